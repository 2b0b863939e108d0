"""Reconciliation by blocks, with as little held as can be, gives what reconciliation in whole gives."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from importlib import import_module

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liandong.model import Polarity, Role, Statement
from liandong.model.desk import Shelf
from liandong.records import HeldDesk, Reconciliation, fold, reconcile, resolve
from tests.records import whole
from tests.records.made import Thing, quantity, records_of, yi
from tests.strategies import DrawnSurvey, corpora, surveys

_SETTINGS = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few at a time, and so few different hashes that blocks hold what has nothing to do with one another."""
    reconciling = import_module("liandong.records.reconcile")
    shorten: Callable[[object], int] = lambda thing: hash(thing) % 3  # noqa: E731
    monkeypatch.setattr(reconciling, "_AT_A_TIME", 2)
    monkeypatch.setattr(reconciling, "hash", shorten, raising=False)


@given(corpora(max_things=14), surveys())
@_SETTINGS
def test_any_records_are_checked_as_in_whole(
    narrow: None, statements: tuple[Statement, ...], survey: DrawnSurvey
) -> None:
    records = fold(statements, resolve(statements, survey), survey)
    assert reconcile(records) == whole.reconcile(records)


AMOUNTS = st.builds(yi, st.sampled_from(("20", "30", "50", "80", "100")), over=st.booleans())
COUNTS = st.builds(lambda n: quantity(str(n), "个", step="1"), st.integers(1, 4))
SCOPES = st.sampled_from((None, "total", "signed", "first_phase", "annual_output"))
POLARITIES = st.sampled_from((Polarity.ASSERTED,) * 5 + (Polarity.DENIED,))
DAYS = st.sampled_from(("2023-08-30", "2023-08-31", "2023-08", "2022-01-05"))


@st.composite
def signings(draw: st.DrawFn) -> list[Thing]:
    """Events with totals, and agreements, projects and figures under them and under one another, told here and there:
    two may stand in the same place.
    """
    places = st.sampled_from(range(10, 90, 10))
    documents = st.sampled_from(("d0", "d1", "d2"))
    things: dict[tuple[str, str, int], Thing] = {}

    def some(kind: str, most: int) -> list[Thing]:
        made = []
        for _ in range(draw(st.integers(1, most))):
            document, place = draw(documents), draw(places)
            made.append(things.setdefault((kind, document, place), Thing(document, kind, place)))
        return list(dict.fromkeys(made))

    def refer(thing: Thing, name: str, others: list[Thing]) -> None:
        for other in draw(st.lists(st.sampled_from(others), max_size=2)):
            thing.say(name, "此", ref=other)

    events, projects, agreements = some("event", 4), some("project", 6), some("agreement", 4)
    for n, event in enumerate(events):
        event.say("name", f"第{n}届云湖大会").say("date", draw(DAYS))
        event.say("amount", draw(AMOUNTS), polarity=draw(POLARITIES))
        event.say("projects_signed", draw(COUNTS)).say("projects_started", draw(COUNTS))
    for n, project in enumerate(projects):
        project.say("name", f"云湖{n}号产业园")
        for _ in range(draw(st.integers(0, 3))):
            project.say("amount", draw(AMOUNTS), scope=draw(SCOPES), polarity=draw(POLARITIES))
        refer(project, "event", events)
        refer(project, "part_of", [*projects, *events, *agreements])
    for n, agreement in enumerate(agreements):
        agreement.say("name", f"第{n}号合作协议").say("field", "物流").say("field", "金融")
        agreement.say("count", draw(COUNTS), polarity=draw(POLARITIES))
        agreement.say("amount", draw(AMOUNTS))
        refer(agreement, "event", events)
        refer(agreement, "part_of", agreements)
    for n, figure in enumerate(some("figure", 8)):
        figure.say("subject", f"第{n}区").say("metric", draw(st.sampled_from(("签约金额", "签约项目", "企业"))))
        figure.say("value", draw(AMOUNTS | COUNTS), scope=draw(st.sampled_from((None, "signed"))))
        refer(figure, "event", events)
    return list(things.values())


@given(signings())
@_SETTINGS
def test_signings_are_checked_as_in_whole(narrow: None, things: list[Thing]) -> None:
    records = records_of(things)
    assert reconcile(records) == whole.reconcile(records)


def test_a_project_counts_for_its_first_event_whatever_block_it_comes_in(narrow: None) -> None:
    first, second = (
        Thing("d0", "event", 10 + n).say("name", name).say("date", day).say("amount", yi("50"))
        for n, (name, day) in enumerate((("春季云湖大会", "2023-03-01"), ("秋季云湖大会", "2023-09-01")))
    )
    projects = [
        Thing("d0", "project", 100 + 10 * n).say("name", f"云湖{n}号产业园").say("amount", yi(amount))
        for n, amount in enumerate(("20", "30"))
    ]
    for event in (first, second):
        event.say("projects_signed", quantity("2", "个", step="1"))
        for project in projects:
            project.say("event", "会上", ref=event)
    (answer,) = reconcile(records_of([first, second, *projects]))
    assert (answer.record, answer.recipe, answer.shown) == (first.id, "parts-total", "20亿元 + 30亿元 = 50亿元")
    assert projects[0].statements[1].value.number == Decimal(2_000_000_000)


def test_a_project_that_is_signed_again_counts_with_the_sum_of_each_time(narrow: None) -> None:
    first, second = (
        Thing(f"d{n}", "event", 10).say("name", name).say("date", day).say("amount", yi(amount))
        for n, (name, day, amount) in enumerate(
            (("春季云湖大会", "2023-03-01", "200"), ("秋季云湖大会", "2025-09-01", "25"))
        )
    )
    for event in (first, second):
        event.say("projects_signed", quantity("2", "个", step="1"))
    once, again = (Thing(f"d{n}", "project", 100).say("name", "云湖微电子产业园") for n in (0, 1))
    once.say("amount", yi("170"), scope="total").say("event", "会上", ref=first)
    again.say("amount", yi("170"), scope="total", words=Role.FORMER)
    again.say("amount", yi("180"), scope="total", words=Role.RAISED, as_of="2025-09-01")
    again.say("amount", yi("10"), scope="increase").say("event", "会上", ref=second)
    others = [
        Thing(f"d{n}", "project", 200).say("name", f"云湖{name}基地").say("amount", yi(sum_), scope="total")
        for n, (name, sum_) in enumerate((("储能", "30"), ("光电", "15")))
    ]
    for other, event in zip(others, (first, second), strict=True):
        other.say("event", "会上", ref=event)
    records = records_of([first, second, once, again, *others])
    answers = {a.record: (a.recipe, a.shown) for a in reconcile(records) if a.recipe == "parts-total"}
    assert {*answers.values()} == {
        ("parts-total", "170亿元 + 30亿元 = 200亿元"),
        ("parts-total", "10亿元 + 15亿元 = 25亿元"),
    }
    assert reconcile(records) == whole.reconcile(records)


def test_records_with_half_a_character_are_checked_too(narrow: None) -> None:
    part, park = (Thing("d0", "project", 10 * n + 10).say("name", f"云\ud800湖{n}号") for n in (0, 1))
    part.say("amount", yi("30")).say("part_of", "此", ref=park)
    park.say("amount", yi("20"))
    records = records_of([part, park])
    assert [a.recipe for a in reconcile(records)] == ["part-whole"]
    assert reconcile(records) == whole.reconcile(records)


class Counting(HeldDesk):
    """A desk that notes how much is asked of its shelves at once."""

    def __init__(self) -> None:
        super().__init__((), {})
        self.most = 0

    def shelf(self) -> Shelf:
        shelf = super().shelf()
        get = shelf.get

        def counted(numbers: Iterable[int]) -> Iterator[tuple[int, bytes]]:
            asked = list(numbers)
            self.most = max(self.most, len(asked))
            return get(asked)

        shelf.get = counted  # type: ignore[method-assign]
        return shelf


def test_records_that_documents_tie_together_are_not_held_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("liandong.records.reconcile"), "_AT_A_TIME", 2)
    park = Thing("d0", "project", 10).say("name", "云湖产业园").say("amount", yi("100"))
    parts = []
    for n in range(40):
        part = Thing("d0", "project", 20 + 10 * n).say("name", f"云湖{n}号厂房").say("amount", yi("5"))
        parts.append(part.say("part_of", "此", ref=park))
    desk = Counting()
    checks = Reconciliation(desk)
    for record in records_of([park, *parts]):
        assert checks.tell(record) == []
    assert {answer.recipe for answer in checks.rest()} == {"part-whole"}
    assert desk.most == 3  # two parts and their whole

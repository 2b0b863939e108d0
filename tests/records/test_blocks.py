"""Resolution by homes and blocks, with as little held as can be, gives what resolution in whole gives."""

from collections.abc import Iterator, Sequence
from importlib import import_module

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liandong.model import Attestation, Decision, Judgement, Statement
from liandong.model.decision import standing
from liandong.model.desk import Told
from liandong.records import HeldDesk, across, blocks, resolve_desk
from liandong.records.kinds import organisations
from tests.records import whole
from tests.records.made import Survey, Thing, said, yi
from tests.strategies import DrawnSurvey, corpora, surveys

_SETTINGS = settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)


class Narrow(HeldDesk):
    """A desk that hands out one home at a time, the last first."""

    def told(self, kind: str) -> Iterator[Sequence[Told]]:
        homes: dict[int, list[Told]] = {}
        for told in super().told(kind):
            for each in told:
                homes.setdefault(each.home, []).append(each)
        return (homes[home] for home in sorted(homes, reverse=True))


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    for module, name, least in (
        (across, "_AT_A_TIME", 2),
        (across, "_HELD", 3),
        (import_module("liandong.records.resolve"), "_MENTIONS", 1),
        (blocks, "BLOCK_LIMIT", 4),
        (organisations, "BRANDS_OF_A_TRADE", 2),
        (organisations, "NAMES_OF_A_PLACE", 2),
        (whole, "BLOCK_LIMIT", 4),
    ):
        monkeypatch.setattr(module, name, least)


def by_blocks(statements: Sequence[Statement], survey: DrawnSurvey | Survey, decisions: Sequence[Decision]) -> object:
    desk = Narrow(statements, survey.families)
    roots = resolve_desk(desk, standing(decisions))
    return {id_: desk.ids[roots[number]] for number, id_ in enumerate(desk.ids) if number}


def decided(data: st.DataObject, statements: Sequence[Statement]) -> list[Decision]:
    ids = sorted({s.mention.id for s in statements})
    pairs = st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(ids), st.sampled_from(Judgement)), max_size=5)
    return [
        Decision(a, b, j, Attestation("王某", f"2024-01-0{n + 1}", "查证"))
        for n, (a, b, j) in enumerate(data.draw(pairs))
    ]


@given(corpora(max_things=14), surveys(), st.data())
@_SETTINGS
def test_any_statements_are_joined_as_in_whole(
    narrow: None, statements: tuple[Statement, ...], survey: DrawnSurvey, data: st.DataObject
) -> None:
    decisions = decided(data, statements)
    assert by_blocks(statements, survey, decisions) == whole.resolve(statements, survey, decisions)


NAMES = ("广州市甲乙科技有限公司", "甲乙科技", "甲乙", "广州甲乙集团有限公司", "深圳甲乙科技有限公司", "广州市")
SUBJECTS = ("甲乙科技", "广州", "甲乙", "云湖产业园")


@st.composite
def figures(draw: st.DrawFn) -> list[Thing]:
    """Firms and figures of theirs in several documents, many of which agree, nearly agree, or differ."""
    things = []
    for number in range(draw(st.integers(1, 5))):
        firms = [Thing(f"d{number}", "organisation", 10 * n + 10) for n in range(draw(st.integers(0, 3)))]
        for each in firms:
            each.say("name", draw(st.sampled_from(NAMES)))
        for n in range(draw(st.integers(0, 4))):
            firm = draw(st.none() | st.sampled_from(firms)) if firms else None
            figure = Thing(f"d{number}", "figure", 100 + 10 * n)
            figure.say("metric", draw(st.sampled_from(("产值", "年产值"))))
            figure.say("subject", draw(st.sampled_from(SUBJECTS)), ref=firm)
            figure.say("value", yi(draw(st.sampled_from(("5", "6", "169.8", "170"))), over=draw(st.booleans())))
            if draw(st.booleans()):
                figure.say("period", "2017")
            things.append(figure)
        things += firms
    return things


@given(figures(), st.sampled_from(({}, {"d1": "d0"}, {"d0": "d3", "d2": "d3"})), st.data())
@_SETTINGS
def test_figures_of_two_rules_are_joined_as_in_whole(
    narrow: None, things: list[Thing], families: dict[str, str], data: st.DataObject
) -> None:
    statements = said(things)
    if not statements:
        return
    decisions, survey = decided(data, statements), Survey(families)
    assert by_blocks(statements, survey, decisions) == whole.resolve(statements, survey, decisions)


def test_what_is_taken_back_joins_nothing(narrow: None) -> None:
    one, other = (Thing(name, "organisation", 10).say("name", "广州市甲乙科技有限公司") for name in ("d0", "d1"))
    both = said([one, other])
    assert len(set(whole.resolve(both, Survey()).values())) == 1
    other.say("name", "丙丁", retracts=other.statements[0].id)
    again = said([one, other])
    assert by_blocks(again, Survey(), []) == whole.resolve(again, Survey())
    assert len(set(whole.resolve(again, Survey()).values())) == 2


def test_names_with_half_a_character_are_joined_too(narrow: None) -> None:
    statements = said([Thing(name, "organisation", 10).say("name", "甲\ud800乙科技有限公司") for name in ("d0", "d1")])
    assert by_blocks(statements, Survey(), []) == whole.resolve(statements, Survey())

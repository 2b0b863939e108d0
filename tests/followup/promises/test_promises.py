"""Promises of pages: what becomes of each as later pages tell it, and what stays open where none does."""

from datetime import date
from pathlib import Path

import pytest

from liandong import Ledger, open_workspace
from liandong.followup.promises import Outcome, Promise, Stage, Wanted, counted, promises, selected
from liandong.followup.promises.explain import reason
from tests.beside import SEEDS, needs_seeds
from tests.followup.promises.conftest import Build
from tests.followup.promises.pages import FORUM, GOALS, LATER, bulletin

NOW = date(2026, 11, 27)
THEN = date(2028, 6, 1)


def of(told: tuple[Promise, ...], name: str) -> Promise:
    return next(each for each in told if each.kind == "project" and name in each.what)


@pytest.fixture(scope="module")
def told(followed: Ledger) -> tuple[Promise, ...]:
    return promises(followed, NOW)


@pytest.mark.parametrize(
    ("name", "outcome", "why"),
    [
        ("晨星存储芯片制造基地", Outcome.KEPT, "reached_by_due"),
        ("禾丰冷链物流中心", Outcome.LATE, "reached_after"),
        ("远帆无人机总装基地", Outcome.BROKEN, "terminated"),
        ("海纳储能电池工厂", Outcome.LATE, "not_by_then"),
        ("金桥盾构机制造基地", Outcome.SILENT, "silent_due"),
        ("瑞康生物药产业园", Outcome.SILENT, "silent"),
    ],
)
def test_a_later_page_changes_the_outcome_and_says_why(
    forum: Ledger, told: tuple[Promise, ...], name: str, outcome: Outcome, why: str
) -> None:
    found = of(told, name)
    assert (found.outcome, found.ground.code) == (outcome, why)
    assert of(promises(forum, NOW), name).outcome is Outcome.SILENT


def test_what_an_outcome_rests_on_are_statements_of_the_ledger(followed: Ledger, told: tuple[Promise, ...]) -> None:
    for each in told:
        assert each.proof.statements
        for id_ in (*each.proof.statements, *each.grounds.statements):
            assert followed.statement(id_).id == id_
        if each.outcome in (Outcome.KEPT, Outcome.LATE, Outcome.BROKEN):
            assert each.grounds.statements


def test_a_commitment_stands_with_its_project_and_is_counted_once(told: tuple[Promise, ...]) -> None:
    project = of(told, "晨星存储芯片制造基地")
    same = [each for each in told if each.part_of == project.id]
    assert {each.outcome for each in same} == {Outcome.KEPT}
    assert len(same) == 2
    assert sum(counted(told).values()) == sum(each.part_of is None for each in told)


def test_as_of_a_day_what_came_later_has_not_happened(followed: Ledger) -> None:
    early = promises(followed, date(2025, 1, 1))
    assert {each.outcome for each in early} <= {Outcome.OPEN, Outcome.SILENT, Outcome.UNKNOWN}
    assert of(early, "晨星存储芯片制造基地").stage is Stage.SIGNED
    assert of(early, "晨星存储芯片制造基地").outcome is Outcome.OPEN
    assert of(promises(followed, date(2025, 4, 3)), "远帆无人机总装基地").outcome is Outcome.BROKEN


def test_before_it_was_made_there_is_no_promise(followed: Ledger) -> None:
    assert promises(followed, date(2024, 3, 1)) == ()


def test_a_promise_is_silent_after_so_many_months(forum: Ledger) -> None:
    name, day = "瑞康生物药产业园", date(2025, 3, 14)
    assert of(promises(forum, day, silent_after=12), name).outcome is Outcome.OPEN
    assert of(promises(forum, date(2025, 3, 15), silent_after=12), name).outcome is Outcome.SILENT
    assert of(promises(forum, day, silent_after=3), name).outcome is Outcome.SILENT


def test_as_known_on_an_earlier_version_later_pages_are_not_known(tmp_path: Path) -> None:
    (tmp_path / "forum.txt").write_text(FORUM, encoding="utf-8")
    (tmp_path / "kept.txt").write_text(LATER["kept.txt"], encoding="utf-8")
    with open_workspace(tmp_path / "ws", create=True) as opened:
        opened.build([tmp_path / "forum.txt"])
        opened.build([tmp_path / "kept.txt"])
        name = "晨星存储芯片制造基地"
        assert of(promises(opened.ledger(), NOW), name).outcome is Outcome.KEPT
        assert of(promises(opened.ledger(known_on=1), NOW), name).outcome is Outcome.SILENT


def test_the_day_of_a_ledger_is_that_of_its_promises_and_due_days_behind_it_stand(tmp_path: Path) -> None:
    (tmp_path / "forum.txt").write_text(FORUM, encoding="utf-8")
    (tmp_path / "kept.txt").write_text(LATER["kept.txt"], encoding="utf-8")
    with open_workspace(tmp_path / "ws", create=True) as opened:
        opened.build([tmp_path / "forum.txt", tmp_path / "kept.txt"])
        then = promises(opened.ledger(as_of="2025-01-01"))
        found = of(then, "晨星存储芯片制造基地")
        assert (found.outcome, found.ground.code, found.stage) == (Outcome.OPEN, "not_due", Stage.SIGNED)
        assert {(each.what, each.outcome) for each in then} == {
            (each.what, each.outcome) for each in promises(opened.ledger(), date(2025, 1, 1))
        }


def test_the_order_of_pages_changes_nothing(build: Build, told: tuple[Promise, ...]) -> None:
    pages = [{name: text} for name, text in reversed(LATER.items())]
    assert promises(build(*pages, {"forum.txt": FORUM}), NOW) == told


@pytest.mark.parametrize(
    ("figure", "year", "outcome", "why"),
    [
        ("1560家", 2027, Outcome.KEPT, "figure_reached"),
        ("1420家", 2027, Outcome.LATE, "figure_missed"),
        ("1560户", 2027, Outcome.UNKNOWN, "unfit_unit"),
        ("1560家", 2026, Outcome.UNKNOWN, "unfit_period"),
        ("约1500家", 2027, Outcome.UNKNOWN, "unfit_bounds"),
    ],
)
def test_a_target_is_held_only_against_figures_that_fit(
    build: Build, figure: str, year: int, outcome: Outcome, why: str
) -> None:
    ledger = build({"goals.txt": GOALS, "bulletin.txt": bulletin(figure, year=year)})
    (found,) = promises(ledger, THEN)
    assert (found.outcome, found.ground.code) == (outcome, why)
    assert found.comparisons[0].fit.value in why


def test_a_figure_of_a_page_that_comes_later_is_not_known_yet(build: Build) -> None:
    ledger = build({"goals.txt": GOALS, "bulletin.txt": bulletin("1560家")})
    (found,) = promises(ledger, date(2027, 6, 1))
    assert found.outcome is Outcome.OPEN
    assert found.comparisons == ()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_outcome_has_its_reason_in_words(told: tuple[Promise, ...], lang: str) -> None:
    assert all(reason(each, lang) for each in told)


def test_promises_are_narrowed_and_what_needs_somebody_comes_first(told: tuple[Promise, ...]) -> None:
    found = selected(told, Wanted.of(outcome="late, broken", kind="project"))
    assert [each.outcome for each in found] == [Outcome.BROKEN, Outcome.LATE, Outcome.LATE]
    assert {each.what for each in selected(told, Wanted.of(by="晨星"))} == {
        each.what for each in told if any("晨星" in name for name in each.by)
    }


def test_every_commitment_of_the_samples_stands_with_its_proof(sample_ledger: Ledger) -> None:
    _stands(sample_ledger, NOW)


@pytest.mark.seeds
@needs_seeds
def test_every_commitment_of_the_seeds_stands_with_its_proof(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "ws", create=True) as opened:
        opened.build([SEEDS])
        _stands(opened.ledger(), NOW)


def _stands(ledger: Ledger, day: date) -> None:
    """Every commitment is there with its sentences, and nothing is broken without a page that says so."""
    told = {each.id: each for each in promises(ledger, day)}
    commitments = list(ledger.records("commitment"))
    assert commitments
    for record in commitments:
        assert told[record.id].proof.quotes
        assert {quote.document for quote in told[record.id].proof.quotes} <= {each.id for each in ledger.documents()}
    assert all(each.outcome is not Outcome.BROKEN or "terminated" in each.ground.code for each in told.values())


def test_a_page_of_the_samples_shows_that_a_signed_project_is_in_use(sample_ledger: Ledger) -> None:
    found = of(promises(sample_ledger, NOW), "细胞治疗产业化中心")
    assert (found.outcome, found.stage) == (Outcome.KEPT, Stage.OPERATING)
    halted = of(promises(sample_ledger, NOW), "载人飞行器总装线")
    assert (halted.outcome, halted.ground.code) == (Outcome.SILENT, "silent_paused")

"""League tables: by what was kept, with intervals, places as far as these decide, and what nothing judges beside."""

from datetime import date
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liandong import Ledger
from liandong.followup.promises import By, Ground, Outcome, Promise, Proof, Stage, league, promises, wilson
from liandong.followup.promises.tables import league_data, league_headings, league_row

PLACES = ("440100", "440300", "310000", "440600")


def promise(number: int, outcome: Outcome, place: str, same: str | None = None) -> Promise:
    return Promise(
        f"{number:032x}", "project", "项目", ("甲公司",), (), (), (), (place,), Stage.BUILT, None, "", None,
        Stage.SIGNED, (), None, (), outcome, Ground("undated"), Proof(), Proof(), Proof(), None, None, None, same,
    )  # fmt: skip


TOLD = st.lists(st.tuples(st.sampled_from(Outcome), st.sampled_from(PLACES)), max_size=40).map(
    lambda found: [promise(number, *each) for number, each in enumerate(found)]
)


@pytest.mark.parametrize(
    ("kept", "judged", "low", "high"),
    [
        (81, 263, "0.2553", "0.3662"),
        (15, 148, "0.0624", "0.1605"),
        (0, 20, "0.0000", "0.1611"),
        (29, 29, "0.8830", "1.0000"),
    ],
)
def test_the_interval_is_that_of_the_literature(kept: int, judged: int, low: str, high: str) -> None:
    """Newcombe, Statistics in Medicine 17 (1998), 857-872, table I, method 3."""
    found = wilson(kept, judged)
    assert found is not None
    assert [round(Decimal(end), 4) for end in found] == [Decimal(low), Decimal(high)]


@given(TOLD)
def test_the_share_lies_in_its_interval_and_between_what_knowledge_could_make_of_it(told: list[Promise]) -> None:
    for row in league(told):
        if row.share is not None and row.low is not None and row.high is not None:
            assert row.low <= row.share <= row.high
        if row.floor is not None and row.ceiling is not None:
            assert row.floor <= (row.share if row.share is not None else row.floor) <= row.ceiling


@given(TOLD)
def test_places_hold_one_another(told: list[Promise]) -> None:
    rows = [row for row in league(told) if row.best is not None and row.worst is not None]
    for row in rows:
        assert row.best is not None
        assert row.worst is not None
        assert 1 <= row.best <= row.worst <= len(rows)
        ahead = [other for other in rows if other.low is not None and row.high is not None and other.low > row.high]
        assert all(other.worst is not None and other.worst < row.worst for other in ahead)


@given(TOLD, st.randoms())
def test_the_order_of_promises_changes_nothing(told: list[Promise], random: Random) -> None:
    turned = list(told)
    random.shuffle(turned)
    assert league(turned) == league(told)


def test_a_place_is_undecided_where_intervals_overlap() -> None:
    few = [promise(1, Outcome.KEPT, "440100"), promise(2, Outcome.BROKEN, "440300")]
    assert [(row.best, row.worst, row.decided) for row in league(few)] == [(1, 2, False), (1, 2, False)]
    many = [promise(n, Outcome.KEPT if n % 2 else Outcome.BROKEN, PLACES[n % 2]) for n in range(80)]
    assert [(row.key, row.best, row.worst) for row in league(many)] == [("440300", 1, 1), ("440100", 2, 2)]


def test_what_nothing_judges_has_no_place() -> None:
    (row,) = league([promise(1, Outcome.SILENT, "440100"), promise(2, Outcome.OPEN, "440100")])
    assert (row.best, row.share, row.unjudged, row.floor, row.ceiling) == (None, None, 1, 0, 1)


def test_what_is_told_twice_counts_once() -> None:
    told = [promise(1, Outcome.KEPT, "440100"), promise(2, Outcome.KEPT, "440100", same=f"{1:032x}")]
    assert [row.promises for row in league(told, By.ORGANISATION)] == [1]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_rows_have_a_cell_for_each_heading(followed: Ledger, lang: str) -> None:
    rows = league(promises(followed, date(2026, 11, 27)))
    assert rows
    assert {len(league_row(row, lang)) for row in rows} == {len(league_headings(lang))}
    assert len(league_data(rows)) == len(rows)

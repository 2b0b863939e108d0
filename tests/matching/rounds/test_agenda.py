"""Agendas: everybody is where the times and tables say, nobody at two tables at once."""

from collections import Counter
from datetime import time
from decimal import Decimal

import pytest

pytest.importorskip("ortools", reason="liandong[matching] is not installed: nothing is given out")
from hypothesis import given
from hypothesis import strategies as st

from liandong.errors import MatchingError
from liandong.matching import Need, Offer, match
from liandong.matching.rounds import Agenda, Hours, Invitation, agenda, allot, best, invitations
from liandong.rules import Unread
from tests.matching import made

WANTED = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("PQRSTU")), unique=True, max_size=48)


def asked(pairs: list[tuple[str, str]]) -> list[Invitation]:
    return [Invitation(firm, institution, ()) for firm, institution in pairs]


def without_clashes(made_: Agenda, tables: int) -> None:
    for name in ("firm", "institution", "table"):
        assert set(Counter((each.slot, getattr(each, name)) for each in made_.sittings).values()) <= {1}
    assert all(1 <= each.table <= tables for each in made_.sittings)


@given(WANTED, st.integers(1, 7))
def test_few_tables_hold_as_many_meetings_as_there_is_time_for(pairs: list[tuple[str, str]], tables: int) -> None:
    told = agenda(asked(pairs), made.ON, Hours(), tables=tables)
    without_clashes(told, tables)
    slots = len(Hours().slots())
    met = [(each.firm, each.institution) for each in told.sittings]
    left = [(each.firm, each.institution) for each in told.left_over]
    assert sorted(met + left) == sorted(pairs)
    assert len(met) == min(len(pairs), slots * tables)
    assert left == pairs[len(met) :]


@given(WANTED, st.integers(1, 7))
def test_no_slot_more_is_used_than_is_needed(pairs: list[tuple[str, str]], tables: int) -> None:
    busiest = max((many for side in (0, 1) for many in Counter(pair[side] for pair in pairs).values()), default=0)
    one, other = agenda(asked(pairs), made.ON), agenda(asked(pairs), made.ON, Hours(minutes=5, pause=0), tables=tables)
    assert len({each.slot for each in one.sittings}) == busiest
    assert len({each.slot for each in other.sittings}) <= max(busiest, -(-len(pairs) // tables))


def test_each_institution_sits_at_a_table_of_its_own() -> None:
    told = agenda(asked([("甲", "银行"), ("甲", "基金"), ("乙", "银行"), ("乙", "基金")]), made.ON)
    assert {each.institution: each.table for each in told.sittings} == {"基金": 1, "银行": 2}
    assert list(told.of_firm()) == ["乙", "甲"]
    assert [len(each) for each in told.of_institution().values()] == [2, 2]
    assert {(each.begin, each.end) for each in told.sittings} == {(time(9), time(9, 20)), (time(9, 25), time(9, 45))}


def test_who_has_a_table_stays_at_it_while_there_are_few() -> None:
    told = agenda(asked([(firm, bank) for firm in "abcd" for bank in "PQR"]), made.ON, tables=2)
    moved = Counter(each.institution for each in told.sittings if each.table != 1)
    assert len({each.slot for each in told.sittings}) == 6
    assert sorted(moved.values()) != [2, 2, 2]


def test_slots_leave_the_rest_free() -> None:
    slots = Hours(time(11), time(15), 30, 10, (time(12), time(14))).slots()
    assert slots == ((time(11), time(11, 30)), (time(14), time(14, 30)))
    assert Hours(time(11), time(13), 30, 10, None).slots()[-1] == (time(12, 20), time(12, 50))
    assert len(Hours().slots()) == 15


@pytest.mark.parametrize(
    "wrong",
    [{"minutes": 0}, {"pause": -1}, {"rest": (time(14), time(12))}, {"end": time(9, 10)}, {"end": time(8)}],
)
def test_hours_in_which_nobody_can_meet_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(MatchingError):
        Hours(**wrong)  # type: ignore[arg-type]
    with pytest.raises(MatchingError, match="0"):
        agenda([], made.ON, tables=0)


NEEDS = [
    Need("n1", "一期", "甲公司", amount=Decimal(10)), Need("n2", "二期", "甲公司", amount=Decimal(20)),
    Need("n3", "仓储", "乙公司", amount=Decimal(30)), Need("n4", "无名项目"),
]  # fmt: skip
OFFERS = [
    Offer("p1", "快贷", "江临银行", rate_least=Decimal(3), capacity=2),
    Offer("p2", "慢贷", "江临银行", rate_least=Decimal(4), amount_most=Decimal(25)),
    Offer("p3", "票据", "", rate_least=Decimal(3), further=(Unread("面谈"),)),
]


def test_several_needs_of_one_firm_at_one_institution_are_one_meeting() -> None:
    told = invitations(best(match(NEEDS, OFFERS, made.ON), 3))
    assert [(each.firm, each.institution) for each in told] == [
        ("甲公司", "江临银行"), ("乙公司", "江临银行"), ("无名项目 (n4)", "江临银行"),
        ("甲公司", "票据 (p3)"), ("乙公司", "票据 (p3)"), ("无名项目 (n4)", "票据 (p3)"),
    ]  # fmt: skip
    assert {each.codes for each in told[0].pairs} == {("n1", "p1"), ("n2", "p1"), ("n1", "p2"), ("n2", "p2")}
    assert [each.sure for each in told[0].pairs + told[3].pairs] == [True] * 4 + [False] * 2


def test_every_need_has_its_first_choice_before_anyone_has_a_second() -> None:
    chosen = best(match(NEEDS, OFFERS, made.ON), 3)
    assert len({each.need.code for each in chosen[:4]}) == 4
    assert best(match(NEEDS, OFFERS, made.ON), 1) == chosen[:4]
    assert [each for each in best(match(NEEDS, OFFERS, made.ON), 3, may=False) if not each.sure] == []


def test_an_allotment_is_a_list_of_invitations_too() -> None:
    given_ = allot(match(NEEDS, OFFERS, made.ON))
    told = agenda(invitations(given_.pairs), made.ON)
    assert sorted(pair.codes for each in told.sittings for pair in each.pairs) == sorted(
        each.codes for each in given_.pairs
    )

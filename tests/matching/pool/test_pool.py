"""The pools: what is listed, revised, withdrawn and taken back, and tables that are taken in."""

import threading
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("numpy", reason="liandong[matching] is not installed: nothing is matched")

from liandong import open_workspace
from liandong.errors import EditConflict, EntryError, UnknownRecord
from liandong.matching import Need, Offer
from liandong.matching.pool import Deed, Needs, Offers, State, TakenIn, Told, changed, take_in_both
from liandong.matching.rounds import Rounds
from liandong.rules.condition import Days
from liandong.store.beside import Beside
from tests.matching import made

BY: dict[str, Any] = {"actor": "周敏", "reason": "企业申报"}
NEED = Need("", "产线扩建", "星河公司", Decimal(3000), Decimal(36), pledges=frozenset({"房产", "设备"}))


@pytest.fixture
def needs(beside: Beside) -> Needs:
    return Needs(beside)


def test_needs_and_offers_come_back_as_they_were(beside: Beside) -> None:
    many_needs, many_offers = made.both(30, 40, seed=5)
    needs, offers = Needs(beside), Offers(beside)
    assert (needs.every(), offers.standing(made.ON), needs.newest()) == ((), (), (0, 0))
    assert len(needs.take_in(many_needs, **BY).new) == 30
    assert len(offers.take_in(many_offers, **BY).new) == 40
    assert [each.noun for each in needs.every()] == list(many_needs)
    assert [each.noun for each in offers.every()] == list(many_offers)
    assert offers.standing(made.ON) == tuple(each for each in many_offers if each.days.hold(made.ON))
    assert needs.unlike_logs() == offers.unlike_logs() == []


def test_nothing_is_made_by_asking(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "ws", create=True) as opened, closing(opened.beside()) as beside:
        needs, rounds = Needs(beside), Rounds(beside)
        assert (needs.every(), needs.standing(made.ON), needs.newest(), rounds.newest()) == ((), (), (0, 0), (0, 0, 0))
        assert (rounds.all(), rounds.success([], made.ON)) == ((), {})
        assert not list((tmp_path / "ws").rglob("portal.sqlite"))


def test_what_has_no_code_is_given_one(needs: Needs) -> None:
    first, second = needs.list_(NEED, **BY), needs.list_(replace(NEED, code="#7", title="仓储周转"), **BY)
    assert (first.code, second.code) == ("N-1", "N-2")
    assert needs.of_code("N-2").noun.title == "仓储周转"
    with pytest.raises(UnknownRecord):
        needs.of_code("N-3")


def test_each_step_is_kept_and_the_last_is_taken_back(needs: Needs) -> None:
    listed = needs.list_(NEED, proof={"amount": "融资3000万元"}, document="d1", **BY)
    assert (listed.proof, listed.document, listed.state) == ({"amount": "融资3000万元"}, "d1", State.LISTED)
    more = replace(listed.noun, amount=Decimal(5000))
    revised = needs.change(listed.number, Deed.REVISE, Told.of(more), seen=1, **BY)
    assert (revised.noun, revised.proof) == (more, listed.proof)
    withdrawn = needs.change(listed.number, Deed.WITHDRAW, seen=2, **BY)
    assert withdrawn.state is State.WITHDRAWN
    assert needs.standing(made.ON) == ()
    back = needs.undo(listed.number, seen=3, **BY)
    assert back.state is State.LISTED
    assert back.noun.amount == 5000
    again = needs.undo(listed.number, seen=4, **BY)
    assert again.noun.amount == 3000
    assert [entry.deed for entry in needs.log(listed.number)] == ["list", "revise", "withdraw", "undo", "undo"]
    assert needs.unlike_logs() == []


def test_two_who_change_one_item_end_in_a_conflict(needs: Needs) -> None:
    number = needs.list_(NEED, **BY).number
    held = needs.one(number).noun
    needs.change(number, Deed.REVISE, Told.of(replace(held, term=Decimal(24))), seen=1, **BY)
    with pytest.raises(EditConflict):
        needs.change(number, Deed.REVISE, Told.of(replace(held, term=Decimal(12))), seen=1, **BY)
    assert needs.one(number).noun.term == 24


@pytest.mark.parametrize("wrong", [replace(NEED, title=""), replace(NEED, firm="企" * 201)])
def test_what_cannot_be_taken_is_refused_by_field(needs: Needs, wrong: Need) -> None:
    with pytest.raises(EntryError):
        needs.list_(wrong, **BY)
    assert needs.every() == ()


def test_a_code_stands_for_one_thing_on_a_day(beside: Beside) -> None:
    offers = Offers(beside)
    first = Offer("P1", "订单贷", "甲银行", days=Days(None, date(2026, 6, 30)))
    offers.list_(first, **BY)
    later = replace(first, amount_most=Decimal(500), days=Days(date(2026, 7, 1), None))
    second = offers.list_(later, **BY)
    assert offers.standing(date(2026, 7, 1)) == (later,)
    with pytest.raises(EntryError, match="P1"):
        offers.list_(replace(first, title="设备贷"), **BY)
    with pytest.raises(EntryError, match="P1"):
        offers.change(second.number, Deed.REVISE, Told.of(replace(later, days=first.days)), seen=1, **BY)
    assert len(offers.every()) == 2


def test_a_withdrawn_item_does_not_come_back_over_another(needs: Needs) -> None:
    old = needs.list_(replace(NEED, code="A"), **BY)
    needs.change(old.number, Deed.WITHDRAW, seen=1, **BY)
    needs.list_(replace(NEED, code="A"), **BY)
    with pytest.raises(EntryError, match="A"):
        needs.change(old.number, Deed.RELIST, seen=2, **BY)
    with pytest.raises(EntryError, match="A"):
        needs.undo(old.number, seen=2, **BY)


def test_a_table_that_is_brought_again_changes_what_changed(needs: Needs) -> None:
    rows = [replace(NEED, code="#1", source="a.xlsx B5"), replace(NEED, code="A2", title="研发中心")]
    assert needs.take_in(rows, **BY) == TakenIn((1, 2), (), ())
    again = [
        replace(rows[0], code="#9", source="b.xlsx B7"),
        replace(rows[1], amount=Decimal(1)),
        replace(NEED, title="x"),
    ]
    assert needs.take_in(again, **BY) == TakenIn((3,), (2,), (1,))
    assert needs.of_code("A2").noun.amount == 1
    assert [entry.deed for entry in needs.log(2)] == ["list", "revise"]


def test_a_table_is_taken_in_whole_or_not_at_all(needs: Needs) -> None:
    with pytest.raises(EntryError):
        needs.take_in([NEED, replace(NEED, title="", code="A")], **BY)
    assert needs.every() == ()


def test_both_tables_are_taken_in_or_neither(beside: Beside) -> None:
    pools = Needs(beside), Offers(beside)
    with pytest.raises(EntryError):
        take_in_both(pools, [NEED], [Offer("p", "", "甲银行")], **BY)
    assert [pool.every() for pool in pools] == [(), ()]
    taken = take_in_both(pools, [NEED], [Offer("p", "订单贷", "甲银行")], **BY)
    assert taken == (TakenIn((1,), (), ()), TakenIn((1,), (), ()))


def test_two_tables_taken_in_at_once_leave_each_item_once(place: str) -> None:
    many, _ = made.both(20, 1, seed=8)
    with open_workspace(place, create=True):
        pass

    def take() -> None:
        with open_workspace(place) as opened, closing(opened.beside()) as beside:
            Needs(beside).take_in(many, **BY)

    threads = [threading.Thread(target=take) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with open_workspace(place) as opened, closing(opened.beside()) as beside:
        assert [each.code for each in Needs(beside).every()] == [each.code for each in many]


def test_what_another_program_writes_is_seen(needs: Needs, beside: Beside) -> None:
    assert needs.every() == ()
    other = Needs(beside)
    number = other.list_(NEED, **BY).number
    assert [each.number for each in needs.every()] == [number]
    assert len(needs.standing(made.ON)) == 1
    other.change(number, Deed.WITHDRAW, seen=1, **BY)
    assert needs.standing(made.ON) == ()
    assert needs.every(State.LISTED) == ()


def test_what_a_table_revises_rests_on_no_page_any_more(needs: Needs) -> None:
    read = needs.list_(
        replace(NEED, code="n1"),
        proof={"amount": "融资三千万元"},
        spans={"amount": (12, 18)},
        document="d",
        page="h",
        **BY,
    )
    assert (read.spans, read.document, read.page) == ({"amount": (12, 18)}, "d", "h")
    needs.take_in([replace(NEED, code="n1", amount=Decimal(800))], **BY)
    now = needs.one(read.number)
    assert (now.proof, now.spans, now.document, now.page) == ({}, {}, "", "")
    again = needs.undo(read.number, seen=2, **BY)
    assert (again.proof, again.spans, again.page) == (read.proof, read.spans, "h")
    assert needs.unlike_logs() == []


def test_what_stood_on_a_day_is_asked_as_it_was_known_then(needs: Needs) -> None:
    said = dict(BY)
    one = needs.list_(replace(NEED, code="n1"), **said, at="2026-05-20T10:00:00+08:00")
    more = replace(NEED, code="n1", amount=Decimal(9000))
    needs.change(one.number, Deed.REVISE, Told.of(more), seen=1, **said, at="2026-10-10T10:00:00+08:00")
    needs.undo(one.number, seen=2, **said, at="2026-10-12T00:30:00+08:00")
    needs.change(one.number, Deed.WITHDRAW, seen=3, **said, at="2026-11-01T10:00:00+08:00")
    needs.list_(replace(NEED, code="n2"), **said, at="2026-10-11T23:00:00+08:00")
    first, day = Decimal(3000), date(2026, 6, 1)

    def known(when: date) -> list[tuple[str, Decimal | None]]:
        return [(each.code, each.amount) for each in needs.standing(day, known_on=when)]

    assert known(date(2026, 5, 19)) == []
    assert known(day) == [("n1", first)]
    assert known(date(2026, 10, 11)) == [("n1", Decimal(9000)), ("n2", first)]
    assert known(datetime.fromisoformat("2026-10-11T22:59:59+08:00")) == [("n1", Decimal(9000))]
    assert known(date(2026, 10, 12)) == [("n1", first), ("n2", first)]
    assert known(date(2026, 11, 1)) == [(each.code, each.amount) for each in needs.standing(day)] == [("n2", first)]
    (withdrawn,) = needs.every(State.WITHDRAWN, known_on=date(2026, 11, 1))
    assert withdrawn == needs.one(one.number)


def test_what_changed_is_told_by_field() -> None:
    told = changed(NEED, replace(NEED, amount=Decimal(5000), pledges=frozenset(), region="440100"))
    assert [(name, one.worded("zh"), other.worded("zh")) for name, one, other in told] == [
        ("amount", "3,000 万元", "5,000 万元"),
        ("region", "无", "广州市"),
        ("pledges", "房产、设备", "无"),
    ]

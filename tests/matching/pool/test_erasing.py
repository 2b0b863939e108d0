"""Erasing of a page: its sentences go from the pools, from their logs and from the rounds that were kept, in every
process that has read them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("numpy", reason="liandong[matching] is not installed: nothing is matched")

from sqlalchemy import select

from liandong import Workspace, open_workspace
from liandong.matching import Need, Offer
from liandong.matching.pool import Deed, Needs, Offers, Told
from liandong.matching.rounds import Round, Rounds
from liandong.rules import All, Not, Relation, Test, Unread
from liandong.store.beside import Beside
from liandong.store.forgetting import BLOTTED, forget
from liandong.store.matching import match_forgotten, match_round, metadata
from tests.cli.conftest import PAGES
from tests.workspace import tiny

BY: dict[str, Any] = {"actor": "周敏", "reason": "企业申报"}
LAW = {"actor": "法务", "reason": "本人要求"}
ON = date(2026, 6, 1)
SECRET, OTHER = "经张三丰同志点头方可", "须在本地纳税"
NEED = Need("n1", "产线扩建", "星河公司")
READ = Offer("p1", "订单贷", "甲银行", further=(Unread(SECRET), Not(All((Unread(OTHER), Unread(SECRET))))))
PROOF = {"title": f"订单贷。{SECRET}", "further.0": SECRET, "further.1": f"除外：{OTHER}，{SECRET}"}
FREE = Offer("p2", "周转贷", "乙银行", further=(Unread(SECRET),))


@pytest.fixture
def workspace(place: str, tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(place, create=True) as opened:
        opened.build([tiny.write(tmp_path / "in", PAGES)])
        yield opened


def page_of(workspace: Workspace) -> str:
    return min(document.page for document in workspace.ledger().documents())


def everything(beside: Beside) -> str:
    """All that stands in the tables of matching."""
    with beside.reading() as connection:
        return "\n".join(str(row) for table in metadata.tables.values() for row in connection.execute(select(table)))


def test_sentences_and_conditions_of_an_erased_page_go_from_logs_rows_and_rounds(
    workspace: Workspace, beside: Beside
) -> None:
    page, offers, needs, rounds = page_of(workspace), Offers(beside), Needs(beside), Rounds(beside)
    needs.list_(NEED, proof={"title": f"{SECRET}的产线扩建"}, page=page, **BY)
    offers.list_(READ, proof=PROOF, document="d", page=page, **BY)
    offers.take_in([replace(READ, capacity=3)], **BY)  # a table that was made of the first one
    kept = rounds.keep(Round("六月", ON, needs.standing(ON), offers.standing(ON)), **BY)
    before = rounds.round(kept.id).round.match()
    assert SECRET in everything(beside)
    workspace.erase(page, **LAW)
    assert SECRET not in everything(beside)
    assert offers.of_code("p1").noun == replace(
        READ, capacity=3, further=(Unread(BLOTTED), Not(All((Unread(BLOTTED), Unread(BLOTTED)))))
    )
    assert offers.undo(1, seen=2, **BY).proof == {}
    assert (offers.unlike_logs(), needs.unlike_logs()) == ([], [])
    after = rounds.round(kept.id).round.match()
    assert (after.eligible, after.open, after.near_misses) == (before.eligible, before.open, before.near_misses)


def test_what_no_erased_page_proves_stays(workspace: Workspace, beside: Beside) -> None:
    page, offers, rounds = page_of(workspace), Offers(beside), Rounds(beside)
    further = (*READ.further, Test("region", Relation.ONE_OF, frozenset({"440100"}), text=OTHER))
    offers.list_(replace(READ, further=further), proof={"further.0": SECRET}, page=page, **BY)
    offers.list_(FREE, proof={"further.0": SECRET}, page="another", **BY)
    kept = rounds.keep(Round("六月", ON, (NEED,), offers.standing(ON)), **BY)
    workspace.erase(page, **LAW)
    first, second = (each.noun for each in offers.every())
    assert (first.further[0], first.further[2], second) == (Unread(BLOTTED), further[2], FREE)
    assert rounds.round(kept.id).round.offers[1] == FREE
    assert offers.of_code("p2").proof == {"further.0": SECRET}


def test_another_process_does_not_go_on_telling_what_was_erased(workspace: Workspace, beside: Beside) -> None:
    page, offers = page_of(workspace), Offers(beside)
    offers.list_(READ, proof=PROOF, page=page, **BY)
    assert SECRET in str(offers.every()) + str(offers.standing(ON))
    before = offers.newest(), Rounds(beside).newest()
    workspace.erase(page, **LAW)
    assert SECRET not in str(offers.every()) + str(offers.standing(ON))
    assert (offers.newest(), Rounds(beside).newest()) != before


def test_an_erasing_that_was_killed_is_brought_to_its_end_by_the_next_build(
    workspace: Workspace, beside: Beside, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, offers = page_of(workspace), Offers(beside)
    offers.list_(READ, proof=PROOF, page=page, **BY)
    with monkeypatch.context() as patch:
        patch.setattr(type(workspace._store), "forget_beside", lambda store: None)
        workspace.erase(page, **LAW)
    assert SECRET in everything(beside)
    workspace.build([])
    assert SECRET not in everything(beside)


def test_what_was_erased_once_is_not_looked_for_again(beside: Beside) -> None:
    Offers(beside).list_(READ, proof=PROOF, page="h1", **BY)
    forget(beside, ["h1"])
    with beside.reading() as connection:
        noted = [tuple(row) for row in connection.execute(select(match_forgotten))]
    assert [page for page, at in noted if at] == ["h1"]
    forget(beside, ["h1"])
    with beside.reading() as connection:
        assert [tuple(row) for row in connection.execute(select(match_forgotten))] == noted


def test_a_round_that_hands_changed_is_told_also_after_an_erasing(workspace: Workspace, beside: Beside) -> None:
    page, offers, rounds = page_of(workspace), Offers(beside), Rounds(beside)
    offers.list_(READ, proof=PROOF, page=page, **BY)
    kept = rounds.keep(Round("六月", ON, (NEED,), offers.standing(ON)), **BY)
    workspace.erase(page, **LAW)
    with beside.writing() as connection:
        whole = connection.execute(select(match_round.c.whole)).scalar_one()
        connection.execute(match_round.update().values(whole=whole.replace("订单贷", "周转贷")))
    with pytest.raises(Exception, match=kept.id):
        rounds.round(kept.id)


def test_nothing_is_made_by_erasing(workspace: Workspace, beside: Beside) -> None:
    workspace.erase(page_of(workspace), **LAW)
    assert not any(beside.holds(table) for table in metadata.tables.values())


def test_what_an_older_entry_proves_goes_though_a_later_one_is_of_another_page(beside: Beside) -> None:
    needs = Needs(beside)
    read = needs.list_(NEED, proof={"title": SECRET}, document="d", page="h1", **BY)
    told = Told(plain={**read.plain, "title": "别的"}, proof={"title": OTHER}, document="e", page="h2")
    needs.change(1, Deed.REVISE, told, seen=1, **BY)
    forget(beside, ["h1"])
    assert SECRET not in everything(beside)
    assert needs.one(1).proof == {"title": OTHER}
    assert needs.undo(1, seen=2, **BY).proof == {}

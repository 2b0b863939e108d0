"""Erasing of one need or product because its owner asks for it: what persons typed goes as well, in every place."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("numpy", reason="liandong[matching] is not installed: nothing is matched")

from liandong import Workspace, open_workspace
from liandong.errors import EditConflict, EntryError
from liandong.matching import Need, Offer
from liandong.matching.pool import Deed, Needs, Offers, State, Told
from liandong.matching.pool import pool as pooling
from liandong.matching.rounds import Outcome, Round, Rounds, Stage
from liandong.rules import Unread
from liandong.store.beside import Beside
from liandong.store.forgetting import BLOTTED
from tests.matching.pool.test_erasing import everything

BY: dict[str, Any] = {"actor": "周敏", "reason": "企业申报"}
LAW: dict[str, Any] = {"actor": "法务", "reason": "本人要求"}
ON = date(2026, 6, 1)
SECRETS = ("张三丰", "隐庐工坊", "后院扩建", "前院翻修", "登记表.xlsx")
NEED = Need("n1", "后院扩建", "张三丰隐庐工坊", Decimal(300), Decimal(36), source="登记表.xlsx")
OTHER = Need("n2", "产线扩建", "星河公司", Decimal(300), Decimal(36))
OFFER = Offer("p1", "周转贷", "乙银行", further=(Unread("经老张点头"),), source="产品册.xlsx")


@pytest.fixture
def workspace(place: str) -> Iterator[Workspace]:
    with open_workspace(place, create=True) as opened:
        yield opened


@pytest.fixture
def beside(workspace: Workspace) -> Iterator[Beside]:
    with closing(workspace.beside()) as beside:
        yield beside


def filled(beside: Beside) -> tuple[Needs, Rounds, str]:
    """A need that was revised, undone, listed and withdrawn, of which a round tells, with an outcome taken back."""
    needs, rounds = Needs(beside), Rounds(beside)
    needs.list_(NEED, proof={"title": "张三丰要后院扩建"}, **BY)
    needs.list_(OTHER, **BY)
    needs.change(1, Deed.REVISE, Told.of(replace(NEED, title="前院翻修")), seen=1, actor="周敏", reason="张三丰来电")
    needs.undo(1, seen=2, actor="周敏", reason="张三丰又来电")
    kept = rounds.keep(Round("六月", ON, needs.standing(ON), (OFFER,)), **BY)
    said = Outcome("n1", "p1", Stage.CONTACT, ON)
    rounds.state(kept.id, said, actor="周敏", reason="张三丰说谈过")
    rounds.retract(kept.id, 1, actor="周敏", reason="张三丰说没有")
    rounds.state(kept.id, replace(said, need="n2"), actor="周敏", reason="星河公司说谈过")
    return needs, rounds, kept.id


def test_nothing_that_tells_whose_it_was_is_left_in_any_table(beside: Beside) -> None:
    needs, rounds, id_ = filled(beside)
    before = rounds.round(id_).round
    assert all(secret in everything(beside) for secret in SECRETS)
    erased = needs.erase(1, seen=3, **LAW)
    assert (erased.state, erased.code, erased.title, erased.owner) == (State.ERASED, "n1", BLOTTED, "")
    assert [secret for secret in SECRETS if secret in everything(beside)] == []
    after = rounds.round(id_).round
    assert after.needs == (replace(NEED, title=BLOTTED, firm="", source=""), OTHER)
    assert rounds.round(id_).otherwise(after.match()) is False, "the round answers as it did"
    assert (after.offers, after.success) == (before.offers, before.success)
    assert [each.by.reason for each in rounds.stated(id_)] == [BLOTTED, "星河公司说谈过"]
    assert needs.unlike_logs() == []
    assert [(each.actor, each.deed.value) for each in needs.log(1)] == [
        ("周敏", "list"), ("周敏", "revise"), ("周敏", "undo"), ("法务", "erase"),
    ]  # fmt: skip
    assert needs.log(1)[-1].reason == "本人要求"


def test_what_was_erased_stands_in_no_answer_that_of_a_past_day_included(beside: Beside) -> None:
    needs, _, _ = filled(beside)
    then = datetime.now(UTC)
    assert [each.code for each in needs.standing(ON, known_on=then)] == ["n1", "n2"]
    needs.erase(1, seen=3, **LAW)
    assert [each.code for each in needs.standing(ON)] == ["n2"]
    assert [each.code for each in needs.standing(ON, known_on=then)] == ["n2"]
    assert needs.one(2).noun == OTHER


def test_the_words_of_a_product_go_and_its_code_is_free_again(beside: Beside) -> None:
    offers, rounds = Offers(beside), Rounds(beside)
    offers.take_in([OFFER], **BY)
    offers.change(1, Deed.WITHDRAW, seen=1, actor="周敏", reason="经老张点头")
    kept = rounds.keep(Round("六月", ON, (OTHER,), (OFFER,)), **BY)
    offers.erase(1, seen=2, **LAW)
    assert [
        secret for secret in ("经老张点头", "周转贷", "乙银行", "产品册.xlsx") if secret in everything(beside)
    ] == []
    assert rounds.round(kept.id).round.offers == (Offer("p1", BLOTTED, "", further=(Unread(BLOTTED),)),)
    assert offers.take_in([OFFER], **BY).new == (2,)


def test_another_of_the_same_code_keeps_its_words_in_other_rounds(beside: Beside) -> None:
    needs, rounds, _ = filled(beside)
    namesake = Need("n1", "厂房大修", "月湖公司", Decimal(80))
    other = rounds.keep(Round("七月", date(2026, 7, 1), (namesake,), (OFFER,)), **BY)
    needs.erase(1, seen=3, **LAW)
    assert rounds.round(other.id).round.needs == (namesake,)


def test_nothing_more_can_be_done_to_it_and_no_erasing_is_done_to_what_nobody_saw(beside: Beside) -> None:
    needs, _, _ = filled(beside)
    with pytest.raises(EditConflict):
        needs.erase(1, seen=1, **LAW)
    with pytest.raises(EntryError):
        needs.erase(1, seen=3, actor="法务", reason="")
    assert needs.one(1).noun == NEED
    needs.erase(1, seen=3, **LAW)
    for deed in (Deed.RELIST, Deed.WITHDRAW, Deed.REVISE):
        with pytest.raises(EntryError):
            needs.change(1, deed, seen=4, **LAW)
    with pytest.raises(EntryError):
        needs.undo(1, seen=4, **LAW)
    assert needs.change(2, Deed.ERASE, seen=1, **LAW).title == BLOTTED, "to erase by `change` takes all as well"
    assert "产线扩建" not in everything(beside)


def test_another_process_does_not_go_on_telling_it(workspace: Workspace, beside: Beside) -> None:
    needs, rounds, _ = filled(beside)
    with closing(workspace.beside()) as second:
        elsewhere, at = Needs(second), Rounds(second)
        before = (elsewhere.every(), at.newest())
        assert "张三丰" in str(before)
        needs.erase(1, seen=3, **LAW)
        assert "张三丰" not in str(elsewhere.every())
        assert at.newest() != before[1]
        assert rounds.erased() == at.erased() == 1


def test_no_byte_of_it_is_left_in_the_file_also_after_a_kill(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_workspace(tmp_path / "ws", create=True) as opened, closing(opened.beside()) as beside:
        needs, _, _ = filled(beside)
        with monkeypatch.context() as patch:
            patch.setattr(pooling, "finish", lambda *_: None)
            needs.erase(1, seen=3, **LAW)
        needs.erase(1, seen=3, **LAW)
    left = b"".join(each.read_bytes() for each in (tmp_path / "ws").rglob("portal.sqlite*"))
    assert len(left) > 0
    assert [secret for secret in SECRETS if secret.encode() in left] == []

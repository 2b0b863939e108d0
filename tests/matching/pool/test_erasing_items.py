"""Erasing of one need or product because its owner asks for it: what persons typed goes as well, in every place."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("numpy", reason="liandong[matching] is not installed: nothing is matched")

from sqlalchemy import select

from liandong import Workspace, open_workspace
from liandong.errors import EditConflict, EntryError, WorkspaceBusy
from liandong.matching import Need, Offer
from liandong.matching.pool import Deed, Needs, Offers, State, Told
from liandong.matching.pool import pool as pooling
from liandong.matching.rounds import Outcome, Round, Rounds, Stage
from liandong.rules import Unread
from liandong.store.beside import Beside
from liandong.store.forgetting import BLOTTED, forget
from liandong.store.matching import match_forgotten
from tests.matching.pool.test_erasing import everything

BY: dict[str, Any] = {"actor": "周敏", "reason": "企业申报"}
LAW: dict[str, Any] = {"actor": "法务", "reason": "本人要求"}
ON = date(2026, 6, 1)
SECRETS = ("张三丰", "隐庐工坊", "后院扩建", "前院翻修", "登记表.xlsx")
NEED = Need("n1", "后院扩建", "张三丰隐庐工坊", Decimal(300), Decimal(36), source="登记表.xlsx")
OTHER = Need("n2", "产线扩建", "星河公司", Decimal(300), Decimal(36))
OFFER = Offer("p1", "周转贷", "乙银行", further=(Unread("经老张点头"),), source="产品册.xlsx")


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


def test_a_namesake_with_the_same_code_and_title_keeps_its_words(beside: Beside) -> None:
    needs, rounds, _ = filled(beside)
    needs.change(1, Deed.WITHDRAW, seen=3, actor="周敏", reason="企业撤回")
    namesake = replace(NEED, firm="月湖公司", source="七月.xlsx")
    needs.take_in([namesake], **BY)
    july = rounds.keep(Round("七月", date(2026, 7, 1), (namesake,), (OFFER,)), **BY)
    rounds.state(july.id, Outcome("n1", "p1", Stage.CONTACT, date(2026, 7, 2)), actor="周敏", reason="月湖公司说谈过",
                 at="2026-11-20T09:00:00+08:00")  # fmt: skip
    needs.erase(1, seen=4, **LAW)
    assert rounds.round(july.id).round.needs == (namesake,)
    assert [each.by.reason for each in rounds.stated(july.id)] == ["月湖公司说谈过"]
    assert needs.of_code("n1").owner == "月湖公司"
    needs.change(3, Deed.WITHDRAW, seen=1, actor="周敏", reason="企业撤回")
    assert needs.of_code("n1").owner == "月湖公司", "what was erased is meant last"


def test_the_record_that_proved_an_outcome_goes(beside: Beside) -> None:
    needs, rounds, id_ = filled(beside)
    rounds.state(id_, Outcome("n1", "p1", Stage.CONTACT, ON, record="7f3aee"), actor="周敏")
    rounds.state(id_, Outcome("n2", "p1", Stage.CONTACT, ON, record="9b2c11"), actor="周敏")
    needs.erase(1, seen=3, **LAW)
    assert [each.record for each in rounds.outcomes(id_)] == ["", "", "9b2c11"][-len(rounds.outcomes(id_)) :]
    assert "7f3aee" not in everything(beside)


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


@pytest.mark.parametrize(
    "end",
    [lambda opened, needs: needs.erase(1, seen=3, **LAW), lambda opened, needs: opened.build([])],
    ids=["the same call", "the next build"],
)
def test_no_byte_of_it_is_left_in_the_file_also_after_a_kill(
    end: Callable[[Workspace, Needs], Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_workspace(tmp_path / "ws", create=True) as opened, closing(opened.beside()) as beside:
        needs, _, _ = filled(beside)
        with monkeypatch.context() as patch:
            patch.setattr(pooling, "finish", lambda *_: None)
            needs.erase(1, seen=3, **LAW)
        forget(beside, ["anotherpage"])  # of a page: it ends its own alone
        end(opened, needs)
    left = b"".join(each.read_bytes() for each in (tmp_path / "ws").rglob("portal.sqlite*"))
    assert len(left) > 0
    assert [secret for secret in SECRETS if secret.encode() in left] == []


def test_an_erasing_that_a_reader_keeps_from_the_file_says_so_and_is_ended_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_workspace(tmp_path / "ws", create=True) as opened, closing(opened.beside()) as beside:
        needs, _, _ = filled(beside)
        with closing(opened.beside()) as second, second.reading() as connection:
            connection.execute(select(match_forgotten)).all()
            with pytest.raises(WorkspaceBusy):
                needs.erase(1, seen=3, **LAW)
        assert needs.one(1).state is State.ERASED
        needs.erase(1, seen=3, **LAW)
    left = b"".join(each.read_bytes() for each in (tmp_path / "ws").rglob("portal.sqlite*"))
    assert [secret for secret in SECRETS if secret.encode() in left] == []

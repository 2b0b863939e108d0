"""What other hands changed of needs, offers and rounds is found."""

from contextlib import closing
from datetime import date

import pytest

pytest.importorskip("numpy", reason="liandong[matching] is not installed: nothing is matched")

from sqlalchemy import func

from liandong import open_workspace
from liandong.matching import Need, Offer
from liandong.matching.pool import Needs, Offers
from liandong.matching.rounds import Outcome, Round, Rounds, Stage
from liandong.matching.soundness import faults
from liandong.store.matching import match_outcome, match_round, need_event, offer

NEED, OFFER, DAY = Need("n1", "扩建"), Offer("p1", "订单贷", "甲银行"), date(2026, 6, 1)


def test_what_was_changed_is_named(place: str) -> None:
    with open_workspace(place, create=True) as opened, closing(opened.beside()) as beside:
        assert list(faults(beside)) == []
        Needs(beside).list_(NEED, actor="周敏")
        Offers(beside).list_(OFFER, actor="周敏")
        rounds = Rounds(beside)
        kept = [rounds.keep(Round(title, DAY, (NEED,), (OFFER,)), actor="周敏").id for title in ("春", "夏")]
        rounds.state(kept[1], Outcome("n1", "p1", Stage.CONTACT, DAY), actor="周敏", reason="回访")
        assert list(faults(beside)) == []
        with beside.writing() as connection:
            whole = func.replace(match_round.c.whole, "春", "秋")
            connection.execute(match_round.update().values(whole=whole).where(match_round.c.id == kept[0]))
            connection.execute(match_outcome.update().values(told="{}"))
            connection.execute(need_event.update().values(told=func.replace(need_event.c.told, "扩建", "技改")))
            connection.execute(offer.update().values(whole=func.replace(offer.c.whole, "甲银行", "乙银行")))
        told = [fault.worded("zh") for fault in faults(beside)]
    assert [any(name in each for each in told) for name in ("需求 1", "产品 1", *kept)] == [True] * 4
    assert len(told) == 4

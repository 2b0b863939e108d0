"""Direct entry in the portal: every kind by its form, shown before it is written, proved by a person's word."""

import pytest

from liandong import Workspace
from liandong.documents.ledger_columns import named_by
from liandong.model import KINDS, Deed, PropertyType
from tests.portal.hand import Hand, hidden, wrong

TYPED = {
    PropertyType.NAME: "试验名称",
    PropertyType.TEXT: "试验文字",
    PropertyType.DATE: "2031-05-19",
    PropertyType.PERIOD: "2031",
    PropertyType.AMOUNT: "180亿元",
    PropertyType.COUNT: "18个",
    PropertyType.QUANTITY: "120亩",
    PropertyType.PLACE: "广东省广州市",
    PropertyType.STAGE: "签约",
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_of_every_kind_is_looked_at_and_entered(hand: Hand, own: Workspace, kind: str) -> None:
    fields = {f"p_{p.name}": TYPED[p.type] for p in KINDS[kind].properties if p.type is not PropertyType.REFERENCE}
    path = f"/zh/new/{kind}"
    before = len(list(own.ledger().records(kind)))
    looked = hand.send(path, **fields, do="look")
    assert looked.status_code == 200, wrong(looked.text)
    assert not own.log()
    shown = looked.text.partition('id="looked"')[2].partition("</section>")[0]
    assert all(TYPED[p.type] in shown for p in KINDS[kind].properties if p.name in named_by(KINDS[kind]))
    seen = hidden(looked.text, "seen")
    card = hand.done(path, **fields, seen=seen, do="enter")
    assert hand.led.startswith("/zh/record/")
    assert "周敏" in card
    assert "电话核实" in card
    assert own.log()[-1].deed is Deed.ENTER
    assert len(list(own.ledger().records(kind))) == before + 1


def test_errors_stand_beside_their_fields_and_what_was_typed_is_kept(hand: Hand, own: Workspace) -> None:
    typed = {"p_name": "新园区一期", "p_amount": "不少", "p_date": "上个月", "p_party": "甲公司\r\n乙公司"}
    told = hand.send("/zh/new/project", **typed, do="look")
    assert told.status_code == 422
    for name in ("p_amount", "p_date"):
        assert f'id="e-{name}"' in told.text
        assert f'href="#f-{name}"' in told.text
    assert 'id="e-p_name"' not in told.text
    assert all(value in told.text for value in ("新园区一期", "不少", "上个月", "甲公司"))
    nameless = hand.send("/zh/new/project", p_amount="3亿元", do="look")
    assert nameless.status_code == 422
    twice = hand.send("/zh/new/project", p_name="新园区一期", do="look", reason="")
    assert 'href="#f-reason"' in twice.text
    assert not own.log()


def test_nothing_is_entered_that_was_not_shown(hand: Hand, own: Workspace) -> None:
    looked = hand.send("/zh/new/project", p_name="新园区一期", p_amount="3亿元", do="look")
    seen = hidden(looked.text, "seen")
    other = hand.send("/zh/new/project", p_name="新园区一期", p_amount="30亿元", seen=seen, do="enter")
    assert (other.status_code, len(own.log())) == (200, 0)
    assert "30亿元" in other.text
    assert hand.send("/zh/new/project", p_name="新园区一期", do="enter").status_code == 200
    assert not own.log()


def test_several_values_a_scope_and_a_day_are_entered(hand: Hand, own: Workspace) -> None:
    typed = {
        "p_name": "新园区一期",
        "p_party": "甲科技有限公司\r\n\r\n乙科技有限公司",
        "p_amount": "3亿元",
        "s_amount": "first_phase",
        "p_status": "开工",
        "on": "2025-03-01",
    }
    looked = hand.send("/zh/new/project", **typed, do="look")
    hand.done("/zh/new/project", **typed, seen=hidden(looked.text, "seen"), do="enter")
    record = own.ledger().record(hand.led.rpartition("/")[2].partition("?")[0])
    assert {value.value.text for value in record.values("party")} == {"甲科技有限公司", "乙科技有限公司"}
    assert record.values("amount")[0].scope == "first_phase"
    status = record.first("status")
    assert status is not None
    assert status.as_of is not None
    assert (status.value.text, status.as_of.date) == ("started", "2025-03-01")


def test_what_the_ledger_has_already_is_shown(hand: Hand, own: Workspace) -> None:
    label = next(own.ledger().records("project")).label
    looked = hand.send("/zh/new/project", p_name=label, do="look")
    assert f">{label}</a>" in looked.text.partition('id="looked"')[2].partition("</section>")[0]


def test_there_is_no_form_of_a_kind_that_there_is_not(hand: Hand) -> None:
    assert hand.client.get("/zh/new/dragon").status_code == 404
    assert hand.client.get("/zh/new").text.count('href="/zh/new/') == len(KINDS)

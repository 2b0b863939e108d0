"""The review in the portal: every question can be answered, taken back, and answered by two people at once."""

from concurrent.futures import ThreadPoolExecutor

from fastapi.testclient import TestClient

from liandong import Workspace
from liandong.model import Deed
from liandong.portal import application
from liandong.workspace.people.review import Question
from tests.portal.conftest import NAME
from tests.portal.hand import Hand, buttons, hidden, wrong


def question(own: Workspace, of: Question) -> int:
    """The place of a question of this sort."""
    return next(number for number, item in enumerate(own.review(), 1) if item.question is of)


def test_a_conflict_is_settled_and_the_act_is_taken_back(hand: Hand, own: Workspace) -> None:
    place = question(own, Question.CONFLICT)
    item = own.review()[place - 1]
    losing = item.values[1]
    page = hand.open(f"/zh/review?n={place}")
    for value in item.values:
        assert value.evidence[0].text.split("<")[0] in page.replace("<b>", "").replace("</b>", "")
    told = hand.done(f"/zh/review?n={place}", item=item.id, do=f"confirm:{losing.statements[0]}", reason="")
    record = own.ledger().record(item.records[0].id)
    assert record.first(item.property or "").value == losing.value  # type: ignore[union-attr]
    assert item.id not in {each.id for each in own.review()}
    assert own.log()[-1].attestation.actor == "周敏"
    hand.done(hand.led, do=buttons(told, "undo:")[0])
    assert own.log()[-1].deed is Deed.UNDO
    assert item.id in {each.id for each in own.review()}


def test_a_value_is_rejected_only_with_a_reason(hand: Hand, own: Workspace) -> None:
    place = question(own, Question.CONFLICT)
    item = own.review()[place - 1]
    given = {"item": item.id, "do": f"reject:{item.values[1].statements[0]}"}
    refused = hand.send(f"/zh/review?n={place}", **given, reason="  ")
    assert refused.status_code == 422
    assert 'href="#f-reason"' in refused.text
    assert not own.log()
    hand.done(f"/zh/review?n={place}", **given)
    assert own.log()[-1].deed is Deed.REJECT


def test_things_are_judged_the_same_different_or_unsure(hand: Hand, own: Workspace) -> None:
    for deed in ("different", "unsure", "same"):
        place = question(own, Question.SAME)
        item = own.review()[place - 1]
        do = deed if deed != "same" else f"same:{item.records[1].id}"
        hand.done(f"/en/review?n={place}", item=item.id, do=do)
        assert own.log()[-1].deed == deed
        assert item.id not in {each.id for each in own.review()}
        if deed != "same":
            hand.done("/en/log", act=own.log()[-1].id)
    assert own.ledger().record(item.records[0].id) == own.ledger().record(item.records[1].id)


def test_a_question_that_was_settled_meanwhile_is_told_and_nothing_is_done_twice(hand: Hand, own: Workspace) -> None:
    place = question(own, Question.CONFLICT)
    item = own.review()[place - 1]
    stale = hand.token("/zh/review")
    hand.done("/zh/review", item=item.id, do=f"confirm:{item.values[0].statements[0]}")
    late = hand.send("/zh/review", token=stale, item=item.id, do=f"confirm:{item.values[1].statements[0]}")
    assert late.status_code == 422
    assert wrong(late.text)
    assert len(own.log()) == 1


def test_two_people_at_once_lose_nothing(hand: Hand, own: Workspace) -> None:
    """Each in a browser of their own, on things that have nothing to do with each other."""
    app = application(own, hosts=[NAME])
    records = [record for record in own.ledger().records("project") if record.first("amount")][:6]
    try:
        hands = [
            Hand(TestClient(app, f"http://{NAME}", raise_server_exceptions=False), actor)
            for actor in ("甲", "乙", "丙", "丁", "戊", "己")
        ]

        def correct(number: int) -> int:
            path = f"/zh/record/{records[number].id}/values?property=amount"
            return hands[number].send(path, do="correct", value=f"{number + 3}亿元").status_code

        with ThreadPoolExecutor(6) as pool:
            assert list(pool.map(correct, range(6))) == [303] * 6
    finally:
        app.close()
    assert {act.attestation.actor for act in own.log()} == {"甲", "乙", "丙", "丁", "戊", "己"}
    for number, record in enumerate(records):
        assert own.ledger().record(record.id).first("amount").value.number == (number + 3) * 10**8  # type: ignore[union-attr]


def test_enter_in_a_field_decides_nothing(hand: Hand) -> None:
    """The first button of a form is the one that Enter presses: it is one that does nothing."""
    for path in ("/zh/review", "/zh/log"):
        page = hand.open(path)
        assert "<button" not in page.partition('class="question"')[2].partition("<button")[0]
    form = hand.open("/zh/review").partition('class="question"')[2]
    assert form.partition("<button")[2].startswith(' type="submit" disabled hidden')
    assert hidden(form, "item")

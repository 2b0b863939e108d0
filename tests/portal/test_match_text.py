"""The text that a product was read from: all of it is shown with how it was read, and what was wrongly taken to ask
nothing is made a condition, which can be taken back."""

from html import unescape
from pathlib import Path

import pytest

pytest.importorskip("ortools", reason="liandong[matching] is not installed: nothing is matched")
import re
from dataclasses import replace

from playwright.sync_api import Browser, expect

from liandong import Workspace
from liandong.access import Role
from liandong.matching import Offer
from liandong.matching.tables.written import written
from liandong.model import Document
from liandong.portal.pages.match.reading import read
from liandong.portal.pages.match.sorts import SORTS
from liandong.rules import Unread
from tests import browser
from tests.matching.made import TEXT
from tests.portal.conftest import handing
from tests.portal.entering import house
from tests.portal.hand import Hand
from tests.portal.looking import kept_out
from tests.portal.match_made import described_in

MORE = "客户经理上门服务，当天签署协议。随借随还。\n"
TOLD = {"title": "科创信用贷", "institution": "湾区科技银行", "amount_most": "1000", "term_most": "36"}
NEW = "/zh/match/offers/new"
AT = "/zh/match/offers/1"
FURTHER = ["经办行认可的其他条件", "可追加知识产权质押或法定代表人个人保证"]


@pytest.fixture
def described(own: Workspace, tmp_path: Path) -> Document:
    return described_in(own, tmp_path, MORE)


def listed(hand: Hand, document: Document) -> None:
    further = "\n".join(FURTHER)
    hand.done(f"{NEW}?document={document.id}", do="list", text=document.text, further=further, **TOLD)


def states(hand: Hand) -> dict[str, str]:
    """How each stretch was read."""
    return {each["text"]: each["state"] for each in hand.client.get(f"{AT}/text.json").json()["text"]}


def shown(page: str) -> str:
    """The text on a page, without the tags that tell how it was read."""
    block = re.search(r'<div class="as-read"[^>]*>(.*?)</div>', page, re.S)
    assert block
    return unescape(re.sub(r"<[^>]+>", "", re.sub(r'<span class="tag[^>]*>.*?</span>', "", block[1])))


def test_a_pasted_text_is_shown_whole_and_its_clauses_can_be_told_to_ask(hand: Hand) -> None:
    text = TEXT + MORE
    page = hand.send(NEW, do="read", text=text.replace("\n", "\r\n")).text
    assert shown(page) == text
    assert 'name="asks" value="当天签署协议"' in page
    assert "视为无要求" in page
    again = hand.send(NEW, do="read", text=text, asks="当天签署协议").text
    assert 'name="asks" value="当天签署协议"' not in again
    hand.done(NEW, do="list", text=text, asks=["当天签署协议", "别处的话"], further=FURTHER[0], **TOLD)
    data = hand.client.get(f"{AT}.json").json()
    assert [each["text"] for each in data["further"]] == [FURTHER[0], "当天签署协议", "别处的话"]
    assert {name: said for name, said in data["proof"].items() if name.startswith("further")} == {
        "further.0": "在广州、深圳注册满两年的高新技术企业；经办行认可的其他条件".partition("；")[2],
        "further.1": "客户经理上门服务，当天签署协议",
    }
    assert "粘贴的文本不保存" in hand.open(f"{AT}/text")


def test_a_clause_of_the_document_is_made_a_condition_and_taken_back(hand: Hand, described: Document) -> None:
    listed(hand, described)
    assert f'href="{AT}/text"' in hand.open(AT)
    page = hand.open(f"{AT}/text")
    assert shown(page) == described.text
    assert (states(hand)["当天签署协议"], states(hand)["1000万元"], states(hand)[FURTHER[0]]) == (
        "passed",
        "read",
        "ask",
    )
    assert hand.send(f"{AT}/text", do="ask", seen="1").status_code == 422
    page = hand.done(f"{AT}/text", do="ask", seen="1", asks=["当天签署协议", "不在其中"])
    assert 'name="asks" value="当天签署协议"' not in page
    assert states(hand)["当天签署协议"] == "ask"
    assert hand.send(f"{AT}/text", do="ask", seen="1", asks="随借随还").status_code == 409
    data = hand.client.get(f"{AT}.json").json()
    assert [each["text"] for each in data["further"]] == [*FURTHER, "当天签署协议"]
    assert (data["proof"]["further.2"], data["page"]) == ("客户经理上门服务，当天签署协议", described.page)
    assert "further.2" in data["spans"]
    hand.done(AT, do="undo", seen="2")
    assert states(hand)["当天签署协议"] == "passed"
    assert [each["text"] for each in hand.client.get(f"{AT}.json").json()["further"]] == FURTHER


def test_what_was_read_as_something_else_is_copied_to_be_asked(hand: Hand, described: Document) -> None:
    listed(hand, described)
    refused = hand.send(f"{AT}/text", do="ask", seen="1", also="不是原文")
    assert (refused.status_code, 'href="#f-also"' in refused.text) == (422, True)
    page = hand.done(f"{AT}/text", do="ask", seen="1", also="最高1000万元", asks="随借随还")
    assert shown(page) == described.text
    data = hand.client.get(f"{AT}.json").json()
    assert [each["text"] for each in data["further"]] == [*FURTHER, "随借随还", "最高1000万元"]
    assert data["amount_most"] == "1000"
    assert states(hand)["1000万元"] == "ask"
    hand.done(AT, do="erase", seen="2", reason="机构要求")
    assert "最高1000万元" not in hand.open(f"{AT}/text")


def further(hand: Hand) -> list[str]:
    return [each["text"] for each in hand.client.get(f"{AT}.json").json()["further"]]


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"also": FURTHER[0]}, f"“{FURTHER[0]}”已列为待核实的条件"),
        ({"asks": FURTHER[0]}, f"“{FURTHER[0]}”已列为待核实的条件"),
        ({"also": "，"}, "没有汉字、字母或数字"),
        ({"do": "nonsense", "asks": "随借随还"}, "没有选定要做什么"),
    ],
)
def test_what_asks_nothing_new_does_not_revise_the_product(
    hand: Hand, described: Document, sent: dict[str, str], told: str
) -> None:
    listed(hand, described)
    refused = hand.send(f"{AT}/text", **{"do": "ask", "seen": "1", **sent})
    assert (refused.status_code, told in unescape(refused.text)) == (422, True)
    assert further(hand) == FURTHER


def test_what_is_chosen_and_copied_is_one_condition(hand: Hand, described: Document) -> None:
    listed(hand, described)
    hand.done(f"{AT}/text", do="ask", seen="1", asks=["随借随还", "随借随还"], also="随借随还")
    assert further(hand) == [*FURTHER, "随借随还"]


def test_a_clause_printed_many_times_is_asked_once_and_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = read(SORTS["offers"], "海潮贷。" + "随借随还。" * 800)
    made = list[Offer]()

    def noted(noun: Offer) -> dict[str, str]:
        made.append(noun)
        return written(noun)

    monkeypatch.setattr("liandong.portal.pages.match.reading.written", noted)
    found = reading.asking(["随借随还", "海潮贷"])
    assert made == [found.noun]
    assert [each.text for each in found.noun.further] == ["随借随还"]
    assert found.asking(["随借随还"]) == found.asking_also("随借随还") == found


TWICE = "海潮贷\n一、特色\n{0}。随借随还，手续简便。\n二、要求\n{0}。随借随还，手续简便。\n"


def test_a_condition_stands_in_the_sentence_that_was_kept_of_it() -> None:
    text = TWICE.format("客户经理上门服务")
    reading = read(SORTS["offers"], text)
    noun = replace(reading.noun, further=(Unread("随借随还"),))
    second = text.rfind("随借随还")
    assert reading.of(noun, {"further.0": (second, second + 9)}).proof["further.0"] == (second, second + 4)
    both = reading.of(replace(noun, further=(Unread("随借随还"), Unread("随借随还")))).proof
    assert [both[f"further.{at}"][0] for at in (0, 1)] == [text.find("随借随还"), second]


def test_the_sentence_is_proved_where_the_clause_stands(hand: Hand, own: Workspace, tmp_path: Path) -> None:
    document = described_in(own, tmp_path, "客户一概可随借随还。\n随借随还。\n")
    listed(hand, document)
    hand.done(f"{AT}/text", do="ask", seen="1", asks="随借随还")
    start, end = hand.client.get(f"{AT}.json").json()["spans"]["further.2"]
    at = document.text.rfind("随借随还")
    assert document.mapped.text_span(start, end) == (at, at + 4)
    assert states(hand)["客户一概可随借随还"] == "passed"


def test_a_text_that_is_looked_at_again_is_not_read_again() -> None:
    text = TWICE.format("当天答复")
    assert read(SORTS["offers"], text) is read(SORTS["offers"], text)


def test_what_a_person_takes_out_is_told_as_asking_nothing(hand: Hand, described: Document) -> None:
    listed(hand, described)
    hand.done(AT, do="revise", seen="1", **{**TOLD, "further": FURTHER[1], "term_most": "24"})
    found = states(hand)
    assert (found[FURTHER[0]], found[FURTHER[1]], found["1000万元"]) == ("passed", "ask", "read")
    assert "3年" not in [said for said, state in found.items() if state == "read"]


def test_what_is_erased_shows_no_text(hand: Hand, own: Workspace, described: Document) -> None:
    listed(hand, described)
    hand.done(f"{AT}/text", do="ask", seen="1", asks="当天签署协议")
    own.erase(described.page, actor="法务", reason="本人要求")
    assert "当天签署协议" not in hand.open(f"{AT}/text")
    card = hand.open(AT)
    assert "当天签署协议" not in card
    assert f"{AT}/text" not in card


def test_who_may_not_enter_chooses_nothing(own: Workspace, described: Document) -> None:
    with house(own) as held:
        listed(held.as_(Role.EDITOR), described)
        reader = held.as_(Role.READER)
        page = reader.open(f"{AT}/text")
        assert "视为无要求" in page
        assert 'name="asks"' not in page
        token = held.as_(Role.EDITOR).token(f"{AT}/text")
        assert reader.send(f"{AT}/text", token=token, do="ask", seen="1", asks="随借随还").status_code == 403


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nobody_is_kept_out_of_the_text(chromium: Browser, own: Workspace, described: Document, lang: str) -> None:
    with handing(own) as hand:
        listed(hand, described)
    read = f"/match/offers/new?document={described.id}"
    assert kept_out(chromium, own, lang, ["/match/offers/1/text", read]) == []


@pytest.mark.parametrize("script", [True, False])
def test_in_a_browser_a_click_on_the_clause_chooses_it(
    chromium: Browser, own: Workspace, described: Document, script: bool
) -> None:
    with handing(own) as hand:
        listed(hand, described)
    assert own.folder is not None
    with browser.served(own.folder) as at:
        context = chromium.new_context(base_url=at, java_script_enabled=script)
        page = context.new_page()
        page.goto("/en/match/offers/1/text", timeout=browser.PATIENCE)
        expect(page.get_by_text("Most amount (10,000 yuan): 1000")).to_be_visible()
        page.get_by_text("当天签署协议").click()
        page.locator("#f-actor").fill("周敏")
        with page.expect_navigation():
            page.get_by_role("button", name="These ask something: they are to be asked").click()
        expect(page.locator(".faults")).to_have_count(0)
        expect(page.locator(".of-ask", has_text="当天签署协议")).to_have_count(1)
        expect(page.get_by_role("checkbox", name="当天签署协议")).to_have_count(0)
        context.close()

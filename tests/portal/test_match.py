"""Needs and offers in the portal: tables are taken in, texts read, what is listed is revised and matched."""

import csv
import io
from pathlib import Path

import pytest

pytest.importorskip("ortools", reason="liandong[matching] is not installed: nothing is matched")
from playwright.sync_api import Browser

from liandong import Workspace
from liandong.access import Role
from liandong.documents import page_text
from liandong.matching.tables import read_needs
from liandong.model import Document
from tests.matching.made import TEXT
from tests.portal.entering import NAMES, house
from tests.portal.hand import Hand, wrong
from tests.portal.looking import kept_out
from tests.portal.match_made import FILES, NEED, bring, described_in, offered, sent, waited

PAGES = (
    *("/match", "/match?fit=takes&region=440100", "/match?fit=none", "/match?on=nie", "/match/needs"),
    *("/match/needs?q=N1&industry=C", "/match/needs?state=withdrawn", "/match/offers", "/match/needs/1"),
    *(
        "/match/offers/1",
        "/match/offers/1/text",
        "/match/offers/2",
        "/match/needs/new",
        "/match/offers/new",
        "/match/import",
    ),
)


def test_tables_are_looked_at_first_and_then_taken_in(hand: Hand) -> None:
    at = offered(hand)
    page = hand.open(at)
    assert "无误的需求 3 项、产品 3 项" in page
    assert hand.client.get("/zh/match/needs.json").json()["needs"] == []
    assert "新入库 3 项，修改 0 项，相同未动 0 项" in bring(hand)
    listed = hand.client.get("/zh/match/needs.json").json()["needs"]
    assert [(each["code"], each["amount"], each["region"]) for each in listed] == [
        ("N1", "1200", "440112"), ("N2", "5000", "440300"), ("N3", "800", "440600"),
    ]  # fmt: skip
    assert "新入库 0 项，修改 0 项，相同未动 3 项" in bring(hand)


def test_a_faulty_table_is_told_cell_by_cell_and_its_sound_rows_can_be_taken(hand: Hand) -> None:
    table = "编号,项目名称,融资金额（万元）,地区\nA1,甲,500,广州\nA2,乙,很多,广州\nA3,丙,100,朝阳区\n".encode()
    at = offered(hand, [("files", ("需求.csv", table, "text/csv"))])
    page = hand.open(at)
    assert ">C3<" in page
    assert ">D4<" in page
    assert hand.send(at, do="start").status_code == 422
    hand.done(at, do="start", skip="1")
    waited(hand, at)
    listed = hand.client.get("/zh/match/needs.json").json()["needs"]
    assert [each["code"] for each in listed] == ["A1"]


def test_a_file_without_either_table_is_refused_with_the_heading_that_is_wanted(hand: Hand) -> None:
    page = hand.open(offered(hand, [("files", ("别的.csv", "甲,乙\n1,2\n".encode(), "text/csv"))]))
    assert "要有一列“项目名称”" in page


def test_the_list_as_csv_is_a_table_that_is_taken_in_again(hand: Hand) -> None:
    bring(hand)
    table = hand.client.get("/zh/match/needs.csv").content
    found = read_needs("needs.csv", table)
    assert found.faults == ()
    assert [each.code for each in found.found] == ["N1", "N2", "N3"]
    assert "相同未动 3 项" in bring(hand, [("files", ("again.csv", table, "text/csv"))])


def test_lists_are_narrowed(hand: Hand) -> None:
    bring(hand)

    def codes(path: str, sort: str = "needs") -> list[str]:
        return [each["code"] for each in hand.client.get(path).json()[sort]]

    assert codes("/zh/match/needs.json?region=440300") == ["N2"]
    assert codes("/zh/match/needs.json?region=440000&industry=C") == ["N1", "N3"]
    assert codes("/zh/match/needs.json?q=星河") == ["N1"]
    assert codes("/zh/match/offers.json?region=440600", "offers") == ["P1", "P2"]
    assert codes("/zh/match/offers.json?region=nirgends", "offers") == []


def test_the_board_tells_what_takes_may_and_is_near_with_its_gap(hand: Hand) -> None:
    bring(hand)
    told = hand.client.get("/zh/match.json?on=2026-06-01").json()
    assert (told["needs"], told["offers"], told["eligible"], told["open"], told["near_misses"]) == (3, 3, 1, 1, 1)
    assert [(each["need"], each["offer"], each["fit"]) for each in told["lines"]] == [
        ("N1", "P1", "takes"), ("N2", "P3", "near"), ("N3", "P2", "may"),
    ]  # fmt: skip
    assert "超出2,000 万元" in told["lines"][1]["told"][0]
    page = hand.open("/zh/match")
    assert "差一点，企业可改" in page
    near = hand.client.get("/zh/match.json?fit=near").json()["lines"]
    assert [each["need"] for each in near] == ["N2"]
    rows = list(csv.reader(io.StringIO(hand.client.get("/zh/match.csv").text.removeprefix("\ufeff"))))
    assert [row[1] for row in rows] == ["项目", "智能座舱产线扩建", "跨境电商仓储周转", "创新药临床试验"]
    assert [(row[0], row[3]) for row in rows] == [("需求编号", "产品编号"), ("N1", "P1"), ("N2", "P3"), ("N3", "P2")]
    assert [row[8] for row in rows] == ["评分（不计往届成果）", "", "", ""], "no outcome has moved a score"


def test_cards_tell_what_the_board_tells(hand: Hand) -> None:
    bring(hand)
    board = hand.client.get("/zh/match.json").json()["lines"]
    for number in (1, 2, 3):
        own = hand.client.get(f"/zh/match/needs/{number}.json").json()["matches"]
        assert own == [each for each in board if each["need"] == f"N{number}"]
        offer = hand.client.get(f"/zh/match/offers/{number}.json").json()["matches"]
        assert [(each["need"], each["fit"], each["score"]) for each in offer] == [
            (each["need"], each["fit"], pytest.approx(each["score"])) for each in board if each["offer"] == f"P{number}"
        ]


def test_a_text_fills_the_form_and_what_is_not_changed_keeps_its_sentence(hand: Hand) -> None:
    path = "/zh/match/offers/new"
    page = hand.send(path, do="read", text=TEXT).text
    assert 'value="科创信用贷"' in page
    assert "原句：" in page
    assert '经办行认可的其他条件</span><span class="tag guess" lang="zh-CN">待核实</span>' in page
    told = {"title": "科创信用贷", "institution": "湾区科技银行", "amount_most": "1200", "term_most": "36"}
    card = hand.done(path, do="list", text=TEXT, further="经办行认可的其他条件\n另有约定", **told)
    assert "最高1000万元" in card  # the term's sentence
    data = hand.client.get("/zh/match/offers/1.json").json()
    assert set(data["proof"]) == {"title", "institution", "term_most", "further.0"}
    assert data["further"] == [{"text": "经办行认可的其他条件"}, {"text": "另有约定"}]


@pytest.fixture
def described(own: Workspace, tmp_path: Path) -> Document:
    """The document of a page that describes a product."""
    return described_in(own, tmp_path)


def test_what_was_read_of_a_document_opens_its_sentences_there(hand: Hand, own: Workspace, described: Document) -> None:
    path, told = "/zh/match/offers/new", {"title": "科创信用贷", "institution": "湾区科技银行", "term_most": "36"}
    hand.done(f"{path}?document={described.id}", do="list", text=described.text, **told)
    data = hand.client.get("/zh/match/offers/1.json").json()
    assert (data["page"], data["document"]) == (described.page, described.id)
    assert set(data["spans"]) == set(data["proof"]) == {"title", "institution", "term_most"}
    found = page_text(own.ledger().page(described.page))
    assert found is not None
    assert {name: found.text[slice(*span)] for name, span in data["spans"].items()} == data["proof"]
    start = described.text.index(data["proof"]["term_most"])
    marked = f"/zh/document/{described.id}?at={start}-{start + len(data['proof']['term_most'])}"
    assert f'href="{marked}"' in hand.open("/zh/match/offers/1")
    hand.done("/zh/match/offers/1", do="revise", seen="1", **{**told, "term_most": "24"})
    data = hand.client.get("/zh/match/offers/1.json").json()
    assert (data["page"], set(data["spans"])) == (described.page, {"title", "institution"})
    hand.done("/zh/match/offers/1", do="revise", seen="2", title="另一个", institution="另一家", term_most="24")
    data = hand.client.get("/zh/match/offers/1.json").json()
    assert (data["page"], data["document"], data["spans"], data["proof"]) == ("", "", {}, {})
    assert described.id not in hand.open("/zh/match/offers/1")


def test_a_text_that_the_document_does_not_hold_was_not_read_of_it(hand: Hand, described: Document) -> None:
    text = TEXT.replace("科创信用贷", "订单贷").replace("36", "24").replace("3年", "2年").replace("湾区科技", "东江")
    told = {"title": "订单贷", "institution": "东江银行"}
    hand.done(f"/zh/match/offers/new?document={described.id}", do="list", text=text, **told)
    data = hand.client.get("/zh/match/offers/1.json").json()
    assert (data["page"], data["document"], data["spans"]) == ("", "", {})
    assert set(data["proof"]) == {"title", "institution"}


def test_a_sentence_leads_nowhere_once_its_page_is_erased(hand: Hand, own: Workspace, described: Document) -> None:
    told = {"title": "科创信用贷", "institution": "湾区科技银行"}
    hand.done(f"/zh/match/offers/new?document={described.id}", do="list", text=described.text, **told)
    assert described.id in hand.open("/zh/match/offers/1")
    own.erase(described.page, actor="法务", reason="本人要求")
    page = hand.open("/zh/match/offers/1")
    assert described.id not in page
    assert "原句：" not in page


def test_a_form_without_a_text_is_read_as_cells_are(hand: Hand) -> None:
    path = "/zh/match/needs/new"
    refused = hand.send(path, do="list", **{**NEED, "amount": "5百", "region": "朝阳区"})
    assert refused.status_code == 422
    assert len(wrong(refused.text)) == 2
    assert 'value="5百"' in refused.text
    card = hand.done(path, do="list", **NEED)
    assert "N-1 智能仓改造" in card
    assert "12 个月" in card
    twice = hand.send(path, do="list", **NEED, code="N-1")
    assert twice.status_code == 422
    assert 'href="#f-code"' in twice.text


def test_what_is_listed_is_revised_withdrawn_listed_again_and_taken_back(hand: Hand) -> None:
    hand.done("/zh/match/needs/new", do="list", **NEED)
    at = "/zh/match/needs/1"
    page = hand.done(at, do="revise", seen="1", **{**NEED, "amount": "650"})
    assert "融资金额（万元）：500 → 650" in page
    assert hand.send(at, do="revise", seen="1", **NEED).status_code == 409
    hand.done(at, do="withdraw", seen="2")
    assert hand.client.get("/zh/match.json").json()["needs"] == 0
    assert "已撤下 <small>1" in hand.open("/zh/match/needs")
    hand.done(at, do="relist", seen="3")
    hand.done(at, do="undo", seen="4")
    assert hand.client.get(f"{at}.json").json()["state"] == "withdrawn"
    assert hand.send(at, do="nichts", seen="5").status_code == 422
    assert hand.client.get("/zh/match/needs/77").status_code == 404
    assert hand.client.get("/zh/match/needs/x").status_code == 404


def test_what_is_erased_leaves_its_number_and_no_form(hand: Hand) -> None:
    hand.done("/zh/match/needs/new", do="list", **NEED)
    hand.done("/zh/match/needs/new", do="list", **{**NEED, "code": "N2", "title": "另一项"})
    at = "/zh/match/needs/1"
    assert hand.send(at, do="erase", seen="1", reason="").status_code == 422, "it needs a reason"
    assert NEED["title"] in hand.open(at)
    page = hand.done(at, do="erase", seen="1", reason="企业要求")
    assert NEED["title"] not in page
    assert "［已删除 erased］" in page
    assert "融资金额" not in page, "what is gone is not told as unknown"
    assert not any(f'value="{deed}"' in page for deed in ("erase", "relist", "undo", "revise"))
    assert [each["title"] for each in hand.client.get("/zh/match/needs.json").json()["needs"]] == ["另一项"]
    assert "［已删除 erased］" in hand.open("/zh/match/needs?state=erased")
    assert hand.client.get(f"{at}.json").json()["state"] == "erased"


def test_empty_tables_are_given_away(hand: Hand) -> None:
    for name in ("needs", "offers"):
        assert hand.client.get(f"/zh/match/template/{name}").content[:2] == b"PK"
    assert hand.client.get("/zh/match/template/both").status_code == 404


def test_who_may_enter_lists_and_who_may_review_withdraws(own: Workspace) -> None:
    with house(own) as held:
        editor, reviewer = held.as_(Role.EDITOR), held.as_(Role.REVIEWER)
        editor.done("/zh/match/needs/new", do="list", **NEED)
        assert NAMES[Role.EDITOR] in editor.open("/zh/match/needs/1")
        assert editor.send("/zh/match/needs/1", do="withdraw", seen="1").status_code == 422
        assert 'value="withdraw"' not in editor.open("/zh/match/needs/1")
        reviewer.done("/zh/match/needs/1", do="withdraw", seen="1")
        reader = held.as_(Role.READER)
        assert 'value="revise"' not in reader.open("/zh/match/needs/1")
        assert reader.client.get("/zh/match/needs/new").status_code == 403


def test_nobody_is_kept_out_of_the_pages_of_matching(own: Workspace, chromium: Browser) -> None:
    from tests.portal.conftest import handing

    with handing(own) as hand:
        bring(hand)
        at = offered(hand, sent(FILES[0]))
    for lang in ("zh", "en"):
        assert kept_out(chromium, own, lang, [*PAGES, at.removeprefix("/zh")]) == []


def test_pages_go_by_the_day_of_the_world_and_by_what_was_known(hand: Hand) -> None:
    bring(hand)

    def needs(asked: str) -> list[str]:
        return [each["code"] for each in hand.client.get(f"/zh/match/needs.json?{asked}").json()["needs"]]

    before = hand.client.get("/zh/match.json?known_on=1").json()  # of the version before they were taken in
    assert (before["needs"], before["offers"], needs("known_on=1")) == (0, 0, [])
    assert needs("known_on=2999-12-31") == ["N1", "N2", "N3"]
    assert hand.client.get("/zh/match.json?as_of=2020-01-31").json()["on"] == "2020-01-31"
    assert hand.client.get("/zh/match.json?as_of=2020-01-31&on=2026-06-01").json()["on"] == "2026-06-01"
    assert hand.client.get("/zh/match/rounds.json?known_on=1").json()["rounds"] == []


@pytest.mark.parametrize("page", ["/zh/match", "/zh/match/needs", "/zh/match/rounds"])
def test_what_is_no_time_of_our_knowledge_is_refused_in_words(hand: Hand, page: str) -> None:
    told = hand.client.get(f"{page}?known_on=gestern")
    assert told.status_code == 400
    assert "gestern" in told.text

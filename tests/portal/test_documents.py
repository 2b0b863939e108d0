"""Documents: looked through a page at a time, each beside its page, and every sentence found in both."""

import html
import re
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from fastapi.testclient import TestClient

from liandong import Workspace, open_workspace
from liandong.documents import decode
from liandong.model import Document, Edit, EditKind, Page, Quote
from liandong.portal import application, evidence
from liandong.portal.pages import documents
from tests.portal.conftest import NAME, Get


def marks(page: str) -> list[str]:
    """What is marked in the document and what on the page as found, each in one."""
    sides = re.split(r'<p class="found"', page)
    found = [re.findall(r"<mark[^>]*>(.*?)</mark>", side, re.DOTALL) for side in sides]
    return [html.unescape(re.sub(r"<[^>]*>", "", text)) for side in found for text in side]


def quotes(opened: Workspace) -> dict[str, Quote]:
    """The first quote of every document that proves anything."""
    told: dict[str, Quote] = {}
    for statement in opened.ledger().statements():
        for quote in statement.evidence:
            told.setdefault(quote.document, quote)
    return told


def test_a_sentence_reached_from_a_card_is_marked_on_both_sides(get: Get, opened: Workspace) -> None:
    for id_, quote in quotes(opened).items():
        page = get(f"/zh/document/{id_}?at={quote.document_start}-{quote.document_end}").text
        assert f'id="s{quote.document_start}"' in page
        shown = "".join(marks(page))
        assert quote.text in shown
        if quote.start is not None:
            found = decode(opened.ledger().page(quote.page).data)
            assert found is not None
            assert found.text[quote.start : quote.end] in shown


def test_the_proofs_of_a_card_lead_to_their_sentence(get: Get, opened: Workspace) -> None:
    record = next(each for each in opened.ledger().records("project") if each.first("amount"))
    links = re.findall(r'<cite><a href="([^"]+)#(s\d+)">', get(f"/zh/record/{record.id}").text)
    assert links
    for link, anchor in links:
        assert f'<mark id="{anchor}">' in get(html.unescape(link)).text


def test_every_character_of_the_page_that_a_paragraph_stands_for_is_shown(opened: Workspace) -> None:
    ledger = opened.ledger()
    for document in ledger.documents():
        if document.cells:
            continue
        found = evidence.as_found(ledger.page(document.page), document, (0, len(document.text)))
        told = list(evidence.pairs(document, found, (0, len(document.text)), None))
        assert "".join(p.text for pair in told for p in pair.document) == document.text.replace("\n", "")
        for pair in told:
            low, _ = document.mapped.page_span(pair.start, pair.start)
            assert found.find("".join(p.text for p in pair.page), max(low - 200, 0)) >= 0


def test_an_edit_is_told_with_its_kind_on_both_sides() -> None:
    page = Page.of("a.txt", "text/plain", "总投资(zī)亿元。广告".encode())
    edits = (Edit(3, 3, 3, 7, EditKind.EXACT, "pinyin"),)
    document = Document("d", page.hash, "a.txt", "r", "总投资亿元。", 0, 6, 0, 10, edits)
    (pair,) = evidence.pairs(document, evidence.as_found(page, document, (0, 6)), (0, 6), (1, 5))
    assert [(p.text, p.edit, p.marked) for p in pair.page] == [
        ("总", "", False),
        ("投资", "", True),
        ("(zī)", "exact", True),
        ("亿元", "", True),
        ("。", "", False),
    ]
    assert [(p.text, p.marked) for p in pair.document] == [("总", False), ("投资亿元", True), ("。", False)]
    assert pair.changed


def test_what_is_private_is_blotted_out_on_the_page_as_found_too() -> None:
    page = Page.of("a.txt", "text/plain", "联系电话:13912345678,欢迎来电。".encode())
    document = Document("d", page.hash, "a.txt", "r", "联系电话:＊＊＊＊＊＊＊＊＊＊＊,欢迎来电。", 0, 22, 0, 22)
    assert "139" not in evidence.as_found(page, document, (0, 22))


def test_a_long_document_comes_in_parts_that_leave_nothing_out() -> None:
    text = "\n".join(f"第{n}段:" + "合作" * 200 for n in range(300)) + "长" * 30_000
    document = Document("d", "p", "a.txt", "r", text, 0, len(text), 0, len(text))
    stretches = evidence.parts(document)
    assert "".join(text[slice(*each)] for each in stretches) == text
    assert all(end - start <= evidence.LONGEST for start, end in stretches)


def test_a_workbook_is_shown_as_a_table_with_its_cell_marked(get: Get, opened: Workspace) -> None:
    document = next(each for each in opened.ledger().documents() if each.cells)
    cell = next(each for each in document.cells if each.address == "B4")
    page = get(f"/zh/document/{document.id}?at={cell.start}-{cell.end}").text
    assert re.search(rf'<td><mark id="s{cell.start}">{re.escape(document.text[cell.start : cell.end])}</mark>', page)


def test_what_was_read_from_a_document_leads_to_the_records(get: Get, opened: Workspace) -> None:
    ledger = opened.ledger()
    document = next(ledger.documents())
    told = get(f"/zh/document/{document.id}.json").json()["records"]
    statements = [each for each in ledger.statements() if each.document == document.id]
    owner = ledger.view.records_of([each.mention.id for each in statements])
    assert {each["id"] for each in told} == set(owner.values())
    assert sum(each["statements"] for each in told) == len(statements)


def test_copies_of_a_document_are_named(get: Get, opened: Workspace) -> None:
    ledger = opened.ledger()
    families: dict[str, list[str]] = {}
    for document in ledger.documents():
        families.setdefault(ledger.family(document.id), []).append(document.id)
    family = next(each for each in families.values() if len(each) > 1)
    for id_ in family:
        assert get(f"/zh/document/{id_}.json").json()["copies"] == sorted(set(family) - {id_})


def test_the_page_as_found_is_kept_and_never_shown(client: TestClient, opened: Workspace) -> None:
    for document in opened.ledger().documents():
        answer = client.get(f"/zh/document/{document.id}/page")
        assert answer.content == opened.ledger().page(document.page).data
        assert answer.headers["content-disposition"].startswith("attachment;")
        assert answer.headers["content-type"].split(";")[0] in ("text/plain", "application/octet-stream")
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_word_file_is_shown_by_its_paragraphs_and_kept_as_it_is(tmp_path: Path) -> None:
    written, told = docx.Document(), "霁川市重点项目集中签约仪式在槿湖区举行，现场签约项目3个，总投资58.6亿元。"
    for line in ("霁川市举行重点项目集中签约仪式", told, f"出席仪式的有关负责人表示，{told}"):
        written.add_paragraph(line)
    written.save(str(tmp_path / "a.docx"))
    with open_workspace(tmp_path / "ws", create=True) as opened:
        opened.build([tmp_path / "a.docx"])
        (document,) = opened.ledger().documents()
        with TestClient(application(opened, hosts=[NAME]), f"http://{NAME}") as client:
            page = client.get(f"/zh/document/{document.id}").text
            assert page.count(told) == 4  # two paragraphs, each beside the page as found
            kept = client.get(f"/zh/document/{document.id}/page")
    assert kept.content == (tmp_path / "a.docx").read_bytes()
    assert kept.headers["content-disposition"].endswith("a.docx")


def test_the_list_goes_on_page_by_page_until_all_were_shown(
    get: Get, opened: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "ROWS", 4)
    seen: list[str] = []
    more, after = True, ""
    while more:
        told = get(f"/zh/documents.json?after={after}").json()
        assert len(told["documents"]) <= 4
        seen += [each["id"] for each in told["documents"]]
        after = told["after"]
        more = after is not None
    assert seen == [document.id for document in opened.ledger().documents()]


@pytest.mark.parametrize(
    "asked", ["source=unknown", "flag=spun", "medium=日报", "period=2024", "flag=spun&medium=日报"]
)
def test_the_list_is_narrowed_as_the_documents_say(get: Get, opened: Workspace, asked: str) -> None:
    ledger, told = opened.ledger(), {each["id"] for each in get(f"/zh/documents.json?{asked}").json()["documents"]}

    def meets(document: Document) -> bool:
        tests: dict[str, Callable[[str], bool]] = {
            "source": lambda value: ledger.tier(document.id).name.lower() == value,
            "flag": lambda value: value in document.flags,
            "medium": lambda value: document.medium is not None and value in document.medium.value,
            "period": lambda value: document.published is not None and document.published.value.startswith(value),
        }
        return all(tests[name](value) for name, _, value in (each.partition("=") for each in asked.split("&")))

    assert told == {document.id for document in ledger.documents() if meets(document)}


def test_a_flag_that_there_is_not_is_named_with_those_there_are(client: TestClient) -> None:
    told = client.get("/zh/documents?flag=odd")
    assert told.status_code == 400
    assert "spun" in told.text


def test_what_was_set_aside_is_told_with_its_reason(get: Get, opened: Workspace) -> None:
    aside = opened.ledger().set_aside()
    told = get("/zh/set-aside.json").json()
    assert told["total"] == len(aside) > 0
    assert [each["path"] for each in told["set_aside"]] == [each.path for each in aside]
    one = aside[0].reason
    assert get(f"/zh/set-aside.json?reason={one}").json()["total"] == told["reasons"][one]

"""Values in words, as people read them in the exports and on the command line."""

import json
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest

from liandong import open_workspace
from liandong.exchange import export
from liandong.exchange.wording import aside_detail, listed, quantity, shown
from liandong.messages import words
from liandong.model import KINDS, SetAside, Value
from liandong.pages import aside
from tests.exchange.made import folded, money

DUE = KINDS["commitment"].property("due")


@pytest.mark.parametrize(
    ("raw", "text", "words"),
    [
        ("2025年", "2025", "2025"),
        ("10月17日", "--10-17", "10月17日（年份未写明）"),
        ("当年3月", "", "当年3月（年份未写明）"),
        ("三年内", "", "三年内"),
    ],
)
def test_a_date_is_shown_as_far_as_it_is_known(raw: str, text: str, words: str) -> None:
    assert shown(DUE, Value(raw, text), "zh") == words


@pytest.mark.parametrize(
    ("kind", "scope", "words"),
    [
        ("project", "first_phase", "首期 25亿元"),
        ("project", "total", "25亿元"),
        ("project", None, "25亿元"),
        ("event", "total", "总额 25亿元"),
    ],
)
def test_a_list_shows_the_scope_of_an_amount_unless_it_is_the_usual_one(
    kind: str, scope: str | None, words: str
) -> None:
    made = folded(money("25亿元", 2_500_000_000), scope=scope)
    assert listed(kind, "amount", made, "zh") == words


@pytest.mark.parametrize(
    ("reason", "detail", "lang", "told"),
    [
        ("reading_failed", "KeyError: x", "zh", "KeyError: x"),
        ("unreadable", "Permission denied", "zh", "Permission denied"),
        ("sheet_number", "A3", "zh", "A3"),
        ("sheet_total", "项目!A8 合计", "zh", "项目!A8 合计"),
    ],
)
def test_what_was_found_is_told_where_a_reader_can_use_it(reason: str, detail: str, lang: str, told: str) -> None:
    assert aside_detail(SetAside("a.txt", None, reason, detail), lang) == told


def test_what_was_found_is_worded_in_the_language_of_the_reader() -> None:
    left = aside("a.pptx", "unsupported", words("detail.pptx"))
    assert left.detail == "PowerPoint (pptx): save its text"
    assert aside_detail(left, "zh") == "PowerPoint（pptx）：请另存其中的文字"
    assert aside_detail(aside("e.txt", "empty", words("detail.no_text", size=0)), "zh") == "共 0 字节，没有文字"


def test_why_a_page_was_judged_no_source_is_told_at_every_face_in_its_language(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("云江市召开会议。", encoding="utf-8")
    with open_workspace(tmp_path / "ws", create=True) as workspace:
        workspace.build([tmp_path / "in"])
    with open_workspace(tmp_path / "ws") as workspace:
        (left,) = workspace.ledger().set_aside()
        for lang in ("zh", "en"):
            export(workspace.ledger(), "html", tmp_path / f"{lang}.html", lang=lang)
            export(workspace.ledger(), "xlsx", tmp_path / f"{lang}.xlsx", lang=lang)
        export(workspace.ledger(), "jsonl", tmp_path / "lines", lang="zh")
    told = {"zh": "汉字 7 个", "en": "7 Hanzi"}
    for lang, words_ in told.items():
        assert aside_detail(left, lang) == words_
        assert words_ in (tmp_path / f"{lang}.html").read_text(encoding="utf-8")
        with ZipFile(tmp_path / f"{lang}.xlsx") as packed:
            assert words_ in packed.read("xl/sharedStrings.xml").decode()
    row = json.loads((tmp_path / "lines" / "set_aside.jsonl").read_text(encoding="utf-8"))
    assert (row["detail"], row["note"], row["values"]) == ("7 Hanzi", "detail.hanzi", {"hanzi": "7"})


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [("300", "400", "≥300名"), ("200", "300", "≤300名"), ("290", "310", "≈300名"), (None, None, "300名")],
)
def test_a_number_bears_the_sign_of_its_bounds(low: str | None, high: str | None, words: str) -> None:
    bounds = [Decimal(each) if each else None for each in (low, high)]
    value = Value("300余名", "300", number=Decimal(300), low=bounds[0], high=bounds[1], unit="名")
    assert quantity(value) == words


def test_a_number_of_any_length_is_told() -> None:
    many = Decimal(10) ** 34 + 1
    assert quantity(Value("", "", many, unit="元")) == f"{many:,f}元"

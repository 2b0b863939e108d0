import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liandong.errors import ExportError, StorageError
from liandong.exchange import export, jsonl
from liandong.model import Record, Value, noun
from tests.exchange.made import folded, ledger, quote, with_changes, with_denials


def read(folder: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / name).read_text(encoding="utf-8").split("\n") if line]


def test_values_carry_their_numbers_conflict_and_place_on_the_page(tmp_path: Path) -> None:
    export(ledger(), "jsonl", tmp_path)
    project = next(r for r in read(tmp_path, "records.jsonl") if r["kind"] == "project")
    amounts = project["properties"]["amount"]
    assert [(a["number"], a["low"], a["high"], a["conflict"]) for a in amounts[:2]] == [
        (None, "5000000000", "5200000000", "real"),
        ("6200000000", None, None, "real"),
    ]
    assert amounts[3]["currency"] == "USD"
    documents = {d["id"]: d for d in read(tmp_path, "documents.jsonl")}
    for amount in amounts:
        for proof in amount["evidence"]:
            text = documents[proof["document"]]["text"]
            assert text[proof["document_start"] : proof["document_end"]] == proof["quote"]
            assert text[proof["start"] : proof["end"]] == proof["quote"]
            assert proof["path"] == documents[proof["document"]]["path"]


def test_a_former_value_says_so_and_a_record_how_well_it_is_told(tmp_path: Path) -> None:
    export(with_changes(), "jsonl", tmp_path)
    project = next(r for r in read(tmp_path, "records.jsonl") if r["kind"] == "project")
    assert [(a["value_raw"], a["superseded"]) for a in project["properties"]["amount"]] == [
        ("70亿元", False),
        ("62亿元", True),
    ]
    assert project["health"] == {
        "families": 2,
        "tier": "official_media",
        "official": False,
        "filled": ["amount"],
        "missing": ["name", "party", "place", "status"],
        "conflicts": [],
        "newest": None,
    }


def test_a_denied_value_says_so(tmp_path: Path) -> None:
    export(with_denials(), "jsonl", tmp_path)
    rows = map(json.loads, (tmp_path / "records.jsonl").read_text(encoding="utf-8").splitlines())
    project = next(row for row in rows if row["kind"] == "project")
    assert [v["polarity"] for v in project["properties"]["amount"]] == ["denied"]
    assert [v["polarity"] for v in project["properties"]["place"]] == ["asserted", "denied"]


def test_equal_ledgers_give_equal_bytes_in_any_order(tmp_path: Path) -> None:
    made = ledger()
    export(made, "jsonl", tmp_path / "a")
    shuffled = replace(
        made,
        document_list=made.document_list[::-1],
        record_list=made.record_list[::-1],
        statement_list=made.statement_list[::-1],
        answer_list=made.answer_list[::-1],
    )
    export(shuffled, "jsonl", tmp_path / "b")
    for name in jsonl.FILES:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_lines_end_with_a_bare_newline_and_nothing_is_left_beside(tmp_path: Path) -> None:
    export(ledger(), "jsonl", tmp_path)
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(jsonl.FILES)
    for name in jsonl.FILES:
        data = (tmp_path / name).read_bytes()
        assert data.endswith(b"\n")
        assert b"\r" not in data


@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(["", "\ud800", "\udfff"]))
def test_any_text_comes_back_as_it_was(text: str, surrogates: str) -> None:
    value = Value(text + surrogates, text)
    row = {"value_raw": value.raw, "value": value.text}
    line = jsonl._line(row)
    assert line.count(b"\n") == 1
    assert json.loads(line) == row


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4))
def test_numbers_are_plain_decimals_of_the_same_value(number: Decimal) -> None:
    text = jsonl.plain(number)
    assert text is not None
    assert "E" not in text.upper()
    assert Decimal(text) == number


def test_numbers_lose_idle_zeros_and_exponents() -> None:
    assert [jsonl.plain(Decimal(n)) for n in ("1.7E+10", "7.30", "0.00", "-0", "100")] == [
        "17000000000",
        "7.3",
        "0",
        "0",
        "100",
    ]


def test_a_quote_from_a_workbook_names_sheet_and_cell(tmp_path: Path) -> None:
    made = ledger()
    doc = made.document_list[0]
    cell = noun.replace(quote(doc, "云津市"), start=None, end=None, sheet="活动", address="B7")
    made.record_list = [Record("1" * 32, "event", (), (("place", (folded(Value("云津市", "云津市"), cell),)),), 1)]
    export(made, "jsonl", tmp_path)
    proof = read(tmp_path, "records.jsonl")[0]["properties"]["place"][0]["evidence"][0]
    assert (proof["sheet"], proof["cell"], proof["start"]) == ("活动", "B7", None)


def test_an_export_that_breaks_off_leaves_the_old_one(tmp_path: Path) -> None:
    made = ledger()
    export(made, "jsonl", tmp_path)
    before = {name: (tmp_path / name).read_bytes() for name in jsonl.FILES}
    stray = noun.replace(made.record_list[0].properties[0][1][0].evidence[0], document="unknown")
    made.record_list = [Record("1" * 32, "event", (), (("place", (folded(Value("x", "x"), stray),)),), 1)]
    with pytest.raises(StorageError, match="unknown"):
        export(made, "jsonl", tmp_path)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file")
    with pytest.raises(ExportError, match="taken"):
        export(ledger(), "jsonl", taken)
    assert taken.read_text() == "a file"


def test_nothing_is_changed_over_where_one_of_the_names_is_taken(tmp_path: Path) -> None:
    (tmp_path / "documents.jsonl").write_text("old")
    (tmp_path / "set_aside.jsonl").mkdir()
    with pytest.raises(ExportError, match="set_aside"):
        export(ledger(), "jsonl", tmp_path)
    assert (tmp_path / "documents.jsonl").read_text() == "old"
    assert len(list(tmp_path.iterdir())) == 2


def test_an_unknown_format_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="jsonl, xlsx, html"):
        export(ledger(), "pdf", tmp_path / "x")

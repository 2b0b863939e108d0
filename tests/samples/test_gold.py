"""The labels of the sample pages are well formed and stand where they say."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.samples.label import DEFAULTS, LabelError, gold, sentence, stretch

Row = dict[str, Any]

STATUSES = {None, "planned", "signed", "started", "building", "operating"}
RENAMED = {
    "amount_cny": "amount",
    "organizers": "organizer",
    "parties": "party",
    "members": "member",
    "fields": "field",
}
"""Fields of the gold that an exported ledger calls otherwise."""

SAID_IN_WORDS = {
    "30": "近三成",
    "20": "两成",
    "60": "六成",
    "50": "五成",
    "25": "四分之一",
    "100": "翻了一番|近百家",
    "500000": "50多万",
    "10000000000": "超百亿",
}
"""Numbers that a page gives in words, with the words."""


def _articles(rows: list[Row]) -> Iterator[Row]:
    return (row for row in rows if row.get("main_start") is not None)


def _records(rows: list[Row]) -> Iterator[tuple[Row, Row]]:
    return ((row, record) for row in rows for record in [*row.get("records", []), *row.get("unscored", [])])


def _written(number: Decimal) -> set[str]:
    """Patterns of the ways in which Chinese pages write a number in figures: 386.5亿, 6.3万, 130余亿, 860."""
    units = {"": 1, "万": 10**4, "亿": 10**8}
    return {
        re.escape(f"{(number / size).normalize():f}") + (f"[余餘多]?{unit}" if unit else "")
        for unit, size in units.items()
        if number >= size or not unit
    }


def test_the_shipped_labels_are_those_that_the_sources_give(rows: list[Row]) -> None:
    assert [json.loads(line) for line in gold().splitlines()] == rows


def test_every_page_is_labelled(rows: list[Row], files: Mapping[str, bytes]) -> None:
    assert {row["file"] for row in rows} == set(files)
    assert len({row["id"] for row in rows}) == len(rows)


def test_there_are_at_least_fourteen_pages(files: Mapping[str, bytes]) -> None:
    assert len(files) >= 14


def test_every_body_begins_and_ends_with_the_words_given(rows: list[Row], texts: Mapping[str, str]) -> None:
    for row in _articles(rows):
        body = texts[row["file"]][row["main_start"] : row["main_end"]]
        assert body.startswith(row["main_text_first"]), row["id"]
        assert body.endswith(row["main_text_last"]), row["id"]


def test_every_record_stands_in_its_body_with_the_words_given(rows: list[Row], texts: Mapping[str, str]) -> None:
    for row, record in _records(rows):
        quote = texts[row["file"]][record["start"] : record["end"]]
        assert quote.startswith(record["sa"]), record
        assert quote.endswith(record["se"]), record
        for start, end in [(record["start"], record["end"]), *record.get("evidence_more", [])]:
            assert row["main_start"] <= start < end <= row["main_end"], record


def test_records_have_the_fields_of_their_kind(rows: list[Row]) -> None:
    for row in rows:
        for record in row.get("records", []):
            assert set(DEFAULTS[record["kind"]]) <= set(record), record
            assert record.get("status") in STATUSES, record
            wanted = {"subject", "metric", "value", "unit"} if record["kind"] == "figure" else {"name"}
            assert wanted <= set(record), record


def test_every_number_is_written_in_the_quotes_of_its_record(rows: list[Row], texts: Mapping[str, str]) -> None:
    for row, record in _records(rows):
        quotes = _quotes(row, record, texts)
        for key in ("value", "amount_cny", "projects_signed", "projects_started"):
            if record.get(key) is not None:
                number = Decimal(str(record[key]))
                figures = "|".join(sorted(_written(number)))
                words = SAID_IN_WORDS.get(f"{number:f}", figures)
                assert re.search(rf"(?<![\d.])(?:{figures})(?![\d.])|{words}", quotes), record


def _quotes(row: Row, record: Row, texts: Mapping[str, str]) -> str:
    spans = [(record["start"], record["end"]), *record.get("evidence_more", [])]
    text = "".join(texts[row["file"]][start:end] for start, end in spans)
    return re.sub(r"<[^>]*>", "", text).replace("億", "亿").replace("萬", "万")


def test_things_said_to_be_the_same_are_labelled(rows: list[Row]) -> None:
    names = {(row["id"], record.get("name")) for row in rows for record in row.get("records", [])}
    for row, record in _records(rows):
        if "same_as" in record:
            assert (record["same_as"]["id"], record["same_as"]["name"]) in names, row["id"]


def test_articles_of_a_listing_follow_one_another_without_overlap(rows: list[Row]) -> None:
    items = sorted((row["item_start"], row["item_end"], row) for row in rows if "item_start" in row)
    assert len(items) >= 4
    for start, end, row in items:
        assert start < row["main_start"] < row["main_end"] < end
    assert all(before[1] < after[0] for before, after in pairwise(items))


def test_a_sentence_reaches_from_stop_to_stop_and_takes_its_closing_quote() -> None:
    text = "甲。　乙说：“丙！”丁。"
    assert sentence(text, "丙", 0, len(text), "here") == (3, 10)
    assert sentence(text, "丁", 0, len(text), "here") == (10, 12)


def test_an_anchor_that_occurs_twice_or_never_is_refused() -> None:
    with pytest.raises(LabelError, match="more than once"):
        sentence("甲甲。", "甲", 0, 3, "here")
    with pytest.raises(LabelError, match="does not follow"):
        stretch("甲乙。", "乙~甲", 0, 3, "here")


def _ideal(row: Row, number: int, record: Row) -> Row:
    """The ledger record that a perfect reading of one label would export."""
    spans = [(record["start"], record["end"]), *record.get("evidence_more", [])]
    evidence = [{"path": row["file"], "start": start, "end": end, "quote": ""} for start, end in spans]
    properties: dict[str, list[Row]] = {}
    for key in ("name", "date", "place", "status", "subject", "metric", "period", "value", "projects_signed", *RENAMED):
        given = record.get(key)
        for value in given if isinstance(given, list) else [given]:
            if value is not None:
                shown = {"value": str(value), "number": None, "unit": record.get("unit"), "evidence": evidence}
                properties.setdefault(RENAMED.get(key, key), []).append(shown)
    return {"id": f"{row['id']}-{number}", "kind": record["kind"], "families": 1, "properties": properties}


def _score(shared: Path, folder: Path, records: list[Row]) -> Row:
    out = folder / "records.jsonl"
    out.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8")
    labels = folder / "gold.jsonl"
    labels.write_text(gold(), encoding="utf-8")
    command = [
        sys.executable,
        str(shared / "gold" / "evaluate.py"),
        "--records",
        str(out),
        "--gold",
        str(labels),
        "--json",
    ]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    result: Row = json.loads(done.stdout)
    return result


def test_the_independent_scorer_finds_nothing_in_an_empty_ledger(shared: Path, tmp_path: Path) -> None:
    result = _score(shared, tmp_path, [])
    assert result["all"]["recall"] == 0
    assert result["all"]["gold"] > 150


def test_the_independent_scorer_gives_a_perfect_reading_full_marks(
    shared: Path, tmp_path: Path, rows: list[Row]
) -> None:
    perfect = [_ideal(row, n, record) for row in rows for n, record in enumerate(row.get("records", []))]
    result = _score(shared, tmp_path, perfect)
    assert {kind: measure["f1"] for kind, measure in result["kinds"].items()} == dict.fromkeys(result["kinds"], 1.0)
    assert all(measure["share"] == 1 for measure in result["fields"].values()), result["fields"]
    assert all(measure["f1"] == 1 for measure in result["lists"].values()), result["lists"]

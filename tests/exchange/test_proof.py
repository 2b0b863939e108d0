"""Every exported value is proved: its quotes stand where the export says, and the value follows from them.

Walks the whole JSONL export of the sample pages and of the seeds, with nothing but the exported files and the pages as
found; what a value must follow from its quotes by are the normalisers that made it.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from liandong import open_workspace, samples
from liandong.documents import decode
from liandong.documents.ledger_cells import iso_date, stage
from liandong.documents.ledger_columns import find_column
from liandong.exchange import export
from liandong.model import KINDS, Edit, EditKind, MappedText, Noted, PropertyType
from liandong.statements.grammar.sentences import fold
from liandong.statements.ledger_sheet import quantity
from liandong.statements.measures import dates, quantities
from liandong.statements.measures.numerals import chinese_number
from tests.beside import SEEDS, needs_seeds

Row = dict[str, Any]
NUMBERS = (PropertyType.AMOUNT, PropertyType.COUNT, PropertyType.QUANTITY)


@dataclass(frozen=True)
class Exported:
    """The files of an export, and the pages as found by the SHA-256 of their bytes."""

    documents: dict[str, Row]
    records: list[Row]
    statements: list[Row]
    pages: dict[str, bytes]

    def values(self) -> Iterator[tuple[str, str, Row]]:
        """Kind, property and value of every value of every record."""
        for record in self.records:
            for name, values in record["properties"].items():
                for value in values:
                    yield record["kind"], name, value


@cache
def exported(corpus: str) -> Exported:
    """The export of one corpus; built once."""
    with TemporaryDirectory() as folder, samples.folder() as sample_pages:
        source = sample_pages if corpus == "samples" else SEEDS
        with open_workspace(Path(folder) / "w", create=True) as workspace:
            workspace.build([source])
            ledger = workspace.ledger()
            export(ledger, "jsonl", Path(folder) / "out")
            pages = {d.page: ledger.page(d.page).data for d in ledger.documents()}
        documents, records, statements = (
            [json.loads(line) for line in (Path(folder) / "out" / name).read_text("utf-8").split("\n") if line]
            for name in ("documents.jsonl", "records.jsonl", "statements.jsonl")
        )
    return Exported({row["id"]: row for row in documents}, records, statements, pages)


corpora = pytest.mark.parametrize(
    "corpus",
    [
        "samples",
        pytest.param(
            "seeds",
            marks=[pytest.mark.seeds, needs_seeds],
        ),
    ],
)


@corpora
def test_every_value_has_evidence_of_which_the_first_proves_the_value(corpus: str) -> None:
    every = list(exported(corpus).values())
    assert len(every) > 100
    unproved = [(kind, name, v["value_raw"]) for kind, name, v in every if not v["evidence"]]
    assert unproved == []
    assert {v["evidence"][0]["role"] for _, _, v in every} == {"value"}


@corpora
def test_every_quote_stands_at_its_place_in_the_document_and_on_the_page(corpus: str) -> None:
    found = exported(corpus)
    every = [*(v for _, _, v in found.values()), *found.statements]
    wrong = [
        (quote["path"], quote["document_start"], quote["quote"])
        for value in every
        for quote in value["evidence"]
        if not stands(found, quote)
    ]
    assert wrong == []


def stands(found: Exported, quote: Row) -> bool:
    document = found.documents[quote["document"]]
    low, high = quote["document_start"], quote["document_end"]
    if quote["path"] != document["path"] or document["text"][low:high] != quote["quote"] or not quote["quote"]:
        return False
    if "sheet" in quote:
        cells = [c for c in document["cells"] if c[2:] == [quote["sheet"], quote["cell"]]]
        return quote["start"] is None and any(start <= low and high <= end for start, end, *_ in cells)
    return on_page(found, document, quote)


def on_page(found: Exported, document: Row, quote: Row) -> bool:
    """The quote's span is what the offset map says, and where nothing was edited the page has the same characters."""
    page = page_text(found.pages[document["page"]])
    edits = [Edit(a, b, c, d, EditKind(kind), reason) for a, b, c, d, kind, reason in document["edits"]]
    mapped = MappedText(document["text"], edits, document["origin"])
    low, high = quote["document_start"], quote["document_end"]
    if mapped.page_span(low, high) != (quote["start"], quote["end"]):
        return False
    position = low
    for edit in [e for e in edits if e.end >= low and e.start <= high] + [None]:
        stop = min(edit.start, high) if edit else high
        if stop > position:
            start, end = mapped.page_span(position, stop)
            if page[start:end] != document["text"][position:stop]:
                return False
        position = max(position, edit.end) if edit else high
    return True


@cache
def page_text(data: bytes) -> str:
    decoded = decode(data)
    assert decoded is not None
    return decoded.text


@corpora
def test_the_quote_that_proves_a_value_contains_it_word_for_word(corpus: str) -> None:
    found = exported(corpus)
    wrong = [(v["value_raw"], v["evidence"][0]["quote"]) for _, _, v in found.values()
             if v["value_raw"] not in v["evidence"][0]["quote"]]  # fmt: skip
    wrong += [(s["value_raw"], q["quote"]) for s in found.statements for q in s["evidence"]
              if q["role"] == "value" and s["value_raw"] not in q["quote"]]  # fmt: skip
    assert wrong == []


@corpora
def test_every_number_follows_from_its_quotes(corpus: str) -> None:
    wrong = [
        (kind, name, value["value_raw"], value["number"], [q["quote"] for q in value["evidence"]])
        for kind, name, value in exported(corpus).values()
        if KINDS[kind].property(name).type in NUMBERS and not number_follows(kind, value)
    ]
    assert wrong == []


def number_follows(kind: str, value: Row) -> bool:
    """Whether reading the quotes anew gives this number, bounds, unit and currency."""
    wanted = tuple(value[key] for key in ("number", "low", "high", "unit", "currency"))
    first = value["evidence"][0]
    if "sheet" in first:
        read = quantity(value["value_raw"], unit_of(kind, value))
        return shown(read) == wanted
    texts = (first["quote"], value["value_raw"])
    return any(shown(each.value) == wanted for text in texts for each in quantities.read(fold(text)))


def unit_of(kind: str, value: Row) -> str:
    """The unit that a cell's heading, or the cell beside it, gives."""
    for quote in value["evidence"][1:]:
        if quote["role"] == "scope":
            column = find_column(KINDS[kind], quote["quote"])
            return quote["quote"] if column is None else column.unit or "万元"
    return {"元": "元", "个": "个"}.get(value["unit"], "") if value["value_raw"][-1:].isdigit() else ""


def shown(value: Any) -> tuple[str | None, ...]:
    numbers = (plain(each) for each in (value.number, value.low, value.high))
    return (*numbers, value.unit, value.currency)


def plain(number: Decimal | None) -> str | None:
    return None if number is None else quantities.plain(number)


@corpora
def test_every_date_follows_from_its_quotes(corpus: str) -> None:
    wrong = [
        (kind, name, value["value_raw"], value["value"], [q["quote"] for q in value["evidence"]])
        for kind, name, value in exported(corpus).values()
        if KINDS[kind].property(name).type is PropertyType.DATE and not date_follows(value)
    ]
    assert wrong == []


def date_follows(value: Row) -> bool:
    """Whether the quotes, the one with the year read first, give this date; an open one needs no proof of its year."""
    if not value["value"]:
        return bool(value["as_of"] is None)
    first, *others = value["evidence"]
    if "sheet" in first:
        return bool(iso_date(value["value_raw"]) == value["value"])
    quotes = [q["quote"] for q in others]
    return value["value"] in dates_of(first["quote"], quotes) | terms_of(value["value_raw"], quotes)


def dates_of(quote: str, others: Sequence[str]) -> set[str]:
    """What the quote can say with the years that it or the others give; a year may stand in a name (2023上海…)."""
    alone = dates.read(fold(quote))
    years = {year for text in (quote, *others) for _, _, year in dates.years_in_names(fold(text))}
    years |= {other for other in others if re.fullmatch(r"(?:19|20)\d\d", other)}
    found = {date.iso for date in alone}
    found |= {date.iso.replace("-", year, 1) for date in alone if not date.known for year in years}
    for other in others:
        for anchor in dates.read(fold(other)):
            known = [anchor.iso] if anchor.known else [anchor.iso.replace("-", year, 1) for year in years]
            for iso in known:
                found |= {date.iso for date in dates.read(fold(quote), Noted(iso, 0, 0))}
        found |= {date.iso for date in dates.read(fold(f"{other}。{quote}"))}
    return found


def terms_of(raw: str, others: Sequence[str]) -> set[str]:
    """The year in which a term ends that counts from the document's own date: 五年内, 年内, 明年底."""
    term = re.search(r"(?P<n>\d+|[一二三四五六七八九十]+)年|(?P<next>明年)|今年|年内|年底|年度", raw)
    if term is None:
        return set()
    years = 1 if term["next"] else 0
    if term["n"]:
        years = int(term["n"]) if term["n"].isdigit() else chinese_number(term["n"]) or 0
    anchors = {date.iso[:4] for other in others for date in dates.read(fold(other)) if date.known}
    return {str(int(year) + years) for year in anchors}


@corpora
def test_every_place_and_stage_follows_from_its_quotes(corpus: str) -> None:
    wrong = [
        (kind, name, value["value_raw"], value["value"], [q["quote"] for q in value["evidence"]])
        for kind, name, value in exported(corpus).values()
        if KINDS[kind].property(name).type in (PropertyType.PLACE, PropertyType.STAGE)
        and not follows(KINDS[kind].property(name).type, value)
    ]
    assert wrong == []


def follows(type_: PropertyType, value: Row) -> bool:
    """A place is made of characters of its quotes, in their order, what lies around it first; a stage is what its words
    stand for."""
    if type_ is PropertyType.PLACE:
        quotes = "".join(q["quote"] for q in sorted(value["evidence"], key=lambda q: q["role"] != "place"))
        return within(value["value"], quotes)
    if "sheet" in value["evidence"][0]:
        return bool(stage(value["value_raw"]) == value["value"])
    return bool(value["value_raw"] in value["evidence"][0]["quote"])


def within(short: str, text: str) -> bool:
    """Whether the characters of `short` stand in `text` in this order, others between them."""
    rest = iter(fold(text))
    return all(character in rest for character in fold(short))

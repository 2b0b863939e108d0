"""The ledger as JSON lines: documents, statements, records, answers and what was set aside, one object a line.

The form is canonical: keys in the order declared here, rows in the ledger's order, UTF-8, a bare newline at each end,
no time and no version inside. Equal ledgers give equal bytes. docs/reference/jsonl.md describes every field.
"""

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from liandong.exchange.files import write_all
from liandong.exchange.source import ById, Source
from liandong.model import (
    Answer,
    AsOf,
    Attestation,
    Document,
    Evidence,
    FoldedValue,
    Health,
    Noted,
    Quote,
    Record,
    SetAside,
    Statement,
    Value,
)
from liandong.records import day_of, health
from liandong.search.marking import clashes

Row = dict[str, Any]
FILES = ("documents.jsonl", "statements.jsonl", "records.jsonl", "answers.jsonl", "set_aside.jsonl")


def write(ledger: Source, out: Path) -> None:
    """Writes the files into the folder `out`; the old ones stay until all are complete."""
    rows = (
        document_rows(ledger),
        statement_rows(ledger),
        record_rows(ledger),
        answer_rows(ledger),
        set_aside_rows(ledger),
    )
    write_all(out, [(name, map(_line, each)) for name, each in zip(FILES, rows, strict=True)])


def document_rows(ledger: Source) -> Iterator[Row]:
    """The documents as rows, in the ledger's order."""
    for document in ledger.documents():
        yield _document(document, ledger.family(document.id), ledger.tier(document.id).name.lower())


def statement_rows(ledger: Source) -> Iterator[Row]:
    """The statements as rows, sorted by id."""
    paths = _paths(ledger)
    return (_statement(statement, paths) for statement in ledger.statements())


def record_rows(ledger: Source) -> Iterator[Row]:
    """The records as rows, sorted by id; of each property the winning value first."""
    documents = ById((document.id, (document.path, day_of(document))) for document in ledger.documents())
    paths = ById((id_, path) for id_, (path, _) in documents.items())
    for record in ledger.records():
        yield _record(record, paths) | {"health": _health(health(record, lambda id_: documents[id_][1]))}


def record_row(ledger: Source, record: Record) -> Row:
    """One record as a row."""
    documents = cache(ledger.document)
    paths = {
        q.document: documents(q.document).path for _, values in record.properties for v in values for q in v.evidence
    }
    return _record(record, paths) | {"health": _health(health(record, lambda id_: day_of(documents(id_))))}


def listed_row(record: Record) -> Row:
    """One record as it stands in a list: the values that it has, without the sentences that prove them."""
    return {
        "id": record.id,
        "kind": record.kind,
        "label": record.label,
        "families": record.families,
        "conflict": clashes(record),
        "properties": {name: [_told(value) for value in values] for name, values in record.properties},
    }


def answer_rows(ledger: Source) -> Iterator[Row]:
    """The checks as rows, sorted by record, recipe and id."""
    answers = sorted(ledger.answers(), key=lambda a: (a.record, a.recipe, a.id))
    return map(_answer, answers)


def set_aside_rows(ledger: Source) -> Iterator[Row]:
    """What was not read into the ledger, as rows sorted by path and place."""
    for each in sorted(ledger.set_aside(), key=_place):
        yield {
            "path": each.path,
            "page": each.page,
            "reason": each.reason,
            "detail": each.detail,
            "start": each.start,
            "end": each.end,
            "note": each.note,
            "values": dict(each.values),
        }


def _place(each: SetAside) -> tuple[str, str, int, str, str]:
    return each.path, each.page or "", each.start or 0, each.reason, each.detail


def plain(number: Decimal | None) -> str | None:
    """The number in plain decimals, without exponent and without idle zeros: 17000000000, 7.3."""
    if number is None:
        return None
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _line(row: Row) -> bytes:
    return encoded(row) + b"\n"


def encoded(row: Mapping[str, Any]) -> bytes:
    """The row as JSON. A lone surrogate has no UTF-8, so a row that holds one is written with escapes."""
    try:
        return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode()
    except UnicodeEncodeError:
        return json.dumps(row, ensure_ascii=True, separators=(",", ":")).encode()


def _paths(ledger: Source) -> Mapping[str, str]:
    return ById((document.id, document.path) for document in ledger.documents())


def _document(document: Document, family: str, tier: str) -> Row:
    return {
        "id": document.id,
        "path": document.path,
        "page": document.page,
        "title": _noted(document.title),
        "medium": _noted(document.medium),
        "byline": _noted(document.byline),
        "published": _noted(document.published),
        "dateline": _noted(document.dateline),
        "start": document.start,
        "end": document.end,
        "flags": list(document.flags),
        "family": family,
        "tier": tier,
        "revision": document.revision,
        "text": document.text,
        "body_start": document.body_start,
        "body_end": document.body_end,
        "noted": _spans(document),
        "origin": document.origin,
        "edits": [[e.start, e.end, e.page_start, e.page_end, e.kind.value, e.reason] for e in document.edits],
        "cells": [[c.start, c.end, c.sheet, c.address] for c in document.cells],
    }


def _noted(noted: Noted | None) -> str | None:
    return None if noted is None else noted.value


def _spans(document: Document) -> dict[str, list[int]]:
    """Where in the text each value of head and tail stands; `published.year` is what proves the year of a date."""
    names = ("title", "medium", "byline", "published", "dateline")
    found: dict[str, list[int]] = {}
    for name in names:
        noted: Noted | None = getattr(document, name)
        if noted is not None:
            found[name] = [noted.start, noted.end]
            if noted.year is not None:
                found[f"{name}.year"] = list(noted.year)
    return found


def _statement(statement: Statement, paths: Mapping[str, str]) -> Row:
    mention = statement.mention
    return {
        "id": statement.id,
        "mention": mention.id,
        "kind": mention.kind,
        "page": mention.page,
        "start": mention.start,
        "end": mention.end,
        "part": mention.part,
        "property": statement.property,
        **_value(statement.value),
        "scope": statement.scope,
        "as_of": _as_of(statement.as_of),
        "asserted_by": statement.asserted_by,
        "polarity": statement.polarity.value,
        "modality": statement.modality.value,
        "ref": statement.ref,
        "document": statement.document,
        "extractor": statement.extractor,
        "method": statement.method,
        "confidence": statement.confidence,
        "retracts": statement.retracts,
        "attestation": _attestation(statement.attestation),
        "evidence": _evidence(statement.evidence, paths),
    }


def _attestation(attestation: Attestation | None) -> Row | None:
    """Who states it, when and why, where a person does."""
    if attestation is None:
        return None
    return {"actor": attestation.actor, "at": attestation.at, "reason": attestation.reason}


def _record(record: Record, paths: Mapping[str, str]) -> Row:
    return {
        "id": record.id,
        "kind": record.kind,
        "families": record.families,
        "members": list(record.members),
        "properties": {name: [_folded(value, paths) for value in values] for name, values in record.properties},
    }


def _health(told: Health) -> Row:
    """The parts of a record's health; its day is as the page prints it, and no age, which changes by the day."""
    return {
        "families": told.families,
        "tier": None if told.tier is None else told.tier.name.lower(),
        "official": told.official,
        "filled": list(told.filled),
        "missing": list(told.missing),
        "conflicts": list(told.conflicts),
        "newest": told.newest,
    }


def _folded(folded: FoldedValue, paths: Mapping[str, str]) -> Row:
    return {
        **_told(folded),
        "confidence": folded.confidence,
        "statements": list(folded.statements),
        "evidence": _evidence(folded.evidence, paths),
    }


def _told(folded: FoldedValue) -> Row:
    return {
        **_value(folded.value),
        "scope": folded.scope,
        "as_of": _as_of(folded.as_of),
        "polarity": folded.polarity.value,
        "modality": folded.modality.value,
        "conflict": folded.conflict.value,
        "superseded": folded.superseded,
        "ref": folded.ref,
        "families": folded.families,
        "tier": folded.tier.name.lower(),
    }


def _value(value: Value) -> Row:
    return {
        "value_raw": value.raw,
        "value": value.text,
        "number": plain(value.number),
        "low": plain(value.low),
        "high": plain(value.high),
        "unit": value.unit,
        "currency": value.currency,
        "step": plain(value.step),
        "qualifier": value.qualifier,
    }


def _as_of(as_of: AsOf | None) -> Row | None:
    return None if as_of is None else {"date": as_of.date, "basis": as_of.basis.value}


def _evidence(evidence: Evidence, paths: Mapping[str, str]) -> list[Row]:
    return [_quote(quote, paths) for quote in evidence]


def _quote(quote: Quote, paths: Mapping[str, str]) -> Row:
    row: Row = {
        "role": quote.role.value,
        "path": paths[quote.document],
        "start": quote.start,
        "end": quote.end,
        "document": quote.document,
        "document_start": quote.document_start,
        "document_end": quote.document_end,
        "quote": quote.text,
        "mark": None if quote.mark is None else list(quote.mark),
    }
    if quote.sheet is not None:
        row |= {"sheet": quote.sheet, "cell": quote.address}
    return row


def _answer(answer: Answer) -> Row:
    return {
        "id": answer.id,
        "record": answer.record,
        "recipe": answer.recipe,
        "verdict": answer.verdict.value,
        "inputs": list(answer.inputs),
        "shown": answer.shown,
        "gap": answer.gap,
        "reason": answer.reason,
    }

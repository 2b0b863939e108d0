"""Editions (指数): those that are kept, and the form by which a table and a methodology are brought."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from liandong.access import Right
from liandong.errors import IndicatorError, LiandongError
from liandong.indices import Cell, Frame, Source
from liandong.indices.editions import Edition, Passed, Word
from liandong.indices.editions.edition import moment
from liandong.indices.tables.ledger import figures
from liandong.indices.tables.sheets import read_sheet
from liandong.indices.text.methodology import Methodology, of, parsed
from liandong.messages import Words, text, words
from liandong.portal.asked import Asked
from liandong.portal.form import WHOLE, Done, Form, Sending, Wrong
from liandong.portal.indexing import Indexing
from liandong.portal.pages.index import shown
from liandong.portal.sheet import Sheet, Table
from liandong.workspace.people.attesting import attestation

CELL = "cell "
"""How the names of faults begin that are of a cell."""
_FAULTS, _LONGEST_TITLE = 40, 120
_MEBIBYTE = 1024 * 1024
_HEADINGS = ("index_title", "index_periods", "index_units", "index_indicators", "index_at", "index_by")


def tell(indexing: Indexing, asked: Asked) -> Sheet:
    """The editions, the newest first, and the form."""
    lang, form = asked.lang, asked.sent
    kept = indexing.editions.all()
    faults = [(name.removeprefix(CELL), told) for name, told in form.wrong.items() if name.startswith(CELL)]
    values: dict[str, Any] = {
        "possible": indexing.editions.possible,
        "editions": [_line(asked, each) for each in kept],
        "deleted": [_line(asked, each) for each in indexing.editions.all(deleted=True)],
        "cell_faults": faults,
        "wrong": {name: told for name, told in form.wrong.items() if not name.startswith(CELL)},
        "figures": form.one("from") == "figures",
        "leave": form.has("leave"),
        "most": asked.workspace.settings.max_upload_bytes // _MEBIBYTE,
    }
    headings = [text(f"portal.{name}", lang) for name in _HEADINGS]
    rows = [_cells(each, lang) for each in kept]
    return Sheet(
        "indices.html", text("portal.indices", lang), values, {"editions": [_row(each) for each in kept]},
        Table(headings, rows), lasts=False,
    )  # fmt: skip


def take(indexing: Indexing, asked: Asked) -> Done | Wrong:
    """Keeps an edition."""
    if asked.sent.one("do") != "keep":
        return Wrong({WHOLE: words("portal.deed_unknown")})
    return _keep(indexing, asked)


def _keep(indexing: Indexing, asked: Asked) -> Done | Wrong:
    form = asked.sent
    wrong: dict[str, LiandongError | Words] = {}
    if not indexing.editions.possible:
        wrong[WHOLE] = words("index.edition_nowhere")
    method = _method(form, wrong)
    if wrong or method is None:
        return Wrong(wrong)
    signed = attestation(**form.signature)
    by = Word(signed.actor, moment(), signed.reason)
    brought = _figures(asked, method) if form.one("from") == "figures" else _table(form, method)
    if isinstance(brought, Wrong):
        return brought
    try:
        made = indexing.editions.put(
            brought.frame, method, by, file=brought.file, given=brought.given,
            version=brought.version, passed=brought.passed, restoring=asked.who.may(Right.REVIEW),
        )  # fmt: skip
    except IndicatorError as error:
        return Wrong({"table": error})
    return Done(f"/index/{made.id}")


@dataclass(frozen=True, eq=False, slots=True)
class _Brought:
    """A frame, and what an edition tells of where it is from."""

    frame: Frame
    passed: tuple[Passed, ...]
    file: str = ""
    given: bytes = b""
    version: int = 0


def _table(form: Form, method: Methodology) -> _Brought | Wrong:
    """The table that was sent; what is wrong with it, cell by cell."""
    table = _file(form, table=True)
    if table is None:
        return Wrong({"table": words("portal.index_no_table")})
    data = table.data.read()
    try:
        read = read_sheet(table.name, data, method.framework, method.apart)
    except IndicatorError as error:
        return Wrong({"table": error})
    if read.frame is None:
        told = [(f"{fault.cell} {fault.heading}".rstrip(), fault.wrong) for fault in read.faults]
        return _faults("portal.index_faults", told)
    frame = _sourced(read.frame, form.one("source").strip(), form.one("vintage").strip())
    return _Brought(frame, tuple(map(Passed, read.passed)), table.name, data)


def _figures(asked: Asked, method: Methodology) -> _Brought | Wrong:
    """The figures of the ledger as it is now; those that stand in the way."""
    ledger = asked.workspace.ledger()
    read = figures(ledger.records("figure"), method.framework, leave_conflicts=asked.sent.has("leave"))
    if read.frame is None:
        return _faults("portal.index_figure_faults", [(fault.label, fault.told) for fault in read.faults])
    passed = [Passed(each.label, each.told.worded("zh"), each.told.worded("en"), each.record) for each in read.left]
    return _Brought(read.frame, tuple(passed), version=ledger.version)


def _file(form: Form, *, table: bool) -> Sending | None:
    """The table that was sent, or the methodology: that is the one whose name ends so."""
    return next((each for each in form.files if each.name.lower().endswith(".toml") is not table), None)


def _method(form: Form, wrong: dict[str, LiandongError | Words]) -> Methodology | None:
    """The methodology that was sent as a file, or typed."""
    sent = _file(form, table=False)
    try:
        given = sent.data.read().decode("utf-8-sig") if sent else form.one("method").replace("\r\n", "\n")
        if not given.strip():
            wrong["method"] = words("portal.index_no_method")
            return None
        return _titled(form, of(parsed(given)), wrong)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        wrong["method"] = words("portal.index_method_unread", detail=str(error))
    except IndicatorError as error:
        wrong["method"] = error
    return None


def _titled(form: Form, method: Methodology, wrong: dict[str, LiandongError | Words]) -> Methodology:
    """The methodology with its title: as typed, else its own, else the name of the index."""
    typed = form.one("title").strip()
    title = typed or method.title.strip() or method.framework.name(method.framework.root)
    if len(title) > _LONGEST_TITLE:
        told = words("fault.letter_long", count=len(title), most=_LONGEST_TITLE)
        wrong["title" if typed else "method"] = told
    return replace(method, title=title)


def _faults(code: str, faults: Sequence[tuple[str, Words]]) -> Wrong:
    """The first places that are wrong, and how many there are."""
    told: dict[str, LiandongError | Words] = {"table": words(code, count=len(faults))}
    for place, wrong in faults[:_FAULTS]:
        told.setdefault(f"{CELL}{place}", wrong)
    return Wrong(told)


def _sourced(frame: Frame, source: str, vintage: str) -> Frame:
    """The frame, each indicator of which comes from this source where its cells say nothing themselves."""
    if not (source or vintage):
        return frame
    whole = {Cell("", "", code): Source(source, vintage) for code in frame.indicators}
    return replace(frame, sources={**whole, **frame.sources})


def _line(asked: Asked, edition: Edition) -> dict[str, Any]:
    """An edition as the list shows it."""
    return {
        "id": edition.id,
        "link": shown.here(asked, edition.id, "/method" if edition.deleted else ""),
        "cells": _cells(edition, asked.lang),
        "deleted": edition.deleted,
    }


def _cells(edition: Edition, lang: str) -> list[str]:
    return [
        edition.title or text("portal.index_untitled", lang),
        shown.span(edition.periods),
        str(edition.units),
        str(edition.indicators),
        shown.minute(edition.by.at),
        edition.by.actor,
    ]


def _row(edition: Edition) -> Mapping[str, Any]:
    """An edition for programs."""
    found: dict[str, Any] = msgspec.to_builtins(edition)
    return found

"""The sheets of the workbook, in the order in which a person reads them."""

from collections.abc import Mapping
from pathlib import Path

from liandong import messages
from liandong.errors import ExportError
from liandong.exchange.entries import Entries, gather
from liandong.exchange.layout import Layout, standard
from liandong.exchange.source import Source
from liandong.exchange.wording import extent, kind_name
from liandong.exchange.xlsx.book import A4, MAX_ROWS, Book, Sheet, workbook
from liandong.exchange.xlsx.kind_sheet import write_kind
from liandong.exchange.xlsx.side_sheets import write_checks, write_evidence, write_set_aside
from liandong.messages import words
from liandong.model import Conflict

_NOTES = 6
"""Notes on the cover: `note.cover_1` and on in the catalogue."""


def write(ledger: Source, out: Path, *, lang: str = "zh", layout: Layout | None = None) -> None:
    """Writes the workbook to `out`, its sheets in the program's own layout or in another; ExportError where it cannot
    be written or holds more rows than Excel can."""
    entries = gather(ledger)
    if len(entries.proofs) >= MAX_ROWS - 2:
        raise ExportError(words("fault.too_many_proofs", path=out, count=len(entries.proofs)))
    with workbook(out, lang) as book:
        cover = book.sheet(book.word("about"))
        sheets = [each for each in layout or standard(lang) if each.kind.name in entries.by_kind]
        for each in sheets:
            write_kind(book, each, entries.by_kind[each.kind.name], entries)
        write_evidence(book, entries)
        write_checks(book, ledger, entries)
        write_set_aside(book, ledger)
        _write_cover(book, cover, ledger, entries, {each.kind.name: each.name for each in sheets})


def _write_cover(book: Book, sheet: Sheet, ledger: Source, entries: Entries, names: Mapping[str, str]) -> None:
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 3)
    sheet.set_column(1, 1, 22)
    sheet.set_column(2, 3, 14)
    sheet.set_column(4, 4, 60)
    book.text(sheet, 1, 1, book.word("ledger"), font_size=20, bold=True, font_name="黑体", text_wrap=False)
    told = "".join(extent(entries.extent, book.lang))
    if told:
        sheet.merge_range(2, 1, 2, 4, "", book.format())
        book.text(sheet, 2, 1, told, bold=True)
        sheet.set_row(2, 30)
    head = {"bold": True, "bg_color": "#E8EEF4", "bottom": 1}
    for column, code in enumerate(("kind", "records", "conflicts")):
        book.text(sheet, 3, 1 + column, book.word(code), **head)
    row = 4
    for kind, records in entries.by_kind.items():
        name = kind_name(kind, book.lang)
        if kind in names:
            quoted = names[kind].replace("'", "''")
            book.link(sheet, row, 1, f"'{quoted}'!A1", name)
        else:
            book.text(sheet, row, 1, name)
        clashes = sum(_clashes(record.properties) for record in records)
        book.number(sheet, row, 2, len(records), num_format="#,##0")
        book.number(sheet, row, 3, clashes, num_format="#,##0")
        row += 1
    for code, count in (("documents", len(entries.documents)), ("evidence", len(entries.proofs)),
                        ("set_aside", len(ledger.set_aside()))):  # fmt: skip
        book.text(sheet, row, 1, book.word(code), font_color="#5F6B76")
        book.number(sheet, row, 2, count, num_format="#,##0", font_color="#5F6B76")
        row += 1
    for number in range(1, _NOTES + 1):
        note = messages.text(f"note.cover_{number}", book.lang)
        sheet.merge_range(row + number, 1, row + number, 4, "", book.format())
        book.text(sheet, row + number, 1, f"{number}. {note}")
        sheet.set_row(row + number, 30)
    sheet.set_portrait()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)


def _clashes(properties: tuple[tuple[str, tuple[object, ...]], ...]) -> int:
    return sum(any(getattr(v, "conflict", None) is Conflict.REAL for v in values) for _, values in properties)

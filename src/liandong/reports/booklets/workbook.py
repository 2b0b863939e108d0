"""The papers of a round as one Excel workbook: both booklets as tables that are read back the same, the schedule, and
the results of the match."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from liandong.errors import MatchingError
from liandong.exchange.xlsx.book import MAX_ROWS, Book, workbook
from liandong.matching import Match
from liandong.matching.lines import lines
from liandong.matching.rounds import Agenda, Allotment, Host, Invitation
from liandong.matching.tables import NEEDS, OFFERS
from liandong.matching.tables.results import write_sheets
from liandong.matching.tables.writing import write_table
from liandong.messages import Language, words
from liandong.reports.booklets.agenda import about, times
from liandong.reports.booklets.cover import NOBODY, hosted
from liandong.reports.wording import Wording

_AGENDA = (("time", 14.0), ("table", 8.0), ("institution", 28.0), ("firm", 28.0), ("about", 64.0))
_GIVEN = (("project", 28.0), ("firm", 28.0), ("product", 28.0), ("institution", 28.0), ("score", 10.0), ("sure", 12.0))


def round_workbook(
    found: Match, lang: Language = "zh", *, of: str = "", agenda: Agenda | None = None,
    allotment: Allotment | None = None, host: Host = NOBODY,
) -> bytes:  # fmt: skip
    """The workbook of what stood on the day; the same round gives the same bytes. MatchingError for more lines than a
    sheet holds."""
    every, told = list(lines(found)), _head(of, host, Wording(lang))
    if len(every) >= MAX_ROWS:
        raise MatchingError(words("match.too_many_lines", many=len(every), most=MAX_ROWS - 1))
    with TemporaryDirectory() as folder:
        out = Path(folder) / "round.xlsx"
        with workbook(out, lang) as book:
            write_table(book, NEEDS, found.needs, told)
            write_table(book, OFFERS, found.offers, told)
            if agenda is not None:
                _agenda(book, agenda)
            if allotment is not None:
                _allotment(book, allotment)
            write_sheets(book, every)
        return out.read_bytes()


def _head(of: str, host: Host, say: Wording) -> str:
    """The line above the tables: the round, and who holds it."""
    return " · ".join(
        (*([of] if of else ()), *(say("match.hosted", name=name, told=held) for name, held in hosted(host, say)))
    )


def _agenda(book: Book, made: Agenda) -> None:
    """The meetings by time and table; behind them, without a time, those that could not be placed."""
    say = Wording(book.lang)
    rows: list[tuple[str, ...]] = [(times(each), str(each.table), each.institution, each.firm, about(each.pairs, say))
            for each in made.sittings]  # fmt: skip
    rows += [_unplaced(each, say) for each in made.left_over]
    _sheet(book, "agenda.sheet", _AGENDA, rows)


def _unplaced(of: Invitation, say: Wording) -> tuple[str, ...]:
    return say("agenda.left_over"), "", of.institution, of.firm, about(of.pairs, say)


def _allotment(book: Book, made: Allotment) -> None:
    """The pairs, and below them in words how they were found and what speaks against them."""
    say = Wording(book.lang)
    rows = [
        (each.need.title, each.need.firm, each.offer.title, each.offer.institution, f"{100 * each.score:.1f}",
         say("agenda.sure" if each.sure else "agenda.unsure"))
        for each in made.pairs
    ]  # fmt: skip
    _sheet(book, "allot.sheet", _GIVEN, rows, made.told().worded(book.lang))


def _sheet(
    book: Book, code: str, columns: Sequence[tuple[str, float]], rows: Sequence[Sequence[str]], note: str = ""
) -> None:
    say = Wording(book.lang)
    sheet = book.sheet(say(code))
    at = 1 if note else 0
    if note:
        book.text(sheet, 0, 0, note, text_wrap=False)
    book.headings(sheet, at, [(say(f"agenda.paired_{name}"), width) for name, width in columns])
    for row, cells in enumerate(rows, at + 1):
        for column, text in enumerate(cells):
            if columns[column][0] in ("table", "score") and text:
                book.number(sheet, row, column, float(text))
            else:
                book.text(sheet, row, column, text)
    book.finish(sheet, at, len(rows), len(columns))

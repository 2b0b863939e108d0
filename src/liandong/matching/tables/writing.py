"""Writing (填表) of needs and offers into the tables of the two booklets, so that they are read back the same."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from liandong.errors import RuleError
from liandong.exchange.xlsx.book import A3, Book
from liandong.matching.fields import FIELDS
from liandong.matching.need import Need
from liandong.matching.offer import Offer
from liandong.matching.sometime import Sometime
from liandong.matching.tables.columns import NEEDS, Column, Form, Table
from liandong.matching.tables.numbers import as_share
from liandong.messages import text
from liandong.rules import Condition, Field, Kind, Unread, telling
from liandong.rules.facts import coded, name_of
from liandong.vocabulary import gazetteer

_HEADING = 2
"""The row of the headings, from 0: above it the title and what it is of."""
_WHOLE_DIGITS = 15
"""Digits of a number that Excel keeps."""


def write_table(book: Book, table: Table, nouns: Sequence[Need | Offer], of: str = "") -> None:
    """Writes a sheet with a row for each; `of` tells what round it is for.

    What a table can tell is read back the same (`read_needs`, `read_offers`). It cannot tell the record and the
    source; conditions that were read are told in words, and clauses with a semicolon in them are read back as several.
    """
    columns = [column for column in table.columns if column.offered]
    sheet = book.sheet(text(table.sheet, book.lang))
    book.headings(sheet, _HEADING, [(table.heading(each, book.lang), each.width) for each in columns])
    book.text(sheet, 0, 0, text(f"booklet.{table.name}_title", book.lang), bold=True, font_size=14, text_wrap=False)
    book.text(sheet, 1, 0, of, text_wrap=False)
    for row, noun in enumerate(nouns, _HEADING + 1):
        for at, column in enumerate(columns):
            held = cell(table, column, noun, book.lang)
            if isinstance(held, Decimal):
                book.number(sheet, row, at, float(held))
            else:
                book.text(sheet, row, at, held)
    book.finish(sheet, _HEADING, len(nouns), len(columns))
    sheet.freeze_panes(_HEADING + 1, 2)
    sheet.set_paper(A3)


def cell(table: Table, column: Column, noun: Need | Offer, lang: str) -> str | Decimal:
    """What stands in a column: a number in the unit of its heading, or text; empty for what is not known."""
    held = getattr(noun.days if column.name in ("since", "until") else noun, column.name)
    match held:
        case None:
            return ""
        case Decimal() if column.of == "rate_most" and as_share(held):
            return f"{held:f}%"  # or it would be taken for a share
        case Decimal() if held.is_infinite():
            return text("match.endless", lang)
        case Decimal():
            return held if _exact(held) else f"{held:f}"
        case int():
            return Decimal(held)
        case date() | Sometime():
            return str(held)
        case frozenset():
            return _several(table, FIELDS.field(column.of), held, lang)
        case tuple():
            return "\n".join(clause(each, lang) for each in held)
    return named(FIELDS.field(column.of), held) if column.form is Form.ONE else str(held)


def _exact(number: Decimal) -> bool:
    """Whether a number cell holds it as it is."""
    return Decimal(format(float(number), f".{_WHOLE_DIGITS}g")) == number and abs(number) < 10**_WHOLE_DIGITS


def _several(table: Table, field: Field, held: frozenset[str], lang: str) -> str:
    """Words in the order of the field; that there are none is something known of a need, and asks nothing as an
    offer's."""
    if not held:
        return text("match.nothing", lang) if table is NEEDS else ""
    place = {word: at for at, word in enumerate(field.words)}
    return "、".join(named(field, word) for word in sorted(held, key=lambda word: (place.get(word, len(place)), word)))


def named(field: Field, word: str) -> str:
    """A region or an industry by the name that means it alone, else by its code; any other word as it is."""
    if field.kind not in (Kind.REGION, Kind.INDUSTRY):
        return word
    name = name_of(field.kind, word)
    longer = [name] if field.kind is Kind.INDUSTRY else [name, _within(word)]
    return next((each for each in longer if _means(field, each, word)), word)


def _within(code: str) -> str:
    """The region with the city or province that it is in."""
    region = gazetteer.region(code)
    around = gazetteer.prefecture_of(region) or gazetteer.province_of(region)
    return region.name if around is None or around.code == code else around.name + region.name


def _means(field: Field, name: str, code: str) -> bool:
    try:
        return coded(field, name, "") == code
    except RuleError:
        return False


def clause(of: Condition, lang: str) -> str:
    """A condition as it was written, or in words."""
    if isinstance(of, Unread):
        return of.text
    told = telling.condition(of, telling.plainly(FIELDS))
    return told if isinstance(told, str) else told.worded(lang)

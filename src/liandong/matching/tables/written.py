"""Written (写出): needs and offers as the cells that they are read from, so that what is written is read back as it
was."""

from decimal import Decimal

from liandong.matching.need import Need
from liandong.matching.offer import Offer
from liandong.matching.tables.columns import NEEDS, OFFERS, Column, Table
from liandong.matching.tables.typed import fields, in_words
from liandong.matching.tables.writing import cell


def written(noun: Need | Offer, lang: str = "zh") -> dict[str, str]:
    """The cells, by the names of the columns that a template offers; numbers in the units of its headings. Of further
    conditions the sentences stand there that they were read from."""
    table = NEEDS if isinstance(noun, Need) else OFFERS
    return {column.name: _cell(table, column, noun, lang) for column in fields(table)}


def _cell(table: Table, column: Column, noun: Need | Offer, lang: str) -> str:
    if column.name == "further" and isinstance(noun, Offer):
        return "\n".join(map(in_words, noun.further))
    held = cell(table, column, noun, lang)
    return f"{held.normalize():f}" if isinstance(held, Decimal) else held

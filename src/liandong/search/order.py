"""Orders (排序): what a list of records is put in order by, and what is added up of them.

Of each record the ledger's own values count, as for filters: its day is the last of the days on which its leading dates
begin, its amount the one that leads in the scope which its kind usually counts (a project's total), at its lower end.
Amounts of other currencies than yuan are never compared with it, nor with one another. Names go by GB 18030, in which
characters in common use stand by their pinyin.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from liandong.model import KINDS, FoldRule, Record
from liandong.model.kinds import USUAL_SCOPES, Facet
from liandong.search.marking import amount_of, leading, of_record
from liandong.search.segment import fold
from liandong.store.rows import Keys, Mark, Sorting

_YUAN = "CNY"


class Order(StrEnum):
    """An order that people choose; what has no day, or no amount in yuan, comes last, and what is equal goes by id."""

    NEWEST = "newest"
    OLDEST = "oldest"
    LARGEST = "largest"
    SMALLEST = "smallest"
    NAME = "name"
    ID = "id"

    @property
    def sorting(self) -> Sorting:
        """The key that it goes by, and whether downwards."""
        return _SORTINGS[self]


_SORTINGS = {
    Order.NEWEST: Sorting("day", descending=True),
    Order.OLDEST: Sorting("day", descending=False),
    Order.LARGEST: Sorting("amount", descending=True),
    Order.SMALLEST: Sorting("amount", descending=False),
    Order.NAME: Sorting("name", descending=False),
    Order.ID: Sorting("id", descending=False),
}


SUM = "sum"
"""The facet of the mark that tells which amount of a record is added up; nothing is narrowed by it."""


def keys_of(record: Record, marks: Sequence[Mark]) -> Keys:
    """What lists go by; `marks` are those of the record, with the amount that is added up."""
    days = [int(mark.low) for mark in marks if mark.facet == Facet.PERIOD and mark.low is not None]
    amount = next((mark.low for mark in marks if mark.facet == SUM and mark.text == _YUAN), None)
    return Keys(record.kind, name_key(record.label), max(days, default=None), amount)


def listing_marks(record: Record) -> tuple[Mark, ...]:
    """All marks of a record: what lists are narrowed by, and the amount that is added up, where it tells one."""
    told = max(_usual(record), key=lambda mark: (mark.text == _YUAN, mark.low, mark.text, mark.high), default=None)
    return (*of_record(record), *([told._replace(facet=SUM)] if told else []))


def name_key(name: str) -> str:
    """The name as it is sorted, letter by letter: simplified and in lower case, each byte of GB 18030 a letter."""
    return fold(name).replace("\0", "?").encode("gb18030", "replace").decode("latin-1")


def _usual(record: Record) -> Iterator[Mark]:
    """The amounts that lead in the scope which the kind of the record usually counts; in any where it has none."""
    for name, values in record.properties:
        declared = KINDS[record.kind].property(name)
        if declared.facet is not Facet.AMOUNT:
            continue
        usual = USUAL_SCOPES.get((record.kind, name))
        first = [value for value in leading(declared, values) if usual is None or value.scope in (None, usual)]
        yield from filter(None, map(amount_of, first if declared.fold is FoldRule.MANY else first[:1]))

"""Orders (排序): what a list of records is put in order by, and what is added up of them.

Of each record the ledger's own values count, as for filters: its day is the last of the days on which its leading dates
begin, its amount the one that leads in the scope which its kind usually counts (a project's total), at its lower end.
Amounts of other currencies than yuan are never compared with it, nor with one another. Names go by GB 18030, in which
characters in common use stand by their pinyin.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from liandong.model import KINDS, FoldedValue, FoldRule, Polarity, Record
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


SUM, PART = "sum", "part"
"""The facets of the marks that tell which amount of a record is added up, and of which records it is a part; nothing is
narrowed by them."""


def keys_of(record: Record, marks: Sequence[Mark]) -> Keys:
    """What lists go by; `marks` are those of the record, with the amount that is added up."""
    days = [int(mark.low) for mark in marks if mark.facet == Facet.PERIOD and mark.low is not None]
    amount = next((mark.low for mark in marks if mark.facet == SUM and mark.text == _YUAN), None)
    return Keys(record.kind, name_key(record.label), max(days, default=None), amount)


def listing_marks(record: Record) -> tuple[Mark, ...]:
    """All marks of a record: what lists are narrowed by, the amount that is added up, where it tells one, and of what
    it is a part."""
    told = summed(record)
    amount = [told[1]._replace(facet=SUM)] if told else []
    return (*of_record(record), *amount, *(Mark(PART, whole) for whole in wholes(record)))


def summed(record: Record) -> tuple[FoldedValue, Mark] | None:
    """The value of a record that is added up, and how much that is; None where it tells none. One in yuan goes first,
    then the larger."""
    return max(_usual(record), key=lambda told: _weight(told[1]), default=None)


def _weight(amount: Mark) -> tuple[object, ...]:
    return amount.text == _YUAN, amount.low, amount.text, amount.high


def wholes(record: Record) -> tuple[str, ...]:
    """The records of which it is told to be a part."""
    told = (v.ref for v in record.values("part_of") if v.polarity is Polarity.ASSERTED)
    return tuple(dict.fromkeys(ref for ref in told if ref is not None and ref != record.id))


def name_key(name: str) -> str:
    """The name as it is sorted, letter by letter: simplified and in lower case, each byte of GB 18030 a letter."""
    return fold(name).replace("\0", "?").encode("gb18030", "replace").decode("latin-1")


def _usual(record: Record) -> Iterator[tuple[FoldedValue, Mark]]:
    """The amounts that lead in the scope which the kind of the record usually counts; in any where it has none."""
    for name, values in record.properties:
        declared = KINDS[record.kind].property(name)
        if declared.facet is not Facet.AMOUNT:
            continue
        usual = USUAL_SCOPES.get((record.kind, name))
        first = [value for value in leading(declared, values) if usual is None or value.scope in (None, usual)]
        for value in first if declared.fold is FoldRule.MANY else first[:1]:
            mark = amount_of(value)
            if mark is not None:
                yield value, mark

"""Counts and sums that a report tells, each with how many records it is of and how many lack a value.

What is added up, and how, is the workspace's (workspace/sums.py), so that a report tells the sums of the portal; here
stands what a reader has to know of them besides.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from liandong.charts import Datum
from liandong.exchange.wording import money
from liandong.model import Conflict, FoldedValue, Record
from liandong.search.order import listing_marks
from liandong.search.order import summed as added_up
from liandong.workspace.sums import Sums, Told, add_up

HOME = "CNY"
_YI = Decimal(10**8)


@dataclass(frozen=True, slots=True)
class Sum:
    """The sums of some records: of those that are added up `rough` are told as a bound or roughly, `disputed` told
    differently by the sources (the value that the ledger stands by is added)."""

    told: Sums
    rough: int
    disputed: int

    @property
    def count(self) -> int:
        return self.told.records

    @property
    def known(self) -> int:
        """How many records tell a sum, those included that are parts of others."""
        return self.told.known

    @property
    def parts(self) -> int:
        return len(self.told.parts)

    @property
    def shown(self) -> str:
        """The sums as people read them, one currency beside the other."""
        return " + ".join(money(each.low, each.high, each.currency) for each in self.told.sums)


def total_of(record: Record) -> FoldedValue | None:
    """The sum of money that the ledger adds up for a record; None where it tells none."""
    found = added_up(record)
    return found[0] if found else None


def summed(records: Sequence[Record]) -> Sum:
    """The sums of the totals of projects."""
    told = add_up([Told.of(record.id, listing_marks(record)) for record in records])
    added = [value for record in records if record.id not in told.parts and (value := total_of(record))]
    rough = sum(value.value.low is not None or value.value.high is not None for value in added)
    return Sum(told, rough, sum(value.conflict is Conflict.REAL for value in added))


def money_bar(name: str, sums: Sums, say: Callable[..., str]) -> Datum:
    """The bar of a sum in yuan, in 亿元: at its lower end where texts tell ranges, which the words beside it do; None
    where no record tells one."""
    total = sums.in_currency(HOME)
    if total is None:
        return Datum(name, None, shown=say("report.bar_unknown", count=sums.records))
    ends = dict.fromkeys((total.low / _YI, total.high / _YI))
    number = "–".join(f"{end:,.4g}" for end in ends)
    return Datum(name, total.low / _YI, shown=say("report.bar", number=number, known=sums.known, count=sums.records))


def grouped_by(records: Iterable[Record], names: Callable[[Record], Sequence[str]]) -> dict[str, list[Record]]:
    """The records under each of their names, under "" those without; the largest group first, "" last."""
    groups: dict[str, list[Record]] = {}
    for record in records:
        for name in names(record) or ("",):
            groups.setdefault(name, []).append(record)
    return dict(sorted(groups.items(), key=lambda item: (item[0] == "", -len(item[1]), item[0])))

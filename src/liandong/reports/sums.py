"""Counts and sums that a report works out, each with how many records it is of and how many lack a value.

Currencies are never added up, nor are sums of different scope; what is a part of another project is not added again.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from liandong.exchange.wording import quantity
from liandong.model import Conflict, FoldedValue, Polarity, Record, Value
from liandong.model.kinds import USUAL_SCOPES

HOME = "CNY"


@dataclass(frozen=True, slots=True)
class Sum:
    """Of `count` records `known` tell a total. `totals` are sums by currency, each with the number of records in it.

    `parts` have a total that is held in that of another record; `rough` are told as a bound or roughly, `disputed`
    told differently by the sources (the value that the ledger stands by is added).
    """

    count: int
    known: int
    totals: tuple[tuple[str, Decimal, int], ...]
    parts: int
    rough: int
    disputed: int

    def in_currency(self, currency: str) -> Decimal | None:
        """The sum in one currency; None where no record tells one."""
        return next((total for code, total, _ in self.totals if code == currency), None)

    @property
    def shown(self) -> str:
        """The sums as people read them, one currency beside the other."""
        return " + ".join(money(total, code) for code, total, _ in self.totals)


def total_of(record: Record) -> FoldedValue | None:
    """The sum of money that the ledger stands by for the whole of a record; None where it tells none in one number."""
    usual = USUAL_SCOPES.get((record.kind, "amount"))
    told = (v for v in record.values("amount") if v.polarity is Polarity.ASSERTED and v.scope == usual)
    value = next(told, None)
    return value if value and value.value.number is not None and value.value.currency else None


def summed(records: Sequence[Record]) -> Sum:
    """The sums of the totals of projects."""
    told = {record.id: value for record in records if (value := total_of(record))}
    parts = {
        record.id
        for record in records
        if record.id in told and any(value.ref in told and value.ref != record.id for value in record.values("part_of"))
    }
    totals: dict[str, list[Decimal]] = {}
    added = {id_: value for id_, value in told.items() if id_ not in parts}
    for value in added.values():
        totals.setdefault(value.value.currency or "", []).append(value.value.number or Decimal(0))
    ordered = sorted(totals.items(), key=lambda item: (item[0] != HOME, item[0]))
    rough = sum(value.value.low is not None or value.value.high is not None for value in added.values())
    disputed = sum(value.conflict is Conflict.REAL for value in added.values())
    return Sum(
        len(records), len(told), tuple((c, sum(n, Decimal(0)), len(n)) for c, n in ordered), len(parts), rough, disputed
    )


def money(number: Decimal, currency: str) -> str:
    """A sum of money as the ledger words it."""
    return quantity(Value("", "", number, unit="元", currency=currency))


def grouped_by(records: Iterable[Record], names: Callable[[Record], Sequence[str]]) -> dict[str, list[Record]]:
    """The records under each of their names, under "" those without; the largest group first, "" last."""
    groups: dict[str, list[Record]] = {}
    for record in records:
        for name in names(record) or ("",):
            groups.setdefault(name, []).append(record)
    return dict(sorted(groups.items(), key=lambda item: (item[0] == "", -len(item[1]), item[0])))

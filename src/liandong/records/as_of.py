"""As of a day (截至): a record as the world stood then, whatever was told of later times.

Its statements whose as-of is not after the day are folded again: stages that came later are not reached yet, and of
figures that change the latest up to then leads. What a text tells without a day stays. A date told as a year, a quarter
or a month begins on its first day. This is about the world; what was known when is the version of the ledger.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from liandong.model import AsOf, Record, Statement
from liandong.records.values import times

S = TypeVar("S")
Fold = Callable[[Sequence[Statement], Mapping[str, str], S, Mapping[str, Sequence[str]]], tuple[Record, ...]]


def changes(record: Record, day: int) -> bool:
    """Whether the record may have been otherwise on the day (20231231): it tells something as of that year or later."""
    return any(
        value.as_of is not None and value.as_of.date[:4] >= str(day)[:4]
        for _, values in record.properties
        for value in values
    )


def as_of(
    record: Record,
    statements: Iterable[Statement],
    clusters: Mapping[str, str],
    survey: S,
    day: int,
    fold: Fold[S],
) -> Record | None:
    """The record on the day (20231231); None where all that it tells came later.

    `statements` are those of its mentions; those that do not stand in the record are passed over. `clusters` has the
    records of its mentions and of what the statements refer to, `fold` is what made the record.
    """
    standing = {id_ for _, values in record.properties for value in values for id_ in value.statements}
    kept = list({s.id: s for s in statements if s.id in standing and not _later(s.as_of, day)}.values())
    if len(kept) == len(standing):
        return record
    members = {record.id: record.members}
    own = dict.fromkeys(record.members, record.id)
    return next(iter(fold(kept, {**clusters, **own}, survey, members)), None) if kept else None


def _later(told: AsOf | None, day: int) -> bool:
    span = times.span(told.date) if told else None
    return span is not None and span[0] > day

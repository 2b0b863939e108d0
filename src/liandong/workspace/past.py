"""Two controls over time: as known on (which version of the ledger), and as of (how the world stood on a day)."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import NamedTuple

from liandong.errors import LiandongError, UnknownVersion
from liandong.messages import words
from liandong.model import Answer, Record
from liandong.records import as_of, changes
from liandong.search import Query
from liandong.search.spans import typed
from liandong.store.rows import Version
from liandong.store.versions import View
from liandong.workspace.spine import Spine, Surveyed

SAME = "same?"
"""The recipe of what resolution left undecided."""
_SHOWN = 6
_DIGITS = 20
"""Of the number of a version, at most."""


class Extent(NamedTuple):
    """What was asked for of a ledger: a version, a day of the world (2023-12-31), what a query means; None for all."""

    version: int | None = None
    day: str | None = None
    query: Query | None = None


class Past:
    """Records as the world stood at the end of a day (20231231), folded again by what made them, and their checks."""

    def __init__(self, view: View, code: Spine, day: int) -> None:
        self._view, self._code, self.day = view, code, day

    @property
    def date(self) -> str:
        """The day as the calendar has it: the end of June is the 30th."""
        year, month, day = self.day // 10_000, self.day // 100 % 100, self.day % 100
        return f"{year:04}-{month:02}-{min(day, monthrange(year, month)[1]):02}"

    def record(self, record: Record) -> Record | None:
        """The record then; None where all that it tells came later."""
        if not changes(record, self.day):
            return record
        statements = self._view.told_of(record.members)
        clusters = self._view.records_of(sorted({s.ref for s in statements if s.ref is not None}))
        survey = Surveyed(*self._view.surveyed(sorted({s.document for s in statements})))
        return as_of(record, statements, clusters, survey, self.day, self._code.fold)

    @cached_property
    def answers(self) -> Mapping[str, Sequence[Answer]]:
        """The checks of the records of the day, by record; what may be one does not depend on the day.

        All records are looked at, for what a check compares may stand in any of them.
        """
        desk = self._code.hold((), {})
        checks = self._code.reconcile(desk, desk.sheaf())
        standing: set[str] = set()
        found: list[Answer] = []
        for record in filter(None, map(self.record, self._view.records())):
            standing.add(record.id)
            found += checks.tell(record)
        found += checks.rest()
        found += [each for each in self._view.answers() if each.recipe == SAME and standing.issuperset(each.inputs)]
        by_record: dict[str, dict[str, Answer]] = {}
        for answer in sorted(found, key=lambda each: (each.record, each.id)):
            by_record.setdefault(answer.record, {})[answer.id] = answer
        return {record: tuple(answers.values()) for record, answers in by_record.items()}


def day_of(wanted: str | date) -> int:
    """The last day that is meant (2023-12-31, 2023-12, 2023), as a number; LiandongError for what is no date."""
    span = typed(wanted.isoformat() if isinstance(wanted, date) else wanted.strip().lower())
    if span is None:
        raise LiandongError(words("fault.no_day", day=wanted))
    return span[1]


def version_of(versions: Sequence[Version], wanted: int | str | date) -> int:
    """The number of the version of that number, or of the newest that there was at that moment, or at the end of that
    day where this computer stands; UnknownVersion where there is none."""
    if isinstance(wanted, int) or (isinstance(wanted, str) and wanted.strip().isdecimal()):
        shown = str(wanted).strip()
        number = int(shown) if len(shown) <= _DIGITS else -1
        if number not in {each.number for each in versions}:
            raise UnknownVersion(words("fault.no_version", version=shown[:_DIGITS], versions=_told(versions)))
        return number
    end = until(wanted)
    found = [each.number for each in versions if _made(each) < end]
    if not found:
        raise UnknownVersion(words("fault.no_version_yet", day=wanted, versions=_told(versions)))
    return max(found)


def until(wanted: str | date) -> datetime:
    """The moment before which all that was known then had been written: the end of a day where this computer stands, or
    just behind a moment; LiandongError for what is neither."""
    try:
        if isinstance(wanted, str):
            wanted = wanted.strip()
            wanted = date.fromisoformat(wanted) if len(wanted) == 10 else datetime.fromisoformat(wanted)
        if isinstance(wanted, datetime):
            return wanted.astimezone(UTC) + timedelta(microseconds=1)
        return datetime.combine(wanted + timedelta(days=1), time()).astimezone(UTC)
    except OverflowError:  # the last day of the calendar
        return datetime.max.replace(tzinfo=UTC)
    except ValueError as error:
        raise LiandongError(words("fault.no_version_day", day=wanted)) from error


def _made(version: Version) -> datetime:
    """When a version was made; of one that does not say so, before all others."""
    try:
        return datetime.fromisoformat(version.at).astimezone(UTC)
    except (ValueError, OverflowError):
        return datetime.min.replace(tzinfo=UTC)


def _told(versions: Sequence[Version]) -> str:
    shown = [f"{each.number} ({each.at})" for each in versions]
    return ", ".join(shown if len(shown) <= _SHOWN else [*shown[: _SHOWN // 2], "…", *shown[-_SHOWN // 2 :]]) or "–"

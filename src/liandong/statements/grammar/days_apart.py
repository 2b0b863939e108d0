"""Days apart (异日): whether a thing has a day of its own on which the event that its page tells of was not held."""

import datetime
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from liandong.model import Statement
from liandong.statements.grammar.reading import Reading
from liandong.statements.measures.date import possible

_LASTS = 4
"""Days behind its first that an event may last of which the page tells the first alone: no run of days of an event that
the development pages of the corpus tell is longer."""
_LEAP_YEAR = 2024
"""Where days without a year are counted: it has each of them, 29 February too."""
_YEAR_LENGTH = 366
_DAY = re.compile(r"(?:(?P<year>\d{4})|-)-(?P<month>\d\d)-(?P<day>\d\d)")
"""2023-11-05, and --11-05 where no year is told."""
_RUN = re.compile(r"\s*[至到—–~-]{1,2}\s*")
"""Between the first day of an event and its last."""
_THERE = re.compile(
    r"(?:^|[,。;:!?、在于])(?P<where>[^,。;:!?、在于]{0,24}?(?:(?<!社)会议?|论坛|[展博]览?|活动|仪式|节|周))(?:的?现场)?(?:上(?![海市])|期间)"
)
"""会上, 展会期间, 在博览会上: what was going on."""
_WHICH = re.compile(r"(?:第[一二三四五六七八九十百\d]{1,4}[届次]|[本此这该][届次]?|当[日天])")
"""Before the word for an event: which one it was."""
_NAMES_NONE = 3
"""Characters in which no other event is named: 会, 大会, 博览会, and short forms, such as 进博会."""
_OF_TIME = ("节", "周")
"""春节期间, 上周期间: these letters end names of events, and short words of time."""
_SORT = 2
"""Characters at the end of a name that tell what sort of event it is: 论坛, 仪式, 览会."""


class _Day(NamedTuple):
    """A day; `year` is None where the page tells none."""

    year: int | None
    month: int
    day: int

    def until(self, other: "_Day") -> int:
        """Days from this one to the other, below nought where that lies before; where one of them tells no year, to
        the next such day in any year."""
        if self.year is not None and other.year is not None:
            return (other.within(other.year) - self.within(self.year)).days
        return (other.within(_LEAP_YEAR) - self.within(_LEAP_YEAR)).days % _YEAR_LENGTH

    def within(self, year: int) -> datetime.date:
        return datetime.date(year, self.month, self.day)


def on_another_day(
    reading: Reading, start: int, ours: Iterable[Statement], theirs: Iterable[Statement], event: str
) -> bool:
    """Whether the thing told of at `start` has a day of its own, among `ours`, on which the event with that name was
    not held: before its first day among `theirs`, behind its last, or far behind the first where no last is told.

    Never where the sentence that tells of it, or of its day, says that it came about there (会上, 在博览会上).
    """
    own, held = [*_days(reading, ours)], [*_days(reading, theirs)]
    if not own or not held:
        return False
    if any(0 <= first.until(day) <= _length(reading, first, end) for day, _, _ in own for first, _, end in held):
        return False
    return not any(_points(reading, at, event) for at in (start, *(at for _, at, _ in own)))


def _days(reading: Reading, statements: Iterable[Statement]) -> Iterator[tuple[_Day, int, int]]:
    """The whole days told, each with the stretch of the document's text that tells it."""
    for statement in statements:
        quote = statement.evidence[0]
        if statement.property != "date" or quote.mark is None:
            continue
        start, end = quote.document_start + quote.mark[0], quote.document_start + quote.mark[1]
        written = next((date.iso for date in reading.dates_in(start, end)), "")
        day = _day(statement.value.text or written)
        if day:
            yield day, start, end


def _day(iso: str) -> _Day | None:
    told = _DAY.fullmatch(iso)
    if told is None:
        return None
    year, month, day = int(told["year"]) if told["year"] else None, int(told["month"]), int(told["day"])
    return _Day(year, month, day) if possible(month, day, year or _LEAP_YEAR) else None


def _length(reading: Reading, first: _Day, end: int) -> int:
    """Days from the first day of an event, told up to `end`, to its last (5日至10日)."""
    run = _RUN.match(reading.plain, end)
    line = reading.line_at(end - 1)
    behind = next(iter(reading.dates_in(run.end(), line.end)), None) if run else None
    last = _day(behind.iso) if run and behind and behind.start == run.end() else None
    return max(first.until(last), 0) if last else _LASTS


def _points(reading: Reading, at: int, event: str) -> bool:
    """Whether the sentence at `at` tells of what came about at the event; another that it names is not it."""
    for there in _THERE.finditer(reading.line_at(at).text):
        which = _WHICH.match(there["where"])
        where = there["where"][which.end() :] if which else there["where"]
        unnamed = len(where) <= _NAMES_NONE and not where.endswith(_OF_TIME)
        if unnamed or event.endswith(where[-_SORT:]):
            return True
    return False

"""Dates as stated: at the precision of the text, some without a year; when two of them can be the same day."""

import re
from functools import lru_cache

from liandong.model import Value
from liandong.records.values.reach import ANYWHERE, Reach, beginning

_MONTH_DAY = re.compile(r"(?P<month>\d{1,2})月(?P<day>\d{1,2})日")


def key(value: Value) -> str:
    """The date as it compares: ISO 8601 as precise as stated, `--10-22` where the year is open, "" for neither."""
    if value.text:
        return value.text
    match = _MONTH_DAY.search(value.raw)
    return f"--{int(match['month']):02}-{int(match['day']):02}" if match else ""


@lru_cache(1 << 14)
def agree(left: str, right: str) -> bool:
    """Whether one date lies in the other (2017 and 2017-04-27), or is the same day with its year left open.

    A date that the text leaves open altogether (近日) agrees with every other.
    """
    if left == right or not left or not right:
        return True
    short, long = sorted((left, right), key=len)
    if short.startswith("--"):
        return len(long) >= 10 and long[4:10] == short[1:7]
    if "Q" in left or "Q" in right or "H" in left or "H" in right:
        return _quarters(left, right)
    return long.startswith(short + "-")


def _quarters(left: str, right: str) -> bool:
    """Months and years against quarters and halves: 2017Q1 holds 2017-03 and lies in 2017H1 and 2017."""
    a, b = _months(left), _months(right)
    return bool(a and b) and (a <= b or b <= a)


def _months(date: str) -> frozenset[str]:
    year, rest = date[:4], date[4:]
    if rest[:1] == "Q" and rest[1:2].isdigit():
        first = 3 * int(rest[1]) - 2
        return frozenset(f"{year}-{m:02}" for m in range(first, first + 3))
    if rest[:1] == "H" and rest[1:2].isdigit():
        first = 6 * int(rest[1]) - 5
        return frozenset(f"{year}-{m:02}" for m in range(first, first + 6))
    if rest[:1] == "-":
        return frozenset((date[:7],))
    return frozenset(f"{year}-{m:02}" for m in range(1, 13)) if year.isdigit() else frozenset()


@lru_cache(1 << 14)
def reach(date: str) -> Reach:
    """The days that the date can mean; every day where its year, or all of it, is open."""
    months = sorted(_months(date)) if date[4:5] in ("Q", "H") else ()
    first, last = (months[0], months[-1]) if months else (date, date)
    first, last = first.replace("-", ""), last.replace("-", "")
    return beginning(first, last) if first.isdecimal() and not date.startswith("-") else ANYWHERE


def span(date: str) -> tuple[int, int] | None:
    """The first and the last day that the date can mean, as numbers (20240401, 20240430 or 20240431: of a month the
    last is its 31st); None where its year is open. 2024Q1/2024Q3 and 2025Q1-Q3 are from the one to the other."""
    found = [each for part in date.split("/") if (each := _span(part))]
    return (min(first for first, _ in found), max(last for _, last in found)) if found else None


def _span(date: str) -> tuple[int, int] | None:
    if not date[:4].isdecimal() or len(date) < 4:
        return None
    if len(date) == 10:
        digits = date.replace("-", "")
        return (int(digits), int(digits)) if digits.isdecimal() else None
    head, _, tail = date.partition("-") if date[4:5] in ("Q", "H") else (date, "", "")
    months = sorted(_months(head) | (_months(date[:4] + tail) if tail else frozenset()))
    return (int(months[0].replace("-", "")) * 100 + 1, int(months[-1].replace("-", "")) * 100 + 31) if months else None


def has_day(date: str) -> bool:
    """Whether the date names a day."""
    return len(date) == 10 or date.startswith("--")


def precision(date: str) -> int:
    """How much a date says: larger is more exact; an open year says less than a known one."""
    return 0 if not date else 1 if date.startswith("--") else len(date)

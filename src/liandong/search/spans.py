"""Spans of days as numbers (20230401 to 20230431 for April), of what a person types."""

import re
from calendar import monthrange

from liandong.records.values import times

_TYPED = re.compile(
    r"(?P<year>\d{4})"
    r"(?:年|[年./-](?P<month>\d{1,2})(?:月|[月./-](?P<day>\d{1,2})日?)?|(?P<part>[qh])(?P<first>\d))?"
)
_PARTS = {"q": 4, "h": 2}


def typed(text: str) -> tuple[int, int] | None:
    """The days that a person means (2023, 2023年4月, 2023-04-01, 2023q1), folded; None for what is no date."""
    match = _TYPED.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(match[name] or 0) for name in ("year", "month", "day"))
    if match["part"]:
        within = 1 <= int(match["first"]) <= _PARTS[match["part"]]
        return times.span(f"{year:04}{match['part'].upper()}{match['first']}") if within else None
    if match["month"] and not 1 <= month <= 12:
        return None
    if match["day"] and not (year and 1 <= day <= monthrange(year, month)[1]):
        return None
    return times.span("-".join([f"{year:04}", *(f"{part:02}" for part in (month, day) if part)]))

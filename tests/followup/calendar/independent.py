"""The independent table of days that are not as their weekday says (see the head of `independent.txt`)."""

from datetime import date
from functools import cache
from pathlib import Path

YEARS = range(2006, 2027)


@cache
def exceptions() -> dict[date, bool]:
    """Weekdays off (False) and weekend days at work (True)."""
    found: dict[date, bool] = {}
    for line in (Path(__file__).parent / "independent.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            year, sort, *days = line.split()
            found |= {date.fromisoformat(f"{year}-{day}"): sort == "working" for day in days}
    return found


def works(day: date) -> bool:
    return exceptions().get(day, day.weekday() < 5)

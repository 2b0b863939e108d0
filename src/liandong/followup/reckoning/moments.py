"""The day in China on which something was written into a log."""

from datetime import date, datetime

from liandong.followup.calendar import today


def day_of(at: str) -> date:
    """Of a moment as logs have it: ISO 8601 with its time zone."""
    return today(datetime.fromisoformat(at))

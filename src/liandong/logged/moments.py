"""Days and moments: a day is a day in China (Asia/Shanghai), and something due on a day may be done until it ends."""

from datetime import UTC, date, datetime, time, timedelta, timezone

SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")
"""Eight hours before UTC, without summer time since 1991."""


def today(now: datetime | None = None) -> date:
    """The day that it is in China, now or at a moment that knows its time zone."""
    moment = now or datetime.now(UTC)
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone is on no certain day")
    return moment.astimezone(SHANGHAI).date()


def ends(day: date) -> datetime:
    """The first moment after the day: midnight in China."""
    return datetime.combine(day + timedelta(days=1), time(), SHANGHAI)


def ended(day: date, now: datetime | None = None) -> bool:
    """Whether the day is over in China."""
    return today(now) > day


def clock(at: str) -> str:
    """What a clock in China shows, to the minute, at a moment as logs have it: ISO 8601 with its time zone."""
    return datetime.fromisoformat(at).astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")

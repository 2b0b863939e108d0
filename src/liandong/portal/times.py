"""Times (时刻) as pages tell them: of the logs by the clock in China, of what the portal keeps for itself by that of
this machine."""

from datetime import UTC, datetime

from liandong.followup.calendar import clock


def shown_at(at: str) -> str:
    """2026-11-26 20:05 in China, of a moment in ISO 8601; as it stands where it is none."""
    try:
        return clock(at)
    except ValueError:
        return at[:16].replace("T", " ")


def minute(seconds: int) -> str:
    """2026-11-26 20:05, of seconds since 1970."""
    return datetime.fromtimestamp(seconds, UTC).astimezone().strftime("%Y-%m-%d %H:%M")


def stamp(seconds: int) -> str:
    """The same for programs: ISO 8601 with the offset."""
    return datetime.fromtimestamp(seconds, UTC).astimezone().isoformat(timespec="seconds")

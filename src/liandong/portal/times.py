"""Times (时刻) of what the portal keeps for itself, by the clock of this machine."""

from datetime import UTC, datetime


def minute(seconds: int) -> str:
    """2026-11-26 20:05, of seconds since 1970."""
    return datetime.fromtimestamp(seconds, UTC).astimezone().strftime("%Y-%m-%d %H:%M")


def stamp(seconds: int) -> str:
    """The same for programs: ISO 8601 with the offset."""
    return datetime.fromtimestamp(seconds, UTC).astimezone().isoformat(timespec="seconds")

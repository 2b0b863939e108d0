"""Then (当时): the day of the world and the time of our knowledge that the pages of matching go by."""

from datetime import date, datetime

from liandong.errors import EntryError
from liandong.logged.moments import today
from liandong.matching.rounds import as_of_typed
from liandong.portal.asked import Asked
from liandong.portal.known import moment


def day(asked: Asked) -> tuple[date, str]:
    """The day that is typed on the page, else that of the control of the world, else today; and what is wrong with what
    is typed."""
    try:
        return as_of_typed(asked.one("on") or asked.known.day or ""), ""
    except EntryError as error:
        return today(), error.worded(asked.lang)


def known_on(asked: Asked) -> date | datetime | None:
    """What the control of our knowledge says: a day, at its end, a moment, or that at which a version of the ledger was
    made. None for now."""
    typed = (asked.one("known_on") or "").strip()
    if not typed:
        return None
    if typed.isdecimal() and asked.known.version is not None:
        return moment(asked.known.version)
    return date.fromisoformat(typed) if len(typed) == len("2026-01-01") else datetime.fromisoformat(typed).astimezone()

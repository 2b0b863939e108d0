"""Then (当时): the day of the world and the time of our knowledge that the pages of matching go by."""

from datetime import date, datetime, timedelta

from liandong.errors import EntryError
from liandong.logged.moments import today
from liandong.matching.rounds import as_of_typed
from liandong.portal.asked import Asked
from liandong.workspace.past import until


def day(asked: Asked) -> tuple[date, str]:
    """The day that is typed on the page, else that of the control of the world, else today; and what is wrong with what
    is typed."""
    try:
        return as_of_typed(asked.one("on") or asked.known.day or ""), ""
    except EntryError as error:
        return today(), error.worded(asked.lang)


def known_on(asked: Asked) -> datetime | None:
    """Until when something must have been written to be known, by the control of our knowledge: until the end of a day,
    until a moment, or until a version of the ledger was made; None for now. LiandongError for a version that does not
    tell when it was made."""
    typed, version = asked.one("known_on"), asked.known.version
    if typed is None:
        return None
    if version is not None and typed.strip().isdecimal():
        typed = version.at
    return until(typed) - timedelta(microseconds=1)

"""Visits (来访): which version a browser was shown last, so that it can be told what has changed since.

The browser keeps two numbers (`SEEN`): the newest version that it was shown, and the one that was the newest before. So
what has changed since stays told until there is a newer version. Nothing else is kept, and nobody is told of it.
"""

import re

from liandong.portal.asked import Asked
from liandong.portal.kept import SEEN

_KEPT = re.compile(r"(?P<last>\d{1,9})(?:\.(?P<before>\d{1,9}))?")


def before(asked: Asked) -> int | None:
    """The version that the browser had been shown before this one was the newest; None for a first visit."""
    kept = _KEPT.fullmatch(asked.kept.get(SEEN, ""))
    if kept is None:
        return None
    newest, last = asked.ledger.version, int(kept["last"])
    if last == newest and kept["before"] is not None:
        last = int(kept["before"])
    return last if last < newest else None


def keep(asked: Asked) -> dict[str, str]:
    """What the browser is to keep from now on; nothing where it is shown a past."""
    if asked.known.past or not asked.ledger.version:
        return {}
    last = before(asked)
    return {SEEN: str(asked.ledger.version) + ("" if last is None else f".{last}")}

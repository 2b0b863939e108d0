"""Days as people type them, in a table or a form: 2026-06-30, 2026.6.30, 2026年6月30日, 2026年6月底, 2026年底."""

import calendar
import re
import unicodedata
from datetime import date

from liandong.errors import EntryError
from liandong.messages import words

_SIGNS = re.compile(r"(\d{4})\s?[-./]\s?(\d{1,2})(?:\s?[-./]\s?(\d{1,2}))?(?: 00:00(?::00)?)?")
_HAN = re.compile(r"(\d{4})年(?:(\d{1,2})月(?:份)?(?:(\d{1,2})[日号])?)?(?P<end>底|末|前|底前|末前)?")


def read_day(text: str, *, last: bool) -> date | None:
    """The day of a text; of a month or year without one its `last` day, or else its first. None for an empty text;
    EntryError for what is no day."""
    plain = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip()
    if not plain:
        return None
    found = _SIGNS.fullmatch(plain) or _HAN.fullmatch(plain.replace(" ", ""))
    if found is None:
        raise EntryError(words("fault.typed_no_day", text=plain))
    year, month, day = (int(found[part]) if found[part] else None for part in (1, 2, 3))
    assert year is not None
    month = (12 if last else 1) if month is None else month
    try:
        length = calendar.monthrange(year, month)[1]
        return date(year, month, (length if last else 1) if day is None else day)
    except (ValueError, calendar.IllegalMonthError):
        raise EntryError(words("fault.typed_no_such_day", text=plain)) from None

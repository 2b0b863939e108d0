"""Full-width digits and letters, compatibility forms and invisible characters."""

import re
import unicodedata

from liandong.model import Change, EditKind, MappedText

_WIDE = re.compile(
    "(?P<wide>[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff05]+|(?<=[0-9\uff10-\uff19])\uff0e(?=[0-9\uff10-\uff19])"
    "|[\u2f00-\u2fdf\uf900-\ufaff]+)"
    "|(?P<invisible>[\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]+)"
)


_ANY = re.compile(
    "[\uff05\uff0e\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u2f00-\u2fdf\uf900-\ufaff\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]"
)


def narrow(text: MappedText) -> MappedText:
    """The text with half-width digits and letters, unified characters, and without invisible ones."""
    if not _ANY.search(text.text):
        return text
    return text.replace(
        Change(m.start(), m.end(), unicodedata.normalize("NFKC", m["wide"]), EditKind.EXACT, "width")
        if m["wide"]
        else Change(m.start(), m.end(), "", EditKind.DROPPED, "invisible")
        for m in _WIDE.finditer(text.text)
    )

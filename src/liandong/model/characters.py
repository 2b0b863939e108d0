"""Characters that a page may hold and no page of ours may show."""

import re

_ILLEGAL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_LINE_END = re.compile(r"[\t\r\n\u2028\u2029]+")


def harmless(text: str) -> str:
    """The text with U+FFFD for what HTML cannot hold and for what turns the order of characters about."""
    return _ILLEGAL.sub("\ufffd", text)


def on_one_line(text: str) -> str:
    """The text, harmless and without any line end in it."""
    return _LINE_END.sub(" ", harmless(text))

"""Characters that a page may hold and no page of ours may show."""

import re

_ILLEGAL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_CONTROLS = bytes((*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F))
_IN_UTF8 = tuple(
    re.compile(pattern)
    for pattern in (
        rb"\xc2[\x80-\x9f]",
        rb"\xd8\x9c",
        rb"\xe2(?:\x80[\x8e\x8f\xaa-\xae]|\x81[\xa6-\xa9])",
        rb"\xef(?:\xb7[\x90-\xaf]|\xbf[\xbe\xbf])",
    )
)
"""The others, each by the byte that it begins with: so they are looked for ten times as fast as in the text."""
_LINE_END = re.compile(r"[\t\r\n\u2028\u2029]+")


def harmless(text: str) -> str:
    """The text with U+FFFD for what HTML cannot hold and for what turns the order of characters about."""
    return _ILLEGAL.sub("\ufffd", text)


def harmless_utf8(text: str) -> bytes:
    """The same in UTF-8; a page of which nothing is to be replaced, as is the rule, costs next to nothing."""
    try:
        data = text.encode()
    except UnicodeEncodeError:  # half a pair stands by itself
        return harmless(text).encode()
    sound = len(data.translate(None, _CONTROLS)) == len(data) and not any(each.search(data) for each in _IN_UTF8)
    return data if sound else harmless(text).encode()


def on_one_line(text: str) -> str:
    """The text, harmless and without any line end in it."""
    return _LINE_END.sub(" ", harmless(text))

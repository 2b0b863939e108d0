"""Masking (脱敏): telephones and identity numbers are blotted out on reading; the page as found keeps them."""

import re
from collections.abc import Iterator

from liandong.model import Change, EditKind, MappedText

BLOT = "＊"
"""One for each character, so that no offset moves; no digit, so that nothing reads it as a number."""

_LONG_NUMBER = re.compile(r"\d[\d\- ()（）]{5,}[\dXx]")
"""Where either can stand: looking closer there alone keeps the search cheap."""
_MOBILE = re.compile(r"(?<![\d.])(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?![\d元万亿.%])")
_LANDLINE = re.compile(
    r"(?<![\d.-])(?:[(（]0\d{2,3}[)）]|0\d{2,3}[- ])[- ]?\d{7,8}(?:[-转]\d{1,5})?(?!\d)"
    r"|(?<!\d)[48]00[- ]?\d{3,4}[- ]?\d{3,4}(?![\d元万亿])"
)
_NAMED = re.compile(
    r"(?:电话|手机|热线|传真|联系方式|联系人[^\n]{0,12}?|致电|拨打)[:：]?\s{0,2}"
    r"(?P<number>\d{7,8}(?:[-转]\d{1,5})?)(?!\d)"
)
_IDENTITY = re.compile(
    r"(?<![\dA-Za-z])[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])"
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
"""Weights and check characters of GB 11643-1999: other numbers of eighteen digits (codes of firms, of goods) stay."""


def mask(text: MappedText) -> MappedText:
    """The text with every telephone and identity number blotted out, each an edit of the kind `masked`."""
    changes = {}
    for stretch in _LONG_NUMBER.finditer(text.text):
        low, high = max(stretch.start() - 16, 0), min(stretch.end() + 8, len(text.text))
        for start, end, reason in _private(text.text, low, high):
            changes[start] = Change(start, end, BLOT * (end - start), EditKind.MASKED, reason)
    apart: list[Change] = []
    for start in sorted(changes):
        if not apart or apart[-1].end <= start:
            apart.append(changes[start])
    return text.replace(apart) if apart else text


def _private(text: str, low: int, high: int) -> Iterator[tuple[int, int, str]]:
    for match in _IDENTITY.finditer(text, low, high):
        if _valid(match.group()):
            yield match.start(), match.end(), "identity-number"
    for pattern in (_MOBILE, _LANDLINE):
        for match in pattern.finditer(text, low, high):
            yield match.start(), match.end(), "telephone"
    for match in _NAMED.finditer(text, low, high):
        yield match.start("number"), match.end("number"), "telephone"


def _valid(number: str) -> bool:
    """Whether the last character is the check digit of the seventeen before it."""
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECK[total % 11] == number[-1].upper()

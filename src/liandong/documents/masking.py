"""Masking (脱敏): telephones and identity numbers are blotted out on reading; the page as found keeps them."""

import re
from collections.abc import Iterator
from datetime import date

from liandong.documents.telephones import LOOK_BACK, counted, named_code, telephones
from liandong.model import Change, EditKind, MappedText

BLOT = "＊"
"""One for each character, so that no offset moves; no digit, so that nothing reads it as a number."""

_DASHES = "－—–‐‑‒―−﹣"
_BLANKS = "\u3000\xa0\u2002\u2003\u2009\u202f\t"
_PLAIN = str.maketrans(
    dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_BLANKS, " ")
    | dict(zip("０１２３４５６７８９（）＋／：，；．Ｘｘ％～﹕∶", "0123456789()+/:,;.Xx%~::", strict=True))
)
_RUN = re.compile(rf"[0-9０-９][0-9０-９\- ()（）{_DASHES}\u3000\xa0\u2002\u2003\u2009\u202f]{{5,}}[0-9０-９XxＸｘ]")
"""Where either can stand: looking closer there alone keeps the search cheap."""
_DAY = re.compile(r"[12]\d{3}-\d{1,2}-\d{1,2}(?: \d{1,2})?")
"""What most of those stretches are."""
_BEHIND = 16

_IDENTITY = re.compile(
    r"(?<![\dA-Za-z])(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])\d{4}"
    r"(?:[- ]?(?P<born>(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))[- ]?\d{3}[\dXx]"
    r"|(?P<old>\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))\d{3})(?![\dA-Za-z])",
    re.ASCII,
)
"""GB 11643-1999, and -1989 of fifteen digits: the province (GB/T 2260), the day of birth, a serial number."""
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
"""Weights and check characters of GB 11643-1999: other numbers of eighteen digits (codes of firms, of goods) stay."""


def mask(text: MappedText) -> MappedText:
    """The text with every telephone and identity number blotted out, each an edit of the kind `masked`."""
    changes = masks(text.text)
    return text.replace(changes) if changes else text


def masks(text: str, low: int = 0, high: int | None = None) -> list[Change]:
    """The changes that blot out what is private in [low, high) of a text, of which nothing else is looked at."""
    return [
        Change(low + start, low + end, BLOT * (end - start), EditKind.MASKED, reason)
        for start, end, reason in _private(text[low:high])
    ]


def _private(text: str) -> Iterator[tuple[int, int, str]]:
    """Where private numbers stand, in order and apart, each with what it is."""
    telephone: int | None = None
    past = 0
    for run in _RUN.finditer(text):
        if _DAY.fullmatch(run.group()):
            continue
        low = max(run.start() - LOOK_BACK, 0)
        window = text[low : run.end() + _BEHIND].translate(_PLAIN)
        first, last = run.start() - low, run.end() - low
        identities = [(start, end, "identity-number") for start, end in _identities(window, first, last)]
        before = telephone - low if telephone is not None and telephone >= low else None
        found = [(start, end, "telephone") for start, end in telephones(window, first, last, before)]
        for start, end, reason in sorted([*identities, *found]):
            if low + start >= past:
                yield low + start, low + end, reason
                past = low + end
                telephone = past if reason == "telephone" else None


def _identities(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    for match in _IDENTITY.finditer(text, first):
        if match.start() >= last:
            return
        if _is_old(text, match) if match["old"] else _is_new(match):
            yield match.span()


def _is_new(match: re.Match[str]) -> bool:
    return _is_day(match["born"]) and _checks(re.sub("[- ]", "", match.group()))


def _is_old(text: str, match: re.Match[str]) -> bool:
    """Whether fifteen digits, which have no check digit, are an identity number by what stands around them."""
    return _is_day(f"19{match['old']}") and not named_code(text, match.start()) and not counted(text, match.end())


def _is_day(digits: str) -> bool:
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True


def _checks(number: str) -> bool:
    """Whether the last character is the check digit of the seventeen before it."""
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECK[total % 11] == number[-1].upper()

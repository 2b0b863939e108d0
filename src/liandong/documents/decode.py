"""Bytes to characters: byte order mark, strict UTF-8, then GB18030 or Big5. What a page declares is not believed."""

import codecs
import re
from dataclasses import dataclass

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

COMMONEST = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全"
    "表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象"
    "這為個國時來們對會發動過說產種學經電實機當點從業應開還義間樣與關線內數兩體質氣變條沒結解問無係軍立題黨場區長將資項濟"
    ",。、“”:;()"
)
"""The commonest characters of Chinese prose, simplified and traditional: text decoded the wrong way has few of them."""

_SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
"""A lone half of a UTF-16 pair as some programs write it in UTF-8 (CESU-8), which no strict reader takes."""
_REPLACEMENT = "\ufffd".encode()
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b]")
_MOST_UNDECODABLE = 0.002


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a page and the encoding that gave them (`utf-8`, `gb18030`, `big5`, `utf-16-le`, `utf-16-be`).

    A byte order mark is not part of the text. `damaged` counts the bytes that could not be decoded (they stand as
    U+FFFD).
    """

    text: str
    encoding: str
    damaged: int = 0


def decode(data: bytes) -> Decoded | None:
    """The characters of a page, or None where its bytes are no text."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _tolerant(data[len(mark) :], name)
    try:
        return _plausible(Decoded(data.decode("utf-8"), "utf-8"))
    except UnicodeDecodeError:
        pass
    candidates = [found for name in ("gb18030", "big5") if (found := _tolerant(data, name))]
    mended, halves = _SURROGATE.subn(_REPLACEMENT, data)
    utf8 = _tolerant(mended, "utf-8", halves)
    if utf8 is not None:
        candidates.insert(0, utf8)
    return max(candidates, key=_commonness, default=None)


def _tolerant(data: bytes, encoding: str, known: int = 0) -> Decoded | None:
    """The text with at most a few undecodable bytes besides those known (a page cut in mid-character is a page)."""
    text = data.decode(encoding, "replace")
    damaged = text.count("\ufffd")
    if damaged - known > max(2, len(text) * _MOST_UNDECODABLE):
        return None
    return _plausible(Decoded(text, encoding, damaged))


def _plausible(found: Decoded) -> Decoded | None:
    """None for text full of control characters: bytes of a picture or an archive that happen to decode."""
    sample = found.text[:20_000]
    return None if len(_CONTROL.findall(sample)) > max(2, len(sample) // 200) else found


def _commonness(found: Decoded) -> float:
    sample = [char for char in found.text[:20_000] if char > "\x7f"]
    return sum(char in COMMONEST for char in sample) / len(sample) if sample else 0.0

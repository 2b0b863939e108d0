"""Undoes what a rewriting program did to GBK bytes between two characters.

The program put "(reading)" after every two bytes that equal a listed character X, also where they are the second
byte of
one character and the first of the next. A lenient decoder then turned the torn first byte and the bracket into `?`, and
read all that follows one byte early, until the next ASCII character took up the odd byte:

    quality of two  質量兩個   BF|83: 績 (ji)   shown as  量?ji)蓚€(ge)

X begins with the second byte of the character before the `?` and has that reading, so the torn byte is known again. A
second damage put a byte before A3 A1 / A3 BF; there one byte is lost, and the character that it began is guessed.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from liandong.documents.script import simplified

READING = (
    "[a-z\u00fc\u0101\u00e1\u01ce\u00e0\u0113\u00e9\u011b\u00e8\u012b\u00ed\u01d0\u00ec\u014d\u00f3\u01d2\u00f2"
    "\u016b\u00fa\u01d4\u00f9\u01d6\u01d8\u01da\u01dc\u0144\u0148\u01f9]{1,6}"
)
"""A reading in pinyin, with its tone mark."""

_TORN_GLOSS = re.compile(rf"\?({READING})\)")
_WHOLE_GLOSS = re.compile(rf"\(({READING})\)")
_LONGEST_RUN = 80
# No question mark: inside a run it also stands for two bytes that the decoder could not read.
_WIDE = {",": b"\xa3\xac", ":": b"\xa3\xba", ";": b"\xa3\xbb", "!": b"\xa3\xa1"}

Reads = Callable[[str, str], bool]
"""(character, reading) -> whether the character can be read so."""


@dataclass(frozen=True, slots=True)
class Unshifted:
    """What stands where the text was read one byte off: `new` replaces the text up to `end`; `sure` where only one
    reading fits.
    """

    new: str
    end: int
    sure: bool


def codes(char: str) -> bytes | None:
    """The GBK bytes of a character as the damaged decoder saw them; None where it has none."""
    if char == "\u20ac":
        return b"\x80"
    try:
        return char.encode("gbk")
    except UnicodeEncodeError:
        return None


def characters(data: bytes) -> str | None:
    try:
        return data.decode("gbk")
    except UnicodeDecodeError:
        return None


def trails(lead: int, reading: str, reads: Reads) -> list[int]:
    """Second bytes that make, with this first byte, a character of this reading that such a program annotates.

    It annotates characters that have another simplified form (75 of 75 on one page), and those in common use.
    """
    found = []
    for trail in range(0x40, 0xFF):
        char = characters(bytes((lead, trail)))
        if char and len(char) == 1 and reads(char, reading):
            plain = simplified(char)
            if plain != char and is_common(plain):
                found.append(trail)
    return found


def unshift(text: str, before: str, place: int, reading: str, reads: Reads, listed: frozenset[str]) -> Unshifted | None:
    """What the text from `place` (right after the torn gloss) was, given the characters `before` the `?`.

    `listed` are characters that the page glosses elsewhere: they are believed before others of the same reading.
    """
    code = codes(before[-1:])
    if code is None or len(code) != 2:
        return None
    found = [
        (trail, run)
        for trail in trails(code[1], reading, reads)
        if (run := realign(text, place, bytes((trail,)), reads))
    ]
    known = [(t, run) for t, run in found if characters(bytes((code[1], t))) in listed]
    best = known or found
    if not best:
        return None
    if len(best) > 1:
        best.sort(key=lambda item: (*_stiffness(before, item[1].new, text[item[1].end : item[1].end + 2]), item[0]))
    return Unshifted(best[0][1].new, best[0][1].end, len(best) == 1 and best[0][1].sure)


def realign(text: str, place: int, first: bytes, reads: Reads) -> Unshifted | None:
    """Reads on from `place` one byte off, `first` being the byte torn away, until an ASCII byte evens the count."""
    stream = bytearray(first)
    position = place
    while position < min(len(text), place + _LONGEST_RUN):
        char = text[position]
        gloss = _WHOLE_GLOSS.match(text, position)
        torn = _TORN_GLOSS.match(text, position)
        if torn and len(stream) % 2:
            return _close_torn(stream, torn, reads)
        if gloss and position > place:
            position = gloss.end()
            continue
        if "@" <= char <= "~":
            stream += char.encode("ascii")
        elif code := _WIDE.get(char) if char < "\x80" else codes(char):
            stream += code
        else:
            return None
        position += 1
        if len(stream) % 2 == 0:
            return _close(text, bytes(stream), position, reads)
    return None


def _close(text: str, stream: bytes, position: int, reads: Reads) -> Unshifted | None:
    new = characters(stream)
    if not new:
        return None
    gloss = _WHOLE_GLOSS.match(text, position)
    if gloss and reads(new[-1], gloss[1]):
        position = gloss.end()
    return Unshifted(new, position, True)


def _close_torn(stream: bytearray, torn: re.Match[str], reads: Reads) -> Unshifted | None:
    """The run ends in another gloss, whose character is the last of the run: its lead byte and its reading are
    known.
    """
    found = [new for t in trails(stream[-1], torn[1], reads) if (new := characters(bytes(stream) + bytes((t,))))]
    if not found:
        return None
    found.sort(key=lambda new: (*_stiffness("", new, ""), new))
    return Unshifted(found[0], torn.end(), len(found) == 1)


def is_common(char: str) -> bool:
    """True for the 3,755 commonest simplified characters (GB 2312 level 1) and for punctuation of that set."""
    try:
        lead = char.encode("gb2312")[0]
    except UnicodeEncodeError:
        return False
    return lead < 0xA4 or 0xB0 <= lead <= 0xD7


def _stiffness(before: str, new: str, after: str) -> tuple[int, int]:
    """How badly a reading fits: characters that stand alone and not in words of several, then rare characters."""
    import rjieba

    plain = simplified(before + new + after)
    in_words = sum(len(word) for word in rjieba.cut(plain, hmm=False) if len(word) > 1)
    return len(plain) - in_words, sum(not is_common(char) for char in plain)

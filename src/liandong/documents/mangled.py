"""Undoes pinyin mangling: glosses after characters, byte shifts that they caused, and the residue of torn paragraph
ends.
"""

import functools
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from liandong.documents.byte_shift import READING, Unshifted, characters, is_common, realign, unshift
from liandong.documents.folding import folded
from liandong.documents.script import simplified
from liandong.model import Change, EditKind

LEAST_DENSITY = 5.0
"""Passing (character, reading) pairs per 1,000 characters, from which a page counts as mangled; honest glosses are
0-2.
"""

LEAST_DIFFERENT = 3
"""A rare name that is glossed wherever it stands is an honest gloss."""

_HANZI = "[\u3400-\u9fff]"
_GLOSS = re.compile(rf"({_HANZI})\(({READING})\)")
_TOKEN = re.compile(
    rf"(?P<gloss>(?P<char>{_HANZI})\((?P<reading>{READING})\))"
    rf"|(?P<torn>(?<=[^\x00-\x7f])\?(?P<torn_reading>{READING})\))"
    r"|(?P<residue>\?{1,2}!? *\?/p>)"
    r"|(?P<late>\?{1,2}!?(?=[^\x00-\x7f\u201c\u201d]{0,40}[A-Za-z\u20ac])(?=[^\x00-\x7f]|[a-z][^\x00-\x7f]))"
)
_LEFT_OVER = re.compile(rf"\?{READING}\)|\?/p>|\u20ac|(?<=[^\x00-\x7f])\?[?!](?=[^\x00-\x7f])")
_FULL_STOP = "\u3002"
_LONG_RUN = 4


@dataclass(slots=True)
class Mending:
    """The changes found, and whether anything was guessed or left."""

    changes: list[Change] = field(default_factory=list)
    guessed: bool = False
    left: bool = False


def is_mangled(text: str) -> bool:
    """True where glosses stand as dense as only a rewriting program sets them."""
    least = max(LEAST_DENSITY * len(text) / 1000, 3)
    if text.count("(") + text.count("\uff08") < least:
        return False
    pairs = _GLOSS.findall(folded(text))
    if len(pairs) * 1000 < LEAST_DENSITY * len(text) or len(pairs) < 3:
        return False
    passing = [char for char, reading in pairs if reads(char, reading)]
    return len(passing) * 1000 >= LEAST_DENSITY * len(text) and len(set(passing)) >= LEAST_DIFFERENT


def mend(original: str) -> Mending:
    """The changes that undo the damage of a mangled page."""
    text = folded(original)
    listed = frozenset(char for char, reading in _GLOSS.findall(text) if reads(char, reading))
    mending = Mending()
    position = 0
    adrift = False  # inside a run that could not be realigned, a question mark says nothing
    while match := _TOKEN.search(text, position):
        position = match.end()
        if match["late"] and adrift:
            continue
        found = list(_mend_one(match, text, listed))
        adrift = not found if match["torn"] else adrift and bool(match["late"])
        for change in found:
            mending.changes.append(change)
            mending.guessed |= change.kind is EditKind.GUESSED
            position = max(position, change.end)
    mending.left = _anything_left(text, mending.changes)
    return mending


def _mend_one(match: re.Match[str], text: str, listed: frozenset[str]) -> Iterator[Change]:
    if match["gloss"]:
        if reads(match["char"], match["reading"]):
            yield Change(match.start(), match.end(), match["char"], EditKind.EXACT, "pinyin")
    elif match["torn"]:
        last = text[match.start() - 1]
        context = _last_clean(text, match.start())
        before = context if context.endswith(last) else last
        run = unshift(text, before, match.end(), match["torn_reading"], reads, listed)
        if run:
            kind = EditKind.EXACT if run.sure else EditKind.GUESSED
            yield Change(match.start(), run.end, run.new, kind, "byte-shift")
    elif match["residue"]:
        tail = "" if text[match.end() : match.end() + 1] in ("", "\n", "\r") else "\n"
        yield Change(match.start(), match.end(), _FULL_STOP + tail, EditKind.EXACT, "residue")
    else:
        yield from _mend_late(match, text)


def _mend_late(match: re.Match[str], text: str) -> Iterator[Change]:
    """A run read one byte late behind a byte put before A3 A1 or A3 BF: its first character lost the byte that it
    began with.
    """
    marks = match["late"]
    first = b"\xa3" + (b"\xa1" if marks[-1] == "!" else b"\xbf")
    run = realign(text, match.end(), first[1:], reads)
    if run is None or not _credible(run, len(marks), text[run.end : run.end + 3]):
        return
    lost = _lost_character(_last_clean(text, match.start()), first[0])
    if lost is None:
        return
    middle = match.end() - 1 if len(marks) > 1 else match.end()
    yield Change(match.start(), middle, lost, EditKind.GUESSED, "byte-shift")
    yield Change(middle, run.end, run.new, EditKind.EXACT, "byte-shift")


def _credible(run: Unshifted, marks: int, follow: str) -> bool:
    """Whether the realigned run reads as Chinese: few rare characters and, where it is long, words in it."""
    import rjieba

    plain = simplified(run.new)
    rare = sum(not is_common(char) for char in plain)
    if rare > (0 if marks == 1 else max(1, len(plain) // 3)):
        return False
    place = in_words = 0
    for word in rjieba.cut(plain + simplified(follow), hmm=False):
        in_words += min(max(len(plain) - place, 0), len(word)) if len(word) > 1 else 0
        place += len(word)
    return len(plain) < _LONG_RUN or in_words * 3 >= len(plain)


def _lost_character(before: str, trail: int) -> str | None:
    """The character with this second byte that ends a word, a place name before others; a full stop where none does.

    None where several do and nothing tells them apart.
    """
    import rjieba

    context = simplified(before)
    words: list[str] = []
    places: list[str] = []
    for lead in range(0x81, 0xFF):
        char = characters(bytes((lead, trail)))
        if not char or not "\u3400" <= char <= "\u9fff" or not is_common(simplified(char)):
            continue
        word, tag = rjieba.tag(context + simplified(char), hmm=False)[-1]
        if len(word) > 1:
            words.append(char)
            if tag == "ns":
                places.append(char)
    for found in (places, words):
        if len(found) == 1:
            return found[0]
    return None if words else _FULL_STOP


def _last_clean(text: str, place: int) -> str:
    """The last Hanzi before a place, three at most, glosses taken away."""
    tail = re.sub(rf"\({READING}\)", "", text[max(0, place - 40) : place])
    return re.sub(r"^.*[^\u3400-\u9fff]", "", tail, flags=re.DOTALL)[-3:]


def _anything_left(text: str, changes: list[Change]) -> bool:
    """Whether damage stands outside all changes."""
    starts = [change.start for change in changes]
    for match in _LEFT_OVER.finditer(text):
        index = bisect_right(starts, match.start()) - 1
        if index < 0 or changes[index].end <= match.start():
            return True
    return False


@functools.cache
def _readings() -> dict[int, str]:
    from pypinyin.constants import PINYIN_DICT

    found: dict[int, str] = PINYIN_DICT
    return found


def reads(char: str, reading: str) -> bool:
    """Whether a character has this reading, tone included."""
    return reading in _readings().get(ord(char), "").split(",")

"""Pages of the corpus spoiled in one way each, and their labels carried over to where their sentences stand then.

A page is cut into lines and markup. What spoils it is told each line of text, markup stays; so it is known of every
line what has become of it, and inside a line characters that stayed tell where the others went. The labels ask for the
same on the spoiled page as on the clean one, but for numbers that are there no longer: figures of a sentence that lost
a number are asked on neither.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate

from tests import corrupter
from tests.samples.label import Row

CLEAN = frozenset({"nav", "footer", "headlines", "no_date"})
"""What may stand around an article without doing harm to it."""
FOREIGN = {"utf-8": "gb18030", "gb18030": "utf-8"}
"""By the encoding of a page the one in which it is saved without saying so."""

_MARKUP = re.compile(r"(?is)<script\b.*?</script>|<style\b.*?</style>|<!--.*?-->|<[^>]*>|&#?\w+;|\r?\n")
_LINE_END = re.compile(r"\r?\n")
_DECLARED = re.compile(r"""(?i)charset=["']?[\w-]+""")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Line:
    """One piece of a page's text, or of its markup and line ends (`mark`). `title` says that it is the headline, `body`
    that it stands in the main text, `ends` that the main text ends with it."""

    text: str
    mark: bool
    title: bool
    body: bool
    ends: bool


@dataclass(frozen=True, slots=True)
class Damage:
    """One way to spoil a page: what becomes of a line; `glued` takes away the line ends within the main text, `foreign`
    saves the page in an encoding that it does not declare, `loses_numbers` takes some away."""

    spoil: Callable[[Line], str] = lambda line: line.text
    glued: bool = False
    foreign: bool = False
    loses_numbers: bool = False


@dataclass(frozen=True, slots=True)
class Spoiled:
    """A page before and after, with the labels of each."""

    before: bytes
    after: bytes
    row: Row
    row_after: Row


def _everywhere(change: Callable[[str], str]) -> Callable[[Line], str]:
    return lambda line: change(line.text)


def _in_body(change: Callable[[str], str]) -> Callable[[Line], str]:
    return lambda line: change(line.text) if line.body else line.text


def _mangled_late(line: Line) -> str:
    mangled = corrupter.pinyin_mangle(line.text)
    return corrupter.late_residue(mangled) if line.body else mangled


def _spam_source(line: Line) -> str:
    return corrupter.spam_source(line.text).rstrip("\n") if line.title else line.text


def _between(lines: Sequence[str]) -> Callable[[Line], str]:
    """One of the lines behind each paragraph but the last."""

    def put(line: Line) -> str:
        if not line.body or line.ends or not line.text.endswith("。"):
            return line.text
        return f"{line.text}\n{lines[len(line.text) % len(lines)]}"

    return put


def _junk_after(line: Line) -> str:
    return corrupter.trailing_junk(line.text) if line.ends else line.text


def _at_once(line: Line) -> str:
    mangled = corrupter.pinyin_mangle(corrupter.brand_injected(line.text) if line.body else line.text)
    late = corrupter.late_residue(mangled) if line.body else mangled
    return f"{late}\n{corrupter.pinyin_mangle(corrupter.trailing_junk(''))}" if line.ends else late


DAMAGES: Mapping[str, Damage] = {
    "pinyin glosses, bytes shifted": Damage(_everywhere(corrupter.pinyin_mangle)),
    "the same, with ?! ?/p> at ends of paragraphs": Damage(_mangled_late),
    "traditional characters": Damage(_everywhere(corrupter.traditional)),
    "full-width digits and letters": Damage(_in_body(corrupter.full_width)),
    "half-width punctuation": Damage(_everywhere(corrupter.half_width)),
    "enumerations broken": Damage(_in_body(corrupter.enumerations_broken)),
    "brand words in sentences": Damage(_in_body(corrupter.brand_injected)),
    "dumps of variables": Damage(_in_body(corrupter.dumped)),
    "source line of a spam farm": Damage(_spam_source),
    "betting between paragraphs": Damage(_between(corrupter.SPAM)),
    "other advertisements between paragraphs": Damage(_between(corrupter.ADVERTS)),
    "headlines of others, links after the text": Damage(_junk_after),
    "paragraphs glued": Damage(glued=True),
    "another charset than declared": Damage(foreign=True),
    "glosses, ?! ?/p>, brand words, links at once": Damage(_at_once),
    "digits deleted": Damage(_in_body(corrupter.digits_deleted), loses_numbers=True),
}
"""What the corrupter can do. Deleted places are left out (names of records go with them), and text saved in the wrong
charset, which is set aside."""


def is_clean(row: Row) -> bool:
    """Whether a page is one article without damage of substance, in an encoding of which the other is known."""
    return (
        set(row["damage"]) <= CLEAN
        and row["encoding"] in FOREIGN
        and bool(row.get("records"))
        and "item_start" not in row
        and "main_start" in row
    )


def spoiled(page: bytes, row: Row, damage: Damage) -> Spoiled | None:
    """The page spoiled; None where that changes nothing in it."""
    encoding = row["encoding"]
    text = page.decode(encoding)
    html = row["file"].endswith(".html")
    pieces = [(line.text, _become(line, damage, html=html)) for line in _lines(text, row, html=html)]
    after = "".join(new for _, new in pieces)
    written = after.encode(FOREIGN[encoding] if damage.foreign else encoding, "replace")
    if written == page:
        return None
    carried = Carried(pieces)
    optional = _lost(row, text, pieces) if damage.loses_numbers else frozenset[int]()
    return Spoiled(page, written, _asking(row, int, optional), _asking(row, carried.place, optional))


class Carried:
    """Where the places of a page are once its pieces are spoiled."""

    def __init__(self, pieces: Iterable[tuple[str, str]]) -> None:
        self._pieces = tuple(pieces)
        self._old = [0, *accumulate(len(old) for old, _ in self._pieces)]
        self._new = [0, *accumulate(len(new) for _, new in self._pieces)]
        self._blocks: dict[int, list[tuple[int, int, int]]] = {}

    def place(self, at: int) -> int:
        """The place after; between characters that stayed it is as far along as it was."""
        number = min(bisect_right(self._old, at) - 1, len(self._pieces) - 1)
        inside = at - self._old[number]
        old, new = self._pieces[number]
        if old == new:
            return self._new[number] + inside
        if number not in self._blocks:
            self._blocks[number] = list(_stayed(old, new))
        below = above = (0, 0)
        for low, high, size in self._blocks[number]:
            if low <= inside < low + size:
                return self._new[number] + high + inside - low
            above = low, high
            if inside < low:
                break
            below = low + size, high + size
        share = (inside - below[0]) / max(above[0] - below[0], 1)
        return self._new[number] + below[1] + round(share * (above[1] - below[1]))


def _stayed(old: str, new: str) -> Iterator[tuple[int, int, int]]:
    """Runs of characters that stayed, in whichever script: place before, place after, length; last an empty one."""
    scripts = tuple(map(corrupter.traditional, (old, new)))
    if tuple(map(len, scripts)) == (len(old), len(new)):
        old, new = scripts
    return iter(SequenceMatcher(None, old, new, False).get_matching_blocks())


def _lines(text: str, row: Row, *, html: bool) -> Iterator[Line]:
    """The page cut into lines of text, and what stands between them."""
    stretches: list[tuple[int, int, bool]] = []
    at = 0
    for found in (_MARKUP if html else _LINE_END).finditer(text):
        stretches += [(at, found.start(), False), (found.start(), found.end(), True)]
        at = found.end()
    stretches.append((at, len(text), False))
    low, high = row["main_start"], row["main_end"]
    told = [(start, text[start:end].strip()) for start, end, mark in stretches if not mark and text[start:end].strip()]
    ends = max(start for start, _ in told if start < high)
    title = next((start for start, line in told if line == row["title"] and start < low), None)
    for start, end, mark in stretches:
        if start < end:
            yield Line(text[start:end], mark, start == title, low <= start < high, start == ends)


def _become(line: Line, damage: Damage, *, html: bool) -> str:
    if not line.mark:
        new = damage.spoil(line)
        return new.replace("\n", "<br>\n") if html and new != line.text else new
    if damage.foreign and html:
        return _DECLARED.sub("charset=iso-8859-1", line.text)
    return "" if damage.glued and line.body and not html else line.text


def _lost(row: Row, text: str, pieces: Iterable[tuple[str, str]]) -> frozenset[int]:
    """The figures, by their place among the records, of whose sentences a number was taken away."""
    lost: list[int] = []
    at = 0
    for old, new in pieces:
        if len(_DIGIT.findall(old)) != len(_DIGIT.findall(new)):
            changes = SequenceMatcher(None, old, new, False).get_opcodes()
            lost += [at + n for tag, low, high, *_ in changes if tag == "delete" for n in range(low, high)]
        at += len(old)
    spans = {n: _spans(record) for n, record in enumerate(row["records"]) if record["kind"] == "figure"}
    return frozenset(n for n, each in spans.items() if any(low <= place < high for low, high in each for place in lost))


def _spans(record: Row) -> list[tuple[int, int]]:
    return [(record["start"], record["end"]), *((low, high) for low, high in record.get("evidence_more", []))]


def _asking(row: Row, place: Callable[[int], int], optional: frozenset[int]) -> Row:
    """The row with its places moved, and some records optional."""
    main_start, main_end = _moved((row["main_start"], row["main_end"]), place)
    moved = {**row, "main_start": main_start, "main_end": main_end}
    moved["records"] = [
        _record(record, place) | ({"optional": True} if number in optional else {})
        for number, record in enumerate(row["records"])
    ]
    return moved


def _record(record: Row, place: Callable[[int], int]) -> Row:
    (start, end), *more = (_moved(span, place) for span in _spans(record))
    moved = {**record, "start": start, "end": end}
    return {**moved, "evidence_more": [list(each) for each in more]} if more else moved


def _moved(span: tuple[int, int], place: Callable[[int], int]) -> tuple[int, int]:
    """Where a stretch is: it ends behind its last character, before what was put there."""
    start, end = span
    return place(start), place(end - 1) + 1

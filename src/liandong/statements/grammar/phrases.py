"""Noun phrases: where the name that ends at a given noun begins."""

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import accumulate

import rjieba

from liandong.model.noun import Noun
from liandong.vocabulary.verbs import ADVERBS, DOING, DOING_IN_NAMES, FUNCTION_LETTERS, IN_NAMES, PREDICATES

_LONGEST = 120
"""Characters; far above the longest name of a project or body, so that no name is cut."""
_OPEN = {"”": "“", "’": "‘", ")": "(", "》": "《", "」": "「", "』": "『"}
_NAME_PUNCTUATION = frozenset("·—-–―/&+.")
_NAME_LETTERS = frozenset("及内外双湾组委泛物")
"""Single characters that names hold although the tagger takes them for particles."""
_TIME_IN_NAME = re.compile("[首一二三四五六]期|未来|新时代|新年|[现当]代")
"""Words that the tagger takes for times."""
_JOINTS = frozenset("与和及暨")
_MARKS = {"《": "》", "“": "”", "「": "」"}
_PAIRED = frozenset("()“”《》")
_STOP_TAGS = ("p", "u", "d", "r", "f", "c", "y", "e", "o", "zg")


class Token(Noun, frozen=True):
    """One word at [start, end), with its part of speech in the tag set of jieba."""

    start: int
    end: int
    word: str
    tag: str


class Tokens:
    """The words of a text with their parts of speech (rjieba), addressed by character offset.

    Four parallel runs, because walking over words is what the extractors do most: `starts`, `ends`, `words`, `tags`.
    """

    __slots__ = ("ends", "starts", "tags", "words")

    def __init__(self, text: str) -> None:
        tagged = rjieba.tag(text)
        words, tags = zip(*tagged, strict=True) if tagged else ((), ())
        self.words: tuple[str, ...] = words
        self.tags: tuple[str, ...] = tags
        self.ends = list(accumulate(map(len, self.words)))
        self.starts = [0, *self.ends[:-1]]

    def __len__(self) -> int:
        return len(self.words)

    def begins(self, offset: int) -> bool:
        """Whether a word begins at `offset`: 开工 does not in 展开|工作."""
        index = bisect_left(self.starts, offset)
        return index < len(self.starts) and self.starts[index] == offset

    def indices(self, start: int, end: int) -> range:
        """The places of the tokens that lie wholly or in part in [start, end)."""
        return range(bisect_right(self.ends, start), min(bisect_left(self.ends, end) + 1, len(self.words)))

    def between(self, start: int, end: int) -> list[Token]:
        """The tokens that lie wholly or in part in [start, end)."""
        low, high = bisect_right(self.ends, start), bisect_left(self.ends, end) + 1
        return list(map(Token, self.starts[low:high], self.ends[low:high], self.words[low:high], self.tags[low:high]))

    def predicate(self, start: int, end: int) -> int:
        """Where the first predicate begins of the tokens that begin in [start, end); `end` where there is none."""
        words, tags = self.words, self.tags
        low, high = bisect_left(self.starts, start), bisect_left(self.ends, end) + 1
        for index in range(low, min(high, len(words))):
            if is_predicate(words[index], tags[index]) and (index == low or words[index - 1] != "等"):
                return self.starts[index]
        return end

    def name_start(self, end: int, floor: int, *, soft: bool = False) -> int:
        """Where the noun phrase that ends at `end` begins, not before `floor`.

        Walks left over nouns, names, numbers, nominal verbs and whole quotations; stops at prepositions, particles,
        adverbs, punctuation and verbs of doing, and after `_LONGEST` characters, which no name has. With `soft`, 与, 和
        and 及 between nouns do not stop it.
        """
        starts, words, tags = self.starts, self.words, self.tags
        index = bisect_left(self.ends, end)
        if index >= len(words):
            return floor
        start = max(starts[index], floor)
        while index > 0 and (before := starts[index - 1]) >= floor and end - start < _LONGEST:
            word = words[index - 1]
            if self._joins(index - 1, soft=soft) if word in _JOINTS else _of_name(word, tags[index - 1]):
                index, start = index - 1, before
                continue
            opener = _OPEN.get(word)
            if opener:
                jump = self._opening(index - 1, opener, floor)
                if jump is None:
                    break
                index, start = jump, starts[jump]
                continue
            if self._opens_name(index - 1):
                return before
            break
        return self._behind_adverb(start, index, end) if tags[index][0] == "v" else start

    def _behind_adverb(self, start: int, index: int, end: int) -> int:
        """共同建设嘉善产业园: right behind an adverb a verb is the predicate, whatever it is elsewhere."""
        if not (0 < index < len(self.words) - 1 and self.starts[index] == start and self.ends[index] < end):
            return start
        adverb = self.tags[index - 1] in ("d", "ad") or self.words[index - 1] in ADVERBS
        return self.ends[index] if adverb else start

    def _opening(self, index: int, opener: str, floor: int) -> int | None:
        for back in range(index - 1, max(index - 40, -1), -1):
            if self.starts[back] < floor:
                return None
            if self.words[back] in ("记者", "通讯员"):
                return None
            if self.words[back] == opener:
                return back
        return None

    def _opens_name(self, index: int) -> bool:
        """Whether a verb stands where a name begins (由|远航新能源, 建设|预制菜基地): there it is part of the name."""
        if self.tags[index] != "v" or len(self.words[index]) != 2 or self.words[index] in DOING:
            return False
        if index == 0:
            return True
        word, tag = self.words[index - 1], self.tags[index - 1]
        return word == "\n" or tag in ("p", "c") or word in DOING or word in ("建设", "投资", "新建", "开发")

    def _joins(self, index: int, *, soft: bool) -> bool:
        """Whether a name goes on over 与, 和 and 及, or 暨."""
        return (soft or self.words[index] == "暨") and index > 0 and self.tags[index - 1][0] in "nljx"


@lru_cache(maxsize=1 << 14)
def _of_name(word: str, tag: str) -> bool:
    """Whether a name goes on over the word."""
    if tag == "x" or not word.strip():
        return word in _NAME_PUNCTUATION or word.isalnum()
    if word in DOING and word not in DOING_IN_NAMES:
        return False
    if tag[0] == "v":
        return tag in ("vn", "vg") or word == "泛" or word in IN_NAMES or word in DOING_IN_NAMES
    if tag == "zg":
        return word not in FUNCTION_LETTERS
    if tag != "eng" and tag.startswith(_STOP_TAGS):
        return word in _NAME_LETTERS or (tag == "d" and word in ("高", "首", "全", "新"))
    if tag[0] == "t":
        return _TIME_IN_NAME.fullmatch(word) is not None
    return True


@lru_cache(maxsize=1 << 14)
def is_predicate(word: str, tag: str) -> bool:
    """Whether the word ends a subject: a preposition, an adverb, or a verb that is not part of a name."""
    if word in ("的", "等", "、", "“", "”", "(", ")", "·", "—"):
        return False
    if word in PREDICATES:
        return True
    if tag[0] in "pdcm" or tag == "x":
        return word not in ("全", "新", "高") and not (tag[0] == "m" and len(word) == 1 and not word.isdigit())
    if tag[0] == "v" and tag != "vn":
        return len(word) > 1 and word not in IN_NAMES
    return word in DOING and word not in DOING_IN_NAMES


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """[start, end) without blank ends and opening marks that nothing closes."""
    if end > len(text):
        end = len(text)
    while start < end and text[start] in " ,、。;:·—-等和与及的了在\n":
        start += 1
    while end > start and text[end - 1] in " ,、。;:·—-\n":
        end -= 1
    return start, end


def unquoted(text: str, start: int, end: int) -> tuple[int, int]:
    """[start, end) without the quotation marks around all of it."""
    mark = _MARKS.get(text[start : start + 1], "")
    inner = text[start + 1 : end - 1]
    return (start + 1, end - 1) if mark and text[end - 1] == mark and mark not in inner and inner else (start, end)


@lru_cache(maxsize=1 << 14)
def clean(text: str) -> str:
    """A name as the ledger writes it: without blanks inside, outer quotation marks and title marks."""
    text = "".join(text.split())
    if text[:1] in _MARKS and text[-1:] == _MARKS[text[0]] and text.count(text[0]) == 1:
        text = text[1:-1]
    return text.strip(",。;:、")


def balanced(name: str) -> bool:
    """Whether every bracket and quotation mark of the name is closed."""
    return _PAIRED.isdisjoint(name) or (
        name.count("(") == name.count(")")
        and name.count("“") == name.count("”")
        and name.count("《") == name.count("》")
    )

"""Noun phrases: where the name that ends at a given noun begins."""

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import NamedTuple

import rjieba

from liandong.vocabulary.verbs import ADVERBS, DOING, DOING_IN_NAMES, IN_NAMES, PREDICATES

_OPEN = {"”": "“", "’": "‘", ")": "(", "》": "《", "」": "「", "』": "『"}
_NAME_PUNCTUATION = frozenset("·—-–―/&+.")
_STOP_TAGS = ("p", "u", "d", "r", "f", "c", "y", "e", "o", "zg")


class Token(NamedTuple):
    """One word at [start, end), with its part of speech in the tag set of jieba."""

    start: int
    end: int
    word: str
    tag: str


class Tokens:
    """The words of a text with their parts of speech (rjieba), addressed by character offset."""

    __slots__ = ("_ends", "_tagged", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._tagged: list[tuple[str, str]] = rjieba.tag(text)
        self._ends = list(accumulate(len(word) for word, _ in self._tagged))

    def __len__(self) -> int:
        return len(self._tagged)

    def __getitem__(self, index: int) -> Token:
        word, tag = self._tagged[index]
        end = self._ends[index]
        return Token(end - len(word), end, word, tag)

    def between(self, start: int, end: int) -> list[Token]:
        """The tokens that lie wholly or in part in [start, end)."""
        return [
            self[i] for i in range(bisect_right(self._ends, start), min(bisect_left(self._ends, end) + 1, len(self)))
        ]

    def name_start(self, end: int, floor: int, *, soft: bool = False) -> int:
        """Where the noun phrase that ends at `end` begins, not before `floor`.

        Walks left over nouns, names, numbers, nominal verbs and whole quotations; stops at prepositions, particles,
        adverbs, punctuation and verbs of doing. With `soft`, 与 / 和 / 及 between nouns do not stop it.
        """
        index = bisect_left(self._ends, end)
        if index >= len(self):
            return floor
        token = self[index]
        start = max(token.start, floor)
        # a token that reaches over `end` is entered in its middle
        while index > 0:
            token = self[index - 1]
            if token.start < floor:
                break
            opener = _OPEN.get(token.word)
            if opener:
                jump = self._opening(index - 1, opener, floor)
                if jump is None:
                    break
                index, start = jump, self[jump].start
                continue
            if not self._inside_name(token, index - 1, soft=soft):
                break
            start, index = token.start, index - 1
        return self._behind_adverb(start, index, end)

    def _behind_adverb(self, start: int, index: int, end: int) -> int:
        """共同建设嘉善产业园: right behind an adverb a verb is the predicate, whatever it is elsewhere."""
        if 0 < index < len(self) - 1 and self[index].start == start and self[index].end < end:
            token, before = self[index], self[index - 1]
            if token.tag[0] == "v" and (before.tag in ("d", "ad") or before.word in ADVERBS):
                return token.end
        return start

    def _opening(self, index: int, opener: str, floor: int) -> int | None:
        for back in range(index - 1, max(index - 40, -1), -1):
            if self[back].start < floor:
                return None
            if self[back].word == opener:
                return back
        return None

    def _inside_name(self, token: Token, index: int, *, soft: bool) -> bool:
        word, tag = token.word, token.tag
        if tag == "x" or not word.strip():
            return word in _NAME_PUNCTUATION or word.isalnum()
        if word in ("与", "和", "及", "暨"):
            return (soft or word == "暨") and index > 0 and self[index - 1].tag[0] in "nljx"
        if word in DOING and word not in DOING_IN_NAMES:
            return False
        if tag[0] in "v":
            return tag in ("vn", "vg") or word == "泛" or word in IN_NAMES or word in DOING_IN_NAMES
        if tag != "eng" and tag.startswith(_STOP_TAGS):
            return word in ("及", "内", "外", "双", "湾", "组", "委", "泛", "物") or (
                tag == "d" and word in ("高", "首", "全", "新")
            )
        if tag[0] == "t":
            return bool(re.search(r"\d", word)) is False and word in ("首期", "未来", "新时代", "现代", "当代", "新年")
        return True


def is_predicate(token: Token, previous: str) -> bool:
    """Whether the token ends a subject: a preposition, an adverb, or a verb that is not part of a name."""
    word, tag = token.word, token.tag
    if word in ("的", "等", "、", "“", "”", "(", ")", "·", "—") or previous == "等":
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
    end = min(end, len(text))
    while start < end and text[start] in " ,、。;:·—-等和与及的了在\n":
        start += 1
    while end > start and text[end - 1] in " ,、。;:·—-\n":
        end -= 1
    return start, end

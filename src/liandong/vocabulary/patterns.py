"""Word lists in the order of trying, and patterns over them that are cheap to look for.

Where every branch of a whole pattern begins with a letter, Python's engine skips to the letters that can begin it, five
to ten times faster than it tries the branches at each place: hence `branches` and `each`, which open no group, and
look-behinds that stand behind the first letter. `by_letter` makes trying them cheap at the letters that are left.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

MAYBE_DIGITS = r"0-9\u0660-\u1c59\ua620-\uabf9\uff10-\uff19\U000104a0-\U0001fbf9"
"""For the set of letters that a long search begins with: ranges that hold every character of `\\d`, and others. In a
set without `\\d` the engine skips over a text in half the time; what stands behind the set must tell the digits."""


def longest_first(words: Iterable[str]) -> tuple[str, ...]:
    """The words by falling length, equally long ones by their characters: what is tried first must fit longest."""
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def any_of(words: Iterable[str]) -> str:
    """The source of a pattern that matches any of the words, the longest that fits: a trie written as an expression.

    Python's engine tries the branches of an alternation one after another; sharing beginnings makes two hundred words
    five to ten times cheaper than writing them side by side.
    """
    return _source(_trie(words))


def branches(words: Iterable[str]) -> str:
    """What `any_of` gives, as branches for the top of a longer pattern: join it to others with `|`."""
    return "|".join(_branches(_trie(words)))


def each(words: str, behind: str) -> str:
    """Branches for the top of a pattern: every one of the words (parted by blanks), `behind` after it."""
    return "|".join(re.escape(word) + behind for word in words.split())


def by_letter(branches: str) -> str:
    """The same branches, for the top of a pattern, those that begin with one letter put together in their order: where
    a letter stands, the engine then tries each letter once and not each branch, which takes half the time where there
    are two hundred. Where there are many letters, it looks first for one that a fitting letter follows, and finds its
    branches by a sixth of the letters and a sixth of that, which takes a third of what is left. Every branch must
    begin with a letter of its own that nothing repeats (no class, no group)."""
    rests: dict[str, list[str]] = {}
    for branch in _parted(branches):
        if not branch[:1].isalpha() or branch[1:2] in _REPEATED:
            raise ValueError(f"{branch!r} does not begin with one letter")
        rests.setdefault(branch[0], []).append(branch[1:])
    bodies = {letter: some[0] if len(some) == 1 else f"(?:{'|'.join(some)})" for letter, some in rests.items()}
    if len(bodies) <= _FEW:
        return "|".join(letter + body for letter, body in bodies.items())
    return f"[{''.join(bodies)}]{_followed(rests)}(?:{_by_sixths([*bodies.items()])})"


_REPEATED = ("?", "*", "+", "{")
_FEW = 6
"""Letters that the engine tries one after another as fast as it finds them by parts of the alphabet."""


def _followed(rests: dict[str, list[str]]) -> str:
    """A look ahead that the second letter of a branch stands behind its first, or any at all behind a first that has a
    branch of which that cannot be told."""
    seconds = {letter: {second for rest in some for second in _begins(rest)} for letter, some in rests.items()}
    alone = "".join(letter for letter, some in seconds.items() if "" in some)
    unless = f"|(?<=[{alone}])" if alone else ""
    every = "".join(sorted({second for some in seconds.values() for second in some}))
    return f"(?=[{every}]{unless})" if every else ""


def _begins(rest: str) -> Iterator[str]:
    """The letters that the rest of a branch may begin with; nothing where it may begin with anything else."""
    if not rest.startswith("(?:"):
        yield rest[0] if rest[:1].isalpha() and rest[1:2] not in _REPEATED else ""
        return
    depth = 0
    for mark in _TOP.finditer(rest):
        depth += (mark.group() == "(") - (mark.group() == ")")
        if depth == 0:
            break
    for branch in _parted(rest[3 : mark.start()]) if rest[mark.end() : mark.end() + 1] not in _REPEATED else ("",):
        yield from _begins(branch)


def _by_sixths(bodies: list[tuple[str, str]]) -> str:
    """Branches behind their first letters, found by looking back at sixths of the letters, at sixths of those, and so
    on: smaller parts are no faster to look at and dearer to compile."""
    if len(bodies) <= _FEW:
        return "|".join(f"(?<={letter}){body}" for letter, body in bodies)
    size = -(-len(bodies) // _FEW)
    parts = [bodies[low : low + size] for low in range(0, len(bodies), size)]
    return "|".join(f"(?<=[{''.join(letter for letter, _ in part)}])(?:{_by_sixths(part)})" for part in parts)


@cache
def bare_words(source: str) -> tuple[str, ...]:
    """The words of a pattern that has nothing but words side by side, none for any other: `str.find` looks for a word
    in a tenth of the time that a pattern takes."""
    return tuple(source.split("|")) if _WORDS.fullmatch(source) else ()


_WORDS = re.compile(r"[\u4e00-\u9fff、《]+(?:\|[\u4e00-\u9fff、《]+)*")
_TOP = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]")
"""What may part branches, or hold bars that part none: escapes and classes as wholes."""


def _parted(source: str) -> Iterator[str]:
    """The branches at the top of a pattern."""
    depth = start = 0
    for mark in _TOP.finditer(source):
        depth += (mark.group() == "(") - (mark.group() == ")")
        if mark.group() == "|" and depth == 0:
            yield source[start : mark.start()]
            start = mark.end()
    yield source[start:]


def _trie(words: Iterable[str]) -> dict[str, Any]:
    trie: dict[str, Any] = {}
    for word in words:
        node = trie
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}
    return trie


def _branches(node: dict[str, Any]) -> list[str]:
    return [re.escape(character) + _source(child) for character, child in sorted(node.items()) if character]


def _source(node: dict[str, Any]) -> str:
    branches = _branches(node)
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    if "" in node:
        return f"(?:{body})?"
    return body

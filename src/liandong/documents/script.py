"""Traditional characters to simplified ones, character for character on the offset map."""

import functools
from difflib import SequenceMatcher
from typing import Any

from liandong.model import Change, Edit, EditKind, MappedText

_LEAST_SHARE = 0.04
"""Share of characters that change, from which a line counts as traditional; a quoted name in a simplified line does
not.
"""

_PAGE_SHARE, _QUOTED = 0.02, 4.0
"""A page of which less changes is simplified: its lines need so many traditional characters to count (於 may be a
surname).
"""


@functools.cache
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")


def simplified(text: str) -> str:
    """The text in simplified characters; Taiwan's own words stay."""
    converted: str = _converter().convert(text)
    return converted


def simplify(text: MappedText) -> MappedText:
    """The text with its traditional lines simplified, an edit a character; simplified text is returned as it is."""
    plain = simplified(text.text)
    if plain == text.text:
        return text
    source, target = text.text.split("\n"), plain.split("\n")
    if len(source) != len(target):
        return text
    changes: list[Change] = []
    guessed = {place: e for e in text.edits if e.kind is EditKind.GUESSED for place in range(e.start, e.end)}
    differing = sum(a != b for a, b in zip(text.text, plain, strict=False)) if len(text.text) == len(plain) else None
    traditional = differing is None or differing >= _PAGE_SHARE * _hanzi(text.text)
    least = 1.0 if traditional else _QUOTED
    place = 0
    for old, new in zip(source, target, strict=True):
        if old != new:
            found = _differences(old, new)
            if sum(end - start for start, end, _ in found) >= max(least, _LEAST_SHARE * _hanzi(old)):
                changes += [_change(guessed, place + start, place + end, made) for start, end, made in found]
        place += len(old) + 1
    return text.replace(changes)


def _hanzi(text: str) -> int:
    return sum("\u3400" <= char <= "\u9fff" for char in text)


def _differences(old: str, new: str) -> list[tuple[int, int, str]]:
    if len(old) != len(new):
        blocks = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        return [(a, b, new[c:d]) for tag, a, b, c, d in blocks if tag != "equal"]
    return [(place, place + 1, b) for place, (a, b) in enumerate(zip(old, new, strict=True)) if a != b]


def _change(guessed: dict[int, Edit], start: int, end: int, new: str) -> Change:
    """A change that stays `guessed` where it falls on a guessed edit: script is sure, what it is applied to is not."""
    edit = next((guessed[place] for place in range(start, end) if place in guessed), None)
    if edit:
        return Change(start, end, new, EditKind.GUESSED, edit.reason)
    return Change(start, end, new, EditKind.EXACT, "script")

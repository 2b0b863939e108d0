"""Passed over (略过): the stretches of a text that prove nothing that was read. They are taken to ask nothing, and are
told all the same: the text and what proves something are all that they are computed from, so that none is forgotten."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from liandong.matching.reading.remainder import AROUND
from liandong.matching.reading.sections import Piece, Span, half_width, parts, pieces
from liandong.matching.reading.signs import stated
from liandong.matching.reading.unwrapping import Unwrapped, unwrapped

_SENSE = re.compile("[\u4e00-\u9fff]")
_JOINT = re.compile(
    r"(?:并且|并|且|同时|以及|及其|及|和|与|或者|或|的|等|其中|另外?|还|也|均|都|为|是|在|由|对|[^\u4e00-\u9fff])*"
)
"""What only joins what stands around it."""
_TURNS = re.compile("[不非未无没限]")
"""Of what is left of a clause, what turns its sense says something alone; of other characters it takes two."""
_ENDS = "%％‰+"
"""Signs that belong to the number before them."""


@dataclass(frozen=True, slots=True)
class Passed:
    """A stretch at [start, end) that proves nothing, within one clause, which it may fill. `says`: it may say something
    of its own, as numbers of points, words that join, those around a figure that was read, and headings do not, but for
    headings that tell a state as conditions do: they may be none."""

    start: int
    end: int
    says: bool


def passed(text: str, clauses: Iterable[Span], told: Iterable[Span]) -> tuple[Passed, ...]:
    """What is left of a text where nothing is `told`, from front to back: of clauses each by itself, and headings and
    numbers of points by their lines. No two overlap, and no Chinese character is in neither."""
    parting = [0] * len(text)  # 0 between clauses, -1 where something is told
    lengths = [0]
    for number, (start, end) in enumerate(clauses, 1):
        parting[start:end] = [number] * (end - start)
        lengths.append(end - start)
    for start, end in told:
        parting[start:end] = [-1] * (end - start)
    return tuple(_stretches(text, parting, lengths))


def left_of(text: str, told: Iterable[Span]) -> tuple[Passed, ...]:
    """As `passed`, of the clauses that the text itself has."""
    whole = unwrapped(text, values=False)
    return passed(text, clauses_in(whole, pieces(half_width(whole.text))), told)


def clauses_in(whole: Unwrapped, sentences: Iterable[Piece]) -> Iterator[Span]:
    """Where the clauses of sentences stand in the text before its lines were joined."""
    return (whole.span(part.start, part.end) for piece in sentences for part in parts(piece))


def _stretches(text: str, parting: Sequence[int], lengths: Sequence[int]) -> Iterator[Passed]:
    at = 0
    for part, run in groupby(zip(parting, text, strict=True), key=lambda each: each[0]):
        found = "".join(sign for _, sign in run)
        for line in found.split("\n") if part == 0 else [found]:
            signs = [place for place, sign in enumerate(line) if sign.isalnum() or sign in _ENDS]
            if signs and part >= 0 and (part > 0 or _SENSE.search(line)):
                start, end = at + signs[0], at + signs[-1] + 1
                said = text[start:end]
                says = _says(said, whole=len(found) == lengths[part]) if part else stated(half_width(said))
                yield Passed(start, end, says)
            at += len(line) + 1
        at -= 1


def _says(said: str, *, whole: bool) -> bool:
    """Whether a stretch says something of its own, be it a `whole` clause or what is left of one."""
    left = "".join(_SENSE.findall(AROUND.sub("", said)))
    return not _JOINT.fullmatch(said) and (whole or len(left) > 1 or bool(_TURNS.search(left)))

"""Blocks: those who meet under one key, as they come sorted from the desk."""

from collections.abc import Collection, Iterable, Iterator
from itertools import chain, combinations, groupby, islice, product
from operator import itemgetter

from liandong.model.desk import Row

BLOCK_LIMIT = 256
"""Signatures in one block above which its key identifies nothing (a frequent word), and the block is left alone."""

Block = tuple[Collection[int], Collection[int]]
"""Who meets in a block: each other, or those who are offered; in the order of numbers."""
_NUMBER = itemgetter(0)


def portions(rows: Iterable[Row], size: int, *, sought: bool = False) -> Iterator[list[Block]]:
    """The blocks in which some meet, in portions of about so many members. Where things are `sought`, those who seek
    the same do not meet by that.
    """
    some: list[Block] = []
    held = 0
    for members, offered in _blocks(rows):
        if members and (offered or not sought) and _few(members, offered):
            some.append((list(members), list(offered)))
            held += len(members) + len(offered)
        if held >= size:
            yield some
            some, held = [], 0
    yield some


def _blocks(rows: Iterable[Row]) -> Iterator[tuple[dict[int, None], dict[int, None]]]:
    """Who seeks and what is offered under each key that several rows have; of the frequent ones not all."""
    for _, group in groupby(rows, key=_NUMBER):
        begun = list(islice(group, 2))
        if len(begun) < 2:
            continue
        members: dict[int, None] = {}
        offered: dict[int, None] = {}
        for _, number, mark in chain(begun, group):
            (members if mark is None else offered)[number] = None
            if len(members) + len(offered) > BLOCK_LIMIT:
                break
        yield members, offered


def meeting(members: Collection[int], offered: Collection[int]) -> Iterator[tuple[int, int]]:
    """The pairs of a block, smaller number first; none where there are too many."""
    if not _few(members, offered):
        return iter(())
    if not offered:
        return combinations(members, 2)
    return ((a, b) if a < b else (b, a) for a, b in product(members, offered) if a != b)


def _few(members: Collection[int], offered: Collection[int]) -> bool:
    return 1 < len(members) + len(offered) <= BLOCK_LIMIT

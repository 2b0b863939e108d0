"""Either (任一): the tables of a file of which nobody says which booklet it is of."""

from collections.abc import Callable
from typing import Any

from liandong.errors import MatchingError
from liandong.matching.tables.reading import Read, read_needs, read_offers

_NO_TABLE = "match.no_headings"
"""Tells that a file holds no table of one sort: it may hold one of the other."""


def read_either(file: str, data: bytes) -> dict[str, Read[Any]]:
    """What a file holds, by the names of the booklets (`needs`, `offers`), one of them or both. Of both, neither tells
    of the sheets of the other that it passed them over. MatchingError where the file cannot be read, or holds
    neither."""
    readers: dict[str, Callable[[str, bytes], Read[Any]]] = {"needs": read_needs, "offers": read_offers}
    held, missing = dict[str, Read[Any]](), list[MatchingError]()
    for name, reader in readers.items():
        try:
            held[name] = reader(file, data)
        except MatchingError as error:
            if error.words is None or error.words.code != _NO_TABLE:
                raise
            missing.append(error)
    if not held:
        raise missing[0]
    if missing:
        return held
    return {
        name: Read(each.found, each.faults, tuple(told for told in each.remarks if told.code != "match.sheet_passed"))
        for name, each in held.items()
    }

"""Taking in (导入): what files hold of needs and offers, and what comes of it in the pools."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from liandong.documents.rows import Fault
from liandong.matching import Need, Offer
from liandong.matching.pool import Needs, Offers, take_in_both
from liandong.matching.pool.pool import meet
from liandong.matching.tables import NEEDS, OFFERS, Table, read_either
from liandong.messages import LANGUAGES, Words, text, words
from liandong.portal.pages.match.sorts import SORTS
from liandong.portal.pages.match.told import value
from liandong.store.beside import Beside

T = TypeVar("T", Need, Offer)
_ROWS, _FAULTS = 20, 500
"""Rows of a table, and faults, that are kept for the page."""


@dataclass(frozen=True, slots=True)
class Found:
    """What some files hold: rows without a fault, the faults each with its file, and remarks on what was passed
    over."""

    needs: tuple[Need, ...]
    offers: tuple[Offer, ...]
    faults: tuple[tuple[str, Fault], ...]
    remarks: tuple[tuple[str, Words], ...]

    def seen(self) -> dict[str, Any]:
        """The same for the page, in both languages."""
        return {
            "needs": len(self.needs),
            "offers": len(self.offers),
            "first_needs": [_row("needs", each) for each in self.needs[:_ROWS]],
            "first_offers": [_row("offers", each) for each in self.offers[:_ROWS]],
            "faults_n": len(self.faults),
            "faults": [
                {"file": file, "cell": fault.cell, "heading": fault.heading, "wrong": _worded(fault.wrong)}
                for file, fault in self.faults[:_FAULTS]
            ],
            "remarks": [{"file": file, "told": _worded(told)} for file, told in self.remarks],
        }


def read(files: Sequence[Path]) -> Found:
    """MatchingError names a file that cannot be read, and one that holds neither table."""
    needs, offers = list[Need](), list[Offer]()
    faults, remarks = list[tuple[str, Fault]](), list[tuple[str, Words]]()
    for file in files:
        for held in read_either(file.name, file.read_bytes()).values():
            needs += [each for each in held.found if isinstance(each, Need)]
            offers += [each for each in held.found if isinstance(each, Offer)]
            faults += [(file.name, fault) for fault in held.faults]
            remarks += [(file.name, told) for told in held.remarks]
    return Found(_once(NEEDS, needs, faults), _once(OFFERS, offers, faults), tuple(faults), tuple(remarks))


def enter(beside: Beside, found: Found, *, actor: str, reason: str) -> dict[str, int]:
    """Lists what was found, all of it or nothing; how many are new, were revised, and were there so already."""
    pools = Needs(beside), Offers(beside)
    needs, offers = take_in_both(pools, found.needs, found.offers, actor=actor, reason=reason)
    return {
        f"{name}_{sort}": len(getattr(taken, name))
        for sort, taken in (("needs", needs), ("offers", offers))
        for name in ("new", "changed", "same")
    }


def _once(table: Table, nouns: Sequence[T], faults: list[tuple[str, Fault]]) -> tuple[T, ...]:
    """Without those that an earlier file has on the same days, by code, or by owner and title:
    these are faults. What one file has twice, its reader has told."""
    kept, known = list[T](), dict[tuple[str, ...], list[T]]()
    for noun in nouns:
        names: list[tuple[str, ...]] = [("", getattr(noun, table.owner), noun.title)]
        names += [] if noun.code.startswith("#") else [(noun.code,)]
        others = (each for name in names for each in known.get(name, ()))
        other = next((each for each in others if _file(each) != _file(noun) and meet(each, noun)), None)
        if other is None:
            kept.append(noun)
            for name in names:
                known.setdefault(name, []).append(noun)
        else:
            told = words("portal.match_in_two_files", place=other.source)
            heading = text(f"match.column_{table.name}_title", "zh")
            faults.append((_file(noun), Fault(noun.source.rpartition(" ")[2], heading, told)))
    return tuple(kept)


def _file(noun: Need | Offer) -> str:
    return noun.source.rpartition(" ")[0]


def _row(sort: str, noun: Need | Offer) -> dict[str, list[str]]:
    names = SORTS[sort].head
    place = noun.source.rpartition(" ")[2]
    return {lang: [place, noun.title, *(value(noun, name, lang) for name in names)] for lang in LANGUAGES}


def _worded(told: Words) -> dict[str, str]:
    return {lang: told.worded(lang) for lang in LANGUAGES}

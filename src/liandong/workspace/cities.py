"""Cities (城市) by the marks of region of records: the prefectures and municipalities of the gazetteer, and of what it
does not know the region that a place begins with, such as those of examples."""

from collections.abc import Collection, Iterable
from functools import lru_cache
from itertools import combinations

from liandong.errors import SearchError
from liandong.model.kinds import Facet
from liandong.search import Filter
from liandong.store.rows import Mark
from liandong.vocabulary import outside, regions

_MEMORY = 1 << 14


def where(marks: Iterable[Mark]) -> list[str]:
    """The texts of the marks of region among those of a record."""
    return [mark.text for mark in marks if mark.facet == Facet.REGION]


def city_name(code: str) -> str:
    """The name of a region by its code, which is the name itself where no table has it."""
    known = regions.gazetteer().regions.get(code)
    return known.name if known else code


class Cities:
    """The cities that marks of region tell of, each by the filter that asks for it."""

    def __init__(self, texts: Collection[str]) -> None:
        table = regions.gazetteer().regions
        chains = [_chain(text) for text in texts if text not in table]
        names = {chain[0] for chain in chains if chain and _is_asked_for_by_name(chain[0])}
        self._inner = {pair for chain in chains for pair in combinations(chain, 2)}
        self._of = {
            text: {text} & known_cities() if text in table else {n for n in names if n in text} for text in texts
        }

    def of(self, texts: Iterable[str]) -> list[str]:
        """The codes of the cities of these marks, or their names where no table has them, in order."""
        return sorted({code for text in texts for code in self._of[text]})

    def nested(self, one: str, other: str) -> bool:
        """Whether one is told as a part of the other."""
        return (one, other) in self._inner or (other, one) in self._inner


@lru_cache(_MEMORY)
def _chain(text: str) -> tuple[str, ...]:
    """Of a place that the gazetteer does not know the regions it names, from the outside to the inside."""
    return () if regions.find(text) else tuple(outside.named(text))


@lru_cache(_MEMORY)
def _is_asked_for_by_name(name: str) -> bool:
    try:
        return Filter.of(Facet.REGION, name).condition.part == name
    except SearchError:
        return False


@lru_cache(1)
def known_cities() -> frozenset[str]:
    """The codes of all cities that stand: prefectures, and provinces that have none."""
    standing = [region for region in regions.gazetteer().regions.values() if region.valid_to is None]
    above = {region.parent for region in standing if region.level == "prefecture"}
    return frozenset(
        region.code
        for region in standing
        if region.level == "prefecture" or (region.level == "province" and region.code not in above)
    )

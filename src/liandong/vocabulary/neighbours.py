"""What stands right beside the name of a region tells of it: a city to which it does not belong, the word behind a
list."""

from collections.abc import Sequence

from liandong.model.noun import replace
from liandong.vocabulary.gazetteer import LATELY, Region, Use, contains, parents, region
from liandong.vocabulary.hits import WITH_SUPERIOR, RawHit, leads


def without_strangers(raw: Sequence[RawHit]) -> list[RawHit]:
    """The hits without short names of counties, and names of districts, right behind a city or province in which they
    do not lie: they are part of other names (杭州|湖滨), or quarters of that city wherever they stand (许昌|东城区). A
    short name that is no word is only doubtful (深圳|平湖)."""
    hits = list(raw)
    quarters: set[str] = set()
    for i in range(1, len(hits)):
        left, right = hits[i - 1], hits[i]
        if left.end == right.start and not right.placed and _may_be_strange(right) and _is_strange(left, right):
            quarters.update({right.name} if right.name[-1] == "区" else ())
            word = right.name[-1] == "区" or all(use not in WITH_SUPERIOR for _, use in right.options)
            hits[i] = replace(right, options=() if word else right.options, doubtful=True)
    return [hit for hit in hits if hit.options and (hit.name not in quarters or _follows_own(hit, hits))]


def _may_be_strange(hit: RawHit) -> bool:
    if any(place.level != "county" and use not in WITH_SUPERIOR for place, use in hit.options):
        return False
    if hit.name[-1] == "区":
        return len(hit.name) > 2
    return all(use is not Use.FREE and place.name != hit.name for place, use in hit.options)


def _is_strange(left: RawHit, right: RawHit) -> bool:
    cities = any(use is Use.FREE and r.level in ("province", "prefecture") for r, use in left.options)
    standing = [r for r, _ in right.options if r.valid_to is None or r.valid_to >= LATELY or r.name == right.name]
    return cities and not any(_led(a, b) for a, _ in left.options for b in standing)


def _led(outer: Region, inner: Region) -> bool:
    """Whether the one lies in the other, or in what bears its code today (襄樊市襄阳区)."""
    return leads(outer, inner) or any(place.code == outer.code[:6] for place in parents(inner))


def _follows_own(hit: RawHit, hits: Sequence[RawHit]) -> bool:
    """Whether the city or province in which one of its regions lies stands right before it."""
    return any(
        left.end == hit.start and any(leads(a, b) for a, _ in left.options for b, _ in hit.options) for left in hits
    )


def by_heads(hits: list[RawHit], context: Sequence[Region] = ()) -> list[RawHit]:
    """What a list is said to be settles its names: 鼓楼、建邺两区 lie in one city, 吉林、长春两市 are no provinces.
    A text that names cities or provinces, or whose `context` does, means districts of these."""
    told: dict[str, set[str]] = {}
    for hit in hits:
        if hit.placed and len(hit.options) == 1:
            told.setdefault(hit.options[0][0].short, set()).add(hit.options[0][0].code)
    for last, hit in enumerate(hits):
        if not hit.rank:
            continue
        first = last
        while first and hits[first].listed and hits[first - 1].end + 1 == hits[first].start:
            first -= 1
        chain = hits[first : last + 1]
        strange = first > 0 and hits[first - 1].end == chain[0].start and _is_strange(hits[first - 1], chain[0])
        if hit.count in (0, len(chain)) and not strange:
            named = _cities([*hits[:first], *hits[last + 1 :]], context)
            for index, options in enumerate(_as_told(chain, hit.rank, told, named), first):
                settled = len(options) == 1
                hits[index] = replace(hits[index], options=options, placed=hits[index].placed or settled)
    return hits


def _cities(hits: Sequence[RawHit], context: Sequence[Region]) -> tuple[Region, ...]:
    """The cities and provinces that the text or its context names, which `hits` outside of the list tell."""
    free = (r for hit in hits for r, use in hit.options if use is Use.FREE)
    return tuple(r for r in (*free, *context) if r.level in ("province", "prefecture"))


def _as_told(
    chain: Sequence[RawHit], rank: str, told: dict[str, set[str]], named: Sequence[Region]
) -> list[tuple[tuple[Region, Use], ...]]:
    """The options of each name of a list that are of the rank, and of districts and counties those in the one city that
    has all of them; nothing where the list fits none, or the text tells otherwise."""
    standing = [[r for r, _ in hit.options if r.name[-1] == rank and r.valid_to is None] for hit in chain]
    if not all(standing):
        return []
    if rank in "区县旗":
        homes = set.intersection(*({r.parent for r in regions} for regions in standing))
        if len(homes) != 1 or (named and not any(_around_or_in(city, homes) for city in named)):
            return []
        standing = [[r for r in regions if r.parent in homes] for regions in standing]
    if any(told.get(r.short, {r.code}) != {r.code} for regions in standing for r in regions):
        return []
    return [tuple((r, Use.FREE) for r in regions) for regions in standing]


def _around_or_in(city: Region, homes: set[str | None]) -> bool:
    """Whether it is the city of the list, holds it or lies in it (浙江 … 西湖、滨江两区)."""
    return any(code is not None and (contains(city, region(code)) or contains(region(code), city)) for code in homes)

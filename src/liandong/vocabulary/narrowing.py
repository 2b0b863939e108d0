"""Which of its candidates a region name means: by the path it stands in, then by what else the document names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from liandong.vocabulary.gazetteer import Region, Use, contains, parents

_RANK = {"country": 0, "province": 1, "group": 1, "prefecture": 2, "county": 3, "zone": 4, "town": 5, "place": 5}


@dataclass(frozen=True, slots=True)
class RegionHit:
    """A region name at [start, end) of the text; more than one candidate where the text leaves it open."""

    start: int
    end: int
    name: str
    candidates: tuple[Region, ...]

    @property
    def region(self) -> Region | None:
        """The region, if only one is left."""
        return self.candidates[0] if len(self.candidates) == 1 else None


@dataclass(frozen=True, slots=True)
class RawHit:
    """A name as found, with each region that it can stand for and the rule for reading it so."""

    start: int
    end: int
    name: str
    options: tuple[tuple[Region, Use], ...]
    placed: bool = False


def narrow(raw: Sequence[RawHit], context: Sequence[Region] = (), *, lenient: bool = False) -> tuple[RegionHit, ...]:
    """The hits whose rule of use is met, with their candidates narrowed; `lenient` takes them without proof in the text."""
    hits = _along_paths(list(raw))
    known = _settled(hits)
    present = _with_superiors([*context, *known.values()])
    own = {region.code for region in known.values()}
    found: list[RegionHit] = []
    for hit in hits:
        candidates = _usable(hit, present, own, lenient)
        if candidates:
            candidates = _by_document(hit, candidates, known, present)
            found.append(RegionHit(hit.start, hit.end, hit.name, _standing(_outermost(candidates))))
    return tuple(found)


def _along_paths(hits: list[RawHit]) -> list[RawHit]:
    """Adjacent names explain each other: 浙江绍兴上虞. Forward and back, so that the last can settle the first."""
    for _ in range(2):
        for i in range(len(hits) - 1):
            left, right = hits[i], hits[i + 1]
            if left.end != right.start:
                continue
            pairs = [(a, b) for a in left.options for b in right.options if a[0] is not b[0] and contains(a[0], b[0])]
            if pairs:
                hits[i] = replace(left, options=_distinct(a for a, _ in pairs))
                hits[i + 1] = replace(right, options=_distinct(b for _, b in pairs), placed=True)
    return hits


def _distinct(options: Iterable[tuple[Region, Use]]) -> tuple[tuple[Region, Use], ...]:
    return tuple({option[0].code: option for option in options}.values())


def _settled(hits: Iterable[RawHit]) -> dict[str, Region]:
    """Names that the text itself settles: by a path, or because they can mean one region only."""
    settled: dict[str, Region] = {}
    for hit in hits:
        free = [region for region, use in hit.options if hit.placed or use is Use.FREE]
        standing = _standing(_outermost(tuple(free)))
        if len(standing) == 1:
            settled.setdefault(hit.name, standing[0])
    return settled


def _with_superiors(regions: Iterable[Region]) -> dict[str, int]:
    """Codes of these regions and of all around them, with their rank."""
    return {each.code: _RANK[each.level] for region in regions for each in (region, *parents(region))}


def _usable(hit: RawHit, present: dict[str, int], own: set[str], lenient: bool) -> tuple[Region, ...]:
    return tuple(
        region
        for region, use in hit.options
        if use is Use.FREE
        or (use is Use.AFTER and hit.placed)
        or (use is Use.NEAR and (lenient or hit.placed or region.code in own or _close(region, present)))
    )


def _close(region: Region, present: dict[str, int]) -> bool:
    """Whether the region right around it is named; a province suffices only where no prefecture lies between."""
    return region.parent is not None and region.parent in present


def _by_document(
    hit: RawHit, candidates: tuple[Region, ...], known: dict[str, Region], present: dict[str, int]
) -> tuple[Region, ...]:
    if len(candidates) < 2:
        return candidates
    same = known.get(hit.name)
    if same is not None and same in candidates:
        return (same,)
    for close in (_close, _remote):
        left = tuple(region for region in candidates if close(region, present))
        if left:
            return left
    return candidates


def _remote(region: Region, present: dict[str, int]) -> bool:
    return any(outer.code in present for outer in parents(region) if outer.level != "country")


def _outermost(candidates: tuple[Region, ...]) -> tuple[Region, ...]:
    """Without those that lie in another candidate: bare 朝阳 of 辽宁 is the prefecture, not the county in it."""
    if len(candidates) < 2:
        return candidates
    return tuple(c for c in candidates if not any(o is not c and contains(o, c) for o in candidates))


def _standing(candidates: tuple[Region, ...]) -> tuple[Region, ...]:
    """Retired regions only where no standing one is left; the latest holder of the name first. Sorted by code."""
    standing = tuple(c for c in candidates if c.valid_to is None)
    if not standing and candidates:
        latest = max(c.valid_to or 0 for c in candidates)
        standing = tuple(c for c in candidates if c.valid_to == latest)
    return tuple(sorted(standing, key=lambda c: c.code))

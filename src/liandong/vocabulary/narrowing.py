"""Which of its candidates a region name means: by the path it stands in, then by what else the document names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from liandong.vocabulary.gazetteer import Region, Use, contains, parents


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
    """A name as found, with each region that it can stand for and the rule for reading it so.

    `placed`: its surroundings say which region it is. `listed`: a mark of enumeration joins it to the name before.
    """

    start: int
    end: int
    name: str
    options: tuple[tuple[Region, Use], ...]
    placed: bool = False
    listed: bool = False


def narrow(raw: Sequence[RawHit], context: Sequence[Region] = (), *, lenient: bool = False) -> tuple[RegionHit, ...]:
    """The hits whose rule of use is met, candidates narrowed; `lenient` lets names stand that want a superior."""
    hits = _along_lists(_along_paths(list(raw)))
    known = _settled(hits)
    present = _with_superiors([*context, *chain.from_iterable(known.values())])
    own = frozenset(region.code for region in chain.from_iterable(known.values()))
    seen: dict[tuple[str, int], tuple[Region, ...]] = {}  # a name that no path places means the same wherever it stands
    found: list[RegionHit] = []
    for hit in hits:
        key = (hit.name, id(hit.options))
        if key not in seen or hit.placed:
            seen[key] = _chosen(hit, known, present, own, lenient)
        if seen[key]:
            found.append(RegionHit(hit.start, hit.end, hit.name, seen[key]))
    return tuple(found)


def _chosen(
    hit: RawHit, known: dict[str, tuple[Region, ...]], present: frozenset[str], own: frozenset[str], lenient: bool
) -> tuple[Region, ...]:
    usable = _usable(hit, present, own, lenient)
    return _standing(_outermost(_by_document(hit, usable, known, present)))


def _along_paths(hits: list[RawHit]) -> list[RawHit]:
    """Adjacent names explain each other: 浙江绍兴上虞. Forward and back, so that the last can settle the first."""
    for _ in range(2):
        for i in range(len(hits) - 1):
            left, right = hits[i], hits[i + 1]
            if left.end != right.start:
                continue
            pairs = [(a, b) for a in left.options for b in right.options if _leads(a[0], b[0])]
            if pairs:
                hits[i] = replace(left, options=_distinct(a for a, _ in pairs))
                hits[i + 1] = replace(right, options=_distinct(b for _, b in pairs), placed=True)
    return hits


def _along_lists(hits: list[RawHit]) -> list[RawHit]:
    """A neighbour in an enumeration explains a name of the same prefecture: 越秀、荔湾、白云. Forward and back."""
    pairs = [i for i in range(1, len(hits)) if hits[i].listed]
    for known, other in (*((i - 1, i) for i in pairs), *((i, i - 1) for i in reversed(pairs))):
        left, right = hits[known], hits[other]
        homes = {region.parent for region, use in left.options if left.placed or use is Use.FREE} - {"CN", None}
        if right.placed or any(use is Use.FREE for _, use in right.options):
            continue  # 青浦区、上海: what means one thing by itself is not a county of the same name
        options = tuple(option for option in right.options if option[0].parent in homes and option[1] is not Use.NEVER)
        if options:
            hits[other] = replace(right, options=options, placed=True)
    return hits


def _leads(outer: Region, inner: Region) -> bool:
    """Whether the one may stand before the other as its address; a whole country places nothing (中国凤凰大厦)."""
    return outer is not inner and outer.level != "country" and contains(outer, inner) is True


def _distinct(options: Iterable[tuple[Region, Use]]) -> tuple[tuple[Region, Use], ...]:
    return tuple({option[0].code: option for option in options}.values())


def _settled(hits: Iterable[RawHit]) -> dict[str, tuple[Region, ...]]:
    """What the text itself settles, by name: through a path, or because the name can mean one region only.

    More than one region where two paths give one name two meanings (上海市普陀区, 舟山市普陀区).
    """
    settled: dict[str, tuple[Region, ...]] = {}
    for hit in hits:
        if hit.name in settled and not hit.placed:
            continue
        free = tuple(region for region, use in hit.options if hit.placed or use is Use.FREE)
        standing = _standing(_outermost(free))
        if len(standing) == 1 and standing[0] not in settled.get(hit.name, ()):
            settled[hit.name] = (*settled.get(hit.name, ()), standing[0])
    return settled


def _with_superiors(regions: Iterable[Region]) -> frozenset[str]:
    """Codes of these regions and of all around them, but for the country."""
    around = (each for region in regions for each in (region, *parents(region)))
    return frozenset(each.code for each in around if each.level != "country")


def _usable(hit: RawHit, present: frozenset[str], own: frozenset[str], lenient: bool) -> tuple[Region, ...]:
    return tuple(
        region
        for region, use in hit.options
        if use is Use.FREE
        or (use is Use.AFTER and hit.placed)
        or (use is Use.NEAR and (lenient or hit.placed or region.code in own or _close(region, present)))
    )


def _close(region: Region, present: frozenset[str]) -> bool:
    """Whether the region right around it is named; a province suffices only where no prefecture lies between."""
    return region.parent is not None and region.parent in present


def _by_document(
    hit: RawHit, candidates: tuple[Region, ...], known: dict[str, tuple[Region, ...]], present: frozenset[str]
) -> tuple[Region, ...]:
    if len(candidates) < 2:
        return candidates
    same = tuple(region for region in known.get(hit.name, ()) if region in candidates)
    if same:
        return same
    for close in (_close, _remote):
        left = tuple(region for region in candidates if close(region, present))
        if left:
            return left
    return candidates


def _remote(region: Region, present: frozenset[str]) -> bool:
    return any(outer.code in present for outer in parents(region))


def _outermost(candidates: tuple[Region, ...]) -> tuple[Region, ...]:
    """Without those that lie in another candidate: bare 朝阳 of 辽宁 is the prefecture, not the county in it."""
    if len(candidates) < 2:
        return candidates
    return tuple(c for c in candidates if not any(o is not c and contains(o, c) for o in candidates))


def _standing(candidates: tuple[Region, ...]) -> tuple[Region, ...]:
    """Retired regions only where no standing one is left; the latest holder of the name first. Sorted by code."""
    if len(candidates) < 2:
        return candidates
    standing = tuple(c for c in candidates if c.valid_to is None)
    if not standing and candidates:
        latest = max(c.valid_to or 0 for c in candidates)
        standing = tuple(c for c in candidates if c.valid_to == latest)
    return tuple(sorted(standing, key=lambda c: c.code))

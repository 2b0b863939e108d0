"""Which of its candidates a region name means: by the path it stands in, then by what else the document names."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from liandong.model.noun import Noun, replace
from liandong.vocabulary.gazetteer import LATELY, Region, Use, contains, parents, region, successors
from liandong.vocabulary.hits import NO_WORDS, WITH_SUPERIOR, RawHit, RegionHit, leads
from liandong.vocabulary.neighbours import by_company, by_heads, without_strangers

_WITH_FULL_NAME = frozenset((*WITH_SUPERIOR, Use.OWN))
"""Uses for which the region's superior, or its own full name, in the document is enough."""


def narrow(
    raw: Sequence[RawHit], context: Sequence[Region] = (), *, lenient: bool = False, year: int | None = None
) -> tuple[RegionHit, ...]:
    """The hits whose rule of use is met, candidates narrowed; `lenient` lets names stand that want a superior, `year`
    is that of the text."""
    raw = without_strangers(raw, context)
    sure = [hit for hit in raw if not hit.doubtful]
    hits = _along_lists(
        by_company(by_heads(_along_paths(sure), context), context), lambda hit: _with_use(hit.options, hit.placed)
    )
    known = _settled(hits, year)
    settled = [mention.region for found in known.values() for mention in found]
    document = _Document(known, _with_superiors(settled), _with_superiors(context), set(), lenient, year)
    document.own.update(region.code for region in settled)
    document.own.update(_resolved(hits, document))
    hits = _along_lists(hits, lambda hit: _only(_usable(hit, document)), document.own)
    seen: dict[tuple[str, int], tuple[Region, ...]] = {}  # a name that no path places means the same wherever it stands
    found: list[RegionHit] = []
    for hit in hits:
        key = (hit.name, id(hit.options))
        if key not in seen or hit.placed or len(known.get(hit.name, ())) > 1:
            seen[key] = _chosen(hit, document)
        if seen[key]:
            found.append(RegionHit(hit.start, hit.end, hit.name, seen[key]))
    return tuple(found) if len(sure) == len(raw) else _with_doubtful(found, raw, document)


class _Mention(Noun, frozen=True):
    """Where the text settles what a name means; `placed`: by its surroundings, not because it means one thing only."""

    start: int
    region: Region
    placed: bool


class _Document(Noun, frozen=True):
    """What the whole text tells: by name the regions that it settles, the codes of those that it names and of all
    around them, the same of its context, the codes of those that it names by themselves."""

    known: dict[str, list[_Mention]]
    present: frozenset[str]
    context: frozenset[str]
    own: set[str]
    lenient: bool
    year: int | None


def _with_doubtful(found: list[RegionHit], raw: Iterable[RawHit], document: _Document) -> tuple[RegionHit, ...]:
    """Also the doubtful hits that no other overlaps, and whose region the text names elsewhere."""
    for hit in raw:
        own = tuple(r for r, use in hit.options if r.code in document.own and use not in (Use.AFTER, Use.NEVER))
        if hit.doubtful and len(own) == 1 and not any(o.start < hit.end and hit.start < o.end for o in found):
            found.append(RegionHit(hit.start, hit.end, hit.name, own))
    return tuple(sorted(found, key=lambda hit: hit.start))


def _chosen(hit: RawHit, document: _Document) -> tuple[Region, ...]:
    usable = _of_year(hit.name, _usable(hit, document), document.year)
    return _standing(_outermost(_by_document(hit, usable, document)))


def _resolved(hits: Iterable[RawHit], document: _Document) -> Iterator[str]:
    """Codes of the regions whose full names several regions bear, and of which the text names the surroundings."""
    seen: set[str] = set()
    for hit in hits:
        if len(hit.options) > 1 and hit.name not in document.known and hit.name not in seen:
            seen.add(hit.name)
            chosen = _chosen(hit, document)
            if len(chosen) == 1 and chosen[0].name == hit.name:
                yield chosen[0].code


def _with_use(options: Iterable[tuple[Region, Use]], placed: bool) -> tuple[Region, ...]:
    return tuple(region for region, use in options if placed or use is Use.FREE)


def _only(regions: tuple[Region, ...]) -> tuple[Region, ...]:
    return regions if len(regions) == 1 else ()


def _along_paths(hits: list[RawHit]) -> list[RawHit]:
    """Adjacent names explain each other: 浙江绍兴上虞. Forward and back, so that the last can settle the first."""
    for _ in range(2):
        for i in range(len(hits) - 1):
            left, right = hits[i], hits[i + 1]
            if left.end != right.start and not right.of:
                continue
            pairs = [
                (a, b)
                for a in left.options
                for b in _current(right)
                if leads(a[0], b[0]) and _may_follow(a[0], b) and (b[1] in NO_WORDS or not right.of)
            ]
            if pairs and not _is_province_too(left, right):
                hits[i] = replace(left, options=_distinct(a for a, _ in pairs))
                hits[i + 1] = replace(right, options=_distinct(b for _, b in pairs), placed=True)
    return hits


def _is_province_too(left: RawHit, right: RawHit) -> bool:
    """Whether a province bears the name, which may as well follow another one in a list (天津河北两地)."""
    inner = any(r.level == "county" and leads(a, r) for a, _ in left.options for r, _ in right.options)
    return inner and any(r.level == "province" and r.name != right.name for r, _ in right.options)


def _current(hit: RawHit) -> tuple[tuple[Region, Use], ...]:
    """Its options without regions given up long ago that bore the short name, where a region of today bears it."""
    if all(region.valid_to is not None for region, _ in hit.options):
        return hit.options
    return tuple(
        (region, use)
        for region, use in hit.options
        if region.valid_to is None or region.valid_to >= LATELY or region.name == hit.name
    )


def _may_follow(outer: Region, option: tuple[Region, Use]) -> bool:
    """Whether a word behind the name can be its district: behind a city's, not behind a province's (河南中原地区)."""
    inner, use = option
    return use is not Use.AFTER or inner.parent == outer.code or inner.name[-1] != "区" or outer.level != "province"


def _along_lists(
    hits: list[RawHit], anchors: Callable[[RawHit], tuple[Region, ...]], own: Collection[str] | None = None
) -> list[RawHit]:
    """A neighbour in an enumeration explains a name of the same prefecture: 越秀、荔湾、白云. Forward and back. Of the
    names that are mostly words (民族复兴、丛台酒业) only those whose regions the text names otherwise, if `own` lists
    these."""
    pairs = [i for i in range(1, len(hits)) if hits[i].listed]
    for known, other in (*((i - 1, i) for i in pairs), *((i, i - 1) for i in reversed(pairs))):
        left, right = hits[known], hits[other]
        if right.placed or (any(use is Use.FREE for _, use in right.options) and (own is None or not _many(right))):
            continue  # 青浦区、上海: what means one thing by itself is not a county of the same name
        homes = {region.parent for region in anchors(left)} - {"CN", None}
        if own is not None and any(r.code in own and r.parent not in homes for r, _ in right.options):
            continue  # 河东区 of one city … 河东、河西 of which the other names a second city
        options = tuple(
            (region, use)
            for region, use in _current(right)
            if region.parent in homes
            and use is not Use.NEVER
            and (own is None or use is not Use.AFTER or region.code in own)
        )
        if options:
            hits[other] = replace(right, options=options, placed=True)
    return hits


def _many(hit: RawHit) -> bool:
    """Whether districts of several cities bear the name today."""
    return hit.name[-1] == "区" and sum(r.valid_to is None and use is Use.FREE for r, use in hit.options) > 1


def _distinct(options: Iterable[tuple[Region, Use]]) -> tuple[tuple[Region, Use], ...]:
    return tuple({option[0].code: option for option in options}.values())


def _settled(hits: Iterable[RawHit], year: int | None) -> dict[str, list[_Mention]]:
    """What the text itself settles, by name, and where: through a path, or because the name can mean one region only.

    More than one region where two paths give one name two meanings (上海市普陀区, 舟山市普陀区).
    """
    settled: dict[str, list[_Mention]] = {}
    for hit in hits:
        if hit.name in settled and not hit.placed:
            continue
        free = _of_year(hit.name, _with_use(hit.options, hit.placed), year)
        standing = _standing(_outermost(free))
        if len(standing) != 1 or _rivalled(standing[0], free) or (not hit.placed and _shared(hit)):
            continue
        known = settled.setdefault(hit.name, [])
        if all(mention.region is not standing[0] for mention in known):
            known.append(_Mention(hit.start, standing[0], hit.placed))
    return settled


def _rivalled(standing: Region, bearers: tuple[Region, ...]) -> bool:
    """Whether the name was lately that of a region elsewhere, which the rest of the text may mean (邢台 … 桥东区)."""
    return len(bearers) > 1 and any(
        (other.valid_to or 0) >= LATELY and _around(other) != _around(standing) and not _became_part(other, standing)
        for other in bearers
    )


def _became_part(former: Region, standing: Region) -> bool:
    """Whether the former one lies in the standing one today: the city that became the prefecture of its name."""
    became = successors(former) if former is not standing else ()
    return bool(became) and all(contains(standing, place) for place in became)


def _shared(hit: RawHit) -> bool:
    """Whether a place bears the name too, though only with its superior in the text (平湖 of 龙岗区)."""
    return any(use in WITH_SUPERIOR and place.valid_to is None for place, use in hit.options)


def _around(place: Region) -> str | None:
    """The short name of the region right around it: 丽水地区 became 丽水市."""
    return region(place.parent).short if place.parent else None


def _of_year(name: str, candidates: tuple[Region, ...], year: int | None) -> tuple[Region, ...]:
    """Those that bore the full name at the end of the year of the text, where any did."""
    if year is None or len(candidates) < 2:
        return candidates
    return tuple(c for c in candidates if c.name == name and _stood(c, year)) or candidates


def _stood(region: Region, year: int) -> bool:
    return (region.valid_from or 0) <= year and (region.valid_to is None or year < region.valid_to)


def _with_superiors(regions: Iterable[Region]) -> frozenset[str]:
    """Codes of these regions and of all around them, but for the country."""
    around = (each for region in regions for each in (region, *parents(region)))
    return frozenset(each.code for each in around if each.level != "country")


def _usable(hit: RawHit, document: _Document) -> tuple[Region, ...]:
    return tuple(
        region
        for region, use in hit.options
        if use is Use.FREE
        or (hit.placed and use is not Use.NEVER)
        or (region.code in document.own and use in _WITH_FULL_NAME)
        or (use in WITH_SUPERIOR and (_close(region, document.present) or _close(region, document.context)))
        or (use in WITH_SUPERIOR and region.name == hit.name and _remote(region, document.present))
        or (use is Use.CLOSE and _is_town_of(region, document.present))
        or (document.lenient and use is Use.NEAR)
    )


def _close(region: Region, present: frozenset[str]) -> bool:
    """Whether the region right around it is named; a province suffices only where no prefecture lies between."""
    return region.parent is not None and region.parent in present


def _is_town_of(region: Region, present: frozenset[str]) -> bool:
    """Whether it is a town whose short name a county elsewhere bears (湾仔 of 珠海), and its city is named."""
    return region.level == "town" and any(r.level == "prefecture" and r.code in present for r in parents(region))


def _by_document(hit: RawHit, candidates: tuple[Region, ...], document: _Document) -> tuple[Region, ...]:
    if len(candidates) < 2:
        return candidates
    same = _told(hit, candidates, document)
    if same:
        before = tuple(mention.region for mention in same if mention.start < hit.start)
        if before:
            return before  # 甲市丙区 … 丙区 … 乙市丙区: as far as one has read
        homely = tuple(
            r
            for r in candidates
            if _close(r, document.context) and not _close(r, frozenset({same[0].region.parent or ""}))
        )
        return (*homely, same[0].region)  # the paper's own district, or that which the text names further down
    homely = tuple(region for region in candidates if _close(region, document.context))
    towns = tuple(r for r in candidates if r.level == "town" and r.name != hit.name)
    for named in (document.present, document.context):
        for close in (_closest, _remote) if named else ():
            left = tuple(region for region in candidates if close(region, named))
            if towns and left and close is _remote:
                return candidates  # 平湖 of 深圳 and 平湖 by itself: the city alone does not tell
            if towns and left and all(use is not Use.FREE for _, use in hit.options):  # 湾仔 of 珠海, 湾仔 of 香港
                left = tuple(r for r in candidates if r in left or (r in towns and _is_town_of(r, named)))
            if left:
                # A paper of 福州 that speaks of 南京 may still mean its own 鼓楼区, and does where it names 福州 too.
                own = tuple(region for region in homely if region in left)
                return own or tuple(region for region in candidates if region in left or region in homely)
    return candidates


def _closest(region: Region, present: frozenset[str]) -> bool:
    """As `_close`, but a province suffices only for a region that stands: it held many that no longer do."""
    return _close(region, present) and (region.valid_to is None or not region.parent or region.parent[2:6] != "0000")


def _told(hit: RawHit, candidates: tuple[Region, ...], document: _Document) -> list[_Mention]:
    """What the text settles of the candidates, by the name itself or by their full names, in its order. Full names come
    before a name that means one thing today (吴江市 … 吴江)."""
    full = [m for region in candidates if region.name != hit.name for m in document.known.get(region.name, ())]
    bare = [m for m in document.known.get(hit.name, ()) if m.placed or not full]
    told = {m.region.code: m for m in sorted((*full, *bare), key=lambda m: -m.start) if m.region in candidates}
    return sorted(told.values(), key=lambda m: m.start)


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

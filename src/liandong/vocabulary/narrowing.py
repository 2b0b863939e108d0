"""Which of its candidates a region name means: by the path it stands in, then by what else the document names."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from liandong.model.noun import Noun, replace
from liandong.vocabulary.gazetteer import LATELY, Region, Use, contains, parents, region

_WITH_SUPERIOR = frozenset((Use.NEAR, Use.CLOSE))
_WITH_FULL_NAME = frozenset((Use.NEAR, Use.CLOSE, Use.OWN))
"""Uses for which the region's superior, or its own full name, in the document is enough."""


class RegionHit(Noun, frozen=True):
    """A region name at [start, end) of the text; more than one candidate where the text leaves it open."""

    start: int
    end: int
    name: str
    candidates: tuple[Region, ...]

    @property
    def region(self) -> Region | None:
        """The region, if only one is left."""
        return self.candidates[0] if len(self.candidates) == 1 else None


class RawHit(Noun, frozen=True):
    """A name as found, with each region that it can stand for and the rule for reading it so.

    `placed`: its surroundings say which region it is. `listed`: a mark of enumeration joins it to the name before.
    `doubtful`: it may be part of other words, and stands only where the text names the region elsewhere. `rank`,
    `count`: what the word behind a list that ends here says that all in it are, and how many (两区); 0 where it does
    not say how many.
    """

    start: int
    end: int
    name: str
    options: tuple[tuple[Region, Use], ...]
    placed: bool = False
    listed: bool = False
    doubtful: bool = False
    rank: str = ""
    count: int = 0


def narrow(
    raw: Sequence[RawHit], context: Sequence[Region] = (), *, lenient: bool = False, year: int | None = None
) -> tuple[RegionHit, ...]:
    """The hits whose rule of use is met, candidates narrowed; `lenient` lets names stand that want a superior, `year`
    is that of the text."""
    raw = _without_strangers(raw)
    sure = [hit for hit in raw if not hit.doubtful]
    hits = _along_lists(_by_heads(_along_paths(sure)), lambda hit: _with_use(hit.options, hit.placed))
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
            if left.end != right.start:
                continue
            pairs = [
                (a, b) for a in left.options for b in _current(right) if _leads(a[0], b[0]) and _may_follow(a[0], b)
            ]
            if pairs:
                hits[i] = replace(left, options=_distinct(a for a, _ in pairs))
                hits[i + 1] = replace(right, options=_distinct(b for _, b in pairs), placed=True)
    return hits


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


def _without_strangers(raw: Sequence[RawHit]) -> list[RawHit]:
    """The hits; doubtful, as part of another name, a county's short name right behind that of a city or province in
    which it does not lie (深圳|平湖, 南京|新城)."""
    hits = list(raw)
    for i in range(1, len(hits)):
        left, right = hits[i - 1], hits[i]
        if left.end != right.start or right.placed or any(r.name == right.name for r, _ in right.options):
            continue
        if not all(r.level == "county" and use is not Use.FREE for r, use in right.options):
            continue
        homes = [r for r, use in left.options if use is Use.FREE and r.level in ("province", "prefecture")]
        if homes and not any(_leads(a, b) for a, _ in left.options for b, _ in right.options):
            hits[i] = replace(right, doubtful=True)
    return hits


def _by_heads(hits: list[RawHit]) -> list[RawHit]:
    """What a list is said to be settles its names: 鼓楼、建邺两区 lie in one city, 吉林、长春两市 are no provinces."""
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
        if hit.count in (0, len(chain)):
            for index, options in enumerate(_as_told(chain, hit.rank, told), first):
                settled = len(options) == 1
                hits[index] = replace(hits[index], options=options, placed=hits[index].placed or settled)
    return hits


def _as_told(chain: Sequence[RawHit], rank: str, told: dict[str, set[str]]) -> list[tuple[tuple[Region, Use], ...]]:
    """The options of each name of a list that are of the rank, and of districts and counties those in the one city that
    has all of them; nothing where the list fits none, or the text tells otherwise."""
    standing = [[r for r, _ in hit.options if r.name[-1] == rank and r.valid_to is None] for hit in chain]
    if not all(standing):
        return []
    if rank in "区县旗":
        homes = set.intersection(*({r.parent for r in regions} for regions in standing))
        if len(homes) != 1:
            return []
        standing = [[r for r in regions if r.parent in homes] for regions in standing]
    if any(told.get(r.short, {r.code}) != {r.code} for regions in standing for r in regions):
        return []
    return [tuple((r, Use.FREE) for r in regions) for regions in standing]


def _along_lists(
    hits: list[RawHit], anchors: Callable[[RawHit], tuple[Region, ...]], own: Collection[str] | None = None
) -> list[RawHit]:
    """A neighbour in an enumeration explains a name of the same prefecture: 越秀、荔湾、白云. Forward and back. Of the
    names that are mostly words (民族复兴、丛台酒业) only those whose regions the text names otherwise, if `own` lists
    these."""
    pairs = [i for i in range(1, len(hits)) if hits[i].listed]
    for known, other in (*((i - 1, i) for i in pairs), *((i, i - 1) for i in reversed(pairs))):
        left, right = hits[known], hits[other]
        if right.placed or any(use is Use.FREE for _, use in right.options):
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


def _leads(outer: Region, inner: Region) -> bool:
    """Whether the one may stand before the other as its address; a whole country places nothing (中国凤凰大厦)."""
    return outer is not inner and outer.level != "country" and contains(outer, inner) is True


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
        (other.valid_to or 0) >= LATELY and _around(other) != _around(standing) for other in bearers
    )


def _shared(hit: RawHit) -> bool:
    """Whether a place bears the name too, though only with its superior in the text (平湖 of 龙岗区)."""
    return any(use in _WITH_SUPERIOR and place.valid_to is None for place, use in hit.options)


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
        or (use in _WITH_SUPERIOR and (_close(region, document.present) or _close(region, document.context)))
        or (use in _WITH_SUPERIOR and region.name == hit.name and _remote(region, document.present))
        or (document.lenient and use is Use.NEAR)
    )


def _close(region: Region, present: frozenset[str]) -> bool:
    """Whether the region right around it is named; a province suffices only where no prefecture lies between."""
    return region.parent is not None and region.parent in present


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
    for named in (document.present, document.context):
        for close in (_closest, _remote) if named else ():
            left = tuple(region for region in candidates if close(region, named))
            if left:
                return left
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

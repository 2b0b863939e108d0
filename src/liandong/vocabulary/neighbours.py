"""What stands right beside the name of a region tells of it: a city to which it does not belong, the word behind a
list."""

import re
from collections import Counter
from collections.abc import Sequence

from liandong.model.noun import replace
from liandong.vocabulary.gazetteer import LATELY, Region, Use, contains, parents, region
from liandong.vocabulary.hits import NO_WORDS, WITH_SUPERIOR, RawHit, leads

_PLACED = frozenset((*NO_WORDS, Use.OWN, Use.AFTER))
"""Uses of names that their place may tell."""
_COMPANY = 3
"""So many names make a list in which two tell of the third."""
_FIELD = "(?:战略|经济|产业|旅游|文旅|教育|医疗|农业|劳务|消费|区域|跨省|跨市|跨界|南北|城市)?"
"""What two places work together in."""
_JOINT = re.compile(
    r"(?P<firm>两(?:地|市县|县市)(?!块)|(?:东西部|山海|对口|结对)|[\u4e00-\u9fff]{0,2}协作|帮扶|同城化)|"
    rf"{_FIELD}(?:合作(?!社|银行|商|方|企|伙)|共建|携手|联手|互动|联动|毗邻|飞地)|一体化|"
    "产业(?:转移)?(?:工业)?园|工业园|现代产业园|高速(?!增长|发展)|快速(?:路|通道|干线)|城际|高铁|铁路"
)
"""Behind two names side by side, what only two places have: 成都青神合作; the firm ones say so by themselves."""


_DATELINE = re.compile(r"讯(?=[^\u4e00-\u9fff]|记者|$)|(?:\d{1,2}月)?\d{1,2}日[电讯]|电(?=\s*[((])")
_DATELINE_BEGINS = frozenset("讯电0123456789")
_BEFORE_DATELINE = re.compile(r"(?:^|[^\u4e00-\u9fff]|[社报网])$")
"""Around the place from which a report comes: 新华社|开封|11月28日电, 本报|四平|讯."""


def dateline(
    text: str, start: int, end: int, options: tuple[tuple[Region, Use], ...]
) -> tuple[tuple[Region, Use], ...]:
    """What the name means where a report comes from there, also where it is part of a word (南|通讯); else nothing."""
    if text[end : end + 1] not in _DATELINE_BEGINS or not _DATELINE.match(text, end):
        return ()
    if not _BEFORE_DATELINE.search(text, max(0, start - 1), start):
        return ()
    return tuple(option for option in options if option[1] in NO_WORDS)


def with_joints(text: str, hits: list[RawHit]) -> list[RawHit]:
    """The hits, those right behind another with the words behind them that two places have in common, and those that
    的 joins to the one before."""
    for index in range(1, len(hits)):
        hit, before = hits[index], hits[index - 1].end
        if before + 1 == hit.start and text[before] == "的":
            hits[index] = replace(hit, of=True)
        elif before == hit.start and (found := _JOINT.match(text, hit.end)):
            hits[index] = replace(hit, joint="firm" if found["firm"] else "loose")
    return hits


def without_strangers(raw: Sequence[RawHit], context: Sequence[Region] = ()) -> list[RawHit]:
    """The hits without short names of counties, and names of districts, right behind a city or province in which they
    do not lie: they are part of other names (杭州|湖滨), or quarters of that city wherever they stand (许昌|东城区). A
    short name that is no word is only doubtful (深圳|平湖). Words that two places have in common tell that it is the
    other of two (成都|青神|合作)."""
    hits = list(raw)
    quarters: set[str] = set()
    for i in range(1, len(hits)):
        left, right = hits[i - 1], hits[i]
        if left.end == right.start and not right.placed and _may_be_strange(right) and _is_strange(left, right):
            if right.joint and (other := _other_of_two(right, hits, context)):
                hits[i] = replace(right, options=other, placed=True, doubtful=False)
                continue
            quarters.update({right.name} if right.name[-1] == "区" else ())
            word = right.name[-1] == "区" or all(use not in WITH_SUPERIOR for _, use in right.options)
            hits[i] = replace(right, options=() if word else right.options, doubtful=True)
    return [hit for hit in hits if hit.options and (hit.name not in quarters or _follows_own(hit, hits))]


def _other_of_two(hit: RawHit, hits: Sequence[RawHit], context: Sequence[Region]) -> tuple[tuple[Region, Use], ...]:
    """What the second of two names side by side means: what lies in a region that the text names, or is named in full;
    or, where the words behind it leave no doubt, the one region that bears a name that is no word."""
    uses = {*NO_WORDS, Use.OWN} if hit.joint == "firm" else NO_WORDS
    bearers = [(r, use) for r, use in hit.options if r.valid_to is None]
    standing = tuple((r, use) for r, use in bearers if use in uses)
    around = {r.code for each in hits for r, use in each.options if use in NO_WORDS and r.level != "county"}
    around.update(region.code for region in context)
    full = {each.name for each in hits}
    near = tuple((r, use) for r, use in standing if r.parent in around or (r.name != hit.name and r.name in full))
    if near or hit.joint != "firm" or any(r.parent in around for r, _ in bearers):
        return near
    return standing if len(standing) == 1 and standing[0][1] in NO_WORDS else ()


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


def by_company(hits: list[RawHit], context: Sequence[Region] = ()) -> list[RawHit]:
    """In a list of districts of a city that the text names, a word is one of them (城关、七里河、西固), and the name of
    the city itself is that of its county (恩施、利川、建始)."""
    last = 0
    while last < len(hits):
        first = last
        last += 1
        while last < len(hits) and hits[last].listed and hits[last - 1].end + 1 == hits[last].start:
            last += 1
        if last - first < _COMPANY:
            continue
        cities = {region.code for region in _cities([*hits[:first], *hits[last:]], context)}
        company = hits[first:last]
        homes = Counter(home for hit in company for home in _homes(hit, NO_WORDS) & cities)
        if len(common := set.intersection(*(_homes(hit, _PLACED) for hit in company)) & cities) == 1:
            homes.update(dict.fromkeys(common, len(company)))  # words all, and all districts of the one city
        for index in range(first, last):
            hit = hits[index]
            inner = last - 1 > index or last == len(hits) or hits[last].start != hit.end
            if inner and not hit.placed and (own := _in_company(hit, homes, between=first < index < last - 1)):
                hits[index] = replace(hit, options=own, placed=True)
    return hits


def _in_company(hit: RawHit, homes: Counter[str | None], between: bool) -> tuple[tuple[Region, Use], ...]:
    """What a name of a list means in the city of two others of it; nothing where it needs no such proof. What is never
    a name elsewhere is one only `between` two of them."""
    own = tuple(
        (r, Use.FREE)
        for r, use in hit.options
        if r.level == "county"
        and r.valid_to is None
        and homes[r.parent] > 1
        and (between or use is not Use.NEVER)
        and (hit.listed or hit.whole)
    )
    told = [r for r, use in hit.options if use in NO_WORDS and r.valid_to is None]
    return own if not told or any(r.level != "county" for r in told) else ()


def _homes(hit: RawHit, uses: frozenset[Use]) -> set[str | None]:
    """The cities in which the districts and counties lie that the name means in one of the uses."""
    return {r.parent for r, use in hit.options if r.level == "county" and r.valid_to is None and use in uses}


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

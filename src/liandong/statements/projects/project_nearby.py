"""Regions near a project (近处): the one of its sentence or paragraph, where that says where the project lies."""

import re
from itertools import takewhile

from liandong.model import Value
from liandong.statements.bodies import organisations
from liandong.statements.events.event_places import is_wide
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.projects import project_names
from liandong.statements.projects.party_brands import brand_end, placed_firm
from liandong.statements.projects.project_guests import is_guest
from liandong.statements.projects.project_homes import Home, home_of
from liandong.statements.projects.project_named_regions import borne_by, nested, somewhere
from liandong.statements.projects.project_names import ProjectName
from liandong.statements.projects.project_seats import Seat, seat_of
from liandong.statements.projects.project_things import Thing
from liandong.vocabulary.regions import RegionHit

HOME_LEVELS = frozenset({"prefecture", "county", "zone"})
_LOCAL_LEVELS, _LOCAL_RANKS = frozenset({"county", "zone"}), frozenset("市县区旗")
"""Of regions with which a firm begins that builds at home, as a city that opens its name does not tell."""
_MAKER = re.compile(r"[^,。;:、在于到赴与和市县区]{2,8}(?:的|公司|集团|\n)?")
"""The rest of a firm's name between its city and the work."""
_FIRM_END = re.compile(r"(?:公司|集团)的?$")


def near(reading: Reading, thing: Thing, *, wide: bool = False) -> bool | None:
    """Says the region before the name in its sentence, else at the head of the sentence that introduces it, else the
    one that its paragraph names above it: no firm's and no guest's, of no other province than the page, and a mere
    province only where `wide`; the page's own where they only name one around it. None where the name bears one beside
    it, so that nothing further away says where the project lies."""
    first = next((n for n in thing.names if n.sentence.paragraph > 0), None)
    if first is None:
        return False
    inside = _opening(reading, first) if first.listed else _inside(reading, first, wide=wide)
    if not (inside or first.listed) and _say_seat(reading, thing, first):
        return True
    if inside:
        return _says(reading, thing, inside[-1], first.sentence)
    sentence = first.sentence  # no region of another member of the list
    names = project_names.in_sentence(reading, sentence)
    own = _homes(reading, sentence, min((n.start for n in names), default=first.start))
    if own:
        return _says(reading, thing, own[0], sentence)
    above = reading.once(_homes_above)[sentence.index]
    if above is None:
        return False
    if not (first.listed or _alone(reading, above[0], first.sentence)):
        return None if _bears_another(reading, thing, above[0]) else False
    return _says(reading, thing, *above)


def free(reading: Reading, start: int, end: int) -> list[RegionHit]:
    """The regions of [start, end) that are no part of a firm's name and not the whole country."""
    found = [h for h in reading.regions_in(start, end) if somewhere(h)]
    return [h for h in found if (body := organisations.at(reading, h.start)) is None or body.sort == "government"]


def firm_before(reading: Reading, hit: RegionHit, end: int) -> bool:
    """Whether the region opens the name of a firm: one with its trade (甲市乙丙茶业的|丁项目), or of another
    province than the page (甲市乙丙线路板|丁项目)."""
    if reading.plain[end - 1] == "的" and placed_firm(reading, hit.start, end - 1):
        return True
    home = home_of(reading)
    if home is None or not home.apart(hit) or not _MAKER.fullmatch(reading.plain, hit.end, end):
        return False
    return _FIRM_END.search(reading.plain, hit.end, end) is not None or brand_end(reading, hit.end, end) > hit.end


def say_region(reading: Reading, thing: Thing, hit: RegionHit, sentence: Sentence) -> bool:
    """Says the region with what stands right before it; the page's own where the region lies around that."""
    home = home_of(reading)
    if home and home.within(hit):
        return of_page(thing, home)
    low, high = hit.start, hit.end + len("片区") * reading.plain.startswith("片区", hit.end)
    for before in reversed(reading.regions_in(sentence.start, low)):
        if before.end != low or not somewhere(before):
            break
        low = before.start
    thing.draft.say("place", Value(reading.text(low, high), reading.plain[low:high]), sentence, low, confidence=0.5)
    return True


def of_page(thing: Thing, where: Seat | Home | None) -> bool:
    """Says the zone or town of which the page speaks, or the region from which it does."""
    if where is None:
        return False
    thing.draft.words("place", where.start, where.end, where.sentence, confidence=0.4)
    return True


def _inside(reading: Reading, first: ProjectName, *, wide: bool) -> list[RegionHit]:
    """The regions of the sentence before the name."""
    others = [n for n in project_names.in_sentence(reading, first.sentence) if n.end <= first.start]
    inside = [
        h
        for h in free(reading, first.sentence.start, first.start)
        if not is_guest(reading, h) and not any(n.start <= h.start < n.end for n in others)
    ]
    return [h for h in inside if (wide or not is_wide(h)) and not firm_before(reading, h, first.start)]


def _opening(reading: Reading, first: ProjectName) -> list[RegionHit]:
    """The region with a rank that the member of a list opens with, before the name: 甲市乙区丙公司|丁项目."""
    start = max(reading.plain.rfind(mark, first.sentence.start, first.start) for mark in "、,;:") + 1
    hits = reading.regions_in(max(start, first.sentence.start), first.start)
    path = [h for at, h in enumerate(hits) if h.start == (hits[at - 1].end if at else start)]
    innermost = path[-1:] if path and path[-1].candidates[0].level in _LOCAL_LEVELS else []
    return [h for h in innermost if h.name[-1] in _LOCAL_RANKS and not is_guest(reading, h)]


def _says(reading: Reading, thing: Thing, hit: RegionHit, sentence: Sentence) -> bool | None:
    """Says the region, unless it is of another province than the page and not right beside the name (甲省的乙项目);
    None where the name bears one beside it."""
    home = home_of(reading)
    beside = any(hit.end == name.start - 1 and reading.plain[hit.end] == "的" for name in thing.names)
    if home is not None and home.apart(hit) and not beside:
        return False
    if _bears_another(reading, thing, hit):
        return None
    return say_region(reading, thing, hit, sentence)


def _bears_another(reading: Reading, thing: Thing, hit: RegionHit) -> bool:
    return any(not nested(one, hit) for one in borne_by(reading, thing))


def _say_seat(reading: Reading, thing: Thing, first: ProjectName) -> bool:
    """The page's own zone or town, where the sentence names it before the work: nearer than what stands above."""
    seat = seat_of(reading)
    name = reading.plain[seat.start : seat.end] if seat else ""
    at = reading.plain.rfind(name, first.sentence.start, first.start) if seat else -1
    if at < 0 or reading.regions_in(first.sentence.start, first.start):
        return False
    thing.draft.words("place", at, at + len(name), first.sentence, confidence=0.5)
    return True


def _homes(reading: Reading, sentence: Sentence, end: int) -> list[RegionHit]:
    """The cities, counties and zones of the sentence up to `end` from which nobody comes, where no meeting is held,
    and that no other work of a list is named after: where one lies says nothing of the next."""
    listed = project_names.listed_in(reading, sentence)
    hits = [h for h in free(reading, sentence.start, end) if not is_guest(reading, h)]
    hits = [h for h in hits if not any(n.start <= h.start < n.end for n in listed)]
    return [h for h in hits if h.candidates[0].level in HOME_LEVELS]


def _alone(reading: Reading, hit: RegionHit, own: Sentence) -> bool:
    """Whether the paragraph of a work's sentence has named no other region so far, of which the work may be."""
    so_far = (reading.sentences[index] for index in range(own.index, -1, -1))
    paragraph = takewhile(lambda s: s.paragraph == own.paragraph, so_far)
    return all(nested(other, hit) for s in paragraph for other in _homes(reading, s, s.end))


def _homes_above(reading: Reading) -> tuple[tuple[RegionHit, Sentence] | None, ...]:
    """For each sentence the first region of the nearest one above it, in its paragraph, that names any."""
    out: list[tuple[RegionHit, Sentence] | None] = []
    last: tuple[RegionHit, Sentence] | None = None
    for sentence in reading.sentences:
        last = last if last and last[1].paragraph == sentence.paragraph else None
        out.append(last)
        hits = _homes(reading, sentence, sentence.end)
        last = (hits[0], sentence) if hits else last
    return tuple(out)

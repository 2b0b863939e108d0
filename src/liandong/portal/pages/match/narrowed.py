"""Narrowing (筛选) of needs and offers by region and industry: those that lie in one, or are open to it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from liandong.matching import Need, Offer
from liandong.messages import text
from liandong.portal.asked import Asked
from liandong.reports.booklets import groups
from liandong.reports.wording import Wording
from liandong.rules import Kind
from liandong.rules.facts import lies
from liandong.vocabulary import gazetteer, industries


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the filter: its name in the address, its label, what can be chosen, and what is."""

    name: str
    label: str
    options: Sequence[tuple[str, str]]
    chosen: str


def fields(nouns: Iterable[Need | Offer], asked: Asked) -> list[Field]:
    """The regions and industries that some of these have, by cities and sections."""
    every, say = list(nouns), Wording(asked.lang)
    cities = {_city(code) for noun in every for code in _regions(noun)}
    sections = {_section(code) for noun in every for code in _industries(noun)}
    whole = text("portal.match_all", asked.lang)
    return [
        Field("region", text("match.field_region", asked.lang),
              [("", whole), *((code, groups.city_name(code, say)) for code in sorted(cities))],
              asked.one("region") or ""),
        Field("industry", text("match.field_industry", asked.lang),
              [("", whole), *((code, groups.section_name(code, say)) for code in sorted(sections))],
              asked.one("industry") or ""),
    ]  # fmt: skip


def lies_in(noun: Need | Offer, region: str, industry: str) -> bool:
    """Whether a need lies in the region and the industry, or may; whether an offer is open to who does. Codes that
    there are not hold of nothing."""
    return _meets(noun, Kind.REGION, region, _regions(noun)) and _meets(
        noun, Kind.INDUSTRY, industry, _industries(noun)
    )


def _meets(noun: Need | Offer, kind: Kind, chosen: str, held: Iterable[str]) -> bool:
    if not chosen:
        return True
    codes = list(held)
    if not codes:
        return isinstance(noun, Offer)  # it is open to all
    try:
        inside = any(lies(kind, chosen, code) for code in codes)
        return inside or (isinstance(noun, Offer) and any(lies(kind, code, chosen) for code in codes))
    except KeyError:
        return False


def _regions(noun: Need | Offer) -> Iterable[str]:
    if isinstance(noun, Offer):
        return noun.regions
    return (noun.region,) if noun.region else ()


def _industries(noun: Need | Offer) -> Iterable[str]:
    if isinstance(noun, Offer):
        return noun.industries
    return (noun.industry,) if noun.industry else ()


def _city(code: str) -> str:
    place = gazetteer.region(code)
    city = gazetteer.prefecture_of(place)
    return city.code if city else place.code


def _section(code: str) -> str:
    entry = industries.industry(code)
    while entry.parent:
        entry = industries.industry(entry.parent)
    return entry.code

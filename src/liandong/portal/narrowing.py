"""Narrowing (筛选): the filters of a list as fields that one fills in, those that hold as chips that one takes off, and
what is wrong with a value told beside its field."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from markupsafe import Markup

from liandong.errors import SearchError
from liandong.exchange.wording import coded, property_name
from liandong.messages import Language, text
from liandong.model import KINDS, Tier
from liandong.model.kinds import STAGES, Facet
from liandong.portal.asked import Address
from liandong.search import Filter
from liandong.vocabulary import industries
from liandong.vocabulary.gazetteer import gazetteer

FACETS = tuple(facet for facet in Facet if facet is not Facet.KIND)
_FIRST = (Facet.REGION, Facet.INDUSTRY, Facet.STATUS, Facet.PERIOD, Facet.AMOUNT)
"""The fields that stand open; the others (of sources, and of what is missing) are folded away until one is used."""
_SUGGESTED = {Facet.REGION: "regions", Facet.INDUSTRY: "industries"}
_HINTED = (Facet.REGION, Facet.INDUSTRY, Facet.PERIOD, Facet.AMOUNT)
_LEVELS = ("province", "prefecture")
"""Of the regions that are suggested."""
_FAMILIES = ("1", ">=2", ">=3", ">=5")


@dataclass(frozen=True, slots=True)
class Field:
    """One filter as a field: chosen from `options` (value and word), or typed, with a `hint` of the form and
    suggestions from a list of that name. `fault` tells what is wrong with its value."""

    name: str
    label: str
    value: str
    options: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    suggested: str = ""
    fault: str = ""

    @property
    def choices(self) -> Markup:
        """What it is chosen from, set out."""
        return _choosing(self.options, self.value)


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that holds, and the address of the list without it."""

    label: str
    value: str
    without: str


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The filters of a list: those that hold, as `filters` and as chips, and all as fields."""

    filters: tuple[Filter, ...]
    chips: tuple[Chip, ...]
    first: tuple[Field, ...]
    further: tuple[Field, ...]

    @property
    def faults(self) -> dict[str, str]:
        """What is wrong, by the filter of which it is."""
        return {field.name: field.fault for field in (*self.first, *self.further) if field.fault}

    @property
    def names(self) -> tuple[str, ...]:
        """The parameters that the fields fill in."""
        return tuple(field.name for field in (*self.first, *self.further))

    @property
    def opened(self) -> bool:
        """Whether one of the fields that are folded away is used."""
        return any(field.value for field in self.further)


def narrowing(kind: str, at: Address) -> Narrowing:
    """What stands in the address, as the filters of a list of this kind."""
    filters: list[Filter] = []
    chips: list[Chip] = []
    fields: dict[Facet, Field] = {}
    offered = _offered(kind)
    for facet in FACETS:
        value = at.one(facet.value)
        if value is None and facet not in offered:
            continue
        options, fault = _options(kind, facet, at.lang), ""
        if value is not None:
            try:
                filters.append(Filter.of(facet, value))
                word = dict(options).get(value, value)
                chips.append(Chip(text(f"portal.facet_{facet}", at.lang), word, at.anew(**{facet.value: None})))
            except SearchError as error:
                fault = error.worded(at.lang)
            if options and value not in dict(options):
                options = (*options, (value, value))
        fields[facet] = _field(facet, at.lang, value or "", options, fault)
    first = [fields[facet] for facet in _FIRST if facet in fields]
    further = [field for facet, field in fields.items() if facet not in _FIRST]
    return Narrowing(tuple(filters), tuple(chips), tuple(first), tuple(further))


def _field(facet: Facet, lang: str, value: str, options: tuple[tuple[str, str], ...], fault: str) -> Field:
    hint = text(f"portal.hint_{facet}", lang) if facet in _HINTED else ""
    return Field(
        facet.value, text(f"portal.facet_{facet}", lang), value, options, hint, _SUGGESTED.get(facet, ""), fault
    )


@cache
def _offered(kind: str) -> frozenset[Facet]:
    """The filters that records of this kind can meet: those of its properties, of its sources, of what is missing."""
    told = {declared.facet for declared in KINDS[kind].properties if declared.facet is not None}
    return frozenset(told | {Facet.SOURCE, Facet.CONFLICT, Facet.FAMILIES, Facet.MISSING})


@cache
def _options(kind: str, facet: Facet, lang: Language) -> tuple[tuple[str, str], ...]:
    return tuple(_choices(kind, facet, lang))


def _choices(kind: str, facet: Facet, lang: Language) -> Iterator[tuple[str, str]]:
    """Value and word of what a filter can be; nothing for one that is typed."""
    match facet:
        case Facet.STATUS:
            yield from ((code, zh if lang == "zh" else en) for code, (_, zh, en) in STAGES.items())
        case Facet.SOURCE:
            yield from ((tier.name.lower(), coded("tier", tier.name.lower(), lang)) for tier in Tier)
        case Facet.CONFLICT:
            yield from ((code, text(f"portal.conflict_{code}", lang)) for code in ("yes", "no"))
        case Facet.FAMILIES:
            numbers = ((code, code.removeprefix(">=")) for code in _FAMILIES)
            yield from (
                (code, text("portal.families_least" if code != least else "portal.families_only", lang, number=least))
                for code, least in numbers
            )
        case Facet.MISSING:
            declared = KINDS[kind]
            yield from ((name, property_name(declared.property(name), lang)) for name in declared.expected)


@lru_cache(256)
def _choosing(options: tuple[tuple[str, str], ...], chosen: str) -> Markup:
    return Markup("").join(
        Markup('<option value="{}"{}>{}</option>').format(value, Markup(" selected") if value == chosen else "", word)
        for value, word in options
    )


@cache
def suggestions() -> Markup:
    """The lists of suggestions, set out once: provinces and prefectures; sections, divisions and words of industry."""
    regions = [r.name for r in gazetteer().regions.values() if r.valid_to is None and r.level in _LEVELS]
    classes = [entry.name for entry in industries.at_levels("section", "division")]
    lists = {"regions": regions, "industries": dict.fromkeys([*industries.crossing(), *classes])}
    return Markup("").join(
        Markup('<datalist id="l-{}">{}</datalist>').format(
            name, Markup("").join(Markup("<option>{}</option>").format(word) for word in words)
        )
        for name, words in lists.items()
    )

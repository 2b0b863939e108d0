"""Narrowing (筛选): the filters of a list as fields that one fills in, those that hold as chips that one takes off, and
what is wrong with a value told beside its field."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

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
_KEPT = 1_024
"""Filters with their values that are kept as fields: a kind has some fourteen, most without one."""
_FAMILIES = ("1", ">=2", ">=3", ">=5")


@dataclass(frozen=True)
class Field:
    """One filter as a field: chosen from `options` (value and word), or typed, with a `hint` of the form and
    suggestions from a list of that name. `fault` tells what is wrong with its value, and `otherwise` that it may be
    any."""

    name: str
    label: str
    value: str
    options: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    suggested: str = ""
    fault: str = ""
    otherwise: str = ""

    @cached_property
    def html(self) -> Markup:
        """The field set out."""
        return _set_out(self)


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
    given, offered = dict(at.given), _offered(kind)
    for facet in FACETS:
        value = given.get(facet.value)
        if value is None and facet not in offered:
            continue
        told = _one(kind, facet, at.lang, value)
        fields[facet] = told.field
        if told.filter is not None and value is not None:
            filters.append(told.filter)
            chips.append(Chip(told.field.label, told.word, at.anew(**{facet.value: None})))
    first = [fields[facet] for facet in _FIRST if facet in fields]
    further = [field for facet, field in fields.items() if facet not in _FIRST]
    return Narrowing(tuple(filters), tuple(chips), tuple(first), tuple(further))


class _One(NamedTuple):
    """A filter as a field, and itself and its value in words where it holds."""

    field: Field
    filter: Filter | None
    word: str


@lru_cache(_KEPT)
def _one(kind: str, facet: Facet, lang: Language, value: str | None) -> _One:
    options, fault, found = _options(kind, facet, lang), "", None
    if value is not None:
        try:
            found = Filter.of(facet, value)
        except SearchError as error:
            fault = error.worded(lang)
        if options and value not in dict(options):
            options = (*options, (value, value))
    hint = text(f"portal.hint_{facet}", lang) if facet in _HINTED else ""
    label, suggested = text(f"portal.facet_{facet}", lang), _SUGGESTED.get(facet, "")
    field = Field(facet.value, label, value or "", options, hint, suggested, fault, text("portal.any", lang))
    return _One(field, found, dict(options).get(value or "", value or ""))


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


def _set_out(field: Field) -> Markup:
    name = field.name
    wrong = _WRONG(name) if field.fault else ""
    if field.options:
        options = Markup("").join(_OPTION(value, _chosen(value == field.value), word) for value, word in field.options)
        told = _SELECT(name, name, wrong, field.otherwise, options)
    else:
        suggested = _SUGGESTIONS(field.suggested) if field.suggested else ""
        told = _INPUT(name, name, field.value, field.hint, suggested, wrong)
    fault = _FAULT(name, field.fault) if field.fault else ""
    return _FIELD(Markup(" wrong") if field.fault else "", name, field.label, told, fault)


def _chosen(chosen: bool) -> Markup:
    return Markup(" selected") if chosen else Markup()


_FIELD = Markup('<div class="field{}">\n<label for="f-{}">{}</label>\n{}\n{}</div>\n').format
_SELECT = Markup('<select id="f-{}" name="{}"{}>\n<option value="">{}</option>\n{}\n</select>').format
_OPTION = Markup('<option value="{}"{}>{}</option>').format
_INPUT = Markup('<input id="f-{}" name="{}" value="{}" placeholder="{}" autocomplete="off"{}{}>').format
_SUGGESTIONS = Markup(' list="l-{}"').format
_WRONG = Markup(' aria-invalid="true" aria-describedby="e-{}"').format
_FAULT = Markup('<p class="fault" id="e-{}">{}</p>\n').format


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

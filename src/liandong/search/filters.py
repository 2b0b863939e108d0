"""Filters (筛选条件): what a person writes behind the name of a facet, as a condition on marks.

Values arrive folded (simplified, half-width, lower case). A value that cannot be understood is a SearchError that
says which can.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from liandong.errors import SearchError
from liandong.messages import LANGUAGES, Words, text, words
from liandong.model import KINDS, Tier
from liandong.model.kinds import FACET_NAMES, STAGES, Facet
from liandong.search import spans
from liandong.search.money import money
from liandong.search.segment import fold
from liandong.store.rows import Condition
from liandong.vocabulary import industries, regions
from liandong.vocabulary.gazetteer import Use, gazetteer
from liandong.vocabulary.ledger import stage_words

_OR = re.compile("[,、]")
_COMPARED = re.compile(r"(?P<sign>>=|<=|[<>≥≤])\s*(?P<value>.+)|(?P<above>.+?)(?P<way>以上|以下)")
_BETWEEN = re.compile(r"\.\.+|…+|~|至|—+")
_SIGNS = {"≥": ">=", "≤": "<=", "以上": ">=", "以下": "<="}
_SHOWN = 8
_TIERS = {"人工": Tier.PERSON, "登记": Tier.REGISTER, "政府": Tier.GOVERNMENT, "官媒": Tier.OFFICIAL_MEDIA}
_CONFLICT = {"有": "yes", "无": "no", "是": "yes", "否": "no", "没有": "no", "yes": "yes", "no": "no"}
_TIERS |= {"official": Tier.OFFICIAL_MEDIA, "不明": Tier.UNKNOWN}


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter: the facet, the value as written (folded), and what it asks of marks."""

    facet: Facet
    value: str
    condition: Condition

    @classmethod
    def of(cls, facet: Facet | str, value: str, *, excluded: bool = False) -> "Filter":
        """The filter of this facet, or of any of its names; SearchError for a value that it cannot have."""
        named = facet if isinstance(facet, Facet) else facet_named(facet)
        written = fold(str(value)).strip()
        if named is None:
            raise SearchError(words("fault.search_no_filter", name=facet, names=facet_list()))
        if not written:
            raise SearchError(_empty(named))
        condition = _READ[named](written)
        return cls(named, written, condition._replace(excluded=excluded))

    @property
    def excluded(self) -> bool:
        """Whether what meets it is left out."""
        return self.condition.excluded

    def worded(self, lang: str) -> str:
        """The filter as one types it in Chinese (`zh`) or English (`en`)."""
        name = FACET_NAMES[self.facet][0] if lang == "zh" else self.facet.value
        quoted = f'"{self.value}"' if re.search(r"\s", self.value) else self.value
        return f"{'-' * self.excluded}{name}:{quoted}"


def facet_named(name: str) -> Facet | None:
    """The facet of this name, Chinese or English; None for another word."""
    return _facets().get(fold(name).strip())


@cache
def _facets() -> Mapping[str, Facet]:
    return {name: facet for facet, names in FACET_NAMES.items() for name in (facet.value, *map(fold, names))}


def facet_list() -> str:
    """Every filter by its names, for messages."""
    return ", ".join(map(called, Facet))


def called(facet: Facet) -> str:
    """A filter by its Chinese and English name."""
    return f"{FACET_NAMES[facet][0]} ({facet.value})"


def _empty(facet: Facet) -> Words:
    return words("fault.search_no_value", name=called(facet))


def _one_of(table: Mapping[str, str], facet: Facet, value: str) -> tuple[str, ...]:
    """What each of the words between commas stands for."""
    found = []
    for word in filter(None, map(str.strip, _OR.split(value))):
        if word not in table:
            raise _wrong(facet, word, ", ".join(_shown(table)))
        found.append(table[word])
    if not found:
        raise SearchError(_empty(facet))
    return tuple(dict.fromkeys(found))


def _shown(table: Mapping[str, str]) -> list[str]:
    """For each meaning its first Chinese word, and its first English one in brackets."""
    told: dict[str, dict[bool, str]] = {}
    for word, meaning in table.items():
        told.setdefault(meaning, {}).setdefault(word.isascii(), word)
    return [f"{words[False]} ({words[True]})" for words in told.values()]


def _wrong(facet: Facet, value: str, known: str) -> SearchError:
    return SearchError(words("fault.search_value", name=called(facet), value=value, known=known))


@cache
def kind_words() -> Mapping[str, str]:
    """Word → kind of record; `document` stands beside them."""
    found = {"文档": "document", "document": "document", "documents": "document"}
    for kind in KINDS.values():
        found |= dict.fromkeys((fold(kind.zh), kind.name, fold(kind.en)), kind.name)
    return found


def _kind(value: str) -> Condition:
    return Condition(Facet.KIND, _one_of(kind_words(), Facet.KIND, value))


def _region(value: str) -> Condition:
    texts: list[str] = []
    parts: list[str] = []
    for name in filter(None, map(str.strip, _OR.split(value))):
        place = _place(name)
        if place is None:
            parts.append(name)
            continue
        heirs = regions.successors(place) if place.valid_to is not None else ()
        texts += [place.code, *place.members, *(heir.code for heir in heirs)]
    if not texts + parts:
        raise SearchError(_empty(Facet.REGION))
    if len(parts) > 1:
        raise SearchError(words("fault.search_regions", value=", ".join(parts)))
    return Condition(Facet.REGION, tuple(dict.fromkeys(texts)), parts[0] if parts else None)


def _place(name: str) -> regions.Region | None:
    """The region of a code or name (上海市普陀区 where 普陀区 is several); None for a name that no table has."""
    code = name.upper()
    if code in gazetteer().regions:
        return regions.region(code)
    found = [(r, use) for r, use in gazetteer().names.get(name, ()) if r.valid_to is None]
    found = [(r, use) for r, use in found if use is Use.FREE] or found
    candidates = [r for r, _ in found] or list(regions.lookup(name))
    if not candidates:
        hits = regions.find(name, lenient=True)
        whole = hits and hits[0].start == 0 and hits[-1].end == len(name)
        candidates = list(hits[-1].candidates) if whole else []
    if len(candidates) > 1:
        told = ", ".join(f"{_path(r)} {r.code}" for r in candidates[:_SHOWN])
        raise SearchError(words("fault.search_region", value=name, candidates=told))
    return candidates[0] if candidates else None


def _path(place: regions.Region) -> str:
    around = [r.name for r in regions.parents(place) if r.code != "CN"]
    return "".join([*reversed(around), place.name])


def _industry(value: str) -> Condition:
    texts: list[str] = []
    names = list(filter(None, map(str.strip, _OR.split(value))))
    if not names:
        raise SearchError(_empty(Facet.INDUSTRY))
    for name in names:
        code = name.upper()
        hits = industries.find_industries(name)
        whole = [hit for hit in hits if (hit.start, hit.end) == (0, len(name))]
        named = industries.lookup(code) or industries.lookup(name)
        texts += [entry.code for entry in named]
        texts += [hit.industry.code if hit.industry else fold(hit.name) for hit in whole]
    unknown = names[0] if len(names) == 1 and not names[0].isascii() else None
    return Condition(Facet.INDUSTRY, tuple(dict.fromkeys([*texts, *names])), unknown)


def _compared(facet: Facet, value: str, read: Callable[[str], tuple[float, float] | None], known: str) -> Condition:
    """A condition on a range: `>x`, `x以上`, `a..b`, `a..`, or what x itself covers."""

    def reading(written: str) -> tuple[float, float]:
        found = read(written.strip())
        if found is None:
            raise _wrong(facet, written.strip() or value, known)
        return found

    sign = _COMPARED.fullmatch(value)
    if sign:
        low, high = reading(sign["value"] or sign["above"])
        match _SIGNS.get(sign["sign"] or sign["way"], sign["sign"] or sign["way"]):
            case ">":
                return Condition(facet, low=high, above=True)
            case ">=":
                return Condition(facet, low=low)
            case "<":
                return Condition(facet, high=low, below=True)
            case _:
                return Condition(facet, high=high)
    span = _ends(value)
    if span:
        lower = reading(span[0])[0] if span[0] else None
        upper = reading(span[1])[1] if span[1] else None
        if lower is not None and upper is not None and lower > upper:
            raise SearchError(words("fault.search_backwards", name=called(facet), value=value))
        return Condition(facet, low=lower, high=upper)
    low, high = reading(value)
    return Condition(facet, low=low, high=high)


def _ends(value: str) -> tuple[str, str] | None:
    """What stands on either side of the sign of a range, one of them may be empty; None where there is no such sign."""
    sign = _BETWEEN.search(value)
    low, high = (value[: sign.start()].strip(), value[sign.end() :].strip()) if sign else ("", "")
    return (low, high) if low or high else None


def _period(value: str) -> Condition:
    return _compared(Facet.PERIOD, value, spans.typed, "2023, 2023-04, 2023-04-01, 2023Q2, 2023..2024, >=2023-04")


def _amount(value: str) -> Condition:
    span = _ends(value)
    if span and all(span):
        value = f"{_with_unit(*span)}..{span[1]}"
    currencies: dict[str, None] = {}

    def read(written: str) -> tuple[float, float] | None:
        found = money(written)
        if found is None:
            return None
        currencies[found[1]] = None
        return found[0], found[0]

    condition = _compared(Facet.AMOUNT, value, read, ">1亿, 1亿..50亿, >=5000万美元")
    if len(currencies) > 1:
        raise SearchError(words("fault.search_currencies", value=value))
    return condition._replace(texts=tuple(currencies))


def _with_unit(low: str, high: str) -> str:
    """The lower bound; the unit of the upper one is its own where it has none (1..50亿)."""
    bare = re.fullmatch(r"[\d.,]+", low)
    unit = re.sub(r"^[\d.,]+\s*", "", high)
    return f"{low}{unit}" if bare else low


def _status(value: str) -> Condition:
    sign = _COMPARED.fullmatch(value)
    span = _ends(value)
    table = _stages()
    if sign is None and span is None:
        return Condition(Facet.STATUS, _one_of(table, Facet.STATUS, value))

    def rank(word: str) -> tuple[float, float] | None:
        place = STAGES[table[word]][0] if word in table else None
        return None if place is None else (place, place)

    known = ", ".join(zh for place, zh, _ in STAGES.values() if place is not None)
    asked = _compared(Facet.STATUS, value, rank, known)
    low, high = asked.low, asked.high
    held = [
        stage
        for stage, (place, _, _) in STAGES.items()
        if place is not None
        and (low is None or place > low or (place == low and not asked.above))
        and (high is None or place < high or (place == high and not asked.below))
    ]
    return Condition(Facet.STATUS, tuple(held) or ("",))


@cache
def _stages() -> Mapping[str, str]:
    named = {word: stage for stage, (_, zh, en) in STAGES.items() for word in (zh, en, stage)}
    return named | {fold(word): stage for word, stage in stage_words().items() if fold(word) not in named}


@cache
def _tiers() -> Mapping[str, str]:
    found = {word: str(int(tier)) for word, tier in _TIERS.items()}
    for tier in Tier:
        told = (text(f"tier.{tier.name.lower()}", lang) for lang in LANGUAGES)
        for word in (*told, tier.name, tier.name.replace("_", " ")):
            found.setdefault(fold(word), str(int(tier)))
    return found


def _source(value: str) -> Condition:
    return Condition(Facet.SOURCE, _one_of(_tiers(), Facet.SOURCE, value))


def _conflict(value: str) -> Condition:
    return Condition(Facet.CONFLICT, _one_of(_CONFLICT, Facet.CONFLICT, value))


def _families(value: str) -> Condition:
    def read(written: str) -> tuple[float, float] | None:
        return (float(written), float(written)) if written.isdecimal() else None

    return _compared(Facet.FAMILIES, value, read, "1, >=2, 2..5")


@cache
def _expected() -> Mapping[str, str]:
    """Word → property, of those that some kind expects."""
    declared = [kind.property(name) for kind in KINDS.values() for name in kind.expected]
    return {fold(word): each.name for each in declared for word in (each.zh, each.en, each.name)}


def _missing(value: str) -> Condition:
    return Condition(Facet.MISSING, _one_of(_expected(), Facet.MISSING, value))


_READ: Mapping[Facet, Callable[[str], Condition]] = {
    Facet.KIND: _kind,
    Facet.REGION: _region,
    Facet.INDUSTRY: _industry,
    Facet.PERIOD: _period,
    Facet.AMOUNT: _amount,
    Facet.STATUS: _status,
    Facet.SOURCE: _source,
    Facet.CONFLICT: _conflict,
    Facet.FAMILIES: _families,
    Facet.MISSING: _missing,
}

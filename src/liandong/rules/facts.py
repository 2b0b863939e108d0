"""Facts (事实) about one record, and the fields that rules may ask about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache

from liandong.errors import RuleError
from liandong.messages import words
from liandong.vocabulary import gazetteer, industries, regions, units

_REACHES = 1024
"""Lists of regions or industries of which it is kept what lies in them."""

Value = Decimal | str | date | bool | frozenset[str]
"""Of a field: a number in the field's unit, a word or code, a day, yes or no, several words."""


@dataclass(frozen=True, slots=True)
class Between:
    """A number of which it is known that it lies from `low` to `high`, both included: what holds at both ends holds,
    what holds at neither does not, and of the rest it is not known."""

    low: Decimal
    high: Decimal


Fact = Value | Between

Facts = Mapping[str, Fact | None]
"""What is known of a record, by field; None, or no entry, is unknown."""


class Kind(StrEnum):
    """What a field holds."""

    NUMBER = "number"
    WORD = "word"
    """One of several words, as a rating."""
    WORDS = "words"
    """Several of them, as what can be pledged."""
    REGION = "region"
    """A code of the gazetteer; a rule that names a region holds for what lies in it."""
    INDUSTRY = "industry"
    """A code of GB/T 4754-2017; a rule that names one holds for what stands under it."""
    DAY = "day"
    YES_NO = "yes_no"


@dataclass(frozen=True, slots=True)
class Field:
    """Something that can be asked of a record. Numbers of a field are all in its unit; `words` are those it may hold
    (any, if none are told)."""

    code: str
    name: str
    kind: Kind
    unit: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Schema:
    """The fields of one kind of record."""

    fields: tuple[Field, ...]

    def field(self, code: str) -> Field:
        """The field of this code or name. RuleError tells which there are."""
        for each in self.fields:
            if code in (each.code, each.name):
                return each
        raise RuleError(words("rule.no_field", field=code, there="、".join(each.name for each in self.fields)))


def number_in(field: Field, number: Decimal, unit: str, place: str) -> Decimal:
    """The number in the field's unit. RuleError for an amount without unit, or in one that does not compare."""
    if field.unit and not unit:
        raise RuleError(words("rule.no_unit", place=place, field=field.name, number=str(number), unit=field.unit))
    if unit in ("", field.unit):
        return number
    converted = units.convert(number, unit, field.unit)
    if converted is None:
        raise RuleError(words("rule.other_unit", place=place, field=field.name, unit=unit, wanted=field.unit or "–"))
    return converted


def coded(field: Field, word: str, place: str) -> str:
    """The code of a region or industry that is named, or the word itself. RuleError for one that is not known, or that
    several share."""
    if field.kind is Kind.REGION:
        found: Sequence[str] = [each.code for each in gazetteer.lookup(word) if each.valid_to is None]
        found = found or _known(word) or _by_path(word)
    elif field.kind is Kind.INDUSTRY:
        found = [each.code for each in industries.lookup(word)]
    else:
        if field.words and word not in field.words:
            raise RuleError(
                words("rule.no_word", place=place, field=field.name, given=word, there="、".join(field.words))
            )
        return word
    if len(found) != 1:
        code = "rule.several" if found else "rule.none_such"
        named = "、".join(_told(field.kind, each) for each in found)
        raise RuleError(words(code, place=place, field=field.name, given=word, codes=named))
    return found[0]


def _told(kind: Kind, code: str) -> str:
    """A code with its name, that of a region with the city or the province around it."""
    if kind is not Kind.REGION:
        return f"{code} {name_of(kind, code)}"
    place = gazetteer.region(code)
    around = gazetteer.prefecture_of(place) or gazetteer.province_of(place)
    outer = around.name if around is not None and around.code != code else ""
    return f"{code} {outer}{place.name}"


def _known(code: str) -> list[str]:
    try:
        return [gazetteer.region(code).code]
    except KeyError:
        return []


def lies(kind: Kind, outer: str, inner: str) -> bool:
    """Whether a region or an industry certainly lies in another, or is it; a word only is itself."""
    if outer == inner:
        return True
    if kind is Kind.REGION:
        return bool(gazetteer.contains(gazetteer.region(outer), gazetteer.region(inner)))
    return kind is Kind.INDUSTRY and outer in above(kind, inner)


def name_of(kind: Kind, word: str) -> str:
    """The name of a region or industry by its code; any other word is its own."""
    if kind is Kind.REGION:
        return gazetteer.region(word).name
    return industries.industry(word).name if kind is Kind.INDUSTRY else word


def _by_path(word: str) -> list[str]:
    """The codes of what is named with what it lies in: 广州市黄埔区."""
    end = 0
    found: tuple[gazetteer.Region, ...] = ()
    for hit in regions.find(word):
        if hit.start != end:
            return []
        end, found = hit.end, hit.candidates
    return [each.code for each in found if each.valid_to is None] if end == len(word) else []


@cache
def within(kind: Kind, outer: str) -> frozenset[str]:
    """The codes of a region or an industry and of all in it."""
    every = gazetteer.gazetteer().regions if kind is Kind.REGION else industries.codes()
    return frozenset(code for code in every if lies(kind, outer, code))


@cache
def above(kind: Kind, inner: str) -> frozenset[str]:
    """The codes of what a region or an industry lies in, without itself: of who is only known to be in one of these,
    it is not known whether it is in the inner one."""
    if kind is Kind.REGION:
        return frozenset(each.code for each in gazetteer.parents(gazetteer.region(inner))) - {inner}
    if kind is Kind.INDUSTRY:
        found, entry = set(), industries.industry(inner)
        while entry.parent:
            entry = industries.industry(entry.parent)
            found.add(entry.code)
        return frozenset(found)
    return frozenset()


@lru_cache(_REACHES)
def reach(kind: Kind, listed: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """What certainly is one of those listed, and what may be: the codes within them, and those around them. RuleError
    for a code that there is not."""
    if kind not in (Kind.REGION, Kind.INDUSTRY):
        return listed, frozenset()
    try:
        inside = frozenset(code for word in listed for code in within(kind, word))
        around = frozenset(code for word in listed for code in above(kind, word))
    except KeyError as error:
        raise RuleError(words("rule.no_code_of", code=str(error.args[0]), there=words(f"rule.codes_{kind}"))) from error
    return inside, around - inside

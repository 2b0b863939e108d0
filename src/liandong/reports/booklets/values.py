"""Values (取值) of needs and offers as a booklet tells them: sums in 亿元 and 万元, spans, words in their order."""

from decimal import Decimal

from liandong.exchange.wording import grouped
from liandong.exchange.wording import money as in_yuan
from liandong.matching import telling
from liandong.matching.fields import FIELDS
from liandong.matching.sometime import When
from liandong.reports.wording import Wording
from liandong.rules import Field, Kind, Value
from liandong.rules.condition import Days
from liandong.vocabulary import gazetteer
from liandong.vocabulary.gazetteer import Region

_YUAN, _MILLION = Decimal(10**4), Decimal(100)
"""Yuan in 万元, and 万元 in a million yuan."""
INSIDE = ("county", "town", "zone", "place")
"""Levels of regions that lie in a city, or in a province without a city between."""


def money(amount: Decimal, say: Wording) -> str:
    """A sum of 万元, never rounded: 1.25亿元, 3,000万元; CNY 125 million."""
    if say.lang == "zh":
        return in_yuan(amount * _YUAN, amount * _YUAN, "CNY")
    if amount >= _MILLION:
        return say("booklet.million", number=grouped(amount / _MILLION))
    return say("booklet.yuan", number=grouped(amount * _YUAN))


def name(code: str, say: Wording) -> str:
    """What a field is called."""
    return telling.called(FIELDS.field(code)).worded(say.lang)


def told(code: str, held: Value | None, say: Wording) -> str:
    """A value of a field with its unit; of several words those that the field lists in their order, others behind."""
    field = FIELDS.field(code)
    if held is None:
        return say("booklet.unknown")
    if isinstance(held, Decimal) and held.is_finite() and code == "amount":
        return money(held, say)
    if isinstance(held, frozenset) and held:
        return say.named([told(code, word, say) for word in _ordered(field, held)])
    if isinstance(held, str) and field.kind is Kind.REGION:
        return place(gazetteer.region(held))
    return telling.value(field, held).worded(say.lang)


def place(region: Region) -> str:
    """The region with the city or the province around it, for districts of several cities share their names."""
    if region.level not in INSIDE:
        return region.name
    around = gazetteer.prefecture_of(region) or gazetteer.province_of(region)
    return region.name if around is None else around.name + region.name


def _ordered(field: Field, held: frozenset[str]) -> list[str]:
    place = {word: at for at, word in enumerate(field.words)}
    return sorted(held, key=lambda word: (place.get(word, len(place)), word))


def span(code: str, least: Decimal | None, most: Decimal | None, say: Wording) -> str:
    """From least to most, as far as told; of terms and rates the unit stands once."""
    endless = most is not None and most.is_infinite()
    if least is None and most is not None:
        return told(code, most, say) if endless else say("booklet.up_to", most=told(code, most, say))
    if least is None:
        return say("booklet.untold")
    if most is None or endless:
        return say("booklet.from", least=told(code, least, say))
    if least == most:
        return told(code, most, say)
    low = money(least, say) if code == "amount" else grouped(least)
    return say("booklet.between", least=low, most=told(code, most, say))


def day(of: When | None, say: Wording) -> str:
    return say("booklet.unknown") if of is None else str(of)


def days(of: Days, say: Wording) -> str:
    """On which days something holds; empty for all."""
    if of.since and of.until:
        return say("booklet.days_between", since=of.since, until=of.until)
    if of.since:
        return say("booklet.days_since", since=of.since)
    return say("booklet.days_until", until=of.until) if of.until else ""

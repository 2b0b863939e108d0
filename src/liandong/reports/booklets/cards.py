"""Cards (卡片): one need or one product with all that is known of it, and what is not."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from liandong.matching import Need, Offer
from liandong.matching.sometime import months
from liandong.reports.booklets import conditions
from liandong.reports.booklets.values import day, days, money, span, told
from liandong.reports.model import Field, Form
from liandong.reports.wording import Wording, plain
from liandong.rules import Between

_PAIRS = ("region", "industry"), ("purpose", "stage"), ("rating", "titles"), ("pledges", "guarantees")


def need_card(need: Need, on: date, say: Wording) -> Form:
    """All of a need; its source and days where they are told."""
    since = day(need.founded, say)
    if need.founded is not None:
        age = months(need.founded, on)
        told_age = f"{age.low}–{age.high}" if isinstance(age, Between) else str(age)
        since = say("booklet.founded", day=since, months=told_age)
    rate = say("booklet.any") if need.rate_most is None else told("rate_most", need.rate_most, say)
    rows = [
        (_field(say("booklet.code"), need.code), _field(say("booklet.firm"), need.firm or say("booklet.unknown"))),
        (_field(_label("amount", say), told("amount", need.amount, say)),
         _field(_label("term", say), told("term", need.term, say))),
        (_field(_label("rate_most", say), rate), _field(_label("age", say), since)),
    ]  # fmt: skip
    for pair in _PAIRS:
        first, second = (_field(_label(code, say), told(code, getattr(need, code), say)) for code in pair)
        rows.append((first, second))
    return Form((*rows, *_whence(need, say)))


def offer_card(offer: Offer, say: Wording) -> Form:
    """All of a product: amounts, terms and rates, what it asks in words, and what is to be asked of the institution."""
    age = say("booklet.none_asked")
    if offer.age_least is not None:
        age = say("booklet.full", age=told("age", offer.age_least, say))
    rows: list[tuple[Field, ...]] = [
        (_field(say("booklet.code"), offer.code), _field(say("booklet.institution"), institution(offer, say))),
        (_field(_label("amount", say), span("amount", offer.amount_least, offer.amount_most, say)),
         _field(_label("term", say), span("term", offer.term_least, offer.term_most, say))),
        (_field(_label("rate", say), span("rate_most", offer.rate_least, offer.rate_most, say)),
         _field(say("booklet.limit"), _limit(offer.capacity, offer.quota, say))),
        (_any("region", offer.regions, say), _any("industry", offer.industries, say)),
        (_any("purpose", offer.purposes, say), _field(_label("age", say), age)),
        (_one("pledges", offer.pledges, say), _one("guarantees", offer.guarantees, say)),
        (_one("rating", offer.ratings, say), _one("titles", offer.titles, say)),
    ]  # fmt: skip
    further, asked = conditions.read(offer.further, say), conditions.to_ask(offer.further, say)
    if further or not asked:
        rows.append((_listed(say("booklet.further"), further or [say("booklet.none_told")]),))
    if asked:
        rows.append((_listed(say("booklet.to_ask"), asked),))
    return Form((*rows, *_whence(offer, say)))


def institution(offer: Offer, say: Wording) -> str:
    return offer.institution or say("booklet.no_institution")


def _limit(capacity: int | None, quota: Decimal | None, say: Wording) -> str:
    """How much a product takes in one round."""
    told_ = [] if capacity is None else [say("booklet.capacity", count=capacity)]
    told_ += [] if quota is None else [say("booklet.quota", sum=money(quota, say))]
    return say.named(told_) or say("booklet.untold")


def _any(code: str, held: frozenset[str], say: Wording) -> Field:
    return _field(_label(code, say), told(code, held, say) if held else say("booklet.any"))


def _one(code: str, held: frozenset[str], say: Wording) -> Field:
    """What of several things is asked; of more than one that one is enough."""
    if not held:
        return _field(_label(code, say), say("booklet.none_asked"))
    text = told(code, held, say)
    return _field(_label(code, say), say("booklet.one_enough", listed=text) if len(held) > 1 else text)


def _whence(of: Need | Offer, say: Wording) -> Iterable[tuple[Field, ...]]:
    """On which days it stands, where it was read, and its record, as far as these are told."""
    for label, text in (("days", days(of.days, say)), ("source", of.source), ("record", of.record)):
        if text:
            yield (_field(say(f"booklet.{label}"), text),)


def _label(code: str, say: Wording) -> str:
    """What a field is called, as a label."""
    called = say(f"match.field_{code}")
    return called[:1].upper() + called[1:]


def _field(label: str, text: str) -> Field:
    return Field(label, (plain(text),))


def _listed(label: str, texts: list[str]) -> Field:
    """Several things, numbered where there is more than one."""
    if len(texts) == 1:
        return _field(label, texts[0])
    return Field(label, tuple(plain(f"{at}. {text}") for at, text in enumerate(texts, 1)))

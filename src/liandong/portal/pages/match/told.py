"""Needs and offers as pages tell them: their fields in words, and the same for programs."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import fields as fields_of
from datetime import date
from decimal import Decimal
from typing import Any

from liandong.matching import Need, Offer
from liandong.matching.sometime import Sometime
from liandong.matching.tables import NEEDS, OFFERS, Table
from liandong.matching.tables.written import written
from liandong.messages import text
from liandong.reports.booklets.conditions import read, to_ask
from liandong.reports.booklets.values import day, days, money, span, told
from liandong.reports.wording import Wording
from liandong.rules.stored import plain as plain_condition

_COLUMN = {"region": "region", "regions": "region", "industry": "industry", "industries": "industry",
           "purpose": "purpose", "purposes": "purpose", "pledges": "pledges", "guarantees": "guarantees",
           "rating": "rating", "ratings": "rating", "titles": "titles", "stage": "stage", "amount": "amount",
           "term": "term", "rate_most": "rate_most", "age_least": "age", "quota": "amount"}  # fmt: skip
"""The field of rules by which the values of a column are told."""
_MEASURE = re.compile(r"\s*[（(].*")
_SPANS = {"amount": "amount", "term": "term", "rate": "rate_most"}
_OF_NEEDS = (
    *("code", "firm", "amount", "term", "rate_most", "region", "industry", "purpose", "pledges", "guarantees"),
    *("rating", "founded", "stage", "titles", "days", "source"),
)
_OF_OFFERS = (
    *("code", "institution", "amount", "term", "rate", "regions", "industries", "purposes", "pledges", "guarantees"),
    *("ratings", "titles", "age_least", "capacity", "quota", "days", "source"),
)


@dataclass(frozen=True, slots=True)
class Fact:
    """A field in words; `known` is false where nothing is known of it, or nothing asked. `proofs` are the sentences
    that it was read from."""

    label: str
    said: str
    known: bool
    proofs: tuple[str, ...] = ()


def facts(noun: Need | Offer, proof: Mapping[str, str], lang: str) -> list[Fact]:
    """All fields but the title and the further conditions of an offer."""
    names = _OF_NEEDS if isinstance(noun, Need) else _OF_OFFERS
    return [_fact(noun, name, proof, lang) for name in names]


def value(noun: Need | Offer, name: str, lang: str) -> str:
    """One field in words; empty where nothing is known, or nothing asked."""
    say = Wording(lang)
    if name == "days":
        return days(noun.days, say)
    if isinstance(noun, Offer) and name in _SPANS:
        least, most = getattr(noun, f"{name}_least"), getattr(noun, f"{name}_most")
        return "" if least is None and most is None else span(_SPANS[name], least, most, say)
    held = getattr(noun, name)
    if held is None or (held == frozenset() and isinstance(noun, Offer)):
        return ""
    if isinstance(held, date | Sometime):
        return day(held, say)
    if name == "quota" and isinstance(held, Decimal):
        return money(held, say)
    return told(_COLUMN[name], held, say) if name in _COLUMN else str(held)


def label(noun: Need | Offer, name: str, lang: str) -> str:
    """What a field is called: by the heading of its column, without the unit."""
    if name in ("days", "source"):
        return text(f"booklet.{name}", lang)
    return heading(NEEDS if isinstance(noun, Need) else OFFERS, name, lang)


def heading(table: Table, name: str, lang: str) -> str:
    """The heading of a column, without its unit."""
    return _MEASURE.sub("", table.heading(table.column(name), lang))


def conditions(offer: Offer, proof: Mapping[str, str], lang: str) -> list[tuple[str, bool, str]]:
    """The further conditions in words: each, whether it was read, and the sentence that it was read from."""
    say, found = Wording(lang), list[tuple[str, bool, str]]()
    for at, each in enumerate(offer.further):
        sentence = proof.get(f"further.{at}", "")
        found += [(said, True, sentence) for said in read((each,), say)]
        found += [(said, False, sentence) for said in to_ask((each,), say)]
    return found


def plain(noun: Need | Offer) -> dict[str, Any]:
    """The noun for programs: what is known of it, numbers as they are written."""
    held: dict[str, Any] = {}
    for each in fields_of(noun):
        found = getattr(noun, each.name)
        if found != each.default:
            held[each.name] = _plain(found)
    return held


def changes(before: Need | Offer, after: Need | Offer, lang: str) -> list[str]:
    """What differs, field by field, in words."""
    table, old, new = NEEDS if isinstance(before, Need) else OFFERS, written(before), written(after)
    return [
        text("portal.match_became", lang, field=table.heading(table.column(name), lang),
             before=old[name] or "—", after=new[name] or "—")
        for name in new
        if old[name] != new[name]
    ]  # fmt: skip


def _fact(noun: Need | Offer, name: str, proof: Mapping[str, str], lang: str) -> Fact:
    said = value(noun, name, lang)
    names = (f"{name}_least", f"{name}_most") if isinstance(noun, Offer) and name in _SPANS else (name,)
    proofs = tuple(dict.fromkeys(proof[each] for each in names if each in proof))
    return Fact(label(noun, name, lang), said or _nothing(noun, name, lang), bool(said), proofs)


def _nothing(noun: Need | Offer, name: str, lang: str) -> str:
    """What stands where there is no value."""
    if name == "days":
        return text("portal.match_always", lang)
    if name in ("code", "source", "firm", "institution"):
        return "—"
    if name in _SPANS:  # a limit that is not stated is not known to be none
        return text("booklet.untold", lang)
    asks = isinstance(noun, Offer) or name == "rate_most"
    return text("booklet.any" if asks else "booklet.unknown", lang)


def _plain(found: Any) -> Any:
    if isinstance(found, frozenset):
        return sorted(found)
    if isinstance(found, tuple):
        return list(map(plain_condition, found))
    if isinstance(found, Decimal):
        return f"{found.normalize():f}"
    if isinstance(found, date | Sometime):
        return str(found)
    if hasattr(found, "since"):
        return {name: str(day_) for name in ("since", "until") if (day_ := getattr(found, name))}
    return found

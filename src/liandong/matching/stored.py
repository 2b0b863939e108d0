"""Stored (存储): needs and offers as plain JSON values, and back as they were."""

from dataclasses import fields, replace
from typing import Any, get_type_hints

import msgspec

from liandong.errors import MatchingError, RuleError
from liandong.matching.fields import FIELDS
from liandong.matching.need import Need
from liandong.matching.offer import Offer
from liandong.messages import words
from liandong.rules.stored import condition_of, plain

Plain = dict[str, Any]

_OFFER = {name: hint for name, hint in get_type_hints(Offer).items() if name != "further"}


def plain_need(need: Need) -> Plain:
    """The fields that are not as they are by default."""
    return told(need)


def plain_offer(offer: Offer) -> Plain:
    """The fields that are not as they are by default, the further conditions as `rules.stored` has them."""
    held = told(replace(offer, further=()))
    return {**held, "further": [plain(each) for each in offer.further]} if offer.further else held


def need_of(held: Plain) -> Need:
    """The need. MatchingError where it is none."""
    try:
        return msgspec.convert(held, Need)
    except msgspec.ValidationError as error:
        raise MatchingError(words("match.stored_damaged")) from error


def offer_of(held: Plain) -> Offer:
    """The offer. MatchingError where it is none."""
    try:
        known = {name: msgspec.convert(value, _OFFER[name]) for name, value in held.items() if name != "further"}
        return Offer(**known, further=tuple(condition_of(each, FIELDS) for each in held.get("further", ())))
    except (msgspec.ValidationError, KeyError, TypeError, RuleError) as error:
        raise MatchingError(words("match.stored_damaged")) from error


def told(noun: Any) -> Plain:
    """The fields of a dataclass that are not as they are by default, words in their order."""
    held = {}
    for each in fields(noun):
        value = getattr(noun, each.name)
        if value != each.default:
            held[each.name] = sorted(value) if isinstance(value, frozenset) else msgspec.to_builtins(value)
    return held

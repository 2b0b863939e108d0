"""Stored (存档): a round and outcomes as JSON, and back as they were."""

import hashlib
from dataclasses import fields, replace
from datetime import date
from typing import Any, get_type_hints

import msgspec

from liandong.errors import MatchingError, RuleError
from liandong.matching.fields import FIELDS
from liandong.matching.need import Need
from liandong.matching.offer import Offer
from liandong.matching.rounds.outcome import Outcome
from liandong.matching.rounds.round import Round
from liandong.matching.scores import Weights
from liandong.messages import words
from liandong.rules.stored import condition_of, plain

_OFFER = {name: hint for name, hint in get_type_hints(Offer).items() if name != "further"}


def packed(round_: Round) -> bytes:
    """The round, the same bytes for the same round."""
    held = {
        "title": round_.title,
        "on": round_.on,
        "needs": [_told(need) for need in round_.needs],
        "offers": [_offer(offer) for offer in round_.offers],
        "weights": _told(round_.weights),
        "success": dict(round_.success),
        "top": round_.top,
        "near": round_.near,
    }
    return msgspec.json.format(msgspec.json.encode(held, order="sorted"), indent=1)


def unpacked(data: bytes, file: str) -> Round:
    """The round that was packed. MatchingError names the file where it is none."""
    try:
        held = msgspec.json.decode(data)
        return Round(
            held["title"], msgspec.convert(held["on"], date), tuple(map(_need_of, held["needs"])),
            tuple(map(_offer_of, held["offers"])), Weights(**held["weights"]),
            msgspec.convert(held["success"], dict[str, float]), held["top"], held["near"],
        )  # fmt: skip
    except (msgspec.MsgspecError, KeyError, TypeError, RuleError) as error:
        raise MatchingError(words("match.round_damaged", file=file)) from error


def id_of(data: bytes) -> str:
    """What a round that is packed so is called: two that are the same are one."""
    return hashlib.sha256(data).hexdigest()[:16]


def packed_outcome(outcome: Outcome) -> bytes:
    """An outcome."""
    return msgspec.json.encode(_told(outcome), order="sorted")


def outcome_of(data: bytes, file: str) -> Outcome:
    """The outcome that was packed. MatchingError names the file where it is none."""
    try:
        return msgspec.json.decode(data, type=Outcome)
    except (msgspec.MsgspecError, MatchingError) as error:
        raise MatchingError(words("match.outcome_damaged", file=file)) from error


def _told(noun: Any) -> dict[str, Any]:
    """The fields that are not as they are by default."""
    held = {}
    for each in fields(noun):
        value = getattr(noun, each.name)
        if value != each.default:
            held[each.name] = sorted(value) if isinstance(value, frozenset) else value
    return held


def _offer(offer: Offer) -> dict[str, Any]:
    held = _told(replace(offer, further=()))
    return {**held, "further": [plain(each) for each in offer.further]} if offer.further else held


def _need_of(held: dict[str, Any]) -> Need:
    return msgspec.convert(held, Need)


def _offer_of(held: dict[str, Any]) -> Offer:
    known = {name: msgspec.convert(value, _OFFER[name]) for name, value in held.items() if name != "further"}
    return Offer(**known, further=tuple(condition_of(each, FIELDS) for each in held.get("further", ())))

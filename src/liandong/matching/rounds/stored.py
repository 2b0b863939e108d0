"""Stored (存档): a round and outcomes as JSON, and back as they were."""

import hashlib
from datetime import date
from typing import Any

import msgspec

from liandong.errors import MatchingError
from liandong.matching.rounds.host import Host
from liandong.matching.rounds.outcome import Outcome
from liandong.matching.rounds.round import Round
from liandong.matching.scores import Weights
from liandong.matching.stored import need_of, offer_of, plain_need, plain_offer, told
from liandong.messages import words


def packed(round_: Round) -> str:
    """The round, the same text for the same round."""
    held: dict[str, Any] = {
        "title": round_.title,
        "on": round_.on,
        "needs": [plain_need(need) for need in round_.needs],
        "offers": [plain_offer(offer) for offer in round_.offers],
        "weights": told(round_.weights),
        "success": dict(round_.success),
        "top": round_.top,
        "near": round_.near,
    }
    if host := dict(round_.host.told()):  # a round of none is called as it was before rounds had one
        held["host"] = host
    return msgspec.json.encode(held, order="sorted").decode()


def unpacked(text: str, id_: str) -> Round:
    """The round that was packed. MatchingError names it where it is none."""
    try:
        held = msgspec.json.decode(text)
        return Round(
            held["title"], msgspec.convert(held["on"], date), tuple(map(need_of, held["needs"])),
            tuple(map(offer_of, held["offers"])), Weights(**held["weights"]),
            msgspec.convert(held["success"], dict[str, float]), held["top"], held["near"],
            Host(**held.get("host", {})),
        )  # fmt: skip
    except (msgspec.MsgspecError, KeyError, TypeError, MatchingError) as error:
        raise MatchingError(words("match.round_damaged", id=id_)) from error


def id_of(text: str) -> str:
    """What a round that is packed so is called: two that are the same are one."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def packed_outcome(outcome: Outcome) -> str:
    """An outcome."""
    return msgspec.json.encode(told(outcome), order="sorted").decode()


def outcome_of(text: str, id_: str) -> Outcome:
    """The outcome that was packed. MatchingError names the round where it is none."""
    try:
        return msgspec.json.decode(text, type=Outcome)
    except (msgspec.MsgspecError, MatchingError) as error:
        raise MatchingError(words("match.outcome_damaged", id=id_)) from error

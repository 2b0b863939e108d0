"""Plain (纯数据): allotments, agendas, statements and what rounds brought as values for programs."""

from collections.abc import Mapping
from typing import Any

from liandong.matching.rounds.agenda import Agenda, Invitation
from liandong.matching.rounds.allotment import Allotment, Given
from liandong.matching.rounds.brought import Brought
from liandong.matching.rounds.outcome import Pair, Reached
from liandong.matching.rounds.rounds import Stated


def plain_pair(of: Given) -> dict[str, Any]:
    return {
        "need": of.need.code,
        "project": of.need.title,
        "firm": of.need.firm,
        "offer": of.offer.code,
        "product": of.offer.title,
        "institution": of.offer.institution,
        "score": of.score,
        "before": of.before,
        "sure": of.sure,
    }


def plain_allotment(of: Allotment, lang: str, most: int | None = None) -> dict[str, Any]:
    """The pairs, how they were found, and at most so many blocking pairs in words."""
    return {
        "mode": of.mode.value,
        "preference": of.preference.value,
        "value": of.value,
        "bound": of.bound,
        "share": of.share,
        "pairs": [plain_pair(each) for each in of.pairs],
        "left": [need.code for need in of.left],
        "apart": [need.code for need in of.apart],
        "unknown_amount": [need.code for need in of.unknown],
        "beyond": of.beyond,
        "blocking": of.blocking,
        "blocking_pairs": [
            dict(zip(("need", "offer"), each.pair.codes, strict=True)) | {"told": each.told().worded(lang)}
            for each in of.blocking_pairs(most)
        ],
    }


def plain_agenda(of: Agenda) -> dict[str, Any]:
    return {
        "on": of.on.isoformat(),
        "meetings": [
            {
                "begin": f"{each.begin:%H:%M}",
                "end": f"{each.end:%H:%M}",
                "table": each.table,
                "firm": each.firm,
                "institution": each.institution,
                "pairs": [plain_pair(pair) for pair in each.pairs],
            }
            for each in of.sittings
        ],
        "left_over": [_invitation(each) for each in of.left_over],
    }


def _invitation(of: Invitation) -> dict[str, Any]:
    return {"firm": of.firm, "institution": of.institution, "pairs": [plain_pair(pair) for pair in of.pairs]}


def plain_brought(of: Brought) -> dict[str, Any]:
    """Counts by stage, sums in 万元 as text, and of how many pairs no sum is told; no share is null."""
    return {
        "title": of.title,
        "on": of.on.isoformat(),
        "needs": of.needs,
        "offers": of.offers,
        "stages": {stage.value: count for stage, count in of.stages.items()},
        "sums": {stage.value: f"{amount:f}" for stage, amount in of.sums.items()},
        "untold": {stage.value: count for stage, count in of.untold.items()},
        "pending": of.pending,
        "met": of.met,
        "share": of.share,
    }


def plain_reached(found: Mapping[Pair, Reached]) -> list[dict[str, Any]]:
    """How far each pair has come, by need and offer."""
    return [
        {
            "need": need,
            "offer": offer,
            "stage": each.stage.value,
            "days": {stage.value: day.isoformat() for stage, day in each.days.items()},
            "sums": {stage.value: f"{amount:f}" for stage, amount in each.sums.items()},
        }
        for (need, offer), each in sorted(found.items())
    ]


def plain_stated(of: Stated) -> dict[str, Any]:
    """A statement with who made it, and who took it back if anybody did."""
    outcome = of.outcome
    return {
        "number": of.number,
        "need": outcome.need,
        "offer": outcome.offer,
        "stage": outcome.stage.value,
        "on": outcome.on.isoformat(),
        "amount": None if outcome.amount is None else f"{outcome.amount:f}",
        "record": outcome.record,
        "actor": of.by.actor,
        "at": of.by.at,
        "reason": of.by.reason,
        "retracted": None if of.retracted is None else {"actor": of.retracted.actor, "at": of.retracted.at,
                                                        "reason": of.retracted.reason},
    }  # fmt: skip

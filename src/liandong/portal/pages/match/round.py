"""One round: what it took, and what matched, as it was held."""

from typing import Any

from liandong.logged.moments import today
from liandong.matching import Match, match
from liandong.matching.lines import plain_line
from liandong.matching.rounds import Kept
from liandong.matching.rounds.plain import plain_brought
from liandong.matching.soundness import otherwise
from liandong.messages import text
from liandong.portal.asked import Asked
from liandong.portal.leafing import leafed
from liandong.portal.matching import Matching
from liandong.portal.pages.match import held
from liandong.portal.pages.match.board import BEST, COLUMNS, NEAREST, NEEDS, as_need, by_code, counts, row, weighed
from liandong.portal.sheet import Sheet, Table


def tell(matching: Matching, asked: Asked) -> Sheet:
    """UnknownRecord where there is no such round."""
    kept, lang = held.kept_of(matching, asked), asked.lang
    round_, found = kept.round, matching.of_round(kept.id)
    leaf = leafed(asked, len(found.needs), NEEDS)
    shown = range(leaf.first, min(leaf.last, len(found.needs)))
    some = match([found.needs[at] for at in shown], found.offers, round_.on, weights=round_.weights,
                 success=round_.success, top=BEST, near=NEAREST)  # fmt: skip
    by_need = by_code(some, [found.needs[at] for at in shown])
    brought = matching.brought(kept.id, today())
    many = counts(found)
    told: dict[str, Any] = {
        **held.frame(asked, kept, ""),
        "facts": [
            (text(f"portal.match_fact_{name}", lang), f"{count:,}")
            for name, count in (
                ("needs", len(found.needs)), ("offers", len(found.offers)), ("takes", found.eligible),
                ("may", found.open), ("near", found.near_misses),
            )
        ],
        "brought": [
            (text(f"brought.{stage}", lang), f"{count:,}") for stage, count in brought.stages.items() if count
        ],
        "reason": kept.by.reason,
        "otherwise": _otherwise(kept, found, lang),
        "host": [(text(f"match.host_{name}", lang), told) for name, told in round_.host.told()],
        "weights": weighed(round_.weights, lang),
        "learnt": bool(round_.success),
        "files": held.files(asked, kept, ("needs", "offers", held.WORKBOOK)),
        "needs": [as_need(matching, asked, found.needs[at], by_need[found.needs[at].code], many, at) for at in shown],
        "leaf": leaf,
    }  # fmt: skip
    every = [line for at in shown for line in by_need[found.needs[at].code]]
    data = {
        "id": kept.id,
        "title": round_.title,
        "on": round_.on.isoformat(),
        "kept_by": kept.by.actor,
        "digest": kept.digest,
        "revision": kept.revision,
        "otherwise": kept.otherwise(found),
        "host": dict(round_.host.told()),
        "weights": round_.weights.shares(),
        "success": dict(round_.success),
        "eligible": found.eligible,
        "open": found.open,
        "near_misses": found.near_misses,
        "needs": [need.code for need in found.needs],
        "offers": [offer.code for offer in found.offers],
        "brought": plain_brought(brought),
        "lines": [plain_line(line, lang) for line in every],
    }
    table = Table([text(f"match.heading_{name}", lang) for name in COLUMNS], [row(line, lang) for line in every])
    return Sheet("match_round.html", held.title(kept, "", lang), told, data, table, lasts=False)


def _otherwise(kept: Kept, found: Match, lang: str) -> str:
    """That the round is answered otherwise today than when it was kept, or that nobody can tell; empty where all is
    the same."""
    match kept.otherwise(found):
        case None:
            return text("portal.match_round_unnoted", lang)
        case True:
            return otherwise(kept).worded(lang)
    return ""

"""Printed ranks that are not in the order of the printed scores."""

import numpy as np

from liandong.indices.methods.columns import Array
from liandong.indices.mistakes.finding import Finding
from liandong.indices.mistakes.printed import Printed, slack
from liandong.messages import words


def out_of_order(scores: Printed, score: str, ranks: Printed, rank: str) -> tuple[Finding, ...]:
    """A finding for each unit whose printed rank (best = 1) cannot come from its printed score.

    Scores that are equal within their rounding may stand in any order, and equal ranks may be counted either way
    (1, 2, 2, 4 or 1, 2, 2, 3).
    """
    column, place = scores.column(score), ranks.column(rank)
    rows = scores.rows(ranks.units)
    here = np.flatnonzero((rows >= 0) & ~np.isnan(ranks.values[:, place]))
    here = here[~np.isnan(scores.values[rows[here], column])]
    values, printed = scores.values[rows[here], column], ranks.values[here, place]
    low, high = _possible(values, slack(values, scores.halves[rows[here], column]))
    if np.array_equal(printed, _dense(values)):
        return ()
    why = words("index.why_rank", score=score)
    return tuple(
        Finding(
            *("rank", ranks.name, ranks.units[row], rank, ranks.period),
            f"{printed[at]:.0f}",
            f"{low[at]}" if low[at] == high[at] else f"{low[at]}–{high[at]}",
            *(why, "proven"),
        )
        for at, row in enumerate(here)
        if not low[at] <= printed[at] <= high[at]
    )


def _possible(values: Array, room: Array) -> tuple[np.ndarray, np.ndarray]:
    """Best and worst rank that each score can have, where each may lie as far as `room` from what it stands for."""
    ahead, apart = values[None, :] - values[:, None], room[None, :] + room[:, None]
    best = 1 + (ahead > apart).sum(axis=1)
    return best, np.asarray((ahead >= -apart).sum(axis=1))


def _dense(values: Array) -> Array:
    """Ranks in which equal scores take one place together."""
    return np.asarray(np.unique(-values, return_inverse=True)[1] + 1.0)

"""The promise ledger (承诺台账): what was promised, by whom, by when; how far it came; and what follows from that.

Everything is computed from the records of a ledger and rests on their statements; nothing is stored.
"""

from liandong.followup.promises.became import Became, Group, Saying, became
from liandong.followup.promises.compute import asked_day, promises
from liandong.followup.promises.league import By, Row, league, wilson
from liandong.followup.promises.promise import (
    JUDGED,
    Comparison,
    Due,
    Fit,
    Ground,
    Outcome,
    Promise,
    Proof,
    Side,
    Stage,
    Step,
)
from liandong.followup.promises.select import Wanted, counted, selected

__all__ = [
    "JUDGED",
    "Became",
    "By",
    "Comparison",
    "Due",
    "Fit",
    "Ground",
    "Group",
    "Outcome",
    "Promise",
    "Proof",
    "Row",
    "Saying",
    "Side",
    "Stage",
    "Step",
    "Wanted",
    "asked_day",
    "became",
    "counted",
    "league",
    "promises",
    "selected",
    "wilson",
]

"""A checker of published indices: what a publisher printed is laid beside itself, and what contradicts is told.

Nothing is corrected: each `Finding` says where, what is printed, what was expected and why. `check` does all of it.
"""

from liandong.indices.mistakes.against import against
from liandong.indices.mistakes.check import Publication, check
from liandong.indices.mistakes.editions import renamed, restated, restated_by_change
from liandong.indices.mistakes.finding import Finding
from liandong.indices.mistakes.formulas import Stated, expected_parts, not_reproduced
from liandong.indices.mistakes.gaps import missing
from liandong.indices.mistakes.heads import like_totals
from liandong.indices.mistakes.labels import Expected, expected_scores, out_of_step
from liandong.indices.mistakes.printed import Printed, decimals
from liandong.indices.mistakes.ranks import out_of_order
from liandong.indices.mistakes.repeats import repeated
from liandong.indices.mistakes.sums import Sum, not_adding_up, weighed
from liandong.indices.mistakes.targets import Inferred, infer, measured

__all__ = [
    "Expected",
    "Finding",
    "Inferred",
    "Printed",
    "Publication",
    "Stated",
    "Sum",
    "against",
    "check",
    "decimals",
    "expected_parts",
    "expected_scores",
    "infer",
    "like_totals",
    "measured",
    "missing",
    "not_adding_up",
    "not_reproduced",
    "out_of_order",
    "out_of_step",
    "renamed",
    "repeated",
    "restated",
    "restated_by_change",
    "weighed",
]

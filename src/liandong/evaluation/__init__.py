"""Evaluation: an exported ledger measured against pages that a person has labelled.

Reads rows in the form of the JSONL export and a file of labels (docs/how-to/measure.md), and says what was found, what
was missed and what was too much; the rules of comparison stand in `matching` and `fields`.
"""

from liandong.evaluation.gold import PASSED, Gold, GoldPage, GoldRecord, read_gold
from liandong.evaluation.result import Evaluation, Extra, Lists, Miss, Row, Scores, Share, figures, render
from liandong.evaluation.score import evaluate

__all__ = [
    "PASSED",
    "Evaluation",
    "Extra",
    "Gold",
    "GoldPage",
    "GoldRecord",
    "Lists",
    "Miss",
    "Row",
    "Scores",
    "Share",
    "evaluate",
    "figures",
    "read_gold",
    "render",
]

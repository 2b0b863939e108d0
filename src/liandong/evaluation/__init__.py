"""Evaluation: an exported ledger measured against pages that a person has labelled.

Reads rows in the form of the JSONL export and a file of labels (docs/how-to/measure.md), and says what was found, what
was missed and what was too much; the rules of comparison stand in `matching` and `fields`.
"""

from liandong.evaluation.errors import Extra, Miss, Sentence, Told, Wrong
from liandong.evaluation.gold import PASSED, Gold, GoldPage, GoldRecord, read_gold
from liandong.evaluation.result import Evaluation, Lists, Row, Said, Scores, Share, figures, render
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
    "Said",
    "Scores",
    "Sentence",
    "Share",
    "Told",
    "Wrong",
    "evaluate",
    "figures",
    "read_gold",
    "render",
]

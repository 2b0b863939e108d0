"""Confidence (置信度): how often a value that a rule is so sure of was right on labelled pages.

A rule states how sure it is of a value beside others of its property. The table, made by `python -m
tests.corpus.calibrate` from pages that nobody who wrote rules has seen, tells how many of such values are right; that
is what the statement carries. Properties that no label judges keep what the rule states.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from liandong.vocabulary.tables import rows

LEAST = 0.4
"""Below this nothing is said: what is so often wrong is a guess, and the ledger makes none."""

_Key = tuple[str, str, float]


def _table() -> dict[_Key, float]:
    return {(r["kind"], r["property"], float(r["stated"])): float(r["confidence"]) for r in rows("confidence.tsv")}


_CALIBRATED: dict[_Key, float] = _table()


def calibrated(kind: str, name: str, stated: float) -> float:
    """The share of right values among those of the property of which rules are so sure; `stated` where none was
    measured."""
    return _CALIBRATED.get((kind, name, stated), stated)


@contextmanager
def as_stated() -> Iterator[None]:
    """Inside, every confidence is as the rules state it: for measuring them."""
    kept = dict(_CALIBRATED)
    _CALIBRATED.clear()
    try:
        yield
    finally:
        _CALIBRATED.update(kept)

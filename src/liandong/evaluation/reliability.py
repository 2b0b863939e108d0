"""Reliability (置信度的可靠性): whether what is said with a confidence of 0.8 is right eight times of ten."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sure:
    """One value that the ledger says and the labels of `page` judge: `field` (project.status, or the kind alone for a
    record as a whole), `confidence` as stated in [0, 1], whether it is `right`."""

    page: str
    field: str
    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """The values whose confidence lies in one tenth: how many, their mean confidence, and the share that is right."""

    of: int
    stated: float
    right: float


def bins(sure: Iterable[Sure]) -> tuple[Bin, ...]:
    """The tenths of confidence that hold a value, the least sure first."""
    tenths: dict[int, list[Sure]] = defaultdict(list)
    for each in sure:
        tenths[min(int(each.confidence * 10 + 1e-9), 9)].append(each)
    return tuple(
        Bin(len(own), sum(s.confidence for s in own) / len(own), sum(s.right for s in own) / len(own))
        for _, own in sorted(tenths.items())
    )


def calibration_error(sure: Iterable[Sure]) -> float:
    """The expected calibration error: the mean distance between stated and right over the tenths, by their size; 0
    where nothing is said. (Naeini, Cooper & Hauskrecht 2015, with tenths as bins.)"""
    found = bins(sure)
    total = sum(each.of for each in found)
    return sum(each.of * abs(each.stated - each.right) for each in found) / total if total else 0.0

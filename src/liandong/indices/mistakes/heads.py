"""Indicators that are named per head and look like totals, where no raw numbers are at hand to tell for certain."""

import re
from collections.abc import Mapping

import numpy as np
from scipy.stats import spearmanr

from liandong.indices.mistakes.finding import Finding
from liandong.indices.mistakes.printed import Printed
from liandong.messages import words

PER_HEAD = re.compile(
    r"人均|每?[百千万]人|每[百千万]名|户均"
    r"|per (?:capita|head|person|inhabitant|1,?000|10,?000|100,?000|thousand|million)",
    re.IGNORECASE,
)
"""Names that promise a number by people, in Chinese and English."""

FEWEST = 20
"""With fewer units a correlation of ranks as high as `above` comes by chance too often (0.6 of 20: about 1 in 200)."""


def like_totals(table: Printed, size: Mapping[str, float], called: str, above: float = 0.6) -> tuple[Finding, ...]:
    """A finding, possible only, for each column named per head whose ranks correlate with the size of the units (their
    population, `called` so) by more than `above`: what is truly per head seldom grows so with the number of heads."""
    sizes = np.array([size.get(unit, np.nan) for unit in table.units])
    found: dict[str, float] = {}
    for column, code in enumerate(table.codes):
        values = table.values[:, column]
        both = ~np.isnan(values + sizes)
        if both.sum() >= FEWEST and np.ptp(values[both]) and np.ptp(sizes[both]):
            found[code] = float(spearmanr(values[both], sizes[both]).statistic)
    others = [r for code, r in found.items() if not PER_HEAD.search(code)]
    usual = f"{np.median(others):.2f}" if others else "–"
    return tuple(
        Finding(
            *("per_head", table.name, "", code, table.period, code, ""),
            words("index.why_size", size=called, r=f"{r:.2f}", others=usual),
            "possible",
        )
        for code, r in found.items()
        if r > above and PER_HEAD.search(code)
    )

"""What changed from one edition to the next without a word: values, and names of indicators."""

import numpy as np
from scipy.stats import spearmanr

from liandong.indices.methods.columns import Array
from liandong.indices.mistakes.finding import Finding
from liandong.indices.mistakes.printed import Printed, slack
from liandong.messages import words

ALIKE = 0.9
"""The correlation of ranks from which an indicator under a new name is taken for one that is gone: the indicators of
the Yangtze Delta index that kept their names correlate by 0.89 on average from 2023 to 2024."""


def restated(earlier: Printed, later: Printed) -> tuple[Finding, ...]:
    """A finding for each number of the same units, columns and period that a later table prints otherwise, beyond the
    rounding of both."""
    shared = [(later.column(code), earlier.column(code), code) for code in later.codes if code in earlier.codes]
    rows = earlier.rows(later.units)
    found = []
    for now_at, then_at, code in shared:
        for row, then_row in enumerate(rows):
            now = later.values[row, now_at]
            then = earlier.values[then_row, then_at] if then_row >= 0 else np.nan
            room = later.halves[row, now_at] + slack(np.asarray(then), earlier.halves[then_row, then_at])
            if abs(now - then) > room:
                was, prints = earlier.show(then, then_at, row=then_row), later.show(now, now_at, row=row)
                why = words("index.why_restated", earlier=earlier.name, later=later.name, was=was, now=prints)
                unit = later.units[row]
                found.append(Finding("restated", later.name, unit, code, later.period, prints, was, why, "proven"))
    return tuple(found)


def restated_by_change(earlier: Printed, later: Printed, changes: Printed) -> tuple[Finding, ...]:
    """A finding for each number of the earlier table that the later value less its printed change contradicts: the
    earlier one was changed without being printed anew."""
    values = np.full_like(later.values, np.nan)
    halves = np.zeros_like(later.halves)
    rows = changes.rows(later.units)
    for column, code in enumerate(later.codes):
        if code in changes.codes:
            change = changes.values[:, changes.column(code)]
            values[rows >= 0, column] = later.values[rows >= 0, column] - change[rows[rows >= 0]]
            rounded = changes.halves[rows[rows >= 0], changes.column(code)]
            halves[rows >= 0, column] = later.halves[rows >= 0, column] + rounded
    implied = Printed(later.name, later.units, later.codes, values, halves, earlier.period)
    return tuple(_of_change(finding, earlier, later) for finding in restated(earlier, implied))


def _of_change(finding: Finding, earlier: Printed, later: Printed) -> Finding:
    now, was = finding.printed, finding.expected
    why = words("index.why_restated_change", earlier=earlier.name, later=later.name, was=was, now=now)
    place = (finding.unit, finding.indicator, finding.period)
    return Finding("restated", later.name, *place, now, was, why, "proven")


def renamed(earlier: Printed, later: Printed) -> tuple[Finding, ...]:
    """A finding for each new column that correlates with one that is gone as an indicator does with itself: another
    name, and perhaps another formula, for the same thing. Told by likeness of ranks alone. Where one column is left
    that is gone and one that is new, the one replaced the other."""
    gone = [code for code in earlier.codes if code not in later.codes]
    new = [code for code in later.codes if code not in earlier.codes]
    found = []
    for code in new:
        likeness = {old: _alike(earlier, old, later, code) for old in gone}
        best = max(likeness, key=lambda old: likeness[old], default="")
        if best and likeness[best] > ALIKE:
            why = words("index.why_renamed", old=best, new=code, r=f"{likeness[best]:.2f}")
            found.append(Finding("renamed", later.name, "", code, later.period, code, best, why, "possible"))
    gone, new = (
        sorted(set(codes) - {told for one in found for told in (one.expected, one.indicator)}) for codes in (gone, new)
    )
    if len(gone) == len(new) == 1:
        r = f"{_alike(earlier, gone[0], later, new[0]):.2f}"
        why = words("index.why_replaced", old=gone[0], new=new[0], r=r)
        found.append(Finding("replaced", later.name, "", new[0], later.period, new[0], gone[0], why, "likely"))
    return tuple(found)


def _alike(earlier: Printed, old: str, later: Printed, new: str) -> float:
    rows = earlier.rows(later.units)
    one: Array = later.values[rows >= 0, later.column(new)]
    other: Array = earlier.values[rows[rows >= 0], earlier.column(old)]
    both = ~np.isnan(one + other)
    if both.sum() < 5 or not np.ptp(one[both]) or not np.ptp(other[both]):
        return 0.0
    return float(spearmanr(one[both], other[both]).statistic)

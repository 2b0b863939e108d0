"""Neighbours: which of many values agree, found without comparing each with each."""

from collections.abc import Sequence

from liandong.model import Value
from liandong.records.values.sameness import Sameness

WINDOW = 64
"""How many of those that follow a value in the order of reaches it is compared with. No property of an ordinary record
has more distinct values; it bounds the work for a record that was joined wrongly, or for a table of figures."""


def neighbours(values: Sequence[Value], sameness: Sameness) -> list[list[int]]:
    """For each value the numbers of the others that agree with it, ascending.

    Values are sorted by reach and compared only while their reaches overlap: n log n for values that lie apart, at most
    n × WINDOW comparisons whatever they are.
    """
    near: list[list[int]] = [[] for _ in values]
    reaches = [sameness.reach(value) for value in values]
    order = sorted(range(len(values)), key=lambda n: (reaches[n].group, reaches[n].low, n))
    for place, one in enumerate(order):
        reach = reaches[one]
        for other in order[place + 1 : place + 1 + WINDOW]:
            if reaches[other].group != reach.group or reaches[other].low > reach.high:
                break
            if sameness.agree(values[one], values[other]):
                near[one].append(other)
                near[other].append(one)
    return [sorted(each) for each in near]

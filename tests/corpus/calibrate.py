"""`python -m tests.corpus.calibrate [--write]`: how right values are at each confidence that the rules state.

Of every property that the labels judge, the values that the rules are equally sure of are counted on the test half, and
how many of them are right: that share, drawn towards the one of all values said with that confidence where there are
few, is what the ledger states. `--write` stores the table. The error before and after is printed, each half of the
values measured with what the other half told.
"""

import argparse
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from liandong.cli.terminal import line
from liandong.evaluation.reliability import Sure, calibration_error
from liandong.statements import confidence
from tests.corpus.measure import evaluation

TABLE = Path(confidence.__file__).parents[1] / "vocabulary" / "tables" / "confidence.tsv"
WEIGHT = 10
"""A share counts as if so many further values had the share of all that are said with that confidence."""
_WHOLE = {"figure": "value"}

Key = tuple[str, str, float]
Counts = Mapping[Key, tuple[int, int]]


def counted(sure: Iterable[Sure]) -> Counts:
    """Of each kind, property and stated confidence how many values are right, of how many."""
    found: defaultdict[Key, list[int]] = defaultdict(lambda: [0, 0])
    for each in sure:
        kind, _, name = each.field.partition(".")
        own = found[kind, name or _WHOLE.get(kind, "name"), each.confidence]
        own[0] += each.right
        own[1] += 1
    return {key: (right, of) for key, (right, of) in sorted(found.items())}


def fitted(counts: Counts) -> dict[Key, float]:
    """The confidence to state for each, never falling where the rules are surer (pool adjacent violators)."""
    whole: defaultdict[float, list[int]] = defaultdict(lambda: [0, 0])
    for (_, _, stated), (right, of) in counts.items():
        whole[stated][0] += right
        whole[stated][1] += of
    found: dict[Key, float] = {}
    properties = sorted({key[:2] for key in counts})
    for kind, name in properties:
        levels = sorted(key[2] for key in counts if key[:2] == (kind, name))
        pools: list[tuple[float, float, list[float]]] = []
        for stated in levels:
            right, of = counts[kind, name, stated]
            share = whole[stated][0] / whole[stated][1]
            pools.append((right + WEIGHT * share, of + WEIGHT, [stated]))
            while len(pools) > 1 and pools[-2][0] / pools[-2][1] > pools[-1][0] / pools[-1][1]:
                (a, b, low), (c, d, high) = pools[-2:]
                pools[-2:] = [(a + c, b + d, low + high)]
        for right_, of_, own in pools:
            found |= {(kind, name, stated): round(right_ / of_, 2) for stated in own}
    return found


def main(arguments: list[str] | None = None) -> None:
    """Measures, and prints or writes."""
    parser = argparse.ArgumentParser(prog="python -m tests.corpus.calibrate", description=__doc__)
    parser.add_argument("--write", action="store_true", help="store the table")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder, confidence.as_stated():
        found = evaluation("test", Path(folder))
    halves = tuple([each for at, each in enumerate(found.sure) if at % 2 == part] for part in (0, 1))
    before = calibration_error(found.sure)
    after = [calibration_error(applied(own, fitted(counted(other)))) for own, other in (halves, halves[::-1])]
    line(f"expected calibration error\tas the rules state {before:.3f}\tcalibrated {sum(after) / 2:.3f}")
    counts = counted(found.sure)
    table = fitted(counts)
    rows = ["kind\tproperty\tstated\tconfidence\tright\tof"]
    for (kind, name, stated), value in table.items():
        right, of = counts[kind, name, stated]
        rows.append(f"{kind}\t{name}\t{stated}\t{value}\t{right}\t{of}")
    if asked.write:
        TABLE.write_text("\n".join(rows) + "\n", encoding="utf-8")
    for row in rows:
        line(row)


def applied(sure: Iterable[Sure], table: Mapping[Key, float]) -> list[Sure]:
    """The same values with the confidence that the table gives them."""
    out = []
    for each in sure:
        kind, _, name = each.field.partition(".")
        given = table.get((kind, name or _WHOLE.get(kind, "name"), each.confidence), each.confidence)
        out.append(Sure(each.field, given, each.right))
    return out


if __name__ == "__main__":
    main()

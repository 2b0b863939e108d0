"""`python -m tests.corpus.calibrate [--write]`: how right values are at each confidence that the rules state.

Of every property that the labels judge, the values that the rules are equally sure of are counted on the calibration
split, which nobody who wrote rules has seen and by which nothing else is judged, and how many of them are right: that
share is what the ledger states. `--write` stores the table, `--add` with what it told before: pages that were opened
since were unread when they were counted. The error before and after is printed, each tenth of the
pages measured with what the others told.
"""

import argparse
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from liandong.cli.terminal import line
from liandong.evaluation.reliability import Sure, calibration_error
from liandong.statements import confidence
from tests.corpus.measure import evaluation

TABLE = Path(confidence.__file__).parents[1] / "vocabulary" / "tables" / "confidence.tsv"
WEIGHT = 20
"""A share counts as if so many further values had the share of all that are said with that confidence."""
FOLDS = 10
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


def stored() -> Counts:
    """The counts of the table as it is, made when its pages had been read by nobody who wrote rules."""
    rows = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]]
    return {(kind, name, float(stated)): (int(right), int(of)) for kind, name, stated, _, right, of in rows}


def together(*each: Counts) -> Counts:
    """The counts of several sets of pages."""
    keys = sorted({key for counts in each for key in counts})
    told = {key: [counts.get(key, (0, 0)) for counts in each] for key in keys}
    return {key: (sum(right for right, _ in own), sum(of for _, of in own)) for key, own in told.items()}


def fitted(counts: Counts) -> dict[Key, float]:
    """The confidence to state for each: its own share of right values, drawn towards that of all values which are said
    with the same confidence where it has few of its own."""
    whole: defaultdict[float, list[int]] = defaultdict(lambda: [0, 0])
    for (_, _, stated), (right, of) in counts.items():
        whole[stated][0] += right
        whole[stated][1] += of
    found: dict[Key, float] = {}
    for key, (right, of) in counts.items():
        alike = whole[key[2]]
        found[key] = round((right + WEIGHT * alike[0] / alike[1]) / (of + WEIGHT), 2)
    return found


def folds(sure: Sequence[Sure]) -> Iterator[tuple[list[Sure], list[Sure]]]:
    """The values of a tenth of the pages, and those of all others, for each tenth."""
    place = {page: at % FOLDS for at, page in enumerate(sorted({each.page for each in sure}))}
    for fold in range(FOLDS):
        own = [each for each in sure if place[each.page] == fold]
        yield own, [each for each in sure if place[each.page] != fold]


def main(arguments: list[str] | None = None) -> None:
    """Measures, and prints or writes."""
    parser = argparse.ArgumentParser(prog="python -m tests.corpus.calibrate", description=__doc__)
    parser.add_argument("--write", action="store_true", help="store the table")
    parser.add_argument("--add", action="store_true", help="count what the table holds of earlier pages too")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder, confidence.as_stated():
        found = evaluation("calibration", Path(folder))
    before = calibration_error(found.sure)
    told = [each for own, others in folds(found.sure) for each in applied(own, fitted(counted(others)))]
    after = calibration_error(told)
    line(f"expected calibration error\tas the rules state {before:.3f}\tcalibrated {after:.3f}")
    counts = counted(found.sure)
    if asked.add:
        counts = together(stored(), counts)
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
        out.append(replace(each, confidence=given))
    return out


if __name__ == "__main__":
    main()

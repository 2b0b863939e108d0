"""How well and how fast firms are told apart, beside Splink 5 on the same parsed columns, in one run.

    python benchmarks/resolution.py [--firms 70000] [--splink PYTHON] [--pairs 1e8]

Mentions of invented firms (benchmarks/firms.py: about 3.6 for each, cities, brands and trades held out) are resolved,
each standing in a document of its own. Printed are, for the pairs that are joined automatically, precision, recall and
F1; false merges among pairs of one city and trade with different brands; the largest cluster; seconds by the wall clock
and of the processor; and the peak memory. The program is timed from the parsed columns on, as Splink is, and besides
from statements on.

Splink (benchmarks/splink_rival.py, where its settings are explained) gets the columns that the program's parser makes:
once of each name alone, once with what was learned from all names together; the better F1 of all thresholds counts. It
runs under the Python that `--splink` names, which needs `pip install splink`; without one only ours is measured. Its
documentation (5.0, estimate_u_using_random_sampling) trains on 1e8 pairs in its example, advises 1e8 or 1e9 for a final
model and calls 1e7 adequate for trying out model specifications: `--pairs` says how many, and takes most of its time.

Floors: F1 at least Splink's + 0.03, precision 0.99, false merges 0.001 at most, the largest cluster 1.5 times the true
one at most, a third of Splink's time, half of its memory.
"""

import argparse
import csv
import json
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from math import comb
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, NamedTuple

import firms
from liandong.engine import rare_collections
from liandong.model import Mention, Statement, Value
from liandong.model.desk import Told
from liandong.records import HeldDesk, resolve_desk
from liandong.records.across import Across, lay
from liandong.records.clusters import Clusters
from liandong.records.kinds import organisations
from liandong.records.values.firms import Firm, firm
from reading import peak_megabytes

SEED = 20_261_126
COLUMNS = ["id", "place", "brand", "trade", "flat", "stem", "formed", "uscc"]
F1_MARGIN, PRECISION, FALSE_MERGES, CLUSTER, TIME, MEMORY = 0.03, 0.99, 0.001, 1.5, 1 / 3, 1 / 2


class Mentioned(NamedTuple):
    home: int
    mention: int
    statement: Statement


class Rows(HeldDesk):
    """A desk over a file of names and codes, whose statements are made when they are asked for."""

    def __init__(self, source: Path) -> None:
        self._source = source
        self._size = sum(1 for _ in self.rows())
        self.ids = ()

    @property
    def size(self) -> int:
        return self._size

    def rows(self) -> Iterator[tuple[int, str, str]]:
        """Number, name and code of each."""
        with self._source.open(encoding="utf-8", newline="") as file:
            for number, row in enumerate(csv.DictReader(file), 1):
                yield number, row["name"], row["uscc"]

    def known(self, ids: Iterable[str]) -> Mapping[str, tuple[int, str]]:
        return {}

    def retracting(self) -> Iterator[Statement]:
        return iter(())

    def told(self, kind: str) -> Iterator[Sequence[Told]]:
        rows = self.rows() if kind == "organisation" else iter(())
        while some := list(islice(rows, 1_000)):
            yield [each for row in some for each in _said(*row)]

    def told_of(self, mentions: Sequence[int]) -> Sequence[Told]:
        return []


def _said(number: int, name: str, uscc: str) -> Iterator[Mentioned]:
    mention = Mention(f"{number:032x}", 0, len(name), "organisation")
    for key, text in (("name", name), ("uscc", uscc)):
        if text:
            yield Mentioned(number, number, Statement(mention, key, Value(text, text), (), "d", "made@1"))


def ours(source: Path, out: Path, *, parsed: bool) -> None:
    """Resolves in this process: writes the clusters, prints seconds and peak."""
    desk = Rows(source)
    with rare_collections():
        if parsed:
            rule = organisations.RULE
            laid = desk.sheaf()
            for number, name, uscc in desk.rows():
                codes = frozenset((uscc,)) if uscc else frozenset[str]()
                lay(organisations.Signature(frozenset((firm(name),)), codes), number, laid)
            began, busy = perf_counter(), process_time()
            clusters = Clusters(desk.size)
            Across[Any](desk).join(rule, laid.sorted(), clusters)
            roots = clusters.roots()
        else:
            began, busy = perf_counter(), process_time()
            roots = resolve_desk(desk)
        told = {"wall": perf_counter() - began, "processor": process_time() - busy, "peak": peak_megabytes()}
    with out.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("id", "cluster_id"), *enumerate(list(roots)[1:])])
    print(json.dumps(told))


def columns(rows: Sequence[firms.Row], *, learned: bool) -> Iterator[list[object]]:
    """What the parser makes of each row, alone or with what is learned from all."""
    signatures = [organisations.Signature(frozenset((firm(row.name),)), frozenset()) for row in rows]
    beside: dict[str, set[str]] = {}
    proofs: dict[str, int] = {}
    for signature in set(signatures) if learned else ():
        for word, other, least in organisations.learn(signature):
            beside.setdefault(word, set()).add(other)
            proofs[word] = least
    words = {hash(word) for word, others in beside.items() if len(others) >= proofs[word]}
    for number, (row, signature) in enumerate(zip(rows, signatures, strict=True)):
        (one,) = organisations.refined(signature, words).firms
        place = one.place or ",".join(sorted(one.codes))
        yield [number, place, one.brand, one.trade, one.flat, one.stem, _formed(one), row.uscc]


def _formed(one: Firm) -> str:
    return ("group" if one.group else "firm") if one.full else ""


class Quality(NamedTuple):
    precision: float
    recall: float
    false_merges: float
    largest: int

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.precision else 0.0

    def told(self) -> str:
        return (
            f"precision {self.precision:.4f}  recall {self.recall:.4f}  F1 {self.f1:.4f}"
            f"  false merges {self.false_merges:.5f}  largest cluster {self.largest}"
        )


def quality(rows: Sequence[firms.Row], among: Sequence[firms.Firm], file: Path) -> Quality:
    """The pairs of rows that the clusters join against those that are one firm."""
    with file.open(encoding="utf-8", newline="") as told:
        found = {int(row["id"]): row["cluster_id"] for row in csv.DictReader(told)}
    truth = [row.firm for row in rows]
    clusters = [found[number] for number in range(len(rows))]
    both = sum(comb(n, 2) for n in Counter(zip(truth, clusters, strict=True)).values())
    joined = Counter(clusters)
    right = sum(comb(n, 2) for n in Counter(truth).values())
    places: dict[int, set[str]] = {}
    for number, cluster in zip(truth, clusters, strict=True):
        places.setdefault(number, set()).add(cluster)
    pairs = [(a, b) for a, b in firms.sisters(among) if a in places and b in places]
    merged = sum(not places[a].isdisjoint(places[b]) for a, b in pairs)
    precision = both / max(1, sum(comb(n, 2) for n in joined.values()))
    return Quality(precision, both / right, merged / len(pairs), max(joined.values()))


def run(*command: str | Path) -> dict[str, float]:
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout
    told: dict[str, float] = json.loads(said.splitlines()[-1])
    return told


def rival(
    python: str, pairs: float, rows: Sequence[firms.Row], among: Sequence[firms.Firm], folder: Path
) -> Iterator[tuple[Quality, dict[str, float]]]:
    """Splink at its best threshold on each of the two sets of columns."""
    for learned in (False, True):
        place = folder / f"splink-{learned}"
        place.mkdir()
        with (place / "rows.in").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([COLUMNS, *columns(rows, learned=learned)])
        told = run(python, Path(__file__).parent / "splink_rival.py", place / "rows.in", place, str(pairs))
        best, file_ = max(((quality(rows, among, f), f) for f in sorted(place.glob("*.csv"))), key=lambda q: q[0].f1)
        name = "learned columns" if learned else "columns of each name"
        print(f"Splink on {pairs:,.0f} pairs, {name}, threshold {file_.stem}: {best.told()}")
        print(
            f"  train {told['train']:.1f} s, predict {told['predict']:.1f} s, cluster {told['cluster']:.1f} s;"
            f" processor {told['processor']:.1f} s; peak {told['peak']:.0f} MB",
            flush=True,
        )
        yield best, told


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--firms", type=int, default=70_000)
    arguments.add_argument("--splink", metavar="PYTHON", help="a Python that has Splink 5")
    arguments.add_argument("--pairs", type=float, default=1e8, help="pairs on which Splink is trained")
    arguments.add_argument("--ours", type=Path, nargs=2, metavar=("ROWS", "OUT"), help=argparse.SUPPRESS)
    arguments.add_argument("--parsed", action="store_true", help=argparse.SUPPRESS)
    chosen = arguments.parse_args()
    if chosen.ours:
        ours(*chosen.ours, parsed=chosen.parsed)
        return
    dice = random.Random(SEED)
    among = firms.firms(dice, chosen.firms)
    rows = list(firms.rows(dice, among))
    dice.shuffle(rows)
    true = max(Counter(row.firm for row in rows).values())
    print(f"{len(rows):,} mentions of {len(among):,} firms, the largest {true} times")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        source = folder / "rows.csv"
        with source.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([("name", "uscc"), *((row.name, row.uscc) for row in rows)])
        command = [sys.executable, __file__, "--ours", str(source)]
        whole = run(*command, str(folder / "whole"))
        parsed = run(*command, str(folder / "parsed"), "--parsed")
        found = quality(rows, among, folder / "whole")
        print(f"ours: {found.told()}")
        for name, told in (("from statements on", whole), ("from parsed columns on", parsed)):
            print(
                f"  {name}: {told['wall']:.1f} s, processor {told['processor']:.1f} s; peak {told['peak']:.0f} MB",
                flush=True,
            )
        if chosen.splink:
            theirs = list(rival(chosen.splink, chosen.pairs, rows, among, folder))
            verdict(found, true, parsed, theirs)


def verdict(
    found: Quality, true: int, parsed: dict[str, float], theirs: Sequence[tuple[Quality, dict[str, float]]]
) -> None:
    """Each floor, and whether it is met."""
    best, told = max(theirs, key=lambda each: each[0].f1)
    seconds = told["train"] + told["predict"] + told["cluster"]
    for name, value, floor, met in (
        ("F1 above Splink's best", found.f1 - best.f1, F1_MARGIN, found.f1 >= best.f1 + F1_MARGIN),
        ("precision", found.precision, PRECISION, found.precision >= PRECISION),
        ("false merges", found.false_merges, FALSE_MERGES, found.false_merges <= FALSE_MERGES),
        ("largest cluster over the true", found.largest / true, CLUSTER, found.largest <= CLUSTER * true),
        ("time over Splink's (wall)", parsed["wall"] / seconds, TIME, parsed["wall"] <= TIME * seconds),
        (
            "time over Splink's (processor)",
            parsed["processor"] / told["processor"],
            TIME,
            parsed["processor"] <= TIME * told["processor"],
        ),
        ("memory over Splink's", parsed["peak"] / told["peak"], MEMORY, parsed["peak"] <= MEMORY * told["peak"]),
    ):
        print(f"{name}: {value:.4f} (floor {floor:.4g}){'' if met else ', NOT MET'}")


if __name__ == "__main__":
    main()

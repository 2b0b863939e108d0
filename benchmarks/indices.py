"""How fast indices are computed over and over, beside a plain pandas implementation of one replication, in one run.

    python benchmarks/indices.py [--replications 10000] [--sobol 8192] [--counties 2800] [--county-replications 10000]

Made data. The small study is of the shape of a published one (51 units, 49 indicators, 8 pillars, 2 sub-indices): the
number of winsorised points, the normalisation, the weights and the mean vary. One thread; processor seconds.

- replications of the small study: limit 1 s for 10,000;
- with every number disturbed, and all steps redone each time: limit 0.5 ms a replication;
- sensitivity, 6 × 8,192 runs of the small study: limit 2 s;
- counties × 200 indicators × 20 years, weights disturbed: limit 90 s and 1 GiB for 10,000 replications, the same bytes
  for two workers and for another size of block.

The rival replicates the small study once, with pandas, as an analyst would write it.
"""

import argparse
import hashlib
import os
import resource
from collections.abc import Callable
from multiprocessing import get_context
from time import process_time
from typing import Any

import numpy as np
import pandas as pd

from liandong.engine import Engine, PoolEngine, SerialEngine
from liandong.indices import (
    Aggregate,
    Alternatives,
    DataNoise,
    Frame,
    Framework,
    Impute,
    Node,
    Normalise,
    Recipe,
    Study,
    Treat,
    WeightNoise,
)
from liandong.indices.methods.aggregation import Arithmetic, Geometric
from liandong.indices.methods.imputation import ByMean
from liandong.indices.methods.scales import MinMax, ZScore
from liandong.indices.methods.treatment import Treatment, Winsorise

SEED = 1
UNITS, INDICATORS, PILLARS = 51, 49, 8
RIVAL_ROUNDS = 20
LIMIT_STUDY, LIMIT_TREATED, LIMIT_SOBOL, LIMIT_COUNTIES, LIMIT_MEMORY = 1.0, 0.5, 2.0, 90.0, 1024


def small() -> tuple[Frame, Framework]:
    """A third of the indicators are skewed, so that there is something to treat."""
    dice = np.random.default_rng(SEED)
    values = dice.normal(100, 15, (UNITS, INDICATORS))
    values[:, ::3] = np.exp(dice.normal(0, 1.5, values[:, ::3].shape))
    values[dice.random(values.shape) < 0.02] = np.nan
    codes = [f"i{at:02}" for at in range(INDICATORS)]
    nodes = [Node(code, f"p{at % PILLARS}", direction=1 if at % 5 else -1) for at, code in enumerate(codes)]
    nodes += [Node(f"p{at}", f"s{at // 5}") for at in range(PILLARS)]
    nodes += [Node("s0", "index"), Node("s1", "index"), Node("index")]
    return Frame.of(values, [f"u{at:02}" for at in range(UNITS)], codes), Framework.of(nodes)


def recipe() -> Recipe:
    return Recipe.of(Impute((ByMean(),)), Treat(), Normalise(MinMax(1, 100)), Aggregate())


def small_study(replications: int) -> Study:
    winsorised = tuple(Treat(Treatment(first=Winsorise(points))) for points in range(1, 6))
    return Study(
        *small(),
        recipe(),
        (
            Alternatives("winsorised points", winsorised),
            Alternatives("normalisation", (Normalise(MinMax(1, 100)), Normalise(ZScore(10, 2)))),
            WeightNoise("weights", 0.25, (1, 2)),
            Alternatives("mean", (Aggregate(Arithmetic()), Aggregate(Geometric()))),
        ),
        replications,
        SEED,
    )


def noisy_study(replications: int) -> Study:
    return Study(*small(), recipe(), (DataNoise("data", 0.05),), replications, SEED)


def counties(units: int, replications: int) -> Study:
    dice = np.random.default_rng(SEED)
    values = dice.random((20, units, 200))
    codes = [f"i{at:03}" for at in range(200)]
    nodes = [Node(code, f"p{at % 20}", direction=1) for at, code in enumerate(codes)]
    nodes += [Node(f"p{at}", f"d{at % 5}") for at in range(20)] + [Node(f"d{at}", "index") for at in range(5)]
    frame = Frame.of(values, [f"{at:06}" for at in range(units)], codes, [str(2005 + at) for at in range(20)])
    framework = Framework.of([*nodes, Node("index")])
    return Study(frame, framework, Recipe.of(Normalise()), (WeightNoise("weights", 0.25),), replications, SEED)


def pandas_once(table: pd.DataFrame, framework: Framework) -> pd.Series:
    """One replication as an analyst writes it: winsorise by skewness, min-max, weighted means, ranks."""
    filled = table.fillna(table.mean())
    for code in filled:
        column: Any = filled[code].copy()
        for _ in range(5):
            if abs(column.skew()) < 2 or column.kurt() < 3.5:
                break
            column[column == column.max()] = column[column < column.max()].max()
        filled[code] = column
    turned = filled * framework.directions
    scores = 1 + 99 * (turned - turned.min()) / (turned.max() - turned.min())
    for code in framework.aggregates:
        children = list(framework.children[code])
        weights = pd.Series({child: framework.by_code[child].weight for child in children})
        scores[code] = (scores[children] * weights).sum(axis=1) / weights.sum()
    return scores[framework.root].rank(ascending=False, method="min")


def measured(work: Callable[..., Any], *arguments: Any) -> tuple[Any, float, float]:
    """What it gave, its processor seconds and the peak of its memory in MB, in a process of its own."""
    context = get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_inside, args=(there, work, arguments))
    process.start()
    there.close()
    given = here.recv()
    process.join()
    return given  # type: ignore[no-any-return]


def _inside(pipe: Any, work: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    work_done = work(*arguments)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    pipe.send((*work_done, peak))


def run_study(make: Callable[..., Study], *arguments: Any) -> tuple[str, float]:
    study = make(*arguments)
    start = process_time()
    spread = study.run()
    return digest(spread.counts.table), process_time() - start


def run_counties(units: int, replications: int, workers: int, block: int) -> tuple[str, float]:
    study = counties(units, replications)
    engine: Engine = PoolEngine(workers) if workers > 1 else SerialEngine()
    start = process_time()
    spread = study.run(engine, block)
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return digest(spread.counts.table), process_time() - start + children.ru_utime + children.ru_stime


def run_sobol(base: int) -> tuple[dict[str, tuple[float, float]], float]:
    study = small_study(1)
    start = process_time()
    found = study.attribute(base)
    return {each.factor: (each.first, each.total) for each in found.of_rank_change()}, process_time() - start


def run_rival(rounds: int) -> tuple[float, float]:
    frame, framework = small()
    table = pd.DataFrame(frame.values[0], index=list(frame.units), columns=list(frame.indicators))
    start = process_time()
    for _ in range(rounds):
        pandas_once(table, framework)
    return (process_time() - start) / rounds, 0.0


def digest(table: Any) -> str:
    return hashlib.sha256(np.ascontiguousarray(table).tobytes()).hexdigest()[:16]


def main() -> None:
    os.environ |= dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")  # of the processes
    parser = argparse.ArgumentParser()
    parser.add_argument("--replications", type=int, default=10_000)
    parser.add_argument("--sobol", type=int, default=8192)
    parser.add_argument("--counties", type=int, default=2800)
    parser.add_argument("--county-replications", type=int, default=10_000)
    asked = parser.parse_args()
    many = asked.replications
    rival, *_ = measured(run_rival, RIVAL_ROUNDS)
    print(f"pandas, one replication: {1000 * rival:.1f} ms")
    _, seconds, peak = measured(run_study, small_study, many)
    each = seconds / many
    print(f"{many} replications: {seconds:.2f} s (limit {LIMIT_STUDY}), {rival / each:.0f} × pandas, {peak:.0f} MB")
    _, seconds, peak = measured(run_study, noisy_study, many // 5)
    each = seconds / (many // 5)
    print(f"data disturbed, all steps: {1000 * each:.3f} ms each (limit {LIMIT_TREATED}), {rival / each:.0f} × pandas")
    found, seconds, _ = measured(run_sobol, asked.sobol)
    print(f"sensitivity, {6 * asked.sobol} runs: {seconds:.2f} s (limit {LIMIT_SOBOL})")
    print("  " + ", ".join(f"{name} {first:.3f}/{total:.3f}" for name, (first, total) in found.items()))
    for workers, block in ((1, 0), (2, 0), (1, 96)):
        found, seconds, peak = measured(run_counties, asked.counties, asked.county_replications, workers, block)
        print(
            f"{asked.counties} counties × 200 × 20 × {asked.county_replications}, {workers} worker(s), block {block}: "
            f"{seconds:.1f} s (limit {LIMIT_COUNTIES:.0f}), {peak:.0f} MB (limit {LIMIT_MEMORY}), bytes {found}"
        )


if __name__ == "__main__":
    main()

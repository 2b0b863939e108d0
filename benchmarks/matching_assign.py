"""How near their bounds assignments come, and how long they take beside OR-tools alone, in one run.

    python benchmarks/matching_assign.py [--needs 20000] [--offers 2000] [--each 35] [--rounds 3]

Made data: each need may have some offers, sought-after ones more often; scores of both sides lie between 0 and 1, and
lean on how good need and offer are. One thread; processor seconds, medians of some rounds that take turns; memory
is the peak of a process of its own, with the edges and whatever OR-tools holds.

- welfare: limit 2 × what OR-tools takes to solve a flow of the same pairs, at least .999 of the bound;
- stable: no blocking pair;
- quota, with quotas of .3, .6 and .9 of what is asked: at least .975 of the bound; the same with .6 and as many places
  as welfare has;
- the bounds, on a tenth of the problem: within a millionth of the optimum that HiGHS finds for the linear programme.

The rival of quota is greedy: the most valuable pair first, for as long as there is room.
"""

import argparse
import resource
from collections.abc import Callable
from multiprocessing import get_context
from statistics import median
from time import process_time
from typing import Any, NamedTuple

import numpy as np
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

from liandong.matching.assign import Assignment, Edges, Limits, quota, stable, welfare
from liandong.matching.assign.edges import Floats, Ints

SEED = 1
TIGHT = (0.3, 0.6, 0.9)
RIVAL_SCALE = 1_000_000
"""By what one multiplies scores to give them to OR-tools as whole costs."""
LIMIT_TIMES, FLOOR_WELFARE, FLOOR_QUOTA, NEAR_HIGHS = 2.0, 0.999, 0.975, 1e-6


class Problem(NamedTuple):
    edges: Edges
    counts: Ints
    amounts: Floats
    asked: Floats
    """How the quotas are spread over the offers: parts of all that is asked."""


def problem(needs: int, offers: int, each: int) -> Problem:
    dice = np.random.default_rng(SEED)
    sought, good, sound = np.log(dice.gamma(2, 1, offers)), dice.random(offers), dice.random(needs)
    drawn = [_drawn(dice, sought, each, min(1000, needs - at)) for at in range(0, needs, 1000)]
    of_need, of_offer = np.repeat(np.arange(needs), each), np.concatenate(drawn).ravel()
    likes = 0.3 * good[of_offer] + 0.3 * sound[of_need] + 0.4 * dice.random(needs * each)
    liked = np.clip(likes + 0.2 * dice.normal(size=len(likes)), 0, 1)
    counts = 1 + dice.poisson(needs / offers * 0.96, offers)
    amounts = np.rint(np.exp(dice.normal(6.5, 1.2, needs))).clip(10, 100_000)
    spread = dice.gamma(2, 1, offers)
    edges = Edges.of(of_need, of_offer, likes, liked, many_needs=needs, many_offers=offers)
    return Problem(edges, counts, amounts, spread / spread.sum())


def _drawn(dice: np.random.Generator, sought: Floats, each: int, many: int) -> Ints:
    """Different offers of each of some needs, the sought-after ones more often."""
    keys = -(sought + dice.gumbel(size=(many, len(sought))))
    return np.argpartition(keys, each, axis=1)[:, :each].copy()


def rival(edges: Edges, counts: Ints) -> tuple[float, float]:
    """What OR-tools takes for solving alone, and the value that it finds."""
    n, m = edges.many_needs, edges.many_offers
    ones, none = np.ones(len(edges) + n, dtype=np.int64), np.zeros(n + m, dtype=np.int64)
    flow = SimpleMinCostFlow()
    flow.add_arcs_with_capacity_and_unit_cost(
        np.concatenate([edges.needs, np.arange(n + m)]).astype(np.int32),
        np.concatenate([n + edges.offers, np.full(n + m, n + m)]).astype(np.int32),
        np.concatenate([ones, counts]),
        np.concatenate([np.rint(-edges.values * RIVAL_SCALE).astype(np.int64), none]),
    )
    flow.set_nodes_supplies(np.arange(n + m + 1), np.concatenate([ones[:n], none[:m], [-n]]))
    start = process_time()
    assert flow.solve() == flow.OPTIMAL
    seconds = process_time() - start
    taken = np.flatnonzero(flow.flows(np.arange(len(edges), dtype=np.int32)))
    return seconds, float(edges.values[taken].sum())


def greedy(edges: Edges, amounts: Floats, quotas: Floats) -> float:
    left, free, value = quotas.tolist(), [True] * edges.many_needs, 0.0
    order = np.argsort(-edges.values, kind="stable")
    columns = (edges.needs[order], edges.offers[order], edges.values[order], amounts[edges.needs[order]])
    for need, offer, worth, amount in zip(*(column.tolist() for column in columns), strict=True):
        if free[need] and amount <= left[offer]:
            free[need] = False
            left[offer] -= amount
            value += worth
    return value


def timed(work: Callable[..., Assignment], *arguments: Any) -> tuple[float, Assignment]:
    start = process_time()
    found = work(*arguments)
    return process_time() - start, found


def highs(edges: Edges, limits: Limits) -> float:
    """The optimum of the linear programme, by another solver."""
    n, m, many = edges.many_needs, edges.many_offers, len(edges)
    parts = np.concatenate([np.ones(many), limits.uses[edges.needs]])
    rows = np.concatenate([edges.needs, n + edges.offers])
    held = coo_array((parts, (rows, np.tile(np.arange(many), 2))), shape=(n + m, many)).tocsr()
    most = np.concatenate([np.ones(n), limits.rooms])
    solved = milp(-edges.values, constraints=LinearConstraint(held, -np.inf, most), bounds=Bounds(0, 1))
    assert solved.fun is not None
    return -float(solved.fun)


def run_welfare(asked: Problem, rounds: int) -> tuple[float, float, Assignment, float]:
    """Our seconds, those of OR-tools, what we found, and the value that OR-tools found."""
    ours, theirs = [], []
    for _ in range(rounds):
        seconds, value = rival(asked.edges, asked.counts)
        theirs.append(seconds)
        seconds, found = timed(welfare, asked.edges, asked.counts)
        ours.append(seconds)
    return median(ours), median(theirs), found, value


def peak(mode: str, sizes: tuple[int, int, int]) -> float:
    """Most memory that a process with edges and one assignment took, in MB."""
    context = get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_inside, args=(there, mode, sizes))
    process.start()
    there.close()
    most: float = here.recv()
    process.join()
    return most


def _inside(pipe: Any, mode: str, sizes: tuple[int, int, int]) -> None:
    asked = problem(*sizes)
    if mode == "quota":
        quota(asked.edges, asked.amounts, asked.asked * asked.amounts.sum() * TIGHT[1])
    elif mode != "edges":
        {"welfare": welfare, "stable": stable}[mode](asked.edges, asked.counts)
    pipe.send(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def compare_bounds(sizes: tuple[int, int, int]) -> None:
    small = problem(sizes[0] // 10, sizes[1] // 10, min(sizes[2], sizes[1] // 10 - 1))
    edges, quotas = small.edges, small.asked * small.amounts.sum() * TIGHT[1]
    counted, limited = Limits.of_counts(edges, small.counts), Limits.of_amounts(edges, small.amounts, quotas)
    for name, found, limits in (
        ("counts", welfare(edges, small.counts), counted),
        ("quotas", quota(edges, small.amounts, quotas), limited),
    ):
        possible = edges.only(limits.fits(edges))
        optimum = highs(possible, limits)
        apart = found.bound.value / optimum - 1
        print(f"bound under {name}, {len(possible):,} pairs: {found.bound.value:.6f}, HiGHS {optimum:.6f}, "
              f"{apart:+.1e} apart (limit {NEAR_HIGHS:.0e}){_verdict(abs(apart) <= NEAR_HIGHS)}")  # fmt: skip


def _verdict(met: bool) -> str:
    return "" if met else "  NOT MET"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in (("needs", 20_000), ("offers", 2_000), ("each", 35), ("rounds", 3)):
        parser.add_argument(f"--{name}", type=int, default=default)
    options = parser.parse_args()
    sizes = (options.needs, options.offers, options.each)
    # first, while this process is small: Linux hands the peak of a parent on to its children
    peaks = {mode: peak(mode, sizes) for mode in ("edges", "welfare", "stable", "quota")}
    print("peak memory: " + ", ".join(f"{mode} {most:.0f} MB" for mode, most in peaks.items()))
    asked = problem(*sizes)
    edges = asked.edges
    print(f"{options.needs:,} needs x {options.offers:,} offers, {len(edges):,} pairs, {asked.counts.sum():,} places")
    report_counts(asked, options.rounds)
    report_quotas(asked)
    compare_bounds(sizes)


def report_counts(asked: Problem, rounds: int) -> None:
    ours, theirs, found, value = run_welfare(asked, rounds)
    assert found.share is not None
    print(f"welfare: {ours:.2f} s, OR-tools' solve {theirs:.2f} s: {ours / theirs:.2f} x (limit {LIMIT_TIMES:.0f})"
          f"{_verdict(ours <= LIMIT_TIMES * theirs)}; value {found.value:.2f} ({value:.2f} by OR-tools), "
          f"{found.share:.9f} of the bound (floor {FLOOR_WELFARE}){_verdict(found.share >= FLOOR_WELFARE)}; "
          f"{len(found.made):,} needs served, {found.blocking:,} blocking pairs")  # fmt: skip
    seconds, held = timed(stable, asked.edges, asked.counts)
    print(f"stable: {seconds:.2f} s; value {held.value:.2f}, {held.share:.3f} of the bound; {len(held.made):,} needs "
          f"served, {held.blocking} blocking pairs{_verdict(not held.blocking)}")  # fmt: skip


def report_quotas(asked: Problem) -> None:
    for tight, counts in (*((tight, None) for tight in TIGHT), (TIGHT[1], asked.counts)):
        quotas = asked.asked * asked.amounts.sum() * tight
        seconds, found = timed(quota, asked.edges, asked.amounts, quotas, counts)
        assert found.share is not None
        most = (1 - found.limits.left(asked.edges, found.made) / quotas).max()
        rival_share = greedy(asked.edges, asked.amounts, quotas) / found.bound.value
        plain = f", greedy {rival_share:.4f}" if counts is None else ""
        named = f"quota, {tight:.1f} of what is asked{'' if counts is None else ', and places'}"
        print(f"{named}: {seconds:.2f} s; {found.share:.4f} of the bound (floor "
              f"{FLOOR_QUOTA}){_verdict(found.share >= FLOOR_QUOTA)}{plain}; {len(found.made):,} needs "
              f"served, {found.blocking:,} blocking pairs, {most:.6f} of a quota used at most")  # fmt: skip


if __name__ == "__main__":
    main()

"""How fast needs are matched with offers, beside the dense NumPy that one would write, in one run.

    python benchmarks/matching.py [--needs 20000] [--offers 2000] [--rounds 3]

Made data, eight conditions: city, industry, amount, term, pledges, guarantees, rating, age of the firm. One thread;
processor seconds, the median of some rounds that take turns.

- the offers that take each need, and the best 50: limit 0.6 × the dense reference;
- with the five nearest misses of each need: limit 1.5 × the same reference;
- 500 MB for all of it, and the same pairs and scores as the reference has.

The reference is given plain arrays; what is measured begins with needs and offers as people hand them in.
"""

import argparse
import resource
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from multiprocessing import get_context
from statistics import median
from time import process_time

import numpy as np
from numpy.typing import NDArray

from liandong.matching import Match, Need, Offer, match
from liandong.matching.fields import GUARANTEES, PLEDGES, RATINGS
from liandong.matching.match import NEAR, TOP
from liandong.matching.scores import PARTS, Weights, scores

SEED, ON = 1, date(2026, 6, 1)
CITIES = tuple(
    f"44{city:02d}00" for city in (1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 13, 14, 15, 16, 17, 18, 19, 20, 51, 52, 53)
)
INDUSTRIES = tuple("ABCDEFGHIJKLMNOPQRS")
SEVERAL = (("pledges", PLEDGES), ("guarantees", GUARANTEES))
LIMIT_TOP, LIMIT_NEAR, LIMIT_MEMORY = 0.6, 1.5, 500
BLOCK = 500
FIXED = (2.0, 2.0, 2.0, 0.0, 0.0)
"""City, industry and rating a firm cannot change, so they are farther off than pledges and guarantees."""


def needs_of(many: int) -> list[Need]:
    dice = np.random.default_rng(SEED)
    return [
        Need(
            f"n{at}",
            f"需求{at}",
            amount=Decimal(int(np.exp(dice.normal(6, 1.2))) + 10),
            term=Decimal(int(dice.integers(1, 21)) * 6),
            region=CITIES[min(int(dice.exponential(5)), 20)],
            industry=INDUSTRIES[int(dice.integers(len(INDUSTRIES)))],
            pledges=_some(dice, PLEDGES, 0, 5),
            guarantees=_some(dice, GUARANTEES, 0, 4),
            rating=RATINGS[min(int(dice.exponential(2.5)), 9)],
            founded=date(2026 - int(dice.integers(1, 25)), 1 + int(dice.integers(12)), 1),
        )
        for at in range(many)
    ]


def offers_of(many: int) -> list[Offer]:
    dice = np.random.default_rng(SEED + 1)
    found = []
    for at in range(many):
        low, short = int(dice.integers(0, 20)) * 10, int(dice.integers(0, 4)) * 6
        asks = dice.random(3)
        found.append(
            Offer(
                f"p{at}",
                f"产品{at}",
                amount_least=Decimal(low),
                amount_most=Decimal(low + int(np.exp(dice.normal(7, 1)))),
                term_least=Decimal(short),
                term_most=Decimal(short + int(dice.integers(2, 20)) * 6),
                rate_least=Decimal(int(dice.integers(25, 80))) / 10,
                regions=_some(dice, CITIES, 2, 13),
                industries=_some(dice, INDUSTRIES, 6, 18),
                pledges=_some(dice, PLEDGES, 3, 9) if asks[0] < 0.7 else frozenset(),
                guarantees=_some(dice, GUARANTEES, 2, 5) if asks[1] < 0.6 else frozenset(),
                ratings=frozenset(RATINGS[: int(dice.integers(3, 11))]) if asks[2] < 0.8 else frozenset(),
                age_least=Decimal(int(dice.integers(0, 6)) * 12),
            )
        )
    return found


def _some(dice: np.random.Generator, words: tuple[str, ...], least: int, most: int) -> frozenset[str]:
    many = min(int(dice.integers(least, most)), len(words))
    return frozenset(str(word) for word in dice.choice(words, many, replace=False))


Truths = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Dense:
    """The same as plain arrays: what each need has, and what each offer asks."""

    code: tuple[NDArray[np.intp], ...]
    """City, industry and rating of each need, as places."""
    allowed: tuple[NDArray[np.bool_], ...]
    """Of these, which each offer takes (words, offers)."""
    holds: tuple[NDArray[np.uint16], ...]
    """Pledges and guarantees of each need, a bit each."""
    wants: tuple[NDArray[np.uint16], ...]
    """Those of which each offer wants one; all bits where it wants none."""
    number: tuple[NDArray[np.float64], ...]
    """Amount, term, age of each need."""
    low: tuple[NDArray[np.float64], ...]
    high: tuple[NDArray[np.float64], ...]
    shares: tuple[float, ...]
    rate: NDArray[np.float64]
    close: tuple[NDArray[np.float64], ...]
    """How closely offers are made for a city and an industry (words, offers)."""


def dense_of(needs: list[Need], offers: list[Offer]) -> Dense:
    facts = [need.facts(ON) for need in needs]
    words = (CITIES, INDUSTRIES, RATINGS)
    listed = ([o.regions for o in offers], [o.industries for o in offers], [o.ratings for o in offers])
    code = tuple(
        np.array([held.index(str(fact[name])) for fact in facts])
        for held, name in zip(words, ("region", "industry", "rating"), strict=True)
    )
    allowed = tuple(
        np.array([[not each or word in each for each in asked] for word in held])
        for held, asked in zip(words, listed, strict=True)
    )
    scored = scores(needs, offers, Weights())
    close = []
    for name, held in (("region", CITIES), ("industry", INDUSTRIES)):
        row, table = scored.place[name]
        first = {getattr(need, name): row[at] for at, need in enumerate(needs)}
        close.append(np.array([table[first[word]] if word in first else table[0] * 0 for word in held]))
    return Dense(
        code,
        allowed,
        tuple(_mask([getattr(need, name) for need in needs], held, 0) for name, held in SEVERAL),
        tuple(_mask([getattr(offer, name) for offer in offers], held, 0xFFFF) for name, held in SEVERAL),
        tuple(np.array([float(str(fact[name])) for fact in facts]) for name in ("amount", "term", "age")),
        tuple(_limits(offers, f"{name}_least", 0.0) for name in ("amount", "term", "age")),
        (*(_limits(offers, f"{name}_most", np.inf) for name in ("amount", "term")), np.full(len(offers), np.inf)),
        tuple(scored.shares[name] for name in PARTS),
        scored.rate,
        tuple(close),
    )


def _limits(offers: list[Offer], name: str, none: float) -> NDArray[np.float64]:
    held = [getattr(offer, name) for offer in offers]
    return np.array([none if value is None else float(value) for value in held])


def _mask(sets: list[frozenset[str]], words: tuple[str, ...], none: int) -> NDArray[np.uint16]:
    return np.array([sum(1 << words.index(word) for word in each) or none for each in sets], dtype=np.uint16)


def dense(arrays: Dense, top: int, near: int) -> tuple[int, NDArray[np.float64], int]:
    """How many pairs are eligible, the best scores of each need (n, top), NaN where there are fewer, and how many pairs
    only one condition keeps apart, the nearest of which are ordered too where `near` is not zero."""
    many, wide = len(arrays.code[0]), len(arrays.rate)
    eligible = missed = 0
    best = np.full((many, top), np.nan)
    for start in range(0, many, BLOCK):
        rows = slice(start, start + BLOCK)
        checks, numbers = _checked(arrays, rows)
        if near:
            failed = _failed(checks)
            takes, one = failed == 0, failed == 1
            missed += int(one.sum())
            np.argpartition(_far(checks, one, numbers, arrays), near - 1, axis=1)[:, :near]
        else:
            takes = checks[0]
            for check in checks[1:]:
                takes = takes & check
        eligible += int(takes.sum())
        score = np.where(takes, _scored(arrays, rows, numbers), -np.inf)
        kept = np.partition(score, wide - top, axis=1)[:, -top:]
        kept = -np.sort(-kept, axis=1)
        best[rows] = np.where(np.isfinite(kept), kept, np.nan)
    return eligible, best, missed


def _checked(arrays: Dense, rows: slice) -> tuple[list[Truths], list[NDArray[np.float64]]]:
    """Of some needs and all offers, what holds of each condition; and the numbers of the needs, as columns."""
    checks = [allowed[code[rows]] for code, allowed in zip(arrays.code, arrays.allowed, strict=True)]
    checks += [
        ((held[rows, np.newaxis] & wants) != 0) | (wants == 0xFFFF)
        for held, wants in zip(arrays.holds, arrays.wants, strict=True)
    ]
    numbers = [number[rows, np.newaxis] for number in arrays.number]
    checks += [
        (number >= low) & (number <= high) for number, low, high in zip(numbers, arrays.low, arrays.high, strict=True)
    ]
    return checks, numbers


def _failed(checks: list[Truths]) -> NDArray[np.int8]:
    """How many conditions do not hold."""
    failed = np.zeros(checks[0].shape, dtype=np.int8)
    for check in checks:
        failed += ~check
    return failed


def _scored(arrays: Dense, rows: slice, numbers: list[NDArray[np.float64]]) -> NDArray[np.float64]:
    score = arrays.shares[0] * arrays.rate
    for at, share in enumerate(arrays.shares[1:3]):
        score = score + share * arrays.close[at][arrays.code[at][rows]]
    for at, share in enumerate(arrays.shares[3:5]):
        score = score + share * np.clip(1 - numbers[at] / arrays.high[at], 0, 1)
    return score + arrays.shares[5] * 0.5


def _far(checks: list[Truths], one: Truths, numbers: list[NDArray[np.float64]], arrays: Dense) -> NDArray[np.float64]:
    """How far off the pairs are that one condition keeps apart; endless for the others."""
    far = np.full(one.shape, np.inf)
    for check, add in zip(checks, FIXED, strict=False):
        far[one & ~check] = add + 1
    for at, number in enumerate(numbers):
        limit = np.where(number < arrays.low[at], arrays.low[at], arrays.high[at])
        gone = one & ~checks[5 + at]
        held, limit = np.broadcast_to(number, gone.shape)[gone], limit[gone]
        far[gone] = np.abs(held - limit) / np.maximum(np.abs(held), np.abs(limit)) + (2.0 if at == 2 else 0.0)
    return far


def same(found: Match, arrays: Dense, eligible: int, best: NDArray[np.float64], missed: int) -> bool:
    """Whether the answer is that of the reference: as many pairs, the same best scores of each need, and pair by pair
    that what is told takes the need with that score, or is kept from it by one condition alone, and as far off. Of
    equal scores and distances the reference has no order, so it cannot tell which pair comes first."""
    ours = np.full_like(best, np.nan)
    ours[found.top.need, _rank(found.top.need)] = found.top.score
    alike = found.eligible == eligible and found.near_misses == missed and _close(ours, best)
    near = np.full((len(found.needs), NEAR), np.inf)
    near[found.near.need, _rank(found.near.need)] = found.near.far
    for start in range(0, len(found.needs), BLOCK):
        rows = slice(start, start + BLOCK)
        checks, numbers = _checked(arrays, rows)
        failed = _failed(checks)
        far = _far(checks, failed == 1, numbers, arrays)
        need, offer, score = _within(found.top.need, found.top.offer, found.top.score, start)
        alike &= not failed[need, offer].any() and _close(_scored(arrays, rows, numbers)[need, offer], score)
        need, offer, gap = _within(found.near.need, found.near.offer, found.near.far, start)
        alike &= _close(far[need, offer], gap) and _close(np.sort(far, axis=1)[:, :NEAR], near[rows])
    return alike


def _rank(needs: NDArray[np.intp]) -> NDArray[np.intp]:
    """Of pairs by need, the how manieth of its need each is."""
    return np.arange(len(needs)) - np.searchsorted(needs, needs)


def _within(
    need: NDArray[np.intp], offer: NDArray[np.intp], number: NDArray[np.float64], start: int
) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.float64]]:
    """The pairs of a block of needs, by their places in it."""
    first, last = np.searchsorted(need, (start, start + BLOCK))
    return need[first:last] - start, offer[first:last], number[first:last]


def _close(one: NDArray[np.float64], other: NDArray[np.float64]) -> bool:
    return bool(np.allclose(one, other, atol=1e-9, rtol=0, equal_nan=True))


def _memory(needs: int, offers: int, answer: "object") -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    match(needs_of(needs), offers_of(offers), ON)
    answer.put((before / 1024, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))  # type: ignore[attr-defined]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--needs", type=int, default=20_000)
    parser.add_argument("--offers", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    needs, offers = needs_of(asked.needs), offers_of(asked.offers)
    arrays = dense_of(needs, offers)
    times: dict[str, list[float]] = {"top": [], "near": [], "dense": [], "dense near": []}
    for _ in range(asked.rounds):
        begun = process_time()
        eligible, best, _ = dense(arrays, TOP, 0)
        times["dense"].append(process_time() - begun)
        begun = process_time()
        match(needs, offers, ON, near=0)
        times["top"].append(process_time() - begun)
        begun = process_time()
        _, _, missed = dense(arrays, TOP, NEAR)
        times["dense near"].append(process_time() - begun)
        begun = process_time()
        found = match(needs, offers, ON)
        times["near"].append(process_time() - begun)
    told = {name: median(each) for name, each in times.items()}
    context = get_context("spawn")
    answer = context.Queue()
    child = context.Process(target=_memory, args=(asked.needs, asked.offers, answer))
    child.start()
    before, peak = answer.get()
    child.join()
    pairs = asked.needs * asked.offers
    told_of = f"eligible {found.eligible / pairs:.2%}, near misses {found.near_misses / pairs:.1%}"
    print(f"{asked.needs:,} needs x {asked.offers:,} offers: {told_of}")
    print(f"same as the reference, pair by pair: {same(found, arrays, eligible, best, missed)}")
    print(f"dense reference {told['dense']:.2f} s; with near misses {told['dense near']:.2f} s")
    print(f"eligible and best {TOP}: {told['top']:.2f} s, {told['top'] / told['dense']:.2f} x (limit {LIMIT_TOP})")
    print(f"with near misses: {told['near']:.2f} s, {told['near'] / told['dense']:.2f} x (limit {LIMIT_NEAR}),"
          f" {told['near'] / told['dense near']:.2f} x the reference with near misses")  # fmt: skip
    print(f"memory: {peak:.0f} MB at most, {before:.0f} MB before (limit {LIMIT_MEMORY})")


if __name__ == "__main__":
    main()

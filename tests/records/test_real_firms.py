"""Resolution on the names of real firms: listed companies and their short names, leading farm firms of twenty years.

The tables lie beside the project and are no part of it. One code is one firm; two codes are two, and so are two
names on one list of one year. A name that changed cannot be told from names alone: it may be proposed, and must not be
joined to another's.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import pytest
from rapidfuzz.distance import Levenshtein

from liandong.records import HeldDesk, resolve_desk
from tests.beside import SHARED
from tests.records.made import Thing, said

COMPANIES = SHARED / "data" / "companies"
LISTED, FARMING = COMPANIES / "a_share_companies_2021.csv", COMPANIES / "agri_leading_firms_2000_2025.csv"

pytestmark = pytest.mark.skipif(not COMPANIES.is_dir(), reason=f"the tables of real firms are absent ({COMPANIES})")

PRECISE, FALSE_MERGES = 0.99, 0.001
"""Least share of the joined pairs that are right, and most of the different ones that are joined."""


@dataclass(frozen=True)
class Resolved:
    """The cluster of each name, and the pairs of clusters that were proposed."""

    of: Mapping[str, int]
    proposed: frozenset[frozenset[int]]

    def joined(self, pair: Sequence[str]) -> bool:
        return self.of[pair[0]] == self.of[pair[1]]

    def asked(self, pair: Sequence[str]) -> bool:
        return frozenset(self.of[name] for name in pair) in self.proposed


def resolved(names: Iterable[str]) -> Resolved:
    """Each name in a document of its own."""
    things = {name: Thing(f"{n:08}", "organisation", 10).say("name", name) for n, name in enumerate(sorted(set(names)))}
    desk = HeldDesk(said(list(things.values())), {})
    open_ = desk.sheaf()
    roots = resolve_desk(desk, (), open_)
    numbers = {id_: number for number, id_ in enumerate(desk.ids)}
    proposed = frozenset(frozenset(row[:2]) for row in open_.sorted())
    return Resolved({name: roots[numbers[thing.id]] for name, thing in things.items()}, proposed)


@pytest.fixture(scope="module")
def listed() -> list[dict[str, str]]:
    with LISTED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def firms(listed: list[dict[str, str]]) -> Resolved:
    return resolved(name for row in listed for name in (row["full_name"], row["short_name"]))


@pytest.fixture(scope="module")
def codes(listed: list[dict[str, str]]) -> dict[str, set[str]]:
    """The codes under which each name stands."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in listed:
        for name in (row["full_name"], row["short_name"]):
            found[name].add(row["code"])
    return found


def test_what_is_joined_automatically_is_one_firm(firms: Resolved, codes: dict[str, set[str]]) -> None:
    clusters: defaultdict[int, list[str]] = defaultdict(list)
    for name, cluster in firms.of.items():
        clusters[cluster].append(name)
    right = [bool(codes[a] & codes[b]) for names in clusters.values() for a, b in combinations(names, 2)]
    assert len(right) > 2_000
    assert sum(right) / len(right) >= PRECISE


def test_short_names_are_joined_or_proposed(firms: Resolved, listed: list[dict[str, str]]) -> None:
    pairs = [(row["full_name"], row["short_name"]) for row in listed if row["code_has_several_names"] == "False"]
    assert len(pairs) > 4_000
    joined = sum(map(firms.joined, pairs)) / len(pairs)
    asked = sum(firms.asked(pair) for pair in pairs if not firms.joined(pair)) / len(pairs)
    assert joined > 0.45
    assert joined + asked > 0.55


def test_proposals_are_right_more_often_than_not(firms: Resolved, codes: dict[str, set[str]]) -> None:
    owners: defaultdict[int, set[str]] = defaultdict(set)
    for name, cluster in firms.of.items():
        owners[cluster] |= codes[name]
    right = [bool(owners[a] & owners[b]) for a, b in map(tuple, firms.proposed)]
    assert 300 < len(right) < len(firms.of) / 4
    assert sum(right) / len(right) > 0.6


def test_firms_of_one_city_and_trade_stay_apart(
    firms: Resolved, listed: list[dict[str, str]], codes: dict[str, set[str]]
) -> None:
    blocks: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for row in listed:
        if row["city_from_name"] and row["sw_code"]:
            blocks[row["city_from_name"], row["sw_code"]].add(row["full_name"])
    pairs = [(a, b) for block in blocks.values() for a, b in combinations(sorted(block), 2) if not codes[a] & codes[b]]
    assert len(pairs) > 300
    assert sum(map(firms.joined, pairs)) / len(pairs) <= FALSE_MERGES


def test_a_firm_that_changed_its_name_is_never_taken_for_another(
    firms: Resolved, listed: list[dict[str, str]], codes: dict[str, set[str]]
) -> None:
    names: defaultdict[str, set[str]] = defaultdict(set)
    for row in listed:
        if row["code_has_several_names"] == "True":
            names[row["code"]] |= {row["full_name"], row["short_name"]}
    renamed = [(a, b) for each in names.values() for a, b in combinations(sorted(each), 2)]
    assert len(renamed) > 100
    with_these = {firms.of[name] for each in names.values() for name in each}
    others = [(a, b) for a in firms.of if firms.of[a] in with_these for b in firms.of if firms.of[a] == firms.of[b]]
    wrong = [pair for pair in others if not codes[pair[0]] & codes[pair[1]]]
    assert len(wrong) <= 2
    assert any(firms.asked(pair) for pair in renamed if not firms.joined(pair))


_WAY_OF_WRITING = re.compile(r"[\s()\uff08\uff09·]|有限责任公司$|股份有限公司$|有限公司$")


def test_spelling_variants_of_farm_firms_come_together_and_neighbours_on_a_list_stay_apart() -> None:
    with FARMING.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    years: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        years[row["province"], row["name"].strip()].add(row["year"])
    found = resolved(name for _, name in years)
    provinces: defaultdict[str, list[str]] = defaultdict(list)
    for province, name in sorted(years):
        provinces[province].append(name)
    variants, neighbours = [], []
    for province, names in provinces.items():
        for a, b in combinations(names, 2):
            if years[province, a] & years[province, b]:
                if Levenshtein.distance(a, b, score_cutoff=2) <= 2:
                    neighbours.append((a, b))
            elif _WAY_OF_WRITING.sub("", a) == _WAY_OF_WRITING.sub("", b):
                variants.append((a, b))
    assert len(variants) >= 40
    assert len(neighbours) >= 300
    assert sum(map(found.joined, variants)) / len(variants) >= 0.9
    assert sum(map(found.joined, neighbours)) <= 1

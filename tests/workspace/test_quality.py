"""Data quality: counted from marks or record by record it is the same, and each number is that of its list."""

from collections import Counter
from collections.abc import Iterator

import pytest

from liandong import Workspace, open_workspace
from liandong.model import KINDS, Tier
from liandong.model.kinds import Facet
from liandong.samples import folder
from liandong.search import Filter
from liandong.workspace.quality import quality


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with folder() as samples, open_workspace(tmp_path_factory.mktemp("quality"), create=True) as workspace:
        workspace.build([samples])
        yield workspace


def test_each_number_is_that_of_its_list(opened: Workspace) -> None:
    ledger = opened.ledger()
    found = quality(ledger)
    assert {of.kind: of.records for of in found.kinds} == ledger.view.counts().records
    for of in found.kinds:
        assert of.single == ledger.total(of.kind, Filter.of(Facet.FAMILIES, "1"))
        assert of.conflicts == ledger.total(of.kind, Filter.of(Facet.CONFLICT, "yes"))
        assert of.official == ledger.total(of.kind, Filter.of(Facet.SOURCE, "register,government"))
        for name in KINDS[of.kind].expected:
            assert of.missing[name] == ledger.total(of.kind, Filter.of(Facet.MISSING, name))


def test_filled_and_missing_are_those_of_the_records(opened: Workspace) -> None:
    ledger = opened.ledger()
    for of in quality(ledger).kinds:
        told = [ledger.health(record) for record in ledger.records(of.kind)]
        assert of.filled == (sum(len(h.filled) for h in told), sum(len(h.filled) + len(h.missing) for h in told))


def test_documents_are_counted_by_tier_flag_and_year(opened: Workspace) -> None:
    ledger = opened.ledger()
    found, documents = quality(ledger), list(ledger.documents())
    assert found.documents == len(documents)
    assert found.tiers == Counter(ledger.tier(document.id) for document in documents)
    assert found.flags == Counter(flag for document in documents for flag in document.flags)
    days = [d.published.value for d in documents if d.published and not d.published.value.startswith("--")]
    assert found.years == Counter(int(day[:4]) for day in days)
    assert found.whole


def test_as_of_a_day_after_all_that_is_told_it_is_the_same(opened: Workspace) -> None:
    assert quality(opened.ledger(as_of="2999-12-31")) == quality(opened.ledger())


def test_the_weakest_have_one_source_that_nobody_vouches_for_and_lack_most(opened: Workspace) -> None:
    ledger = opened.ledger()
    found = quality(ledger).weakest
    lacking = [len(ledger.health(record).missing) for record in found]
    assert lacking
    assert lacking == sorted(lacking, reverse=True)
    every = [ledger.health(record) for record in ledger.records()]
    weak = [len(h.missing) for h in every if h.families == 1 and h.tier is Tier.UNKNOWN]
    assert lacking == sorted(weak, reverse=True)[: len(lacking)]

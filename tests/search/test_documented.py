"""The page on queries: every example of it is understood and finds something, every fault is told as it says there."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from liandong import Ledger, open_workspace, samples
from liandong.engine import SerialEngine
from liandong.errors import SearchError
from liandong.model.kinds import FACET_NAMES, Facet
from liandong.search import parse

PAGE = Path(__file__).parent.parent.parent / "docs" / "reference" / "search.md"


def rows(heading: str) -> list[list[str]]:
    """The rows of the table below a heading, cell by cell."""
    text = PAGE.read_text(encoding="utf-8").split(f"## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in text.splitlines() if line.startswith("| ")][1:]
    return [[cell.replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]


def codes(cell: str) -> list[str]:
    return re.findall("`([^`]+)`", cell)


EXAMPLES = [row[0].strip().strip("`") for row in rows("Words")] + [q for row in rows("Filters") for q in codes(row[2])]
FAULTS = [(codes(row[0])[0], row[1].strip()) for row in rows("What cannot be understood")]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    folder = tmp_path_factory.mktemp("samples")
    with samples.folder() as pages, open_workspace(folder / "ws", create=True) as workspace:
        workspace.build([pages], engine=SerialEngine())
        yield workspace.ledger()


def test_the_page_has_an_example_of_every_filter_under_all_its_names() -> None:
    assert {each.facet for query in EXAMPLES for each in parse(query).filters} == set(Facet)
    told = {name for row in rows("Filters") for name in (*codes(row[0]), *re.findall(r"\w+", row[1]))}
    assert told == {name for facet, names in FACET_NAMES.items() for name in (facet.value, *names)}


def test_every_example_finds_something(ledger: Ledger) -> None:
    assert [query for query in EXAMPLES if not ledger.search(query, 1)] == []


@pytest.mark.parametrize(("query", "told"), FAULTS)
def test_every_fault_is_told_as_the_page_says(query: str, told: str) -> None:
    with pytest.raises(SearchError, match=re.escape(told)):
        parse(query)

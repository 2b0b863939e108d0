"""Shares: the sorts by which a sum is broken down, and where nothing is."""

import pytest

from liandong.statements.figures.shares import sort_of
from tests.statements.written import written


def _sorts(body: str) -> list[str | None]:
    reading = written(body)
    found = []
    for quantity in reading.quantities:
        sentence = reading.sentence_at(quantity.start)
        span = sort_of(reading, sentence, quantity) if sentence else None
        found.append(reading.plain[slice(*span)] if span else None)
    return found


def test_each_number_of_a_share_is_that_of_its_sort() -> None:
    body = "云岭大道等交通项目5个,总投资46亿元;产业项目3个、20亿元。另有8家企业。"
    assert _sorts(body) == ["交通项目", "交通项目", "产业项目", "产业项目", None]


@pytest.mark.parametrize(
    "body",
    [
        "产业项目3个,总投资20亿元。",
        "产业项目3个,交通项目5个,总投资66亿元。",
        "新签约项目3个,总投资20亿元;新开工项目5个,总投资46亿元。",
        "产业项目3个,总投资20亿元。交通项目5个,总投资46亿元。",
    ],
)
def test_one_sort_sorts_only_counted_and_stages_break_nothing_down(body: str) -> None:
    assert set(_sorts(body)) == {None}

"""Sorts: words for a sort of things, a meeting or a batch."""

import pytest

from liandong.statements.grammar.sorts import BATCH
from liandong.vocabulary.groups import GROUPS
from liandong.vocabulary.regions import lookup


@pytest.mark.parametrize("batch", ["第七批总投资100亿元", "首批共签约12个项目", "第二轮投资5亿元", "第十二批次项目"])
def test_a_batch_stands_for_its_things(batch: str) -> None:
    assert BATCH.match(batch)


@pytest.mark.parametrize("area", GROUPS)
def test_a_batch_before_an_area_is_none(area: str) -> None:
    assert not BATCH.match(f"首批{area}合作示范园区")


def test_groups_of_regions_are_those_of_the_gazetteer() -> None:
    assert {"长三角", "粤港澳大湾区", "京津冀", "成渝地区"} <= set(GROUPS)
    assert [name for name in GROUPS if all(place.level != "group" for place in lookup(name))] == []

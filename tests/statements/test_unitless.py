"""Unitless: readings of an index, lists that leave their unit to the last, and numbers that are neither."""

import pytest

from liandong.statements.measures.unitless import read


def _read(text: str) -> list[tuple[str, str | None]]:
    return [(quantity.value.text, quantity.value.unit) for quantity in read(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2022年的江海发展指数来到145.0,抬升5.1。", [("145", ""), ("5.1", "")]),
        ("发展指数达120.5。创新与共享依次为131.3与132.8。", [("120.5", ""), ("131.3", ""), ("132.8", "")]),
        ("质效为109.5,提高1.8,创新指数131.8。", [("109.5", ""), ("1.8", ""), ("131.8", "")]),
        ("走廊的产业指数升到187,年均涨幅约13%。", [("187", ""), ("13", "%")]),
        ("三市分别高出总体9.8、6.2、2.0个百分点", [("9.8", "个百分点"), ("6.2", "个百分点"), ("2", "个百分点")]),
        ("两市依次投资3、5亿元", [("300000000", "元"), ("500000000", "元")]),
    ],
)
def test_readings_of_an_index_and_lists_with_one_unit_are_read(text: str, found: list[tuple[str, str | None]]) -> None:
    assert _read(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("见表3.2,按1.5版本执行。", []),
        ("指数由3项指标组成,见表3.2。", [("3", "个")]),
        ("1、2、3个百分点", [("3", "个百分点")]),
        ("合作指数2023年发布,共有12.5万字。", []),
        ("价格指数平稳。会议定于5.20,地点在云岭。", []),
        ("营商环境指数达到2023,12月发布。", []),
        ("江海指数公布。链接见1.5、2.6。", []),
        ("指数编制历时3.5,版本为1.5,载于2.3节。", []),
    ],
)
def test_tables_versions_and_marks_of_items_are_none(text: str, found: list[tuple[str, str | None]]) -> None:
    assert [(n, u and u.replace("项", "个")) for n, u in _read(text)] == found

"""Parties of projects: the firm that acts, that the name opens with, or that holds an office."""

import pytest

from tests.statements.test_projects import things


def _parties(body: str) -> list[str]:
    return [s.value.text for d in things(body) for s in d.statements if s.property == "party"]


@pytest.mark.parametrize(
    ("body", "parties"),
    [
        ("安徽润泽新材料年产2万吨锂电材料项目开工。", ["安徽润泽新材料"]),
        ("星帆能源20GWh动力电池项目总投资71亿元,已开工。", ["星帆能源"]),
        ("年产2万吨锂电材料项目开工。", []),
        ("城南污水处理厂二期工程总投资1亿元,已开工。", []),
    ],
)
def test_the_firm_stands_before_how_much_is_made(body: str, parties: list[str]) -> None:
    assert _parties(body) == parties


@pytest.mark.parametrize(
    ("body", "parties"),
    [
        ("浩泽服饰二期工程开工,总投资1亿元。", ["浩泽服饰"]),
        ("四川裕岚磷酸铁锂项目开工,总投资1亿元。", ["四川裕岚"]),
        ("绿色食品加工项目开工,总投资1亿元。", []),
        ("浩泽污水处理项目开工,总投资1亿元。", []),
    ],
)
def test_a_word_of_no_dictionary_before_goods_is_a_firm(body: str, parties: list[str]) -> None:
    assert _parties(body) == parties


def test_a_firm_acts_over_several_clauses() -> None:
    body = "分量最重的出自星帆能源集团有限公司:投资170亿元,在宁澜市建设绿氢一体化项目。"
    assert "星帆能源集团有限公司" in _parties(body)
    body = "来自星帆能源集团有限公司的负责人介绍了行情,宁澜市将建设绿氢一体化项目。"
    assert "星帆能源集团有限公司" not in _parties(body)


def test_a_firm_and_an_authority_are_both_parties() -> None:
    body = "星帆光电股份有限公司携手临澜县政府,敲定的是光电生产基地项目。"
    assert set(_parties(body)) == {"星帆光电股份有限公司", "临澜县政府"}


def test_the_holder_of_the_office_stands_right_behind_it() -> None:
    assert "星帆电力有限公司" in _parties("青岭风电场总投资36亿元,业主星帆电力有限公司,现已开工。")
    assert _parties("青岭风电场总投资36亿元,业主代表到场,现已开工。") == []


def test_a_word_of_signing_that_a_line_cuts_off_reaches_no_body_of_another_sentence() -> None:
    body = "江海集团有限公司与云江市人民政府签\n下煤制化学品项目协议,投资均为100亿元。"
    assert "江海" not in "".join(_parties(body))


@pytest.mark.parametrize(
    ("body", "parties"),
    [
        ("重庆荣杭茶业的贡茶基地建设项目,总投资3亿元。", ["重庆荣杭茶业"]),
        ("深圳市鑫楠在剑阁县投资2.63亿元,建设有机农业园区。", ["深圳市鑫楠"]),
        ("重庆农村的贡茶基地建设项目,总投资3亿元。", []),
        ("广州粤旺牡丹江农业产业化项目,总投资3亿元。", ["广州粤旺"]),
        ("成员城市宣城与松江合作的人才大厦项目今天开工。", ["宣城", "松江"]),
        ("投得最多的是霁光控股集团,要拿12亿元建云口产业孵化园。", ["霁光控股集团"]),
        ("霁光控股集团要拿12亿元建厂的消息传出,云口产业孵化园今天开工。", []),
    ],
)
def test_a_firm_by_its_short_name_owns_and_builds(body: str, parties: list[str]) -> None:
    assert _parties(body) == parties

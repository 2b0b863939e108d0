"""Enumerations come apart at their joints, and nowhere else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liandong.statements.grammar.lists import fields, inherit_place, members


def parts(text: str) -> list[str]:
    return [text[a:b] for a, b in members(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("广州、深圳、佛山和东莞", ["广州", "深圳", "佛山", "东莞"]),
        ("广州市发改委、人民银行以及金融局", ["广州市发改委", "人民银行", "金融局"]),
        ("集成电路、生物医药、人工智能等领域", ["集成电路", "生物医药", "人工智能"]),
        ("甲公司与乙公司", ["甲公司", "乙公司"]),
        ("汽车“新四化”、集成电路、数字经济、智能制造", ["汽车“新四化”", "集成电路", "数字经济", "智能制造"]),
        ("《产业规划、空间规划》和《实施意见》", ["《产业规划、空间规划》", "《实施意见》"]),
        ("上海市发展和改革委员会、江苏省经济和信息化厅", ["上海市发展和改革委员会", "江苏省经济和信息化厅"]),
        ("文化和旅游局、科学和技术厅", ["文化和旅游局", "科学和技术厅"]),
        ("住房和城乡建设局与自然资源和规划局", ["住房和城乡建设局", "自然资源和规划局"]),
        ("人力资源和社会保障局、卫生和健康委员会", ["人力资源和社会保障局", "卫生和健康委员会"]),
        ("科技创新及碳中和", ["科技创新", "碳中和"]),
        ("中华人民共和国商务部、海关总署", ["中华人民共和国商务部", "海关总署"]),
        ("香港中文大学(深圳)、南方科技大学", ["香港中文大学(深圳)", "南方科技大学"]),
        ("甲(乙、丙)、丁", ["甲(乙、丙)", "丁"]),
        ("单独一个", ["单独一个"]),
        ("阿里巴巴、腾讯等企业", ["阿里巴巴", "腾讯"]),
    ],
)
def test_members_are_taken_apart(text: str, names: list[str]) -> None:
    assert parts(text) == names


@pytest.mark.parametrize(
    ("names", "full"),
    [
        (["深圳市委", "市政府"], ["深圳市委", "深圳市政府"]),
        (["广东省委", "省政府", "省人大常委会"], ["广东省委", "广东省政府", "广东省人大常委会"]),
        (["上海市普陀区委", "区政府"], ["上海市普陀区委", "上海市普陀区政府"]),
        (["深圳市委", "市政府", "广州市委", "市政府"], ["深圳市委", "深圳市政府", "广州市委", "广州市政府"]),
        (["华为", "腾讯"], ["华为", "腾讯"]),
        (["市政府"], ["市政府"]),
        (["广东省委", "市政府"], ["广东省委", "市政府"]),
    ],
)
def test_a_bare_body_takes_the_place_of_the_one_before_it(names: list[str], full: list[str]) -> None:
    assert inherit_place(names) == full


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("项目涉及汽车“新四化”、集成电路、智能制造等产业领域", ["汽车“新四化”", "集成电路", "智能制造"]),
        ("双方将围绕绿色能源、新材料、环保节能等领域开展合作", ["绿色能源", "新材料", "环保节能"]),
        ("签约项目涵盖新能源、生物医药和高端装备等多个领域", ["新能源", "生物医药", "高端装备"]),
        ("大会在会展中心举行", []),
        ("项目总投资50亿元", []),
    ],
)
def test_fields_stand_behind_a_word_that_announces_them(text: str, found: list[str]) -> None:
    assert [text[a:b] for a, b in fields(text, 0, len(text))] == found


_SIGNS = st.text("甲乙丙公司市委、和与及等，, “”《》()（以和平共其", max_size=40)


@settings(deadline=None)
@given(_SIGNS)
def test_members_stand_in_order_without_overlap_and_none_is_empty(text: str) -> None:
    found = members(text, 0, len(text))
    position = 0
    for start, end in found:
        assert position <= start < end <= len(text)
        position = end


@settings(deadline=None)
@given(st.text(max_size=60))
def test_no_text_makes_them_fail(text: str) -> None:
    members(text, 0, len(text))
    fields(text, 0, len(text))
    assert len(inherit_place([text, text])) == 2


def test_a_clause_before_the_first_field_is_none() -> None:
    text = "就在苏州开场,光伏、冷链物流等领域都有项目"
    assert [text[a:b] for a, b in fields(text, 0, len(text))] == ["光伏", "冷链物流"]

"""The language of queries: what is written is what is meant, in any width, script and order; faults are ours alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liandong.errors import SearchError
from liandong.messages import LANGUAGES
from liandong.model.kinds import FACET_NAMES, Facet
from liandong.search import Filter, Query, parse
from liandong.search.segment import segment
from liandong.store.rows import Condition

WORDS = st.text(alphabet="广深莞签约项目a5g.()", min_size=1, max_size=6).filter(segment)
VALUES = {
    Facet.KIND: ("项目", "project,协议", "文档"),
    Facet.REGION: ("广州", "440100", "北京市朝阳区", "粤港澳大湾区", "甲村", "广州,甲村"),
    Facet.INDUSTRY: ("集成电路", "C39", "低空经济,C", "半导体"),
    Facet.PERIOD: ("2023", "2023-04..2024", ">=2023q2", "2023年5月1日", "..2020"),
    Facet.AMOUNT: (">1亿", "1亿..50亿", "1..50亿", "5000万美元以上", "<=3.5亿", "100"),
    Facet.STATUS: ("开工", ">=签约", "签约..在建", "暂停,终止"),
    Facet.SOURCE: ("政府", "媒体,不明", "government"),
    Facet.CONFLICT: ("有", "no"),
    Facet.FAMILIES: ("1", ">=2", "2..3", "2以上"),
    Facet.MISSING: ("投资额", "date,place", "名称"),
}
FILTERS = st.sampled_from([(f, v) for f, values in VALUES.items() for v in values])


@st.composite
def queries(draw: st.DrawFn) -> str:
    """Queries as people write them, all of which can be understood."""
    pieces = draw(st.lists(st.lists(WORDS, min_size=1, max_size=3).map(" 或 ".join), max_size=3))
    pieces += [f'"{word}"' for word in draw(st.lists(WORDS, max_size=2))]
    found = draw(st.lists(FILTERS, max_size=3))
    pieces += [f"{draw(st.sampled_from((f.value, *FACET_NAMES[f])))}:{value}" for f, value in found]
    if pieces:
        pieces += [f"-{word}" for word in draw(st.lists(WORDS, max_size=2))]
    return " ".join(draw(st.permutations(pieces)))


@settings(max_examples=300, deadline=None)
@given(queries())
def test_what_is_written_of_a_query_means_the_same(written: str) -> None:
    query = parse(written)
    assert [parse(query.worded(lang)) for lang in LANGUAGES] == [query] * len(LANGUAGES)


@settings(max_examples=300, deadline=None)
@given(queries())
def test_width_script_and_case_make_no_difference(written: str) -> None:
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in written)
    assert parse(wide.replace("项", "項").replace("广", "廣").upper()) == parse(written)


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet='广州签约或or|-:："“”<>=.. ,、类型地区金额时间20231亿元\t', max_size=24) | st.text(max_size=24))
def test_whatever_is_typed_is_understood_or_told_as_a_fault_of_the_query(typed: str) -> None:
    try:
        query = parse(typed)
    except SearchError as error:
        for lang in LANGUAGES:
            error.worded(lang)
    else:
        assert parse(str(query)) == query


def test_words_groups_exclusions_and_filters_are_told_apart() -> None:
    query = parse('签约 "智慧  城市" 深圳 或 东莞 | 惠州 -意向 类型:项目 -地区:440300')
    assert [[t.text for t in group] for group in query.groups] == [["签约"], ["智慧 城市"], ["深圳", "东莞", "惠州"]]
    assert [t.text for t in query.without] == ["意向"]
    assert [(f.facet, f.value, f.excluded) for f in query.filters] == [
        (Facet.KIND, "项目", False),
        (Facet.REGION, "440300", True),
    ]
    assert query.worded("zh") == '签约 "智慧 城市" 深圳 或 东莞 或 惠州 -意向 类型:项目 -地区:440300'
    assert str(query) == '签约 "智慧 城市" 深圳 OR 东莞 OR 惠州 -意向 kind:项目 -region:440300'


@pytest.mark.parametrize("typed", ["", " \t", "，。 * ()", "-", '""'])
def test_what_has_no_word_asks_for_nothing(typed: str) -> None:
    assert parse(typed) == Query()
    assert parse(typed).empty


@pytest.mark.parametrize("typed", ["5g-a", "http://a.cn", "12:30", "甲 - 乙", "思科(广州)"])
def test_marks_within_words_are_part_of_them(typed: str) -> None:
    query = parse(typed)
    assert not query.without
    assert not query.filters
    assert " ".join(t.text for (t,) in query.groups) == typed.replace(" - ", " ")


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("签约 或", 4),
        ("或 签约", 1),
        ("a 或 或 b", 5),
        ('甲 "乙', 3),
        ("甲 地域:乙", 3),
        ("甲 类型:乙", 3),
        ("甲 或 -乙", 5),
    ],
)
def test_a_fault_names_its_place(typed: str, place: int) -> None:
    with pytest.raises(SearchError, match=f"^character {place} of the query: "):
        parse(typed)


def condition(facet: str, value: str) -> Condition:
    return Filter.of(facet, value).condition


def test_a_region_takes_its_members_and_a_retired_one_what_followed_it() -> None:
    assert condition("地区", "广州").texts == ("440100",)
    assert {"G01", "440100", "810000"} <= set(condition("地区", "大湾区").texts)
    assert condition("地区", "440183").texts == ("440183", "440112", "440118")  # 增城市, now 增城区 and some of 黄埔区
    assert condition("地区", "吉林").texts == ("220000",)  # the province before the city of its name
    assert condition("地区", "北京市朝阳区").texts == ("110105",)
    assert condition("地区", "甲乙村") == Condition(Facet.REGION, part="甲乙村")


def test_ranges_of_money_and_days() -> None:
    assert condition("金额", ">1亿")[3:7] == (1e8, None, True, False)
    assert condition("金额", "1..50亿")[3:7] == (1e8, 5e9, False, False)
    assert condition("金额", "5000万美元以下") == Condition(Facet.AMOUNT, ("USD",), high=5e7)
    assert condition("时间", "2023..2024-02")[3:5] == (20230101, 20240231)
    assert condition("时间", ">2023")[3:7] == (20231231, None, True, False)
    assert condition("状态", ">=在建").texts == ("building", "operating")


@pytest.mark.parametrize(
    ("facet", "value"),
    [
        *(("时间", v) for v in ("2023-13", "2023-02-30", "昨天", "5月", "0..x", "20233")),
        *(("金额", v) for v in ("多", "1亿亩", "-1亿", ">", "亿元", "1亿元..2亿美元", "2亿..1亿")),
        *(("状态", v) for v in ("好", ">暂停", "开工..好")),
        *(("类型", v) for v in (",", "项目,好")),
        *(("地区", v) for v in ("朝阳区", "甲村,乙村", ",")),
        ("行业", "、"),
        ("冲突", "大"),
        ("来源", "网上"),
        ("名称", "甲"),
        ("类型", " "),
    ],
)
def test_a_value_that_a_filter_cannot_have_is_told(facet: str, value: str) -> None:
    with pytest.raises(SearchError):
        Filter.of(facet, value)

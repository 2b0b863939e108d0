"""Places: the words that say where, without what leads to them; what only sounds like one is none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liandong.model import Value
from liandong.statements.grammar.places import is_located, place_value
from tests.statements.written import written


def place(words: str) -> Value | None:
    reading = written(words)
    found = place_value(reading, reading.document.body_start, reading.document.body_end)
    if found is None:
        return None
    start, end, value = found
    assert reading.text(start, end) == value.raw
    return value


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("广州", "广州"),
        ("上海市普陀区", "上海市普陀区"),
        ("位于番禺区", "番禺区"),
        ("坐落于苏州工业园区", "苏州工业园区"),
        ("近日,合肥市", "合肥市"),
        ("珠岛宾馆", "珠岛宾馆"),
        ("杭州国际博览中心隆重举行", "杭州国际博览中心"),
        ("南沙区境内", "南沙区"),
        ("2024年5月8日在武汉", "武汉"),
    ],
)
def test_a_place_stands_without_what_leads_to_it(words: str, text: str) -> None:
    value = place(words)
    assert value is not None
    assert value.text == text


@pytest.mark.parametrize(
    ("letter", "name"), [("深", "深圳"), ("沪", "上海"), ("穗", "广州"), ("渝", "重庆"), ("津", "天津")]
)
def test_an_abbreviation_keeps_its_letter_and_gives_the_name(letter: str, name: str) -> None:
    assert place(letter) == Value(letter, name)


@pytest.mark.parametrize(
    "words", ["会上", "活动现场", "大会期间", "这一背景下", "双方共同推动", "云端", "项目", "合作框架", "的", "此"]
)
def test_what_only_sounds_like_a_place_is_none(words: str) -> None:
    assert place(words) is None


@pytest.mark.parametrize(
    ("words", "located"),
    [("南京江北新区", True), ("国际会展中心", True), ("人民大道88号", True), ("产业升级", False), ("合作共赢", False)],
)
def test_a_region_or_an_ending_tells_a_place(words: str, located: bool) -> None:
    reading = written(words)
    assert is_located(reading, reading.document.body_start, reading.document.body_end) is located


@settings(deadline=None)
@given(st.text("在于位广州市区深沪会上、,。中心 近日举行年5月8日", max_size=24))
def test_a_place_is_words_of_the_text(words: str) -> None:
    value = place(words)
    assert value is None or (value.raw in words and value.text)

"""Mechanisms: standing bodies founded, joined or opened, with their members; exhortations make none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liandong.statements import mechanisms
from liandong.statements.draft import Draft
from tests.statements.written import assert_proved, written


def founded(body: str) -> list[Draft]:
    reading = written(body)
    drafts = mechanisms.extract(reading, None)
    assert_proved(reading, drafts)
    return drafts


@pytest.mark.parametrize(
    ("body", "name", "members"),
    [
        ("会上,长三角氢能产业联盟正式成立。", "长三角氢能产业联盟", []),
        ("苏州大学、江南大学加入太湖科创联盟。", "太湖科创联盟", ["苏州大学", "江南大学"]),
        (
            "大湾区低空经济产业联盟揭牌,成员单位包括大疆创新、亿航智能。",
            "大湾区低空经济产业联盟",
            ["大疆创新", "亿航智能"],
        ),
        ("会上启动了县域(科技)产业协同发展联盟。", "县域(科技)产业协同发展联盟", []),
        ("由南京大学、东南大学联合发起的紫金山智库联盟成立。", "紫金山智库联盟", ["南京大学", "东南大学"]),
    ],
)
def test_a_standing_body_has_its_name_and_members(body: str, name: str, members: list[str]) -> None:
    (draft,) = founded(body)
    assert draft.name == name
    assert draft.get("member") == members


def test_a_standing_exchange_has_the_counted_cities_as_members() -> None:
    (draft,) = founded("通过论坛的举办,逐步建立起广深佛莞四地常态化的沟通机制。")
    assert "沟通机制" in draft.name
    assert [m.removesuffix("市") for m in draft.get("member")] == ["广州", "深圳", "佛山", "东莞"]


@pytest.mark.parametrize(
    "body",
    [
        "要建立健全跨区域协调机制。",
        "应当推动建立产业联盟。",
        "建议成立长三角创新联盟。",
        "完善联动机制,提升服务水平。",
        "战略联盟日益重要。",
        "联盟成员单位参加活动。",
        "",
    ],
)
def test_exhortations_and_mere_kinds_make_none(body: str) -> None:
    assert [draft.name for draft in founded(body)] == []


def test_a_body_told_twice_is_one() -> None:
    assert len(founded("长三角氢能产业联盟正式成立。\n长三角氢能产业联盟成立后将开展合作。")) == 1


def test_what_is_founded_together_with_something_else_keeps_its_own_name() -> None:
    (draft,) = founded("代表共同发布区域发展倡议暨县域产业协同发展联盟启动仪式。")
    assert draft.name == "县域产业协同发展联盟"


_WORDS = (
    "会上, 长三角 氢能 产业联盟 共同体 正式 成立 加入 由 南京大学 、 "
    "东南大学 联合发起 成员单位包括 要 建立 四地 常态化的 沟通机制 。 暨 启动"
)
_PIECES = st.sampled_from(_WORDS.split())


@settings(deadline=None)
@given(st.lists(_PIECES, max_size=20).map("".join))
def test_any_run_of_such_words_gives_proved_mechanisms(body: str) -> None:
    assert all(draft.name for draft in founded(body))

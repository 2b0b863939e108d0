"""Agreements: what was signed, between whom, on what, how many; wishes and memories are none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liandong.statements import agreements
from liandong.statements.draft import Draft
from tests.statements.written import assert_proved, written


def signed(body: str) -> list[Draft]:
    reading = written(body)
    drafts = agreements.extract(reading, None)
    assert_proved(reading, drafts)
    return drafts


@pytest.mark.parametrize(
    ("body", "name", "parties"),
    [
        ("会上,苏州市与盐城市签署战略合作协议。", "战略合作协议", ["苏州市", "盐城市"]),
        ("长宁区政府与华为签订了战略合作框架协议。", "战略合作框架协议", ["长宁区政府", "华为"]),
        (
            "活动现场,普陀区科委、长风投促中心与泰豪软件签订战略合作协议。",
            "战略合作协议",
            ["普陀区科委", "长风投促中心", "泰豪软件"],
        ),
        ("中国银行苏州分行和苏州工业园区签署银企合作协议。", "银企合作协议", ["中国银行苏州分行", "苏州工业园区"]),
        ("青岛市与烟台市围绕海洋经济签署合作备忘录。", "合作备忘录", ["青岛市", "烟台市"]),
        ("佛山市、东莞市签署《佛莞产业共建框架协议》。", "佛莞产业共建框架协议", ["佛山市", "东莞市"]),
    ],
)
def test_an_agreement_has_its_name_and_both_sides(body: str, name: str, parties: list[str]) -> None:
    (draft,) = signed(body)
    assert draft.name == name
    assert draft.get("party") == parties


def test_several_agreements_that_the_text_only_counts_are_one_with_its_fields() -> None:
    (draft,) = signed("甲市与乙市相关部门签署了科技创新、智能装备、生物医药、营商环境等四个领域的专项合作协议。")
    assert draft.get("count") == ["4"]
    assert draft.get("field") == ["科技创新", "智能装备", "生物医药", "营商环境"]


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("双方企业签署18份合作协议。", "18"),
        ("苏州市与盐城市签署5项合作协议。", "5"),
        ("苏州市与盐城市签署合作协议。", None),
    ],
)
def test_the_number_of_agreements_is_kept(body: str, count: str | None) -> None:
    (draft,) = signed(body)
    assert draft.get("count") == ([count] if count else [])


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        ("两家集团围绕科技创新及碳中和签订战略合作协议。", ["科技创新", "碳中和"]),
        ("甲集团与乙集团签署合作协议,涉及储能、氢能、智能网联等领域。", ["储能", "氢能", "智能网联"]),
        ("甲集团与乙集团签署合作协议。", []),
    ],
)
def test_fields_stand_behind_a_word_that_announces_them(body: str, fields: list[str]) -> None:
    assert signed(body)[0].get("field") == fields


def test_the_sum_of_an_agreement_is_its_amount() -> None:
    (draft,) = signed("临港集团与宁德时代签署投资协议,总投资60亿元。")
    assert draft.get("amount") == ["6000000000"]


@pytest.mark.parametrize(
    "body",
    [
        "双方将签署合作协议。",
        "两市希望尽快签订合作协议。",
        "要落实好战略合作框架协议。",
        "根据双方签署的协议,项目将于明年开工。",
        "自2015年达成协议以来,企业陆续入驻。",
        "青浦区与6家企业签约,总签约额57亿元。",
        "签约仪式隆重举行。",
        "嘉定区签约项目6个。",
        "各方达成广泛共识。",
    ],
)
def test_wishes_memories_and_counts_of_projects_are_no_agreements(body: str) -> None:
    assert [draft.name for draft in signed(body)] == []


def test_an_agreement_told_twice_is_one() -> None:
    body = "苏州市与盐城市签署战略合作协议。\n会上,苏州市与盐城市签署战略合作协议。"
    assert len(signed(body)) == 1


_WORDS = (
    "会上, 苏州市 盐城市 华为 与 和 、 围绕 科技创新 等 四个 领域的 "
    "签署 签订 了 战略合作协议 《框架协议》 18份 , 。 将 总投资 60亿元 签约"
)
_PIECES = st.sampled_from(_WORDS.split())


@settings(deadline=None)
@given(st.lists(_PIECES, max_size=24).map("".join))
def test_any_run_of_such_words_gives_proved_agreements(body: str) -> None:
    for draft in signed(body):
        assert draft.name
        assert len(draft.get("count")) <= 1
        assert len(draft.get("party")) == len(set(draft.get("party")))

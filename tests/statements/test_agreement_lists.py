"""Lists of signed papers: one a line under a head that says that they were signed."""

import pytest

from liandong.statements.agreements import agreements
from liandong.statements.draft import Draft
from tests.statements.written import assert_proved, written


def signed(body: str) -> list[Draft]:
    reading = written(body, title="区域合作深化", published="2023-06-01")
    drafts = agreements.extract(reading, None)
    assert_proved(reading, drafts)
    return drafts


def told(body: str) -> list[tuple[str, list[str]]]:
    return [(draft.name, draft.get("party")) for draft in signed(body)]


def test_each_line_names_its_sides_and_its_paper() -> None:
    body = (
        "2023年5月18日在苏州,双方签了4份文件:\n"
        "一、苏州市政府与无锡市政府《关于共建江湖走廊的合作安排》;\n"
        "二、苏州市科技局与无锡市科技局科技合作备忘录;\n"
        "三、苏州江临科创发展有限公司与无锡霁川园区公司发展“江临园”框架协议;\n"
        "四、苏州市与无锡市的航运联盟协议。\n"
        "同场还启动了4个项目。"
    )
    assert told(body) == [
        ("关于共建江湖走廊的合作安排", ["苏州市政府", "无锡市政府"]),
        ("科技合作备忘录", ["苏州市科技局", "无锡市科技局"]),
        ("发展“江临园”框架协议", ["苏州江临科创发展有限公司", "无锡霁川园区公司"]),
        ("航运联盟协议", ["苏州市", "无锡市"]),
    ]
    assert {day for draft in signed(body) for day in draft.get("date")} == {"2023-05-18"}


def test_lines_without_numbers_have_the_sides_of_the_head() -> None:
    body = "苏州市与无锡市签署以下协议:\n《河湖规划合作协议》\n《江海教育合作协议》\n随后与会人员参观了园区。"
    assert told(body) == [
        ("河湖规划合作协议", ["苏州市", "无锡市"]),
        ("江海教育合作协议", ["苏州市", "无锡市"]),
    ]


def test_a_running_list_has_its_items() -> None:
    body = "会上签署的协议有两份:一是苏州市与无锡市的产业合作框架协议;二是霁川地铁集团与云口轨道公司的运营合作备忘录。"
    assert told(body) == [
        ("产业合作框架协议", ["苏州市", "无锡市"]),
        ("运营合作备忘录", ["霁川地铁集团", "云口轨道公司"]),
    ]


def test_a_list_of_what_is_to_be_signed_or_only_discussed_gives_none() -> None:
    assert told("双方将签署以下协议:\n《河湖规划合作协议》\n《江海教育合作协议》\n") == []
    assert told("会议讨论了以下文件:\n《河湖规划合作协议》\n《江海教育合作协议》\n") == []


def test_a_question_announces_a_list_too() -> None:
    body = "6月19日,苏州、无锡、常州三市市长碰头。\n三市签了啥?\n📌 《江海交通协议》\n📌 《江海旅游协议》\n"
    assert told(body) == [
        ("江海交通协议", ["苏州", "无锡", "常州"]),
        ("江海旅游协议", ["苏州", "无锡", "常州"]),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "会上签了这些协议:\n▶南京市人民政府—江华集团:合作框架协议\n▶苏州市人民政府—中沐集团:项目投资协议",
        "会上签了哪些协议?\n一是南京市人民政府与江华集团的合作框架协议,二是苏州市人民政府与中沐集团的项目投资协议。",
    ],
)
def test_an_item_names_its_sides_by_a_dash_or_several_stand_in_one_line(body: str) -> None:
    drafts = agreements.extract(written(body), None)
    assert [(draft.name, draft.get("party")) for draft in drafts] == [
        ("合作框架协议", ["南京市人民政府", "江华集团"]),
        ("项目投资协议", ["苏州市人民政府", "中沐集团"]),
    ]


@pytest.mark.parametrize("lead", ["苏州市与无锡市共同签下——", "苏州市与无锡市签署:", "苏州市与无锡市签下5份协议——"])
def test_titles_stand_in_the_lines_below_a_verb_that_ends_its_line(lead: str) -> None:
    body = lead + "\n①《河湖规划合作协议》\n②《江海教育(一期)合作协议》\n随后与会人员参观了园区。"
    assert {name for name, _ in told(body)} >= {"河湖规划合作协议", "江海教育(一期)合作协议"}
    assert all(sides == ["苏州市", "无锡市"] for _, sides in told(body))


def test_titles_behind_the_word_for_them_are_papers_each() -> None:
    body = "苏州市与无锡市签订协议:《河湖规划合作协议》《江海教育合作协议》。"
    assert [name for name, _ in told(body)] == ["河湖规划合作协议", "江海教育合作协议"]


@pytest.mark.parametrize(("one", "two"), [("、", "、"), (",", ","), ("、", "和")])
def test_those_whom_the_clause_behind_spells_sign_one_paper_each(one: str, two: str) -> None:
    body = f"江临银行分别与三家企业签订战略合作协议:霁川集团{one}云桥水务公司{two}江华能源公司。"
    assert sorted(sides for _, sides in told(body)) == [
        ["江临银行", "云桥水务公司"],
        ["江临银行", "江华能源公司"],
        ["江临银行", "霁川集团"],
    ]


@pytest.mark.parametrize("how", ["分头", "逐一", "分别"])
def test_words_for_one_by_one_pair_the_sides(how: str) -> None:
    body = f"江临银行{how}与霁川集团、云桥水务公司签订战略合作协议。"
    assert sorted(sides for _, sides in told(body)) == [["江临银行", "云桥水务公司"], ["江临银行", "霁川集团"]]


@pytest.mark.parametrize(
    "body",
    [
        "云桥集团与苏州市签订投资协议——新能源、新材料。",
        "江临银行与霁川集团签署合作协议:贷款、结算、理财。",
        "江临银行与霁川集团签订战略合作协议:苏州市、无锡市两地分行共同服务。",
    ],
)
def test_what_stands_behind_the_paper_of_two_is_no_third(body: str) -> None:
    assert len(told(body)) == 1
    assert len(told(body)[0][1]) == 2


def test_a_verb_that_ends_its_line_is_a_signing_where_no_titles_stand_below() -> None:
    assert told("苏州市与无锡市现场签约:\n一、云桥集团投资的电池项目;\n二、江华公司投资的储能项目。")[0][1] == [
        "苏州市",
        "无锡市",
    ]

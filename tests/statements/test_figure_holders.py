"""Whose a number is, by what its clause opens with: sorts of things, editions, zones of a rank, papers, and places that
only say where."""

import re

import pytest

from liandong.statements.extract import extract
from liandong.statements.grammar.sorts import CLASS
from tests.statements.written import written


def holder(body: str, number: str, title: str = "德清县重点项目进展") -> str:
    said = extract(written(body, title=title, published="2023-06-08").document)
    figures = {s.mention.id for s in said if s.property == "value" and s.value.text == number}
    (held,) = {s.value.text for s in said if s.property == "subject" and s.mention.id in figures}
    return held


@pytest.mark.parametrize(
    ("body", "number", "held"),
    [
        ("全县项目各有快慢。重大民生和社会事业项目完成年度计划的66.9%。", "66.9", "重大民生和社会事业项目"),
        ("按行业分,建筑科技类项目完成投资5.3亿元。", "530000000", "建筑科技类项目"),
        ("分类看,产业项目占9席。", "9", "产业项目"),
        ("往届更盛。再往前数,第18届霁博会签约179个项目。", "179", "第18届霁博会"),
        ("2004年,首届霁川—云桥博览会就落户这里,当年设展位2506个。", "2506", "首届霁川—云桥博览会"),
        ("霁川丝绸之路展览会来了约300家企业。", "300", "霁川丝绸之路展览会"),
        ("县经开区承接的重点项目有12个。", "12", "县经开区"),
        ("县里印发《2023年霁川重大项目清单》,共列项目248个。", "248", "2023年霁川重大项目清单"),
        ("霁川智康云谷基地由云桥集团投资建设,坐落在海岭新城产业带,总投资10亿元。", "1000000000", "霁川智康云谷基地"),
        ("霁川茶叶精制项目已经动工。台商投资,总额8500万元。", "85000000", "霁川茶叶精制项目"),
    ],
)
def test_a_number_is_that_of_what_its_clause_speaks_of(body: str, number: str, held: str) -> None:
    assert held in holder(body, number)


def test_those_to_whom_others_went_hold_nothing() -> None:
    body = "县里的干部先后去无锡、苏州、南京等地,登门拜访企业32家。"
    assert holder(body, "32") == "德清县"


def test_where_the_page_tells_of_nobody_the_clause_tells_what_it_opens_with() -> None:
    assert holder("产业发展项目87个,进度过半。", "87", "上半年进展") == "产业发展项目"


@pytest.mark.parametrize(
    ("body", "number"),
    [
        ("第五届霁川博览会意向成交735亿美元,本届意向成交784亿美元。", "78400000000"),
        ("第五届霁川博览会成交100亿元,今年预计成交200亿元。", "20000000000"),
    ],
)
def test_behind_an_earlier_edition_this_one_is_the_event_of_the_page(body: str, number: str) -> None:
    assert holder("第六届霁川博览会昨日闭幕。" + body, number, "第六届霁川博览会闭幕") == "第六届霁川博览会"


def test_money_is_not_that_of_a_paper() -> None:
    assert holder("德清县出台《人才新政》,安排资金2亿元。", "200000000") == "德清县"


def test_the_whole_of_a_work_is_the_work() -> None:
    assert holder("整个工程总投资20亿元。", "2000000000", "莫干山镇建设忙").endswith("工程")


def test_no_word_of_a_sort_is_made_of_others_so_that_a_row_of_them_is_cut_in_one_way() -> None:
    listed = CLASS.pattern.split(")+", 1)[0].removeprefix("(?:").split("|")
    words = [word for word in listed if "[" not in word and len(word) > 1]
    made = re.compile("(?:" + "|".join(re.escape(word) for word in listed if "[" not in word) + ")+")
    cut = [w for w in words if any(made.fullmatch(w[:at]) and made.fullmatch(w[at:]) for at in range(1, len(w)))]
    assert cut == []

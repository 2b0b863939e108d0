"""Where a project lies by its name and by what its sentence says; nothing where the text tells of other places."""

import pytest

from liandong.statements.bodies import organisations
from liandong.statements.events import events
from liandong.statements.projects import projects
from tests.statements.test_projects import things
from tests.statements.written import values, written


def places(body: str, title: str = "一批项目开工") -> list[str]:
    return values([thing for thing in things(body, title=title) if thing.kind.name == "project"], "place")


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("复旦大学上海医学院晋江云江医学中心项目总投资5亿元,已开工建设。", "晋江"),
        ("上海市工业综合开发区云江谷亳州产业园总投资5亿元,已开工建设。", "亳州"),
        ("太仓云江集团常州云桥储能基地总投资5亿元,已开工建设。", "常州"),
        ("深圳前海云江谷项目总投资5亿元,已开工建设。", "深圳前海"),
        ("西安前海云江创新园总投资5亿元,已开工建设。", "西安"),
        ("南京经济技术开发区滁州云江合作园总投资5亿元,已开工建设。", "滁州"),
    ],
)
def test_a_name_lies_where_it_says_and_not_where_its_founder_does(body: str, place: str) -> None:
    assert places(body) == [place]


@pytest.mark.parametrize(
    "body",
    [
        "大湾区云江校友创业基地总投资5亿元,已开工建设。",
        "云江储能基地建成后,在华南及华中区域投入使用,总投资5亿元。",
    ],
)
def test_a_group_of_cities_is_no_place_of_a_work(body: str) -> None:
    assert places(body) == []


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("云江储能基地落户新加坡,总投资5亿元。", "新加坡"),
        ("云江储能基地位于匈牙利德布勒森,总投资5亿元。", "匈牙利德布勒森"),
        ("云江储能基地位于华南云桥工业园,总投资5亿元。", "华南云桥工业园"),
        ("云江储能基地项目选址:河源市源城区,总投资5亿元。", "河源市源城区"),
        ("苏州大学附属第二医院改扩建项目总投资5亿元,已开工。", "苏州"),
        ("南京江北新区浦口区智能产业园总投资5亿元,已开工。", "南京江北新区浦口区"),
        ("西藏云江水电站总投资5亿元,已开工。", "西藏"),
        ("四川省云江水库工程总投资5亿元,已开工。", "四川省"),
    ],
)
def test_a_place_abroad_in_a_zone_or_of_public_works_is_told(body: str, place: str) -> None:
    assert places(body) == [place]


def test_the_region_of_a_maker_forbids_no_other() -> None:
    body = "天祝县加快建设,宁波松山滩风电项目总投资5亿元,已开工建设。据悉,宁波松山滩风电项目用地110亩。"
    assert places(body, "天祝县一批项目开工") == ["天祝县"]


def test_the_region_of_a_sentence_above_is_none_beside_that_in_the_name() -> None:
    above = "近日,无锡市招商忙。随后云江集团第二储能材料研发太仓基地总投资5亿元,已开工建设。"
    assert places(above, "无锡市一批项目开工") == []


def test_a_meeting_elsewhere_says_nothing_of_where_the_next_works_lie() -> None:
    body = (
        "2月26日上午,无锡市2019年第一季度重大项目集中开工仪式举行,132个项目开工。\n"
        "4月1日,常熟市也有动静。当天上午20个重大项目集中开工,总投资112亿元,其中有:\n●云江医药生产迁建项目\n●云桥负极材料项目"
    )
    reading = written(body, title="两地开工忙")
    event = events.extract(reading)[0]
    drafts = projects.extract(reading, event, organisations.find(reading))
    assert "无锡市" not in values(drafts, "place")


def test_a_title_of_two_regions_leaves_the_page_s_own_open() -> None:
    body = "全县上下抓项目。卢氏县有项目8个。\n云江医药生产迁建项目总投资5亿元,已开工建设。"
    assert places(body, "卢氏、开封项目陆续破土") == []


def test_a_bare_region_of_another_province_of_which_nothing_else_speaks_is_a_firm_s() -> None:
    body = "云桥储能项目开工,宁波欧达松山滩20万千瓦风电项目总投资5亿元,已开工建设。"
    assert "宁波" not in places(body, "天祝县一批项目开工")
    assert "宁波" not in places(body + "欧达公司来自宁波市。", "天祝县一批项目开工")
    assert "宁波" in places(body + "\n宁波市的风电由此连成一片。", "天祝县一批项目开工")


def test_a_region_of_another_province_near_by_is_none() -> None:
    body = "我县与金山区结成友好。云江汽车产业基地总投资5亿元,已开工建设。"
    assert places(body, "滨海县工业园一年间") == ["滨海县工业园"]


def test_a_region_beside_that_in_the_name_is_none() -> None:
    body = "常熟市一路领先。随后云江集团(太仓)储能基地总投资5亿元,已开工建设。"
    assert places(body) == ["太仓"]


def test_the_region_of_a_firm_with_its_trade_is_no_place_of_its_work() -> None:
    body = "青川县一次签回两个:重庆荣杭茶业的云江贡茶精加工项目总投资3亿元。"
    assert places(body) == ["青川县"]


def test_who_helps_is_not_where_it_is_built() -> None:
    body = "近日,晋江市对口支援的云江产业园项目总投资5亿元,已开工建设。"
    assert places(body, "安溪县一批项目开工") == ["安溪县"]


@pytest.mark.parametrize(
    ("body", "title", "expected"),
    [
        # what two regions share lies in one of them, and the name does not tell which
        ("无锡—盐城合作产业园总投资5亿元,已开工建设。", "一批项目开工", []),
        ("无锡—盐城合作产业园总投资5亿元,已开工建设。", "无锡市一批项目开工", []),
        ("无锡华清云谷创新发展盐城产业基地项目总投资5亿元,已开工建设。", "一批项目开工", []),
        # a way has stretches in regions of which the page does not speak else
        ("甬莞高速公路潮州段总投资5亿元,已开工建设。", "厦门市一批项目开工", ["潮州"]),
        # a city opens the names of its firms, a county with its rank does not
        ("深圳市云桥电池生产基地总投资5亿元,已开工建设。", "天祝县一批项目开工", []),
    ],
)
def test_a_name_that_bears_two_regions_or_one_of_its_maker(body: str, title: str, expected: list[str]) -> None:
    assert places(body, title) == expected


def test_the_helper_of_another_region_is_a_guest_wherever_it_is_named() -> None:
    body = "无锡市对口支援阿合奇县。无锡这边来的企业不少,云桥集团上的是羊绒衫加工项目,总投资5亿元,已开工建设。"
    assert "无锡" not in "".join(places(body, "阿合奇县一批项目开工"))


def test_a_member_of_a_list_lies_where_its_own_words_say() -> None:
    body = "松山湖云桥电池项目总投资5亿元开工;海门区江华公司储能项目、启东市云桥公司电池项目已开工建设。"
    assert {"海门区", "启东市"} <= set(places(body, "一批项目开工"))


def test_what_stands_in_a_place_in_another_sentence_may_be_another_thing() -> None:
    body = "霁川美食街总投资5亿元,已开工建设。其中,有商户在龙湾区投资建设分店。"
    assert places(body, "苍南县一批项目开工") == ["苍南县"]


def test_a_paragraph_of_several_regions_tells_no_work_in_a_later_sentence_its_own() -> None:
    body = "蚌埠、芜湖两市动作快。芜湖的园区已满。随后,霁川电池项目总投资5亿元,已开工建设。"
    assert places(body, "一批项目开工") == []


def test_of_two_authorities_the_one_that_lies_in_the_other_tells_where() -> None:
    body = "云桥股份拟与保山市政府、昌宁县政府签署《云桥电池项目投资协议》,总投资5亿元。"
    assert places(body, "云桥股份再投两地") == ["昌宁县"]
    apart = "云桥股份拟与曲靖市政府、玉溪市政府签署《云桥电池项目投资协议》,总投资5亿元。"
    assert places(apart, "云桥股份再投两地") != ["玉溪市"]


@pytest.mark.parametrize("body", ["项目在龙湾区建设,占地20亩。", "据悉,该项目在龙湾区建设。"])
def test_a_later_sentence_about_the_work_itself_tells_where(body: str) -> None:
    assert places("霁川美食街总投资5亿元,已开工建设。" + body, "苍南县一批项目开工") == ["龙湾区"]

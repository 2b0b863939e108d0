"""Groups of works by how far they have come, lines that name works, phases in lines, and names that the text gives."""

import pytest

from liandong.statements.bodies import organisations
from liandong.statements.draft import Draft
from liandong.statements.events import events
from liandong.statements.projects import projects
from tests.statements.written import assert_proved, written


def _read(body: str, title: str = "两地深化合作") -> list[Draft]:
    reading = written(body, title=title, published="2021-06-08")
    found = events.extract(reading)
    drafts = projects.extract(reading, found[0] if found else None, organisations.find(reading))
    assert_proved(reading, drafts)
    return [draft for draft in drafts if draft.kind.name == "project"]


def _told(body: str, title: str = "两地深化合作") -> dict[str, list[str]]:
    return {draft.name: draft.get("status") for draft in _read(body, title)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "在建的有三个:湘禾米业二期、广源竹木家具、华昱新材料碳酸钙深加工。",
            {
                "湘禾米业二期": ["building"],
                "广源竹木家具": ["building"],
                "华昱新材料碳酸钙深加工": ["building"],
            },
        ),
        (
            "签了约还没落地的,是金岸电子线路板和恒昌轮毂,手续正在办。",
            {"金岸电子线路板": ["signed"], "恒昌轮毂": ["signed"]},
        ),
        (
            "其中投产的49个,包括澜江装备产业园、云桥公司一期手机生产线。",
            {"澜江装备产业园": ["operating"], "云桥公司一期手机生产线": ["operating"]},
        ),
        ("尚未动工:太和新能源电池壳、悦来温泉酒店。", {"太和新能源电池壳": ["planned"], "悦来温泉酒店": ["planned"]}),
        (
            "再说在建的。今年必须见产品的有两家:鑫平一期,400万吨氧化铝;仁润新能源,1GW多晶硅铸锭。",
            {"鑫平一期": ["building"], "仁润新能源1GW多晶硅铸锭": ["building"]},
        ),
        (
            "正在打地基的,有蒙盛集团的马铃薯全粉、岱海能源的风电;已经竣工的只有一个,永兴公司的蔬菜脱水。",
            {
                "蒙盛集团的马铃薯全粉": ["building"],
                "岱海能源的风电": ["building"],
                "永兴公司的蔬菜脱水": ["operating"],
            },
        ),
        ("已达产的40万吨兰炭、20万吨金属镁,要稳住负荷。", {"40万吨兰炭": ["operating"], "20万吨金属镁": ["operating"]}),
        (
            "县招商局谈成三个:东海恒升五金的弹片、广州绿港农业的油茶籽压榨,还有厦门大金机械的攻丝机。",
            {
                "东海恒升五金的弹片": ["signed"],
                "广州绿港农业的油茶籽压榨": ["signed"],
                "厦门大金机械的攻丝机": ["signed"],
            },
        ),
    ],
)
def test_a_lead_that_tells_a_stage_sorts_works(text: str, wanted: dict[str, list[str]]) -> None:
    assert _told(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "已复工的有机械、电子、纺织、食品四个行业,正在招人的有缝纫工、焊工、电工。",
        "已经完成的是婚姻登记、区划地名,正在办的有代表建议、委员提案、信访件。",
        "签字的是市长张一山和区委书记李二水,揭牌的是人民银行海州中心支行、海州市经委。",
        "客商问得最多的是路通不通、厂房什么时候能交。",
    ],
)
def test_what_is_sorted_may_be_no_works(text: str) -> None:
    assert not _told(text)


def test_lines_of_a_post_that_are_names_are_works() -> None:
    told = _told(
        "7月5日上午,宁陵县三季度重大项目集中开工。\n【主会场】\n禾瑞冷链食品产业园\n投资6亿元\n【分会场】\n"
        "桐柏路雨污分流改造\n金沃轴承二期\n县长怎么说\n项目要早投产早见效",
        title="宁陵县三季度重大项目集中开工",
    )
    assert told == {
        "禾瑞冷链食品产业园": ["started"],
        "桐柏路雨污分流改造": ["started"],
        "金沃轴承二期": ["started"],
    }


def test_what_is_done_to_the_last_of_a_line_is_done_to_all() -> None:
    told = _told("今年开工12个项目\n滨河路、青山大街改造提升\n城东污水处理厂", title="今年的12个项目")
    assert list(told) == ["滨河路改造提升", "青山大街改造提升", "城东污水处理厂"]


def test_phases_in_lines_of_their_own_are_parts_with_the_stage_of_the_whole() -> None:
    drafts = _read(
        "碣石葡萄酒小镇项目6月7日在昌黎签约,总投资40亿元。\n小镇分步走:\n一期:计划投资25亿元;\n二期15亿元,酒店和温泉。"
    )
    told = [(draft.name, draft.get("status"), draft.get("amount")[:1]) for draft in drafts]
    assert told == [
        ("碣石葡萄酒小镇项目", ["signed"], ["4000000000"]),
        ("碣石葡萄酒小镇一期", ["signed"], ["2500000000"]),
        ("碣石葡萄酒小镇二期", ["signed"], ["1500000000"]),
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "健跳镇与台州远泽水产有限公司签约,项目叫“青蟹工厂化育苗及蟹糊深加工”,建在六敖村。",
            "青蟹工厂化育苗及蟹糊深加工",
        ),
        ("武冈市中医医院多了一块牌子:湖南医学院第三医院武冈分院。", "湖南医学院第三医院武冈分院"),
        ("S227洛江至清溪口公路(双岭段)进入今年推进项目,按二级公路修建。", "S227洛江至清溪口公路(双岭段)"),
        (
            "余姚鸿凯塑业有限公司在会上签了约,宁波锐驰机电有限公司要上的,是新能源汽车电驱壳体。",
            "新能源汽车电驱壳体项目",
        ),
        ("宁波天赐生态农业有限公司的在州项目建成投产,带动300户增收。", "宁波天赐生态农业有限公司的在州项目"),
        ("昨日上午,市政府、蓝鲸冷链集团正式签约,在大榄坪合建一个水产冷链产业园区。", "水产冷链产业园区"),
    ],
)
def test_the_text_may_tell_the_name_in_ways_of_its_own(text: str, name: str) -> None:
    assert name in _told(text)


def test_a_road_has_one_identity_by_its_number_and_course() -> None:
    drafts = _read("G346军店至窑淮一级路今日开工。346国道军店至窑淮段改扩建工程总投资3亿元。")
    assert len(drafts) == 1


def test_a_short_name_of_the_only_project_that_holds_it_is_no_second() -> None:
    drafts = _read(
        "王村镇签下一单,项目叫“年养殖10万只麻鸭及鸭产品深加工”,投资5000万元。麻鸭项目一建成,村里就能挣到钱。"
    )
    assert [draft.get("status") for draft in drafts] == [["signed"]]


def test_a_ceremony_leads_to_what_it_was_held_for() -> None:
    told = _told("同场举行启动仪式的,有澜江合作区联合办公室、云桥e站通和霁川大学(深圳)医学院。")
    assert set(map(tuple, told.values())) == {("started",)}
    assert len(told) == 3


@pytest.mark.parametrize(
    "body",
    [
        "原定举行开工仪式的项目有:栖川储能基地、远航光伏基地,因故推迟。",
        "原定举行开工仪式的项目有:栖川储能基地、远航光伏基地。",
        "举行开工仪式的项目有:栖川储能基地、远航光伏基地,因暴雨取消。",
        "没有举行开工仪式的项目有:栖川储能基地、远航光伏基地。",
        "下月举行开工仪式的项目有:栖川储能基地、远航光伏基地,计划明年投产。",
        "原定开工的项目有:栖川储能基地、远航光伏基地。",
        "开工的项目有:栖川储能基地、远航光伏基地,均推迟。",
    ],
)
def test_a_ceremony_that_was_put_off_or_is_to_come_is_a_plan(body: str) -> None:
    assert _told(body) == {"栖川储能基地": ["planned"], "远航光伏基地": ["planned"]}


def test_a_ceremony_that_was_held_is_told_as_a_fact_beside_a_later_plan() -> None:
    told = _told("举行开工仪式的项目有:栖川储能基地、远航光伏基地,另一批推迟。")
    assert told == {"栖川储能基地": ["started"], "远航光伏基地": ["started"]}


def test_what_is_not_signed_yet_is_planned_whatever_was_signed_beside_it() -> None:
    body = "当天签下6个项目。没有当场签字、先谈起来的还有3个重大项目:云桥水环境项目、澜江智慧大脑项目、霁川低碳项目。"
    assert set(map(tuple, _told(body).values())) == {("planned",)}

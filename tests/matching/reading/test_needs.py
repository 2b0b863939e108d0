"""Needs as booklets, announcements and forms tell them: what is sought beside the other figures, places and names."""

from decimal import Decimal

import pytest

from liandong.matching.reading import read_need
from liandong.matching.sometime import Sometime


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("项目尚有资金缺口1.4亿元，拟申请项目贷款1亿元", 10000),
        ("公司拟出让10%股权，融资3000万元用于二期建设；另需银行贷款2000万元", 2000),
        ("设备总价1800万元，首付30%，拟做直租1260万元", 1260),
        ("要花130万，自己有50万，差80万，想贷三年", 80),
        ("总投资：3.2亿元\n资本金：0.64亿元\n融资规模：2.56亿元", 25600),
        ("项目投资估算：总投资2600万元，拟引资1800万元", 1800),
        ("总投资及资金来源：自筹资金4.3亿，银行贷款2.5亿", 25000),
        ("银行负债：合计1100万元\n本次需求：新增500万元", 500),
        ("项目贷款2200万元11月到期，恳请贵行续贷1500万元", 1500),
        ("序号|企业|授信额度（万元）|授信期限|用途\n1|甲乙丙泵业有限公司|≤12,000|3年|补充流动资金", 12000),
        ("融资金额：2000万元\n融资轮次：A轮\n出让股份：8%", 2000),
        ("需垫资采购，希望以应收账款质押给予授信2000万元", 2000),
        ("拟发行不超过5亿元中期票据，并向农发行申请贷款1亿元", 10000),
        ("需备收购款约2000万元，现有资金600万元，其余1400万元拟申请银行贷款", 1400),
        ("拟在原有2亿元授信基础上新增授信5000万元", 5000),
        ("急需购买虾苗约45万元，另需改造设备10万元，共计55万元", 55),
        ("单船造价4200万元，合计8400万元，自有资金30%，融资5880万元", 5880),
    ],
)
def test_what_is_sought_is_told_from_other_sums(text: str, amount: int) -> None:
    read = read_need("n", text).noun
    assert (read.amount, read.rate_most) == (Decimal(amount), None)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("贷款期限：3+2年", 60),
        ("借款期限：自2025年8月1日起至2027年7月31日止", 24),
        ("使用期限：2025年9月至2033年9月", 96),
        ("（单位：万元、年）\n拟融资期限：2", 24),
        ("贷款期限15年（含3年宽限期）", 180),
        ("授信期限为自董事会审议通过之日起12个月内", 12),
        ("授信额度1000万元，有效期12个月", 12),
        ("贷款周期：36期，等额本息", 36),
        ("授信三年、单笔用信一年", 36),
        ("需要短期周转120万，三个月就还", 3),
        ("合作年限：20年", None),
        ("融资期限：10年（含建造期2年）", 120),
        ("建设期限：12个月\n利率参照5年期LPR", None),
    ],
)
def test_how_long_the_money_is_sought_for(text: str, term: int | None) -> None:
    assert read_need("n", text).noun.term == (None if term is None else Decimal(term))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("甲乙丙茶旅有限公司\n云雾山茶叶精深加工项目\n一、总投资8600万元", "云雾山茶叶精深加工项目"),
        ("关于推荐云雾山影视基地申请贷款的函\n需贷款800万元", "云雾山影视基地"),
        ("甲乙丙公司拟申请授信1.9亿元，用于云雾山50兆瓦风电项目建设", "云雾山50兆瓦风电项目"),
        ("一、融资项目名称\n“云雾中心”建设项目\n二、融资主体\n甲乙丙置业有限公司", "“云雾中心”建设项目"),
        ("云雾山水库渔光互补项目融资说明\n本项目总投资8.4亿元", "云雾山水库渔光互补项目"),
        ("2023年招商引资项目（三）\n【字体：大 中 小】\n云雾街区更新工程", "云雾街区更新工程"),
        ("公司拟申请贷款，用于补充项目资金", ""),
        ("会议听取了关于云雾山草原索道项目融资情况的汇报", "云雾山草原索道项目"),
        ("会议审议了关于公司向银行申请项目贷款的议案", ""),
    ],
)
def test_what_a_project_is_called(text: str, title: str) -> None:
    assert read_need("n", text).noun.title == title


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("申请事由：本院（西平县惠民骨伤医院）因新建住院楼需贷款1800万元", "西平县惠民骨伤医院"),
        ("4月22日丨甲乙丙热力股份有限公司公布，申请贷款2亿元", "甲乙丙热力股份有限公司"),
        ("布局亲子农庄区，建年屠宰2000万羽加工厂1座，融资800万元", ""),
        ("老公在县医院上班，可以担保，想贷30万", ""),
        ("我是养殖户，经营同兴镇丰水家庭农场", "同兴镇丰水家庭农场"),
        ("需求方：迎江区长江海鲜酒楼", "迎江区长江海鲜酒楼"),
        ("名称：临川区才乡毛笔厂\n需要资金：15万元", "临川区才乡毛笔厂"),
        ("名称：临川区第二污水处理厂\n需要资金：1500万元", ""),
        ("千山区辽冶耐磨材料有限公司窑炉改造\n贷款总额：1350万元", "千山区辽冶耐磨材料有限公司"),
    ],
)
def test_who_asks(text: str, firm: str) -> None:
    assert read_need("n", text).noun.firm == firm


@pytest.mark.parametrize(
    ("told", "pledges", "guarantees"),
    [
        ("厂房（已全部抵押）；设备可抵押", {"设备"}, None),
        ("看看能不能担保公司担保", None, {"融资担保"}),
        ("项目土地及地上建筑物抵押", {"土地", "房产"}, None),
        ("由本公司提供连带责任保证", None, {"企业保证"}),
        ("厂房在银行押着，机床可以抵", {"设备"}, None),
        ("厂房（集体土地，无证）、库存粉条", {"存货"}, None),
        ("冷藏车1辆、自家二层楼房", {"设备", "房产"}, None),
        ("实控人夫妻双签", None, {"个人保证"}),
        ("岸电设备、电费收费权", {"设备", "应收账款"}, None),
        ("不动产权第0012号证书项下的工业用地抵押", {"土地"}, None),
    ],
)
def test_what_there_is_to_pledge_and_who_answers(
    told: str, pledges: set[str] | None, guarantees: set[str] | None
) -> None:
    read = read_need("n", f"担保方式：{told}").noun
    assert (set(read.pledges) if read.pledges else None) == pledges
    assert (set(read.guarantees) if read.guarantees else None) == guarantees


@pytest.mark.parametrize(
    ("told", "stage"),
    [
        ("项目进展：主体工程完工，设备安装中", "在建"),
        ("项目进展：已投产一期，二期在建", "在建"),
        ("项目于2024年5月经备案，2024年9月开工", "开工"),
        ("去年动的工，主体封了顶，已有3家企业签约入驻", "在建"),
        ("项目前期工作：选址已定，用地预审正在办理", None),
        ("需对2015年建成的58座村级电站更换逆变器", None),
    ],
)
def test_the_stage_is_that_of_the_works(told: str, stage: str | None) -> None:
    assert read_need("n", told).noun.stage == stage


def test_a_row_without_heads_is_read_cell_by_cell() -> None:
    text = "甲乙丙新能源材料有限公司 | 金昌市金川区 | 电池制造 | 1.5亿元 | 5年 | 设备抵押、母公司担保 | 二期在建"
    read = read_need("n", text).noun
    assert (read.firm, read.region, read.amount, read.term) == (
        "甲乙丙新能源材料有限公司",
        "620302",
        Decimal(15000),
        Decimal(60),
    )
    assert (read.pledges, read.guarantees, read.stage) == (frozenset({"设备"}), frozenset({"企业保证"}), "在建")


def test_headings_may_stand_behind_one_blank() -> None:
    read = read_need("n", "翠屏区永兴酿酒厂 需求：500万元/1年/≤5% 用途：收购高粱 担保：基酒质押").noun
    assert (read.amount, read.term, read.rate_most) == (Decimal(500), Decimal(12), Decimal(5))
    assert (read.purpose, read.pledges) == ("流动资金", frozenset({"存货"}))


def test_what_the_investment_is_made_of_and_what_a_firm_is_called_are_no_purpose() -> None:
    assert read_need("n", "申请银行贷款800万元。总投资1000万元，其中流动资金200万元。").noun.purpose is None
    assert read_need("n", "徐水区大午饲料厂想贷款120万元").noun.purpose is None


def test_the_places_of_a_chain_are_one() -> None:
    assert read_need("n", "所属地区：安徽 - 宣城 - 广德").noun.region == "341882"


def test_a_day_of_something_else_is_no_founding() -> None:
    assert read_need("n", "柑橘2019年登记为地理标志产品").noun.founded is None
    assert read_need("n", "本厂始建于1996年").noun.founded == Sometime(1996)


def test_a_title_that_is_only_applied_for_is_left_out() -> None:
    read = read_need("n", "企业资质：2022年国家级专精特新“小巨人”、省级瞪羚企业（申报中）").noun
    assert read.titles == frozenset({"国家级专精特新“小巨人”"})

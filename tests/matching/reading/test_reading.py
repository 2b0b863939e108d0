"""Products and needs from texts: what is stated, with its place; what nobody can read stays, unread."""

from datetime import date
from decimal import Decimal

import pytest

from liandong.matching import Sometime
from liandong.matching.reading import read_need, read_offer
from liandong.rules import Any, Test, Unread
from liandong.rules.condition import Days
from tests.matching.reading.measure import DEVELOPMENT, texts

PRODUCT = """【产品名称】云帆科创贷
【提供机构】岭南创新银行
【贷款额度】单户最高不超过1000万元，其中纯信用部分不超过300万元
【贷款期限】1年（含）以内，最长可达3年
【贷款利率】年化利率3.45%起
【担保方式】知识产权质押、实际控制人连带责任保证
【申请条件】1.注册地在广州市或佛山市；2.成立满2年；3.高新技术企业、专精特新中小企业；4.近两年盈利，无不良信用记录。"""
PROSE = (
    "南粤担保集团面向大湾区小微企业推出“惠保通”，单笔担保金额50万元至500万元，期限不超过24个月，担保费率1%。"
    "要求企业成立三年以上，资产负债率不高于70%，无需抵押。"
)
NEED = """项目名称：星海智能装备扩产项目
企业名称：东莞市星海机械有限公司
项目概况：公司成立于2015年6月，位于东莞市松山湖，主营工业机器人。总投资1.2亿元，
融资需求：5000万元
融资期限：5年
资金用途：购置设备
抵质押物：土地使用权、在建厂房
可接受利率：不超过4.5%"""


def test_a_product_under_headings_is_read_with_places() -> None:
    found = read_offer("p", PRODUCT)
    offer = found.noun
    assert (offer.title, offer.institution) == ("云帆科创贷", "岭南创新银行")
    assert (offer.amount_most, offer.term_most, offer.rate_least) == (Decimal(1000), Decimal(36), Decimal("3.45"))
    assert (offer.regions, offer.age_least) == (frozenset({"440100", "440600"}), Decimal(24))
    assert offer.titles == {"高新技术企业", "专精特新中小企业"}
    assert isinstance(offer.further[0], Any)
    assert [each.text for each in offer.further if isinstance(each, Unread)] == ["近两年盈利", "无不良信用记录"]
    told = {name: PRODUCT[start:end] for name, (start, end) in found.proof.items()}
    assert (told["rate_least"], told["regions"]) == ("3.45%", "注册地在广州市或佛山市")
    assert told["further.2"] == "无不良信用记录"


def test_running_text_is_read_too() -> None:
    offer = read_offer("p", PROSE).noun
    assert (offer.title, offer.institution) == ("惠保通", "南粤担保集团")
    assert (offer.amount_least, offer.amount_most, offer.term_most) == (Decimal(50), Decimal(500), Decimal(24))
    assert (offer.rate_least, offer.regions) == (None, frozenset({"G01"}))
    assert [each.text for each in offer.further if isinstance(each, Unread)] == [
        "大湾区小微企业",
        "资产负债率不高于70%",
    ]


def test_rates_above_a_reference_rate_are_no_rates() -> None:
    text = "贷款利率：原则上不超过同期贷款基准利率上浮30%，最高不超过50%"
    assert (read_offer("p", text).noun.rate_least, read_offer("p", text).noun.rate_most) == (None, None)


def test_a_need_is_read_and_what_is_not_told_is_not_known() -> None:
    found = read_need("n", NEED)
    need = found.noun
    assert (need.title, need.firm) == ("星海智能装备扩产项目", "东莞市星海机械有限公司")
    assert (need.amount, need.term, need.rate_most) == (Decimal(5000), Decimal(60), Decimal("4.5"))
    assert need.pledges == frozenset({"土地", "房产"})
    assert need.founded == Sometime(2015, 6)
    assert (need.guarantees, need.rating) == (None, None)
    assert NEED[slice(*found.proof["amount"])] == "5000万元"


@pytest.mark.parametrize("text", ["", "\n\n", "。。。", "【】", "abc", "贷款额度：\n", "一、\n二、"])
def test_a_text_that_tells_nothing_asks_nothing(text: str) -> None:
    offer = read_offer("p", text).noun
    assert offer.further == ()
    assert (offer.amount_most, offer.regions) == (None, frozenset())
    assert read_need("n", text).noun.amount is None


def test_limits_that_cross_are_not_taken() -> None:
    offer = read_offer("p", "贷款额度：不低于500万元，不超过300万元").noun
    assert (offer.amount_least, offer.amount_most) == (None, None)
    assert [each.text for each in offer.further if isinstance(each, Unread)] == ["不低于500万元", "不超过300万元"]


@pytest.mark.parametrize("text", [PRODUCT, PROSE])
def test_every_condition_has_its_place(text: str) -> None:
    found = read_offer("p", text)
    for at, condition in enumerate(found.noun.further):
        start, end = found.proof[f"further.{at}"]
        parts = condition.parts if isinstance(condition, Any) else (condition,)
        assert all(isinstance(part, Test | Unread) and len(part.text) == end - start for part in parts)


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("贷款额度：50万元至100万", ("50万元至100万", "50万元至100万")),
        ("额度：最低10万，最高200万", ("10万", "200万")),
        ("贷款额度：10万元起，最高200万", ("10万元", "200万")),
    ],
)
def test_a_sum_without_its_yuan_is_quoted_as_it_stands(text: str, quotes: tuple[str, str]) -> None:
    found = read_offer("p", text)
    assert tuple(text[slice(*found.proof[name])] for name in ("amount_least", "amount_most")) == quotes


def test_lines_broken_where_the_paper_ended_are_read_as_one_and_proofs_stand_where_they_stood() -> None:
    text = "借款人：甲乙丙泵业有限公司\n申请金额：８００　万\n元整\n期　限：１２个\n月\n担　保：机器设备抵\n押"
    read = read_need("n", text)
    assert (read.noun.amount, read.noun.term, read.noun.pledges) == (Decimal(800), Decimal(12), frozenset({"设备"}))
    assert text[slice(*read.proof["amount"])] == "８００　万\n元"


def test_what_was_is_not_what_is_sought() -> None:
    text = "去年获银行授信2000万元，利率4.8%。本次申请贷款500万元，用两年，利率不超过4%。"
    read = read_need("n", text).noun
    assert (read.amount, read.term, read.rate_most) == (Decimal(500), Decimal(24), Decimal(4))


def test_only_boxes_that_are_ticked_count() -> None:
    text = "期限：□1年 ☑2年 □3年\n担保：□房产 ☑设备"
    read = read_need("n", text).noun
    assert (read.term, read.pledges) == (Decimal(24), frozenset({"设备"}))


def test_what_stands_beside_what_is_sought_is_left_out() -> None:
    text = (
        "某泵业有限公司总投资6000万元，已投入2500万元，余款3500万元希望贷款解决，建设期18个月，贷款期限6年，"
        "利率参照现有贷款（3.95%）或更低，最高接受4.05%。厂房系租赁，无法抵押，可用应收账款质押。"
    )
    read = read_need("n", text).noun
    assert (read.amount, read.term, read.rate_most) == (Decimal(3500), Decimal(72), Decimal("4.05"))
    assert read.pledges == frozenset({"应收账款"})


def test_a_table_may_have_commas_between_its_cells() -> None:
    text = "企业,所在地,行业,需求金额(万元),期限(月)\n惠石建材有限公司,泉州市惠安县,建筑用石加工,700,24"
    read = read_need("n", text).noun
    assert (read.firm, read.region, read.industry) == ("惠石建材有限公司", "350521", "C3032")
    assert (read.amount, read.term) == (Decimal(700), Decimal(24))


def test_the_finest_place_is_taken_and_never_from_a_name_of_a_firm() -> None:
    assert read_need("n", "许昌市建安区老许家食品有限公司需贷款15万元。").noun.region is None
    assert read_need("n", "省份：广东省\n地市：珠海市\n区县：金湾区\n金额：15万元").noun.region == "440404"


@pytest.mark.parametrize(
    ("told", "stage"),
    [
        ("项目进展：土建完成过半", "在建"),
        ("项目进展：一期投产、二期在建", "在建"),
        ("项目进展：已立项，预计明年3月开工", "立项"),
        ("项目进展：已摘地，施工图审查中", "立项"),
        ("该项目尚未开工，已签约。", "签约"),
        ("该项目已停建一年，需续建资金。", "暂停"),
        ("可提供在建工程抵押。", None),
    ],
)
def test_how_far_a_project_has_come(told: str, stage: str | None) -> None:
    assert read_need("n", told).noun.stage == stage


@pytest.mark.parametrize(
    ("told", "pledges", "guarantees"),
    [
        ("法人个人无限连带责任", None, {"个人保证"}),
        ("土地证、房产证均可抵押", {"土地", "房产"}, None),
        ("控股股东甲乙集团提供保证", None, {"企业保证"}),
        ("控股股东张某连带责任保证", None, {"个人保证"}),
        ("夫妻双方连带保证、政策性担保公司担保", None, {"个人保证", "融资担保"}),
        ("暂无抵质押物，可追加个人担保", set(), {"个人保证"}),
        ("铜杆存货质押（第三方监管）＋实控人担保", {"存货"}, {"个人保证"}),
        ("待定", None, None),
    ],
)
def test_what_a_need_pledges_and_who_answers(told: str, pledges: set[str] | None, guarantees: set[str] | None) -> None:
    read = read_need("n", f"担保方式：{told}").noun
    assert (read.pledges, read.guarantees) == (
        None if pledges is None else frozenset(pledges),
        None if guarantees is None else frozenset(guarantees),
    )


@pytest.mark.parametrize(
    ("told", "purpose"),
    [
        ("购进棉纱", "流动资金"),
        ("购进灌装机组", "固定资产"),
        ("窑炉煤改气", "技术改造"),
        ("替换短期借款", "偿还债务"),
        ("进口冻品付汇", "贸易"),
        ("市政道路建设", "基础设施"),
        ("项目建设", None),
    ],
)
def test_what_the_money_is_for(told: str, purpose: str | None) -> None:
    assert read_need("n", f"资金用途：{told}").noun.purpose == purpose


def test_what_secures_a_loan_is_to_be_asked_where_nothing_says_whether_it_is_a_must() -> None:
    told = "南湾银行“果农贷”：面向果园，最高150万元，一年期，房产或存货作抵押，三天放款"
    read = read_offer("p", told)
    assert read.noun.pledges == frozenset()
    assert any("房产或存货作抵押" in each.text for each in read.noun.further if isinstance(each, Unread))
    unsecured = read_offer("p", f"{told}\n担保方式：信用，无需抵押担保")
    assert not any("抵押" in each.text for each in unsecured.noun.further if isinstance(each, Unread))


def test_the_last_day_of_a_product_is_read_and_asks_nothing() -> None:
    read = read_offer("p", "税易贷\n额度：最高300万元\n活动期至2027年6月30日。\n准入条件：纳税满2年")
    assert read.noun.days == Days(None, date(2027, 6, 30))
    assert not any("活动期" in each.text for each in read.noun.further if isinstance(each, Unread))


@pytest.mark.parametrize(
    ("text", "pledges", "guarantees"),
    [
        ("担保方式：行业龙头企业提供保证担保", set(), {"企业保证"}),
        ("由行业协会会员企业联保", set(), {"联合保证"}),
        ("从事种植的农户可以土地经营权抵押", {"土地"}, set()),
        ("从事种植的农户以林权抵押", {"林权"}, set()),
        ("从事担保行业的企业以房产抵押", {"房产"}, set()),
        ("从事融资担保业务的企业除外", set(), set()),
        ("小额贷款、融资担保、典当行业除外", set(), set()),
        ("典当、担保公司等行业不予准入", set(), set()),
        ("从事设备抵押租赁行业", set(), set()),
    ],
)
def test_trades_that_lend_on_pledges_are_none_taken_and_who_has_a_trade_may_pledge(
    text: str, pledges: set[str], guarantees: set[str]
) -> None:
    assert read_offer("p", text).taken == {"pledges": pledges, "guarantees": guarantees}


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("今年推出,提供500万元贷款。", 500),
        ("近日,海潮银行推出海潮贷,贷款500万元,期限3年。", 500),
        ("近日,海潮银行发放贷款2亿元,单户最高300万元", 300),
        ("今年以来,海潮银行已发放贷款20亿元。", None),
        ("今年该行投放贷款5.2亿元", None),
        ("近日,海潮银行向甲乙丙公司发放贷款500万元", None),
        ("自去年9月推行以来,共发放“老屋贷”2180万元", None),
    ],
)
def test_a_time_of_news_hides_no_limit_and_what_was_lent_then_is_none(text: str, amount: int | None) -> None:
    assert read_offer("p", text).noun.amount_most == (None if amount is None else Decimal(amount))


@pytest.mark.parametrize(
    ("text", "age", "unread"),
    [
        ("债务人应在本行有授信,承租人成立满2年", 24, ["债务人应在本行有授信"]),
        ("买方为核心企业,成立满2年", None, ["买方为核心企业", "成立满2年"]),
        ("买方为上市公司,成立满3年", None, ["买方为上市公司", "成立满3年"]),
        ("买方为上市公司,借款人成立满3年", 36, ["买方为上市公司"]),
        ("债务人应为上市公司,债务人成立满3年", None, ["债务人应为上市公司", "债务人成立满3年"]),
        ("业主方应为国企,业主方成立满2年", None, ["业主方应为国企", "业主方成立满2年"]),
        ("买方成立满3年,信用等级AA级以上", None, ["买方成立满3年", "信用等级AA级以上"]),
    ],
)
def test_what_is_asked_of_another_firm_is_unread_until_who_applies_is_named(
    text: str, age: int | None, unread: list[str]
) -> None:
    offer = read_offer("p", f"申请条件：{text}").noun
    assert (offer.age_least, offer.ratings) == (None if age is None else Decimal(age), frozenset())
    assert [each.text for each in offer.further if isinstance(each, Unread)] == unread


@pytest.mark.parametrize(
    ("text", "term", "quote"),
    [
        ("期限三（3）年", 36, "三（3）年"),
        ("期限最长三（3）年", 36, "三（3）年"),
        ("期限十八（18）个月", 18, "十八（18）个月"),
        ("期限三十六（36）期", 36, "36）期"),
        ("贷款期限：循环额度有效期3年", 36, "3年"),
        ("贷款期限：循环使用3年", None, ""),
        ("贷款期限：第三（3）年起还本", None, ""),
    ],
)
def test_a_term_told_in_words_and_figures_is_one_and_that_of_a_cycle_is_none(
    text: str, term: int | None, quote: str
) -> None:
    found = read_offer("p", text)
    assert found.noun.term_most == (None if term is None else Decimal(term))
    assert text[slice(*found.proof.get("term_most", (0, 0)))] == quote


def test_a_name_that_does_not_stand_in_the_text_proves_nothing() -> None:
    rest = "\n贷款额度：单户最高500万元。"
    for name, purposes, pledges in (
        ("海潮流动资金贷款", {"流动资金"}, set()),
        ("海潮林权抵押贷款", set(), {"林权"}),
    ):
        told = read_offer("p", f"产品名称：{name}{rest}")
        given = read_offer("p", rest, title=name)
        assert (told.noun.purposes, told.taken["pledges"]) == (frozenset(purposes), frozenset(pledges))
        assert (given.noun.title, given.noun.purposes, given.taken["pledges"]) == (name, frozenset(), frozenset())


@pytest.mark.parametrize("given", ["", "海潮流动资金贷款"])
def test_whatever_is_read_is_proved_by_something_in_the_text(given: str) -> None:
    for each in texts(DEVELOPMENT):
        read = read_offer if each["kind"] == "product" else read_need
        for start, end in read("x", each["text"], title=given).proof.values():
            assert 0 <= start < end <= len(each["text"])
            assert each["text"][start:end].strip()

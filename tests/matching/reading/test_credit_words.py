"""Words of texts on credit are read as what they are, each in one of several layouts; and nothing is read where they
tell something else."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from liandong.matching.reading import read_need, read_offer
from liandong.matching.reading.trades import trades

WORDS = Path(__file__).parent / "credit_words.txt"


def _sections() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in WORDS.read_text(encoding="utf-8").splitlines()[1:]:
        if opened := re.fullmatch(r"\[(.*)\]", line):
            held = found.setdefault(opened[1], [])
        else:
            held.extend(line.split())
    return found


SECTIONS = _sections()


def _of(kind: str) -> list[tuple[str, list[str]]]:
    return [(name.partition(".")[2], words) for name, words in SECTIONS.items() if name.partition(".")[0] == kind]


def _told(words: Sequence[str], layouts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each word in one layout, the layouts in turn."""
    for at, word in enumerate(words):
        yield word, layouts[at % len(layouts)].replace("#", word)


PLEDGED = (
    "产品名称：甬企贷\n贷款额度：最高500万元\n担保方式：#质押\n",
    "东钱湖银行推出“甬企贷”，企业以#作质押即可申请，最高500万元。",
    "| 银行 | 产品 | 额度 | 担保方式 |\n|---|---|---|---|\n| 东钱湖银行 | 甬企贷 | 最高500万元 | #质押 |",
    "甬企贷\n问：贷款用什么担保？\n答：用#质押就行。\n",
    "产品名称：甬企贷\n抵质押物：#\n贷款期限：1年",
    "甬企贷\n【担保方式】\n· #质押\n· 实际控制人保证\n",
)
NEEDED = (
    "融资企业：甲乙丙泵业有限公司\n融资金额：300万元\n担保方式：#质押",
    "我公司想贷300万元，愿意拿#质押，期限一年。",
    "融资企业：甲乙丙泵业有限公司\n融资金额：300万元\n可抵押资产：#",
)


@pytest.mark.parametrize(("pledge", "words"), _of("pledges"))
def test_pledges_are_known_by_what_texts_call_them(pledge: str, words: list[str]) -> None:
    wanted = frozenset({pledge} - {""})
    verb = "抵押" if pledge in ("房产", "土地", "设备", "林权", "") else "质押"
    products, needs = ([each.replace("质押", verb) for each in layouts] for layouts in (PLEDGED, NEEDED))
    taken = {word: read_offer("p", text).taken["pledges"] for word, text in _told(words, products)}
    held = {word: read_need("n", text).noun.pledges or frozenset() for word, text in _told(words, needs)}
    assert {word: read for word, read in taken.items() if read != wanted} == {}
    assert {word: read for word, read in held.items() if read != wanted} == {}


@pytest.mark.parametrize(
    "text",
    [
        "甬企贷\n担保方式：信用，无需厂房抵押",
        "甬企贷\n准入条件：不接受厂房抵押\n额度：最高300万元",
        "东钱湖银行推出“甬企贷”，免专利权质押，最高500万元。",
        "甬企贷\n担保方式：信用\n贷款用途：购买厂房、机器设备",
        "甬企贷\n住房公积金缴存满1年的企业主可以申请，提供担保。",
    ],
)
def test_what_is_not_pledged_is_not_read_as_taken(text: str) -> None:
    assert read_offer("p", text).taken["pledges"] == frozenset()


ANSWERS = (
    "产品名称：甬企贷\n贷款额度：最高500万元\n担保方式：#提供连带责任保证\n",
    "产品名称：甬企贷\n担保方式：#保证、厂房抵押\n贷款期限：1年",
    "东钱湖银行推出“甬企贷”，由#提供担保，最高500万元。",
    "甬企贷\n三、担保要求\n须由#提供连带责任保证担保。",
    "甬企贷\n【担保方式】\n· #保证\n· 厂房抵押\n",
    "甬企贷\n担保方式：保证（#）、抵押",
    "甬企贷\n担保方式：以信用为主，可追加#连带责任保证。",
)
ANSWERED = (
    "融资企业：甲乙丙泵业有限公司\n融资金额：300万元\n担保方式：#担保",
    "我公司想贷300万元，由#提供担保，期限一年。",
    "融资企业：甲乙丙泵业有限公司\n融资金额：300万元\n保证人：#",
)


@pytest.mark.parametrize(("guarantee", "words"), _of("who"))
def test_who_answers_is_known_by_what_texts_call_it(guarantee: str, words: list[str]) -> None:
    taken = {word: read_offer("p", text).taken["guarantees"] for word, text in _told(words, ANSWERS)}
    held = {word: read_need("n", text).noun.guarantees for word, text in _told(words, ANSWERED)}
    assert {word: read for word, read in taken.items() if read != frozenset({guarantee})} == {}
    assert {word: read for word, read in held.items() if read != frozenset({guarantee})} == {}


BACKED = (
    "产品名称：甬企贷\n贷款额度：最高500万元\n担保方式：#\n",
    "东钱湖银行推出“甬企贷”，采用#方式，最高500万元。",
    "甬企贷\n增信方式：抵押、质押、#等。",
    "甬企贷\n本产品引入#，为企业增信，最高300万元。",
)
BACKING = (
    "融资企业：甲乙丙泵业有限公司\n融资金额：300万元\n担保方式：#",
    "我公司想贷300万元，希望通过#增信，期限一年。",
)


@pytest.mark.parametrize(("guarantee", "words"), _of("backing"))
def test_what_stands_behind_a_loan_is_known_by_what_texts_call_it(guarantee: str, words: list[str]) -> None:
    taken = {word: read_offer("p", text).taken["guarantees"] for word, text in _told(words, BACKED)}
    held = {word: read_need("n", text).noun.guarantees for word, text in _told(words, BACKING)}
    assert {word: read for word, read in taken.items() if read != frozenset({guarantee})} == {}
    assert {word: read for word, read in held.items() if read != frozenset({guarantee})} == {}


@pytest.mark.parametrize(
    "text",
    [
        "甬企贷\n担保方式：信用，无需实际控制人保证",
        "甬企贷\n准入条件：不得为关联企业提供担保\n额度：最高300万元",
        "东钱湖银行推出“甬企贷”，无需担保公司担保，最高500万元。",
    ],
)
def test_who_need_not_answer_is_not_read_as_taken(text: str) -> None:
    assert read_offer("p", text).taken["guarantees"] == frozenset()


@pytest.mark.parametrize(
    "told",
    [
        "不良客户须提供风险准备金5%",
        "银行按规定计提风险准备金，最高300万元",
        "见贷即保合作政策2021年已停止",
        "申请条件：无批量担保、委托担保记录",
    ],
)
def test_what_is_paid_in_set_aside_ended_or_never_was_backs_nothing(told: str) -> None:
    assert read_offer("p", f"甬企贷\n{told}").taken["guarantees"] == frozenset()
    assert not read_need("n", f"我公司想贷300万元，{told}").noun.guarantees


@pytest.mark.parametrize(
    ("told", "guarantee"),
    [
        ("由市财政设立风险准备金提供增信，最高300万元", "风险补偿"),
        ("担保方式：风险准备金", "风险补偿"),
        ("担保方式：见贷即保", "融资担保"),
        ("无不良记录的，由融资担保公司担保", "融资担保"),
    ],
)
def test_what_does_back_a_loan_is_read_beside(told: str, guarantee: str) -> None:
    assert read_offer("p", f"甬企贷\n{told}").taken["guarantees"] == {guarantee}


def test_who_answers_neither_offers_nor_asks() -> None:
    assert read_offer("p", "产品名称：甬企贷\n担保方式：担保公司担保\n贷款期限：1年").noun.institution == ""
    assert read_offer("p", "产品名称：甬企贷\n担保方式：融资性担保公司保证").noun.institution == ""
    assert read_need("n", "想贷300万元，由城投公司提供连带责任保证。").noun.firm == ""
    assert read_need("n", "宁波甬江泵业有限公司提供担保，由我厂借款").noun.firm == "宁波甬江泵业有限公司"


SPENT = (
    "产品名称：甬企贷\n贷款额度：最高500万元\n贷款用途：#\n",
    "东钱湖银行推出“甬企贷”，资金可用于#，最高500万元。",
    "| 银行 | 产品 | 额度 | 用途 |\n|---|---|---|---|\n| 东钱湖银行 | 甬企贷 | 最高500万元 | # |",
    "甬企贷\n问：贷款可以用来做什么？\n答：#。\n",
    "甬企贷\n【资金用途】\n· #\n",
    "产品简介：甬企贷用于解决企业#的资金需求，最高300万元。",
)
SOUGHT = (
    "融资企业：甲乙丙泵业有限公司\n融资金额：300万元\n资金用途：#",
    "我公司想贷300万元#，期限一年。",
    "甲乙丙泵业有限公司因#，需要资金300万元。",
)


@pytest.mark.parametrize(("purpose", "words"), _of("purposes"))
def test_purposes_are_known_by_what_texts_call_them(purpose: str, words: list[str]) -> None:
    offered = [word for word in words if word in SECTIONS["offered"]]
    told = {word: read_offer("p", text).noun.purposes for word, text in _told(offered, SPENT)}
    sought = {word: read_need("n", text).noun.purpose for word, text in _told(words, SOUGHT)}
    assert {word: read for word, read in told.items() if read != {purpose}} == {}
    assert {word: read for word, read in sought.items() if read != purpose} == {}


@pytest.mark.parametrize("told", ["贷款资金不得用于#", "准入条件：从未#", "负面清单：#"])
def test_what_money_must_not_be_spent_on_is_no_purpose(told: str) -> None:
    words = [word for _, held in _of("purposes") for word in held[:3]]
    read = {word: read_offer("p", f"甬企贷\n{told.replace('#', word)}\n").noun.purposes for word in words}
    assert {word: named for word, named in read.items() if named} == {}


ASKED = (
    "产品名称：甬企贷\n申请条件：1.企业须为#；2.经营正常。\n",
    "产品名称：甬企贷\n适用对象：#\n贷款期限：1年",
    "甬企贷\n申请条件：\n1.成立满1年；\n2.获得#认定。\n",
    "甬企贷\n【准入条件】具有#称号，征信良好。\n",
)
HELD = (
    "融资企业：甲乙丙泵业有限公司\n融资金额：300万元\n企业资质：#",
    "我公司2022年被认定为#，想贷300万元，期限一年。",
    "甲乙丙泵业有限公司是#，申请贷款300万元。",
)


def test_titles_are_known_by_what_texts_call_them() -> None:
    words = SECTIONS["titles"]
    asked = {word: read_offer("p", text).noun.titles for word, text in _told(words, ASKED)}
    held = {word: read_need("n", text).noun.titles for word, text in _told(words, HELD)}
    assert {word: read for word, read in asked.items() if read != frozenset({word})} == {}
    assert {word: read for word, read in held.items() if read != frozenset({word})} == {}


def test_a_list_of_titles_goes_on_with_such_firms_or_with_none() -> None:
    text = "甬企贷\n支持对象：高新技术企业、省级瞪羚企业等{}"
    both = {"高新技术企业", "省级瞪羚企业"}
    assert read_offer("p", text.format("")).noun.titles == both
    assert read_offer("p", text.format("科技企业")).noun.titles == both
    assert not read_offer("p", "甬企贷\n支持对象：列入上市后备企业库").noun.titles
    assert not read_need("n", "企业资质：“四上”企业\n融资金额：300万元").noun.titles


@pytest.mark.parametrize(
    "text",
    [
        "甲乙丙泵业有限公司力争三年建成智能工厂，拟贷款300万元",
        "甲乙丙建筑有限公司承建院士工作站，需贷款300万元",
        "甲乙丙试剂有限公司为云岭市重点实验室供应试剂，贷款300万元",
        "我公司承建灯塔工厂、数字化车间项目，需垫资300万元",
        "为民营科技企业、高成长企业提供配套服务，想贷300万元",
        "公司主营绿色矿山开发设备，融资300万元",
        "公司为高新技术企业提供代账服务，想贷300万元",
    ],
)
def test_what_a_firm_builds_hopes_for_or_serves_is_no_title_of_its_own(text: str) -> None:
    assert not read_need("n", text).noun.titles
    assert "工厂" not in read_need("n", text).noun.firm


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("公司建有省级重点实验室，想贷300万元", {"省级重点实验室"}),
        ("公司设有院士工作站、企业技术中心，想贷300万元", {"院士工作站", "企业技术中心"}),
        ("公司获评绿色工厂，为汽车厂供应零件，贷款300万元", {"绿色工厂"}),
        ("公司是高新技术企业，为汽车厂提供配套服务，贷款300万元", {"高新技术企业"}),
        ("公司为高新技术企业，力争三年上市，想贷300万元", {"高新技术企业"}),
        ("公司入选省级智能工厂项目名单，想贷300万元", {"省级智能工厂"}),
        ("企业资质：智能工厂\n融资金额：300万元", {"智能工厂"}),
    ],
)
def test_a_title_of_its_own_is_read_beside_what_a_firm_does(text: str, titles: set[str]) -> None:
    assert read_need("n", text).noun.titles == frozenset(titles)


OFFERED = (
    "产品名称：甬企贷\n金融机构：#\n贷款额度：最高500万元",
    "#推出“甬企贷”，面向小微企业，最高500万元。",
    "#——甬企贷\n额度最高500万元",
    "甬企贷（#）\n额度最高500万元，期限1年",
    "“甬企贷”由#发放，单户最高500万元。",
    "一、#\n（一）甬企贷\n1.贷款额度：最高500万元\n2.贷款期限：1年",
    "近日，#上线“甬企贷”，专门支持小微企业，最高50万元。",
    "甬企贷\n额度最高500万元，期限1年。\n咨询单位：#",
)


def test_institutions_are_known_by_their_names_and_short_names() -> None:
    read = {word: read_offer("p", text).noun for word, text in _told(SECTIONS["institutions"], OFFERED)}
    assert {word: each.institution for word, each in read.items() if each.institution != word} == {}
    assert {word: each.title for word, each in read.items() if each.title != "甬企贷"} == {}


@pytest.mark.parametrize(
    "text",
    [
        "甬企贷\n其股东为东钱湖银行的企业均可申请，最高500万元。",
        "国内保理\n额度最高500万元，期限1年",
        "首台套保险：保额最高1亿元",
    ],
)
def test_what_is_no_institution_that_offers(text: str) -> None:
    assert read_offer("p", text).noun.institution in ("", "东钱湖银行")  # a bank that is the only one may be it


def test_a_market_where_firms_are_listed_does_not_offer() -> None:
    for told in ("对象：已在云岭产权交易中心挂牌的企业", "条件：须在云岭股权交易中心办理登记"):
        assert read_offer("p", f"甬企贷\n{told}\n额度：最高300万元").noun.institution == ""
    offered = read_offer("p", "云岭股权交易中心推出“甬企贷”，最高300万元").noun
    assert offered.institution == "云岭股权交易中心"


CALLED = (
    "产品名称：“#”\n金融机构：湘江银行\n贷款额度：最高500万元",
    "湘江银行推出《#》，面向小微企业，最高500万元。",
    "湘江银行推出「#」，面向小微企业，最高500万元。",
    "湘江银行#\n一、产品简介\n为小微企业提供的融资，最高500万元。",
    "湘江银行：#\n额度最高500万元，期限1年",
    "序号\t产品名称\t机构\t额度\n1\t#\t湘江银行\t最高500万元",
    "#是湘江银行为小微企业开发的融资产品，最高500万元。",
    "【#】\n湘江银行面向小微企业提供的融资服务\n额度：最高300万元",
    "#产品介绍\n湘江银行\n贷款额度：最高300万元\n贷款期限：1年",
    "一、湘江银行\n（一）#\n1.贷款额度：最高500万元\n2.贷款期限：1年",
    "3.#\n适用对象：小微企业\n额度：最高500万元\n办理银行：湘江银行",
)


def test_products_are_known_by_what_they_are_called() -> None:
    read = {word: read_offer("p", text).noun for word, text in _told(SECTIONS["products"], CALLED)}
    assert {word: each.title for word, each in read.items() if each.title != word} == {}
    assert {word: each.institution for word, each in read.items() if each.institution != "湘江银行"} == {}


def test_a_number_behind_a_name_is_its_version_or_that_of_what_follows() -> None:
    assert read_offer("p", "湘江银行推出“科创e贷2.0”，最高500万元。").noun.title == "科创e贷2.0"
    assert read_offer("p", "设备按揭贷1.1产品介绍\n湘江银行发放，最高500万元。").noun.title == "设备按揭贷"


ASKS = (
    "企业名称：#\n所属行业：制造业\n融资需求：500万元",
    "#成立于2015年，主营产品远销各地，拟申请贷款300万元用于流动资金。",
    "我公司（#）拟向银行申请贷款300万元，期限一年。",
    "项目名称：年产三万吨技改项目\n建设单位：#\n总投资：3亿元\n拟贷款：1亿元",
    "为#申请贷款300万元，用于采购原料，期限一年。",
    "经走访，#反映存在资金缺口300万元，希望银行给予支持。",
    "融资主体：#\n融资金额：2000万元\n担保方式：由宁波市融资担保有限公司提供担保",
)


def test_firms_that_ask_are_known_by_their_names() -> None:
    read = {word: read_need("n", text).noun.firm for word, text in _told(SECTIONS["firms"], ASKS)}
    assert {word: firm for word, firm in read.items() if firm != word} == {}


def test_a_firm_before_a_colon_asks_and_what_follows_is_read() -> None:
    read = read_need("n", "宁波甬江泵业有限公司：拟贷款300万元，期限一年，用于备货。").noun
    assert (read.firm, read.amount, read.purpose) == ("宁波甬江泵业有限公司", Decimal(300), "流动资金")
    assert read_need("n", "担保公司：待定\n融资金额：300万元").noun.firm == ""
    letter = "关于宁波甬江泵业有限公司申请流动资金贷款的函\n需贷款300万元，期限一年。"
    assert read_need("n", letter).noun.firm == "宁波甬江泵业有限公司"


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("云岭融资担保有限公司：请为云桥机械有限公司贷款300万元提供担保", "云桥机械有限公司"),
        ("恳请给予云桥机械有限公司贷款300万元", "云桥机械有限公司"),
        ("采购商云岭贸易有限公司：向我方采购300万元，想贷款200万元", ""),
        ("采购商：云岭贸易有限公司\n融资金额：300万元", ""),
        ("采购商云岭贸易有限公司：向我方采购300万元\n云桥机械有限公司拟贷款200万元", "云桥机械有限公司"),
        ("云岭集团有限公司：为本次贷款提供连带责任保证\n云桥机械有限公司拟贷款200万元", "云桥机械有限公司"),
        ("云桥机械有限公司：为采购原料拟贷款200万元", "云桥机械有限公司"),
    ],
)
def test_a_guarantor_or_buyer_before_a_colon_does_not_ask(text: str, firm: str) -> None:
    assert read_need("n", text).noun.firm == firm


ENGAGED = (
    "甬企贷\n适用对象：从事#的企业",
    "甬企贷\n准入条件：属于#行业",
    "东钱湖银行甬企贷面向#行业的企业发放，最高500万元。",
    "产品名称：甬企贷\n支持行业：#\n额度：最高500万元",
    "甬企贷\n支持对象：重点支持#领域的小微企业",
)
TRADED = (
    "企业名称：甲乙丙有限公司\n所属行业：#\n融资金额：300万元",
    "| 企业 | 行业 | 金额 | 期限 |\n|---|---|---|---|\n| 甲乙丙有限公司 | # | 300万元 | 1年 |",
)


def test_trades_are_known_by_what_texts_call_them() -> None:
    words = SECTIONS["trades"]
    offered = {word: read_offer("p", text).noun.industries for word, text in _told(words, ENGAGED)}
    needed = {word: read_need("n", text).noun.industry for word, text in _told(words, TRADED)}
    assert [word for word, codes in offered.items() if not codes] == []
    assert [word for word, code in needed.items() if not code] == []
    assert [word for word in SECTIONS["named"] if not trades(word, told=True)] == []


@pytest.mark.parametrize("text", ["牧业企业贷款一直不易", "购买模具", "新能源贷款"])
def test_what_is_told_of_a_purchase_or_of_loans_names_no_trade(text: str) -> None:
    assert trades(text) == []


def test_what_firms_of_any_trade_do_is_no_trade_of_who_may_apply() -> None:
    assert read_offer("p", "东钱湖银行甬企贷面向外贸企业发放，最高500万元。").noun.industries == frozenset()


def test_things_of_a_list_under_a_heading_are_no_headings() -> None:
    text = "甬企贷\n担保方式\n厂房抵押\n专利权质押\n贷款期限\n1年\n"
    read = read_offer("p", text)
    assert read.taken["pledges"] == {"房产", "知识产权"}
    assert read.noun.term_most == 12
    spent = "甬企贷\n【资金用途】\n· 采购原材料\n· 固定资产投资\n【贷款期限】\n1年\n"
    assert read_offer("p", spent).noun.purposes == {"流动资金", "固定资产"}

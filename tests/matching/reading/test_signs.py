"""Signs: what a clause of a product shows, whatever heading it stands under."""

import pytest

from liandong.matching.reading import read_offer
from liandong.matching.reading.signs import firmly, silent, stated
from liandong.rules import Unread


@pytest.mark.parametrize(
    "clause",
    [
        "年利率由双方商定",
        "按月付息、到期一次还本",
        "携带身份证到就近网点填写申请表",
        "我行客户经理将在两个工作日内上门",
        "本报讯 记者昨日获悉",
        "截至上月末累计发放贷款12亿元",
        "手续简便、方式灵活、放款快捷",
        "欢迎来电咨询",
        "企业无需提供抵押物",
        "额度内可循环使用",
        "担保费率1%",
        "由财政按50%给予贴息",
        "据介绍",
        "。。。",
    ],
)
def test_what_is_told_of_the_product_asks_nothing(clause: str) -> None:
    assert silent(clause)


@pytest.mark.parametrize(
    "clause",
    [
        "企业主年龄22至60岁",
        "店开在郑州、洛阳两地之一",
        "没有官司缠身",
        "原贷款属正常或关注类",
        "只做辖内的老客户",
        "娱乐场所恕不办理",
        "水电费按时缴纳",
        "在我行开立基本户",
        "到期后未结清旧贷款的企业不予受理",
        "提交申请前须完成环评",
        "贷款人认可的其他条件",
        "厂房已经投保",
    ],
)
def test_what_may_ask_is_not_silent(clause: str) -> None:
    assert not silent(clause)


def test_what_is_demanded_of_the_loan_or_done_by_the_bank_is_not_demanded_of_a_firm() -> None:
    assert firmly("借款人须有固定场所")
    assert not firmly("贷款金额不得超过合同价款的七成")
    assert not firmly("银行不得要求企业提供房产抵押")
    assert stated("法定代表人征信良好")
    assert not stated("随借随还")


PROSE = "山溪银行推出“竹乡贷”，破解融资难题。最高100万元，最长两年，年利率4%起。{}。扫码预约，三天到账，欢迎咨询。"


@pytest.mark.parametrize(
    "clause",
    [
        "竹子得是自家山上砍的",
        "厂里要有十个以上的工人",
        "老板征信上没有逾期",
        "欠着电费的不行",
        "水电费按时交",
        "两口子都得签字",
        "外县的厂子先等等",
        "去年没亏钱",
        "年产值过了三百万",
    ],
)
def test_what_running_prose_asks_is_never_lost(clause: str) -> None:
    text = PROSE.format(clause)
    at = text.find(clause)
    spans = [span for name, span in read_offer("p", text).proof.items() if name.startswith(("further", "region"))]
    assert any(start < at + len(clause) and at < end for start, end in spans)


def test_prose_that_only_praises_leaves_nothing_unread() -> None:
    read = read_offer("p", PROSE.format("手续简便、方式灵活")).noun
    assert [each.text for each in read.further if isinstance(each, Unread)] == []


@pytest.mark.parametrize("head", ["利率", "贷款额度", "产品特点", "还款方式", "贷款期限", "办理流程"])
def test_what_asks_is_kept_under_any_heading(head: str) -> None:
    text = f"产品名称：竹乡贷\n{head}：由双方商定，企业主年龄须在22至60岁之间\n"
    assert any("年龄" in each.text for each in read_offer("p", text).noun.further if isinstance(each, Unread))

"""Calling: what a product and who offers it are called, however a page begins."""

import pytest

from liandong.matching.reading import read_offer


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("新闻中心\n溪云贷是溪云银行面向茶企推出的信用贷款。最高100万元。", "溪云贷"),
        ("项目贷款是云岭银行向固定资产投资项目提供的贷款。", "项目贷款"),
        ("溪云银行金融产品推介\n（二）、茶叶收购贷款\n贷款对象：茶企", "茶叶收购贷款"),
        ("溪云银行茶企易贷 | |\n产品简介 | 向茶企发放的贷款 |", "茶企易贷"),
        ("溪云银行茶企快贷申请条件和要求\n额度：最高300万元", "茶企快贷"),
        ("茶园抵押贷款（溪云版）\n额度：最高300万元", "茶园抵押贷款（溪云版）"),
        ("溪云融资担保有限公司：\n1.茶叶保：\n服务对象：茶企\n担保额度：不高于800万元", "茶叶保"),
    ],
)
def test_what_a_product_is_called(text: str, title: str) -> None:
    assert read_offer("p", text).noun.title == title


@pytest.mark.parametrize(
    ("text", "institution"),
    [
        ("可以了解溪云银行茶都支行的“茶企贷”，最高100万元。", "溪云银行茶都支行"),
        ("茶企贷是指溪云银行凭订单发放的贷款。", "溪云银行"),
        ("茶都市农业局联合溪云银行推出“茶企贷”。", "溪云银行"),
        ("茶企贷\n客户符合溪云农商行准入标准，登录手机银行申请。", "溪云农商行"),
        ("一、产品名称\n茶机直租\n二、出租人\n溪云金融租赁有限公司\n三、产品特点\n期限灵活。", "溪云金融租赁有限公司"),
        ("茶企贷\n六、承办机构\n六、承办机构\n溪云科技融资担保有限公司", "溪云科技融资担保有限公司"),
        ("【产品名称】茶企贷\n【咨询电话】0731-2288****溪云农村商业银行公司业务部", "溪云农村商业银行"),
    ],
)
def test_who_offers_it(text: str, institution: str) -> None:
    assert read_offer("p", text).noun.institution == institution


def test_a_point_numbered_as_its_heading_ends_what_that_announces() -> None:
    text = "茶企贷\n1. 额度：最高500万元\n2. 担保方式：信用\n1. 成立满2年\n2. 企业主征信良好\n"
    read = read_offer("p", text).noun
    assert read.age_least == 24
    assert any("征信" in getattr(each, "text", "") for each in read.further)

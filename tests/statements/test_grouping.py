"""Sorts of things that hold numbers as those of somebody, and lists that a number only counts."""

import pytest

from tests.statements.test_figures import by_number


@pytest.mark.parametrize(
    ("body", "number", "subject"),
    [
        ("白滩市今年投资不少。制造业是绝对主力,投资35亿元。", "3500000000", "白滩市制造业"),
        ("白滩市报了上半年的账。\n服务业增速更快,投资35亿元。", "3500000000", "白滩市服务业"),
        ("园区项目共27个,白滩市牵头。按类型分,产业发展类13个,民生保障类4个。", "4", "白滩市民生保障类"),
    ],
)
def test_a_sort_of_things_holds_its_number_as_that_of_its_holder(body: str, number: str, subject: str) -> None:
    assert by_number(body, number, title="白滩市2024年经济运行情况").get("subject") == [subject]


def test_what_a_number_counts_and_what_is_measured_are_no_such_sort() -> None:
    body = "白滩市今年新引进工业项目42个,实际利用外资15亿元,新增就业800人。"
    for number in ("42", "1500000000", "800"):
        assert by_number(body, number, title="白滩市2024年经济运行情况").get("subject") == ["白滩市"]


def test_a_list_that_the_number_counts_holds_nothing() -> None:
    body = "白滩市2024年银企洽谈会在白滩举行,云岭银行、远航银行、江苏银行等20多家银行的负责人来了。"
    assert by_number(body, "20").get("subject") != ["云岭银行"]


def test_a_sentence_that_breaks_down_goes_on_with_the_holder_of_the_number_before() -> None:
    body = "云岭新区今年开工项目83个,总投资406亿元,白滩市也来祝贺。从结构看,工业项目34个,民生项目22个。"
    assert by_number(body, "83").get("subject") == ["云岭新区"]
    assert by_number(body, "34").get("subject") == ["云岭新区工业项目"]


@pytest.mark.parametrize(
    ("body", "number", "subject"),
    [
        ("以苏州为例,99家省级以上开发区去年完成产值1.04万亿元。", "1040000000000", "苏州市99家省级以上开发区"),
        ("6个园区集聚产业项目610个,带动就业20万人。", "200000", "6个园区"),
        ("苏州与12家企业签约,投资5亿元。", "500000000", "苏州"),  # they are only those with whom it signs
        ("苏州12个项目总投资5亿元。", "500000000", "苏州"),  # projects of no sort hold nothing
    ],
)
def test_those_that_a_number_counts_hold_what_they_bring_about(body: str, number: str, subject: str) -> None:
    assert by_number(body, number, title="经济运行情况").get("subject") == [subject]


def test_a_noun_that_takes_the_place_of_the_holder_before_holds_its_number() -> None:
    body = "分城市看,苏州得分80.8分,栖澜得分64.1分。"
    assert by_number(body, "64.1").get("subject") == ["栖澜"]


def test_a_word_for_two_or_three_is_replaced_by_those_it_stands_for() -> None:
    body = "公司由云岭港口集团、远航港口集团共同出资组建,双方各占50%股份。"
    assert by_number(body, "50").get("subject") == ["云岭港口集团、远航港口集团"]


def test_that_project_is_the_project_named_last_though_a_park_is_spoken_of() -> None:
    body = "远航新能源有限公司与栖川临港新城签下栖川储能电站项目,计划总投资20亿元。该项目占地830亩。"
    assert by_number(body, "830").get("subject") == ["栖川储能电站项目"]


def test_a_page_that_names_no_holder_speaks_of_what_its_title_names_first() -> None:
    assert by_number("前7个月投产项目16个。", "16", title="喜讯!苏州又传来好消息").get("subject") == ["苏州"]


@pytest.mark.parametrize(
    ("body", "number", "subject"),
    [
        ("续建项目326个,累计完成投资28亿元,占年度计划的55.8%。", "2800000000", "白滩市续建项目"),
        ("续建项目326个,累计完成投资28亿元,占年度计划的55.8%。", "55.8", "白滩市续建项目"),
        ("计划新开工项目174个,已开工93个,占计划数的53.4%。", "93", "白滩市新开工项目"),
        ("90个基础设施项目投了45亿元,新开工19个,占应开工数的65.5%。", "65.5", "白滩市基础设施项目"),
        # what is counted is counted of somebody, and a name in between holds what follows
        ("续建项目326个,累计完成投资28亿元。", "326", "白滩市"),
        ("续建项目326个,云岭区完成投资28亿元。", "2800000000", "云岭区"),
        ("固定资产投资增长20%,社会消费品零售总额增长40%,财政收入增长6%。", "40", "白滩市"),
    ],
)
def test_a_sort_that_the_sentence_counts_or_opens_with_holds_what_it_tells_more(
    body: str, number: str, subject: str
) -> None:
    body = "白滩市公布上半年重点项目情况。\n" + body
    assert by_number(body, number, title="白滩市2024年经济运行情况").get("subject") == [subject]


@pytest.mark.parametrize(
    "body",
    [
        "去年发展平稳,失业率3.1%,资产负债率54.2%,城镇化率83.1%。",
        "去年发展平稳,用电量回升3.1%,利润总额回落54.2%,群众安全感98.1%。",
    ],
)
def test_what_is_measured_is_no_sort_though_it_stands_in_a_row(body: str) -> None:
    assert by_number(body, "54.2", title="白滩市2024年经济运行情况").get("subject") == ["白滩市"]

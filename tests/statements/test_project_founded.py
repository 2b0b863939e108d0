"""Works without a noun of works: firms founded together, what is set down somewhere, items that have not begun."""

import pytest

from liandong.statements.bodies import organisations
from liandong.statements.draft import Draft
from liandong.statements.projects import projects
from tests.statements.written import assert_proved, values, written


def read(body: str) -> list[Draft]:
    reading = written(body)
    drafts = projects.extract(reading, None, organisations.find(reading))
    assert_proved(reading, drafts)
    return [draft for draft in drafts if draft.kind.name == "project"]


@pytest.mark.parametrize(
    ("body", "firm"),
    [
        ("云桥港集团与澜江港口集团合资组建云澜港口投资发展有限公司,两港走向竞合。", "云澜港口投资发展有限公司"),
        ("两家共同出资20亿元,组建云澜港口投资发展有限公司。", "云澜港口投资发展有限公司"),
        ("昨日,云澜港口投资发展有限公司正式揭牌。", "云澜港口投资发展有限公司"),
    ],
)
def test_a_firm_that_several_found_is_a_work(body: str, firm: str) -> None:
    drafts = read(body)
    assert [draft.name for draft in drafts] == [firm]
    assert values(drafts, "status") == ["operating"]


@pytest.mark.parametrize(
    "body",
    [
        "云桥港集团将与澜江港口集团合资组建云澜港口投资发展有限公司。",
        "云澜港口投资发展有限公司昨日在深交所挂牌上市。",
        "云澜港口投资发展有限公司主营装卸。",
    ],
)
def test_a_firm_to_come_or_on_the_stock_exchange_is_none(body: str) -> None:
    assert read(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "市政府对杭州云桥电池有限公司挂牌督办。",
        "杭州云桥电池有限公司挂牌转让股权30%。",
        "杭州云桥电池有限公司昨日挂牌新三板。",
        "杭州云桥电池有限公司昨日亮相上海车展。",
        "云桥集团未与云山集团联合成立杭州云桥电池有限公司。",
        "网传云桥集团与云山集团合资成立杭州云桥电池有限公司,系谣言。",
        "云桥集团取消与云山集团合资成立杭州云桥电池有限公司。",
        "云桥集团考虑与云山集团联合成立杭州云桥电池有限公司。",
        "10年前由两家合资组建的杭州云桥电池有限公司昨日被查封。",
        "10年前两家合资组建杭州云桥电池有限公司,昨日被查封。",
    ],
)
def test_a_firm_denied_rumoured_founded_long_ago_or_for_sale_is_none(body: str) -> None:
    assert read(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "警方将指挥中心设在杭州云山酒店。",
        "校方把考试中心设在杭州第一中学。",
        "黄金时代,人们把希望工程放在杭州。",
        "剧组把拍摄基地选在深圳。",
        "他没有把公司总部设在霁川。",
        "云桥集团没有把霁川云安体育公园设在澜江县。",
        "云桥集团不愿把霁川云安体育公园设在澜江县。",
        "若把霁川云安体育公园设在澜江县,将增加成本。",
        "有人建议把霁川云安体育公园设在澜江县。",
    ],
)
def test_an_office_without_a_name_and_what_was_not_set_down_are_none(body: str) -> None:
    assert read(body) == []


def test_what_is_set_down_stands_beside_a_list() -> None:
    drafts = read("杭州市把云桥研发中心设在深圳,今年开工的项目有云湖电芯、云河基材、云山大桥、霁川隧道等4个。")
    assert [draft.name for draft in drafts] == ["云桥研发中心", "云湖电芯", "云河基材", "云山大桥", "霁川隧道"]


def test_what_is_set_down_somewhere_is_a_work() -> None:
    drafts = read("云安集团把霁川云安体育公园选在了澜江县,计划投资40亿元。")
    assert [draft.name for draft in drafts] == ["霁川云安体育公园"]
    assert values(drafts, "amount") == ["4000000000"]
    drafts = read("云安集团把霁川云安体育公园选在了厦门两岸金融中心湖里片区,计划投资40亿元。")
    assert [(draft.name, draft.get("amount")) for draft in drafts] == [("霁川云安体育公园", ["4000000000"])]


@pytest.mark.parametrize(
    "body",
    ["大会把分会场设在澜江县。", "我们把工作重心放在招商上。", "市里将这个项目放在首位。", "企业把总部设在这里。"],
)
def test_a_meeting_or_a_focus_is_set_down_and_no_work(body: str) -> None:
    assert read(body) == []


def test_items_that_have_not_begun_are_planned_works() -> None:
    drafts = read(
        "部分项目的情况如下:\n一、澜江县云能化工公司固废处理中心,土地手续没有办完,未开工。\n"
        "二、澜江县新云龙市场,要等庄稼收完才能进场施工。\n三、霁川区云桥妇儿医院建设项目,方案尚未通过,不具备开工条件;"
        "霁川区滨河风情街区,方案未定,无法开工。"
    )
    assert [draft.name for draft in drafts] == [
        "澜江县云能化工公司固废处理中心",
        "澜江县新云龙市场",
        "霁川区云桥妇儿医院建设项目",
        "霁川区滨河风情街区",
    ]
    assert values(drafts, "status") == ["planned"] * 4


def test_items_of_advice_are_none() -> None:
    assert (
        read("建议如下:\n一、各部门要提前介入,做好服务。\n二、各县区要倒排时间,尽快整改。\n三、督查局,要跟踪到底。")
        == []
    )

"""Counts of an event: what it signed and for how much, in many ways of saying it; shares, periods and aims are none."""

import pytest

from liandong.statements.draft import Draft
from liandong.statements.events import events
from tests.statements.written import assert_proved, written

HELD = "2020年10月20日,霁鹭经贸洽谈会在长沙举行。"


def held(body: str) -> Draft:
    reading = written(body, published="2020-10-23")
    drafts = events.extract(reading)
    assert_proved(reading, drafts)
    return drafts[0]


def said(draft: Draft) -> tuple[list[str], list[str]]:
    return draft.get("projects_signed"), draft.get("amount")


@pytest.mark.parametrize(
    ("told", "signed", "amount"),
    [
        ("19个合作项目在会上当场签约,总投资额104.5亿元。", "19", "10450000000"),
        ("洽谈会共签约项目8宗,投资总额685亿元。", "8", "68500000000"),
        ("19项重大合作事项分5批签约,总投资达30亿元。", "19", "3000000000"),
        ("会上,24个项目签了字,总投资快350亿元。", "24", "35000000000"),
        ("活动公布:新签约81个,计划投资额236.5亿元;新动工106个,计划投资额357.9亿元。", "81", "23650000000"),
        ("散场时,各县一共收获30个签约项目,计划投资总额96.54亿元。", "30", "9654000000"),
        ("大会洽谈签约项目超160个,涉及投资总额超820亿元。其中,现场集中签约项目44个。", "160", "82000000000"),
        ("会上一口气签下投资项目46个,合同总金额103.6亿元。", "46", "10360000000"),
        ("会上集中签约。总投资300亿元的18个重点项目现场签约。", "18", "30000000000"),
        ("云洲代表团举行集中签约仪式,40个项目落笔,总投资29亿元。", "40", "2900000000"),
        ("宣布签约的有18个项目,金额100.3亿元。", "18", "10030000000"),
        ("会上集中签约的合作项目是105个,投资总额509亿元。", "105", "50900000000"),
        ("双方合共签下38个协议和项目,其中投资合作项目26个,合同投资额约484亿元。", "26", "48400000000"),
        ("会上28个项目签约。签约总金额达56亿元。", "28", "5600000000"),
    ],
)
def test_the_whole_event_is_counted(told: str, signed: str, amount: str) -> None:
    assert said(held(HELD + told)) == ([signed], [amount])


@pytest.mark.parametrize(
    "told",
    [
        "会上,洛阳共签约5个项目,投资总额53亿元。",
        "霁川代表团在会上签约项目12个,总投资30亿元。",
        "今年以来,全市累计签约项目99个,总投资1470亿元。",
        "会议提出,力争全年签约项目200个,投资额800亿元。",
        "2018年5月,第二届云洲大会签约项目35个,总投资1069亿元。",
        "会上还签署了12份合作协议。",
        "14个有代表性的项目被放到签约环节。",
        "签约的有18家企业。",
    ],
)
def test_shares_periods_aims_and_other_events_are_not_its_own(told: str) -> None:
    assert said(held(HELD + told)) == ([], [])


@pytest.mark.parametrize(
    "told",
    [
        "大会上,两三个项目现场签约。",
        "大会上,二三十个项目签约。",
        "大会上,三五个项目签约。",
        "大会上,数十个项目签约。",
        "大会上,数10个项目签约。",
        "大会上,成百个项目签约。",
        "大会上,上百个项目签约。",
        "大会上,百八十个项目签约。",
        "大会上,3百个项目签约。",
        "大会上,数10个项目开工。",
        "大会上,唯二两个项目签约失败。",
        "大会上,十里长街两个项目签约牌前人头攒动。",
        "大会争取签下8个项目。",
        "大会要签下8个项目。",
        "大会上谈成8个项目。",
        "大会希望签下8个项目。",
        "大会原定的二十个项目签约。",
        "大会的二十个项目签约取消。",
        "大会上,没有签约8个项目。",
        "大会上,王总一人签下三个项目。",
        "大会上,李总签了两个项目。",
        "大会上,企业签下3个项目的合作权。",
        "全场合作项目为12个,签约项目尚未统计。",
        "大会下月签约8个项目。",
    ],
)
def test_no_count_is_read_of_a_vague_number_a_wish_a_failure_or_one_person(told: str) -> None:
    draft = held(HELD + told)
    assert (said(draft), draft.get("projects_started")) == (([], []), [])


@pytest.mark.parametrize(
    ("told", "signed"),
    [("会上二十个项目签约。", "20"), ("大会促成十二个项目。", "12"), ("签约项目总数120个。", "120")],
)
def test_numerals_that_say_one_number_are_read(told: str, signed: str) -> None:
    assert held(HELD + told).get("projects_signed") == [signed]


def test_what_was_signed_goes_before_what_was_agreed_in_talks() -> None:
    told = "本届洽谈会共达成合作项目80个,总投资额超过1523亿元。19个合作项目在会上当场签约,总投资额104.5亿元。"
    assert said(held(HELD + told)) == (["19"], ["10450000000"])


def test_each_event_has_its_own_counts() -> None:
    body = HELD + "第五届霁鹭侨博会2018年11月8日在汕头举行,共签约185个项目,签约金额达1948亿元。"
    reading = written(body, published="2020-10-23")
    first, second = events.extract(reading)
    assert said(first) == ([], [])
    assert said(second) == (["185"], ["194800000000"])


def test_a_sum_stands_where_firms_and_no_projects_were_counted() -> None:
    assert said(held(HELD + "结果是,47家小企业当场签约授信,金额合计4.08亿元。")) == ([], ["408000000"])


def test_the_share_of_the_host_is_the_whole() -> None:
    body = "2020年10月21日,霁鹭智能产业博览会在重庆国际博览中心举行。"
    body += "重庆市共签约项目92个、合同投资2712亿元,其中线下签约71个。"
    assert said(held(body)) == (["92"], ["271200000000"])


@pytest.mark.parametrize(
    ("told", "signed", "amount"),
    [
        ("会上36个项目当场落定。", ["36"], []),
        ("相关产业42个项目签下合同,金额169.75亿元。", ["42"], ["16975000000"]),
        ("随后还要带10个项目参加大会签约,届时签约项目将达到54个,合同总额274.97亿元。", [], []),
        ("至今云洲举办的经贸活动共签约1590个项目,累计金额218亿元。", [], []),
        ("活动现场签定17.93亿元贷款合作协议。", [], ["1793000000"]),
        ("各银行与企业在会上现场达成意向协议2.36亿元。", [], ["236000000"]),
        ("会上透露,当地银行三年贷款17.93亿元。", [], []),
    ],
)
def test_what_was_settled_on_the_spot_is_its_own(told: str, signed: list[str], amount: list[str]) -> None:
    assert said(held(HELD + told)) == (signed, amount)


def test_a_bare_total_counts_for_what_is_named_a_signing_only() -> None:
    opened = "2020年10月21日,霁鹭投资说明会暨项目签约仪式在重庆举行。"
    assert said(held(opened + "内外资项目合计18个。")) == (["18"], [])
    assert said(held("2020年10月21日,霁鹭投资说明会在重庆举行。内外资项目合计18个。")) == ([], [])


def test_what_was_newly_brought_in_and_begun_is_counted() -> None:
    body = "2020年10月21日,霁鹭重大项目开工仪式在重庆举行。本次集中开工新引进项目267个,投资总额1069亿元。"
    (event, *_) = events.extract(written(body))
    assert event.get("projects_started") == ["267"]


def test_projects_beside_the_name_of_a_beginning_are_those_that_begin() -> None:
    opened = "2020年10月21日,霁鹭县举行霁鹭重大项目集中开工仪式,50个重点项目计划总投资130.9亿元。"
    (event, *_) = events.extract(written(opened))
    assert (event.get("projects_started"), event.get("amount")) == (["50"], ["13090000000"])
    told = "2020年10月21日,霁鹭县举行霁鹭经贸洽谈会,50个重点项目计划总投资130.9亿元。"
    (event, *_) = events.extract(written(told))
    assert (event.get("projects_started"), event.get("projects_signed")) == ([], [])
    later = "2020年10月21日,霁鹭县举行霁鹭重大项目集中开工仪式。全县50个重点项目计划总投资130.9亿元。"
    (event, *_) = events.extract(written(later))
    assert event.get("projects_started") == []


def test_what_a_party_of_officials_held_is_no_share_of_a_delegation() -> None:
    body = "2024年3月15日,云洲市党政代表团赴深圳考察,并在深圳举行云洲(深圳)招商恳谈会,共签约项目16个,总投资230亿元。"
    (event, *_) = events.extract(written(body))
    assert said(event) == (["16"], ["23000000000"])


@pytest.mark.parametrize(
    ("told", "started", "amount"),
    [
        ("5月16日,松岭县重点项目集中开工仪式举行。16个项目总投资21亿元,年度计划投资9亿元。", "16", "2100000000"),
        ("5月16日,松岭县重点项目集中开工仪式举行。\n这一批项目共有11个,总投资54亿元。", "11", "5400000000"),
        ("5月16日\n松岭县重点项目集中开工仪式举行\n先看总账\n开工项目 12个\n总投资 58亿元", "12", "5800000000"),
        ("5月16日,松岭县重点项目观摩会举行。全县项目共有11个,总投资54亿元。", "", ""),
    ],
)
def test_a_beginning_counts_what_it_begins(told: str, started: str, amount: str) -> None:
    reading = written(told, published="2024-05-17")
    drafts = events.extract(reading)
    assert_proved(reading, drafts)
    assert ["".join(drafts[0].get(name)) for name in ("projects_started", "amount")] == [started, amount]


@pytest.mark.parametrize(
    ("told", "signed", "amount"),
    [
        ("会上拿下石化合作项目11个,涉及资金110.51亿元。", ["11"], ["11051000000"]),
        ("大会签约成果共277个,计划投资和贸易总额1566.7亿元。", ["277"], ["156670000000"]),
        ("首日签约项目二十九份。", ["29"], []),
        ("会上,霁鹭各个区县共签约14个项目,总投资额为23.55亿元。", ["14"], ["2355000000"]),
        ("6个项目集中签约,90.1亿元是它们的总投资额。", ["6"], ["9010000000"]),
        ("全场合作项目为332项,签约总投资额4448亿元。", ["332"], ["444800000000"]),
        ("代表队拿下3个一等奖。", [], []),
        ("六份合同涉及三个镇。", [], []),
    ],
)
def test_more_ways_of_counting_what_was_signed(told: str, signed: list[str], amount: list[str]) -> None:
    assert said(held(HELD + told)) == (signed, amount)


def test_contracts_counted_right_below_a_signing_are_its_own() -> None:
    opened = "2020年10月21日,霁鹭县2020年第四季度项目集中签约仪式举行。"
    assert said(held(opened + "六份合同,总投资7.24亿元,开了个好头。")) == (["6"], ["724000000"])
    assert said(held(HELD + "六份合同,总投资7.24亿元,开了个好头。")) == ([], [])


def test_a_count_on_the_line_below_the_meeting_is_its_own() -> None:
    lines = "2020年10月21日,霁鹭投资推介会在长沙举行。\n先说结果:签约项目55个,协议投资总额275.35亿元。"
    assert said(held(lines)) == (["55"], ["27535000000"])
    far = "2020年10月21日,霁鹭投资推介会在长沙举行。\n会场坐满了。\n鹭县的企业签约项目55个。"
    assert said(held(far)) == ([], [])


def test_a_ceremony_held_at_a_fair_has_the_counts_and_the_place_told_for_it() -> None:
    body = "10月21日,霁省的重大项目集中签约仪式在第八届霁鹭洽谈会(简称霁洽会)上举办,地点是长沙,集中签约的项目达到50个。"
    (event, *others) = events.extract(written(body, published="2020-10-23"))
    assert event.name == "重大项目集中签约仪式"
    assert (event.get("place"), event.get("projects_signed")) == (["长沙"], ["50"])
    assert not [other for other in others if other.get("date")]


def test_what_is_counted_right_behind_a_name_is_no_period_s() -> None:
    draft = held(
        "去年的账已经结了:5月16日举行的云洲合作洽谈会签下57个合作项目,协议金额1704亿元。",
    )
    assert said(draft) == (["57"], ["170400000000"])

"""Organisers: those that hold an event, by their full names; supporters, pronouns that mean nobody and turns none."""

import pytest

from liandong.statements.events import events
from tests.statements.written import assert_proved, written

HELD = "2023年6月6日,霁鹭产业合作大会在南昌举行。"


def organisers(body: str) -> list[str]:
    reading = written(body, published="2023-06-08")
    drafts = events.extract(reading)
    assert_proved(reading, drafts)
    return drafts[0].get("organizer")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (HELD + "会议由霁川市发改委组织。", ["霁川市发改委"]),
        (HELD + "大会由霁川市工信厅联合鹭原市经信厅主办。", ["霁川市工信厅", "鹭原市经信厅"]),
        (HELD + "主办方:霁川市商务局;承办方:鹭原新区管委会。", ["霁川市商务局", "鹭原新区管委会"]),
        (HELD + "这个会由江西赣州、广东梅州、福建龙岩三市政府一起主办。", ["赣州市政府", "梅州市政府", "龙岩市政府"]),
        (HELD + "武汉、长沙、合肥、南昌四市共同主办。", ["武汉", "长沙", "合肥", "南昌"]),
        (
            "6月6日,河南的洛阳市、三门峡市,陕西的渭南市,这三座城市在三门峡联合召开霁鹭流域创新发展论坛。",
            ["洛阳市", "三门峡市", "渭南市"],
        ),
        ("6月6日,省发展改革委在兰州召开霁鹭政银企推进会。", ["省发展改革委"]),
        ("6月6日,在霁川经济区管委会举办的霁鹭银企对接会上,60家企业签约。", ["霁川经济区管委会"]),
        ("6月6日,代表团来穗,6日下午与广州市商务局共同举办了霁鹭产业合作恳谈会。", ["广州市商务局"]),
        ("由市政协牵头举办的霁鹭都市圈协商论坛,6月5日在太原召开。", ["市政协"]),
        (HELD + "主办此次活动的是霁川市委、市政府。", ["霁川市委", "霁川市政府"]),
        (HELD + "大会由江西省政府主办,承办的任务落在鹭原新区管委会身上。", ["江西省政府", "鹭原新区管委会"]),
        ("江西省签下五个项目。由省人民政府主办的霁鹭农业合作大会,6日在武汉举行。", ["江西省人民政府"]),
        ("【霁鹭商报讯】江西省政府新闻办6月6日举行霁鹭大会新闻发布会。", ["江西省政府新闻办"]),
        ("肇庆的工地热闹起来。昨日,该市举行霁鹭重点产业项目集中动工活动。", ["肇庆"]),
    ],
)
def test_each_of_those_who_hold_it_is_said(body: str, expected: list[str]) -> None:
    assert organisers(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        HELD + "大会由霁川市政府和鹭原市政府轮流主办。",
        HELD + "大会由霁川市政府指导。",
        HELD + "此前,霁川市政府、鹭原市政府在广州联合举办第三届云洲湾区招商大会。",
        HELD + "主办的初衷是让企业、商会多走动。",
        "6月6日,我市在广州东方宾馆举行霁鹭产业转移推介会。",
    ],
)
def test_turns_supporters_and_a_pronoun_that_means_nobody_known_are_none(body: str) -> None:
    assert organisers(body) == []


def test_an_event_at_the_side_has_those_whom_the_words_before_its_name_tell() -> None:
    reading = written(HELD + "2022年5月20日,由霁川省贸促会等主办的第七届霁鹭汽车展览会在成都揭幕。")
    drafts = events.extract(reading)
    assert [draft.get("organizer") for draft in drafts] == [[], ["霁川省贸促会"]]


def test_an_event_of_long_ago_has_those_who_held_it() -> None:
    body = HELD + "往年也有。2022年2月9日,霁川市商务局会同鹭原市、云洲县举办霁鹭重大项目对接会,6个项目签约。"
    drafts = events.extract(written(body, published="2023-06-08"))
    assert drafts[1].get("organizer") == ["霁川市商务局", "鹭原市", "云洲县"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("南京市商务局与苏州市商务局昨日(22日)合办南京产业合作对接交流会,50个项目在会上推介。",
         ["南京市商务局", "苏州市商务局"]),
        ("2月9日,江华联盟与青浦、吴江、嘉善两区一县共同举办示范区重大项目对接会。",
         ["江华联盟", "青浦", "吴江", "嘉善"]),
        ("这场活动叫“南京产业发展政银企对接活动”,办会的一共三家:江华银行、南京市人民政府和苏州市工业园管委会。",
         ["江华银行", "南京市人民政府", "苏州市工业园管委会"]),
        ("4月12日,南京市人民政府会同苏州市商务局,办了示范区联合招商引资对接会。", ["南京市人民政府", "苏州市商务局"]),
        ("南京陆海通道合作峰会11日举行。它是中国江海博览会的系列论坛之一,由江苏省人民政府、交通运输部一同主办。",
         ["江苏省人民政府", "交通运输部"]),
        ("南京陆海通道合作峰会11日举行。会上介绍了由江华集团主办的中国江海博览会。", []),
        ("南京市商务局参加的南京产业合作对接交流会昨日举行,办会的经验有三条:早、细、实。", []),
    ],
)  # fmt: skip
def test_those_who_hold_it_together_are_all_organisers(body: str, expected: list[str]) -> None:
    assert organisers(body) == expected

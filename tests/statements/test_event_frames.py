"""Events told in plain verbs, as a line of a post, by those who went to them; and what is no event."""

import pytest

from liandong.statements.events import events
from tests.statements.written import assert_proved, written


def named(body: str, title: str = "两地深化合作") -> list[tuple[str, list[str]]]:
    reading = written(body, title=title, published="2023-06-08")
    drafts = events.extract(reading)
    assert_proved(reading, drafts)
    return [(draft.name, draft.get("date")) for draft in drafts]


@pytest.mark.parametrize(
    ("body", "name", "date"),
    [
        ("6月,该委又约上两家银行,开了“霁鹭携手”座谈会。", "“霁鹭携手”座谈会", ["2023-06"]),
        ("今年5月全市首场霁鹭数字经济专场对接会办了起来。", "霁鹭数字经济专场对接会", ["2023-05"]),
        ("两市在6月5日搞了一场霁鹭产业链对接会。", "霁鹭产业链对接会", ["2023-06-05"]),
        ("代表团昨日下午到深圳,先参观园区,再出席霁鹭经贸合作交流会。", "霁鹭经贸合作交流会", ["2023-06-07"]),
        (
            "昨天,江边热闹了一回。\n霁鹭城市群第六届会商会\n没有红毯,没有合影。",
            "霁鹭城市群第六届会商会",
            ["2023-06-07"],
        ),
        ("为期三天的第二届霁鹭产业大会昨天落下帷幕。", "第二届霁鹭产业大会", ["2023-06-07"]),
        ("6月5日-6日,第二届霁鹭走廊文旅大会在阳朔召开。", "第二届霁鹭走廊文旅大会", ["2023-06-05"]),
        ("6月5日在柳州召开的霁鹭市长联席会议透露,四市将共建旅游圈。", "霁鹭市长联席会议", ["2023-06-05"]),
        ("上周五,霁鹭经济区座谈会在徐州开完。", "霁鹭经济区座谈会", ["2023-06-02"]),
        ("6月6日\n“智汇霁鹭”招商推介会\n在长沙会议中心\n盛大举行", "“智汇霁鹭”招商推介会", ["2023-06-06"]),
        (
            "昨日上午,市经委在金港大酒店举办了以小企业融资为主题的2023年霁鹭洽谈会。",
            "2023年霁鹭洽谈会",
            ["2023-06-07"],
        ),
        ("6日,银企大型现场对接会举行。", "银企大型现场对接会", ["2023-06-06"]),
        ("2023年5月成功举办全市首场“霁鹭制造”专场对接会。", "“霁鹭制造”专场对接会", ["2023-05"]),
        ("第20届霁鹭博览会仍交出一份成绩单。签约仪式昨日举行。", "第20届霁鹭博览会", ["2023-06-07"]),
    ],
)
def test_plain_words_tell_an_event(body: str, name: str, date: list[str]) -> None:
    assert named(body)[0] == (name, date)


@pytest.mark.parametrize(
    "body",
    [
        "今年会开完,日子还得一件一件过。",
        "要展开对接会筹备,把推介会开好。",
        "6月6日,公司在总部召开年度工作会议。",
        "两地每年轮流举办霁鹭合作论坛。",
        "大会开幕式将在下午举行。",
    ],
)
def test_habits_wishes_and_a_firm_s_own_affairs_tell_none(body: str) -> None:
    assert named(body) == []


def test_the_days_of_a_journey_do_not_date_what_was_held_on_one_of_them() -> None:
    body = "6月5日至7日,霁川代表团赴苏州开展对接。在苏州举行的霁鹭产业合作座谈会上,双方达成9项意向。"
    assert named(body) == [("霁鹭产业合作座谈会", [])]


@pytest.mark.parametrize(
    ("told", "signed", "amount"),
    [
        ("合同项目一口气签了27项,总投资12亿元。", ["27"], ["1200000000"]),
        ("会上,当场签约11个、意向投资48.6亿元。", ["11"], ["4860000000"]),
        ("三天里,签约项目31个,金额15亿元。", ["31"], ["1500000000"]),
        ("会上签了16个项目,总投资是92亿元。", ["16"], ["9200000000"]),
        ("三天签下购销合同54份,金额6.8亿元。", [], ["680000000"]),
        ("大会已达成签约项目19个。", ["19"], []),
        ("现场签约合作协议和项目共19个,计划投资总额达269.9亿元。", ["19"], ["26990000000"]),
        ("现场签约合作协议19个。", [], []),
    ],
)
def test_counts_in_plain_words(told: str, signed: list[str], amount: list[str]) -> None:
    reading = written("6月6日,第二届霁鹭合作大会在南昌开幕。" + told, published="2023-06-08")
    event = events.extract(reading)[0]
    assert (event.get("projects_signed"), event.get("amount")) == (signed, amount)


def test_the_title_tells_the_sum_of_the_one_event_of_its_report() -> None:
    title = "20家银行结对企业 签约总额164亿元"
    event = events.extract(written("6月6日,霁鹭政银企推进会在兰州召开。", title=title, published="2023-06-08"))[0]
    assert event.get("amount") == ["16400000000"]
    two = written("6月6日,霁鹭推进会在兰州召开。6月7日,霁鹭恳谈会在西宁召开。", title=title, published="2023-06-08")
    assert [draft.get("amount") for draft in events.extract(two)] == [[], []]


@pytest.mark.parametrize(
    ("body", "date"),
    [
        ("霁鹭经贸洽谈会于2004年9月由兰州市发起举办,在兰州市举行。", []),
        ("2004年9月由兰州市联合发起成立,霁鹭经贸洽谈会在兰州市举行。", []),
        ("2004年9月创办,每年举办一届,霁鹭经贸洽谈会在兰州市举行。", []),
        ("2004年9月由兰州市率先创立,6月5日,霁鹭经贸洽谈会在兰州市举行。", ["2023-06-05"]),
        ("霁鹭经贸洽谈会于2004年9月由兰州市主办,在兰州市举行。", ["2004-09"]),
        ("5月4日由兰州市发起公益活动,霁鹭经贸洽谈会在兰州市举行。", ["2023-05-04"]),
    ],
)
def test_the_day_since_when_there_is_such_an_event_is_not_its_day(body: str, date: list[str]) -> None:
    assert named(body) == [("霁鹭经贸洽谈会", date)]

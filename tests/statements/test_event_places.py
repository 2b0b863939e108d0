"""Places of events: told by the verb, by where those who met had come, by who holds it; and where nothing tells it."""

import pytest

from liandong.statements.events import events
from tests.statements.written import assert_proved, written


def places(body: str, title: str = "两地深化合作") -> list[list[str]]:
    reading = written(body, title=title, published="2023-06-08")
    drafts = events.extract(reading)
    assert_proved(reading, drafts)
    return [draft.get("place") for draft in drafts]


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("6月6日,第四届霁鹭市长会商会在南昌开,四城签了合作书。", "南昌"),
        ("霁鹭“联动开发”年会是在泰州开的,时间是6月3日。", "泰州"),
        ("霁鹭协同发展联席会日前开到了荆门。", "荆门"),
        ("6月6日,霁鹭都市圈党政联席会的主会场设在六安,其他市以视频接入。", "六安"),
        ("一年一度的霁鹭融合发展年会,这回轮到了永川做东。6月5日,各区签下协议。", "永川"),
        ("第十二届霁鹭旅游交易会刚刚在岳阳画上句号。", "岳阳"),
        ("6月5日的霁鹭银企对接会,设在鞍山市胜利宾馆。", "鞍山市胜利宾馆"),
        ("招商的“擂台”,今天又在福建龙岩摆开。第四届霁鹭投资项目洽谈会上,合同项目签了27项。", "福建龙岩"),
        ("6月6日,绥化市考察团来到广东省湛江市。当天召开的霁鹭对口合作工作会议上,双方签署协议。", "广东省湛江市"),
        ("昨天,市长们在镇江坐下来谈了一天。昨日下午,霁鹭协调会第11次市长联席会议落幕。", "镇江"),
        ("6月5日,在温县产业集聚区,客商到齐。当天,该县在这里搞了“霁鹭同行”集中签约活动。", "温县产业集聚区"),
        ("肇庆的工地热闹起来。昨日,该市举行霁鹭重点产业项目集中动工活动。", "肇庆"),
        ("广州市昨日(7日)集中举行项目开工、竣工及签约活动,涉及67个项目。", "广州市"),
        ("6月7日,霁鹭产业对接会举行,地点选在东莞国际会展中心。", "东莞国际会展中心"),
        ("6月7日,霁鹭重大项目集中开工仪式分别在11个县市区同步举行,主会场设在郴州高新区。", "郴州高新区"),
        ("在6月5日于张家港召开的霁鹭同城化工作会商会上,双方议定33项。", "张家港"),
        ("6月5日,温县,高速公路的工地上,霁鹭一季度重大项目集中开工活动开场。", "温县"),
        ("昨天下午,虹山宾馆,霁鹭金融合作项目签约仪式举行。", "虹山宾馆"),
        ("第十届霁鹭投资洽谈会与第七届霁鹭日用品博览会昨天一同在宁波开幕,12日结束。", "宁波"),
        ("第十届霁鹭投资洽谈会今年分两期举办,第一期今日在宁波国际会展中心结束。", "宁波国际会展中心"),
        ("5日晚在宁波闭幕的第十届霁鹭投资洽谈会、第七届霁鹭日用品博览会,签约45个项目。", "宁波"),
        ("6月5日,霁鹭人把擂台摆到了上海。当天,霁鹭第三届创新发展说明会举行,50个项目签约。", "上海"),
        ("6月5日,一摞摞合同在西安被翻开。霁鹭代表团当天举行霁鹭第一次集中签约仪式。", "西安"),
        ("昨晚在宁波君悦酒店宴会厅举办的第三届霁鹭产业推介会上,客商到齐。", "宁波君悦酒店宴会厅"),
        ("苏浙的集群今天在南京组团。6月7日,第七届霁鹭发展高层论坛在宁举行。", "南京"),
        ("宁夏的集群今天组团。6月7日,第七届霁鹭发展高层论坛在宁举行。", "宁夏"),
        ("6月5日,2023江阴市投资环境(上海)说明会举行。", "上海"),
        ("2023昆山投资贸易洽谈会昨日启幕。", "昆山"),
        ("第14届中国兰州投资贸易洽谈会今天下午闭会。", "兰州"),
        ("6月5日,重大项目集中开工活动在湖北各地同步举行。", "湖北"),
    ],
)
def test_the_place_is_told_in_many_ways(body: str, place: str) -> None:
    assert places(body)[0] == [place]


def test_the_title_tells_where_those_who_met_had_come() -> None:
    assert places("6月7日,霁鹭工作交流会举行,会上签下协议。", title="霁川代表团赴温州考察") == [["温州"]]


@pytest.mark.parametrize(
    "body",
    [
        "6月7日,在霁川经济区管委会举办的霁鹭银企对接会上,60家企业签约。",
        "6月7日,霁鹭城市峰会举行。这一峰会二〇〇四年首次举办。霁川园区项目也在建。地点在长春。",
        "同在河南,动静更大。6月7日,第三届霁鹭开发者大会举行。",
        "6月7日,我市在市民中心举行霁鹭推介会。客商来自广州市和佛山市。",
        "6月7日,甲方(上海)产业转移园第三届招商推介会举行。",
        "6月7日,2023昆山投资推介会举行。",
        "第14届浙江投资贸易洽谈会今天闭会。",
        "6月7日,客商到齐,第三届霁鹭招商推介会举行。",
    ],
)
def test_an_office_another_thing_s_place_a_province_or_an_origin_is_none(body: str) -> None:
    assert places(body)[0] in ([], ["市民中心"])


def test_a_part_of_the_main_event_is_held_where_that_is() -> None:
    body = (
        "第20届霁鹭投资贸易洽谈会6月7日至11日在宁波举行。同期还举办了第七届霁鹭日用品博览会。"
        "\n6月9日,第三届霁鹭农业论坛举行。"
    )
    assert places(body) == [["宁波"], ["宁波"], []]


def test_what_follows_in_the_afternoon_has_the_day_of_the_main_event() -> None:
    reading = written(
        "第20届霁鹭投资贸易洽谈会6月7日在宁波开幕。下午,省政府举行霁鹭文旅合作项目签约仪式。",
        published="2023-06-08",
    )
    drafts = events.extract(reading)
    assert_proved(reading, drafts)
    assert [draft.get("date") for draft in drafts] == [["2023-06-07"], ["2023-06-07"]]


@pytest.mark.parametrize(
    ("body", "title", "place"),
    [
        ("新华社苏州6月7日电 7日,霁鹭对口合作项目签约仪式举行,两省签下项目76个。", "两地深化合作", ["苏州"]),
        ("新华社苏州6月7日电 5月20日,霁鹭对口合作项目签约仪式举行,签下项目76个。", "两地深化合作", []),
        ("6月7日上午,泰州市把一场大会开成了签约会。霁鹭产业链融合发展大会当天举行。", "泰州:产业链聚会", ["泰州市"]),
        ("6月7日上午,泰州市赶考。霁鹭产业链招商推介会当天举行。", "泰州:产业链聚会", []),
        ("6月7日上午,客商到齐。霁鹭产业链融合发展大会当天举行。", "泰州:产业链聚会", []),
    ],
)
def test_a_report_s_own_place_is_that_of_an_event_of_its_day(body: str, title: str, place: list[str]) -> None:
    assert places(body, title)[0] == place


def test_our_county_behind_the_name_is_the_one_of_the_report() -> None:
    assert places("6月6日,霁鹭政银企对接工作会议在我县召开。", "郯城县召开会议")[0] == ["郯城县"]


def test_what_is_tied_to_the_main_event_by_a_joint_shares_its_place_and_day() -> None:
    body = "6月7日上午,泉州市迎来盛事。第十一届霁鹭农业展会与第二十一届霁鹭花卉展会当天一同开幕。"
    assert places(body, "泉州:两会开幕") == [["泉州市"], ["泉州市"]]


def test_a_day_before_the_place_is_no_part_of_it() -> None:
    assert places("江海人才创业创新论坛于去年9月在云川县举办。") == [["云川县"]]

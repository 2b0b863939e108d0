"""Minutes: lines of a head give name, day and place; an invitation tells what is to come."""

from liandong.model import Modality
from liandong.statements.draft import Draft
from liandong.statements.events import events
from tests.statements.written import assert_proved, written


def recorded(body: str, title: str) -> list[Draft]:
    reading = written(body, title=title, published="2020-10-23")
    drafts = events.extract(reading)
    assert_proved(reading, drafts)
    return drafts


def test_the_head_of_minutes_makes_an_event() -> None:
    body = "时间:2020年10月15日\n地点:霁川市政府三楼会议室\n主持:副市长\n参会:市发改委、市商务局\n会议听取了汇报。"
    (event,) = recorded(body, "霁鹭合作联席会议第二次会议纪要")
    assert event.name == "霁鹭合作联席会议第二次会议"
    assert event.get("date") == ["2020-10-15"]
    assert event.get("place") == ["霁川市政府三楼会议室"]


def test_an_invitation_tells_what_is_to_come() -> None:
    (event,) = recorded("活动时间:11月15日\n活动地点:云洲会展中心\n参会人员:企业代表", "关于举办霁川供需对接会的通知")
    assert (event.name, event.get("date")) == ("霁川供需对接会", ["2020-11-15"])
    assert {s.modality for s in event.statements if s.property != "place"} == {Modality.WILL}


def test_a_line_of_time_alone_makes_none() -> None:
    assert recorded("时间:2020年10月15日\n来源:霁川日报\n全文如下。", "霁川产业综述") == []


def test_lines_between_title_and_body_are_of_the_head() -> None:
    head = "市政府\n时间:2020年10月15日上午\n地点:霁川市政府会议室\n列席:市商务局"
    reading = written("会议听取了汇报。", title="霁鹭合作联席会议第二次会议纪要", medium=head)
    (event,) = events.extract(reading)
    assert (event.get("date"), event.get("place")) == (["2020-10-15"], ["霁川市政府会议室"])
    site = "地区处\n发布时间:2020-10-23\n日期:2020-10-23 来源:地区处\n地点:霁川"
    assert events.extract(written("全文如下。", title="霁鹭合作联席会议纪要", medium=site)) == []

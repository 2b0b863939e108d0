"""Events: what was held, when, where, by whom; a mere mention or an appendix of a name is none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liandong.statements import events
from liandong.statements.draft import Draft
from tests.statements.written import assert_proved, written


def held(body: str, **how: str) -> list[Draft]:
    reading = written(body, **how)  # type: ignore[arg-type]
    drafts = events.extract(reading)
    assert_proved(reading, drafts)
    return drafts


@pytest.mark.parametrize(
    ("body", "name", "date", "place"),
    [
        ("2024年5月16日,长三角集成电路产业峰会在无锡举行。", "长三角集成电路产业峰会", "2024-05-16", "无锡"),
        ("2023年11月8日,甬舟合作推介会在宁波国际会展中心举办。", "甬舟合作推介会", "2023-11-08", "宁波国际会展中心"),
        ("2022年3月1日上午,苏州市召开产业创新集群建设推进会。", "产业创新集群建设推进会", "2022-03-01", "苏州市"),
        ("2021年9月,首届大湾区生物医药创新大会在珠海开幕。", "首届大湾区生物医药创新大会", "2021-09", "珠海"),
        ("在合肥举办的新能源汽车产业链对接会于2024年6月20日落幕。", "新能源汽车产业链对接会", "2024-06-20", "合肥"),
        ("2024年4月18日,“投资山城”专场招商推介会在重庆成功举办。", "“投资山城”专场招商推介会", "2024-04-18", "重庆"),
    ],
)
def test_an_event_has_name_date_and_place(body: str, name: str, date: str, place: str) -> None:
    found = held(body)
    assert found
    assert found[0].name == name
    assert found[0].get("date") == [date]
    assert found[0].get("place") == [place]


def test_a_day_without_a_year_takes_it_from_the_page_and_quotes_it() -> None:
    (event, *_) = held("10月22日,成渝双城合作论坛在沪举行。", published="2020-10-23")
    (date,) = [s for s in event.statements if s.property == "date"]
    assert date.value.text == "2020-10-22"
    assert [q.role.value for q in date.evidence] == ["value", "year"]
    assert date.evidence[1].text == "2020-10-23"
    assert event.get("place") == ["上海"]


@pytest.mark.parametrize("name", ["产业合作大会", "双城合作论坛"])
def test_a_plain_name_makes_an_event_where_it_is_held_on_a_day(name: str) -> None:
    (event,) = held(f"2024年5月16日,{name}在杭州举行。")
    assert (event.name, event.get("date"), event.get("place")) == (name, ["2024-05-16"], ["杭州"])


def test_a_year_that_nothing_gives_stays_open() -> None:
    (event, *_) = held("10月17日,县域高质量发展研讨会在湖州召开。")
    (date,) = [s for s in event.statements if s.property == "date"]
    assert (date.value.raw, date.value.text, date.as_of) == ("10月17日", "", None)


def test_a_year_in_the_name_dates_the_event() -> None:
    (event, *_) = held("8月30日,2023沪苏投资合作推介会在苏州举行。")
    assert event.get("date") == ["2023-08-30"]


@pytest.mark.parametrize(
    ("body", "organisers"),
    [
        (
            "2024年5月16日,长江产业合作大会在杭州举行。大会由浙江省发展和改革委员会、杭州市人民政府主办。",
            ["浙江省发展和改革委员会", "杭州市人民政府"],
        ),
        (
            "2024年5月16日,长江产业合作大会在深圳举行。大会由深圳市委、市政府和广州市委、市政府联合主办。",
            ["深圳市委", "深圳市政府", "广州市委", "广州市政府"],
        ),
        (
            "2024年5月16日,长江产业合作大会在成都举行。主办单位为四川省商务厅,协办单位为成都市贸促会。",
            ["四川省商务厅"],
        ),
        (
            "2024年5月16日,由宁波市商务局主办、宁波海曙区政府承办的长江产业合作大会在宁波举行。",
            ["宁波市商务局", "宁波海曙区政府"],
        ),
    ],
)
def test_organisers_are_those_who_hold_it_and_no_supporters(body: str, organisers: list[str]) -> None:
    assert held(body)[0].get("organizer") == organisers


@pytest.mark.parametrize(
    ("body", "signed", "amount"),
    [
        ("2024年5月16日,长江产业合作大会在长沙举行。会上共签约项目42个,总投资386.5亿元。", "42", "38650000000"),
        (
            "2024年5月16日,长江产业合作大会在长沙举行。大会现场25个重点项目集中签约,签约总金额120亿元。",
            "25",
            "12000000000",
        ),
        (
            "2024年5月16日,长江产业合作大会在长沙举行。据悉,共有18个重点项目在会上签约,总投资170亿元。",
            "18",
            "17000000000",
        ),
    ],
)
def test_what_was_signed_is_counted_and_summed(body: str, signed: str, amount: str) -> None:
    event = held(body)[0]
    assert event.get("projects_signed") == [signed]
    assert event.get("amount") == [amount]


def test_what_was_begun_is_counted() -> None:
    event = held("2024年2月18日,湖北省重大项目集中开工活动在武汉举行。此次集中开工的203个项目,总投资1800亿元。")[0]
    assert event.get("projects_started") == ["203"]


def test_the_share_of_one_delegation_is_not_that_of_the_event() -> None:
    event = held("2024年5月16日,长江产业合作大会在长沙举行。其中,雨花区签约项目8个,总投资30亿元。")[0]
    assert event.get("projects_signed") == []
    assert event.get("amount") == []


@pytest.mark.parametrize(
    "body",
    [
        "该公司在论坛演讲环节展示了新产品。",
        "会议室内座无虚席。",
        "要办好各类展会,提升城市影响力。",
        "产业规模持续扩大,企业不断集聚。",
        "",
    ],
)
def test_a_text_that_reports_no_event_makes_none(body: str) -> None:
    assert [draft.name for draft in held(body)] == []


def test_an_event_told_twice_is_one() -> None:
    body = (
        "2024年5月16日,长三角集成电路产业峰会在无锡举行。此次峰会由无锡市政府主办。长三角集成电路产业峰会已举办三届。"
    )
    assert len(held(body)) == 1


def test_the_name_carries_no_verb_of_the_report() -> None:
    (event, *_) = held(
        "本文将深入探讨成渝双城合作论坛的举办背景。成渝双城合作论坛在成都举行。", title="成渝双城合作论坛:新路径"
    )
    assert event.name == "成渝双城合作论坛"


_WORDS = (
    "2024年5月16日 10月22日 , 。 长江产业合作大会 论坛 在 无锡 举行 召开 由 "
    "市政府 主办 会上 共签约 18个 项目 总投资 170亿元 “ ” 此次 的"
)
_PIECES = st.sampled_from(_WORDS.split())


@settings(deadline=None)
@given(st.lists(_PIECES, max_size=24).map("".join))
def test_any_run_of_such_words_gives_proved_events(body: str) -> None:
    for draft in held(body):
        assert draft.name
        assert len(draft.get("date")) <= 1

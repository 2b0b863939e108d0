"""Events: what was held, when, where, by whom; a mere mention or an appendix of a name is none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liandong.model import Modality
from liandong.statements.draft import Draft
from liandong.statements.events import events
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


@pytest.mark.parametrize(
    ("body", "name", "date", "place"),
    [
        ("昨日,第十二届霁鹭经贸洽谈会在佛山南海开幕。", "第十二届霁鹭经贸洽谈会", "2020-10-22", "佛山南海"),
        (
            "霁川产业建设项目(第七批)集中开工仪式10月20日在珠海举行。",
            "霁川产业建设项目(第七批)集中开工仪式",
            "2020-10-20",
            "珠海",
        ),
        ("10月22日上午,清远市召开2020年招商引资工作会议。", "2020年招商引资工作会议", "2020-10-22", "清远市"),
        ("“双城同行——2020霁川鹭原周”今天在惠州启动。", "双城同行——2020霁川鹭原周", "2020-10-23", "惠州"),
        ("霁鹭产业合作论坛昨天在安徽芜湖落下帷幕。", "霁鹭产业合作论坛", "2020-10-22", "安徽芜湖"),
        ("10月15日,霁川商协会招商推介会走进东莞,吸引百余家企业。", "霁川商协会招商推介会", "2020-10-15", "东莞"),
        ("10月16日,云洲酒店,2020年银企洽谈会,主题是小企业融资。", "2020年银企洽谈会", "2020-10-16", "云洲酒店"),
        (
            "10月20日,霁川市带队赴梅州,与当地部门一道召开霁梅合作第一次联席会议。",
            "霁梅合作第一次联席会议",
            "2020-10-20",
            "梅州",
        ),
        ("上月28日,霁鹭创新大会在江门举行。", "霁鹭创新大会", "2020-09-28", "江门"),
    ],
)
def test_an_event_is_told_in_many_ways(body: str, name: str, date: str, place: str) -> None:
    (event, *_) = held(body, published="2020-10-23")
    assert (event.name, event.get("date"), event.get("place")) == (name, [date], [place])


def test_a_sentence_broken_over_short_lines_is_read_as_one() -> None:
    (event,) = held("10月20日下午,\n霁川鹭原重大项目银企对接会\n在肇庆召开\n\n谁来了?", published="2020-10-23")
    assert (event.name, event.get("date"), event.get("place")) == (
        "霁川鹭原重大项目银企对接会",
        ["2020-10-20"],
        ["肇庆"],
    )


def test_two_events_of_one_sentence_share_day_and_verb() -> None:
    found = held("第三次霁鹭联席会议、霁鹭要素对接大会10月20日先后举行。", published="2020-10-23")
    assert [d.name for d in found] == ["第三次霁鹭联席会议", "霁鹭要素对接大会"]
    assert [d.get("date") for d in found] == [["2020-10-20"], ["2020-10-20"]]


def test_editions_are_events_of_their_own() -> None:
    found = held(
        "昨日,霁鹭合作第三次市长联席会议在江门举行。2018年9月24日,霁鹭合作第一次市长联席会议在阳江召开。",
        published="2020-10-23",
    )
    assert [(d.name[4:7], d.get("date"), d.get("place")) for d in found] == [
        ("第三次", ["2020-10-22"], ["江门"]),
        ("第一次", ["2018-09-24"], ["阳江"]),
    ]


def test_the_day_of_the_report_dates_what_its_later_sentence_holds() -> None:
    (event,) = held(
        "10月20日,霁川市与远航集团在深圳签订协议。霁川远航战略合作签约仪式上,双方致辞。霁川远航战略合作签约仪式由市政府主办。",
        title="霁川远航战略合作签约仪式举行",
        published="2020-10-23",
    )
    assert event.get("date") == ["2020-10-20"]


@pytest.mark.parametrize(
    ("body", "date"),
    [
        ("霁鹭产业对接会将于12月15日在珠海举行。", ["2020-12-15"]),
        ("霁鹭合作论坛因故推迟至11月20日举行。", ["2020-11-20"]),
        ("原定于10月20日举行的第三届霁鹭海洋博览会因故延期。", []),
    ],
)
def test_what_is_to_be_held_is_said_so(body: str, date: list[str]) -> None:
    (event,) = held(body, published="2020-10-23")
    assert event.get("date") == date
    assert {s.modality for s in event.statements if s.property in ("name", "date")} == {Modality.WILL}


@pytest.mark.parametrize(
    "body",
    [
        "因天气原因,原定10月12日举行的霁鹭合作论坛取消举办。",
        "霁鹭合作论坛10月12日未能如期举行。霁鹭合作论坛停办。",
        "网传霁鹭合作论坛10月12日在珠海举行,该消息不属实。",
        "要办好投资洽谈会,支持举办产业论坛,定期召开联席会议。",
        "今年以来,霁川市先后举办招商推介会12场。",
        "会议期间,还有10场主题特色活动举行。",
        "28日,31个重大项目集中开工。",
    ],
)
def test_what_is_called_off_rumoured_wished_or_only_counted_makes_no_event(body: str) -> None:
    assert [draft.name for draft in held(body, published="2020-10-23")] == []


def test_a_visit_names_the_one_event_that_it_went_to() -> None:
    (event,) = held("市领导近30人赴韶关,参加先进装备高峰论坛暨霁韶园2011年投资洽谈会。")
    assert (event.name, event.get("place")) == ("先进装备高峰论坛暨霁韶园2011年投资洽谈会", ["韶关"])


def test_a_bare_noun_takes_up_the_name_before_it() -> None:
    (event,) = held(
        "霁川市招商引资工作会议提出,力争全年签约项目200个。会议10月19日在清远召开。", published="2020-10-23"
    )
    assert (event.name, event.get("date"), event.get("place")) == ("霁川市招商引资工作会议", ["2020-10-19"], ["清远"])
    assert event.get("projects_signed") == []


def test_the_day_on_which_a_reporter_heard_of_it_is_not_its_day() -> None:
    found = held("记者昨日从市商务局获悉,霁鹭产业大会在珠海举行。", published="2020-10-23")
    assert [d.get("date") for d in found] == [[]]


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("霁鹭产业链招商大会以线上方式举行。", ["线上"]),
        ("10月20日,云洲国际会议中心里座无虚席,霁鹭专场推介会在这里开场。", ["云洲国际会议中心"]),
        ("10月20日,各地代表齐聚汕头。霁鹭全体会议当天举行。", ["汕头"]),
        ("本报汕头讯 霁鹭全体会议20日举行。", []),
        ("10月20日,远航信息中心举办霁鹭成果发布活动。", []),
    ],
)
def test_a_place_needs_words_that_say_where(body: str, place: list[str]) -> None:
    assert held(body, published="2020-10-23")[0].get("place") == place


@pytest.mark.parametrize(
    "body",
    [
        "公司第五届董事会第十二次会议于2020年10月20日召开。",
        "霁川国际物流博览会每年10月举办,已成功举办十四届。",
        "他建议轮流举办霁鹭合作论坛。",
    ],
)
def test_a_firm_s_own_meetings_and_what_recurs_make_none(body: str) -> None:
    assert [draft.name for draft in held(body, published="2020-10-23")] == []


def test_a_day_fixed_for_a_meeting_is_to_come() -> None:
    (event,) = held("定于11月6日上午召开全市招商引资工作推进会。", published="2020-10-23")
    assert event.get("date") == ["2020-11-06"]
    assert {s.modality for s in event.statements} == {Modality.WILL}


@pytest.mark.parametrize(
    ("body", "organisers"),
    [
        ("10月20日,霁鹭先行区开工仪式由先行区执委会会同海曙区、番禺区举行。", ["先行区执委会", "海曙区", "番禺区"]),
        ("海宁市政府与港商总会昨日在港合办“2020霁港合作推介会”。", ["海宁市政府", "港商总会"]),
        ("10月20日,霁鹭银企洽谈会举行。洽谈会由海宁市政府主办,市金融局承办。", ["海宁市政府", "海宁市金融局"]),
        ("10月20日,霁川自由贸易区项目开工仪式在珠海举行。", []),
    ],
)
def test_who_holds_it_together_holds_it(body: str, organisers: list[str]) -> None:
    assert held(body, published="2020-10-23")[0].get("organizer") == organisers


@pytest.mark.parametrize(
    ("body", "name", "place"),
    [
        ("今日(13日),云洲产业招商大会假霁鹭国际博览馆举行,由珠海市政府主办。", "云洲产业招商大会", "霁鹭国际博览馆"),
        ("2024年9月5日,云洲项目签约仪式一并得到举办。", "云洲项目签约仪式", None),
        ("2024年9月5日,“云洲好货”消费季拉开了苏州“云洲开竣工周”的大幕。", "云洲开竣工周", "苏州"),
        ("2024年9月5日,霁鹭投资说明会暨项目签约仪式交出了一张好看的成绩单。", "霁鹭投资说明会暨项目签约仪式", None),
        (
            "2024年2月6日,云洲重大项目集中开工仪式嘉善分会场设在了一处工地上。",
            "云洲重大项目集中开工仪式嘉善分会场",
            None,
        ),
        ("2024年5月20日,霁鹭企业助推大会在此举行。", "霁鹭企业助推大会", None),
        ("苏州上周来了三百位客商。2024年5月20日,霁鹭企业助推大会在此举行。", "霁鹭企业助推大会", "苏州"),
        (
            "2024年5月20日,青田县船寮镇赤岩村锣鼓喧天,云洲水泥厂奠基仪式在此举行。",
            "云洲水泥厂奠基仪式",
            "青田县船寮镇赤岩村",
        ),
        ("2024年3月13日,霁鹭招商推介会在毗邻云洲大桥的宁波国际博览馆举行。", "霁鹭招商推介会", "宁波国际博览馆"),
        ("2024年3月28日,云洲政银企保对接会议在嘉兴召开。", "云洲政银企保对接会议", "嘉兴"),
    ],
)
def test_what_is_told_by_what_came_of_it_or_points_back(body: str, name: str, place: str | None) -> None:
    found = held(body, published="2024-12-30")
    assert [d.name for d in found] == [name]
    assert found[0].get("place") == ([place] if place else [])


def test_those_who_came_from_a_city_do_not_place_what_they_came_to() -> None:
    (event,) = held("来自苏州的客商到了不少。2024年5月20日,霁鹭企业助推大会在此举行。")
    assert event.get("place") == []


def test_what_is_held_together_with_another_is_held_where_that_is() -> None:
    one, other = held("2024年9月10日,云洲高峰论坛在苏州举行,霁鹭重大项目签约仪式同期举办。")
    assert (one.get("place"), other.get("place")) == (["苏州"], ["苏州"])


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("嘉善县2024年重点项目集中开工仪式", ["嘉善县"]),
        ("2024年嘉兴市政银企战略对接会", ["嘉兴市"]),
        ("嘉兴市2024年产业招商推介会", []),
        ("嘉兴—宁波产业项目对接会", []),
        ("嘉兴霁鹭水泥有限公司生产线开工仪式", []),
    ],
)
def test_a_region_holds_at_home_what_it_does_not_promote_elsewhere(name: str, place: list[str]) -> None:
    (event,) = held(f"2024年5月20日,{name}举行。")
    assert (event.name, event.get("place")) == (name, place)


def test_names_that_a_joint_ties_are_different_events() -> None:
    found = held("2024年5月20日,佛山在苏州接连举行佛山(江苏)旅游推介会及佛山(江苏)投资环境推介会。")
    assert [d.name for d in found] == ["佛山(江苏)旅游推介会", "佛山(江苏)投资环境推介会"]


def test_a_clause_that_counts_is_no_name() -> None:
    assert held("市长一声令下,项目一齐动工。", title="云洲46个重点项目集中开工") == []


def test_who_holds_another_event_does_not_hold_the_main_one() -> None:
    body = "2024年5月20日,云洲(霁鹭)招商活动周在苏州揭幕。"
    (event,) = held(body + "其间还设有霁鹭新材料专题推介会,由省发改委牵头,工信委配合承办。")
    assert event.get("organizer") == []


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("2024年5月20日,十个重点项目集中开工仪式在苏州举行。", ["十个重点项目集中开工仪式"]),
        ("2024年5月20日,云洲在苏州举办6个项目集中签约。", []),
        ("2024年5月20日,3场产业对接会在苏州举行。", []),
    ],
)
def test_a_count_opens_the_name_of_a_ceremony_only(body: str, names: list[str]) -> None:
    assert [d.name for d in held(body)] == names


def test_an_event_named_behind_the_organisers_does_not_take_them_away() -> None:
    body = "2024年5月20日,云洲产业合作论坛在苏州举行。"
    (event, *_) = held(body + "论坛由苏州市政府和无锡市政府联合主办,落实霁鹭建区四十周年庆祝大会的精神。")
    assert event.get("organizer") == ["苏州市政府", "无锡市政府"]


def test_what_the_title_of_a_speech_names_was_held_when_the_line_in_brackets_says() -> None:
    body = "(2020年12月9日 成都)\n各位来宾,大家上午好!霁川正在建设新城。"
    (event,) = held(body, title="在“同城化”2020霁川城市推介会上的致辞", published="2020-12-11")
    assert (event.name, event.get("date"), event.get("place")) == (
        "“同城化”2020霁川城市推介会",
        ["2020-12-09"],
        ["成都"],
    )
    assert held(body, title="写给2020霁川城市推介会的一封信", published="2020-12-11") == []


def test_the_line_above_an_event_may_be_its_day() -> None:
    (event,) = held("8月19日\n霁川市第三次“三个一批”活动举行\n分会场设在鹭原", published="2024-08-20")
    assert event.get("date") == ["2024-08-19"]
    (event,) = held("截至8月19日\n霁川市第三次“三个一批”活动举行\n分会场设在鹭原", published="2024-08-20")
    assert event.get("date") == []


def test_an_activity_may_be_told_by_what_it_was_called() -> None:
    body = "六地的单位26日在无锡正式加入长三角霁鹭创新联盟。当天的活动名为“扩大朋友圈”六城市加盟签约仪式,由该联盟主办。"
    (event,) = held(body, published="2023-09-27")
    assert event.name == "“扩大朋友圈”六城市加盟签约仪式"
    assert (event.get("date"), event.get("place")) == (["2023-09-26"], ["无锡"])
    assert event.get("organizer") == ["长三角霁鹭创新联盟"]


def test_here_points_to_the_venue_of_the_sentence_before_and_never_to_a_country_in_a_name() -> None:
    told = "霁川把生意谈到了霁鹭宾馆。12月27日,中国·霁鹭湖文化旅游节的一项活动——霁川投资说明会在这里举行。"
    assert held(told, published="2017-12-28")[0].get("place") == ["霁鹭宾馆"]
    told = "12月27日,中国·霁鹭湖文化旅游节的一项活动——霁川投资说明会在这里举行。"
    assert held(told, published="2017-12-28")[0].get("place") == []


def test_a_meeting_of_next_year_does_not_take_the_day_told_before() -> None:
    body = "上月8日,霁川市在广州举办霁鹭招商大会,市长提到,计划于明年举办第四届云洲论坛。"
    assert [(e.name, e.get("date")) for e in held(body, published="2023-12-08")] == [
        ("霁鹭招商大会", ["2023-11-08"]),
        ("第四届云洲论坛", ["2024"]),
    ]


def test_a_briefing_on_the_results_of_an_edition_tells_of_that_edition() -> None:
    body = "霁川省政府新闻办7月10日举行第三十一届霁洽会成果通报新闻发布会,全会共签下合同项目1181个。"
    edition, briefing = held(body, published="2025-07-10")
    assert (edition.name, edition.get("date"), edition.get("projects_signed")) == ("第三十一届霁洽会", [], ["1181"])
    assert (briefing.name, briefing.get("projects_signed")) == ("第三十一届霁洽会成果通报新闻发布会", [])
    body = "霁川省政府新闻办7月10日举行第三十一届霁洽会新闻发布会,介绍筹备情况。"
    assert [event.name for event in held(body, published="2025-07-10")] == ["第三十一届霁洽会新闻发布会"]


def test_a_short_name_is_no_second_event() -> None:
    body = "首届霁川农业博览会19日在成都开幕。以合作为主题的本届农博会{}举行,安排了投资促进。"
    assert len(held(body.format("在新会展中心"), published="2015-11-20")) == 1
    other = "首届霁川农业博览会19日在成都开幕。以合作为主题的第五届西洽会在重庆举行。"
    assert len(held(other, published="2015-11-20")) == 2


def test_a_campaign_that_starts_on_a_day_is_an_event() -> None:
    (event,) = held("昨日,东莞市小微企业融资深化行动启动,26家银行到场。", published="2025-02-21")
    assert (event.name, event.get("date"), event.get("place")) == (
        "东莞市小微企业融资深化行动",
        ["2025-02-20"],
        ["东莞市"],
    )
    assert held("东莞市小微企业融资深化行动启动以来,走访7万户。专项整治行动启动,成效明显。") == []


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("29日下午,汉中巴中经济社会发展交流座谈会一开完,两市便签署协议。", "汉中巴中经济社会发展交流座谈会"),
        ("时隔三年,第三届苏州港澳经贸交流会5月29日重回南京。", "第三届苏州港澳经贸交流会"),
        ("第八届苏州创新论坛的主会场5月29日设在东南大学。", "第八届苏州创新论坛"),
    ],
)
def test_what_stands_beside_a_day_was_held_on_it(body: str, name: str) -> None:
    (event,) = held(body, published="2019-05-31")
    assert (event.name, event.get("date")) == (name, ["2019-05-29"])


@pytest.mark.parametrize(
    "body",
    [
        "第三届苏州港澳经贸交流会筹备工作5月29日部署。",
        "对苏州市政协八届五次会议第126号提案的答复。",
        *(
            f"5月29日,第三届苏州产业合作论坛{rest}。"
            for rest in (
                "报名通道关闭",
                "门票开售",
                "宣布延期",
                "招标公告发布",
                "网站上线",
                "倒计时100天",
                "的方案获批",
            )
        ),
        "第三届苏州产业合作论坛5月29日公布日程。",
    ],
)
def test_what_is_made_ready_on_a_day_was_not_held_on_it(body: str) -> None:
    assert not held(body, published="2019-05-31")


def test_a_month_in_the_name_gives_way_to_the_day_told_before_it() -> None:
    body = "9月26日上午,海宁县2021年9月份重点项目集中开工仪式在东丽湖举行,11个项目开工。"
    (event,) = events.extract(written(body, published="2021-09-26"))
    assert event.get("date") == ["2021-09-26"]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("3月23日上午,全县2020年第一季度项目集中签约仪式就在这里办完。", "全县2020年第一季度项目集中签约仪式"),
        ("日前,中国·海宁第四届国际皮草节在云桥县开场,客商将近一万名。", "中国·海宁第四届国际皮草节"),
        (
            "2023海宁·桐乡联合招商大会由海宁市人民政府主办、桐乡市人民政府承办,160多家企业派人到场。",
            "2023海宁·桐乡联合招商大会",
        ),
        ("海宁创新中心推介会今天借云桥科学会堂开场,24个项目签了字。", "海宁创新中心推介会"),
        ("海宁市与桐乡县开过融入都市圈建设工作座谈会,协议随即落笔。", "融入都市圈建设工作座谈会"),
    ],
)
def test_plain_verbs_hold_it_too(body: str, name: str) -> None:
    found = events.extract(written(body, published="2023-06-01"))
    assert [event.name for event in found] == [name]


@pytest.mark.parametrize(
    "body", ["第四届的环节目前还没有定。", "2023海宁联合招商大会由海宁市人民政府主办、桐乡市人民政府承办。"]
)
def test_who_is_to_hold_it_alone_tells_none(body: str) -> None:
    assert events.extract(written(body, published="2023-06-01")) == []


def test_half_a_name_makes_no_event() -> None:
    assert all(event.name for event in held("「2024云湖(松^招商引资活动周」今日在松岭揭幕,二十八日结束。"))


@pytest.mark.parametrize(
    ("body", "date", "place"),
    [
        ("第八届霁鹭博览会,经过4天会期,昨日在长沙收锣。", "2020-10-22", "长沙"),
        ("第八届霁鹭博览会昨日在长沙起跑。", "2020-10-22", "长沙"),
        ("22日,2020年四季度霁鹭重大项目集中开工活动以长沙为主会场举行。", "2020-10-22", "长沙"),
        ("10月17日上午的长沙很热闹,霁鹭2020年项目集中签约仪式在这个地方拉开了大幕。", "2020-10-17", "长沙"),
    ],
)
def test_an_edition_is_held_by_verbs_of_opening_and_closing(body: str, date: str, place: str) -> None:
    (event,) = held(body, published="2020-10-23")
    assert (event.get("date"), event.get("place")) == ([date], [place])


@pytest.mark.parametrize(
    "body",
    [
        "昨日,第八届霁鹭博览会在长沙倒计时。",
        "昨日,第八届霁鹭博览会将在长沙亮灯。",
        "昨日,第八届霁鹭博览会的影响力在长沙扩大。",
        "第八届霁鹭博览会昨日没有在长沙收锣。",
        "第八届霁鹭博览会昨日在长沙延期。",
        "第八届霁鹭博览会昨日在长沙宣告流产。",
        "第八届霁鹭博览会昨日在长沙起火。",
        "第八届霁鹭博览会昨日在长沙售票。",
        "第八届霁鹭博览会昨日在长沙遇冷。",
        "第八届霁鹭博览会以长沙为主会场,下月启动报名。",
        "第八届霁鹭博览会昨日未以长沙为主会场举行。",
        "第八届霁鹭博览会原拟以长沙为主会场,下月举行。",
    ],
)
def test_no_edition_is_held_by_another_deed_or_one_to_come(body: str) -> None:
    assert not [event for event in held(body, published="2020-10-23") if event.get("date") or event.get("place")]


@pytest.mark.parametrize(
    "body",
    [
        "5月16日,郏县接连开展“招商引资突破年、项目建设攻坚年”活动。",
        "5月16日,双方签了协议,约定合作举办霁鹭金融论坛。",
        "这场活动5月16日在宁波举行。",
    ],
)
def test_what_lasts_a_year_is_agreed_on_or_points_back_is_none(body: str) -> None:
    assert held(body) == []


def test_a_session_of_a_fair_is_the_session_and_stands_by_its_whole_name() -> None:
    body = "首届霁鹭博览会暨第21届中国昆明商品交易会昆明市项目签约仪式5月16日举行,签下项目85项。"
    assert [draft.name for draft in held(body)] == ["首届霁鹭博览会暨第21届中国昆明商品交易会昆明市项目签约仪式"]


def test_a_day_behind_that_of_the_page_is_not_the_day_of_what_was_held() -> None:
    (draft,) = held("第十一届霁鹭农业博览会昨日上午开幕。展会开足7天,24日落幕。", published="2024-05-17")
    assert draft.get("date") == ["2024-05-16"]
    (draft,) = held("第十一届霁鹭农业博览会开幕。展会24日落幕。", published="2024-05-17")
    assert draft.get("date") == []

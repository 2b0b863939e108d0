"""Dates in running text: ISO 8601 at the precision stated, the year from context only where context says it."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liandong.model import Basis, Noted
from liandong.statements.measures.dates import Date, later_date, read, years_in_names
from tests.statements.written import written

PAGE = Noted("2020-10-23", 90, 100)


def isos(text: str, anchor: Noted | None = None) -> list[str]:
    return [date.iso for date in read(text, anchor)]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2023年8月30日,大会开幕", "2023-08-30"),
        ("2023年8月30号", "2023-08-30"),
        ("2024年12月", "2024-12"),
        ("2017年", "2017"),
        ("到2025年底", "2025"),
        ("2019年末", "2019"),
        ("2017年一季度", "2017Q1"),
        ("2023年第三季度", "2023Q3"),
        ("2024年4季度", "2024Q4"),
        ("2022年上半年", "2022H1"),
        ("2022年下半年", "2022H2"),
        ("2020-10-23", "2020-10-23"),
        ("2020/1/3", "2020-01-03"),
        ("2020.10.23", "2020-10-23"),
        ("1998年3月1日", "1998-03-01"),
    ],
)
def test_a_date_with_its_year_is_read_at_the_precision_stated(text: str, iso: str) -> None:
    (date,) = read(text)
    assert date.iso == iso
    assert date.basis is Basis.STATED
    assert date.year is None


@pytest.mark.parametrize(
    "text", ["2023年2月30日", "2023年13月5日", "2月30日", "13月1日", "4月31日", "2023-13-01", "0月5日", "5月0日"]
)
def test_an_impossible_day_is_left_out(text: str) -> None:
    assert all(len(iso) == 4 for iso in isos(text))


@pytest.mark.parametrize("text", ["2021年2月29日", "1900年2月29日"])
def test_a_leap_day_stands_only_in_a_leap_year(text: str) -> None:
    assert not any(iso.endswith("-02-29") for iso in isos(text))


def test_a_day_without_a_year_stays_open_without_an_anchor() -> None:
    (date,) = read("10月22日,论坛举行")
    assert (date.iso, date.known, date.basis) == ("--10-22", False, Basis.INFERRED)


def test_a_day_without_a_year_takes_that_of_the_page_and_says_so() -> None:
    (date,) = read("10月22日,论坛举行", PAGE)
    assert (date.iso, date.basis, date.year) == ("2020-10-22", Basis.PAGE, (90, 100))


def test_a_month_after_that_of_the_page_belongs_to_the_year_before() -> None:
    assert isos("12月28日,协议签署", Noted("2021-01-04", 0, 10)) == ["2020-12-28"]


def test_a_bare_day_takes_month_and_year_of_the_day_before_it() -> None:
    assert isos("2020年10月22日,论坛举行。23日,代表团参观。") == ["2020-10-22", "2020-10-23"]


def test_a_bare_day_not_after_the_page_date_is_of_its_month() -> None:
    assert isos("22日,论坛在深圳举行", PAGE) == ["2020-10-22"]


def test_a_bare_day_without_any_date_is_none() -> None:
    assert isos("22日,论坛在深圳举行") == []


@pytest.mark.parametrize(("word", "year"), [("今年", "2020"), ("去年", "2019"), ("明年", "2021"), ("前年", "2018")])
def test_relative_years_count_from_the_page_and_point_to_it(word: str, year: str) -> None:
    (date,) = read(f"{word},项目开工", PAGE)
    assert (date.iso, date.basis, date.year) == (year, Basis.PAGE, (90, 100))


@pytest.mark.parametrize("word", ["今年", "去年", "昨日", "当天"])
def test_relative_words_say_nothing_without_an_anchor(word: str) -> None:
    assert isos(f"{word},项目开工") == []


def test_the_year_quote_of_a_page_date_without_year_is_the_stretch_that_says_the_year() -> None:
    anchor = Noted("2023-08-31", 40, 46, year=(60, 64))
    (date,) = read("8月30日,推介会举行", anchor)
    assert date.iso == "2023-08-30"
    assert date.year == (60, 64)


@pytest.mark.parametrize(
    "text", ["18号线", "第21届", "5月的花", "周年", "24小时", "3.15晚会", "版本2.0.1", "0755-12345678"]
)
def test_what_is_no_date_gives_none(text: str) -> None:
    assert isos(text, PAGE) == []


@pytest.mark.parametrize(
    ("text", "later"),
    [
        ("到2025年建成", True),
        ("力争2026年投产", True),
        ("预计2018年建成", True),
        ("自2019年以来", True),
        ("计划2027年完工", True),
        ("客流回到2019年水平", True),
        ("数据来自2020年5月", True),
        ("时间回到2019年5月3日", False),
        ("要追溯到2019年5月3日", False),
        ("2023年8月30日举行", False),
        ("于2023年8月30日举行", False),
        ("2017年,广州举办对接会", False),
    ],
)
def test_terms_are_told_from_days_on_which_things_happened(text: str, later: bool) -> None:
    (date,) = read(text)
    assert later_date(text, date) is later


def test_years_stand_in_names_too() -> None:
    text = "在广州举行的2023上海·粤港澳大湾区投资合作推介会上"
    assert [year for _, _, year in years_in_names(text)] == ["2023"]


def test_the_page_date_gives_the_year_of_the_body() -> None:
    reading = written("5月6日,大会举行。", published="2024-05-07")
    (sentence,) = reading.body
    assert [d.iso for d in reading.dates_in(sentence.start, sentence.end)] == ["2024-05-06"]
    assert reading.anchor[1] is Basis.PAGE


def test_a_reposted_page_dates_nothing() -> None:
    reading = written("5月6日,大会举行。", published="2024-05-07", flags=("reposted",))
    (sentence,) = reading.body
    assert [d.iso for d in reading.dates_in(sentence.start, sentence.end)] == ["--05-06"]


_ISO = re.compile(
    r"(?:(?:19|20)\d{2}(?:Q[1-4]|H[12]|-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?|--(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))$"
)
_WORDS = "2023 2018 1999 年 8 12 13 2 30 31 0 月 日 号 底 末 一季度 上半年 22日, 今年 去年 当天 - / . , 。 第 届"
_PIECES = st.sampled_from(_WORDS.split())


@settings(deadline=None)
@given(
    st.lists(_PIECES, max_size=16).map("".join),
    st.sampled_from([None, PAGE, Noted("2024", 0, 4), Noted("2024-02", 0, 7)]),
)
def test_every_date_is_valid_and_stands_at_its_place(text: str, anchor: Noted | None) -> None:
    found: tuple[Date, ...] = read(text, anchor)
    for date in found:
        assert _ISO.match(date.iso), (text, date)
        assert 0 <= date.start < date.end <= len(text)
        if date.basis is Basis.STATED and date.year is None:
            assert date.iso[:4] in text
    assert all(a.end <= b.start for a, b in pairwise(found))


@settings(deadline=None)
@given(st.text())
def test_no_text_makes_it_fail(text: str) -> None:
    assert all(_ISO.match(date.iso) for date in read(text, PAGE))


@settings(deadline=None)
@given(st.dates())
def test_every_day_is_read_back(day: object) -> None:
    iso = str(day)
    if "1900" <= iso[:4] <= "2099":
        year, month, date = (int(part) for part in iso.split("-"))
        assert isos(f"{year}年{month}月{date}日") == [iso]


@pytest.mark.parametrize(
    ("text", "anchor", "iso"),
    [
        ("对接会将于12月15日举行", "2020-10-23", "2020-12-15"),
        ("12月15日,霁鹭对接会将在珠海举行", "2020-10-23", "2020-12-15"),
        ("大会定于1月15日召开", "2020-12-20", "2021-01-15"),
        ("峰会将于10月20日举行", "2020-10-23", "2020-10-20"),
        ("11月20日,签下了协议", "2020-10-23", "2019-11-20"),
        ("6月20日,协议签署", "2021-01-04", "2020-06-20"),
        ("展会将于28日举行", "2020-10-23", "2020-10-28"),
    ],
)
def test_what_is_to_come_is_not_put_a_year_back(text: str, anchor: str, iso: str) -> None:
    assert isos(text, Noted(anchor, 0, 10)) == [iso]


def test_a_month_soon_after_the_page_that_nothing_tells_as_past_stays_open() -> None:
    assert isos("12月15日霁鹭洽谈会", PAGE) == ["--12-15"]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("昨日,大会举行", "2020-10-22"),
        ("大会昨举行", "2020-10-22"),
        ("今天上午,大会举行", "2020-10-23"),
        ("前日,大会举行", "2020-10-21"),
        ("上月17日,大会举行", "2020-09-17"),
        ("本月6日,大会举行", "2020-10-06"),
        ("上月,大会举行", "2020-09"),
    ],
)
def test_days_count_from_the_page_and_quote_it(text: str, iso: str) -> None:
    (date,) = read(text, PAGE)
    assert (date.iso, date.basis, date.year) == (iso, Basis.PAGE, (90, 100))
    assert read(text) == ()


@pytest.mark.parametrize("text", ["近日,大会举行", "日前,大会举行", "目前日产千辆", "时至今日的成绩"])
def test_words_that_name_no_day_give_none(text: str) -> None:
    assert isos(text, PAGE) == []


def test_last_month_of_january_is_december() -> None:
    assert isos("上月5日", Noted("2021-01-04", 0, 10)) == ["2020-12-05"]


def test_a_bare_day_late_in_the_month_before_a_page_of_its_first_days_is_of_that_month() -> None:
    assert isos("30日,大会举行", Noted("2021-06-01", 0, 10)) == ["2021-05-30"]


def test_that_day_is_the_one_told_last() -> None:
    first, second = read("2020年10月20日,代表齐聚。大会当天举行")
    assert (second.iso, second.means) == ("2020-10-20", (first.start, first.end))
    assert isos("大会当天举行", PAGE) == []


def test_a_day_takes_the_year_that_stands_in_its_sentence() -> None:
    page = Noted("2020-02-12", 0, 10)
    assert isos("日报2012年3月19日刊文称,3月17日,仪式举行", page) == ["2012-03-19", "2012-03-17"]


def test_the_same_year_is_that_of_the_date_before() -> None:
    assert isos("2022年2月9日,对接会举行。同年7月13日,大会举行", PAGE) == ["2022-02-09", "2022-07-13"]


def test_blanks_may_stand_round_the_numbers() -> None:
    assert isos("11 月 3 日,集中开工", Noted("2020-11-17", 0, 10)) == ["2020-11-03"]


def test_a_day_under_a_later_date_line_takes_its_year() -> None:
    anchor = Noted("2009-08-17", 0, 10)
    assert isos("2009-11-16 晨报\n仪式11月14日举行", anchor) == ["2009-11-16", "2009-11-14"]
    assert isos("2020-10-23\n12月28日,大会举行", Noted("2021-01-04", 0, 10))[1] == "2020-12-28"


def test_a_day_behind_a_bracket_that_dates_the_report_lies_before_it() -> None:
    assert isos("(宣传部 2013年1月6日)12月21日上午,仪式举行") == ["2013-01-06", "2012-12-21"]
    assert isos("(宣传部 2013年1月6日)1月5日上午,仪式举行") == ["2013-01-06", "2013-01-05"]
    assert isos("2013年1月6日至12月21日") == ["2013-01-06", "2013-12-21"]


def test_a_bare_day_below_the_page_s_own_date_lies_before_it() -> None:
    assert isos("2022-12-01\n26日,大会举行", Noted("2022-12-01", 0, 10)) == ["2022-12-01", "2022-11-26"]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("9月,园区开园", ["2020-09"]),
        ("3月份进出口增长", ["2020-03"]),
        ("8月中旬签约", ["2020-08"]),
        ("预计12月建成", ["2020-12"]),
        ("12月底前办成", ["2020-12"]),
        ("11月办了一次", ["2019-11"]),
        ("11月的事,还没有定", []),
        ("12月,甲园开园", []),
        ("1-9月增长", []),
        ("1月至9月增长", []),
        ("工期9个月", []),
        ("5月的花", []),
    ],
)
def test_a_month_takes_its_year_from_the_page(text: str, iso: list[str]) -> None:
    assert isos(text, PAGE) == iso
    assert isos(text) == []


def test_a_month_takes_the_year_of_its_sentence_first() -> None:
    assert isos("2018年签约,9月开工。", PAGE) == ["2018", "2018-09"]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("上周五在甲市举行", ["2020-10-16"]),
        ("本周一,论坛开幕", ["2020-10-19"]),
        ("周三上午,两市签约", ["2020-10-21"]),
        ("上上周日,论坛开幕", ["2020-10-11"]),
        ("每周三在园区开会", []),
        ("一周三次", []),
        ("上周五家企业签约", []),
        ("2020年10月22日(周四)", ["2020-10-22"]),
    ],
)
def test_a_weekday_is_counted_from_the_page(text: str, iso: list[str]) -> None:
    assert isos(text, PAGE) == iso  # a Friday
    assert isos(text) == [day for day in iso if text.startswith("2020")]


def test_days_in_a_run_and_in_chinese_numerals() -> None:
    assert isos("10月10-12日开会", PAGE) == ["2020-10-10", "2020-10-12"]
    assert isos("2019年6月10—12日", PAGE) == ["2019-06-10", "2019-06-12"]
    assert isos("八月十日电", PAGE) == ["2020-08-10"]
    assert isos("十月二十一日", PAGE) == ["2020-10-21"]
    assert isos("三月一次", PAGE) == []


def test_a_plain_day_belongs_to_the_open_month_before_it() -> None:
    assert isos("12月21日至22日,考察。22日,会议举行", PAGE) == ["--12-21", "--12-22", "--12-22"]


def test_that_day_is_never_the_day_of_the_page() -> None:
    reading = written("开幕当天,客商云集。", published="2020-10-23")
    assert [date.iso for date in reading.dates] == ["2020-10-23"]


def test_a_title_that_reviews_a_year_gives_the_year() -> None:
    reading = written("1月18日,会议召开。", title="2019年合作大事记", published="2020-03-02")
    assert [date.iso for date in reading.dates if date.start > 20] == ["2019-01-18"]
    plain = written("1月18日,会议召开。", title="2019年规划出台后", published="2020-03-02")
    assert [date.iso for date in plain.dates if date.start > 20] == ["2020-01-18"]


def test_yesterday_counts_from_a_dateline_that_has_its_year_from_the_head() -> None:
    line = Noted("2007-11-18", 40, 46, (10, 20))
    assert isos("今天开幕,昨天报到", line) == ["2007-11-18", "2007-11-17"]
    assert isos("今天开幕", Noted("2007-11-18", 900, 906, (10, 20))) == []


def test_a_day_said_as_a_number_opens_its_clause() -> None:
    assert isos("据报道,14号,会议召开", PAGE) == ["2020-10-14"]
    assert isos("甲政发〔2020〕17号,自印发之日起施行", PAGE) == []


def test_that_day_is_the_day_told_last_also_where_its_year_is_open() -> None:
    assert isos("2026年1月13日。4月30日,片区挂牌。当天办的还有一件事。") == ["2026-01-13", "--04-30", "--04-30"]


def test_a_day_by_which_something_is_to_be_done_lies_ahead() -> None:
    assert isos("6月30日前建成产业园一期", Noted("2025-02-20", 90, 100)) == ["2025-06-30"]
    assert isos("6月30日前已建成产业园一期", Noted("2025-02-20", 90, 100)) == ["2024-06-30"]


def test_a_bare_day_before_a_deed_is_one_and_a_term_is_none() -> None:
    assert isos("对接活动5日启动,首日签约3.2亿元", PAGE) == ["2020-10-05"]
    assert isos("为期5日启动", PAGE) == []

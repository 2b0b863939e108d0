"""Days as heads and tails of pages write them."""

import pytest

from liandong.documents.days import days, in_dateline
from tests.documents.made import PARAGRAPHS, TITLE, only

BODY = "\n".join(PARAGRAPHS)

HEADS = [
    "二〇二一年三月五日",
    "二○二一年三月五日  云江日报",
    "发布时间:二零二一年三月五日",
    "发布时间:20210305 来源:云江日报",
    "2021-03-05 记者 林夏",
    "东岸电视台 2021年3月5日",
    "东岸电视台 > 要闻   05.03.2021  21:12",
    "活动时间:2021年3月1日至3日\n发布时间:2021-03-05",
    "http://www.example.com/2021/0305/c12-34.html",
]
TAILS = [
    "云江市人民政府办公室\n二〇二一年三月五日",
    "本文网址:http://www.example.com/content/2021-03/05/content_5112.htm",
    "2021-03-05 13:55:06 来源:云江在线 编辑:小云",
]


@pytest.mark.parametrize("head", HEADS)
def test_a_day_in_the_head_is_the_page_date_however_written(head: str) -> None:
    document = only(f"{TITLE}\n{head}\n{BODY}")
    assert document.published is not None
    assert document.published.value == "2021-03-05"
    assert document.body == BODY


@pytest.mark.parametrize("tail", TAILS)
def test_a_day_in_the_tail_is_the_page_date_however_written(tail: str) -> None:
    document = only(f"{TITLE}\n{BODY}\n{tail}")
    assert document.published is not None
    assert document.published.value == "2021-03-05"


@pytest.mark.parametrize("head", ["活动时间:2021年3月5日", "报名期限:2021年3月5日", "共计20210305件", "编号 20210305"])
def test_what_happens_then_and_what_is_a_number_is_no_page_date(head: str) -> None:
    assert only(f"{TITLE}\n{head}\n{BODY}").published is None


def test_the_day_that_the_lead_tells_proves_the_year_of_a_page_date() -> None:
    assert _published("2021年3月4日,两市举行推介会。") == "2021-03-05"


def test_a_day_long_past_in_the_lead_proves_nothing() -> None:
    assert _published("2019年9月4日,两市签订了第一份协议。") == "--03-05"


def _published(lead: str) -> str | None:
    document = only(f"{TITLE}\n03-05 10:20 来源:云江日报\n{lead}{BODY}")
    return document.published.value if document.published else None


def test_a_day_in_brackets_behind_the_title_is_no_part_of_it() -> None:
    document = only(f"{TITLE}(2021年3月5日)\n{BODY}")
    assert document.title is not None
    assert document.title.value == TITLE
    assert document.published is not None
    assert document.published.value == "2021-03-05"


def test_a_dateline_in_chinese_numerals_is_read() -> None:
    document = only(f"{TITLE}\n中新社云江九月二十二日电 {BODY}")
    assert document.dateline is not None
    assert document.dateline.value == "--09-22"
    assert in_dateline("十二月三十一日") == "--12-31"


def test_days_keep_their_order_and_their_places() -> None:
    text = "二〇二〇年十月十八日 2021-03-05 九七年三月"
    assert [(day.value, text[day.start : day.end]) for day in days(text, 0, len(text))] == [
        ("2020-10-18", "二〇二〇年十月十八日"),
        ("2021-03-05", "2021-03-05"),
    ]


META = ["date", "publish_time", "DC.date.created", "og:url"]


@pytest.mark.parametrize("name", META)
def test_a_day_that_only_a_field_of_the_markup_holds_is_the_page_date(name: str) -> None:
    value = "http://www.example.com/n/2021/0305/c1.html" if name == "og:url" else "2021-03-05"
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    source = (
        f"<html><head><title>{TITLE}</title><meta name='{name}' content='{value}'></head><body>{body}</body></html>"
    )
    document = only(source, "text/html")
    assert document.published is not None
    assert document.published.value == "2021-03-05"
    assert document.body == BODY


def test_the_day_of_a_clock_that_was_never_set_is_none() -> None:
    assert days("云江日报 1970-01-01 08:00:20", 0, 26) == []

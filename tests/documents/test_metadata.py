"""Title, medium, byline, page date and dateline, each quoted from the document's text."""

import pytest

from liandong.model import Document, Noted
from tests.documents.made import PARAGRAPHS, TITLE, only

BODY = "\n".join(PARAGRAPHS)


def value(noted: Noted | None) -> str | None:
    return noted.value if noted else None


def quoted(document: Document, noted: Noted | None) -> str:
    assert noted is not None
    return document.text[noted.start : noted.end]


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("2023-10-19", "2023-10-19"),
        ("2023年10月9日", "2023-10-09"),
        ("发布时间:2023/10/19 08:30 来源:云江日报", "2023-10-19"),
        ("2023.10.19 08:30:12", "2023-10-19"),
        ("10月19日 08:30", "--10-19"),
        ("10-19 08:30 来源:云江日报", "--10-19"),
    ],
)
def test_the_page_date_is_read_with_its_year_or_left_open(line: str, date: str) -> None:
    document = only(f"{TITLE}\n{line}\n{BODY}")
    assert value(document.published) == date
    assert quoted(document, document.published).strip("日") in line


def test_a_year_is_taken_from_the_body_only_where_one_sentence_proves_it() -> None:
    lead = "10月18日,在云江举行的2023云江海岭投资合作推介会上,两市签署协议。"
    document = only(f"{TITLE}\n10月19日 08:30\n{lead}{BODY}")
    assert value(document.published) == "2023-10-19"
    assert document.published is not None
    assert document.published.year is not None
    low, high = document.published.year
    assert document.text[low:high] == "2023"


def test_a_year_far_from_the_page_date_proves_nothing() -> None:
    document = only(f"{TITLE}\n10月19日 08:30\n2019年,两市签署框架协议。{BODY}")
    assert value(document.published) == "--10-19"


def test_a_dateline_is_not_the_page_date() -> None:
    document = only(f"{TITLE}\n新华社广州10月24日电 {BODY}")
    assert value(document.dateline) == "--10-24"
    assert document.published is None
    assert value(document.medium) == "新华社"
    assert quoted(document, document.dateline) == "新华社广州10月24日电"


def test_the_dates_of_events_are_not_the_page_date() -> None:
    assert only(f"{TITLE}\n{BODY}").published is None


@pytest.mark.parametrize(
    ("line", "medium", "byline"),
    [
        ("来源:云江日报 作者:陈立 2023-10-19", "云江日报", "陈立"),
        ("2023-10-19 来源:未知 作者:admin", None, None),
        ("来源: sp20241122 发布时间:2024-11-22", None, None),
        ("21世纪经济报道 记者郭美婷 广州报道", "21世纪经济报道", "郭美婷"),
        ("云江日报记者 陈立、赵云", "云江日报", "陈立、赵云"),
        ("信息来源:深圳特区报", "深圳特区报", None),
    ],
)
def test_medium_and_byline_are_lifted_out_of_source_lines(line: str, medium: str | None, byline: str | None) -> None:
    document = only(f"{TITLE}\n{line}\n{BODY}")
    assert (value(document.medium), value(document.byline)) == (medium, byline)
    for noted in (document.medium, document.byline):
        if noted:
            assert noted.value in quoted(document, noted)


def test_a_source_below_the_body_is_found_and_is_not_body() -> None:
    document = only(f"{TITLE}\n{BODY}\n信息来源:深圳特区报\n友情链接\n某网")
    assert value(document.medium) == "深圳特区报"
    assert document.body == BODY


@pytest.mark.parametrize(
    "above",
    [
        ("云江新闻网", "首页", "财经"),
        ("联系方式", "名称:云江市某某协会", "电话:4000000000", "您现在的位置:主页 > 行业动态 >"),
        ("索 引 号: 00000000/2023-00012", "发布机构: 云江市人民政府办公室"),
    ],
)
def test_the_title_is_told_from_what_stands_above_it(above: tuple[str, ...]) -> None:
    document = only("\n".join((*above, TITLE, "2023-10-19 08:30 来源:云江日报", BODY)))
    assert value(document.title) == TITLE
    assert quoted(document, document.title) == TITLE


def test_a_page_without_title_has_none() -> None:
    assert only(BODY).title is None


def test_a_date_in_the_table_above_the_title_is_the_page_date() -> None:
    assert value(only(f"发布日期:2023-10-20\n{TITLE}\n{BODY}").published) == "2023-10-20"


@pytest.mark.parametrize(
    ("head", "medium"),
    [
        (f"{TITLE}\n《云江日报》(2023年07月05日 第10版)", "云江日报"),
        (f"《 云江日报 》(2023年07月05日 第10版)\n{TITLE}", "云江日报"),
        (f"原标题:{TITLE}\n云江日报 2023-07-05 08:11", "云江日报"),
        (f"{TITLE}\n2023-07-05 消息来源:http://www.example.com/a", None),
    ],
)
def test_a_newspaper_before_a_date_is_the_medium_and_an_address_is_none(head: str, medium: str | None) -> None:
    document = only(f"{head}\n" + "\n".join(PARAGRAPHS))
    assert document.title is not None
    assert document.title.value == TITLE
    assert (document.medium.value if document.medium else None) == medium
    assert document.published is not None
    assert document.published.value == "2023-07-05"


@pytest.mark.parametrize(
    ("posted", "account"),
    [
        ("原创 云青融媒 云青高新区发布 2023-07-05 18:30 发表于海岭", "云青高新区发布"),
        ("云青新区 云青新区 2023-07-05 20:15 发表于海岭", "云青新区"),
        ("云小青 云青观察 2023-07-05 21:06 海岭", "云青观察"),
        ("原创 云小青 云青观察 2023-07-05 11:30", "云青观察"),
    ],
)
def test_the_account_that_posts_is_the_medium_and_the_title_stands_above_it(posted: str, account: str) -> None:
    lines = "\n".join(("7月5日上午", "重点项目集中开工仪式举行", "区管委会主任林夏宣布开工", *PARAGRAPHS))
    document = only(f"6个项目开工!云青再添新动能\n{posted}\n点击蓝字 关注我们 ▲\n\n{lines}")
    assert value(document.title) == "6个项目开工!云青再添新动能"
    assert value(document.medium) == account
    assert value(document.published) == "2023-07-05"


@pytest.mark.parametrize(
    "line",
    [
        "记者 林夏 2023-07-05 18:30 海岭",
        "林夏 周敏 2023-07-05 18:30 海岭",
        "原创 林夏 2023-07-05 18:30",
        "编辑 林夏 2023-07-05 18:30 发表于海岭",
        "阅读 收藏 2023-07-05 18:30 海岭",
    ],
)
def test_a_person_beside_a_date_is_no_medium(line: str) -> None:
    assert value(only(f"{TITLE}\n{line}\n{BODY}").medium) is None

"""Where further articles begin, and what only looks like it."""

import pytest

from tests.documents.made import PARAGRAPHS, TITLE, only, reading

BODY = "\n".join(PARAGRAPHS)
ITEMS = (
    (
        "云江新港一期工程通过验收",
        "2021-03-01",
        "云江新港一期工程昨日通过竣工验收,三个泊位将在下月投入使用,年吞吐量可达两百万吨。",
    ),
    (
        "海岭高新区引来三家研发机构",
        "2021-03-02",
        "海岭高新区近日与三家研发机构签约,首批二十名工程师已经进驻,实验室预计年内建成。",
    ),
    (
        "两市公交卡今起互通",
        "2021-03-03",
        "从今天起,云江与海岭两市的公交卡可以互相刷用,市民换乘享受同样的优惠,无需另外办卡。",
    ),
)
MORE = "据介绍,后续工作已经列入两市今年的重点事项清单,有关部门将按月通报进展。"
FORMS = {
    "below": "{title}\n{day}\n{text}",
    "above": "{day}\n{title}\n{text}",
    "behind": "{title} {day}\n{text}",
    "before": "[{day}] {title}\n{text}",
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_items_of_an_archive_are_documents_wherever_their_day_stands(form: str) -> None:
    found = reading("\n".join(form.format(title=t, day=d, text=x + MORE) for t, d, x in ITEMS)).documents
    assert [d.body for d in found] == [text + MORE for _, _, text in ITEMS]
    assert [d.title and d.title.value for d in found] == [title for title, _, _ in ITEMS]
    assert [d.published and d.published.value for d in found] == [day for _, day, _ in ITEMS]


def test_two_articles_under_bare_dates_are_two() -> None:
    page = f"{TITLE}\n2021-03-05\n{BODY}\n海岭集中开工二十个重点项目\n2021-03-06\n{PARAGRAPHS[2]}{PARAGRAPHS[3]}"
    assert [d.published and d.published.value for d in reading(page).documents] == ["2021-03-05", "2021-03-06"]


def test_a_report_without_a_day_before_it_opens_another_article() -> None:
    page = f"{TITLE}\n2021-03-05\n{BODY}\n海岭集中开工二十个重点项目\n本报讯(记者 林夏){PARAGRAPHS[2]}{PARAGRAPHS[3]}"
    assert len(reading(page).documents) == 2


COURSE = ("2019年3月5日 产业园正式奠基", "2020年3月5日 产业园主体封顶", "2021年3月5日 产业园投入使用")
SIGNED = "云江市商务局\n2021年3月5日\n云江市产业协作扶持办法\n第一条 "
SINGLE = {
    "course of events": "\n".join(f"{heading}\n{text}" for heading, text in zip(COURSE, PARAGRAPHS, strict=False)),
    "signed notice": f"{BODY}\n{SIGNED}{PARAGRAPHS[1]}\n第二条 {PARAGRAPHS[2]}",
    "headings": f"{PARAGRAPHS[1]}\n产业链互补\n{PARAGRAPHS[2]}\n要素自由流动\n{PARAGRAPHS[3]}",
}


@pytest.mark.parametrize("body", SINGLE.values(), ids=SINGLE)
def test_one_article_stays_one(body: str) -> None:
    assert only(f"{TITLE}\n2021-03-05 来源:云江日报\n{PARAGRAPHS[0]}\n{body}").body.startswith(PARAGRAPHS[0])


def test_summaries_below_what_opens_other_matters_are_no_articles() -> None:
    others = "\n".join(f"{title}\n{day}\n{text}" for title, day, text in ITEMS)
    assert only(f"{TITLE}\n2021-03-05 来源:云江日报\n{BODY}\n相关阅读\n{others}").body == BODY


def test_teasers_above_an_article_are_not_of_it() -> None:
    teasers = "\n".join(f"{title}\n{text}" for title, _, text in ITEMS[:2])
    assert only(f"云江网\n{teasers}\n今日要闻\n{TITLE}\n2021-03-05 来源:云江日报\n{BODY}").body == BODY


def test_paragraphs_above_a_second_headline_stay_where_they_are_no_teasers() -> None:
    opening = f"{PARAGRAPHS[0]}\n{PARAGRAPHS[1]}"
    assert opening in "\n".join(
        d.body for d in reading(f"{TITLE}\n{opening}\n两市签约在即\n2021-03-05\n{BODY}").documents
    )


def test_a_box_of_a_headline_amid_the_text_does_not_end_it() -> None:
    box = f"相关阅读\n{ITEMS[0][0]}"
    page = f"{TITLE}\n2021-03-05\n{PARAGRAPHS[0]}\n{PARAGRAPHS[1]}\n{box}\n{PARAGRAPHS[2]}\n{PARAGRAPHS[3]}"
    assert PARAGRAPHS[3] in only(page).body


@pytest.mark.parametrize("head", ["【相关新闻】", "大家可能还想看", "最新评论(共3条)", "[推荐阅读]", "关于我们"])
def test_a_heading_of_other_matters_ends_the_article(head: str) -> None:
    assert only(f"{TITLE}\n2021-03-05\n{BODY}\n{head}\n{ITEMS[0][2]}").body == BODY


def test_headlines_of_a_newspaper_page_above_the_article_are_not_of_it() -> None:
    others = "\n".join(f"{title}又有新进展" for title, _, _ in ITEMS * 2)
    page = f"云江晚报 2021年03月05日 星期五\n第A02版:要闻\n上一版 下一版\n{others}\n{TITLE}\n{BODY}"
    assert only(page).body == BODY

"""Articles of a page: one, several, and where they end."""

from itertools import pairwise

import pytest

from tests.corrupter import trailing_junk
from tests.documents.made import PARAGRAPHS, TITLE, assert_mapped, only, reading

BODY = "\n".join(PARAGRAPHS)
NUMERALS = "一二三四五"


def test_an_article_is_freed_from_navigation_and_footer() -> None:
    page = f"""云江新闻网
首页
新闻
财经
{TITLE}
2023-10-19 08:30:11  来源: 云江日报  责任编辑:王小明
分享到:
{BODY}
(来源:云江日报)
编辑:李雷 一审:韩梅
相关新闻
云江市召开三季度经济运行分析会
版权所有 云江新闻网"""
    document = only(page)
    assert document.body == BODY
    assert document.title is not None
    assert document.title.value == TITLE
    assert_mapped(document, page)


def test_trailing_headlines_links_and_footer_yield_nothing() -> None:
    page = trailing_junk(f"{TITLE}\n2023-08-31 17:52\n{BODY}")
    assert only(page).body == BODY


def test_a_title_repeated_in_the_body_stands_once() -> None:
    page = f"{TITLE}\n{PARAGRAPHS[0]}\n{TITLE}\n一、活动背景\n{PARAGRAPHS[1]}"
    document = only(page)
    assert document.body == f"{PARAGRAPHS[0]}\n一、活动背景\n{PARAGRAPHS[1]}"
    assert_mapped(document, page)


@pytest.mark.parametrize("rule", ["-", "----", "=====", "* * *".replace(" ", "")])
def test_a_listing_with_rules_gives_its_articles(rule: str) -> None:
    page = "\n".join(f"{rule}\n云江市第{n}批重点产业项目集中开工\n{BODY}\n2023-10-1{i}" for i, n in enumerate(NUMERALS))
    found = reading(page).documents
    assert [d.title and d.title.value for d in found] == [f"云江市第{n}批重点产业项目集中开工" for n in NUMERALS]
    assert [d.published and d.published.value for d in found] == [f"2023-10-1{i}" for i in range(5)]
    assert all(d.body == BODY for d in found)
    assert all("several_articles" in d.flags for d in found)


def test_a_listing_with_source_lines_above_gives_its_articles() -> None:
    page = "\n".join(
        f"云江市第{n}批重点产业项目集中开工\n2023-10-1{i} 09:00 来源:云江日报\n{BODY}" for i, n in enumerate(NUMERALS)
    )
    found = reading(page).documents
    assert [d.body for d in found] == [BODY] * 5
    assert [d.published and d.published.value for d in found] == [f"2023-10-1{i}" for i in range(5)]


def test_a_listing_with_dates_below_gives_its_articles() -> None:
    page = "\n".join(f"云江市第{n}批重点产业项目集中开工\n{BODY}\n2023-10-1{i}" for i, n in enumerate(NUMERALS))
    assert [d.published and d.published.value for d in reading(page).documents] == [f"2023-10-1{i}" for i in range(5)]


def test_an_appended_article_with_its_own_dateline_is_another_document() -> None:
    other = "海岭晚报10月20日讯 10月20日上午,海岭市举行重点项目集中开工活动。" + PARAGRAPHS[2] + PARAGRAPHS[3]
    page = f"{TITLE}\n2023-10-19 08:30 来源:云江日报\n{BODY}\n海岭市集中开工二十个重点项目\n{other}"
    first, second = reading(page).documents
    assert first.body == BODY
    assert second.body == other
    assert second.dateline is not None
    assert second.dateline.value == "--10-20"


def test_a_second_piece_without_source_of_its_own_stays_in_the_document() -> None:
    page = (
        f"{TITLE}\n2023-10-19 08:30 来源:云江日报\n{BODY}\n专家学者建言两市联动发展\n18日,两市举行论坛。{PARAGRAPHS[2]}"
    )
    assert only(page).body.endswith(f"专家学者建言两市联动发展\n18日,两市举行论坛。{PARAGRAPHS[2]}")


def test_rules_inside_one_article_do_not_part_it() -> None:
    page = f"{TITLE}\n2023-10-19 08:30\n{PARAGRAPHS[0]}\n***\n{PARAGRAPHS[1]}\n***\n{PARAGRAPHS[2]}"
    assert only(page).body == "\n".join(PARAGRAPHS[:3])


def test_documents_of_one_page_do_not_overlap() -> None:
    page = "\n".join(f"-\n云江市第{n}批重点产业项目集中开工\n{BODY}\n2023-10-1{i}" for i, n in enumerate(NUMERALS))
    found = reading(page).documents
    spans = sorted((d.start, d.end) for d in found)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_section_headings_above_the_first_paragraph_belong_to_the_body() -> None:
    assert only(f"{TITLE}\n2023-10-19\n一、活动背景\n{BODY}").body == f"一、活动背景\n{BODY}"


def test_numbered_items_at_the_end_belong_to_the_body() -> None:
    items = "签约项目如下:\n1、恒拓机器人研发中心项目\n2、海岭冷链物流园项目"
    assert only(f"{TITLE}\n2023-10-19\n{BODY}\n{items}\n相关新闻\n其他新闻的标题").body == f"{BODY}\n{items}"


def test_residue_inside_a_line_is_left_out_and_cut_enumerations_rejoined() -> None:
    cut = f"尽管取得进展,但仍存在资金筹措方式单 一、融资渠道较窄等问题。{PARAGRAPHS[1]}"
    page = f"{TITLE}\n2023-10-19\n(资料图){PARAGRAPHS[0]}\n{cut}"
    document = only(page)
    assert document.body == f"{PARAGRAPHS[0]}\n{cut}".replace("单 一", "单一")
    assert_mapped(document, page)


def test_subtitle_and_document_number_are_kept_in_the_head() -> None:
    document = only(f"云江市人民政府关于支持产业协作的若干措施\n云府〔2023〕12号\n2023-10-19\n{BODY}")
    assert document.text.startswith("云江市人民政府关于支持产业协作的若干措施\n云府〔2023〕12号\n2023-10-19\n")


@pytest.mark.parametrize(
    "closing",
    ["(责任编辑:王小明)", "编辑:李雷 审核:韩梅", "- 链接的标题之一\n- 链接的标题之二\n- 链接的标题之三", "2023-10-19"],
)
def test_what_follows_a_closing_line_is_not_body(closing: str) -> None:
    page = f"{TITLE}\n2023-10-19 08:30 来源:云江日报\n{BODY}\n{closing}\n本站提供的信息供读者参考。"
    assert only(page).body == BODY


def test_an_editor_named_in_the_middle_closes_nothing() -> None:
    page = f"{TITLE}\n{PARAGRAPHS[0]}\n编辑:李雷\n" + "\n".join(PARAGRAPHS[1:])
    assert only(page).body == BODY


def test_a_salutation_above_the_first_paragraph_belongs_to_the_body() -> None:
    letter = f"各乡镇人民政府,县政府各部门:\n{BODY}"
    assert only(f"云江市人民政府办公室关于支持产业协作的通知\n2023-10-19\n{letter}").body == letter


def test_the_day_below_the_office_that_signs_is_of_the_text() -> None:
    notice = "各县人民政府,市直有关单位:\n《云江市产业协作实施方案》已经市政府同意,现印发给你们,请认真组织实施。"
    paper = "云江市产业协作实施方案\n" + "\n".join(PARAGRAPHS)
    signed = only(f"{TITLE}\n\n{notice}\n\n  云江市人民政府办公室\n  2024年7月19日\n\n{paper}\n")
    assert "云江市人民政府办公室\n2024年7月19日\n" in signed.body
    unsigned = only(f"{TITLE}\n\n{notice}\n\n  云江风光\n  2024年7月19日\n\n{paper}\n")
    assert "2024年7月19日" not in unsigned.body

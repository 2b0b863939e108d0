"""Pages whose line breaks are lost: trail, headline, day and source stuck to the text."""

import pytest

from tests.documents.made import PARAGRAPHS, TITLE, only

TEXT = "".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "head",
    [
        f"首页 > 要闻 > 正文 {TITLE} 2021-03-05 10:20 来源:云江日报 作者:周明远 ",
        f"您现在的位置:首页 > 要闻 > 正文 {TITLE} 2021-03-05 10:20 来源:云江日报 ",
        f"{TITLE}2021年03月05日10:20来源:云江日报",
        f"{TITLE}2021-03-05来源:云江日报",
        f"{TITLE} 发布日期:2021-03-05 信息来源:云江日报 浏览次数:33 ",
    ],
)
def test_a_head_stuck_to_its_text_is_parted_from_it(head: str) -> None:
    document = only(head + TEXT)
    assert document.title is not None
    assert document.title.value == TITLE
    assert document.published is not None
    assert document.published.value == "2021-03-05"
    assert document.medium is not None
    assert document.medium.value == "云江日报"
    assert document.body == TEXT


@pytest.mark.parametrize(
    "opening",
    [
        "云江市商务局请各有关单位将申报材料于2021年3月5日17:00前送达,逾期不再受理。",
        "云江市第三届产业博览会将于2021年3月5日10:00在国际会议中心开幕,会期五天。",
        "云江市政府新闻办2021年3月5日10:00举行发布会,介绍两市协作的进展。",
    ],
)
def test_an_hour_within_a_sentence_parts_nothing(opening: str) -> None:
    document = only(f"{TITLE}\n2021-03-01\n{opening}{TEXT}")
    assert document.body == opening + TEXT
    assert document.published is not None
    assert document.published.value == "2021-03-01"

"""The wording around an article: what each pattern meets, and what it must leave alone."""

import re

import pytest

from liandong.documents import lexicon
from liandong.documents.lexicon import is_meta

PROSE = (
    "云江市与海岭市签署合作协议,总投资86亿元。",
    "云江智谷项目位置优越,首页产品已投产。",
    "责任重大,编辑部门将推动合作。",
    "关注企业需求,两市建立会商机制。",
)


@pytest.mark.parametrize(
    ("pattern", "lines"),
    [
        (
            lexicon.JUNK_BEGINS,
            ["您的位置: 首页 > 要闻", "返回顶部", "联系电话:000-0000", "版权归云江网"],
        ),
        (lexicon.JUNK_HOLDS, ["云江网版权所有", "请扫描下方二维码", "转载请注明出处", "某ICP备00000000号"]),
        (lexicon.STOP, ["相关新闻", "上一篇:云江签约", "免责声明:以下内容", "本文标题:云江签约"]),
        (lexicon.SHORT_JUNK, ["广告", "3小时前发布", "上一页 1 2 3 下一页", "【查看全文】"]),
        (lexicon.SHORT_STOP, ["最新评论 12条", "你可能喜欢", "关于我们", "编辑推荐"]),
        (lexicon.SECTION, ["一、背景", "(二)目标", "第三章 总则"]),
        (lexicon.CLOSING, ["责任编辑:周晓", "(编辑/林夏)"]),
        (lexicon.STAMP, ["2023-10-19 08:30", "2023年10月19日"]),
        (lexicon.INJECTED, ["【推荐url:x】", "开云体育"]),
    ],
)
def test_the_wording_of_a_page_is_known_and_prose_left_alone(pattern: re.Pattern[str], lines: list[str]) -> None:
    assert [line for line in lines if not pattern.search(line)] == []
    assert [line for line in PROSE if pattern.search(line)] == []


@pytest.mark.parametrize(
    "line",
    [
        "来源:云江日报 发布日期:2023-10-19 14:37 浏览量:",
        "云江日报 2023年10月19日 星期四 A06 区域",
        "本报记者 周明远 通讯员 林夏",
        "2023-10-19 08:30 云江日报",
        "《云江日报》(2023年10月19日 第02版)",
    ],
)
def test_a_line_of_dates_sources_and_names_is_meta(line: str) -> None:
    assert is_meta(line)


@pytest.mark.parametrize(
    "line",
    [
        *PROSE,
        "10月19日,云江市举行推介会。",
        "2023年10月19日 云江12个项目签约 总投资86亿元",
        "云江海岭携手推进产业协作",
    ],
)
def test_what_tells_something_is_no_meta(line: str) -> None:
    assert not is_meta(line)


@pytest.mark.parametrize(
    ("text", "medium", "place"),
    [
        ("云江日报海岭10月19日电", "云江日报", "海岭"),
        ("本报10月19日讯", "本报", ""),
        ("(云江网 2023年10月19日报道", "云江网", ""),
    ],
)
def test_a_dateline_names_medium_place_and_day(text: str, medium: str, place: str) -> None:
    found = lexicon.DATELINE.match(text)
    assert found
    assert (found["medium"], found["place"]) == (medium, place)


@pytest.mark.parametrize("text", ["2023-10-19", "2023年10月19日", "2023/1/9", "10月19日", "01-09 08:30"])
def test_a_date_is_known_in_every_spelling(text: str) -> None:
    assert lexicon.DATE.search(text)


@pytest.mark.parametrize("text", ["2023-13-19", "13月19日", "第10-19页", "12345678"])
def test_numbers_that_are_no_date_are_left(text: str) -> None:
    assert not lexicon.DATE.search(text)

"""Advertisements between the lines of an article, and honest lines that share words with them.

`lines/` holds three hundred of each, written by a reader who had not seen the rules, about anything but the article;
rules were then written from them, so that what is held here guards what is reached, and tells nothing of others.
"""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liandong.documents.adverts import sells, without
from liandong.documents.folding import folded
from liandong.documents.lines import Line, LineKind
from liandong.documents.script import simplified
from liandong.documents.selling import WAYS
from tests.documents.made import PARAGRAPHS, TITLE, assert_mapped, only

LINES = Path(__file__).parent / "lines"


def written(name: str) -> list[str]:
    rows = (LINES / name).read_text(encoding="utf-8").splitlines()
    return [folded(simplified(row.split("\t")[1])) for row in rows]


def lines_of(texts: list[str]) -> list[Line]:
    return [Line(at, at + len(text), text, LineKind.PROSE) for at, text in enumerate(map(folded, texts))]


def kept(text: str) -> bool:
    article = lines_of([*PARAGRAPHS, text])
    return article[-1] in without(article, folded(TITLE))


def test_most_advertisements_between_the_lines_of_an_article_are_left_out() -> None:
    lost = [text for text in written("advertisements.tsv") if not kept(text)]
    assert len(lost) >= 190, f"{len(lost)} of 300 left out"


def test_honest_lines_are_kept_though_the_article_speaks_of_something_else() -> None:
    lost = [text for text in written("honest.tsv") if not kept(text)]
    assert len(lost) <= 15, lost


@pytest.mark.parametrize(
    "text",
    [
        "东莞松山湖两房急售,房主出国,降价22万,随时可看房。",
        "小额周转秒批到账,不看征信,额度30万元,加微信咨询。",
        "月嫂证12天拿证,考不过全额退,报名立减300元。",
    ],
)
def test_a_page_without_its_advertisement_is_mapped_to_the_page_as_found(text: str) -> None:
    source = "\n".join([TITLE, "2023-10-19 来源:云江日报", *PARAGRAPHS[:2], text, *PARAGRAPHS[2:]])
    document = only(source)
    assert text not in document.text
    assert PARAGRAPHS[2] in document.text
    assert_mapped(document, source)


def test_a_line_that_shares_words_with_the_article_is_kept_whatever_it_sells() -> None:
    article = lines_of(["云岭大厦写字楼出租,每平方米80元,欢迎来电洽谈,免租三个月。", *PARAGRAPHS])
    own = Line(0, len(article[0].bare), "云岭大厦写字楼出租,每平方米80元,欢迎来电洽谈", LineKind.PROSE)
    assert own in without([own, *article], "云岭大厦写字楼出租")


def test_too_short_an_article_loses_nothing() -> None:
    article = lines_of(["两市今天签约。", "考证包过,先学后付,仅需980元。"])
    assert without(article, "签约") == article


def test_a_bulletin_of_many_items_loses_none() -> None:
    items = lines_of(
        [
            "阳澄湖大闸蟹开捕首日,养殖户每斤均价98元,礼盒每份1280元,比往常便宜两成,食客大呼过瘾。",
            "新能源汽车下乡惠及农家,购车者可获4000元现金券,旧物置换再减2000元,试驾还送行驶记录仪。",
            "象山推出海岛民宿卡,三天两晚499元,凭票免费领取伴手礼,篝火晚会彻夜狂欢。",
            "共享电单车月卡降至15元,先骑后付,退卡全额返还,骑行爱好者纷纷点赞叫好。",
        ]
    )
    assert without(items, "协作速递") == items


@pytest.mark.parametrize(
    "text",
    [
        "Q2:140亿是一次投下去吗?",
        "21年前,它还只是当地一家小代工厂。",
        "常务副市长、副院长、院党委书记,一人一支笔。",
        "法律也要一条一条对接",
        "三桌饭吃完,账单有长有短。明年春天如何,不妨明年此时再看。",
        "辣椒酱、豆瓣酱成了爆款,单日热销5000瓶。",
        "光伏板租下2000亩屋顶,村民每户分红1800元。",
        "贷款利率低至3.2%,额度最高1000万元。",
        "参展的无人机型号达40种。",
        "对租用标准厂房的,前两年房租全免,第三年减半。",
    ],
)
def test_what_an_article_tells_in_words_that_sellers_use_is_kept(text: str) -> None:
    assert kept(text)


def test_rows_of_tables_and_long_paragraphs_are_kept() -> None:
    text = "考证包过,先学后付,报名仅需980元,不过全额退款"
    row = Line(0, len(text), text, LineKind.ROW)
    long = Line(0, 3 * len(text) * 3, text * 8, LineKind.PROSE)
    article = lines_of(list(PARAGRAPHS))
    assert without([*article, row, long], TITLE) == [*article, row, long]


@given(st.lists(st.text(alphabet="云海岭签约贷款包过0123元,。", max_size=40), max_size=8), st.text(max_size=10))
def test_lines_come_out_in_their_order_and_none_is_made(texts: list[str], title: str) -> None:
    article = lines_of(texts)
    told = without(article, title)
    assert told == [line for line in article if line in told]


def test_news_and_offices_sell_nothing() -> None:
    assert not sells("市消费者协会通告,商家不得以“包过”“先学后付”等承诺收取费用。")


def test_no_word_stands_in_two_ways_of_selling() -> None:
    ways = {name: way for name, way in WAYS.items() if name != "you"}  # which proves nothing beside another
    literal = re.compile(r"(?<![^|(])[\u4e00-\u9fff]{2,}(?![^|)])")
    words = {word for way in ways.values() for word in literal.findall(way.pattern)}
    double = {word: [name for name, way in ways.items() if way.search(word)] for word in words}
    assert {word: found for word, found in double.items() if len(found) > 1} == {}

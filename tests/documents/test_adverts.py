"""Advertisements between the lines of an article, and honest lines that share words with them.

`lines/` holds three hundred of each, written by a reader who had not seen the rules, about anything but the article.
"""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liandong.documents.adverts import sells, without
from liandong.documents.folding import folded
from liandong.documents.lines import Line, LineKind
from liandong.documents.script import simplified
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
    assert len(lost) >= 255, f"{len(lost)} of 300 left out"


def test_honest_lines_are_kept_though_the_article_speaks_of_something_else() -> None:
    lost = [text for text in written("honest.tsv") if not kept(text)]
    assert len(lost) <= 39, lost


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

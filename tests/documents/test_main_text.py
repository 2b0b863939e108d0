"""HTML pages to documents: main text, title, source line, offsets."""

import pytest

from liandong.documents.lines import split_lines
from liandong.documents.main_text import align
from tests.corrupter import html_page, pinyin_mangle, traditional
from tests.documents.made import PARAGRAPHS, TITLE, assert_mapped, only, reading

BODY = "\n".join(PARAGRAPHS)
LAYOUTS = ("clean", "table", "nested", "spam")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_body_title_date_and_medium_of_each_layout_are_found(layout: str) -> None:
    source = html_page(TITLE, list(PARAGRAPHS), layout)
    document = only(source, "text/html")
    assert document.body == BODY
    assert [n and n.value for n in (document.title, document.published, document.medium, document.byline)] == [
        TITLE,
        "2023-08-31",
        "某某日报",
        "张三",
    ]
    assert_mapped(document, source)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_html_is_read_in_its_encoding_whatever_it_declares(encoding: str) -> None:
    assert only(html_page(TITLE, list(PARAGRAPHS)).encode(encoding), "text/html").body == BODY


def test_mangled_and_traditional_html_is_repaired() -> None:
    for damage in (traditional, pinyin_mangle):
        source = html_page(damage(TITLE), [damage(p) for p in PARAGRAPHS])
        document = only(source, "text/html")
        assert document.body == BODY
        assert document.title is not None
        assert document.title.value == TITLE
        assert_mapped(document, source)


def test_a_date_that_only_the_markup_declares_can_be_quoted() -> None:
    source = (
        f'<html><head><title>{TITLE}-云江新闻网</title><meta name="publishdate" content="2023-10-19 08:30:00"/>'
        f'<meta name="source" content="云江日报"></head>'
        f"<body><div>{''.join(f'<p>{p}</p>' for p in PARAGRAPHS)}</div></body></html>"
    )
    document = only(source, "text/html")
    assert document.published is not None
    assert document.published.value == "2023-10-19"
    low, high = document.mapped.page_span(document.published.start, document.published.end)
    assert source[low:high] == "2023-10-19"
    assert document.medium is not None
    assert document.medium.value == "云江日报"
    assert document.title is not None
    assert document.title.value == TITLE
    assert document.body == BODY


def test_a_listing_in_html_gives_its_articles() -> None:
    blocks = "".join(
        f"<div class='item'><h2>云江市第{n}批重点产业项目集中开工</h2><span>2023-10-1{n} 09:00 来源:云江日报</span>"
        f"{''.join(f'<p>{p}</p>' for p in PARAGRAPHS)}</div>"
        for n in range(4)
    )
    source = (
        f"<html><head><title>项目动态</title></head><body><ul><li><a href='/'>首页</a></li></ul>{blocks}</body></html>"
    )
    found = reading(source, "text/html").documents
    assert [document.body for document in found] == [BODY] * 4
    assert [d.published and d.published.value for d in found] == [f"2023-10-1{n}" for n in range(4)]
    for document in found:
        assert_mapped(document, source)


def test_a_page_of_links_alone_is_set_aside() -> None:
    links = "".join(f"<li><a href='/{n}'>其他新闻的标题第{n}条,仍在更新之中</a></li>" for n in range(60))
    found = reading(f"<html><body><ul>{links}</ul></body></html>", "text/html")
    assert found.documents == ()
    assert len(found.set_aside) == 1


def test_lines_are_aligned_in_order_and_punctuation_is_set_aside() -> None:
    lines = tuple(split_lines("首页\n" + "\n".join(PARAGRAPHS) + "\n友情链接"))
    assert align("| " + " |\n- ".join(PARAGRAPHS) + " |", lines) == [1, 2, 3, 4]


def test_a_paragraph_beyond_a_list_of_links_is_not_of_the_article() -> None:
    teaser = "<div><h3>其他新闻</h3><p>海岭市另有一场活动于昨日举行,多家企业参加。</p></div>"
    assert only(html_page(TITLE, list(PARAGRAPHS)).replace("</body>", f"{teaser}</body>"), "text/html").body == BODY


BELOW = {
    "comments": "<div><h4>网友评论</h4><p>张三:希望项目早日落地,带动就业,家门口就能上班了。</p>"
    "<p>李四:期待三十亿元的项目。</p></div>",
    "teasers": "<div><h4>热点</h4><p>昨日,云江新港举行开航仪式,首批十二家企业参加,比去年增长两成。"
    "<a href=1>详细</a></p></div>",
}


@pytest.mark.parametrize("below", BELOW.values(), ids=BELOW)
def test_what_a_heading_of_other_matters_opens_below_the_article_is_not_of_it(below: str) -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    source = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>2021-03-05</p><div>{body}</div>{below}"
    assert only(f"{source}</body></html>", "text/html").body == BODY


def test_a_box_of_other_matters_amid_the_article_does_not_end_it() -> None:
    box = "<div><h4>相关新闻</h4><a href=1>海岭新区发布新政策</a></div>"
    body = f"<p>{PARAGRAPHS[0]}</p>{box}" + "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS[1:])
    source = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>2021-03-05</p><div>{body}</div>"
    assert PARAGRAPHS[-1] in only(f"{source}</body></html>", "text/html").body


def test_a_time_within_a_sentence_stays_as_it_is_shown() -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    body = body.replace("10月18日", "<time datetime='2021-10-18'>10月18日</time>", 1)
    source = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><div>{body}</div></body></html>"
    assert only(source, "text/html").body == BODY


def test_a_first_paragraph_in_bare_spans_is_of_the_article() -> None:
    paragraphs = "".join(f"<section><p>{p}</p></section>" for p in PARAGRAPHS)
    spans = "<span>12月19日</span><span>,云江新能源电驱基地一期项目在云江市</span><strong>正式开工。</strong>"
    spans = f"<section>{spans}</section>"
    head = f"<h1>{TITLE}</h1><em>2024-12-20 17:42</em><div>"
    page = f"<html><body>{head}{spans}{paragraphs}</div></body></html>"
    assert only(page, "text/html").body.startswith("12月19日,云江新能源电驱基地一期项目在云江市正式开工。\n")
    page = f"<html><body><div>{spans}</div>{head}{paragraphs}</div></body></html>"
    assert only(page, "text/html").body.startswith(PARAGRAPHS[0])

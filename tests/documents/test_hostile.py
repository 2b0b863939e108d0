"""Pages made to choke a reader: each ends with its documents or with a reason, and takes time as it has length."""

import pytest

from liandong.documents import read
from tests.documents.made import PARAGRAPHS, TITLE, page

HTML = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
READ = {
    "nested divisions": "<div>" * 100_000 + HTML + "</div>" * 100_000,
    "nested fonts": "<font><b>" * 50_000 + HTML,
    "scripts never closed": "<script>" * 100_000 + HTML,
    "comments never closed": "<!--" * 100_000 + HTML,
    "tables never closed": "<table>" * 100_000 + HTML,
    "tables of headings never closed": "<table><tr><td>项目名称</td>" * 20_000 + HTML,
    "entities": "&nbsp;" * 200_000 + HTML,
    "lists cut short": ("<li><a href=x>云江</a></li>" * 4 + "<li>") * 10_000 + HTML,
    "structured data": "<script type='application/ld+json'>" + '"pubDate" : ' * 100_000 + "</script>" + HTML,
}
ASIDE = {
    "a million cells": "<table>" + ("<tr>" + "<td>1</td>" * 1000 + "</tr>") * 1000 + "</table>",
    "a megabyte without a full stop": "云江市与海岭市签署合作协议" * 30_000,
    "only commas": "云江市,海岭市,签约项目12个," * 20_000,
    "labels": TITLE + "\n" + "来源 " * 200_000,
    "digits": "总投资" + "1234567890" * 100_000 + "亿元",
    "brackets": "(" * 500_000 + "云江" + ")" * 500_000,
    "dumps": TITLE + "\nArray ( [" * 100_000,
    "angles": "<" * 1_000_000,
    "headings of tables": "项目名称\n投资方\n总投资\n" * 30_000,
    "dates": "2021-03-05 " * 100_000,
    "breadcrumbs": "首" + ">新闻" * 100_000,
    "brands": TITLE + "\n" + "云江必一运动签约," * 50_000,
    "short lines": TITLE + "\n2021-03-05 09:12\n" + "短行签约3亿元\n" * 30_000,
}


@pytest.mark.parametrize("source", READ.values(), ids=READ)
def test_an_article_in_a_hostile_page_is_read(source: str) -> None:
    found = read(page(source, "text/html"))
    assert len(found.documents) == 1
    assert PARAGRAPHS[1] in found.documents[0].body


@pytest.mark.parametrize("source", ASIDE.values(), ids=ASIDE)
def test_what_holds_no_article_is_set_aside_with_its_reason(source: str) -> None:
    found = read(page(source, "text/html" if source.startswith("<") else "text/plain"))
    assert found.documents == ()
    assert all(aside.reason for aside in found.set_aside)
    assert found.set_aside


def test_a_page_of_very_many_lines_is_read_without_an_extractor() -> None:
    source = f"<html><body><h1>{TITLE}</h1>{HTML}" + "<p>1</p>" * 60_000 + "</body></html>"
    (document,) = read(page(source, "text/html")).documents
    assert document.body == "\n".join(PARAGRAPHS)
    assert "fallback" in document.flags


def test_many_articles_on_one_page_take_time_as_they_are_many() -> None:
    articles = "\n".join(
        f"云江海岭两市携手推进第{n}批项目\n2021-03-05 09:12 来源:云江日报\n{PARAGRAPHS[0]}{PARAGRAPHS[1]}"
        for n in range(1_000)
    )
    assert len(read(page(articles)).documents) == 1_000

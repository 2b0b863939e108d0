"""Search: kinds with their counts, pages, and what is wrong with a query told beside its field."""

import html
import re

import pytest
from fastapi.testclient import TestClient

from liandong import Workspace
from tests.portal.conftest import Get
from tests.portal.test_lists import links, main_of


def hits(page: str) -> list[str]:
    return re.findall(r'<li><a href="([^"]*)">[^<]*</a> <span class="tag">', page)


def test_the_pages_of_a_search_are_all_that_it_finds(get: Get, opened: Workspace) -> None:
    wanted = [hit.id for hit in opened.ledger().search("合作", 500)]
    assert len(wanted) > 30
    page, seen = get("/zh/search?q=合作").text, []
    while True:
        seen += [address.rpartition("/")[2] for address in hits(page)]
        onward = links(page, "下一页")
        if not onward:
            break
        page = get(onward[0]).text
    assert seen == wanted
    assert f"共 {len(wanted)} 条" in page


def test_each_kind_tells_how_many_it_has_and_leads_to_them(get: Get) -> None:
    page = main_of(get("/zh/search?q=签约").text)
    tabs = re.findall(r'<li><a href="([^"]*)"[^>]*>[^<]* <b>(\d+)</b>', page)
    assert len(tabs) > 3
    assert sum(int(number) for _, number in tabs[1:]) == int(tabs[0][1])
    for address, number in tabs:
        assert f"共 {number} 条" in get(html.unescape(address)).text


@pytest.mark.parametrize(
    ("query", "told"), [("金额:", "没有写值"), ('"签约', "引号"), ("签约&kind=nonsense", "nonsense")]
)
def test_what_is_wrong_is_told_beside_the_field_and_the_query_stays(client: TestClient, query: str, told: str) -> None:
    answer = client.get(f"/zh/search?q={query}")
    assert answer.status_code == 400
    field = html.unescape(answer.text.partition('class="field wrong"')[2].partition("</form>")[0])
    assert told in field.partition('class="fault"')[2]
    assert f'value="{query.partition("&")[0]}"' in field
    assert client.get(f"/zh/search.json?q={query}").json()["fault"]


@pytest.mark.parametrize("query", ['"签 约"', "17", "签约 -开工", "地区:霁川", "无此词"])
def test_the_count_is_that_of_the_hits(get: Get, opened: Workspace, query: str) -> None:
    data = get(f"/zh/search.json?q={query}").json()
    assert data["total"] == len(opened.ledger().search(query, 10_000))
    assert get(f"/zh/search.json?q={query}&as_of=2024-06-30").json()["total"] == len(
        opened.ledger(as_of="2024-06-30").search(query, 10_000)
    )


def test_an_empty_search_explains_how_to_write_one(get: Get) -> None:
    page = get("/zh/search").text
    assert '<details class="how" open>' in page
    examples = [html.unescape(each) for each in re.findall(r"<code>(.*?)</code>", page)]
    assert len(examples) == 5
    for example in examples:
        get(f"/zh/search.json?q={example}")

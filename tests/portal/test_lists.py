"""Lists: their orders, pages, counts, filters as controls and chips; and the two controls of time on every page."""

import csv
import html
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from liandong import Workspace, open_workspace
from liandong.portal import application
from liandong.search import Filter, Order
from tests.portal.conftest import NAME, Get
from tests.workspace import tiny


def main_of(page: str) -> str:
    return page.partition("<main")[2].partition("</main>")[0]


def links(page: str, words: str) -> list[str]:
    """The addresses behind links whose words hold these."""
    found = re.findall(r'<a [^>]*href="([^"]*)"[^>]*>(.*?)</a>', page, flags=re.S)
    return [html.unescape(href) for href, inner in found if words in re.sub(r"<[^>]*>", "", inner)]


def labels(page: str) -> list[str]:
    return [html.unescape(each) for each in re.findall(r'<th scope="row" class="lead"><a [^>]*>(.*?)</a>', page)]


def test_the_pages_of_a_list_lead_on_and_back_and_are_the_whole_list(get: Get, opened: Workspace) -> None:
    every = [r.label for r in opened.ledger().listing("organisation", order=Order.NAME, limit=500).records]
    page, seen, ranges = get("/zh/organisations?limit=20").text, [], []
    while True:
        seen += labels(page)
        ranges += re.findall(r"第 (\d+)–(\d+) 条，共 (\d+) 条", page)
        onward = links(page, "下一页")
        if not onward:
            break
        page = get(onward[0]).text
    total = len(every)
    assert seen == every
    assert ranges == [("1", "20", f"{total}"), ("21", "40", f"{total}"), ("41", f"{total}", f"{total}")]
    (back,) = links(page, "上一页")
    assert labels(get(back).text) == every[20:40]


def test_links_between_pages_keep_filters_and_order(get: Get) -> None:
    (onward,) = links(get("/zh/projects?conflict=no&order=largest&limit=5").text, "下一页")
    assert {"conflict=no", "order=largest", "limit=5"} <= set(onward.partition("?")[2].split("&"))


def test_a_heading_leads_to_the_list_in_its_order_and_then_the_other_way(get: Get, opened: Workspace) -> None:
    page = get("/zh/projects?region=松砚").text
    assert re.search(r'aria-sort="descending"><a [^>]*>日期', page)
    (largest,) = [href for href in links(page.partition("<thead")[2], "投资额") if "order=" in href]
    largest_first = get(largest).text
    wanted = opened.ledger().listing("project", Filter.of("region", "松砚"), order=Order.LARGEST)
    assert labels(largest_first) == [record.label for record in wanted.records]
    assert links(largest_first.partition("<thead")[2], "投资额")[0].endswith("order=smallest")


def test_each_filter_that_holds_is_a_chip_that_takes_it_off(get: Get) -> None:
    page = get("/zh/projects?status=signed&conflict=no&limit=3").text
    (without,) = links(page.partition('class="chips"')[2], "签约")
    assert "status=" not in without
    assert "conflict=no" in without
    assert '<option value="signed" selected>签约</option>' in page


@pytest.mark.parametrize(("lang", "told"), [("zh", "不懂"), ("en", "does not know")])
def test_a_wrong_filter_is_told_beside_its_field_and_the_page_stays(client: TestClient, lang: str, told: str) -> None:
    answer = client.get(f"/{lang}/projects?amount=many&status=signed")
    assert answer.status_code == 400
    field = answer.text.partition('id="f-amount"')[2].partition("</div>")[0]
    assert 'value="many"' in field
    assert 'aria-invalid="true"' in field
    assert "many" in field.partition('class="fault"')[2]
    assert "<tbody" not in main_of(answer.text)
    data = client.get(f"/{lang}/projects.json?amount=many").json()
    assert list(data["faults"]) == ["amount"]
    assert "many" in data["error"]
    assert data["records"] == []
    table = client.get(f"/{lang}/projects.csv?amount=many")
    assert (table.status_code, table.json()["error"]) == (400, data["error"])


def test_a_language_that_the_portal_does_not_speak_is_no_page(client: TestClient) -> None:
    assert client.get("/fr/projects").status_code == 404
    assert client.get("/fr/projects.json").json().keys() == {"error", "remedy"}


def test_a_list_as_data_and_as_a_table_holds_the_same_as_the_page(get: Get) -> None:
    asked = "order=largest&limit=7&status=signed"
    page, data = get(f"/zh/projects?{asked}").text, get(f"/zh/projects.json?{asked}").json()
    sheet = get(f"/zh/projects.csv?{asked}")
    rows = list(csv.reader(io.StringIO(sheet.content.decode("utf-8-sig"))))
    assert labels(page) == [each["label"] for each in data["records"]] == [row[0] for row in rows[1:]]
    assert f"第 1–{len(data['records'])} 条，共 {data['total']} 条" in page
    assert data["ledger"]["version"] == 1
    assert sheet.headers["content-disposition"] == 'attachment; filename="projects-v1.csv"'
    assert get(f"/zh/projects.json?{asked}&after={data['after']}").json()["first"] == 8 if data["after"] else True


def test_a_place_of_another_list_is_an_error(client: TestClient) -> None:
    assert client.get("/zh/projects?after=nonsense").status_code == 400


def test_rows_tell_conflicts_and_how_many_sources(get: Get, opened: Workspace) -> None:
    (clashing,) = opened.ledger().listing("project", Filter.of("conflict", "yes")).records
    row = get("/zh/projects").text.partition(f"/zh/record/{clashing.id}")[2].partition("</tr>")[0]
    assert "说法冲突" in row
    assert f"{clashing.families} 个来源" in row


def test_an_empty_list_says_what_to_do_next(get: Get) -> None:
    page = main_of(get("/zh/projects?amount=>99999亿").text)
    assert "没有符合这些筛选的记录" in page
    assert links(page, "清除") == ["/zh/projects"] * 2
    assert "“导入”" in main_of(get("/zh/sites").text)


def test_the_names_in_lines_are_asked_for_at_once(get: Get, opened: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """Agreements name their parties; none is looked up for its row."""

    def one_by_one(self: object, id_: str) -> None:
        raise AssertionError(f"{id_} was asked for alone")

    monkeypatch.setattr(type(opened.ledger().view), "record", one_by_one)
    assert "、" in main_of(get("/zh/agreements").text)


@pytest.mark.parametrize("path", ["", "/projects", "/search?q=签约", "/documents"])
def test_every_page_tells_what_it_goes_by_and_offers_the_past(get: Get, path: str) -> None:
    page = get(f"/zh{path}").text
    assert re.search(r"数据截至 \d{4}-\d\d-\d\d \d\d:\d\d（台账第 1 版）</span> <span class=\"soft\">(今天|昨天)", page)
    assert 'name="as_of"' in page
    assert 'name="known_on"' in page
    assert 'class="banner"' not in page


def test_a_past_is_told_in_a_banner_with_the_way_back(get: Get) -> None:
    page = get("/zh/projects?as_of=2024-06&known_on=1&status=signed").text
    banner = page.partition('class="banner"')[2].partition("</p>")[0]
    assert "2024-06-30" in banner
    assert "第 1 版" in banner
    assert links(banner, "回到现在") == ["/zh/projects?status=signed"]
    form = page.partition('class="when"')[2].partition("</form>")[0]
    assert '<input type="hidden" name="status" value="signed">' in form
    assert 'name="as_of" value="2024-06-30"' in form


@pytest.fixture
def small(tmp_path: Path) -> Iterator[tuple[Workspace, TestClient]]:
    """A ledger of few made pages, to be written to."""
    with (
        open_workspace(tmp_path / "ws", create=True, code=tiny.spine()) as opened,
        TestClient(application(opened, hosts=[NAME]), f"http://{NAME}") as client,
    ):
        yield opened, client


def test_an_empty_ledger_says_so(small: tuple[Workspace, TestClient]) -> None:
    _, client = small
    page = client.get("/zh/projects").text
    assert "台账还是空的" in main_of(page)
    assert client.get("/zh").status_code == 200

"""Charts in the portal: drawn without a script, alive with one, above the table that tells the same figures."""

import gzip
import re
from html import unescape

import pytest

pytest.importorskip("vl_convert", reason="liandong[reports] is not installed: nothing is drawn")
from fastapi.testclient import TestClient
from lxml import etree
from playwright.sync_api import Browser

from liandong import Workspace
from liandong.errors import FontError
from liandong.messages import words
from liandong.portal import application
from liandong.workspace.cooperation import cooperation
from tests.picture import SIGNATURE
from tests.portal.conftest import NAME, Get

NAMES = ("industries", "statuses", "square", "pairs")
MOST_COMPRESSED = 450_000
"""Bytes of a page with a chart, with all that it asks for."""


def svgs(page: str) -> list[etree._Element]:
    return [etree.fromstring(each) for each in re.findall(r"<svg.*?</svg>", page, re.S)]


def test_the_overview_and_the_regions_show_charts_without_a_script(get: Get) -> None:
    assert [svg.get("aria-label") for svg in svgs(get("/zh").text)] == ["各类现状的项目数", "各行业总投资"]
    assert [svg.get("aria-label") for svg in svgs(get("/zh/regions").text)] == [
        "地区之间的合作记录", "合作记录最多的地区组合"
    ]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_chart_stands_above_its_own_data(get: Get, name: str) -> None:
    data = get(f"/zh/chart/{name}.json").json()
    page = get(f"/zh/chart/{name}").text
    cells = [unescape(re.sub("<[^>]+>", "", each)) for each in re.findall(r"<t[hd] ?[^>]*>.*?</t[hd]>", page)]
    assert cells == [*data["headings"], *(cell for row in data["rows"] for cell in row)]
    (svg,) = svgs(page)
    drawn = {"".join(map(str, each.itertext())) for each in svg.iter("{*}text")}
    assert {row[-1] for row in data["rows"]} <= drawn


def test_a_chart_tells_the_figures_of_the_ledger(get: Get, opened: Workspace) -> None:
    pairs = [row[-1] for row in get("/zh/chart/pairs.json").json()["rows"]]
    assert pairs == [str(tie.total) for tie in cooperation(opened.ledger()).ties]
    told = opened.ledger().overview("project")
    statuses = [int(row[-1]) for row in get("/zh/chart/statuses.json").json()["rows"]]
    assert sorted(statuses) == sorted(part.records for part in told.statuses)


@pytest.mark.parametrize(("form", "begins"), [("svg", b"<svg"), ("png", SIGNATURE)])
def test_a_chart_is_kept_as_a_picture(get: Get, form: str, begins: bytes) -> None:
    answer = get(f"/zh/chart/pairs/{form}")
    assert answer.content.startswith(begins)
    assert "attachment" in answer.headers["content-disposition"]


@pytest.mark.parametrize("path", ["/zh/chart/none", "/zh/chart/pairs/gif", "/zh/chart/none/svg", "/script/x/vega.js"])
def test_there_is_no_other_chart(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_without_a_chinese_font_the_table_stands_and_the_page_says_why(
    get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fontless(*given: object, **named: object) -> str:
        raise FontError(words("fault.no_chinese_font", families="Noto Sans CJK SC"))

    monkeypatch.setattr("liandong.portal.charts.svg", fontless)
    page = get("/zh/regions").text
    assert "<svg" not in page
    assert "Noto Sans CJK SC" in page
    assert "<table" in page


def test_without_the_libraries_that_draw_the_pages_stand(opened: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("liandong.portal.charts.drawable", lambda: False)
    with TestClient(application(opened, hosts=[NAME]), f"http://{NAME}") as client:
        assert "liandong[reports]" in client.get("/zh").text
        assert client.get("/zh/chart/pairs").status_code == 200


def test_a_chart_comes_to_life_and_asks_for_nothing_that_the_policy_forbids(chromium: Browser, at: str) -> None:
    context = chromium.new_context(base_url="http://" + at.removeprefix("http://").partition("/")[0])
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if "Policy" in message.text else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto("/zh/chart/pairs", timeout=120_000)
    page.locator("#chart .vega-embed svg").wait_for(timeout=120_000)
    page.locator("#chart path[aria-roledescription=bar]").first.hover()
    page.wait_for_function("document.getElementById('pointed').textContent !== ''")
    rows = page.locator("tbody tr").first.inner_text().split()
    assert page.locator("#pointed").inner_text() == f"{rows[0]} — {rows[1]} · {rows[2]}"
    assert said == []
    context.close()


def test_a_page_with_a_chart_is_light(client: TestClient) -> None:
    page = client.get("/zh/chart/square")
    assert page.status_code == 200
    asked = re.findall(r'(?:src|href)="(/(?:static|script)/[^"]+)"', page.text)
    assert len(asked) == 4
    sent = sum(len(gzip.compress(client.get(path).content)) for path in asked)
    assert sent + len(gzip.compress(page.content)) <= MOST_COMPRESSED
    answer = client.get(next(path for path in asked if "/script/" in path))
    assert answer.headers["content-encoding"] == "gzip"
    assert "immutable" in answer.headers["cache-control"]

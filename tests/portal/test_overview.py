"""The overview tells the figures of the ledger in each form, and what has changed since one last looked."""

import csv
import html
import io
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from liandong import Workspace, open_workspace
from liandong.exchange.wording import money
from liandong.portal import application
from liandong.search import Filter
from tests.portal.conftest import NAME, Get
from tests.portal.test_cards import section
from tests.portal.test_lists import links
from tests.workspace import tiny


@pytest.fixture
def small(tmp_path: Path) -> Iterator[tuple[Workspace, TestClient]]:
    """A ledger of few made pages, to be written to, in three versions."""
    with open_workspace(tmp_path / "ws", create=True, code=tiny.spine()) as opened:
        for name, text in {
            "a": "甲园 amount 5\n甲园 place 广州市番禺区",
            "b": "乙园 amount 7\n乙园 place 深圳市",
            "c": "丙园 amount 9",
        }.items():
            opened.build([tiny.write(tmp_path / name, {f"{name}.txt": text})])
        with TestClient(application(opened, hosts=[NAME]), f"http://{NAME}") as client:
            yield opened, client


def test_page_data_and_table_hold_the_same_figures(get: Get, opened: Workspace) -> None:
    told = opened.ledger().overview("project")
    page, data = get("/zh").text, get("/zh/overview.json").json()
    rows = list(csv.reader(io.StringIO(get("/zh/overview.csv").content.decode("utf-8-sig"))))
    (total,) = told.all.sums
    assert money(total.low, total.high, total.currency) in section(page, "regions")
    assert f"（{told.all.records} 个中 {total.records} 个已知）" in section(page, "regions")
    assert data["projects"]["all"]["records"] == told.all.records
    assert Decimal(data["projects"]["all"]["sums"][0]["low"]) == total.low
    (row,) = [row for row in rows if row[0] == "all"]
    assert (int(row[3]), Decimal(row[5]), int(row[7])) == (told.all.records, total.low, total.records)
    statuses = {part.code: part.records for part in told.statuses if part.code}
    assert {row[1]: int(row[3]) for row in rows if row[0] == "status" and row[1]} == statuses


def test_each_number_of_a_region_and_stage_leads_to_as_many_projects(get: Get) -> None:
    cells = re.findall(r'<a href="([^"]*status=[^"]*)">(\d+)</a>', section(get("/zh").text, "regions"))
    assert len(cells) > 3
    for address, number in cells:
        data = get(html.unescape(address).replace("/zh/projects?", "/zh/projects.json?")).json()
        assert data["total"] == int(number)


def test_regions_that_no_table_has_are_called_as_they_are_told(get: Get, opened: Workspace) -> None:
    parts = {part.code: part.records for part in opened.ledger().overview("project").regions}
    assert parts["澜江新区"] == opened.ledger().total("project", Filter.of("region", "澜江新区")) > 0
    assert ">澜江新区</a>" in section(get("/zh").text, "regions")


def test_regions_stand_under_their_provinces(small: tuple[Workspace, TestClient]) -> None:
    _, client = small
    rows = re.findall(
        r'<tr( class="inner")?><th scope="row"><a [^>]*>([^<]*)<', section(client.get("/zh").text, "regions")
    )
    assert [(bool(inner), name) for inner, name in rows] == [
        (False, "全部项目"), (False, "广东省"), (True, "广州市"), (True, "深圳市"),
    ]  # fmt: skip
    assert client.get("/zh/overview.json").json()["projects"]["regions"][-1]["code"] is None


@pytest.mark.parametrize(
    ("currency", "low", "high", "shown"),
    [
        ("CNY", "2889e7", "2889e7", "288.9亿元"),
        ("CNY", "3e8", "5e8", "3亿–5亿元"),
        ("USD", "5e7", "5e7", "5,000万元 USD"),
    ],
)
def test_a_sum_is_told_with_its_unit_and_bounds(currency: str, low: str, high: str, shown: str) -> None:
    assert money(Decimal(low), Decimal(high), currency) == shown


def test_the_conflicts_that_matter_most_are_told_with_both_values(get: Get, opened: Workspace) -> None:
    (clashing,) = opened.ledger().listing("project", Filter.of("conflict", "yes")).records
    told = html.unescape(section(get("/zh").text, "conflicts"))
    assert clashing.label in told
    assert "投资额 18.6亿元 ≠ 21.6亿元" in told


def test_commitments_due_next_come_in_the_order_of_their_days(get: Get) -> None:
    days = re.findall(r'data-th="期限"[^>]*>([^<]+)<', section(get("/zh?as_of=2026-01-01").text, "due"))
    assert len(days) > 2
    assert days == sorted(days)
    assert min(days) >= "2026"


def test_what_changed_since_one_last_looked_stays_told_until_there_is_more(
    small: tuple[Workspace, TestClient], tmp_path: Path
) -> None:
    opened, client = small
    first = client.get("/zh")
    assert client.cookies["liandong_seen"] == "3"
    assert "您上次看到" not in first.text
    assert "第 2 版" in section(first.text, "changes")
    opened.build([tiny.write(tmp_path / "d", {"d.txt": "丁园 amount 1"})])
    opened.build([tiny.write(tmp_path / "e", {"e.txt": "戊园 amount 1"})])
    for _ in range(2):
        told = section(client.get("/zh").text, "changes")
        assert "您上次看到第 3 版以来" in told
        assert "新增 2" in told
        assert client.cookies["liandong_seen"] == "5.3"
    (address,) = links(told.partition("上一版")[0], "看看是哪些")
    assert sorted(links(client.get(address).text, "园")) == sorted(
        f"/zh/record/{record.id}" for record in opened.ledger().records() if record.label in ("丁园", "戊园")
    )


@pytest.mark.parametrize("kept", ["", "x", "9", "9.1", "3.9.9", "٣", "1" * 30, "3.3"])
def test_a_cookie_that_tells_nothing_is_passed_over(kept: str, small: tuple[Workspace, TestClient]) -> None:
    _, client = small
    answer = client.get("/zh", headers=[(b"cookie", f"liandong_seen={kept}".encode())])
    assert answer.status_code == 200
    assert "您上次看到" not in answer.text


def test_the_past_leaves_no_trace_of_a_visit(small: tuple[Workspace, TestClient]) -> None:
    _, client = small
    assert "set-cookie" not in client.get("/zh?known_on=1").headers
    assert "set-cookie" not in client.get("/zh/projects").headers


def test_what_ended_is_shown_as_it_was_known(written: tuple[Workspace, TestClient]) -> None:
    opened, client = written
    one, other = list(opened.ledger().records("policy"))[:2]
    opened.decide(one.id, other.id, "same", actor="王明", reason="现场核实")
    opened.build([])
    gone = max(one.id, other.id)
    (address,) = [link for link in links(client.get("/zh/changes?since=1").text, "") if gone in link]
    assert address == f"/zh/record/{gone}?known_on=1"
    assert client.get(address).status_code == 200
    data = client.get("/zh/changes.json?since=1").json()
    assert data["changes"]["policy"] == {"added": [], "changed": [min(one.id, other.id)], "ended": [gone]}
    assert client.get("/zh/changes?since=99").status_code == 404

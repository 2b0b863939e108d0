"""Cards: what a record went through, what is related to it, what persons did to it and what it was before."""

import html
import re

import pytest
from fastapi.testclient import TestClient
from markupsafe import escape

from liandong import Workspace
from liandong.model import Record
from tests.portal.conftest import Get
from tests.portal.test_lists import links

WHO = {"actor": "王明", "reason": "现场核实"}


def section(page: str, name: str) -> str:
    return page.partition(f'<section id="{name}"')[2].partition("</section>")[0]


def named(opened: Workspace, kind: str, words: str) -> Record:
    (found,) = [record for record in opened.ledger().records(kind) if words in record.label]
    return found


def test_a_card_tells_the_stages_in_their_order_each_with_its_day_and_sentence(get: Get, opened: Workspace) -> None:
    record = named(opened, "project", "细胞治疗产业化中心")
    told = section(get(f"/zh/record/{record.id}").text, "stages")
    found = re.findall(r'class="day">([^<]*)</span>.*?class="v">([^<]*)<', told, flags=re.S)
    assert found == [("2024-05", "签约"), ("2025-03", "在建"), ("日期未写明", "投产")]
    assert told.count("<blockquote>") >= 3


def test_the_card_of_an_event_shows_its_outcomes_as_they_stand_now(get: Get, opened: Workspace) -> None:
    event = named(opened, "event", "第三届霁川鹭原")
    told = section(get(f"/zh/record/{event.id}").text, "related")
    project = named(opened, "project", "细胞治疗产业化中心")
    row = told.partition(f"/zh/record/{project.id}")[2].partition("</tr>")[0]
    assert "投产" in row
    data = get(f"/zh/record/{event.id}.json").json()
    wanted = {(name, record.id) for name, record in opened.ledger().referring(event)}
    assert {(name, each["id"]) for each in data["related"] for name in each["by"]} == wanted
    assert len(data["related"]) > 10


def test_the_card_of_an_organisation_is_its_portrait(get: Get, opened: Workspace) -> None:
    firm = named(opened, "organisation", "霁光半导体有限公司")
    told = section(get(f"/zh/record/{firm.id}").text, "related")
    rows = [re.sub(r"<[^>]*>", " ", row).split() for row in told.partition("<tbody>")[2].split("</tr>") if row.strip()]
    signed = next(row for row in rows if row[0] == "光刻胶配套材料项目")
    assert {"项目", "2025-09-16", "参与方", "芦砚新材料公司", "澜江新区", "签约"} <= set(signed)
    assert "霁光半导体有限公司" not in signed
    days = [next((word for word in row if re.fullmatch(r"[\d-]{7,10}", word)), "") for row in rows]
    assert days == sorted(days, reverse=True)


def test_a_name_that_several_organisations_bear_is_no_ones_alone(get: Get, opened: Workspace) -> None:
    """What an organisation had a part in tells of it on the same page, or bears a name that no other has."""
    ledger = opened.ledger()
    for record in ledger.records("organisation"):
        own = {value.value.text for value in record.values("name")}
        pages = {q.document for _, values in record.properties for v in values for q in v.evidence}
        others = {v.value.text for r in ledger.records("organisation") if r.id != record.id for v in r.values("name")}
        for name, other in ledger.naming(record):
            said = {value.value.text for value in other.values(name)}
            near = pages & {q.document for _, values in other.properties for v in values for q in v.evidence}
            assert said & own
            assert near or said & (own - others)


def test_what_may_be_one_is_told_on_the_cards_of_both(get: Get, opened: Workspace) -> None:
    (asking,) = [answer for answer in opened.ledger().answers() if answer.recipe == "same?"][:1]
    one, other = asking.inputs[:2]
    for this, that in ((one, other), (other, one)):
        page = get(f"/zh/record/{this}").text
        assert f"/zh/record/{that}" in page.partition('class="doubles"')[2].partition("</p>")[0]
        assert that in get(f"/zh/record/{this}.json").json()["may_be_one_with"]


@pytest.mark.parametrize("kind", ["event", "project", "agreement", "organisation", "person", "figure", "commitment"])
def test_every_card_of_the_samples_can_be_told(get: Get, opened: Workspace, kind: str) -> None:
    for record in opened.ledger().records(kind):
        address = f"record/{record.id}"
        assert escape(record.label) in get(f"/zh/{address}").text
        assert get(f"/en/{address}.json").json()["id"] == record.id
        table = get(f"/zh/{address}.csv").content.decode("utf-8-sig").splitlines()
        assert len(table) > len(record.properties)


def test_a_card_tells_what_persons_did_and_what_the_record_was(written: tuple[Workspace, TestClient]) -> None:
    opened, client = written
    record = next(r for r in opened.ledger().records("project") if "细胞治疗产业化中心" in r.label)
    address = f"/zh/record/{record.id}"
    assert section(client.get(address).text, "deeds") == ""
    act = opened.correct(record.id, "amount", "98.7亿元", **WHO)
    pending = section(client.get(address).text, "deeds")
    assert "王明" in pending
    assert "98.7亿元" in pending
    opened.build([])
    page = client.get(address).text
    assert ("投资额：", "18.6亿元", "98.7亿元") in re.findall(
        r'<li>([^<]*)<span class="was">([\d.亿元]*)[^<]*</span> → ([\d.亿元]*)', section(page, "former")
    )
    (first,) = links(section(page, "former"), "第 1 版")
    assert first == f"{address}?known_on=1"
    assert "98.7亿元" not in html.unescape(client.get(first).text.partition("<main")[2].partition('id="deeds"')[0])
    opened.undo(act, **WHO)
    assert "已撤销" in section(client.get(address).text, "deeds")


def test_a_figure_tells_its_vintages_by_the_day_of_publication(get: Get, opened: Workspace) -> None:
    figures = [record for record in opened.ledger().records("figure") if len(record.values("value")) > 1]
    assert figures
    for figure in figures:
        told = section(get(f"/zh/record/{figure.id}").text, "vintages")
        days = [day for day in re.findall(r'class="day">([^<]*)<', told) if day[:1].isdigit()]
        assert told.count('class="v"') == len(figure.values("value"))
        assert days == sorted(days)

"""Regions, data quality, settings, help and the menu: every number opens the list that it counts."""

import html
import re
from urllib.parse import parse_qsl, urlsplit

import pytest
from fastapi.testclient import TestClient

from liandong import Workspace
from liandong.messages import LANGUAGES, has
from liandong.model import KINDS
from liandong.portal.menu import GROUPS, SLUGS
from liandong.search import Filter
from liandong.settings import described
from liandong.workspace.shelf import conditions, leaf
from tests.portal.conftest import Get
from tests.portal.places import EXAMPLES, pages

UNDER = {"/match/needs", "/match/offers", "/match/rounds"}
"""Pages that the menu leads to, though their addresses stand under that of another."""
APART = {"/nothing", "/login", "/account"}
"""A page that there is not, and those that the top of each page leads to where people log in."""


def numbers(page: str) -> list[tuple[str, int]]:
    """The links of the page's main part that are a number, with what they lead to."""
    main = page.partition("<main")[2].partition("</main>")[0]
    found = re.findall(r'<a href="([^"]+)">(\d+)(?:<span class="unseen">[^<]*</span>)?</a>', main)
    return [(html.unescape(link), int(number)) for link, number in found]


def counted(opened: Workspace, link: str) -> int:
    """How many things the ledger holds that meet what stands in a link."""
    ledger, parts = opened.ledger(), urlsplit(link)
    asked = dict(parse_qsl(parts.query))
    _, _, page = parts.path[1:].partition("/")
    if page == "search":
        return ledger.count(asked["q"])
    if page == "documents":
        return len(leaf(ledger, conditions(**asked), limit=10_000).documents)
    kind = next(kind for kind, slug in SLUGS.items() if slug == page)
    return ledger.total(kind, *(Filter.of(name, value) for name, value in asked.items()))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", ["/regions", "/region/鹭原市", "/quality"])
def test_each_number_opens_the_list_that_it_counts(get: Get, opened: Workspace, lang: str, path: str) -> None:
    found = numbers(get(f"/{lang}{path}").text)
    assert found
    assert [(link, number) for link, number in found if counted(opened, link) != number] == []


def test_a_region_that_nothing_lies_in_is_told_from_one_that_there_is_not(client: TestClient) -> None:
    assert client.get("/zh/region/540100").status_code == 200
    assert client.get("/zh/region/乌有市").status_code == 404


def test_regions_are_the_same_in_every_form(get: Get) -> None:
    told = get("/zh/regions.json").json()
    rows = get("/zh/regions.csv").text.splitlines()[1:]
    assert [sum(map(int, row.split(",")[2:])) for row in rows] == [sum(p["records"].values()) for p in told["pairs"]]


def test_quality_is_the_same_in_every_form(get: Get) -> None:
    told = get("/zh/quality.json").json()["kinds"]
    rows = [row.split(",")[1:] for row in get("/zh/quality.csv").text.splitlines()[1:]]
    names = ("records", "official", "filled", "expected", "single_source", "conflicts")
    assert rows == [[str(each[name]) for name in names] for each in told]


def test_every_setting_is_told_with_value_meaning_and_source(
    get: Get, opened: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIANDONG_WORKERS", "3")
    assert opened.folder is not None
    told = {each["name"]: each for each in get("/en/settings.json").json()["settings"]}
    assert set(told) == {knob.name for knob in described()}
    assert told["workers"]["source"] == "the environment (LIANDONG_WORKERS)"
    assert told["batch_pages"]["source"] == "default"
    for knob in described():
        assert told[knob.name]["meaning"] == knob.meaning
        assert has(f"portal.meaning_{knob.name}", "zh")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_menu_leads_to_every_page_that_stands_by_itself(get: Get, opened: Workspace, lang: str) -> None:
    page = get(f"/{lang}/help").text
    offered = {path for _, group in GROUPS for path, _ in group}
    named = tuple(path.partition("{")[0] for path in EXAMPLES)  # one page for each thing
    plain = {path for path in pages(opened) if re.fullmatch(r"[/\w-]*", path) and not path.startswith(named)}
    apart = {path for path in plain if path.count("/") < 2 or path.rpartition("/")[0] not in plain}  # under no other
    assert offered == (apart | UNDER) - APART
    for path in offered:
        assert f'<a href="/{lang}{path}"' in page


def test_the_help_tells_of_every_page_and_flag(get: Get) -> None:
    sections = get("/en/help.json").json()["sections"]
    assert len(sections["pages"]) == sum(len(group) for _, group in GROUPS)
    assert len(sections["pages"]) >= len(KINDS)
    assert all(each["term"] and each["meaning"] for rows in sections.values() for each in rows)

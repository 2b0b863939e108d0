"""Each page in each language and form, what is told where something is wrong, and what every answer carries."""

import csv
import io

import pytest
from fastapi.testclient import TestClient

from liandong import Workspace
from liandong.messages import LANGUAGES
from liandong.portal.menu import SLUGS
from tests.portal.conftest import Get

PATHS = (
    "",
    "/changes",
    *(f"/{slug}" for slug in SLUGS.values()),
    "/documents",
    "/documents?flag=spun",
    "/set-aside",
    "/search",
    "/search?q=签约",
    "/search?q=签约&kind=project&page=2",
)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", PATHS)
def test_every_page_is_there_in_three_forms(get: Get, lang: str, path: str) -> None:
    page, _, asked = path.partition("?")
    html = get(f"/{lang}{path}")
    assert html.headers["content-type"] == "text/html; charset=utf-8"
    assert f'<html lang="{"zh-CN" if lang == "zh" else "en"}">' in html.text
    data = page or "/overview"
    assert isinstance(get(f"/{lang}{data}.json?{asked}").json(), dict)
    rows = list(csv.reader(io.StringIO(get(f"/{lang}{data}.csv?{asked}").content.decode("utf-8-sig"))))
    assert len({len(row) for row in rows}) == 1


def test_a_card_shows_every_value_with_its_sentence(get: Get, opened: Workspace) -> None:
    record = next(each for each in opened.ledger().records("project") if each.first("amount"))
    card = get(f"/zh/record/{record.id}").text
    for _, values in record.properties:
        for value in values:
            assert all(
                quote.text.split("<")[0] in card.replace("<b>", "").replace("</b>", "") for quote in value.evidence
            )
    assert get(f"/zh/record/{record.id}.json").json()["id"] == record.id


def test_lists_are_narrowed_by_what_stands_in_the_address(get: Get, opened: Workspace) -> None:
    signed = get("/zh/projects.json?status=签约").json()["records"]
    assert signed
    assert len(signed) < len(list(opened.ledger().records("project")))


def test_links_hand_on_the_past_that_was_asked_for(get: Get) -> None:
    page = get("/zh/projects?as_of=2024-06-30").text
    assert "as_of=2024-06-30" in page.partition("<main")[2]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/zh/nothing", 404),
        ("/en/record/0123456789", 404),
        ("/zh/document/x", 404),
        ("/zh/projects?known_on=999", 404),
        ("/en/projects?amount=many", 400),
        ("/zh/projects?as_of=never", 400),
        ("/zh/search?q=金额:", 400),
        ("/fr/projects", 404),
    ],
)
def test_what_is_wrong_is_told_with_a_remedy(client: TestClient, path: str, status: int) -> None:
    told = client.get(path)
    assert told.status_code == status
    assert "Traceback" not in told.text


def test_texts_of_the_ledger_never_become_markup(client: TestClient) -> None:
    told = client.get("/zh/search?q=<script>alert(1)</script>")
    assert "<script>alert" not in told.text


def test_every_answer_tells_browsers_what_pages_may_do(client: TestClient) -> None:
    for path in ("/zh", "/zh/nothing", "/static/x/portal.css", "/zh/projects.json"):
        headers = client.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def test_the_head_of_a_page_is_that_of_the_page_without_its_body(client: TestClient) -> None:
    head, page = client.head("/zh/projects"), client.get("/zh/projects")
    assert (head.status_code, head.content) == (200, b"")
    assert {"etag", "content-length", "content-security-policy"} <= head.headers.keys()
    assert head.headers["content-length"] == page.headers["content-length"]


def test_a_portal_called_by_another_name_does_not_answer(client: TestClient) -> None:
    assert client.get("/zh", headers={"host": "evil.example"}).status_code == 421


def test_a_table_holds_no_cell_that_excel_would_run(client: TestClient) -> None:
    from liandong.portal.sheet import Table

    assert Table(["名称"], [["=HYPERLINK(1)"]]).csv().decode("utf-8-sig").splitlines()[1] == "'=HYPERLINK(1)"

"""Reports in the portal: asked for, made by a job, opened where they can do nothing, published, deleted, put back."""

import io
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

pytest.importorskip("typst", reason="liandong[reports] is not installed: no report is made")
import docx
from playwright.sync_api import Browser, Page, expect

from liandong import Workspace, open_workspace
from liandong.access import Role
from liandong.jobs import Job, Jobs
from liandong.portal.guard import POLICY
from liandong.portal.reporting import SORT
from liandong.reports.shelf import Shelf
from tests import browser
from tests.browser import prepared
from tests.portal.conftest import handing
from tests.portal.entering import NAMES, house
from tests.portal.hand import Hand, wrong
from tests.portal.looking import faults, unfolded
from tests.portal.test_import import ended

ASKED = {"do": "make", "region": ["霁川市"], "regions": "鹭原、屿安", "period": "2017..2025", "lang": "zh"}


def make(hand: Hand, **fields: Any) -> str:
    """The page of a report that was made, as it is led to."""
    hand.done("/zh/reports", **{**ASKED, "format": ["html"], **fields})
    return ended(hand, hand.led)


def shelf(workspace: Workspace) -> Shelf:
    assert workspace.folder is not None
    return Shelf(workspace.folder / ".portal" / "reports")


def test_a_report_is_asked_for_made_and_opened(hand: Hand, own: Workspace) -> None:
    page = make(hand, format=["html", "docx", "pdf"], title="三市合作季报")
    at = hand.led
    assert "<h1>三市合作季报</h1>" in page
    assert f"依据台账第 {own.ledger().version} 版" in page
    files = {name: hand.client.get(f"{at}/file/{name}") for name in ("html", "docx", "pdf")}
    assert files["pdf"].content.startswith(b"%PDF")
    assert docx.Document(io.BytesIO(files["docx"].content)).tables
    assert "filename*=UTF-8''%E4%B8%89%E5%B8%82" in files["html"].headers["content-disposition"]
    assert hand.client.get(f"{at}/open").content == files["html"].content
    told = hand.client.get("/zh/reports.json").json()["reports"]
    assert [(each["regions"], each["by"]["actor"], each["stale"]) for each in told] == [
        (["霁川市", "鹭原", "屿安"], "周敏", False)
    ]
    assert "三市合作季报" in hand.client.get("/zh/reports.csv").text


def test_an_opened_report_may_do_nothing(hand: Hand) -> None:
    make(hand)
    answer = hand.client.get(f"{hand.led}/open")
    (policy,) = answer.headers.get_list("content-security-policy")
    assert policy != POLICY
    assert "sandbox" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert re.search(r"style-src 'sha256-[\w+/=]+';", policy)
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert hand.client.get(hand.led).headers["content-security-policy"] == POLICY


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"regions": "", "region": []}, "#f-regions"),
        ({"regions": "鼓楼区"}, "#f-regions"),
        ({"period": "某年"}, "#f-period"),
        ({"format": ["odt"]}, "#f-format"),
        ({"actor": " "}, "#f-actor"),
        ({"lang": "fr"}, "#f-lang"),
    ],
)
def test_what_cannot_be_made_is_told_beside_its_field(hand: Hand, fields: dict[str, Any], field: str) -> None:
    answer = hand.send("/zh/reports", **{**ASKED, "format": ["html"], **fields})
    assert answer.status_code in (400, 422)
    assert wrong(answer.text)
    assert f'href="{field}"' in answer.text
    assert hand.client.get("/zh/reports.json").json() == hand.client.get("/zh/reports.json").json() | {
        "reports": [], "jobs": []
    }  # fmt: skip


def test_a_report_is_published_and_withdrawn_by_a_persons_word(hand: Hand, own: Workspace) -> None:
    make(hand)
    at = hand.led
    assert hand.send(at, do="publish", reason=" ").status_code == 422
    assert shelf(own).published() == ()
    hand.done(at, do="publish")
    assert [(each.published.actor, each.published.reason) for each in shelf(own).published() if each.published] == [
        ("周敏", "电话核实")
    ]
    assert "已发布" in hand.open(at)
    hand.done(at, do="withdraw")
    assert shelf(own).published() == ()


def test_who_may_not_review_writes_reports_and_does_not_publish_them(own: Workspace) -> None:
    with house(own) as held:
        reader, editor, reviewer = (held.as_(role) for role in (Role.READER, Role.EDITOR, Role.REVIEWER))
        assert 'value="make"' not in reader.open("/zh/reports")
        make(editor)
        at = editor.led
        assert "网页" in reader.open(at)
        assert reader.client.get(f"{at}/open").status_code == 200
        assert held.browser().client.get(f"{at}/open", follow_redirects=False).status_code == 303
        assert 'value="publish"' not in editor.open(at)
        for deed in ("publish", "delete"):
            assert editor.send(at, do=deed).status_code == 403
        assert editor.send("/zh/reports", do=f"destroy:{at.rpartition('/')[2]}").status_code == 403
        reviewer.done(at, do="publish")
        assert [each.by.actor for each in shelf(own).published()] == [NAMES[Role.EDITOR]]


def test_a_deleted_report_can_be_put_back_or_taken_for_good(hand: Hand, own: Workspace) -> None:
    make(hand)
    at, id_ = hand.led, hand.led.rpartition("/")[2]
    hand.done(at, do="delete")
    assert hand.client.get(at).status_code == 404
    assert hand.client.get(f"{at}/open").status_code == 404
    hand.done("/zh/reports", do=f"restore:{id_}")
    assert hand.client.get(at).status_code == 200
    hand.done(at, do="delete")
    hand.done("/zh/reports", do=f"destroy:{id_}")
    assert hand.client.get("/zh/reports.json").json()["reports"] == []
    assert shelf(own).all(deleted=True) == ()


def test_a_report_says_when_the_ledger_has_moved_on_and_is_made_anew(hand: Hand, own: Workspace) -> None:
    make(hand)
    old = hand.led
    own.enter(
        "project", {"name": "丁港四期工程", "place": "鹭原市", "amount": "3亿元"}, actor="王明", reason="现场核实"
    )
    own.build([])
    version = own.ledger().version
    assert f"依据台账第 {version - 1} 版，台账现在是第 {version} 版" in hand.open(old)
    hand.done(old, do="again")
    page = ended(hand, hand.led)
    assert hand.led != old
    assert f"依据台账第 {version} 版" in page
    assert "丁港四期工程" in hand.client.get(f"{hand.led}/open").text


def test_what_was_erased_takes_older_reports_with_it(hand: Hand, own: Workspace) -> None:
    make(hand)
    at = hand.led
    own.erase("01_forum_news.txt", actor="王明", reason="误收")
    assert hand.client.get(f"{at}/open").status_code == 404
    assert shelf(own).all() == ()


def test_a_report_that_was_read_while_something_was_erased_goes_too(hand: Hand, own: Workspace) -> None:
    """By its time it was begun after the erasure, which was written down before it was done."""
    make(hand)
    assert own.folder is not None
    (told,) = (own.folder / ".portal" / "reports").glob("*/report.json")
    own.erase("01_forum_news.txt", actor="王明", reason="误收")
    late = re.sub(rb'"at":"[^"]*"', b'"at":"2999-01-01T00:00:00+08:00"', told.read_bytes(), count=1)
    told.write_bytes(late)
    assert hand.client.get(f"{hand.led}/open").status_code == 404
    assert not told.exists()
    make(hand)
    assert hand.client.get(f"{hand.led}/open").status_code == 200


@pytest.mark.parametrize("at", ["x", "2026-01-01T00:00:00"])
def test_a_damaged_report_keeps_nobody_from_the_others(hand: Hand, own: Workspace, at: str) -> None:
    make(hand)
    assert own.folder is not None
    (told,) = (own.folder / ".portal" / "reports").glob("*/report.json")
    told.write_bytes(re.sub(rb'"at":"[^"]*"', b'"at":"%s"' % at.encode(), told.read_bytes(), count=1))
    assert hand.client.get("/zh/reports").status_code == 200
    assert hand.client.get(f"{hand.led}/open").status_code == 404


def test_a_report_that_is_done_while_its_page_is_asked_for_is_there(
    hand: Hand, own: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(hand)
    assert own.folder is not None
    (place,) = (each.parent for each in (own.folder / ".portal" / "reports").glob("*/report.json"))
    away, job_of, jobs_of = place.rename(own.folder / "away"), Jobs.job, Jobs.all

    def job(jobs: Jobs, *which: str) -> Job:
        if SORT in which:  # the page asks; the worker, which asks for jobs of any sort, may still be at it
            away.rename(place)
        return job_of(jobs, *which)

    def every_job(jobs: Jobs, *which: str) -> tuple[Job, ...]:
        if SORT in which:
            away.rename(place)
        return jobs_of(jobs, *which)

    monkeypatch.setattr(Jobs, "job", job)
    assert hand.client.get(hand.led).status_code == 200
    monkeypatch.undo()
    place.rename(away)
    monkeypatch.setattr(Jobs, "all", every_job)
    assert len(hand.client.get("/zh/reports.json").json()["reports"]) == 1


def test_a_machine_without_chinese_fonts_says_so(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("liandong.charts.fonts._drawn", lambda folders: False)
    page = make(hand, region=["霁川市"], regions="")
    assert 'class="state failed"' in page
    assert "Noto Sans CJK SC" in page


def test_a_job_of_an_import_is_no_report_and_the_other_way_round(hand: Hand) -> None:
    make(hand)
    assert hand.client.get(hand.led.replace("/report/", "/import/")).status_code == 404
    assert hand.client.get("/zh/import.json").json()["imports"] == []


@pytest.mark.parametrize("id_", ["x", "20261126000000000000-00000000", "..%2f..%2fkey", "%00"])
def test_there_is_no_other_report(hand: Hand, id_: str) -> None:
    for path in (f"/zh/report/{id_}", f"/zh/report/{id_}/open", f"/zh/report/{id_}/file/html"):
        assert hand.client.get(path).status_code == 404


def test_names_of_regions_that_are_hostile_stay_text(hand: Hand) -> None:
    name = "<img src=x onerror=alert(1)>市"
    page = make(hand, region=[], regions=name, title="<script>alert(1)</script>")
    for text in (page, hand.open("/zh/reports"), hand.client.get(f"{hand.led}/open").text):
        assert "<img" not in text
        assert "<script>" not in text


def _place(own: Workspace) -> Path:
    assert own.folder is not None
    return own.folder


@pytest.mark.parametrize("script", [True, False])
def test_a_report_is_made_and_opened_in_a_browser(chromium: Browser, own: Workspace, script: bool) -> None:
    with browser.served(_place(own)) as at:
        context = chromium.new_context(base_url=at, java_script_enabled=script)
        page = context.new_page()
        strayed: list[str] = []
        here = urlsplit(at).netloc
        page.on(
            "request", lambda request: None if urlsplit(request.url).netloc == here else strayed.append(request.url)
        )
        page.goto("/zh/reports")
        page.get_by_label("鹭原市", exact=True).check()
        page.fill("#f-regions", "霁川")
        page.fill("#f-period", "2017..2025")
        page.fill("#f-actor", "周敏")
        page.get_by_role("button", name="编写报告").click()
        page.get_by_role("link", name="打开").click(timeout=120_000)
        expect(page.get_by_role("heading", level=1)).to_have_text("区域合作研究报告")
        assert page.url.endswith("/open")
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).textAlign") == "center"
        page.locator("a.cite").first.click()
        assert page.url.endswith("#s-1")
        assert strayed == []
        context.close()


def test_a_report_is_made_and_opened_with_keys_alone(chromium: Browser, own: Workspace) -> None:
    with browser.served(_place(own)) as at:
        context = chromium.new_context(base_url=at)
        page = context.new_page()
        page.goto("/zh/reports")
        _tab_to(page, "[name=region]")
        page.keyboard.press("Space")
        _tab_to(page, "#f-period")
        page.keyboard.press("Control+A")
        page.keyboard.type("2017..2025")
        _tab_to(page, "[name=format][value=docx]")
        page.keyboard.press("Space")
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        _tab_to(page, "#f-actor")
        page.keyboard.type("周敏")
        page.keyboard.press("Enter")  # writes nothing: a report is asked for with its button
        assert page.url.endswith("/zh/reports")
        _tab_to(page, "button[value=make]")
        page.keyboard.press("Enter")
        expect(page.get_by_role("link", name="打开")).to_be_visible(timeout=120_000)
        _tab_to(page, "a.button.first")
        page.keyboard.press("Enter")
        page.wait_for_url("**/open")
        context.close()


def _tab_to(page: Page, selector: str) -> None:
    for _ in range(90):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} is out of reach of the keyboard")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nobody_is_kept_out_of_the_pages_of_reports(chromium: Browser, own: Workspace, lang: str) -> None:
    with handing(own) as hand:
        make(hand)
        kept = hand.led.rpartition("/")[2]
        make(hand)
        hand.done(hand.led, do="delete")
        hand.done(f"/zh/report/{kept}", do="publish")
    own.build([])
    found = []
    with browser.served(_place(own)) as at:
        context = chromium.new_context(base_url=at)
        page = context.new_page()
        prepared(page)
        for path in ("/reports", f"/report/{kept}"):
            unfolded(page, f"/{lang}{path}")
            found += faults(page, path, lang)
        context.close()
    assert found == []


def test_a_report_outlives_the_server(own: Workspace) -> None:
    with handing(own) as hand:
        make(hand)
    with open_workspace(_place(own)) as again, handing(again) as hand:
        (told,) = hand.client.get("/zh/reports.json").json()["reports"]
        assert hand.client.get(f"/zh/report/{told['id']}/open").status_code == 200

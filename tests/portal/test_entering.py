"""People log in by a real browser, with and without scripts; what they then see keeps nobody out."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("playwright", reason="playwright is not installed: no page is looked at in a browser")
from playwright.sync_api import Browser, Page, expect

from liandong import open_workspace
from liandong.access import Role
from liandong.messages import LANGUAGES
from tests import browser
from tests.browser import prepared
from tests.portal.entering import NAMES, PASSWORD, peopled
from tests.portal.looking import faults


@pytest.fixture(scope="module")
def entered(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running portal with an account of each role."""
    place = tmp_path_factory.mktemp("entered") / "ws"
    shutil.copytree(samples, place)
    with open_workspace(place) as workspace:
        peopled(workspace)
    with browser.served(place) as address:
        yield address.rstrip("/:")


def opened(chromium: Browser, at: str, *, script: bool = True) -> Page:
    context = chromium.new_context(
        base_url=at, viewport={"width": 1280, "height": 900}, java_script_enabled=script, accept_downloads=False
    )
    return context.new_page()


def log_in(page: Page, role: Role, password: str = PASSWORD) -> None:
    page.fill("#f-name", NAMES[role])
    page.fill("#f-password", password)
    page.click("button[value=login]")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nobody_is_kept_out_of_the_pages_of_accounts(chromium: Browser, entered: str, lang: str) -> None:
    page = opened(chromium, entered)
    prepared(page)
    page.goto(f"/{lang}/audit")
    found = faults(page, "login", lang)
    log_in(page, Role.ADMIN, "not the password")
    found += faults(page, "refused", lang)
    log_in(page, Role.ADMIN)
    expect(page).to_have_url(f"{entered}/{lang}/audit")
    found += faults(page, "audit", lang)
    page.goto(f"/{lang}/account")
    page.fill("#f-label", "统计")
    page.click("button[value=token]")
    expect(page.locator(".secret")).to_be_visible()
    found += faults(page, "account", lang)
    page.goto(f"/{lang}/accounts")
    page.click(f"button[value='reset:{NAMES[Role.EDITOR]}']")
    expect(page.locator(".secret")).to_be_visible()
    found += faults(page, "accounts", lang)
    page.context.clear_cookies()
    page.goto(f"/{lang}")
    log_in(page, Role.READER)
    page.goto(f"/{lang}/review")
    found += faults(page, "forbidden", lang)
    page.context.close()
    assert found == []


def test_somebody_logs_in_reads_and_leaves_without_scripts(chromium: Browser, entered: str) -> None:
    page = opened(chromium, entered, script=False)
    page.goto("/zh/projects?order=largest")
    expect(page).to_have_url(f"{entered}/zh/login?next=%2Fprojects%3Forder%3Dlargest")
    log_in(page, Role.READER)
    expect(page).to_have_url(f"{entered}/zh/projects?order=largest")
    expect(page.locator("main table")).to_be_visible()
    assert page.locator("nav a[href='/zh/review']").count() == 0
    page.click("header a[href='/zh/account']")
    page.click("button[value=leave]")
    expect(page).to_have_url(f"{entered}/zh/login")
    page.go_back()
    page.goto("/zh/projects")
    expect(page.locator("#f-password")).to_be_visible()
    page.context.close()

"""Every page in a real browser: for people who see little, use no mouse, have a telephone, allow no script."""

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest

pytest.importorskip("playwright", reason="playwright is not installed: no page is looked at in a browser")
from playwright.sync_api import Browser, Page, ViewportSize, expect

from liandong import Workspace
from liandong.messages import LANGUAGES
from tests.browser import PATIENCE, prepared
from tests.portal.looking import HEIGHT, WIDTHS, faults, unfolded
from tests.portal.places import pages

MOST_STEPS = 80
"""Of the tabulator key before something is called out of reach."""

Open = Callable[..., Page]


@pytest.fixture
def shown(chromium: Browser, at: str) -> Iterator[Open]:
    """Opens pages of the portal, and holds that they ask nothing of anything else."""
    strayed: list[str] = []

    def listen(page: Page) -> Page:
        page.on("request", lambda request: None if _own(request.url, at) else strayed.append(request.url))
        return page

    contexts = []

    def opened(*, script: bool = True) -> Page:
        viewport: ViewportSize = {"width": WIDTHS["desk"], "height": HEIGHT}
        contexts.append(chromium.new_context(base_url=at, viewport=viewport, java_script_enabled=script))
        return listen(contexts[-1].new_page())

    yield opened
    for context in contexts:
        context.close()
    assert strayed == []


def _own(url: str, at: str) -> bool:
    return urlsplit(url)[:2] == urlsplit(at)[:2]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nobody_is_kept_out_of_any_page(shown: Open, opened: Workspace, lang: str) -> None:
    page, found = shown(), []
    prepared(page)
    for path in pages(opened):
        unfolded(page, f"/{lang}{path}")
        found += faults(page, path, lang)
    assert found == []


def test_no_page_needs_a_script(shown: Open, opened: Workspace) -> None:
    page, plain = shown(), shown(script=False)
    for path in pages(opened):
        for each in (page, plain):
            each.goto(f"/zh{path}", timeout=PATIENCE)
        page.evaluate(
            "document.querySelectorAll('[data-keys-on]').forEach(each => each.closest('p').remove())"
        )  # tells of keys alone
        with_script, without = (each.locator("main").inner_text().split() for each in (page, plain))
        assert set(with_script) <= set(without), path
        assert plain.locator("main button:visible:not(form button)").count() == 0, path


def _tab_to(page: Page, selector: str) -> None:
    """Presses the tabulator key until the focus stands on such a thing, which must be seen to have it."""
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", f"{selector} has the focus and does not show it"
            return
    raise AssertionError(f"{selector} is out of reach of the keyboard")


def test_a_proof_is_reached_from_the_list_with_the_keyboard_alone(shown: Open) -> None:
    page = shown()
    page.goto("/zh/projects")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    _tab_to(page, "main table a[href*='/record/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/record/*")
    card = page.url
    _tab_to(page, "details.told > summary")
    page.keyboard.press("Enter")
    expect(page.locator("details[open] .proof").first).to_be_visible()
    _tab_to(page, ".proof a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/document/**")
    page.go_back()
    assert page.url == card

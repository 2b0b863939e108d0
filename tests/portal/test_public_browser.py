"""The public face in a real browser: nobody is kept out, and letters go their way without a script."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("playwright", reason="playwright is not installed: no page is looked at in a browser")
from playwright.sync_api import Browser, Page, expect

from liandong import open_workspace
from liandong.messages import LANGUAGES
from liandong.portal.public.shown import is_shown
from tests.browser import prepared
from tests.portal.looking import faults, unfolded
from tests.portal.test_public import DECLARED
from tests.portal.visitor import FACE, FIRM, PAGE


@pytest.fixture
def place(samples: Path, tmp_path: Path) -> Path:
    shutil.copytree(samples, tmp_path / "ws")
    return tmp_path / "ws"


@pytest.fixture
def at(place: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "liandong", "--lang", "en", "serve", "-w", str(place), "--port", "0", "--public"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        told = server.stdout.readline()
        try:
            yield "http://" + told.partition("http://")[2].split()[0].rstrip("/")
        finally:
            server.terminate()


def fill(page: Page, path: str, fields: dict[str, str]) -> None:
    page.goto(path)
    for name, value in fields.items():
        page.fill(f"#f-{name}", value)
    page.check("#f-agree")
    page.get_by_role("button", name="送出").click()
    page.wait_for_url("**/receipt?**")


def sign(page: Page, button: str) -> None:
    page.fill("#f-reason", "已核对")
    page.fill("#f-actor", "周敏")
    page.get_by_role("button", name=button).click()


@pytest.mark.parametrize("script", [True, False])
def test_a_page_a_firm_and_an_objection_go_their_way(chromium: Browser, at: str, place: Path, script: bool) -> None:
    visitor = chromium.new_context(base_url=at, java_script_enabled=script).new_page()
    reviewer = chromium.new_context(base_url=at, java_script_enabled=script).new_page()
    fill(visitor, f"{FACE}/zh/send", PAGE)
    reviewer.goto("/zh")
    reviewer.locator("nav.bar").get_by_role("link", name="来件").click()
    reviewer.get_by_role("link", name="江临区签约").click()
    sign(reviewer, "接受并读入台账")
    reviewer.wait_for_url("**/import/**")
    for _ in range(60):
        if reviewer.locator(".state.done").count():
            break
        reviewer.reload()
    visitor.goto(f"{FACE}/zh/search?q=新芯产业园")
    expect(visitor.locator(".hits a").first).to_have_text("新芯产业园项目")
    fill(visitor, f"{FACE}/zh/join", FIRM)
    reviewer.goto("/zh/letters/2")
    sign(reviewer, "核准并写入台账")
    expect(reviewer.locator(".notice")).to_be_visible()
    visitor.goto(f"{FACE}/zh/firms")
    expect(visitor.locator("tbody")).to_contain_text(FIRM["needs"])
    visitor.goto(f"{FACE}/zh/search?q=新芯产业园")
    visitor.locator(".hits a").first.click()
    visitor.locator("summary", has_text="3亿元").first.click()
    visitor.get_by_role("link", name="对“投资额 3亿元”提出异议").click()
    fill(visitor, visitor.url, {"wrong": "少了", "right": "13亿元", "proof": "公告原文"})
    reviewer.goto("/zh/letters/3")
    sign(reviewer, "接受异议")
    expect(reviewer.locator(".notice")).to_be_visible()
    visitor.reload()
    expect(visitor.locator("main .state")).to_contain_text("已接受")
    visitor.get_by_role("link", name="查看该记录").click()
    expect(visitor.locator("main")).to_contain_text("13亿元")
    expect(visitor.locator("main")).not_to_contain_text("周敏")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nobody_is_kept_out_of_the_public_face_nor_of_the_letters(
    chromium: Browser, at: str, place: Path, lang: str
) -> None:
    context = chromium.new_context(base_url=at)
    page = context.new_page()
    prepared(page)
    with open_workspace(place) as opened:
        record = next(r for r in opened.ledger().records("project") if is_shown(r) and r.first("amount"))
        hidden = next(r for r in opened.ledger().records("project") if not is_shown(r))
    fill(page, f"{FACE}/zh/send", PAGE)
    fill(page, f"{FACE}/zh/join", FIRM)
    page.goto(f"{FACE}/zh/record/{record.id}")
    contest = page.locator("a[href*='/contest']").first.get_attribute("href") or ""
    fill(page, contest, {"wrong": "少了", "right": "13亿元", "proof": "公告原文"})
    receipt = page.url.partition("/receipt")[2]
    paths = [f"{FACE}/{lang}{path.replace('{id}', record.id)}" for path in sorted(DECLARED)]
    paths += [f"{FACE}/{lang}/receipt{receipt}", f"{FACE}/{lang}/record/{hidden.id}", f"{FACE}/{lang}/nothing"]
    paths += [contest.replace("/zh/", f"/{lang}/"), f"{FACE}/{lang}/search?q=签约"]
    paths += [f"/{lang}/letters", *(f"/{lang}/letters/{number}" for number in (1, 2, 3))]
    found = []
    for path in paths:
        unfolded(page, path)
        found += faults(page, path, lang)
    context.close()
    assert found == []

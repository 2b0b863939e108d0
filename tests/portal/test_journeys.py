"""What a person does from beginning to end, in a real browser: with the mouse, with keys alone, without a script."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

pytest.importorskip("playwright", reason="playwright is not installed: no page is looked at in a browser")
from playwright.sync_api import Browser, BrowserContext, Page, expect

from liandong import open_workspace
from liandong.model import Deed
from liandong.workspace.people.review import Question
from tests import browser
from tests.exchange.given_back import changed, exported, opened
from tests.portal.test_import import BAD, GOOD

Open = Callable[..., Page]
WIDTHS = {"desk": 1280, "telephone": 390}


@pytest.fixture
def place(samples: Path, tmp_path: Path) -> Path:
    """A copy of the ledger of the sample pages, to be written to."""
    shutil.copytree(samples, tmp_path / "ws")
    return tmp_path / "ws"


@pytest.fixture
def look(chromium: Browser, place: Path) -> Iterator[Open]:
    """Opens a page of a portal that runs on the ledger."""
    contexts: list[BrowserContext] = []
    with browser.served(place) as at:

        def open_(path: str, width: int = WIDTHS["desk"], *, script: bool = True) -> Page:
            screen = {"width": width, "height": 900}
            contexts.append(chromium.new_context(base_url=at, viewport=screen, java_script_enabled=script))  # type: ignore[arg-type]
            page = contexts[-1].new_page()
            page.goto(path)
            return page

        yield open_
        for context in contexts:
            context.close()


def test_a_conflict_is_resolved_and_taken_back_with_keys_alone(look: Open, place: Path) -> None:
    page = look("/zh/review")
    expect(page.get_by_role("heading", level=2).first).to_contain_text("数值不一致")
    page.keyboard.press("r")
    page.keyboard.type("与合同一致 1 2 n u")  # keys of deeds are letters in a field
    page.keyboard.press("Tab")
    page.keyboard.type("周敏")
    page.keyboard.press("Enter")  # decides nothing
    page.keyboard.press("Escape")
    page.keyboard.press("2")
    page.wait_for_url("**did=**")
    with open_workspace(place) as opened_:
        (act,) = opened_.log()
        assert (act.deed, act.attestation.actor, act.attestation.reason) == (Deed.CONFIRM, "周敏", "与合同一致 1 2 n u")
        assert all(item.question is not Question.CONFLICT for item in opened_.review())
    first = page.url
    page.keyboard.press("u")
    page.wait_for_function("first => location.href !== first", arg=first)
    with open_workspace(place) as opened_:
        assert [each.deed for each in opened_.log()] == [Deed.CONFIRM, Deed.UNDO]
        assert any(item.question is Question.CONFLICT for item in opened_.review())


def test_keys_of_two_strokes_and_those_of_the_browser_are_told_apart(look: Open, place: Path) -> None:
    page = look("/zh/review")
    page.fill("#f-actor", "周敏")
    page.fill("#f-reason", "笔误")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+1")
    page.keyboard.press("x")
    page.keyboard.press("2")
    page.wait_for_url("**did=**")
    with open_workspace(place) as opened_:
        assert [act.deed for act in opened_.log()] == [Deed.REJECT]
    page.uncheck("[data-keys-on]")
    page.locator("h1").click()
    page.keyboard.press("n")
    page.reload()
    assert not page.is_checked("[data-keys-on]")
    with open_workspace(place) as opened_:
        assert len(opened_.log()) == 1


@pytest.mark.parametrize("width", WIDTHS)
def test_all_is_done_without_a_script(look: Open, place: Path, width: str) -> None:
    page = look("/zh/review", WIDTHS[width], script=False)
    expect(page.locator("[data-keys-on]")).to_be_hidden()
    page.fill("#f-actor", "周敏")
    page.fill("#f-reason", "与合同一致")
    page.get_by_role("button", name="这个对").nth(1).click()
    page.wait_for_url("**did=**")
    page.get_by_role("button", name="撤销").click()
    page.goto("/zh/new/project")
    page.fill("#f-p_name", "试验产业园")
    page.fill("#f-p_amount", "三亿吨")
    page.fill("#f-reason", "电话核实")
    page.get_by_role("button", name="先看一看").click()
    expect(page.locator("#e-p_amount")).to_be_visible()
    assert page.input_value("#f-p_name") == "试验产业园"
    page.fill("#f-p_amount", "3亿元")
    page.get_by_role("button", name="先看一看").click()
    page.get_by_role("button", name="写入台账").click()
    page.wait_for_url("**/record/**")
    expect(page.get_by_role("heading", level=1)).to_have_text("试验产业园")
    page.get_by_role("link", name="拆分").click()
    expect(page.locator(".nothing")).to_be_visible()
    page.goto("/zh/log")
    assert page.locator("tbody tr").count() == 3
    assert page.evaluate("1 + 1") == 2
    with open_workspace(place) as opened_:
        assert [act.deed for act in opened_.log()] == [Deed.CONFIRM, Deed.UNDO, Deed.ENTER]


@pytest.mark.parametrize("script", [True, False])
def test_a_workbook_with_two_bad_cells_is_mended_and_confirmed(chromium: Browser, tmp_path: Path, script: bool) -> None:
    with opened(tmp_path / "filled", tmp_path / "in") as made:
        exported(made, tmp_path / "out.xlsx")
    bad = changed(tmp_path / "out.xlsx", tmp_path / "坏.xlsx", GOOD, *BAD)
    good = changed(tmp_path / "out.xlsx", tmp_path / "好.xlsx", GOOD)
    with browser.served(tmp_path / "filled") as at:
        context = chromium.new_context(base_url=at, java_script_enabled=script)
        page = context.new_page()
        page.goto("/zh/import")
        page.set_input_files("#f-files", bad)
        page.get_by_role("button", name="送入并查看").click()
        expect(page.locator("td.fault")).to_have_count(2)
        page.fill("#f-actor", "周敏")
        page.fill("#f-reason", "年报核对")
        page.get_by_role("button", name="开始导入").click()
        expect(page.locator("#faults")).to_be_visible()
        page.get_by_role("button", name="不要了").click()
        page.set_input_files("#f-files", good)
        page.get_by_role("button", name="送入并查看").click()
        expect(page.locator("td.fault")).to_have_count(0)
        expect(page.get_by_role("cell", name="45000")).to_be_visible()
        page.fill("#f-actor", "周敏")
        page.fill("#f-reason", "年报核对")
        page.get_by_role("button", name="开始导入").click()
        expect(page.locator(".state.done")).to_be_visible(timeout=30_000)
        page.get_by_role("link", name="查看或撤销").click()
        expect(page.locator("tbody")).to_contain_text("年报核对")
        context.close()
    with open_workspace(tmp_path / "filled") as made:
        record = next(each for each in made.ledger().records("project") if each.label == "滨江数据中心")
        assert record.first("amount").value.number == 450_000_000  # type: ignore[union-attr]


def test_a_server_that_is_killed_in_the_middle_of_an_import_loses_nothing(
    chromium: Browser, place: Path, tmp_path: Path
) -> None:
    """The page says that the import was interrupted; it goes on, and the ledger has every page once."""
    pages = [tmp_path / f"{number:03}.txt" for number in range(300)]
    for number, path in enumerate(pages):
        told = f"第{number}科技有限公司与江临区人民政府签约，投资{number + 1}亿元建设第{number}号装备产业园项目。"
        path.write_text(f"江临区签约{number}个项目\n2031年4月22日，{told}" * 3, encoding="utf-8")
    command = [sys.executable, "-m", "liandong", "--lang", "en", "serve", "-w", str(place), "--port", "0"]
    context = chromium.new_context()
    page = context.new_page()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            at = server.stdout.readline().partition("http://")[2].partition("/")[0]
            page.goto(f"http://{at}/zh/import")
            page.set_input_files("#f-files", pages)
            page.get_by_role("button", name="送入并查看").click()
            page.fill("#f-actor", "周敏")
            page.fill("#f-reason", "试")
            page.get_by_role("button", name="开始导入").click()
            expect(page.locator("#job progress")).to_be_visible()
        finally:
            server.send_signal(signal.SIGKILL)
    with browser.served(place) as again:
        page.goto(page.url.replace(at, urlsplit(again).netloc))
        if page.locator(".state.interrupted").count():
            page.fill("#f-reason", "接着读")
            page.get_by_role("button", name="继续").click()
        expect(page.locator(".state.done")).to_be_visible(timeout=60_000)
    context.close()
    with open_workspace(place) as opened_:
        read = [document.path for document in opened_.ledger().documents()]
    names = {path.name for path in pages}
    assert sorted(name for name in read if name in names) == sorted(names)

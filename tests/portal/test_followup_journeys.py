"""Following up from beginning to end in a real browser: commitments of an event become tasks, somebody is reminded, one
is proved, one lapses, supervision slip and monthly notice are printed; the same from a hand-kept table; with the mouse,
on a telephone, without a script, with keys alone."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

pytest.importorskip("playwright", reason="playwright is not installed: no page is looked at in a browser")
from playwright.sync_api import Browser, Locator, Page, expect

from liandong import open_workspace
from liandong.followup.calendar import today
from liandong.followup.tasks import State, Tasks
from liandong.followup.tasks.proposing import proposals
from liandong.messages import text
from tests import browser
from tests.followup.reminders.receiver import Receiver, receiving
from tests.portal.test_task_imports import GOOD, book

OWNER, SUPERVISOR = "市自然资源局", "市政府督查室"
LONG_AGO = date(2026, 1, 23)
TABS = 400
"""Steps with the tabulator after which a thing cannot be reached."""


class Pointing:
    """With the mouse or a finger."""

    def press(self, thing: Locator) -> None:
        thing.click()

    def fill(self, field: Locator, said: str) -> None:
        field.fill(said)

    def choose(self, field: Locator, option: str) -> None:
        field.select_option(label=option)


class Typing:
    """With keys alone: every thing is come to by the tabulator."""

    def press(self, thing: Locator) -> None:
        self._come_to(thing)
        ticked = thing.evaluate("each => each.type === 'checkbox'")
        thing.page.keyboard.press("Space" if ticked else "Enter")

    def fill(self, field: Locator, said: str) -> None:
        self._come_to(field)
        field.page.keyboard.press("Control+A")
        field.page.keyboard.press("Delete")
        field.page.keyboard.type(said)

    def choose(self, field: Locator, option: str) -> None:
        self._come_to(field)
        for _ in field.locator("option").all():
            if field.evaluate("each => each.selectedOptions[0].label") == option:
                return
            field.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{option} cannot be chosen")

    def _come_to(self, thing: Locator) -> None:
        for _ in range(TABS):
            if thing.evaluate("each => each === document.activeElement"):
                return
            thing.page.keyboard.press("Tab")
        raise AssertionError(f"{thing} cannot be reached by the tabulator")


WAYS: dict[str, tuple[int, bool, type[Pointing | Typing]]] = {
    "mouse": (1280, True, Pointing),
    "telephone": (390, True, Pointing),
    "without a script": (1280, False, Pointing),
    "keys": (1280, True, Typing),
}


@pytest.fixture
def place(samples: Path, tmp_path: Path) -> Path:
    shutil.copytree(samples, tmp_path / "ws")
    return tmp_path / "ws"


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as made:
        yield made


class Clerk:
    """Somebody who follows up, before a page of the portal of this workspace."""

    def __init__(self, page: Page, place: Path, hand: Pointing | Typing) -> None:
        self.page, self.place, self.hand = page, place, hand

    def button(self, code: str) -> None:
        self.hand.press(self.page.get_by_role("button", name=text(code, "zh"), exact=True).first)

    def link(self, code: str) -> None:
        with self.page.expect_navigation():
            self.hand.press(self.page.get_by_role("link", name=text(code, "zh"), exact=True).first)

    def fill(self, field: str, said: str) -> None:
        self.hand.fill(self.page.locator(f"#f-{field}"), said)

    def signs(self, reason: str) -> None:
        """The browser keeps the name once it was typed."""
        self.fill("reason", reason)
        if not self.page.locator("#f-actor").input_value():
            self.fill("actor", "周敏")

    def done(self, code: str) -> None:
        """Presses a button that leads on: nothing was wrong."""
        with self.page.expect_navigation():
            self.button(code)
        assert self.page.locator("#faults").all_inner_texts() == []

    def at(self, number: int) -> None:
        self.page.goto(f"/zh/tasks/{number}")

    def states(self) -> dict[int, State]:
        with open_workspace(self.place) as opened, closing(opened.beside()) as beside:
            return {task.number: task.state for task in Tasks(beside).every()}


@pytest.fixture(params=WAYS)
def clerk(request: pytest.FixtureRequest, chromium: Browser, place: Path) -> Iterator[Clerk]:
    width, script, hand = WAYS[request.param]
    with browser.served(place) as at:
        screen = {"width": width, "height": 900}
        context = chromium.new_context(base_url=at, viewport=screen, java_script_enabled=script)  # type: ignore[arg-type]
        yield Clerk(context.new_page(), place, hand())
        context.close()


def event_of_most(place: Path) -> str:
    """The event at which most was promised."""
    with open_workspace(place) as opened:
        ledger = opened.ledger()
        found = {event.id: len(list(proposals(ledger, event))) for event in ledger.records("event")}
    best = max(found, key=lambda id_: (found[id_], id_))
    assert found[best] >= 3
    return best


def sent(place: Path) -> str:
    """What the command says that sends what is due to be said."""
    asked = [sys.executable, "-m", "liandong", "reminders", "send", "-w", str(place)]
    done = subprocess.run(asked, capture_output=True, text=True, env=dict(os.environ), check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def looked_after(clerk: Clerk, receiver: Receiver, first: int, second: int) -> None:
    """One task is given to somebody, who is reminded of it; it is proved and finished, another lapses, of a third that
    is overdue the supervision slip and the monthly notice are printed."""
    page = clerk.page
    clerk.at(first)
    title = page.locator("h1").inner_text().partition(" ")[2]
    clerk.fill("owner", OWNER)
    clerk.fill("supervisor", SUPERVISOR)
    clerk.signs("")
    clerk.done("portal.task_assign")
    page.goto("/zh/reminders")
    clerk.fill("person", OWNER)
    clerk.fill("url", receiver.url("good"))
    clerk.signs("年度督办安排")
    clerk.done("portal.reminders_address_add")
    clerk.hand.choose(page.locator("#f-when"), text("reminders.when_overdue", "zh"))
    assert page.locator("#f-when").input_value() == "overdue"
    clerk.fill("days", "1")
    clerk.fill("every", "1")
    clerk.hand.press(page.locator("[name=working]"))  # on days off too: this test runs on every day
    expect(page.locator("[name=working]")).not_to_be_checked()
    clerk.signs("年度督办安排")
    clerk.done("portal.reminders_rule_add")
    told = sent(clerk.place)
    (message,) = [message["message"] for path, message in receiver.came if path == "/good"]
    assert title in message, told
    page.goto("/zh/reminders")
    expect(page.locator("tbody")).to_contain_text(text("reminders.state_delivered", "zh"))
    clerk.at(first)
    clerk.link("portal.slips_link")
    clerk.fill("demand", "请说明原因并报送办理情况")
    clerk.signs("")
    clerk.done("paper.issue_supervise")
    printed = page.locator("tbody a").first
    assert "督〔" in printed.inner_text()
    slip = page.request.get(str(printed.get_attribute("href")))
    assert all(part in slip.text() for part in (OWNER, "请说明原因并报送办理情况"))
    files = [str(each.get_attribute("href")) for each in page.locator("tbody a").all()[1:]]
    assert {page.request.get(each).body()[:4] for each in files if "/file/" in each} == {b"%PDF", b"PK\x03\x04"}
    clerk.at(first)
    clerk.fill("sentence", "不动产登记证书已颁发")
    clerk.signs("")
    clerk.done("portal.task_prove")
    clerk.signs("")
    clerk.done("portal.task_finish")
    clerk.at(second)
    clerk.signs("合作方已注销")
    clerk.done("portal.task_lapse")
    assert (clerk.states()[first], clerk.states()[second]) == (State.DONE, State.LAPSED)
    page.goto("/zh/tasks")
    clerk.link("portal.notice")
    month = today().replace(day=1) - timedelta(days=1)
    expect(page.get_by_role("heading", level=2).first).to_contain_text(f"{month.year}年{month.month}月")
    pdf = page.get_by_role("link", name=text("portal.format_pdf", "zh"), exact=True)
    assert page.request.get(str(pdf.get_attribute("href"))).body().startswith(b"%PDF")
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]  # type: ignore[index]


def test_commitments_of_an_event_are_followed_up_to_the_end(clerk: Clerk, receiver: Receiver) -> None:
    page = clerk.page
    page.goto(f"/zh/record/{event_of_most(clerk.place)}/became")
    clerk.link("portal.sourced_see")
    offered = page.locator("fieldset.pick")
    assert offered.count() >= 3
    sentences = offered.nth(0).inner_text()
    for number in range(3):
        clerk.hand.press(offered.nth(number).locator("input[type=checkbox]"))
        clerk.hand.fill(offered.nth(number).locator("input[name^=owner-]"), "市发展改革委")
        clerk.hand.fill(offered.nth(number).locator("input[name^=due-]"), str(LONG_AGO))
    clerk.signs("会议议定事项")
    clerk.done("portal.sourced_accept")
    first, second, third = sorted(clerk.states())
    assert set(clerk.states().values()) == {State.ACCEPTED}
    clerk.at(first)
    assert page.locator("h1").inner_text().partition(" ")[2] in sentences
    looked_after(clerk, receiver, first, second)
    page.goto("/zh/tasks?state=overdue")
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page.locator("tbody")).to_contain_text(str(third))


def test_a_hand_kept_table_is_followed_up_to_the_end(clerk: Clerk, receiver: Receiver, tmp_path: Path) -> None:
    rows = (("督-0", "竣工验收", "市住建局", "2026-01-05", str(LONG_AGO), "", ""), *GOOD)
    bad = (("督-9", "结算", "市财政局", "", "2026年2月30日", "", ""),)
    wrong, right = tmp_path / "错.xlsx", tmp_path / "对.xlsx"
    wrong.write_bytes(book(rows + bad))
    right.write_bytes(book(rows))
    page = clerk.page
    for file in (wrong, right):
        page.goto("/zh/tasks")
        clerk.link("portal.task_import")
        page.set_input_files("#f-files", file)
        clerk.done("portal.send_files")
        expect(page.locator("[data-refresh]")).to_have_count(0, timeout=30_000)
        page.reload()
        if file == wrong:
            expect(page.locator("td.fault")).to_have_text("没有“2026年2月30日”这一天")
    assert clerk.states() == {}
    clerk.signs("年度任务分解")
    clerk.done("portal.start_import")
    expect(page.locator("#job")).to_contain_text("已建立事项 3 项", timeout=30_000)
    numbers = sorted(clerk.states())
    looked_after(clerk, receiver, numbers[0], numbers[1])

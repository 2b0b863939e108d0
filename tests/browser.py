"""A real browser for tests: Chromium of this machine, driven by Playwright, and a real server for it to look at.

Where there is none, tests that ask for it are skipped and say so. `LIANDONG_CHROMIUM` names another one.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NAMED = "LIANDONG_CHROMIUM"
_COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)


def missing() -> str | None:
    """Why no browser can be started here; None where one can."""
    if find_spec("playwright") is None:
        return "playwright is not installed (pip install 'liandong[dev]'): no page is looked at in a browser"
    if executable() is None:
        return f"no Chromium on this machine (Debian: apt install chromium), nor named by {NAMED}: no page is looked at"
    return None


def executable() -> str | None:
    """The program of the browser: the one that the environment names, else one in the usual places."""
    named = os.environ.get(NAMED)
    if named:
        return named
    found = (shutil.which(command) for command in _COMMANDS)
    return next((path for path in (*found, *_PLACES) if path and Path(path).is_file()), None)


PATIENCE = 60_000
"""Milliseconds that a page, or what is expected of it, may take to come on a machine that has much else to do."""
COLOURS = ("color-contrast", "link-in-text-block")
"""The rules of axe-core that look at colours."""


@contextmanager
def started() -> Iterator["Browser"]:
    """The browser, for the length of the block."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    superuser = hasattr(os, "geteuid") and os.geteuid() == 0  # whom Chromium gives no sandbox
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable(), args=["--no-sandbox"] if superuser else [], chromium_sandbox=not superuser
        )
        yield browser
        browser.close()


@contextmanager
def served(workspace: Path) -> Iterator[str]:
    """The address of a portal that `liandong serve` opens on a workspace, for the length of the block."""
    command = [sys.executable, "-m", "liandong", "--lang", "en", "serve", "-w", str(workspace), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        told = server.stdout.readline()
        try:
            yield "http://" + told.partition("http://")[2].split()[0].rstrip(":/")
        finally:
            server.terminate()


def prepared(page: "Page") -> None:
    """Has axe-core at hand on every page that is opened from now on."""
    from axe_playwright_python.sync_playwright import Axe

    page.add_init_script(Axe().axe_script)


def complaints(page: "Page", *, only: Iterable[str] = (), without: Iterable[str] = ()) -> list[str]:
    """What axe-core finds wrong with the prepared page as it is shown: rule, place, reason.

    By all rules, by some only, or by all without some.
    """
    options: dict[str, object] = {"resultTypes": ["violations"]}
    options |= {"rules": {rule: {"enabled": False} for rule in without}}
    if only:
        options["runOnly"] = {"type": "rule", "values": list(only)}
    return [
        f"{rule['id']}: {' '.join(map(str, node['target']))}: {' '.join(node['failureSummary'].split())}"
        for rule in page.evaluate("options => axe.run(options).then(found => found.violations)", options)
        for node in rule["nodes"]
    ]

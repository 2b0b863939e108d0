"""A page as it stands in a browser, looked at in every width and look without being opened anew.

axe-core costs most of what these tests cost, and most of that the contrast of every word with what lies behind it. So
colours are measured once a look and language, at a width that changes with both: each width, look and language meets
each of the others. At a width at which a language has no colours measured in the light, all other rules are asked.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from liandong import Workspace
from tests.browser import COLOURS, PATIENCE, complaints, prepared, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDTHS = {"desk": 1280, "telephone": 390}
LOOKED_AT = {
    "zh": {"desk": ("light", "print"), "telephone": ("plain", "dark")},
    "en": {"desk": ("plain", "dark"), "telephone": ("light", "print")},
}
"""The looks of pages in a language at a width; a `plain` one is light, with no look at colours."""
HEIGHT = 900


@contextmanager
def before(chromium: "Browser", workspace: Workspace) -> Iterator["Page"]:
    """A prepared page of a browser before the portal of a workspace."""
    assert workspace.folder is not None
    with served(workspace.folder) as at:
        page = chromium.new_page(base_url=at)
        prepared(page)
        yield page
        page.close()


def kept_out(chromium: "Browser", workspace: Workspace, lang: str, paths: Iterable[str]) -> list[str]:
    """What keeps somebody out of these pages of a workspace's portal in a language."""
    found = []
    with before(chromium, workspace) as page:
        for path in paths:
            unfolded(page, f"/{lang}{path}")
            found += faults(page, path, lang)
    return found


def unfolded(page: "Page", address: str) -> None:
    """Goes there, and opens what can be folded away."""
    page.goto(address, timeout=PATIENCE)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")


def faults(page: "Page", where: str, lang: str) -> list[str]:
    """What keeps somebody out of the prepared page as it stands, at any width and in any look."""
    found = []
    for name, width in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.emulate_media(media="screen", color_scheme="light")
        wide = page.evaluate("document.documentElement.scrollWidth")
        found += [f"{where} {name}: {wide} wide"] if wide > width else []
        for look in LOOKED_AT[lang][name]:
            found += [f"{where} {name} {look}: {each}" for each in _complaints(page, look)]
    page.emulate_media(media="screen", color_scheme="light")
    page.set_viewport_size({"width": WIDTHS["desk"], "height": HEIGHT})
    return found


def _complaints(page: "Page", look: str) -> list[str]:
    page.emulate_media(
        media="print" if look == "print" else "screen", color_scheme="dark" if look == "dark" else "light"
    )
    if look == "plain":  # another width hides things, moves them, makes them too small to be hit or lets them scroll
        return complaints(page, without=COLOURS)
    if look == "dark":  # which differs from light in its colours and in nothing else
        return complaints(page, only=COLOURS)
    return complaints(page)

"""Takes the pictures of the readmes anew, from the ledger of the demo: `python -m tests.pictures`.

A list of projects, and the card of one with the sentence that proves a value. Needs Chromium (see tests/browser.py).
"""

import sys
import tempfile
from pathlib import Path

from liandong import open_workspace
from liandong.cli.demo import telling_record
from liandong.samples import folder
from tests import browser

PLACE = Path(__file__).parent.parent / "docs" / "images"
MOST_BYTES = 200_000
"""Of a picture, so that the readme opens quickly."""


def main() -> int:
    reason = browser.missing()
    if reason is not None:
        print(reason, file=sys.stderr)  # noqa: T201 - a program
        return 1
    PLACE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        workspace = Path(place) / "demo"
        with folder() as pages, open_workspace(workspace, create=True) as opened:
            opened.build([pages])
            record = telling_record(opened.ledger())
        assert record is not None
        with browser.served(workspace) as at, browser.started() as chromium:
            page = chromium.new_context(
                base_url=at, viewport={"width": 1280, "height": 820}, color_scheme="light"
            ).new_page()
            page.goto("/zh/projects")
            page.screenshot(path=PLACE / "portal-list.png")
            page.goto(f"/zh/record/{record.id}")
            page.locator("details.told > summary", has=page.locator(".v", has_text="亿元")).first.click()
            page.mouse.move(0, 0)
            page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
            page.screenshot(path=PLACE / "portal-card.png")
    heavy = [path.name for path in PLACE.glob("portal-*.png") if path.stat().st_size > MOST_BYTES]
    print("\n".join(f"{name} is too large" for name in heavy) or f"{PLACE}: done")  # noqa: T201
    return 1 if heavy else 0


if __name__ == "__main__":
    sys.exit(main())

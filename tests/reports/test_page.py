"""The report's page in a real browser: fit for all readers, on a telephone, in the dark and in print."""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_stands_in_the_way_of_a_reader(
    chromium: Any, files: Mapping[str, bytes], tmp_path: Path, width: int, scheme: str
) -> None:
    axe: Any = import_module("axe_playwright_python.sync_playwright").Axe()
    file = tmp_path / "report.html"
    file.write_bytes(files["html"])
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(file.as_uri())
    violations = axe.run(page).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in violations] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_a_citation_leads_to_its_sentence_and_nothing_is_asked_of_a_network(
    chromium: Any, files: Mapping[str, bytes], tmp_path: Path
) -> None:
    file = tmp_path / "report.html"
    file.write_bytes(files["html"])
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(file.as_uri())
    page.locator("a.cite").first.click()
    assert page.url.endswith("#s-1")
    assert page.locator("#s-1").is_visible()
    assert [url for url in asked if not url.startswith(file.as_uri())] == []
    assert said == []
    context.close()

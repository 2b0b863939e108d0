"""What `list` and `search` print, word for word, in both languages; digits of ids stand as ··.

After a change that is meant: `LIANDONG_WRITE_GOLDEN=1 pytest tests/cli/test_golden.py`, and read the difference.
"""

import os
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run

GOLDEN = Path(__file__).parent / "golden"
CALLS: dict[str, tuple[str, ...]] = {
    "list": ("list", "类型:项目,活动"),
    "list_filters": ("list", "--kind", "项目", "--amount", ">50亿", "--conflict", "yes"),
    "list_none": ("list", "类型:项目", "金额:<1亿"),
    "list_as_of": ("list", "--kind", "项目", "--as-of", "2031-06-30"),
    "search": ("search", "智能装备", "-年产值", "--limit", "3"),
    "search_more": ("search", "江临", "--limit", "2"),
    "search_filters": ("search", "江临", "类型:项目", "状态:>=开工"),
    "fault_filter": ("search", "地域:江临"),
    "fault_region": ("list", "--region", "鼓楼区"),
    "fault_amount": ("search", "江临 金额:很多"),
    "fault_version": ("list", "--known-on", "7"),
}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", CALLS)
def test_what_is_printed(name: str, lang: str, ledger: Path, run: Run) -> None:
    command, *rest = CALLS[name]
    printed = run(command, "-w", ledger, *rest, lang=lang).output.replace(str(ledger), "ledger")
    printed = re.sub(r"\b[0-9a-f]{10}\b", "··········", printed)
    printed = re.sub(r"\d{4}-\d\d-\d\dT[\d:+]+", "TIME", printed)
    file = GOLDEN / f"{name}.{lang}.txt"
    if os.environ.get("LIANDONG_WRITE_GOLDEN"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(printed, encoding="utf-8", newline="\n")
    assert file.read_text(encoding="utf-8") == printed

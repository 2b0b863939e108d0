"""The sample pages say that they are samples, are readable, and name nothing real."""

import csv
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from opencc import OpenCC

from liandong.vocabulary import regions
from tests.samples.mangle import NOTICE, PAGE, mangled_page

ORDINARY = frozenset(
    {"公园", "动力", "双城", "合作", "增城", "安新", "市中", "惠农", "新兴", "新区", "江城", "江海", "资源", "通道"}
    | {"机器人", "农产品"}
)
"""Names of real regions and firms that are ordinary words too, or stand across two words (新增城镇, 砚江城市群)."""
_GLOSS = re.compile(r"\([a-zāáǎàēéěèīíǐìōóǒòūúǔùüǘǚǜ]+\)")


@pytest.fixture(scope="module")
def plain(texts: Mapping[str, str]) -> str:
    """All pages as one simplified text, without the glosses of the mangled one."""
    simplified: str = OpenCC("t2s").convert(_GLOSS.sub("", "\n".join(texts.values())))
    return simplified


def test_every_page_says_that_it_is_a_sample(texts: Mapping[str, str]) -> None:
    assert [name for name, text in texts.items() if text.count(NOTICE) != 1] == []


def test_the_notice_is_no_part_of_any_body(rows: list[dict[str, Any]], texts: Mapping[str, str]) -> None:
    for row in rows:
        if row.get("main_end") is not None:
            assert NOTICE not in texts[row["file"]][row["main_start"] : row["main_end"]]


def test_no_name_of_a_real_region_occurs(plain: str) -> None:
    names = {name for name in regions.gazetteer().names if len(name) > 1}
    assert len(names) > 3000
    assert sorted(name for name in names - ORDINARY if name in plain) == []


def test_no_name_of_a_listed_company_occurs(plain: str, shared: Path) -> None:
    table = shared / "data" / "companies" / "a_share_companies_2021.csv"
    with table.open(encoding="utf-8") as lines:
        names = {row[key] for row in csv.DictReader(lines) for key in ("short_name", "full_name")}
    assert sorted(name for name in names - ORDINARY if name and name in plain) == []


def test_one_html_page_is_large_and_lies_about_its_charset(files: Mapping[str, bytes]) -> None:
    page = files["07_news.html"]
    assert len(page) > 50_000
    assert b"charset=utf-8" in page
    with pytest.raises(UnicodeDecodeError):
        page.decode("utf-8")
    assert "联席会议" in page.decode("gb18030")


def test_the_page_without_digits_has_none_in_its_body(texts: Mapping[str, str]) -> None:
    body = texts["10_digits_deleted.txt"].split("\n\n", 2)[2]
    assert re.findall(r"\d+", body) == ["5"]


def test_the_mangled_page_is_what_the_corrupter_makes_of_its_source(texts: Mapping[str, str]) -> None:
    assert texts[PAGE] == mangled_page()


def _letters(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())


def test_names_stand_on_the_pages_unless_the_label_calls_them_descriptive(
    rows: list[dict[str, Any]], plain: str
) -> None:
    letters = _letters(plain)
    for row in rows:
        for record in row.get("records", []):
            if "name" in record and not record.get("name_descriptive"):
                assert _letters(record["name"]) in letters, record

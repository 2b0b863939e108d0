"""Titles: which line above a body is the headline."""

from collections.abc import Sequence

import pytest

from liandong.documents.lexicon import is_meta
from liandong.documents.lines import Line, LineKind, split_lines
from liandong.documents.title import akin, choose_title, is_menu

TITLE = "云江海岭携手推进产业协作 12个项目集中签约"


def _lines(text: str) -> list[Line]:
    return [line.of(LineKind.META if is_meta(line.bare) else LineKind.HEADING) for line in split_lines(text)]


def _chosen(above: str, body: Sequence[Line] = (), hint: str = "") -> str | None:
    line = choose_title(_lines(above), body, hint)
    return line.bare if line else None


@pytest.mark.parametrize(
    ("above", "title"),
    [
        (f"云江要闻\n{TITLE}\n2023-10-19 来源:云江日报", TITLE),
        (f"{TITLE}\n总投资86亿元\n2023-10-19", TITLE),
        (f"一、签约\n{TITLE}", TITLE),
        (f"索 引 号: 06000/2023-1\n{TITLE}", TITLE),
        (f"附件.docx\n{TITLE}", TITLE),
        (f"标题:{TITLE}", TITLE),
        ("2023-10-19 来源:云江日报", None),
        ("", None),
    ],
)
def test_the_headline_is_told_from_what_stands_around_it(above: str, title: str | None) -> None:
    assert _chosen(above) == title


def test_the_title_that_the_page_declares_comes_first() -> None:
    above = f"{TITLE}\n海岭今年新开工项目二十个,投资超百亿元"
    assert _chosen(above, hint="海岭今年新开工项目二十个_云江网") == "海岭今年新开工项目二十个,投资超百亿元"


def test_a_headline_that_the_body_repeats_is_the_title() -> None:
    repeated = "云江恒拓机器人的一天"
    assert _chosen(f"{TITLE}\n{repeated}", [Line(0, len(repeated), repeated, LineKind.HEADING)]) == repeated


def test_the_issuer_and_what_it_issues_are_one_title() -> None:
    assert _chosen("云江市人民政府办公室\n关于印发产业协作实施方案的通知") == (
        "云江市人民政府办公室\n关于印发产业协作实施方案的通知"
    )


@pytest.mark.parametrize(
    ("line", "menu"),
    [
        ("新闻 政务 服务 互动 专题", True),
        ("关键词:签约 云江", True),
        ("云江 海岭 项目 投资 12亿元", False),
        (TITLE, False),
    ],
)
def test_rows_of_a_menu_are_no_titles(line: str, menu: bool) -> None:
    assert is_menu(line) is menu


@pytest.mark.parametrize(
    ("line", "declared", "same"),
    [
        (TITLE, f"{TITLE}_要闻_云江网", True),
        ("云江海岭携手推进产业协作", TITLE, True),
        (TITLE, "海岭港今年吞吐量创新高 - 云江网", False),
        ("云江网", "云江网", False),
    ],
)
def test_a_line_is_akin_to_a_declared_title_in_full_or_in_part(line: str, declared: str, same: bool) -> None:
    assert akin(line, declared) is same

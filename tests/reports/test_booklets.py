"""The booklets of a round: what people read, the same in every format, for nothing and for hundreds."""

import io
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Any as Anything

import docx
import pytest
from lxml import html

pytest.importorskip("typst", reason="liandong[reports] is not installed: no report is made")

from liandong.matching import Need, Offer
from liandong.reports import FORMATS, Report, render
from liandong.reports.booklets import needs_booklet, offers_booklet
from liandong.reports.booklets.groups import Sum, grouped, section_of
from liandong.reports.booklets.values import span
from liandong.reports.model import written
from liandong.reports.wording import Wording
from liandong.rules import Condition, Unread
from liandong.rules.condition import Days, clauses
from tests.markup import MARKUP
from tests.reports.booklets_made import ON, ROUND, needs, offers
from tests.reports.papers import pages_of_pdf, shown, text_of_docx, text_of_html, words
from tests.reports.test_slips import golden
from tests.reports.told import bare, tables_of, text_of_pdf

MAKERS: dict[str, Callable[[str], Report]] = {
    "needs": lambda lang: needs_booklet(needs(), ON, lang, of=ROUND),
    "offers": lambda lang: offers_booklet(offers(), ON, lang, of=ROUND),
}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", MAKERS)
def test_it_says_what_people_read(name: str, lang: str) -> None:
    golden(f"booklet-{name}.{lang}.txt", shown(MAKERS[name](lang)))


def tables_in_html(data: bytes) -> list[list[list[str]]]:
    """The tables of the page that are no cards."""
    return [
        [[bare("".join(map(str, cell.itertext()))) for cell in row.iter("th", "td")] for row in table.iter("tr")]
        for table in html.fromstring(data.decode()).iter("table")
        if table.get("class") != "form"
    ]


def tables_in_docx(data: bytes) -> list[list[list[str]]]:
    """The tables of the Word file that have a head, which cards have not."""
    return [
        [[bare(cell.text) for cell in row.cells] for row in table.rows]
        for table in docx.Document(io.BytesIO(data)).tables
        if "w:tblHeader" in table.rows[0]._tr.xml
    ]


def the_same_in_every_format(made: Report) -> None:
    files = {name: render(made, name) for name in FORMATS}
    assert tables_in_html(files["html"]) == tables_of(made)
    assert tables_in_docx(files["docx"]) == tables_of(made)
    told = {
        "html": text_of_html(files["html"]), "docx": text_of_docx(files["docx"]), "pdf": text_of_pdf(files["pdf"])
    }  # fmt: skip
    assert {name: [each for each in words(made) if each not in text] for name, text in told.items()} == {
        "html": [], "docx": [], "pdf": []
    }  # fmt: skip


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", MAKERS)
def test_every_word_and_every_number_stands_in_every_format(name: str, lang: str) -> None:
    the_same_in_every_format(MAKERS[name](lang))


@pytest.mark.parametrize("form", FORMATS)
def test_made_again_it_has_the_same_bytes(form: str) -> None:
    assert render(MAKERS["offers"]("zh"), form) == render(MAKERS["offers"]("zh"), form)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_round_without_needs_or_offers_says_so(lang: str) -> None:
    for made, text in (
        (needs_booklet([], ON, lang), ("当日没有有效的融资需求。", "No need for finance stands on this day.")),
        (offers_booklet([], ON, lang), ("当日没有有效的金融产品。", "No product stands on this day.")),
    ):
        assert bare(text[lang == "en"]) in words(made)
        assert list(made.tables()) == []
        the_same_in_every_format(made)


def test_what_stands_no_longer_is_left_out_and_counted() -> None:
    over = [replace(each, days=Days(until=ON.replace(year=2025))) for each in needs()]
    assert "另有7项当日不在有效期内，未列入。" in words(needs_booklet(over, ON))
    told = words(MAKERS["offers"]("zh"))
    assert "停办的产品" not in "".join(told)
    assert "另有1个产品当日不在有效期内，未列入。" in told


def many(count: int) -> list[Need]:
    """Needs in seven cities and of eight sections, a third without amount."""
    cities = ("440100", "440300", "440400", "440500", "440600", "441900", None)
    sections = ("A01", "C36", "D44", "E47", "G59", "I65", "L72", None)
    return [
        Need(f"n{at}", f"第{at}个项目" + "很长" * (at % 40), f"单位{at % 50}",
             Decimal(at * 7) if at % 3 else None, region=cities[at % 7], industry=sections[at % 8])
        for at in range(count)
    ]  # fmt: skip


def test_hundreds_of_needs_are_all_told_and_their_sums_add_up() -> None:
    made = needs_booklet(many(300), ON)
    one, two = list(made.tables())[:2]
    assert [len(table.columns) for table in (one, two)] == [6, 6]
    assert [written(row[-1]) for row in one.rows] == [written(row[-1]) for row in two.rows]
    say, by_section = Wording("zh"), grouped(many(300), section_of)
    sums = [Sum.of(some).told(say) for some in by_section.values()]
    assert [written(cell) for table in (one, two) for cell in table.rows[-1][1:-1]] == sums
    assert written(one.rows[-1][-1]) == Sum.of(many(300)).told(say)
    assert "其中 100 项金额不详" in written(one.rows[-1][-1])
    assert sum(section.level == 2 for section in made.sections) == 300


def test_a_long_booklet_is_the_same_in_every_format() -> None:
    the_same_in_every_format(needs_booklet(many(80), ON))


def test_only_regions_stand_in_the_contents() -> None:
    page = html.fromstring(render(MAKERS["needs"]("zh"), "html").decode())
    links = [(str(a.get("href"))[1:], a.text) for item in page.iter("li") for a in item.iter("a")]
    headings = {h.get("id"): h.text for h in page.iter("h2")}
    assert dict(links) == headings
    assert [text for _, text in links][2:4] == ["广东省（地市不详）　33.5万元（1 项）", "广州市　1.25亿元（1 项）"]


def test_a_card_that_no_page_holds_goes_on_over_several() -> None:
    further: tuple[Condition, ...] = tuple(Unread(f"第{at}条：" + "须经总行另行批准" * 9) for at in range(80))
    made = offers_booklet([Offer("p", "贷", "江临银行", further=further)], ON)
    assert pages_of_pdf(render(made, "pdf")) > 4
    the_same_in_every_format(made)


def test_no_clause_that_could_not_be_read_is_dropped() -> None:
    told = "".join(words(MAKERS["offers"]("zh")))
    every = [clause for offer in offers() for each in offer.further for clause in clauses(each)]
    unread = [clause.text for clause in every if isinstance(clause, Unread)]
    assert len(unread) == 3
    assert [text for text in unread if text not in told] == []


@pytest.mark.parametrize("text", MARKUP)
def test_text_of_tables_stays_text_in_every_format(text: str) -> None:
    text = text.encode("utf-8", "replace").decode()
    the_same_in_every_format(needs_booklet([Need("n", f"项目{text}", text, titles=frozenset({text}), source=text)], ON))
    the_same_in_every_format(offers_booklet([Offer("p", f"贷{text}", text, further=(Unread(text),))], ON))


@pytest.mark.parametrize(
    ("code", "least", "most", "zh", "en"),
    [
        ("amount", 100, 15000, "100万元–1.5亿元", "CNY 1 million–CNY 150 million"),
        ("amount", None, 1000, "不超过 1,000万元", "up to CNY 10 million"),
        ("amount", "0.5", None, "5,000元起", "from CNY 5,000"),
        ("term", 12, 120, "12–120 个月", "12–120 months"),
        ("term", 36, 36, "36 个月", "36 months"),
        ("rate_most", "3.10", "4.35", "3.1–4.35%", "3.1–4.35%"),
        ("rate_most", None, None, "未注明", "not told"),
    ],
)
def test_a_span_is_told_as_far_as_it_is_known(
    code: str, least: int | str | None, most: int | str | None, zh: str, en: str
) -> None:
    low, high = (None if each is None else Decimal(each) for each in (least, most))
    assert [span(code, low, high, Wording(lang)) for lang in ("zh", "en")] == [zh, en]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_stands_in_the_way_of_a_reader(chromium: Anything, tmp_path: Path, width: int, scheme: str) -> None:
    axe: Anything = import_module("axe_playwright_python.sync_playwright").Axe()
    for name, maker in MAKERS.items():
        file = tmp_path / f"{name}.html"
        file.write_bytes(render(maker("zh"), "html"))
        context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
        page = context.new_page()
        page.goto(file.as_uri())
        violations = axe.run(page).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in violations] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        context.close()

"""A slip on paper: what people read, the same in all formats, on one page, and the same bytes again."""

import io
import os
from pathlib import Path

import pytest
import typst

from liandong.errors import ExportError
from liandong.followup.slips import Sort
from liandong.followup.tasks import Source
from liandong.reports import FORMATS, pdf
from liandong.reports.followup_papers import ending, rendered, slip_paper
from liandong.reports.model import Report
from tests.markup import MARKUP
from tests.picture import read_png
from tests.reports.papers import SENTENCE, ledger, log, pages_of_pdf, shown, slip, text_of_docx, text_of_html, words
from tests.reports.told import text_of_pdf

GOLDEN = Path(__file__).parent / "golden"


def proved() -> Source:
    return Source("r" * 32, tuple(ledger().held))


def paper(
    sort: Sort, lang: str = "zh", title: str = "建成江临智能装备产业园", *, source: Source | None = None
) -> Report:
    told = proved() if source is None else source
    return slip_paper(ledger(), slip(sort), log(title, source=told), lang)


def golden(name: str, text: str) -> None:
    file = GOLDEN / name
    if os.environ.get("LIANDONG_GOLDEN") == "write":
        file.write_text(text, encoding="utf-8")
    assert file.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_slips_say_what_people_read(lang: str) -> None:
    golden(f"slips.{lang}.txt", "\n".join(shown(paper(sort, lang)) for sort in Sort))


def texts(made: Report) -> dict[str, str]:
    return {
        "html": text_of_html(rendered(made, "html")),
        "docx": text_of_docx(rendered(made, "docx")),
        "pdf": text_of_pdf(rendered(made, "pdf")),
    }


@pytest.mark.parametrize("sort", Sort)
def test_every_word_stands_in_every_format(sort: Sort) -> None:
    made = paper(sort)
    assert {name: [each for each in words(made) if each not in text] for name, text in texts(made).items()} == {
        "html": [], "docx": [], "pdf": []
    }  # fmt: skip


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_slip_has_one_page(sort: Sort, lang: str) -> None:
    assert pages_of_pdf(rendered(paper(sort, lang), "pdf")) == 1


@pytest.mark.parametrize("name", FORMATS)
def test_printed_again_it_has_the_same_bytes(name: str) -> None:
    assert rendered(paper(Sort.SUPERVISE), name) == rendered(paper(Sort.SUPERVISE), name)


def test_it_tells_the_sentence_that_proves_the_task_and_nothing_of_later_days() -> None:
    told = shown(paper(Sort.SUPERVISE))
    assert SENTENCE in told
    assert "2026年9月30日" in told
    assert "后来的话" not in told


def test_without_a_proving_sentence_it_tells_the_cell_or_who_entered_it() -> None:
    assert "任务表.xlsx!B4" in shown(paper(Sort.ASSIGN, source=Source(cell="任务表.xlsx!B4")))
    assert "周敏" in shown(paper(Sort.ASSIGN, source=Source()))
    assert "已不在台账" in shown(paper(Sort.ASSIGN, source=Source("r" * 32, ("gone",))))


def test_a_very_long_title_is_told_whole() -> None:
    made = paper(Sort.SUPERVISE, title="加快推进" * 74)
    assert {name for name, text in texts(made).items() if "加快推进" * 74 not in text} == set()
    assert pages_of_pdf(rendered(made, "pdf")) <= 2


@pytest.mark.parametrize("text", MARKUP)
def test_text_stays_text(text: str) -> None:
    made = paper(Sort.SUPERVISE, title=text.encode("utf-8", "replace").decode())
    assert "<script" not in rendered(made, "html").decode()
    assert {name: [each for each in words(made) if each not in told] for name, told in texts(made).items()} == {
        "html": [], "docx": [], "pdf": []
    }  # fmt: skip


def test_its_title_is_drawn() -> None:
    def ink(title: str) -> int:
        blank = Report(title, "", "zh", "2026-11-27", (), (), (), "", paper(Sort.ASSIGN).layout)
        page = typst.compile(**pdf.sent(blank), format="png", ppi=50.0)
        assert isinstance(page, bytes)
        return read_png(page).ink()

    assert ink("督办单") > ink("一") > ink("　")


def test_the_word_file_names_the_fonts_of_official_papers() -> None:
    import docx

    found = docx.Document(io.BytesIO(rendered(paper(Sort.SUPERVISE), "docx")))
    fonts = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}eastAsia"
    assert found.styles["Title"].element.rPr.rFonts.get(fonts) == "方正小标宋简体"
    assert found.styles["Normal"].element.rPr.rFonts.get(fonts) == "仿宋"


def test_a_slip_has_no_table_for_excel_and_other_endings_are_none() -> None:
    with pytest.raises(ExportError, match="table"):
        rendered(paper(Sort.ASSIGN), "xlsx")
    with pytest.raises(ExportError, match="odt"):
        ending(Path("slip.odt"))
    assert ending(Path("督办单.PDF")) == "pdf"

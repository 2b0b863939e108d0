"""The same report in HTML, Word and PDF: the same figures, the same bytes each time, and text that stays text."""

import base64
import hashlib
import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
import typst
from lxml import html

from liandong.errors import ExportError, FontError
from liandong.reports import FORMATS, Asked, Report, pdf, regional, render, write
from liandong.reports.model import written
from tests.exchange.made import document, folded, quote, record, same
from tests.machine import writer
from tests.markup import MARKUP
from tests.picture import read_png
from tests.reports.conftest import DAY, telling
from tests.reports.told import bare, rows_missing, tables_of, tables_of_docx, tables_of_html, text_of_pdf

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_the_page_tells_every_table(made: Report, files: Mapping[str, bytes]) -> None:
    assert tables_of_html(files["html"]) == tables_of(made)


def test_the_word_file_tells_every_table(made: Report, files: Mapping[str, bytes]) -> None:
    assert tables_of_docx(files["docx"]) == tables_of(made)


def test_the_pdf_tells_every_row_of_every_table(made: Report, files: Mapping[str, bytes]) -> None:
    assert sum(len(table.rows) for table in made.tables()) > 60
    assert rows_missing(made, text_of_pdf(files["pdf"])) == []


def test_every_paragraph_and_every_source_stands_in_all_formats(made: Report, files: Mapping[str, bytes]) -> None:
    told = {
        "html": bare("".join(map(str, html.fromstring(files["html"].decode()).itertext()))),
        "docx": "".join(bare(p.text) for p in docx.Document(io.BytesIO(files["docx"])).paragraphs),
        "pdf": text_of_pdf(files["pdf"]),
    }
    wanted = [bare(written(block.line)) for block in made.blocks() if hasattr(block, "line")]
    wanted += [bare(source.sentence) for source in made.sources] + [bare(source.whence) for source in made.sources]
    assert {name: [each for each in wanted if each not in text] for name, text in told.items()} == {
        "html": [], "docx": [], "pdf": []
    }  # fmt: skip


def test_every_citation_of_the_page_leads_to_its_sentence(made: Report, files: Mapping[str, bytes]) -> None:
    page = html.fromstring(files["html"].decode())
    targets = {str(each.get("href")).removeprefix("#") for each in page.iter("a")}
    names = [str(each.get("id")) for each in page.iter() if each.get("id")]
    assert targets <= set(names)
    assert len(names) == len(set(names))
    assert {f"s-{source.number}" for source in made.sources} <= targets


def test_the_page_may_run_nothing_and_fetch_nothing(files: Mapping[str, bytes]) -> None:
    text = files["html"].decode()
    (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src &#39;none&#39;; style-src &#39;sha256-{digest}&#39;" in text.replace("'", "&#39;")
    assert "<script" not in text
    assert not re.findall(r'\sstyle="|\son\w+="|(?:src|href)="(?!#)', text)


def test_the_word_file_has_real_headings_captions_and_links(made: Report, files: Mapping[str, bytes]) -> None:
    document_ = docx.Document(io.BytesIO(files["docx"]))
    headings = [p.text for p in document_.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert headings == [*(section.title for section in made.sections), made.sources_title]
    body = document_.element.body
    fields = [str(each.text).split()[0] for each in body.iter(f"{WORD}instrText")]
    assert fields.count("SEQ") == sum(1 for _ in made.tables()) + sum(1 for _ in made.figures())
    names = {each.get(f"{WORD}name") for each in body.iter(f"{WORD}bookmarkStart")}
    assert {each.get(f"{WORD}anchor") for each in body.iter(f"{WORD}hyperlink")} <= names
    style = document_.styles["Normal"].element.rPr.rFonts
    assert style.get(f"{WORD}eastAsia") == "仿宋"
    assert sum(1 for _ in body.iter(f"{WORD}tblHeader")) == len(document_.tables)


def test_the_pdf_embeds_its_fonts_and_is_tagged(files: Mapping[str, bytes]) -> None:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(files["pdf"]))
    resources: list[Any] = [page["/Resources"] for page in reader.pages]
    fonts = [font.get_object() for held in resources for font in held["/Font"].values()]
    assert fonts
    for font in fonts:
        assert {"/FontFile2", "/FontFile3"} & set(font["/DescendantFonts"][0].get_object()["/FontDescriptor"])
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].lower().startswith("zh")
    assert len(reader.outline) > 8


def test_chinese_glyphs_are_drawn_in_the_pdf(made: Report) -> None:
    """Two titles of other characters and one of none leave other ink: no glyph is missing or an empty box."""

    def drawn(title: str) -> int:
        only = replace(made, title=title, subtitle=" ", facts=(), sections=(), sources=(), sources_title=" ")
        page = typst.compile(**pdf.sent(only), format="png", ppi=50.0)
        assert isinstance(page, bytes)
        return read_png(page).ink()

    blank, one, several = (drawn(title) for title in ("　", "一", "区域合作研究报告"))
    assert one > blank
    assert several > 20 * (one - blank)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_report_gives_the_same_bytes(made: Report, files: Mapping[str, bytes], name: str) -> None:
    assert render(made, name) == files[name]


def test_another_process_gives_the_same_bytes(samples: Path, files: Mapping[str, bytes], tmp_path: Path) -> None:
    command = [sys.executable, "-m", "liandong", "--lang", "zh", "report", "-w", str(samples), "--date", DAY]
    subprocess.run(
        [*command, "--regions", "霁川,鹭原", "--period", "2017..2025", "--out", str(tmp_path)], check=True,
        capture_output=True, env=os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Shanghai"},
    )  # fmt: skip
    assert {path.suffix[1:]: path.read_bytes() for path in tmp_path.iterdir()} == dict(files)


def test_only_the_date_differs_on_another_day(made: Report, files: Mapping[str, bytes]) -> None:
    later = replace(made, day="2026-01-02", facts=tuple((n, v.replace(DAY, "2026-01-02")) for n, v in made.facts))
    assert render(later, "html").decode().replace("2026-01-02", DAY) == files["html"].decode()
    with zipfile.ZipFile(io.BytesIO(render(later, "docx"))) as new, zipfile.ZipFile(io.BytesIO(files["docx"])) as old:
        assert {info.date_time for info in new.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        changed = {name for name in old.namelist() if old.read(name) != new.read(name)}
    assert changed == {"word/document.xml", "docProps/core.xml"}
    assert text_of_pdf(render(later, "pdf")).replace("2026-01-02", DAY) == text_of_pdf(files["pdf"])


def hostile(text: str) -> Report:
    """A report all of whose names, places and parties are this text."""
    source = f"{text}\n霁川{text}在此。"
    told = document(f"{text[:20].replace(chr(0), '')}.txt", source)
    proof = quote(told, f"霁川{text}在此")
    name = folded(same(f"霁川{text}"), proof)
    records = [
        record("a" * 32, "event", 1, name=name, place=name, organizer=name, date=folded(same("2024-05-01"), proof)),
        record("b" * 32, "project", 1, name=name, place=name, party=name, sector=folded(same(text), proof)),
        record("c" * 32, "agreement", 1, name=name, party=name, field=folded(same(text), proof)),
        record("d" * 32, "policy", 1, name=name, issuer=name, document_number=folded(same(text), proof)),
        record("e" * 32, "mechanism", 1, name=name, member=name),
    ]
    ledger = telling(*records, text=source)
    ledger.document_list = [told]
    return regional(ledger, Asked.of(["霁川"], "2024"), day=DAY)


@pytest.mark.parametrize("text", MARKUP)
def test_text_of_pages_stays_text_in_every_format(text: str) -> None:
    report = hostile(text.encode("utf-8", "replace").decode())
    page = render(report, "html").decode()
    assert "<script" not in page
    assert tables_of_html(page.encode()) == tables_of(report)
    assert tables_of_docx(render(report, "docx")) == tables_of(report)
    assert rows_missing(report, text_of_pdf(render(report, "pdf"))) == []


def test_a_character_that_no_font_holds_is_named_and_no_pdf_written(made: Report, tmp_path: Path) -> None:
    odd = replace(made, title="报告\U000e1234")
    with pytest.raises(FontError, match=r"U\+E1234"):
        write(odd, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_ledger_can_be_set_out(tmp_path: Path) -> None:
    report = regional(telling(text="标题\n无。"), Asked.of(["广州"], "2024"), lang="en", day=DAY)
    paths = write(report, tmp_path / "new")
    assert [path.name for path in paths] == ["regional-report.html", "regional-report.docx", "regional-report.pdf"]
    assert "Theledgerhasnorecord" in text_of_pdf(paths[2].read_bytes())


def test_an_unknown_format_is_refused_before_anything_is_written(made: Report, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="odt"):
        write(made, tmp_path / "new", ["html", "odt"])
    assert not (tmp_path / "new").exists()


def converted(program: str, folder: Path, name: str, data: bytes) -> bytes | None:
    """What LibreOffice makes of a Word file when it opens it and writes it anew; None where it cannot open it."""
    (folder / name).write_bytes(data)
    subprocess.run(
        [
            program, f"-env:UserInstallation=file://{folder}/profile", "--headless",
            "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(folder / name),
        ],
        capture_output=True, check=False, timeout=300,
    )  # fmt: skip
    made = folder / "out" / name
    return made.read_bytes() if made.exists() else None


def test_the_word_file_opens_in_libreoffice_and_its_tables_match(
    made: Report, files: Mapping[str, bytes], tmp_path: Path
) -> None:
    program = writer()
    if program is None:
        pytest.skip("no LibreOffice with Writer on this machine (Debian: apt install libreoffice-writer-nogui)")
    again = converted(program, tmp_path, "report.docx", files["docx"])
    assert again is not None
    assert tables_of_docx(again) == tables_of(made)

"""Word files: what a person sees of them is their text, and reads as the same text anywhere else does."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st

import liandong.samples
from liandong import open_workspace
from liandong.documents import page_text, read
from liandong.documents.word import MAX_TEXT_BYTES, word_text
from liandong.errors import PageError
from liandong.model import Page
from liandong.pages import TEXT, WORD

BODY = "word/document.xml"
SPACES = " ".join(
    f'xmlns:{name}="{uri}"'
    for name, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
TEXTS = sorted(Path(liandong.samples.__file__).parent.joinpath("pages").glob("*.txt"))
ARTICLE = [
    "霁川市举行重点项目集中签约仪式",
    "2024-05-17 来源：霁川日报",
    "本报讯 5月16日，霁川市重点项目集中签约仪式在槿湖区举行，现场签约项目3个，总投资58.6亿元。",
    "霁川市委书记祁闻舟出席仪式并致辞，他表示将为企业提供一流的服务，推动项目早日建成投产。",
]


def packed(document: "docx.document.Document") -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def of_lines(*lines: str) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return packed(document)


def of_xml(*paragraphs: str) -> bytes:
    """A file with these paragraphs, as Word writes them."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.element.body.insert(-1, parse_xml(f"<w:p {SPACES}>{paragraph}</w:p>"))
    return packed(document)


def changed(data: bytes, change: Callable[[bytes], bytes], name: str = BODY, rename: str = "") -> bytes:
    """The file with a part of it changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as whole, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as anew:
        for item in whole.infolist():
            content = whole.read(item)
            is_it = item.filename == name
            anew.writestr(rename if is_it and rename else item.filename, change(content) if is_it else content)
    return file.getvalue()


def text(data: bytes) -> str:
    return word_text("a.docx", data)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_a_page_pasted_into_word_reads_as_the_page_does(path: Path) -> None:
    plain = Page.of("a", TEXT, path.read_bytes())
    known = page_text(plain)
    assert known is not None
    lines = known.text.replace("\r", "").removesuffix("\n").split("\n")
    pasted = Page.of("a", WORD, of_lines(*lines))
    found = page_text(pasted)
    assert found is not None
    assert found.text.split("\n")[:-1] == lines
    again = read(Page.of("a", TEXT, found.text.encode()))
    assert [each.text for each in read(pasted).documents] == [each.text for each in again.documents]
    assert [each.reason for each in read(pasted).set_aside] == [each.reason for each in again.set_aside]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8", categories=["L", "M", "N", "P", "S", "Zs"]))))
def test_every_paragraph_is_a_line(lines: list[str]) -> None:
    assert text(of_lines(*lines)).split("\n")[:-1] == (lines or [""])


def test_rows_of_tables_are_lines_whose_cells_tabs_part() -> None:
    document = docx.Document()
    document.add_paragraph("签约项目表")
    table = document.add_table(3, 3)
    for row, cells in enumerate((("项目名称", "投资方", "总投资（亿元）"), ("甲", "乙\n公司", "12"), ("丙", "", "5"))):
        for column, cell in enumerate(cells):
            table.cell(row, column).text = cell
    document.add_paragraph("表下")
    assert text(packed(document)) == "签约项目表\n项目名称\t投资方\t总投资（亿元）\n甲\t乙 公司\t12\n丙\t\t5\n表下\n"


def test_merged_cells_keep_the_columns_below_their_headings() -> None:
    document = docx.Document()
    table = document.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "宽"
    table.cell(1, 2).merge(table.cell(2, 2)).text = "高"
    table.cell(2, 0).text = "左"
    assert text(packed(document)) == "宽\t\t\n\t\t高\n左\t\t\n"


def test_a_table_within_a_cell_is_part_of_the_cell() -> None:
    document = docx.Document()
    outer = document.add_table(1, 2)
    outer.cell(0, 1).text = "右"
    inner = outer.cell(0, 0).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "一", "二"
    assert text(packed(document)) == "一 二\t右\n"


@pytest.mark.parametrize(
    ("xml", "seen"),
    [
        ("<w:r><w:t>签</w:t></w:r><w:ins><w:r><w:t>约</w:t></w:r></w:ins>", "签约"),
        ("<w:r><w:t>签</w:t></w:r><w:del><w:r><w:delText>字</w:delText></w:r></w:del>", "签"),
        ("<w:moveFrom><w:r><w:t>此</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>彼</w:t></w:r></w:moveTo>", "彼"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:t>显</w:t></w:r>", "显"),
        ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>显</w:t></w:r>', "显"),
        ("<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:tab/><w:t>一</w:t><w:br/><w:t>二</w:t></w:r>", "\t一\n二"),
        (
            "<w:r><w:ruby><w:rt><w:r><w:t>yūn</w:t></w:r></w:rt>"
            "<w:rubyBase><w:r><w:t>赟</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            "赟",
        ),
        ("<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>控件</w:t></w:r></w:sdtContent></w:sdt>", "控件"),
        ("<w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink><!-- 注 --><?x y?>", "链接"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:noBreakHyphen/></w:r>", "-"),
        (
            "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx><w:txbxContent>"
            "<w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:pict><v:textbox>"
            "<w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback>"
            "</mc:AlternateContent><w:t>文</w:t></w:r>",
            "文\n框",
        ),
    ],
)  # fmt: skip
def test_the_text_is_what_a_person_sees(xml: str, seen: str) -> None:
    assert text(of_xml(xml)) == f"{seen}\n"


def test_the_part_with_the_text_may_have_another_name_or_be_strict() -> None:
    named = changed(of_lines("一"), lambda xml: xml, rename="word/document2.xml")
    named = changed(named, lambda xml: xml.replace(b"word/document.xml", b"/word/document2.xml"), "_rels/.rels")
    assert text(named) == "一\n"
    transitional = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    assert text(changed(of_lines("一"), lambda xml: xml.replace(transitional, strict))) == "一\n"


def test_entities_are_not_looked_up() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]>'
    data = changed(
        of_lines("一"),
        lambda xml: xml.replace(b"?>", b"?>" + bomb, 1).replace("一".encode(), "一&b;&c;二".encode()),
    )
    assert "lol" not in text(data)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04", "damaged"),
        (of_lines("一")[:-40], "damaged"),
        (changed(of_lines("一"), lambda xml: xml[:-9]), "damaged"),
        (changed(of_lines("一"), lambda xml: xml.replace(b"w:body", b"w:bode")), "damaged"),
        (changed(of_lines("一"), lambda xml: xml, rename="word/other.xml"), "damaged"),
        (changed(of_lines("一"), lambda xml: xml + b" " * MAX_TEXT_BYTES), "too_large"),
        (changed(of_lines("一"), lambda xml: b"<a>" * 5_000), "damaged"),
    ],
    ids=range(7),
)
def test_a_file_that_cannot_be_read_is_set_aside_with_its_reason(data: bytes, reason: str) -> None:
    with pytest.raises(PageError) as caught:
        text(data)
    assert caught.value.reason == reason
    (left,) = read(Page.of("a.docx", WORD, data)).set_aside
    assert (left.path, left.reason) == ("a.docx", reason)


def test_a_file_without_words_is_empty() -> None:
    (left,) = read(Page.of("a.docx", WORD, of_lines("", " "))).set_aside
    assert left.reason == "empty"


def test_values_of_a_word_file_open_their_sentences_and_its_table_its_rows(tmp_path: Path) -> None:
    document = docx.Document()
    for line in ARTICLE:
        document.add_paragraph(line)
    table = document.add_table(3, 4)
    rows = (
        ("序号", "项目名称", "投资方", "总投资（亿元）"),
        ("1", "槿湖储能电池基地", "霁川新能源有限公司", "32"),
        ("2", "沅桥智能装备产业园", "沅桥装备集团有限公司", "15.6"),
    )
    for place, row in enumerate(rows):
        for column, cell in enumerate(row):
            table.cell(place, column).text = cell
    (tmp_path / "a.docx").write_bytes(packed(document))
    with open_workspace(tmp_path / "ws", create=True) as workspace:
        workspace.build([tmp_path / "a.docx"])
        ledger = workspace.ledger()
        (event,) = ledger.records("event")
        projects = {each.label: each for each in ledger.records("project")}
        assert {"槿湖储能电池基地", "沅桥智能装备产业园"} <= projects.keys()
        amount = projects["槿湖储能电池基地"].first("amount")
        assert amount is not None
        assert amount.value.number == 3_200_000_000
        for record in (event, *projects.values()):
            for _, values in record.properties:
                for quote in (quote for value in values for quote in value.evidence):
                    known = page_text(ledger.page(quote.page))
                    assert known is not None
                    assert known.text[quote.start : quote.end] == quote.text

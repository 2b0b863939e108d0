"""The text of a Word file (docx) as a person sees it: a line a paragraph, a line a row of a table, tabs between cells.

What is deleted, hidden, or stands there for other programs is left out, what was inserted under review is kept; text
boxes follow the paragraph that holds them. Heads, feet, notes, comments and the numbers that Word counts by itself are
not read: no value is proved by them.
"""

import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from liandong.documents.archive import UNSOUND, unpack
from liandong.errors import PageError
from liandong.messages import words

MAX_TEXT_BYTES = 32 * 1024 * 1024
"""Of the part that holds the text; some thousand pages. As a tree it takes ten times as much memory."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
"""The name of the same elements in files written as ISO/IEC 29500 Strict."""
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_MAIN = re.compile(r"/relationships/officeDocument$")
_RELATIONS = "_rels/.rels"
_USUAL = "word/document.xml"

_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "-"}
_SETTINGS = ("pPr", "rPr", "sdtPr", "tblPr", "trPr", "tcPr")
_UNSEEN = frozenset((*(f"{_W}{name}" for name in (*_SETTINGS, "del", "moveFrom", "rt")), f"{_MC}Fallback"))
"""Elements of which nothing is seen: settings, what review took out, readings above characters, and what stands for
programs that do not know a text box."""
_SPACE = re.compile(r"[\t\n\r ]+")
_MOST_SPANNED = 64


def word_text(path: str, data: bytes) -> str:
    """The text of a Word file; PageError (`damaged`, `too_large`) for what is none, or would not fit into memory."""
    try:
        root = _root(path, data)
    except (*UNSOUND, etree.XMLSyntaxError) as error:
        raise PageError(path, "damaged", words("detail.damaged_zip", error=error)) from error
    body = root.find(f"{_W}body")
    if body is None:
        raise PageError(path, "damaged", words("detail.no_word_text"))
    return "\n".join(_lines(body)) + "\n"


def _root(path: str, data: bytes) -> etree._Element:
    """The part that holds the text, as a tree; entities are not looked at, and nothing is fetched."""
    relations = unpack(path, data, lambda name: name == _RELATIONS, MAX_TEXT_BYTES).get(_RELATIONS, b"")
    main = _main(relations)
    content = unpack(path, data, lambda name: name == main, MAX_TEXT_BYTES).get(main)
    if content is None:
        raise zipfile.BadZipFile(main)
    return _tree(content.replace(_STRICT, _W[1:-1].encode()))


def _tree(content: bytes) -> etree._Element:
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def _main(relations: bytes) -> str:
    """The name of the part that holds the text, which programs call as they like."""
    if relations:
        for each in _tree(relations).iter(f"{_PACKAGE}Relationship"):
            if _MAIN.search(each.get("Type", "")):
                return each.get("Target", _USUAL).lstrip("/")
    return _USUAL


def _lines(block: etree._Element) -> Iterator[str]:
    """Of a body, or of what holds paragraphs and tables as it does: a line for each paragraph and row."""
    for each in block:
        if each.tag in _UNSEEN:
            continue
        if each.tag == f"{_W}p":
            yield from _paragraph(each)
        elif each.tag == f"{_W}tbl":
            yield from _rows(each)
        else:
            yield from _lines(each)


def _paragraph(paragraph: etree._Element) -> Iterator[str]:
    boxes: list[etree._Element] = []
    yield "".join(_inline(paragraph, boxes))
    for box in boxes:
        yield from _lines(box)


def _inline(element: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
    """The text inside a paragraph; the text boxes that hang on it are put aside."""
    for each in element:
        if each.tag in _UNSEEN or _is_hidden(each):
            continue
        if each.tag == f"{_W}t":
            yield each.text or ""
        elif each.tag in _BREAKS:
            yield _BREAKS[each.tag]
        elif each.tag == f"{_W}txbxContent":
            boxes.append(each)
        else:
            yield from _inline(each, boxes)


def _is_hidden(run: etree._Element) -> bool:
    mark = run.find(f"{_W}rPr/{_W}vanish") if run.tag == f"{_W}r" else None
    return mark is not None and mark.get(f"{_W}val", "true") not in ("false", "0", "off")


def _rows(table: etree._Element) -> Iterator[str]:
    """A line a row; of cells that are merged the first holds the text, so that columns stand below their headings."""
    for row in _held(table, f"{_W}tr"):
        cells: list[str] = []
        for cell in _held(row, f"{_W}tc"):
            cells.append(_SPACE.sub(" ", " ".join(_lines(cell))).strip())
            cells += [""] * (_spanned(cell) - 1)
        yield "\t".join(cells)


def _held(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table, the cells of a row, also those that controls or marks of review stand around."""
    for each in element:
        if each.tag == tag:
            yield each
        elif each.tag not in _UNSEEN and each.tag != f"{_W}tbl":
            yield from _held(each, tag)


def _spanned(cell: etree._Element) -> int:
    """How many columns the cell takes."""
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    told = span.get(f"{_W}val", "") if span is not None else ""
    return min(max(int(told), 1), _MOST_SPANNED) if re.fullmatch(r"[0-9]{1,4}", told) else 1

"""What python-docx has no call for: fields, bookmarks, links inside the file, heads of tables that repeat."""

from typing import Any


def element(tag: str, /, **attributes: str) -> Any:
    """An element of the file's own words: `element("w:bookmarkStart", id="1", name="s1")`."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(tag)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def field(paragraph: Any, instruction: str, shown: str) -> None:
    """A field with the result that it has now: the number of a caption, the page."""
    for kind in ("begin", "separate", "end"):
        run = paragraph.add_run()
        run._r.append(element("w:fldChar", fldCharType=kind))
        if kind == "begin":
            told = element("w:instrText")
            told.text = f" {instruction} "
            paragraph.add_run()._r.append(told)
        elif kind == "separate":
            paragraph.add_run(shown)


def bookmark(paragraph: Any, name: str, number: int) -> None:
    """Names the whole paragraph, as a place to which links lead."""
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, element("w:bookmarkStart", id=str(number), name=name))
    paragraph._p.append(element("w:bookmarkEnd", id=str(number)))


def link(paragraph: Any, text: str, target: str, *, raised: bool = False) -> None:
    """Words that lead to a bookmark, raised above the line where they are a citation."""
    run = paragraph.add_run(text)
    run.font.superscript = raised or None
    held = element("w:hyperlink", anchor=target, history="1")
    run._r.addprevious(held)
    held.append(run._r)


def repeat_head(row: Any) -> None:
    """The row stands at the head of the table on each page."""
    row._tr.get_or_add_trPr().append(element("w:tblHeader"))


def keep_whole(row: Any) -> None:
    """The row is not broken between two pages."""
    row._tr.get_or_add_trPr().append(element("w:cantSplit"))


def shade(cell: Any, colour: str) -> None:
    cell._tc.get_or_add_tcPr().append(element("w:shd", val="clear", color="auto", fill=colour))


def underline(paragraph: Any, colour: str) -> None:
    """A rule below the paragraph."""
    borders = element("w:pBdr")
    borders.append(element("w:bottom", val="single", sz="12", space="4", color=colour))
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def describe(picture: Any, text: str) -> None:
    """What a reader is told who does not see the picture."""
    picture._inline.docPr.set("descr", text)

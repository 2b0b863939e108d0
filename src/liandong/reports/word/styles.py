"""The look of the Word file: the fonts of official papers by name, which Word finds on the reader's machine."""

from collections.abc import Mapping
from typing import Any

from liandong.reports.model import Layout

BODY, HEAD, LATIN = "仿宋", "黑体", "Times New Roman"
"""仿宋 for text and 黑体 for headings, as GB/T 9704-2012 has them; Latin letters and digits in Times New Roman."""
_SIZES = {
    "Title": 22.0, "Subtitle": 14.0, "Heading 1": 16.0, "Heading 2": 13.0,
    "Caption": 10.5, "Normal": 12.0, "List Bullet": 12.0,
}  # fmt: skip
"""In points: 二号, 四号, 三号, the heading of a card, 五号, 小四."""
FIELD = "Field"
"""The style of what stands in forms."""
_MARGIN = 2.5
"""Of the page, in centimetres."""
TITLE = "方正小标宋简体"
"""小标宋, which GB/T 9704-2012 has for the title; where it is not installed Word takes another of its kind."""
_OFFICIAL: Mapping[Layout, tuple[float, float, tuple[float, float, float, float]]] = {
    Layout.OFFICIAL: (16.0, 28.0, (3.7, 3.5, 2.8, 2.6)),
    Layout.WIDE: (12.0, 20.0, (2.6, 2.4, 2.2, 2.2)),
    Layout.SLIP: (14.0, 22.0, (2.6, 2.0, 2.8, 2.6)),
}
"""Of official papers: the size of the text and its pitch, in points (三号, 28 磅), and the margins above, below, left
and right, in centimetres; those of notices are the standard's."""


def dress(document: Any, lang: str) -> None:
    """Gives styles, page and language to a new document."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm, Pt, RGBColor

    for name, size in _SIZES.items():
        style = document.styles[name]
        headed = name in ("Title", "Subtitle", "Heading 1", "Heading 2", "Caption")
        style.font.size, style.font.name = Pt(size), LATIN
        style.font.bold, style.font.italic = name in ("Title", "Heading 1", "Heading 2"), False
        style.font.color.rgb = RGBColor(0, 0, 0)
        _east_asian(style, HEAD if headed else BODY, lang)
        style.paragraph_format.space_after = Pt(6)
    for name in ("Title", "Subtitle", "Caption"):
        document.styles[name].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.styles["Caption"].paragraph_format.keep_with_next = True
    document.styles["Normal"].paragraph_format.line_spacing = 1.3
    title = document.styles["Title"].element.get_or_add_pPr()
    for border in title.findall(_tag("w:pBdr")):
        title.remove(border)
    field = document.styles.add_style(FIELD, WD_STYLE_TYPE.PARAGRAPH)
    field.base_style, field.font.size, field.paragraph_format.line_spacing = document.styles["Normal"], Pt(10.5), 1.1
    field.paragraph_format.space_after = Pt(0)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(_MARGIN)


def dress_official(document: Any, layout: Layout, lang: str) -> float:
    """Gives a dressed document the measures of an official paper, and says how many centimetres stand between its
    margins."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm, Pt

    size, pitch, (top, bottom, left, right) = _OFFICIAL[layout]
    styles, section = document.styles, document.sections[0]
    for name in ("Normal", "List Bullet"):
        styles[name].font.size = Pt(size)
        styles[name].paragraph_format.line_spacing, styles[name].paragraph_format.space_after = Pt(pitch), Pt(0)
    for name, font, points in (("Title", TITLE, 22.0), ("Subtitle", BODY, size), ("Heading 1", HEAD, size)):
        styles[name].font.size, styles[name].font.bold = Pt(points), False
        styles[name].paragraph_format.line_spacing = 1.2
        _east_asian(styles[name], font, lang)
    styles["Heading 1"].paragraph_format.first_line_indent = Pt(2 * size) if lang == "zh" else None
    styles["Heading 1"].paragraph_format.space_before = Pt(size / 2)
    styles[FIELD].font.size, styles[FIELD].paragraph_format.line_spacing = Pt(12), Pt(17)
    if layout is Layout.WIDE:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.top_margin, section.bottom_margin = Cm(top), Cm(bottom)
    section.left_margin, section.right_margin = Cm(left), Cm(right)
    return (29.7 if layout is Layout.WIDE else 21.0) - left - right


def east_asian(run: Any, font: str) -> None:
    """Sets the Chinese characters of some words in a font."""
    run._r.get_or_add_rPr().get_or_add_rFonts().set(_tag("w:eastAsia"), font)


def _east_asian(style: Any, font: str, lang: str) -> None:
    """Names the font of Chinese characters, which python-docx leaves to the theme."""
    from docx.oxml import OxmlElement

    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(_tag(f"w:{theme}"), None)
    fonts.set(_tag("w:eastAsia"), font)
    for old in properties.findall(_tag("w:lang")):
        properties.remove(old)
    told = OxmlElement("w:lang")
    told.set(_tag("w:val"), "en-GB" if lang == "en" else "zh-CN")
    told.set(_tag("w:eastAsia"), "zh-CN")
    properties.append(told)


def _tag(name: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(name))

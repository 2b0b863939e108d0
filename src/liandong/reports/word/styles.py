"""The look of the Word file: the fonts of official papers by name, which Word finds on the reader's machine."""

from typing import Any

BODY, HEAD, LATIN = "仿宋", "黑体", "Times New Roman"
"""仿宋 for text and 黑体 for headings, as GB/T 9704-2012 has them; Latin letters and digits in Times New Roman."""
_SIZES = {"Title": 22.0, "Subtitle": 14.0, "Heading 1": 16.0, "Caption": 10.5, "Normal": 12.0, "List Bullet": 12.0}
"""In points: 二号, 四号, 三号, 五号, 小四."""
_MARGIN = 2.5
"""Of the page, in centimetres."""


def dress(document: Any, lang: str) -> None:
    """Gives styles, page and language to a new document."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm, Pt, RGBColor

    for name, size in _SIZES.items():
        style = document.styles[name]
        headed = name in ("Title", "Subtitle", "Heading 1", "Caption")
        style.font.size, style.font.name = Pt(size), LATIN
        style.font.bold, style.font.italic = name in ("Title", "Heading 1"), False
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
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(_MARGIN)


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

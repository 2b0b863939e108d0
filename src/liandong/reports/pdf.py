"""The report as a PDF, set out by Typst: what pages say is passed as data and never becomes markup.

It is a PDF/A, which no character may enter that no font holds: such a report is refused with the character named.
"""

import json
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from liandong.charts import FAMILIES, WIDTH, svg, width_of
from liandong.errors import ExportError, FontError
from liandong.messages import words
from liandong.reports.model import Block, Field, Figure, Form, Layout, Line, Paragraph, Report, Table
from liandong.reports.wording import Wording

SERIF: tuple[str, ...] = (
    *("FangSong", "FangSong_GB2312", "STFangsong", "Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC"),
    *("SimSun", "NSimSun", "STSong", "Songti SC", "AR PL UMing CN"),
)
"""Families for the text, 仿宋 first; where there is none of them that of the headings is taken."""
_HEADS = ("SimHei", *FAMILIES)
_TITLES = ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "FZXBSJW", "STZhongsong")
"""Families for the title of an official paper, 小标宋; where there is none of them a bold one of the text is taken."""
STANDARD: Literal["a-2a"] = "a-2a"
"""PDF/A-2a: every glyph embedded, every figure with words for it, the order of reading told."""
_MISSING = re.compile(r'the text `"(?P<text>.*?)"` could not be displayed')


def render(report: Report, fonts: Path | None = None) -> bytes:
    """The PDF; FontError where there is no Chinese font, or a character that none of the fonts holds."""
    import typst

    try:
        made = typst.compile(**sent(report, fonts), pdf_standards=STANDARD, format="pdf")
    except typst.TypstError as error:
        missing = _MISSING.search(str(error))
        if missing is None:
            raise ExportError(words("fault.no_pdf", reason=str(error)[:500])) from error
        raise FontError(words("fault.no_glyph", text=_shown(missing["text"]))) from error
    return bytes(made)


def sent(report: Report, fonts: Path | None = None) -> dict[str, Any]:
    """What Typst is given: the template, the report as data, and the fonts."""
    book, families = _book(str(fonts.resolve()) if fonts else None)
    data = json.dumps(_data(report, families), ensure_ascii=False)
    return {"input": _template(report.layout), "sys_inputs": {"report": data}, "font_paths": book, "timestamp": None}


@cache
def _book(folder: str | None) -> tuple[Any, tuple[str, ...]]:
    """All fonts, and the names of their families, those of the folder first."""
    import typst

    paths = [folder] if folder else []
    book = typst.Fonts(font_paths=paths)
    own = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=paths)
    return book, (*own.families(), *typst.Fonts(include_embedded_fonts=False).families())


def _chosen(families: Sequence[str], wanted: Sequence[str]) -> list[str]:
    """Those of the wanted families that there are; where there is none the first that there is, for Typst looks for
    what it lacks in all others."""
    held = frozenset(families)
    return [name for name in wanted if name in held] or list(families[:1])


def _data(report: Report, families: Sequence[str]) -> dict[str, Any]:
    """The report as the template reads it."""
    say, head = Wording(report.lang), _chosen(families, _HEADS)
    body = _chosen(families, SERIF)[:2] + head[:1]
    own = [name for name in _TITLES if name in frozenset(families)]
    return {
        "title": report.title,
        "subtitle": report.subtitle,
        "lang": report.lang,
        "day": report.day,
        "colon": "：" if report.lang == "zh" else ": ",
        "contents": say("report.contents"),
        "page": say("report.page_of", page=0),
        "layout": report.layout.value,
        "fonts": {"body": body, "head": head[:2], "title": own[:1] + body, "bold": not own},
        "facts": report.facts,
        "sections": [
            {"title": s.title, "level": s.level, "blocks": [_block(b, say) for b in s.blocks]} for s in report.sections
        ],
        "sources_title": report.sources_title,
        "sources": [{"number": s.number, "sentence": s.sentence, "whence": s.whence} for s in report.sources],
    }


def _block(block: Block, say: Wording) -> dict[str, Any]:
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "style": block.style.value, "line": _line(block.line)}
    if isinstance(block, Figure):
        drawn = svg(block.chart, titled=False)
        return {
            "kind": "figure",
            "name": say("report.figure", number=block.number),
            "caption": block.caption,
            "data": say("report.figure_data", number=block.table),
            "svg": drawn,
            "width": width_of(drawn) / WIDTH,
        }
    if isinstance(block, Form):
        return {"kind": "form", "rows": [[_field(each) for each in row] for row in block.rows]}
    return _table(block, say)


def _field(field: Field) -> dict[str, Any]:
    return {"label": field.label, "room": field.room, "lines": [_line(line) for line in field.lines]}


def _table(table: Table, say: Wording) -> dict[str, Any]:
    return {
        "kind": "table",
        "name": say("report.table", number=table.number),
        "caption": table.caption,
        "width": table.width,
        "columns": [{"heading": c.heading, "share": c.share, "numeric": c.numeric} for c in table.columns],
        "rows": [[{"line": _line(cell)} for cell in row] for row in table.rows],
    }


def _line(line: Line) -> list[dict[str, Any]]:
    return [{"text": piece.text, "cites": piece.cites} for piece in line]


def _shown(text: str) -> str:
    """The characters that a font lacks, by their codes."""
    plain = re.sub(r"\\u\{([0-9a-f]+)\}", lambda code: chr(int(code[1], 16)), text)
    return ", ".join(f"{character} (U+{ord(character):04X})" for character in dict.fromkeys(plain))


@cache
def _template(layout: Layout) -> bytes:
    folder = files("liandong.reports").joinpath("templates")
    parts = ("blocks.typ", "official.typ" if layout.official else "report.typ")
    return b"\n".join(folder.joinpath(name).read_bytes() for name in parts)

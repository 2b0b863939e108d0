"""The empty ledger workbook (台账模板): a sheet a kind, with the headings and lists of words that the reader takes."""

from pathlib import Path
from typing import Any

from liandong.documents.ledger_columns import Column, Part, columns, named_by
from liandong.exchange.wording import kind_name
from liandong.model import KINDS, PropertyType
from liandong.model.kinds import STAGES

ROWS = 2000
"""Rows for which the drop-down lists are set up; more may be filled in."""

_HINTS: dict[PropertyType | Part, tuple[str, str]] = {
    PropertyType.NAME: ("全称；多个用分号隔开", "Full name; several apart by semicolons"),
    PropertyType.TEXT: ("文字", "Text"),
    PropertyType.DATE: ("2023-08-30、2023-08 或 2023", "2023-08-30, 2023-08 or 2023"),
    PropertyType.PERIOD: ("2023、2023Q1、2023—2025", "2023, 2023Q1, 2023–2025"),
    PropertyType.COUNT: ("数字", "A number"),
    PropertyType.QUANTITY: ("数字；单位写在右边一列", "A number; its unit in the next column"),
    PropertyType.PLACE: ("写到区县或园区", "Down to the district or park"),
    PropertyType.STAGE: ("从下拉列表中选", "Choose from the list"),
    PropertyType.REFERENCE: ("填其名称，与其所在表一致", "Its name, as in its own sheet"),
    Part.WAN: ("数字，单位万元", "A number, in 10,000 yuan"),
    Part.UNIT: ("亩、平方公里、万元……", "亩, 平方公里, 万元 …"),
    Part.RAW: ("原文写法，如“约51亿元”；口径写在括号里，如“20亿元（首期）”", "As written; scope in brackets"),
}
_TITLES = {
    "zh": "填写说明：第 3 行是列名，请勿改动；第 4 行起每行填一条；带 * 的列必填，其余没有就空着。",
    "en": "Row 3 holds the headings: leave them. One record a row from row 4 on; * is required, the rest may be empty.",
}


def write_template(out: Path, *, lang: str = "zh") -> None:
    """Writes the empty template to `out`; ExportError where it cannot be written."""
    from liandong.exchange.xlsx.book import workbook

    with workbook(out, lang) as book:
        for kind in KINDS:
            sheet = book.sheet(kind_name(kind, lang))
            every = columns(kind)
            book.text(sheet, 0, 0, _TITLES[lang], bold=True, text_wrap=False)
            book.headings(sheet, 2, [(_heading(kind, column, lang), 20) for column in every])
            for at, column in enumerate(every):
                book.text(sheet, 1, at, _hint(column, lang), font_color="#5F6B76", font_size=9)
                if column.of.type is PropertyType.STAGE:
                    _offer_stages(sheet, at, lang)
            sheet.set_row(1, 42)
            sheet.freeze_panes(3, 1)


def _heading(kind: str, column: Column, lang: str) -> str:
    """The heading, marked where a row needs the column."""
    needed = column.of.name in named_by(KINDS[kind]) and column.part is Part.VALUE
    return f"{column.heading(lang)} *" if needed else column.heading(lang)


def _hint(column: Column, lang: str) -> str:
    words = _HINTS.get(column.part) or _HINTS[column.of.type]
    return words[0 if lang == "zh" else 1]


def _offer_stages(sheet: Any, at: int, lang: str) -> None:
    words = [zh if lang == "zh" else en for _, zh, en in STAGES.values()]
    sheet.data_validation(3, at, ROWS + 2, at, {"validate": "list", "source": words, "error_type": "warning"})

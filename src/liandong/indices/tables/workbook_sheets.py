"""The sheets of the workbook of an index that hold numbers as they are: the framework, and each step's table."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from liandong.exchange.xlsx.book import Book, Sheet
from liandong.indices.frame import Mark, Marks
from liandong.indices.methods.columns import Array
from liandong.indices.tables import workbook_layout as place
from liandong.indices.tables.workbook_layout import Layout
from liandong.messages import text

MARKED: Mapping[Mark, Mapping[str, Any]] = {
    Mark.SCREENED: {"bg_color": "#D9D9D9"},
    Mark.TREATED: {"bg_color": "#F8CBAD", "bold": True},
    Mark.FILLED: {"bg_color": "#FFF2CC", "italic": True},
}
"""How marked cells look, the first that holds: told apart in print without colours too."""

EDITABLE: Mapping[str, Any] = {"bg_color": "#DDEBF7", "font_color": "#1F4E79", "bottom": 4}
FIXED: Mapping[str, Any] = {"bg_color": "#E4DFEC", "top": 4}
_HEAD: Mapping[str, Any] = {"bold": True, "bg_color": "#E8EEF4", "valign": "vcenter"}
DIGITS = 5
"""Of a number that has more, so many are shown."""

_SCORE = {"num_format": "0.0000"}


def told(code: str, lang: str, /, **values: object) -> str:
    """A word of the workbook."""
    return text(f"index.book_{code}", lang, **values)


class Writer:
    """Writes the sheets of a layout into a book."""

    def __init__(self, book: Book, layout: Layout) -> None:
        self.book = book
        self.layout = layout
        self.lang = book.lang

    def table(self, name: str, remark: str, codes: Sequence[str]) -> Sheet:
        """A new sheet with the heads of its rows and columns."""
        sheet, frame, tree = self.book.sheet(name), self.layout.index.frame, self.layout.tree
        self.book.text(sheet, place.TOLD, 0, remark, text_wrap=False, font_color="#4D5A63")
        heads = [told(code, self.lang) for code in ("period", "unit", "unit_name")]
        for column, (head, width) in enumerate(zip(heads, (9, 12, 18), strict=True)):
            sheet.set_column(column, column, width)
            self.book.text(sheet, place.NAME, column, head, **_HEAD)
        sheet.set_column(place.FIRST, place.FIRST + len(codes) - 1, 13)
        sheet.set_row(place.NAME, 58)
        for column, code in enumerate(codes, start=place.FIRST):
            self.book.text(sheet, place.CODE, column, code, text_wrap=False, font_color="#4D5A63")
            self.book.text(sheet, place.NAME, column, tree.name(code) if code in tree.by_code else code, **_HEAD)
        for at, period in enumerate(frame.periods):
            for row, unit in enumerate(frame.units):
                for column, each in enumerate((period, unit, frame.name(unit))):
                    self.book.text(sheet, self.layout.row(at, row), column, each, text_wrap=False)
        sheet.freeze_panes(place.DATA, place.FIRST)
        on_paper(sheet, place.CODE, place.NAME)
        return sheet

    def numbers(self, sheet: Sheet, values: Array, marks: Marks | None = None) -> None:
        """The values (t, n, m), in the order of the sheet's columns, marked cells looking as the legend has it; what
        is missing stays empty."""
        shown = [_digits(values[:, :, column]) for column in range(values.shape[2])]
        for at, row, column in np.ndindex(values.shape):
            value = values[at, row, column]
            style = {**shown[column], **_style(0 if marks is None else int(marks[at, row, column]))}
            self._cell(sheet, self.layout.row(at, row), place.FIRST + column, float(value), style)

    def _cell(self, sheet: Sheet, row: int, column: int, value: float, style: Mapping[str, Any]) -> None:
        if value == value:
            sheet.write_number(row, column, value, self.book.format(**style))
        elif style:
            sheet.write_blank(row, column, None, self.book.format(**style))

    def formula(
        self, sheet: Sheet, row: int, column: int, made: str, value: float, *, array: bool = False, whole: bool = False
    ) -> None:
        """A formula, and beside it the value that it has now, for programs that do not compute."""
        style = self.book.format(**({"num_format": "0"} if whole else _SCORE))
        held: float | str = value if value == value else ""
        if array:
            sheet.write_array_formula(row, column, row, column, made, style, held)
        else:
            sheet.write_formula(row, column, made, style, held)

    def fixed(self, sheet: Sheet, row: int, column: int, value: float) -> None:
        """A score that is no formula."""
        self._cell(sheet, row, column, value, {**_SCORE, **FIXED})

    def framework(self) -> None:
        """The sheet of the framework, on which weights, directions and targets may be changed."""
        layout, book, tree = self.layout, self.book, self.layout.tree
        sheet = book.sheet(layout.framework)
        heads = "code node parent direction node_unit target denominator weight share whole"
        widths = (16, 30, 16, 8, 14, 12, 14, 10, 10, 10)
        words = [told(code, self.lang) for code in heads.split()]
        book.headings(sheet, 0, tuple(zip(words, widths, strict=True)))
        held = dict(zip(tree.codes, layout.index.last.weights.tolist(), strict=True))
        turned = dict(zip(tree.indicators, tree.directions.tolist(), strict=True))
        for row, code in enumerate(layout.order, start=1):
            node = tree.by_code[code]
            named = "　" * tree.level(code) + tree.name(code)
            for column, each in enumerate((code, named, node.parent)):
                book.text(sheet, row, column, each, text_wrap=False)
            book.text(sheet, row, place.F_UNIT, node.unit, text_wrap=False)
            book.text(sheet, row, place.F_DENOMINATOR, node.denominator, text_wrap=False)
            if code in turned:
                sheet.write_number(row, place.F_DIRECTION, turned[code], book.format(**EDITABLE))
            if node.target is not None:
                sheet.write_number(row, place.F_TARGET, node.target, book.format(**EDITABLE))
            if node.parent:
                sheet.write_number(row, place.F_WEIGHT, held[code], book.format(**EDITABLE))
            self._shares(sheet, row, code)
        self._only(sheet, place.F_WEIGHT, {"validate": "decimal", "criteria": ">=", "value": 0})
        self._only(sheet, place.F_DIRECTION, {"validate": "list", "source": ["1", "-1"]})
        sheet.freeze_panes(1, 2)
        on_paper(sheet)

    def _only(self, sheet: Sheet, column: int, rule: Mapping[str, Any]) -> None:
        remark = {"error_title": told("refused", self.lang), "error_message": told("refused_why", self.lang)}
        sheet.data_validation(1, column, len(self.layout.order), column, {**rule, **remark, "ignore_blank": True})

    def _shares(self, sheet: Sheet, row: int, code: str) -> None:
        """What a node weighs among its siblings, and in the whole."""
        layout, index = self.layout, self.layout.index
        percent = self.book.format(num_format="0.00%")
        parent = layout.tree.by_code[code].parent
        if not parent:
            sheet.write_number(row, place.F_SHARE, 1, percent)
            sheet.write_number(row, place.F_WHOLE, 1, percent)
            return
        siblings = [1 + layout.order.index(each) for each in layout.tree.children[parent]]
        total = f"SUM({layout.at(min(siblings), place.F_WEIGHT)}:{layout.at(max(siblings), place.F_WEIGHT)})"
        own, share = layout.at(row, place.F_WEIGHT), layout.at(row, place.F_SHARE)
        above = layout.at(1 + layout.order.index(parent), place.F_WHOLE)
        whole, up = index.weights[code], parent
        while up:
            whole, up = whole * index.weights[up], layout.tree.by_code[up].parent
        sheet.write_formula(row, place.F_SHARE, f"={own}/{total}", percent, index.weights[code])
        sheet.write_formula(row, place.F_WHOLE, f"={share}*{above}", percent, whole)


def on_paper(sheet: Sheet, first: int = 0, last: int = 0) -> None:
    """A sheet on paper: lying, as wide as a page, its heads on each page."""
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(first, last)


def _digits(values: Array) -> Mapping[str, str]:
    """How the numbers of a column are shown: with the decimals that they have, else with five digits of the middle one.
    What a cell holds is not rounded."""
    known = np.abs(values[np.isfinite(values) & (values != 0)])
    if not len(known):
        return {"num_format": "0"}
    decimals = next((each for each in range(DIGITS) if (np.round(known, each) == known).all()), None)
    if decimals is None:
        decimals = max(0, DIGITS - 1 - int(np.floor(np.log10(np.median(known)))))
    return {"num_format": f"0.{'0' * decimals}" if decimals else "0"}


def _style(mark: int) -> Mapping[str, Any]:
    return next((style for each, style in MARKED.items() if mark & each), {})

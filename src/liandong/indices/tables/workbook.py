"""A solved index as an Excel workbook that computes it anew: change a weight, a direction, a target or a treated value
and normalised values, scores and ranks follow. Formulas hold cells and never a name."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from liandong.errors import IndicatorError
from liandong.exchange.xlsx.book import MAX_ROWS, Book, Sheet, workbook
from liandong.indices.frame import Marks
from liandong.indices.index import Index
from liandong.indices.methods.columns import Array
from liandong.indices.steps import YEARLY, Normalise
from liandong.indices.steps.step import Step, Table
from liandong.indices.tables import workbook_layout as place
from liandong.indices.tables.workbook_layout import Layout
from liandong.indices.tables.workbook_means import formula
from liandong.indices.tables.workbook_notes import Kept, remarks, said
from liandong.indices.tables.workbook_scale_sheet import ScaleSheet, Source
from liandong.indices.tables.workbook_sheets import Writer, told
from liandong.indices.text.wording import named
from liandong.messages import Language, has, words

MAX_COLUMNS = 16_384
"""Of one sheet: Excel's specification and limits."""


def write_workbook(index: Index, path: Path, lang: Language = "zh", *, title: str = "") -> None:
    """Writes the workbook. IndicatorError for an index that is larger than a sheet, ExportError for a file that cannot
    be written."""
    layout = Layout(index, told("framework", lang), told("normalise", lang), told("scores", lang))
    width = max(len(index.frame.indicators), len(layout.leaves), len(layout.branches)) + place.FIRST
    if place.DATA + layout.rows > MAX_ROWS or width > MAX_COLUMNS:
        raise IndicatorError(words("index.book_large", rows=layout.rows, columns=width))
    with workbook(path, lang) as book:
        _Pages(book, layout, title).write()


class _Pages(Writer):
    """The sheets, one after another."""

    def __init__(self, book: Book, layout: Layout, title: str) -> None:
        super().__init__(book, layout)
        self.title = title or layout.tree.name(layout.tree.root)
        self.kept: list[Kept] = []

    def write(self) -> None:
        """All of them; the first tells what is what, so it is filled in at the end."""
        front = self.book.sheet(told("about", self.lang))
        self.framework()
        source = self._steps()
        self._normalised(source)
        self._scores()
        self._ranks()
        said(self, self.layout.index)
        remarks(self, front, self.title, self.kept)

    def _steps(self) -> Source:
        """What was given, and the table of each step that changed it, up to where it is normalised."""
        index, layout = self.layout.index, self.layout
        raw = told("raw", self.lang)
        others = [code for code in index.frame.indicators if code not in layout.leaves]
        given = index.frame.pick([*layout.leaves, *others])
        sheet = self.table(raw, told("raw_told", self.lang), given.indicators)
        self._units(sheet)
        self.numbers(sheet, given.values)
        source = Source(raw, index.stages[0].table)
        for stage in index.stages[1:]:
            if stage.step is None or isinstance(stage.step, Normalise):
                break
            if _same(stage.table, source.table):
                continue
            name = _name(stage.step, self.lang)
            sheet = self.table(name, told("step_told", self.lang, step=name), layout.leaves)
            self._units(sheet)
            self.numbers(sheet, self._ordered(stage.table.values), self._ordered_marks(stage.table.marks))
            source = Source(name, stage.table)
        return source

    def _units(self, sheet: Sheet) -> None:
        for code in self.layout.leaves:
            unit = self.layout.tree.by_code[code].unit
            self.book.text(sheet, place.WEIGHT, self.layout.column(code), unit, text_wrap=False, font_color="#4D5A63")

    def _ordered(self, values: Array) -> Array:
        return values[:, :, [self.layout.tree.indicators.index(code) for code in self.layout.leaves]]

    def _ordered_marks(self, marks: Marks) -> Marks:
        return marks[:, :, [self.layout.tree.indicators.index(code) for code in self.layout.leaves]]

    def _weights(self, sheet: Sheet, codes: Sequence[str]) -> None:
        """Above each column what it weighs, from the sheet of the framework."""
        held = dict(zip(self.layout.tree.codes, self.layout.index.last.weights.tolist(), strict=True))
        for code in codes:
            if self.layout.tree.by_code[code].parent:
                made = "=" + self.layout.of_node(code, place.F_WEIGHT)
                self.formula(sheet, place.WEIGHT, self.layout.column(code), made, held[code])

    def _normalised(self, source: Source) -> None:
        layout, index = self.layout, self.layout.index
        step = index.recipe.step(Normalise)
        sheet = self.table(layout.normalised, told("normalise_told", self.lang), layout.leaves)
        self._weights(sheet, layout.leaves)
        values = self._ordered(index.normalised)
        if isinstance(step, Normalise):
            live = np.array_equal(index.after(Normalise).values, index.normalised, equal_nan=True)
            scales = ScaleSheet(self, source, step) if live else None
        else:
            live, scales = _same(index.last, source.table), None
        for code in layout.leaves:
            column = layout.column(code)
            rules = scales.of(code) if scales else None
            if not live or (scales and rules is None):
                self.kept.append(Kept(code, told("kept_scale" if live else "kept_later", self.lang)))
            for at, row in np.ndindex(values.shape[:2]):
                here, value = layout.row(at, row), values[at, row, column - place.FIRST]
                x = f"'{source.sheet}'!{layout.at(here, column)}"
                if rules:
                    made = rules[at].made(x, scales.cells(code, at) if scales else {})
                    self.formula(sheet, here, column, f'=IF(ISNUMBER({x}),{made},"")', value)
                elif live and scales is None:
                    self.formula(sheet, here, column, f'=IF(ISNUMBER({x}),{x},"")', value)
                else:
                    self.fixed(sheet, here, column, value)

    def _scores(self) -> None:
        layout, index = self.layout, self.layout.index
        sheet = self.table(layout.scores, told("scores_told", self.lang), layout.branches)
        self._weights(sheet, layout.branches)
        aggregate = index.recipe.aggregate
        for code in layout.branches:
            column, at_node = layout.column(code), layout.tree.aggregates.index(code)
            mean = layout.tree.by_code[code].mean or aggregate.mean
            runs, many = layout.runs(code), len(layout.tree.children[code])
            if formula(mean, [("A1", "A1")], 1, 0) is None:
                self.kept.append(Kept(code, told("kept_mean", self.lang, mean=named(mean, self.lang))))
            for at, row in np.ndindex(index.scores.shape[:2]):
                here, value = layout.row(at, row), float(index.scores[at, row, at_node])
                children = [(run.cells(place.WEIGHT), run.cells(here)) for run in runs]
                made = formula(mean, children, many, aggregate.threshold)
                if made is None:
                    self.fixed(sheet, here, column, value)
                else:
                    self.formula(sheet, here, column, made.text, value, array=made.array)

    def _ranks(self) -> None:
        """Ranks by the scores: 1 the best in its period, equal scores the better rank."""
        layout, index = self.layout, self.layout.index
        sheet = self.table(told("ranks", self.lang), told("ranks_told", self.lang), layout.branches)
        for code in layout.branches:
            column, at_node = layout.column(code), layout.tree.aggregates.index(code)
            for at, row in np.ndindex(index.ranks.shape[:2]):
                here, rank = layout.row(at, row), int(index.ranks[at, row, at_node])
                first, last = layout.span(YEARLY, at)
                x = f"'{layout.scores}'!{layout.at(here, column)}"
                ranked = f"'{layout.scores}'!{layout.at(first, column)}:{layout.at(last, column)}"
                made = f'=IF(ISNUMBER({x}),RANK({x},{ranked},0),"")'
                self.formula(sheet, here, column, made, rank or float("nan"), whole=True)


def _name(step: Step, lang: str) -> str:
    code = f"book_{type(step).__name__.lower()}"
    return told(code.removeprefix("book_"), lang) if has(f"index.{code}", lang) else type(step).__name__


def _same(table: Table, before: Table) -> bool:
    return np.array_equal(table.values, before.values, equal_nan=True) and np.array_equal(table.marks, before.marks)

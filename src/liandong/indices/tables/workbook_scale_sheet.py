"""The sheet of what scales take from their basis, as formulas."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from liandong.indices.methods.columns import Columns
from liandong.indices.methods.scales import Affine, DistanceToReference, Scale
from liandong.indices.steps import POOLED, YEARLY, Normalise
from liandong.indices.steps.step import Table
from liandong.indices.tables import workbook_layout as place
from liandong.indices.tables.workbook_scales import PARAMETERS, Basis, Rule, rule
from liandong.indices.tables.workbook_sheets import Writer, on_paper, told
from liandong.indices.text.wording import named


@dataclass(frozen=True, slots=True)
class Source:
    """The sheet that values are normalised from, and what stands on it."""

    sheet: str
    table: Table


class ScaleSheet:
    """The sheet of what scales take from their basis: a block of rows for each basis, columns as everywhere."""

    def __init__(self, pages: Writer, source: Source, step: Normalise) -> None:
        self.pages, self.source, self.step = pages, source, step
        self.layout, self.name = pages.layout, told("scales", pages.lang)
        self.sheet = pages.book.sheet(self.name)
        self.blocks = len(self.layout.index.frame.periods) if step.over == YEARLY else 1
        self._heads()

    def cells(self, code: str, at: int) -> dict[str, str]:
        """Where the parameters of an indicator stand that hold in a period."""
        top, column = self._top(at), self.layout.column(code)
        return {
            name: f"'{self.name}'!{self.layout.at(top + row, column)}" for row, name in enumerate(PARAMETERS, start=1)
        }

    def of(self, code: str) -> list[Rule] | None:
        """The rule of an indicator in each period; None where its scale cannot be put into formulas."""
        scale = self.layout.tree.by_code[code].scale or self.step.scale
        column = self.layout.column(code)
        made = []
        for at in range(len(self.layout.index.frame.periods)):
            found = rule(scale, self._basis(code, at), self.cells(code, at))
            if found is None:
                return None
            made.append(found)
            if at and self.blocks == 1:
                continue
            self.pages.book.text(self.sheet, self._top(at), column, named(scale, self.pages.lang), text_wrap=False)
            now = self._now(code, at, scale)
            for name, each in found.parameters.items():
                row = self._top(at) + 1 + PARAMETERS.index(name)
                if isinstance(each, str):
                    self.sheet.write_formula(row, column, f"={each}", None, now[name])
                else:
                    self.sheet.write_number(row, column, each)
        return made

    def _basis(self, code: str, at: int) -> Basis:
        layout, column = self.layout, self.layout.column(code)
        first, last = layout.span(self.step.over, at)
        held = f"'{self.source.sheet}'!{layout.at(first, column)}:{layout.at(last, column)}"
        direction, target = (layout.of_node(code, which) for which in (place.F_DIRECTION, place.F_TARGET))

        def of_unit(unit: str) -> str | None:
            units = layout.index.frame.units
            rows = [row for row in range(first, last + 1) if units[(row - place.DATA) % len(units)] == unit]
            return f"'{self.source.sheet}'!{layout.at(rows[0], column)}" if len(rows) == 1 else None

        return Basis(code, held, direction, target, of_unit, self.step.over in (POOLED, YEARLY))

    def _now(self, code: str, at: int, scale: Scale) -> Mapping[str, float]:
        """What the formulas come to, for programs that do not compute."""
        tree, frame = self.layout.tree, self.layout.index.frame
        which = tree.indicators.index(code)
        first, last = (row - place.DATA for row in self.layout.span(self.step.over, at))
        units = (frame.units * len(frame.periods))[first : last + 1]
        values = self.source.table.values
        held = values.reshape(-1, values.shape[2])[first : last + 1, [which]]
        columns = Columns((code,), units, tree.directions[[which]], tree.targets[[which]])
        direction, target = float(columns.directions[0]), float(columns.targets[0])
        if isinstance(scale, DistanceToReference):
            target = float(held[units.index(scale.unit), 0])
        now = {"direction": direction, "low": float(np.nanmin(held)), "high": float(np.nanmax(held))}
        now |= {"mean": float(np.nanmean(held)), "deviation": float(np.nanstd(held, ddof=1)), "reference": target}
        fitted = scale.fit(held, columns)
        if isinstance(fitted, Affine):
            now |= {"offset": float(fitted.offset[0]), "span": float(fitted.span[0])}
        return now

    def _top(self, at: int) -> int:
        return place.CODE + (at if self.blocks > 1 else 0) * (len(PARAMETERS) + 2)

    def _heads(self) -> None:
        book, lang = self.pages.book, self.pages.lang
        self.sheet.set_column(0, place.FIRST - 1, 14)
        self.sheet.set_column(place.FIRST, place.FIRST + len(self.layout.leaves) - 1, 13)
        book.text(self.sheet, place.TOLD, 0, told("scales_told", lang), text_wrap=False, font_color="#4D5A63")
        for code in self.layout.leaves:
            book.text(self.sheet, place.WEIGHT, self.layout.column(code), code, text_wrap=False, bold=True)
        for at in range(self.blocks):
            period = self.layout.index.frame.periods[at] if self.blocks > 1 else ""
            book.text(self.sheet, self._top(at), 0, period)
            book.text(self.sheet, self._top(at), 1, told("scale", lang))
            for row, name in enumerate(PARAMETERS, start=1):
                book.text(self.sheet, self._top(at) + row, 1, told(f"scale_{name}", lang))
        self.sheet.freeze_panes(place.CODE, place.FIRST)
        on_paper(self.sheet, place.TOLD, place.WEIGHT)

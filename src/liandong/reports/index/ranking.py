"""The ranking of an index, its parts, and what cannot be told apart."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from liandong.errors import IndicatorError
from liandong.indices.draw import ranked as drawn
from liandong.indices.studies.places import before
from liandong.indices.text.wording import told as worded
from liandong.reports.index.draft import NONE, Draft, number, percent
from liandong.reports.model import Block, Column
from liandong.reports.wording import plain

DRAWN, _ACROSS, _PAIRS = 40, 7, 15
"""Units of the figure, parts side by side in a table, and pairs that are told."""
_UNSURE = 0.1
"""Two neighbours are told apart where the chance that they stand so is not this near to certain on either side."""


def ranking(draft: Draft) -> Iterator[Block]:
    say, sheet = draft.say, draft.sheet
    ranked = [place for place in draft.places if place.rank]
    first = say.named([f"{place.name} {number(place.score)}" for place in ranked[:3]])
    yield draft.text("index_lead", units=len(ranked), first=first)
    since = before(sheet.index.frame.periods, sheet.period)
    columns = [
        Column(say("report.index_rank"), 1, numeric=True), Column(say("report.index_unit"), 3),
        Column(say("report.index_score"), 2, numeric=True), Column(say("report.index_range"), 2, numeric=True),
        Column(say("report.index_top", most=draft.best), 2, numeric=True),
    ]  # fmt: skip
    if since is not None:
        columns.append(Column(say("report.index_rose", period=since), 2, numeric=True))
        columns.append(Column(say("report.index_sure"), 2, numeric=True))
    rows = []
    for place in draft.places:
        cells = [
            str(place.rank or NONE), place.name, number(place.score), place.interval or NONE, percent(place.top)
        ]  # fmt: skip
        if since is not None:
            cells.append(NONE if place.rose is None else f"{place.rose:+d}" if place.rose else "0")
            cells.append(NONE if place.sure is None else percent(place.sure))
        rows.append([plain(cell) for cell in cells])
    table = draft.table(say("report.index_ranking_list", period=sheet.period).strip(), columns, rows)
    if len(ranked) > 1:
        source = say("report.index_source", many=f"{sheet.replications:,}")
        chart = drawn(ranked, say("report.index_ranking_figure"), say.lang, source=source, most=DRAWN)
        yield draft.figure(chart, table)
    yield table
    yield draft.note("index_range_note")
    for note in sheet.index.unscored:
        if note.cell.period == sheet.period:
            name = sheet.index.frame.name(note.cell.unit)
            yield draft.item(f"{name}：{note.told.worded(say.lang)}" if say.lang == "zh" else
                             f"{name}: {note.told.worded(say.lang)}")  # fmt: skip


def parts(draft: Draft) -> Iterator[Block]:
    """The scores of the nodes right below the index, a few side by side."""
    say, index = draft.say, draft.sheet.index
    codes = index.framework.children[index.framework.root]
    at = {unit: row for row, unit in enumerate(index.frame.units)}
    for start in range(0, len(codes), _ACROSS):
        some = codes[start : start + _ACROSS]
        scores = [index.score(code, draft.sheet.period) for code in some]
        columns = [Column(say("report.index_unit"), 2)]
        columns += [Column(index.framework.name(code), 1, numeric=True) for code in some]
        rows = [
            [plain(place.name), *(plain(number(float(score[at[place.unit]]), 1)) for score in scores)]
            for place in draft.places
        ]
        yield draft.table(say("report.index_parts_list"), columns, rows)


def uncertainty(draft: Draft) -> Iterator[Block]:
    """What was varied, and which neighbours cannot be told apart."""
    say, sheet = draft.say, draft.sheet
    code = "index_varied" if sheet.factors else "index_varied_usual"
    yield draft.text(code, many=f"{sheet.replications:,}", seed=sheet.seed)
    for factor in sheet.factors:
        yield draft.item(worded(factor, say.lang))
    wide = sorted(draft.places, key=lambda place: (place.low - place.high, place.rank))
    widest = [f"{place.name} {place.interval}" for place in wide[:5] if place.high > place.low]
    if widest:
        yield draft.text("index_widest", units=say.named(widest))
    close = list(_close(draft))
    if not close:
        yield draft.text("index_all_apart")
        return
    yield draft.text("index_close", count=len(close))
    columns = [
        Column(say("report.index_ahead"), 3), Column(say("report.index_behind"), 3),
        Column(say("report.index_chance"), 2, numeric=True),
    ]  # fmt: skip
    rows = [[plain(one), plain(other), plain(percent(chance))] for one, other, chance in close[:_PAIRS]]
    yield draft.table(say("report.index_close_list"), columns, rows)
    if len(close) > _PAIRS:
        yield draft.note("index_close_more", count=len(close) - _PAIRS)


def _close(draft: Draft) -> Iterator[tuple[str, str, float]]:
    """Neighbours in the ranking of which the second may well be ahead."""
    spread, ranked = draft.sheet.spread, [place for place in draft.places if place.rank]
    if spread.ranks is None:
        return
    for one, other in pairwise(ranked):
        try:
            chance = spread.before(one.unit, other.unit, period=draft.sheet.period)
        except IndicatorError:  # the two never have ranks together
            continue
        if np.minimum(chance, 1 - chance) > _UNSURE:
            yield one.name, other.name, chance

"""How an index was made: its framework, its steps, what they did to which cell, and where the numbers are from."""

from collections.abc import Iterator

from liandong.errors import UnknownRecord
from liandong.indices import Cell, Denominate, Node, Source
from liandong.indices.insight.insight import Insight
from liandong.indices.tables.headings import unit_given
from liandong.indices.tables.ledger import stood_by
from liandong.indices.text.wording import told as worded
from liandong.messages import Words
from liandong.reports.index.draft import NONE, Draft, percent
from liandong.reports.model import Block, Column, Line
from liandong.reports.wording import plain

_NOTES, _ACROSS, _DIGITS = 200, 5, 16


def method(draft: Draft) -> Iterator[Block]:
    say, index = draft.say, draft.sheet.index
    columns = [
        Column(say("report.index_node"), 4), Column(say("report.index_weight"), 1, numeric=True),
        Column(say("report.index_whole"), 1, numeric=True), Column(say("report.index_direction"), 2),
        Column(say("report.index_unit_of"), 2),
    ]  # fmt: skip
    if _divisors(draft):
        columns.append(Column(say("report.index_divided_by"), 2))
    rows = [_node(draft, node) for node in _ordered(draft, index.framework.root)]
    yield draft.table(say("report.index_tree"), columns, rows)
    yield draft.text("index_steps")
    for step in index.recipe.whole:
        yield draft.item(worded(step, say.lang))


def _ordered(draft: Draft, code: str) -> list[Node]:
    framework = draft.sheet.index.framework
    found = [framework.by_code[code]]
    for child in framework.children.get(code, ()):
        found += _ordered(draft, child)
    return found


def _node(draft: Draft, node: Node) -> list[Line]:
    say, index = draft.say, draft.sheet.index
    whole = sum(index.effective[leaf] for leaf in index.framework.under(node.code))
    direction = ""
    if node.direction is not None:
        direction = say("report.index_more_better" if node.direction > 0 else "report.index_less_better")
    name = "　" * index.framework.level(node.code) + index.framework.name(node.code)
    cells = [name, percent(index.weights[node.code]), percent(whole), direction, node.unit]
    return [plain(cell) for cell in ([*cells, node.denominator] if _divisors(draft) else cells)]


def _divisors(draft: Draft) -> tuple[str, ...]:
    """The columns by which indicators were divided."""
    index = draft.sheet.index
    if index.recipe.step(Denominate) is None:
        return ()
    named = (index.framework.by_code[code].denominator for code in index.framework.indicators)
    return tuple(dict.fromkeys(filter(None, named)))


def treated(draft: Draft) -> Iterator[Block]:
    """What was filled, treated and left out; and what to ask about."""
    say, index = draft.say, draft.sheet.index
    notes = [note for note in index.notes if note.cell.period in ("", draft.sheet.period)]
    if notes:
        yield draft.text("index_notes", count=len(notes))
        columns = [Column(say("report.index_where"), 3), Column(say("report.index_what"), 5)]
        rows = [[plain(_where(draft, note.cell)), plain(note.told.worded(say.lang))] for note in notes[:_NOTES]]
        yield draft.table(say("report.index_notes_list"), columns, rows)
        if len(notes) > _NOTES:
            yield draft.note("index_notes_more", count=len(notes) - _NOTES)
    else:
        yield draft.text("index_notes_none")
    concerns = Insight.into(index, draft.sheet.period).audit()
    if concerns:
        yield draft.text("index_audit")
        for concern in concerns:
            yield draft.item(concern.told.worded(say.lang))


def _where(draft: Draft, cell: Cell) -> str:
    index = draft.sheet.index
    unit = index.frame.name(cell.unit) if cell.unit else ""
    indicator = index.framework.name(cell.indicator) if cell.indicator else ""
    return ("，" if draft.say.lang == "zh" else ", ").join(filter(None, (unit, cell.period, indicator)))


def data(draft: Draft) -> Iterator[Block]:
    """The numbers as they were given, and what they were divided by; those of a ledger with the sentences that prove
    them; and where they are from."""
    say, index, edition = draft.say, draft.sheet.index, draft.sheet.edition
    codes = tuple(dict.fromkeys((*index.framework.indicators, *_divisors(draft))))
    for start in range(0, len(codes), _ACROSS):
        some = codes[start : start + _ACROSS]
        columns = [
            Column(say("report.index_unit"), 2),
            *(Column(_headed(draft, code), 1, numeric=True) for code in some),
        ]
        rows = [
            [plain(index.frame.name(unit)), *(_cell(draft, Cell(draft.sheet.period, unit, code)) for code in some)]
            for unit in index.frame.units
        ]
        yield draft.table(say("report.index_data_list", period=draft.sheet.period).strip(), columns, rows)
    told = dict.fromkeys(filter(None, (_whence(draft, source) for source in index.frame.sources.values())))
    for each in told:
        yield draft.item(each)
    if edition.version:
        yield draft.text("index_of_ledger", version=edition.version)
    yield draft.text("index_kept", at=edition.by.at[:10], person=edition.by.actor)
    yield draft.note("index_digests", table=edition.table[:_DIGITS], method=edition.method[:_DIGITS])


def _headed(draft: Draft, code: str) -> str:
    """What stands over raw numbers: of a quotient without its unit, which is not that of what is divided."""
    framework = draft.sheet.index.framework
    if code not in framework.by_code:
        return code
    unit, name = unit_given(framework, code), framework.name(code)
    if not unit:
        return name
    return f"{name}（{unit}）" if draft.say.lang == "zh" else f"{name} ({unit})"


def _cell(draft: Draft, cell: Cell) -> Line:
    """A number as it was given; the value as the ledger tells it, with its sentences, where it is of one."""
    frame = draft.sheet.index.frame
    value = frame.column(cell.indicator)[frame.periods.index(cell.period), frame.units.index(cell.unit)]
    source = frame.source(cell)
    if source is not None and source.record and draft.ledger is not None and draft.cite is not None:
        try:
            record = draft.ledger.record(source.record)
        except UnknownRecord:
            return plain(NONE)
        held = stood_by(record)
        if not isinstance(held, Words):
            return (draft.cite.of(f"{value:,.10g}", held),)
    return plain(NONE if value != value else f"{value:,.10g}")


def _whence(draft: Draft, source: Source) -> str:
    day = draft.say("report.index_vintage", day=source.vintage) if source.vintage else ""
    return " · ".join(filter(None, (source.text, day)))

"""`liandong index solve`: the index that a methodology makes of a table, and what was done on the way."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from liandong.cli import index_given as given
from liandong.cli import options
from liandong.cli.index_given import Named, computing, number, solved
from liandong.cli.terminal import line, table
from liandong.cli.voice import Voice

if TYPE_CHECKING:
    from liandong.indices import Index, Note

NOTES = 12
"""So many notes are printed; a file has them all."""


def register(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="solve", help=voice("help.index_solve"))
    @given.named_columns(voice)
    def solve(
        data: Annotated[Path, given.data(voice)],
        method: Annotated[Path, given.method(voice)],
        named: Named,
        at: Annotated[str | None, given.at(voice)] = None,
        out: Annotated[Path | None, given.out(voice)] = None,
    ) -> None:
        with computing(voice):
            from liandong.indices.tables.written import write

            index = solved(voice, data, method, named)
            _show(voice, index, at)
            if out is not None:
                write(index, out, voice.lang)
                line(voice("indexing.written", path=options.folder(out)))


def _show(voice: Voice, index: "Index", at: str | None) -> None:
    from liandong.indices.tables.results import ranking, shown

    framework = index.framework
    period = index.frame.periods[-1] if at is None else at
    placed = ranking(index, period)
    line("  ".join(each for each in (framework.name(framework.root), period) if each), style="bold")
    named = any(each.name != each.unit for each in placed)
    first = ("rank", "unit", "name", "score") if named else ("rank", "unit", "score")
    headings = [voice(f"indexing.heading_{name}") for name in first] + [framework.name(c) for c in shown(framework)]
    rows = [
        [str(each.rank), each.unit, *([each.name] if named else []), number(each.score), *map(number, each.nodes)]
        for each in placed
    ]
    words = 3 if named else 2
    table(headings, rows, right=(0, *range(words, len(headings))))
    _show_notes(voice, index, period)


def _show_notes(voice: Voice, index: "Index", period: str) -> None:
    from liandong.indices.tables.results import tally

    for note in index.unscored:
        if note.cell.period == period:
            line(voice("indexing.unscored", unit=index.frame.name(note.cell.unit), why=note.told.worded(voice.lang)))
    done = tally(index)
    line(
        voice("indexing.tally", filled=done.filled, treated=done.treated, missing=done.missing, screened=done.screened)
    )
    for note in index.notes[:NOTES]:
        line(f"  {told(voice, index, note)}")
    if len(index.notes) > NOTES:
        line(voice("indexing.more_notes", more=len(index.notes) - NOTES))


def told(voice: Voice, index: "Index", note: "Note") -> str:
    """A note in one line, behind the place that it speaks of."""
    cell = note.cell
    node = index.framework.name(cell.indicator) if cell.indicator else ""
    unit = index.frame.name(cell.unit) if cell.unit else ""
    where = " · ".join(part for part in (cell.period, unit, node) if part)
    return voice("indexing.note", where=where, told=note.told.worded(voice.lang))

"""`liandong index explain` and `change`: why a unit stands where it does, and why its score moved."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from liandong.cli import index_given as given
from liandong.cli import options
from liandong.cli.index_given import Named, computing, number, signed, solved, unit_of
from liandong.cli.terminal import line, table
from liandong.cli.voice import Voice
from liandong.errors import IndicatorError

if TYPE_CHECKING:
    from liandong.indices.insight import Explained, Insight
    from liandong.indices.methods.columns import Array

NAMED = 5
"""So many strengths and weaknesses are told at most."""


def register(group: typer.Typer, voice: Voice) -> None:
    _register_explain(group, voice)
    _register_change(group, voice)


def _register_explain(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="explain", help=voice("help.index_explain"))
    @given.named_columns(voice)
    def explain(
        data: Annotated[Path, given.data(voice)],
        method: Annotated[Path, given.method(voice)],
        unit: Annotated[str, options.argument(voice, "index_one_unit", "UNIT")],
        named: Named,
        at: Annotated[str | None, given.at(voice)] = None,
    ) -> None:
        with computing(voice):
            from liandong.indices.insight import Insight

            index = solved(voice, data, method, named)
            _show(voice, Insight.into(index, at), unit_of(index, unit))


def _show(voice: Voice, told: "Insight", unit: str) -> None:
    index = told.index
    standings = told.standings(unit)
    row = index.frame.units.index(unit)
    rank, score = int(index.rank(period=told.period)[row]), float(index.score(period=told.period)[row])
    line("  ".join(each for each in (index.frame.name(unit), told.period) if each), style="bold")
    ranked = int((index.rank(period=told.period) > 0).sum())
    line(voice("indexing.stands", rank=rank or "–", of=ranked, score=number(score)))
    parts, obstacles, notes = _parts(voice, told)
    told_of = [(each, places) for each, places in ((parts, 2), (obstacles, 1)) if each is not None]
    raw = index.measured[index.frame.periods.index(told.period), row]
    rows = []
    for at, code in enumerate(index.framework.indicators):
        cells = [index.framework.name(code), given.as_it_is(float(raw[at]))]
        if standing := standings.get(code):
            cells += [number(standing.value), f"{standing.rank}/{standing.among}"]
            cells += [number(float(each[row, at]), places) for each, places in told_of]
        else:
            cells += ["–"] * (2 + len(told_of))
        rows.append(cells)
    headings = [voice(f"indexing.heading_{each}") for each in ("indicator", "given", "normalised", "place")]
    headings += [voice("indexing.heading_part")] if parts is not None else []
    headings += [voice("indexing.heading_obstacle")] if obstacles is not None else []
    table(headings, rows, right=range(1, len(headings)))
    for note in notes:
        line(note)
    _show_profile(voice, told, unit)


def _parts(voice: Voice, told: "Insight") -> tuple["Array | None", "Array | None", list[str]]:
    """Contributions and obstacles, as far as the methodology has them, and why not where it has none."""
    found: list[Array | None] = []
    notes = []
    for made in (told.contributions, told.obstacles):
        try:
            found.append(made())
        except IndicatorError as error:
            found.append(None)
            notes.append(error.worded(voice.lang))
    return found[0], found[1], notes


def _show_profile(voice: Voice, told: "Insight", unit: str) -> None:
    """Strengths, weaknesses, and which cells are not as given."""
    from liandong.indices.tables.results import altered

    standings = told.standings(unit)
    name = told.index.framework.name
    good = [name(code) for code, one in standings.items() if one.above_median > 0][:NAMED]
    bad = [name(code) for code, one in reversed(list(standings.items())) if one.above_median < 0][:NAMED]
    if good:
        line(voice("indexing.strengths", names=voice.joined(good)))
    if bad:
        line(voice("indexing.weaknesses", names=voice.joined(bad)))
    for one in altered(told.index, unit, told.period):
        kind = (one.mark.name or "").lower() if one.mark else "missing"
        mark = voice(f"indexing.mark_{kind}")
        if one.after == one.after:
            before, after = given.as_it_is(one.before), given.as_it_is(one.after)
            mark = voice("indexing.altered", mark=mark, before=before, after=after)
        line(voice("indexing.note", where=name(one.code), told=mark))


def _register_change(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="change", help=voice("help.index_change"))
    @given.named_columns(voice)
    def change(
        data: Annotated[Path, given.data(voice)],
        method: Annotated[Path, given.method(voice)],
        since: Annotated[str, options.option(voice, "index_since", "--since", metavar="PERIOD")],
        named: Named,
        at: Annotated[str | None, given.at(voice)] = None,
        of: Annotated[str, options.option(voice, "index_of", "--of", metavar="UNIT")] = "",
    ) -> None:
        with computing(voice):
            from liandong.indices.insight import Insight
            from liandong.indices.insight import explain as explained

            index = solved(voice, data, method, named)
            first, second = Insight.into(index, since), Insight.into(index, at)
            found = explained(first, second)
            line(f"{index.framework.name(index.framework.root)}  {since} → {second.period}", style="bold")
            if of:
                _show_one(voice, second, found, unit_of(index, of))
            else:
                _show_all(voice, first, second, found)


def _show_all(voice: Voice, first: "Insight", second: "Insight", found: "Explained") -> None:
    index = second.index
    ranks = first.index.rank(period=first.period), index.rank(period=second.period)
    rows = []
    for at, unit in enumerate(found.units):
        parts = [each[at].sum() for each in _four(found)]
        placed = (str(int(each[index.frame.units.index(unit)]) or "–") for each in ranks)
        rows.append([index.frame.name(unit), " → ".join(placed), *(signed(float(part)) for part in parts)])
    headings = [voice(f"indexing.heading_{each}") for each in ("unit", "rank", *PARTS)]
    table(headings, rows, right=range(1, len(headings)))


def _show_one(voice: Voice, told: "Insight", found: "Explained", unit: str) -> None:
    told.standings(unit)  # an unknown unit is told with those that there are
    at = found.units.index(unit)
    headings = [voice(f"indexing.heading_{each}") for each in ("indicator", *PARTS)]
    rows = []
    if found.change.whole.ndim == 2:
        for column, code in enumerate(found.indicators):
            rows.append([told.index.framework.name(code), *(signed(float(each[at, column])) for each in _four(found))])
    sums = [signed(float(each[at].sum())) for each in _four(found)]
    rows.append([told.index.frame.name(unit), *sums])
    table(headings, rows, right=range(1, len(headings)))


PARTS = ("change", "by_values", "by_weights", "by_goalposts")


def _four(found: "Explained") -> tuple["Array", ...]:
    change = found.change
    return change.whole, change.values, change.weights, change.goalposts

"""`liandong index compare` and `whatif`: another methodology, other numbers, and what would be enough."""

import math
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from liandong.cli import index_given as given
from liandong.cli import options
from liandong.cli.index_given import Named, as_it_is, computing, number, signed, solved, unit_of
from liandong.cli.outcome import USAGE, failed
from liandong.cli.terminal import line, table
from liandong.cli.voice import Voice

if TYPE_CHECKING:
    from liandong.indices import Frame, Index

MOVED = 20
"""So many units that moved are shown at most."""


def register(group: typer.Typer, voice: Voice) -> None:
    _register_compare(group, voice)
    _register_whatif(group, voice)


def _register_compare(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="compare", help=voice("help.index_compare"))
    @given.named_columns(voice)
    def compare(
        data: Annotated[Path, given.data(voice)],
        method: Annotated[Path, given.method(voice)],
        other: Annotated[Path, options.argument(voice, "index_other", "METHOD2")],
        named: Named,
        at: Annotated[str | None, given.at(voice)] = None,
    ) -> None:
        with computing(voice):
            from liandong.indices.insight import Insight
            from liandong.indices.insight import compare as compared

            one, two = (solved(voice, data, each, named) for each in (method, other))
            found = compared(Insight.into(one, at), Insight.into(two, at))
            names = [each.framework.name(each.framework.root) for each in (one, two)]
            line(voice("indexing.compared", one=f"{names[0]} ({method.name})", two=f"{names[1]} ({other.name})"))
            alike = {kind: number(found.correlation(kind)) for kind in ("pearson", "spearman", "kendall")}
            line(voice("indexing.alike", many=len(found.units), **alike))
            rows = []
            for unit, shift in found.moved_most(MOVED):
                ranks = found.ranks[found.units.index(unit)]
                rows.append([one.frame.name(unit), str(ranks[0]), str(ranks[1]), f"{shift:+d}"])
            headings = [voice(f"indexing.heading_{each}") for each in ("unit", "rank_first", "rank_second", "places")]
            if rows:
                table(headings, rows, right=(1, 2, 3))
                if (more := int((found.shifts != 0).sum()) - len(rows)) > 0:
                    line(voice("indexing.more_moved", more=more))
            else:
                line(voice("indexing.none_moved"))
            for which, units in enumerate(found.only):
                if units:
                    told = voice.joined((one, two)[which].frame.name(unit) for unit in units)
                    line(voice("indexing.only", index=names[which], units=told))


def _register_whatif(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="whatif", help=voice("help.index_whatif"))
    @given.named_columns(voice)
    def whatif(
        data: Annotated[Path, given.data(voice)],
        method: Annotated[Path, given.method(voice)],
        unit: Annotated[str, options.argument(voice, "index_one_unit", "UNIT")],
        named: Named,
        past: Annotated[str, options.option(voice, "index_past", "--past", metavar="UNIT")] = "",
        cost: Annotated[list[str] | None, options.option(voice, "index_cost", "--cost", metavar="INDICATOR=N")] = None,
        value: Annotated[list[str] | None, options.option(voice, "index_set", "--set", metavar="INDICATOR=N")] = None,
        at: Annotated[str | None, given.at(voice)] = None,
    ) -> None:
        with computing(voice):
            if bool(past) == bool(value):
                raise failed(voice, voice("indexing.whatif_one"), voice("indexing.whatif_one_remedy"), code=USAGE)
            index = solved(voice, data, method, named)
            asked = unit_of(index, unit)
            if past:
                _show_effort(voice, index, asked, unit_of(index, past), _numbers(voice, index, cost or []), at)
            else:
                _show_otherwise(voice, index, asked, _numbers(voice, index, value or []), at)


def _numbers(voice: Voice, index: "Index", typed: list[str]) -> dict[str, float]:
    """INDICATOR=NUMBER, by the code or the name of the indicator."""
    codes = {each: code for code in index.framework.indicators for each in (index.framework.name(code), code)}
    found = {}
    for each in typed:
        name, _, number = each.rpartition("=")
        try:
            value = float(number)
            if not math.isfinite(value):
                raise ValueError
            found[codes[name.strip()]] = value
        except (KeyError, ValueError):
            remedy = voice("indexing.setting_remedy", there=voice.joined(index.framework.indicators))
            raise failed(voice, voice("indexing.no_setting", given=each), remedy, code=USAGE) from None
    return found


def _show_effort(voice: Voice, index: "Index", unit: str, rival: str, costs: dict[str, float], at: str | None) -> None:
    from liandong.indices.insight import Insight, turned_back

    told = Insight.into(index, at)
    effort = told.effort(unit, rival, costs)
    names = {"unit": index.frame.name(unit), "rival": index.frame.name(rival)}
    row = index.frame.units.index(unit)
    if not effort.rises.any():
        line(voice("indexing.already_past", **names))
        return
    line(voice("indexing.effort" if effort.reached else "indexing.effort_not_enough", **names))
    own, rises = told.leaves[row], effort.rises
    measured = index.measured[index.frame.when(told.period), row]
    needed = turned_back(index, unit, told.period, own + rises)
    rows, unknown = [], False
    for column, code in enumerate(index.framework.indicators):
        if rises[column] > 0:
            unknown = unknown or needed[column] != needed[column]
            raw = [as_it_is(float(each[column])) for each in (measured, needed)]
            normal = [number(float(each[column])) for each in (own, own + rises)]
            rows.append([index.framework.name(code), *raw, *normal, signed(float(rises[column]))])
    names_of = ("indicator", "given", "given_needed", "normalised", "needed", "rise")
    table([voice(f"indexing.heading_{each}") for each in names_of], rows, right=range(1, len(names_of)))
    if unknown:
        line(voice("indexing.not_turned"))
    line(voice("indexing.effort_exact" if effort.exact else "indexing.effort_found", cost=number(effort.cost)))


def _show_otherwise(voice: Voice, index: "Index", unit: str, values: dict[str, float], at: str | None) -> None:
    from liandong.indices import solve
    from liandong.indices.insight import Insight

    period = Insight.into(index, at).period
    Insight.into(index, period).standings(unit)  # an unknown unit is told with those that there are
    row = index.frame.units.index(unit)
    other = solve(_with(index.frame, period, row, values), index.framework, index.recipe)
    for code, value in values.items():
        before = float(index.frame.column(code)[index.frame.periods.index(period), row])
        moved = {"before": as_it_is(before), "after": as_it_is(value)}
        line(voice("indexing.otherwise", indicator=index.framework.name(code), **moved))
    rows = []
    for each in (index, other):
        rank, score = int(each.rank(period=period)[row]), float(each.score(period=period)[row])
        which = voice("indexing.as_given" if each is index else "indexing.as_set")
        rows.append([which, str(rank or "–"), number(score)])
    table([voice(f"indexing.heading_{each}") for each in ("numbers", "rank", "score")], rows, right=(1, 2))
    _show_others(voice, index, other, period, row)


def _with(frame: "Frame", period: str, row: int, values: dict[str, float]) -> "Frame":
    numbers = frame.values.copy()
    for code, value in values.items():
        numbers[frame.periods.index(period), row, frame.place(code)] = value
    return frame.holding(numbers, frame.marks)


def _show_others(voice: Voice, index: "Index", other: "Index", period: str, row: int) -> None:
    """The other units whose rank moved, for they are measured by the same goalposts."""
    before, after = index.rank(period=period), other.rank(period=period)
    for at, unit in enumerate(index.frame.units):
        if at != row and before[at] != after[at]:
            name = index.frame.name(unit)
            line(voice("indexing.moved", unit=name, before=int(before[at]), after=int(after[at])))

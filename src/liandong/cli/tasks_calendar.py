"""`liandong tasks calendar`: the holidays and make-up days of a year, and counting by working days."""

import json
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from liandong.cli import options
from liandong.cli.tasks import day
from liandong.cli.terminal import line, table
from liandong.cli.voice import Voice

if TYPE_CHECKING:
    from liandong.followup.calendar import WorkingDays


def register(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="calendar", help=voice("help.tasks_calendar"))
    def calendar(
        year: Annotated[int | None, options.argument(voice, "tasks_year", "YEAR")] = None,
        start: Annotated[str | None, options.option(voice, "tasks_from", "--from", metavar="DAY")] = None,
        add: Annotated[int | None, options.option(voice, "tasks_add_days", "--add", metavar="N")] = None,
        as_json: Annotated[bool, options.option(voice, "json", "--json")] = False,
    ) -> None:
        from liandong.followup.calendar import china, today

        days = china()
        if add is not None:
            _count(voice, days, day(voice, start) or today(), add, as_json=as_json)
        else:
            _year(voice, days, year or today().year, as_json=as_json)


def _count(voice: Voice, days: "WorkingDays", start: date, count: int, *, as_json: bool) -> None:
    found = days.add(start, count)
    if as_json:
        line(json.dumps({"from": str(start), "add": count, "day": str(found.day), "provisional": found.provisional}))
        return
    line(voice("tasks.counted_provisional" if found.provisional else "tasks.counted", day=found.day, count=count))


def _year(voice: Voice, days: "WorkingDays", year: int, *, as_json: bool) -> None:
    told = days.of_year(year)
    known = days.first <= year <= days.last
    if as_json:
        listed = [{"day": str(each), "sort": sort.value} for each, sort in told]
        line(json.dumps({"year": year, "told": known, "source": days.source, "days": listed}))
        return
    if not known:
        line(voice("tasks.year_not_told", year=year, first=days.first, last=days.last))
        return
    weekdays = [voice(f"tasks.weekday_{number}") for number in range(7)]
    rows = [(str(each), weekdays[each.weekday()], voice(f"tasks.sort_{sort}")) for each, sort in told]
    table([voice(f"tasks.{name}") for name in ("day", "weekday", "sort")], rows)
    line(voice("tasks.calendar_source", source=days.source), style="dim")

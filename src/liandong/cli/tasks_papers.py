"""`liandong tasks slip`, `slips` and `print`: slips issued under a number, listed, and printed again."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from liandong.cli import options
from liandong.cli.outcome import USAGE, failed
from liandong.cli.tasks import By, day, noted, opened, signed
from liandong.cli.terminal import line, table
from liandong.cli.voice import Voice
from liandong.errors import EntryError
from liandong.exchange.files import check_target, replacing
from liandong.messages import LANGUAGES, words
from liandong.model.noun import replace
from liandong.workspace import Workspace

if TYPE_CHECKING:
    from liandong.followup.slips import Slip, Slips, Sort
    from liandong.followup.tasks import Tasks
    from liandong.reports import Report

ENDINGS = (".docx", ".pdf", ".html")
LISTED = ("number", "slip_sort", "task", "slip_to", "slip_day", "slip_answer")


def register(group: typer.Typer, voice: Voice) -> None:
    _register_slip(group, voice)
    _register_slips(group, voice)
    _register_print(group, voice)
    _register_notice(group, voice)
    _register_appraisal(group, voice)
    _register_book(group, voice)


def language(voice: Voice, typed: str) -> str:
    """The language of a paper; usage for one that there is not."""
    if typed not in LANGUAGES:
        raise failed(voice, voice("paper.no_language", language=typed), ", ".join(LANGUAGES), code=USAGE)
    return typed


def written(voice: Voice, paper: "Report", files: Sequence[Path], *, silent: bool = False) -> None:
    """Writes a paper into files, each in the format of its ending, and says so unless `silent`."""
    from liandong.reports.followup_papers import ending, rendered

    made = [(path, rendered(paper, ending(path))) for path in files]
    for path, data in made:
        with replacing(path) as file:
            file.write(data)
        if not silent:
            line(voice("report_made.done", path=path))


def _sort(voice: Voice, typed: str) -> "Sort":
    from liandong.followup.slips import Sort

    found = Sort.of(typed)
    if found is None:
        raise failed(voice, voice("paper.no_sort", sort=typed), voice("paper.sorts"), code=USAGE)
    return found


def _register_slip(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="slip", help=voice("help.tasks_slip"))
    @signed(voice)
    def slip(
        sort: Annotated[str, options.argument(voice, "slip_sort", "SORT")],
        number: Annotated[int, options.argument(voice, "tasks_number", "NUMBER")],
        workspace: Annotated[str, options.workspace(voice)],
        by: By,
        out: Annotated[list[Path] | None, options.option(voice, "paper_out", "-o", "--out", metavar="FILE")] = None,
        issuer: Annotated[str, options.option(voice, "slip_from", "--from", metavar="NAME")] = "",
        answer: Annotated[str | None, options.option(voice, "slip_answer", "--answer-by", metavar="DAY")] = None,
        demand: Annotated[str, options.option(voice, "slip_demand", "--demand", metavar="TEXT")] = "",
        lang: Annotated[str, options.option(voice, "paper_language", "--in", metavar="zh|en")] = "zh",
    ) -> None:
        from liandong.followup.calendar import today
        from liandong.followup.slips import Issue

        wanted, until, spoken = _sort(voice, sort), day(voice, answer), language(voice, lang)
        with opened(voice, workspace) as (place, tasks), _slips(place) as slips:
            for path in out or ():
                check_target(path, ENDINGS)
            task = tasks.task(number)
            looked_at = replace(task, version=by.seen) if by.seen else task
            before = len(slips.of_task(number))
            made = slips.issue(
                wanted, looked_at, Issue(issuer, until, demand), ledger=place.ledger().version, day=today(),
                actor=by.actor, reason=by.reason,
            )  # fmt: skip
            fresh = len(slips.of_task(number)) > before
            if fresh:
                noted(place, "slip", made.name)
            line(voice("paper.issued_now" if fresh else "paper.issued_before", slip=made.name, to=made.to))
            _print(voice, place, tasks, made, out or (), spoken)


def _register_slips(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="slips", help=voice("help.tasks_slips"))
    def slips_(
        workspace: Annotated[str, options.workspace(voice)],
        task: Annotated[int | None, options.option(voice, "slip_task", "--task", metavar="NUMBER")] = None,
        limit: Annotated[int, options.option(voice, "list_limit", "--limit", metavar="N", min=1)] = 50,
        as_json: Annotated[bool, options.option(voice, "json", "--json")] = False,
    ) -> None:
        import msgspec

        with opened(voice, workspace) as (place, tasks), _slips(place) as slips:
            found = slips.latest(limit) if task is None else slips.of_task(tasks.task(task).number)
        if as_json:
            told = [{"name": each.name, "key": each.key} | msgspec.to_builtins(each) for each in found]
            line(json.dumps(told, ensure_ascii=False))
            return
        if not found:
            line(voice("paper.slips_none"))
            return
        heads = [voice(f"paper.{name}") for name in LISTED]
        rows = [
            (
                each.name,
                voice(f"paper.title_{each.sort}"),
                str(each.task),
                each.to,
                str(each.day),
                str(each.answer or ""),
            )
            for each in found
        ]
        table(heads, rows)


def _register_print(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="print", help=voice("help.tasks_print"))
    def print_(
        slip: Annotated[str, options.argument(voice, "slip_name", "SLIP")],
        workspace: Annotated[str, options.workspace(voice)],
        out: Annotated[list[Path], options.option(voice, "paper_out", "-o", "--out", metavar="FILE")],
        lang: Annotated[str, options.option(voice, "paper_language", "--in", metavar="zh|en")] = "zh",
    ) -> None:
        spoken = language(voice, lang)
        with opened(voice, workspace) as (place, tasks), _slips(place) as slips:
            for path in out:
                check_target(path, ENDINGS)
            _print(voice, place, tasks, slips.slip(slip), out, spoken)


def _register_notice(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="notice", help=voice("help.tasks_notice"))
    def notice_(
        month_: Annotated[str, options.argument(voice, "notice_month", "MONTH")],
        workspace: Annotated[str, options.workspace(voice)],
        out: Annotated[list[Path], options.option(voice, "notice_out", "-o", "--out", metavar="FILE")],
        lang: Annotated[str, options.option(voice, "paper_language", "--in", metavar="zh|en")] = "zh",
    ) -> None:
        from liandong.followup.calendar import today
        from liandong.followup.reckoning import month, month_of
        from liandong.reports.followup_papers import notice

        with _counted(voice, workspace, out, lang) as (tasks, spoken):
            written(voice, notice(month(tasks.logs(), month_of(month_), today()), spoken), out)


def _register_appraisal(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="appraisal", help=voice("help.tasks_appraisal"))
    def appraisal_(
        workspace: Annotated[str, options.workspace(voice)],
        first: Annotated[str, options.option(voice, "appraisal_first", "--from", metavar="DAY")],
        last: Annotated[str, options.option(voice, "appraisal_last", "--to", metavar="DAY")],
        out: Annotated[list[Path], options.option(voice, "notice_out", "-o", "--out", metavar="FILE")],
        lang: Annotated[str, options.option(voice, "paper_language", "--in", metavar="zh|en")] = "zh",
    ) -> None:
        from liandong.documents.typed_days import read_day
        from liandong.followup.calendar import today
        from liandong.followup.reckoning.appraisal import appraisal
        from liandong.reports.followup_papers import appraisal_table

        with _counted(voice, workspace, out, lang) as (tasks, spoken):
            begin, end = read_day(first, last=False), read_day(last, last=True)
            if begin is None or end is None:
                raise EntryError(words("fault.appraisal_days"))
            written(voice, appraisal_table(appraisal(tasks.logs(), begin, end, today()), spoken), out)


def _register_book(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="book", help=voice("help.tasks_book"))
    def book_(
        workspace: Annotated[str, options.workspace(voice)],
        out: Annotated[list[Path], options.option(voice, "notice_out", "-o", "--out", metavar="FILE")],
        person: Annotated[str, options.option(voice, "tasks_person", "--person", metavar="NAME")] = "",
        lang: Annotated[str, options.option(voice, "paper_language", "--in", metavar="zh|en")] = "zh",
    ) -> None:
        from liandong.followup.calendar import today
        from liandong.followup.tasks import Asked
        from liandong.reports.followup_papers import book

        with _counted(voice, workspace, out, lang) as (tasks, spoken):
            written(voice, book(tasks.every(Asked(person=person)), today(), spoken), out)


@contextmanager
def _counted(voice: Voice, workspace: str, out: Sequence[Path], lang: str) -> Iterator[tuple["Tasks", str]]:
    """The tasks of which a paper with tables is made, and its language, once it is known that it can be written."""
    spoken = language(voice, lang)
    with opened(voice, workspace) as (_, tasks):
        for path in out:
            check_target(path, (*ENDINGS, ".xlsx"))
        yield tasks, spoken


@contextmanager
def _slips(place: Workspace) -> Iterator["Slips"]:
    from liandong.followup.slips import Slips

    beside = place.beside()
    try:
        yield Slips(beside)
    finally:
        beside.close()


def _print(voice: Voice, place: Workspace, tasks: "Tasks", slip: "Slip", files: Sequence[Path], lang: str) -> None:
    from liandong.reports.followup_papers import slip_paper

    if files:
        written(voice, slip_paper(place.ledger(), slip, tasks.log(slip.task), lang), files)

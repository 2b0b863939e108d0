"""`liandong tasks import` and `export`: hand-kept task tables in, tasks out for Excel, calendars and programs."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from liandong.cli import options
from liandong.cli.outcome import UNREADABLE, USAGE, failed
from liandong.cli.progress import shown
from liandong.cli.tasks import By, noted, opened, signed
from liandong.cli.terminal import line, table
from liandong.cli.voice import Voice
from liandong.exchange.files import check_target, replacing
from liandong.messages import reason
from liandong.workspace import Workspace

if TYPE_CHECKING:
    from liandong.followup.tasks import Tasks
    from liandong.followup.tasks.table import Fault, Read

FAULTS = ("cell", "heading", "wrong")
ENDINGS = (".xlsx", ".ics", ".json")


def register(group: typer.Typer, voice: Voice) -> None:
    _register_import(group, voice)
    _register_export(group, voice)


def _register_import(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="import", help=voice("help.tasks_import"))
    @signed(voice)
    def import_(
        file: Annotated[Path, options.argument(voice, "tasks_file", "FILE.xlsx")],
        workspace: Annotated[str, options.workspace(voice)],
        by: By,
        owners: Annotated[Path | None, options.option(voice, "tasks_owners", "--owners", metavar="FILE")] = None,
        only_preview: Annotated[bool, options.option(voice, "tasks_preview", "--preview")] = False,
        skip_errors: Annotated[bool, options.option(voice, "tasks_skip", "--skip-errors")] = False,
        as_json: Annotated[bool, options.option(voice, "json", "--json")] = False,
    ) -> None:
        from liandong.followup.tasks.table import check, enter, read

        names = None if owners is None else _names(voice, owners)
        with opened(voice, workspace) as (place, tasks), shown(voice) as heard:
            found = read(file, names, heard)
            check(tasks, found)
            _tell(voice, found, as_json=as_json)
            if found.faults and not skip_errors:
                if not only_preview:
                    line(voice("tasks.import_refused", count=len(found.faults)), style="bold red", error=True)
                raise typer.Exit(UNREADABLE)
            if only_preview:
                return
            made = enter(tasks, found, actor=by.actor, reason=by.reason, skip=skip_errors)
            noted(place, "import", f"{file.name} {len(made)}")
            if not as_json:
                line(voice("tasks.imported", count=len(made)))


def _names(voice: Voice, file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        why = reason(error) if isinstance(error, OSError) else "UTF-8"
        raise failed(voice, f"{file}: {why}", voice("tasks.owners_remedy"), code=USAGE) from error


def _tell(voice: Voice, found: "Read", *, as_json: bool) -> None:
    cells = [_fault(voice, each) for each in found.faults]
    if as_json:
        errors = [dict(zip(FAULTS, each, strict=True)) for each in cells]
        line(json.dumps({"rows": len(found.rows), "errors": errors, "passed": found.passed}, ensure_ascii=False))
        return
    line(voice("tasks.import_rows", count=len(found.rows)))
    if found.passed:
        line(voice("tasks.import_passed", headings=voice.joined(found.passed)), style="dim")
    if cells:
        line(voice("tasks.import_faults", count=len(cells)), style="bold red")
        table([voice(f"tasks.fault_{name}") for name in FAULTS], cells)


def _fault(voice: Voice, each: "Fault") -> tuple[str, str, str]:
    return each.cell, each.heading, each.wrong.worded(voice.lang)


def _register_export(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="export", help=voice("help.tasks_export"))
    def export(
        out: Annotated[Path, options.argument(voice, "tasks_out", "FILE")],
        workspace: Annotated[str, options.workspace(voice)],
        person: Annotated[str, options.option(voice, "tasks_person", "--person", metavar="NAME")] = "",
    ) -> None:
        with opened(voice, workspace) as (place, tasks):
            check_target(out, ENDINGS)
            count = _write(voice, place, tasks, out, person)
            line(voice("tasks.exported", path=out, count=count))


def _write(voice: Voice, place: Workspace, tasks: "Tasks", out: Path, person: str) -> int:
    from liandong.followup.calendar import today
    from liandong.followup.tasks import Asked
    from liandong.followup.tasks.table import feed, write
    from liandong.followup.tasks.telling import plain

    every = list(tasks.every(Asked(person=person)))
    if out.suffix == ".xlsx":
        return write(every, out, voice.lang, today())
    with replacing(out) as file:
        if out.suffix == ".ics":
            file.write(feed(every, voice.lang))
        else:
            rows: list[dict[str, Any]] = [plain(task, today()) for task in every]
            file.write(json.dumps(rows, ensure_ascii=False, indent=1).encode())
    return len(every)

"""`liandong import`: an exported workbook given back; what was changed in it, cell by cell, and then written down."""

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from liandong.cli import finding, options
from liandong.cli.acting import By, ended, signed
from liandong.cli.outcome import UNREADABLE, USAGE, advice, failed, reported
from liandong.cli.progress import shown
from liandong.cli.terminal import console, line, table
from liandong.cli.voice import Voice
from liandong.exchange.acts import short
from liandong.exchange.intake import Fault, Preview, Proposal, preview, take_in
from liandong.workspace import Workspace

CHANGES = ("cell", "record", "column", "old", "new")
FAULTS = ("cell", "record", "wrong", "remedy")


def register(app: typer.Typer, voice: Voice) -> None:
    @app.command(name="import", help=voice("help.import"))
    @signed(voice)
    def import_(
        file: Annotated[Path, options.argument(voice, "import_file", "FILE.xlsx")],
        workspace: Annotated[str, options.workspace(voice)],
        by: By,
        only_preview: Annotated[bool, options.option(voice, "import_preview", "--preview")] = False,
        yes: Annotated[bool, options.option(voice, "import_yes", "--yes")] = False,
        skip_errors: Annotated[bool, options.option(voice, "import_skip", "--skip-errors")] = False,
        layout: Annotated[Path | None, options.option(voice, "layout", "--layout", metavar="FILE.toml")] = None,
        as_json: Annotated[bool, options.option(voice, "json", "--json")] = False,
    ) -> None:
        with reported(voice), finding.existing(voice, workspace) as opened:
            if not only_preview and by.rebuild:
                _bring_up_to_date(voice, opened)
            seen = preview(opened, file, layout=layout)
            if as_json:
                line(json.dumps(_row(voice, seen), ensure_ascii=False))
            else:
                _tell(voice, seen)
            if seen.faults and (only_preview or not skip_errors):
                if not only_preview:
                    line(voice("import.refused", count=len(seen.faults)), style="bold red", error=True)
                raise typer.Exit(UNREADABLE)
            if only_preview or not seen.wanted or not (yes or _agreed(voice, seen)):
                return
            act = take_in(opened, seen, **by.signature, skip_faults=skip_errors)
            assert act is not None
            if not as_json:
                line(voice("import.done", count=len(act.acts), act=short(act.id)))
            ended(voice, opened, 1, rebuild=by.rebuild)


def _bring_up_to_date(voice: Voice, opened: Workspace) -> None:
    """What persons did since the last build shows first, so that no change is compared with a ledger without it."""
    with shown(voice) as progress:
        opened.build([], progress=progress)


def _agreed(voice: Voice, seen: Preview) -> bool:
    """What the person answers; where nobody can be asked, `--yes` has to be written."""
    if not sys.stdin.isatty():
        remedy = voice("import.unasked_remedy")
        raise failed(voice, voice("import.unasked"), remedy, code=USAGE)
    console().file.write(voice("import.ask", count=len(seen.proposals)) + " ")
    console().file.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes", "是")


def _tell(voice: Voice, seen: Preview) -> None:
    if seen.proposals:
        line(voice("import.changes", count=len(seen.proposals)), style="bold")
        table([voice(f"import.{name}") for name in CHANGES], [_cells(voice, each) for each in seen.proposals])
    if seen.faults:
        line(voice("import.faults", count=len(seen.faults)), style="bold red")
        table([voice(f"import.{name}") for name in FAULTS], [_fault(voice, each) for each in seen.faults])
    if seen.passed:
        line(voice("import.passed", count=len(seen.passed)), style="bold")
        table([voice(f"import.{name}") for name in FAULTS], [_fault(voice, each) for each in seen.passed])
    if seen.known:
        line(voice("import.known", count=seen.known))
    if not seen.proposals:
        line(voice("import.nothing", rows=seen.rows))


def _cells(voice: Voice, each: Proposal) -> tuple[str, ...]:
    place, column = each.place, each.column
    if column is None:
        return str(place), voice("import.entered", kind=voice.kind(each.kind)), "", "", each.new
    return str(place), f"{short(place.record)} {place.label}", column.heading(voice.lang), each.old, each.new


def _fault(voice: Voice, each: Fault) -> tuple[str, ...]:
    place = each.place
    record = f"{short(place.record)} {place.label}" if place.record else ""
    return str(place), record, each.error.worded(voice.lang), advice(voice, each.error)


def _row(voice: Voice, seen: Preview) -> dict[str, Any]:
    """The preview for programs."""
    return {
        "file": seen.file,
        "workbook": seen.workbook,
        "version": seen.version,
        "rows": seen.rows,
        "known": seen.known,
        "changes": [
            {
                "cell": str(each.place),
                "record": each.place.record or None,
                "kind": each.kind,
                "property": each.column.of.name if each.column else None,
                "part": each.column.part.value if each.column else None,
                "old": each.old,
                "new": each.new,
                "deeds": [act.deed.value for act in each.wanted],
            }
            for each in seen.proposals
        ],
        "errors": [_told(voice, each) for each in seen.faults],
        "passed": [_told(voice, each) for each in seen.passed],
    }


def _told(voice: Voice, each: Fault) -> dict[str, Any]:
    cell, _, wrong, remedy = _fault(voice, each)
    code = each.error.words.code if each.error.words else ""
    return {"cell": cell, "record": each.place.record or None, "code": code, "wrong": wrong, "remedy": remedy}

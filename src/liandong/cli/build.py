"""`liandong build`: files and folders into the ledger."""

import errno
from pathlib import Path
from typing import Annotated

import typer

from liandong.cli import options
from liandong.cli.outcome import UNREADABLE, USAGE, failed, reported
from liandong.cli.progress import shown as shown_on
from liandong.cli.terminal import line
from liandong.cli.voice import Voice
from liandong.engine import Engine, PoolEngine, SerialEngine
from liandong.exchange.wording import aside_detail
from liandong.model import KINDS, SetAside
from liandong.settings import MOST_WORKERS
from liandong.store import shown
from liandong.workspace import BuildReport, open_workspace

ASIDE_SHOWN = 20


def register(app: typer.Typer, voice: Voice) -> None:
    @app.command(name="build", help=voice("help.build"))
    def build(
        paths: Annotated[list[Path], options.argument(voice, "build_paths", "PATH")],
        workspace: Annotated[str, options.workspace(voice)],
        workers: Annotated[
            int | None, options.option(voice, "build_workers", "--workers", metavar="N", min=1, max=MOST_WORKERS)
        ] = None,
        own_exports: Annotated[bool, options.option(voice, "build_own_exports", "--own-exports")] = False,
    ) -> None:
        with reported(voice):
            missing = [path for path in paths if _missing(path)]
            if missing:
                raise failed(
                    voice,
                    voice("error.path_missing", path=missing[0]),
                    voice("error.path_missing_remedy"),
                    code=USAGE,
                )
            report = run(voice, workspace, paths, workers, own_exports=own_exports)
            describe(voice, workspace, report)
        if report.unreadable:
            raise typer.Exit(UNREADABLE)


def _missing(path: Path) -> bool:
    """Whether there is nothing at the path, as far as one may look: what may not be read is set aside in the build."""
    try:
        path.lstat()
    except OSError as error:
        return error.errno in (errno.ENOENT, errno.ENOTDIR)
    except ValueError:
        return True
    return False


def run(
    voice: Voice, workspace: str, paths: list[Path], workers: int | None = None, *, own_exports: bool = False
) -> BuildReport:
    """Builds with progress on the terminal and gives the report."""
    engine = None if workers is None else engine_of(workers)
    with open_workspace(workspace, create=True) as opened, shown_on(voice) as progress:
        return opened.build(paths, engine=engine, progress=progress, own_exports=own_exports)


def engine_of(workers: int) -> Engine:
    """The engine for a number of worker processes that a person asked for."""
    return SerialEngine() if workers == 1 else PoolEngine(workers)


def describe(voice: Voice, workspace: str, report: BuildReport) -> None:
    """Prints what came in, what the ledger holds now, what was set aside and why, and what to type next."""
    if report.pages_new == 0 and report.pages_known > 0:
        news = "build.renewed" if report.renewed else "build.nothing_new"
        line(voice(news, known=report.pages_known, version=report.version))
    else:
        line(
            voice(
                "build.done",
                workspace=shown(workspace),
                version=report.version,
                new=report.pages_new,
                known=report.pages_known,
                documents=report.documents,
                statements=report.statements,
            )
        )
    line(counts(voice, report))
    if report.conflicts:
        line(voice("build.conflicts", count=report.conflicts))
    for sheet in report.sheets:
        told = {"path": sheet.path, "sheet": sheet.sheet, "kind": voice.kind(sheet.kind), "rows": sheet.rows}
        line(voice("build.sheet", **told))
    set_aside(voice, report.set_aside)
    if report.own_exports:
        line(voice("build.own_exports", paths=voice.joined(list(report.own_exports))), style="yellow")
    refused = [one.path for one in report.unreadable if one.reason == "own_export"]
    if refused:
        line(voice("build.refused", paths=voice.joined(refused)), style="yellow")
    if len(report.unreadable) > len(refused):
        line(voice("build.unreadable", count=len(report.unreadable) - len(refused)), style="yellow")
    line(voice("build.next", workspace=options.folder(workspace)))


def counts(voice: Voice, report: BuildReport) -> str:
    """How many records of each kind, in the order in which people read a ledger."""
    found = [(kind, report.records.get(kind, 0)) for kind in KINDS]
    listed = [f"{voice.kind(kind)} {count}" for kind, count in found if count]
    if not listed:
        return voice("build.records_none")
    return voice("build.records", total=sum(count for _, count in found), counts=voice.joined(listed))


def set_aside(voice: Voice, aside: tuple[SetAside, ...], shown_at_most: int = ASIDE_SHOWN) -> None:
    """Prints each page, or part of one, that was not read into the ledger, with its reason."""
    if not aside:
        return
    line(voice("build.set_aside", count=len(aside)))
    for one in aside[:shown_at_most]:
        part = voice("build.part", start=one.start, end=one.end) if one.start is not None else ""
        found = aside_detail(one, voice.lang)
        detail = voice("build.detail", detail=found) if found else ""
        line(voice("build.set_aside_line", path=one.path + part, reason=voice.reason(one.reason), detail=detail))
    if len(aside) > shown_at_most:
        line(voice("build.set_aside_more", count=len(aside) - shown_at_most))

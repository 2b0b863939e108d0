"""`liandong demo`: the main job on the sample pages, and what to type next."""

from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from liandong import samples
from liandong.cli import options
from liandong.cli.build import counts, run, set_aside
from liandong.cli.outcome import reported
from liandong.cli.terminal import line
from liandong.cli.voice import Voice
from liandong.exchange import export
from liandong.exchange.acts import short
from liandong.model import Conflict, Record
from liandong.store import address_of
from liandong.workspace import Ledger, open_workspace

ASIDE_SHOWN = 5


def register(app: typer.Typer, voice: Voice) -> None:
    @app.command(name="demo", help=voice("help.demo"))
    def demo(
        workspace: Annotated[str, options.option(voice, "demo_workspace", "-w", "--workspace", metavar="DIR")] = "demo",
    ) -> None:
        with reported(voice):
            with samples.folder() as pages:
                line(voice("demo.start", pages=sum(1 for _ in pages.iterdir())))
                report = run(voice, workspace, [pages])
            line(counts(voice, report))
            if report.conflicts:
                line(voice("build.conflicts", count=report.conflicts))
            set_aside(voice, report.set_aside, ASIDE_SHOWN)
            with open_workspace(workspace) as opened:
                ledger = opened.ledger()
                _export(voice, workspace, ledger)
                _next(voice, workspace, ledger)


def _export(voice: Voice, workspace: str, ledger: Ledger) -> None:
    """Writes the ledger for browser and Excel beside the workspace's own files; here where a database has them."""
    place = Path() if address_of(workspace) else Path(workspace)
    line(voice("demo.made"))
    for kind in ("html", "xlsx"):
        path = place / f"ledger.{kind}"
        export(ledger, kind, path, lang=voice.lang)
        line(voice(f"demo.{kind}", path=path))


def _next(voice: Voice, workspace: str, ledger: Ledger) -> None:
    """Commands that can be typed as they stand, the first on a record worth opening."""
    place = options.folder(workspace)
    telling = telling_record(ledger)
    line(voice("demo.next"))
    line(f"  {voice.program} list -w {place}")
    if telling is not None:
        line(f"  {voice.program} show -w {place} {short(telling.id)}")
    line(f"  {voice.program} search -w {place} 签约")
    line(voice("demo.use"))
    line(voice("demo.portal" if find_spec("uvicorn") else "demo.portal_first", place=place))


def telling_record(ledger: Ledger) -> Record | None:
    """The project of the most independent sources, one whose values clash before others; None without projects."""
    return max(ledger.records("project"), key=lambda r: (_clashes(r), r.families, r.id), default=None)


def _clashes(record: Record) -> bool:
    return any(value.conflict is Conflict.REAL for _, values in record.properties for value in values)

"""`liandong export`: the ledger out, for programs, Excel or a browser."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from liandong.cli import finding, narrowing, options
from liandong.cli.outcome import reported
from liandong.cli.terminal import line
from liandong.cli.voice import Voice
from liandong.exchange import export as export_ledger
from liandong.exchange.selection import Selection
from liandong.model.kinds import Facet


class Format(StrEnum):
    JSONL = "jsonl"
    XLSX = "xlsx"
    HTML = "html"


def register(app: typer.Typer, voice: Voice) -> None:
    @app.command(name="export", help=voice("help.export"), context_settings=narrowing.CONTEXT)
    @narrowing.narrowed(voice)
    def export(
        workspace: Annotated[str, options.workspace(voice)],
        chosen: Annotated[Format, options.option(voice, "export_format", "--format")],
        given: dict[Facet, str],
        out: Annotated[Path, options.option(voice, "export_out", "--out", metavar="PATH")],
        words: Annotated[list[str] | None, options.argument(voice, "list_query", "WORD")] = None,
        layout: Annotated[Path | None, options.option(voice, "layout", "--layout", metavar="FILE.toml")] = None,
        known_on: Annotated[str | None, options.known_on(voice)] = None,
        as_of: Annotated[str | None, options.as_of(voice)] = None,
    ) -> None:
        asked = narrowing.query(voice, "export", words or (), given)
        with reported(voice), finding.existing(voice, workspace) as opened:
            ledger = opened.ledger(known_on=known_on, as_of=as_of)
            selected = ledger if asked.empty else Selection(ledger, asked)
            export_ledger(selected, chosen.value, out, lang=voice.lang, layout=layout)
            for path in sorted(out.glob("*.jsonl")) if out.is_dir() else [out]:
                line(voice("export.done", path=path, size=_size(path.stat().st_size)))


def _size(count: int) -> str:
    """Bytes in the unit in which a file manager shows them."""
    if count < 1024:
        return f"{count} B"
    if count < 1024**2:
        return f"{count / 1024:.0f} KB"
    return f"{count / 1024**2:.1f} MB"

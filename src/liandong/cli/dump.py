"""`liandong dump` and `liandong load`: a workspace into files that other programs read, and back."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from liandong.cli import finding, options
from liandong.cli.backup import restored
from liandong.cli.outcome import reported
from liandong.cli.progress import shown
from liandong.cli.terminal import line
from liandong.cli.voice import Voice
from liandong.exchange import dump as dumps


class Form(StrEnum):
    JSONL = "jsonl"
    PARQUET = "parquet"


def register(app: typer.Typer, voice: Voice) -> None:
    @app.command(name="dump", help=voice("help.dump"))
    def dump(
        workspace: Annotated[str, options.workspace(voice)],
        out: Annotated[Path, options.option(voice, "dump_out", "--out", metavar="FOLDER")],
        form: Annotated[Form, options.option(voice, "dump_format", "--format")] = Form.JSONL,
    ) -> None:
        with reported(voice), finding.existing(voice, workspace) as opened:
            with shown(voice) as progress:
                dumps.dump(opened, out, form.value, progress)
            line(voice("dump.done", path=out, version=opened.ledger().version))

    @app.command(name="load", help=voice("help.load"))
    def load(
        source: Annotated[Path, options.argument(voice, "load_source", "FOLDER")],
        workspace: Annotated[str, options.option(voice, "restore_workspace", "-w", "--workspace", metavar="DIR")],
    ) -> None:
        restored(voice, source, workspace)

"""`liandong template`: an empty Excel ledger to fill in."""

import os
from pathlib import Path
from typing import Annotated

import typer

from liandong.cli import options
from liandong.cli.outcome import FAILED, failed, reported
from liandong.cli.terminal import line
from liandong.cli.voice import Voice
from liandong.exchange import write_template


def register(app: typer.Typer, voice: Voice) -> None:
    @app.command(name="template", help=voice("help.template"))
    def template(
        out: Annotated[Path, options.option(voice, "template_out", "--out", metavar="FILE")],
        layout: Annotated[Path | None, options.option(voice, "layout", "--layout", metavar="FILE.toml")] = None,
    ) -> None:
        with reported(voice):
            if os.path.lexists(out):  # does not fail where one may not look; writing tells that
                raise failed(voice, voice("template.exists", path=out), voice("template.exists_remedy"), code=FAILED)
            write_template(out, lang=voice.lang, layout=layout)
            line(voice("template.done", path=options.folder(out)))

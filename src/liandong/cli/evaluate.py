"""`liandong evaluate`: the ledger compared with labelled pages."""

from pathlib import Path
from typing import Annotated

import typer

from liandong.cli import finding, options
from liandong.cli.outcome import reported
from liandong.cli.voice import Voice


def register(app: typer.Typer, voice: Voice) -> None:
    @app.command(name="evaluate", help=voice("help.evaluate"))
    def evaluate(
        workspace: Annotated[Path, options.workspace(voice)],
        gold: Annotated[Path, options.option(voice, "evaluate_gold", "--gold", metavar="FILE")],
        as_json: Annotated[bool, options.option(voice, "json", "--json")] = False,
    ) -> None:
        with reported(voice), finding.existing(voice, workspace) as opened:
            opened.ledger()

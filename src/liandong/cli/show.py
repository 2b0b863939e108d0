"""`liandong show`: the card of one record."""

from typing import Annotated

import typer

from liandong.cli import card, finding, options
from liandong.cli.outcome import reported
from liandong.cli.voice import Voice


def register(app: typer.Typer, voice: Voice) -> None:
    @app.command(name="show", help=voice("help.show"))
    def show(
        record: Annotated[str, options.argument(voice, "show_record", "RECORD")],
        workspace: Annotated[str, options.workspace(voice)],
        every: Annotated[bool, options.option(voice, "show_all", "--all")] = False,
        known_on: Annotated[str | None, options.known_on(voice)] = None,
        as_of: Annotated[str | None, options.as_of(voice)] = None,
    ) -> None:
        with reported(voice), finding.existing(voice, workspace) as opened:
            ledger = opened.ledger(known_on=known_on, as_of=as_of)
            options.tell_past(voice, ledger.version, known_on, as_of)
            card.show(voice, ledger, finding.record(voice, ledger, record), every_quote=every)

"""`liandong followup`: what was promised, and what became of it."""

from collections.abc import Callable

import typer

from liandong.cli import league, promises
from liandong.cli.voice import Voice

COMMANDS: tuple[Callable[[typer.Typer, Voice], None], ...] = (promises.register, league.register)


def register(app: typer.Typer, voice: Voice) -> None:
    group = typer.Typer(
        help=voice("help.followup"),
        no_args_is_help=True,
        options_metavar=voice("usage.options"),
        subcommand_metavar=voice("usage.subcommand"),
    )
    for command in COMMANDS:
        command(group, voice)
    app.add_typer(group, name="followup")

"""`liandong match`: needs and offers from two tables, and what comes of holding them against one another."""

from collections.abc import Callable

import typer

from liandong.cli import match_run, match_tables
from liandong.cli.voice import Voice

COMMANDS: tuple[Callable[[typer.Typer, Voice], None], ...] = (match_tables.register, match_run.register)


def register(app: typer.Typer, voice: Voice) -> None:
    group = typer.Typer(
        help=voice("help.match"),
        no_args_is_help=True,
        options_metavar=voice("usage.options"),
        subcommand_metavar=voice("usage.subcommand"),
    )
    for command in COMMANDS:
        command(group, voice)
    app.add_typer(group, name="match")

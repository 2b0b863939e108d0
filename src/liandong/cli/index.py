"""`liandong index`: composite indices, from a table and a methodology file to scores, and how sure these are."""

from collections.abc import Callable

import typer

from liandong.cli import index_check, index_compare, index_explain, index_solve, index_study, index_template
from liandong.cli.voice import Voice

COMMANDS: tuple[Callable[[typer.Typer, Voice], None], ...] = (
    index_template.register,
    index_solve.register,
    index_explain.register,
    index_compare.register,
    index_study.register,
    index_check.register,
)


def register(app: typer.Typer, voice: Voice) -> None:
    group = typer.Typer(
        help=voice("help.index"),
        no_args_is_help=True,
        options_metavar=voice("usage.options"),
        subcommand_metavar=voice("usage.subcommand"),
    )
    for command in COMMANDS:
        command(group, voice)
    app.add_typer(group, name="index")

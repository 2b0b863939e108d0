"""`liandong match`: needs and offers from two tables or from the pools of a workspace, what comes of holding them
against one another, and rounds that remember it."""

import typer

from liandong.cli import match_papers, match_pool, match_read, match_round, match_run, match_tables
from liandong.cli.voice import Voice


def register(app: typer.Typer, voice: Voice) -> None:
    group = typer.Typer(
        help=voice("help.match"),
        no_args_is_help=True,
        options_metavar=voice("usage.options"),
        subcommand_metavar=voice("usage.subcommand"),
    )
    match_tables.register(group, voice)
    match_run.register(group, voice)
    match_read.register(group, voice)
    match_pool.register(group, voice)
    match_papers.register(group, match_round.register(group, voice), voice)
    app.add_typer(group, name="match")

"""The whole command line, put together in the language of the person who calls it."""

import errno
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from liandong import __version__
from liandong.cli import (
    accounts,
    backup,
    build,
    check,
    demo,
    dump,
    evaluate,
    export,
    followup,
    help_text,
    index,
    intake,
    listing,
    match,
    mechanisms,
    reminders,
    reminders_book,
    report,
    review,
    rounds,
    search,
    serve,
    show,
    tasks,
    tasks_calendar,
    tasks_doing,
    tasks_papers,
    tasks_table,
    template,
    tokens,
)
from liandong.cli.outcome import FAILED, INTERRUPTED, failed
from liandong.cli.terminal import line, prepare_streams
from liandong.cli.usage import UsageError, wrong
from liandong.cli.voice import Voice
from liandong.messages import Words, language, reason


def _accounts(app: typer.Typer, voice: Voice) -> None:
    tokens.register(accounts.register(app, voice), voice)


def _tasks(app: typer.Typer, voice: Voice) -> None:
    group = tasks.register(app, voice)
    tasks_doing.register(group, voice)
    tasks_calendar.register(group, voice)
    tasks_table.register(group, voice)
    tasks_papers.register(group, voice)


def _reminders(app: typer.Typer, voice: Voice) -> None:
    reminders_book.register(reminders.register(app, voice), voice)


COMMANDS: tuple[Callable[[typer.Typer, Voice], None], ...] = (
    demo.register,
    build.register,
    listing.register,
    show.register,
    search.register,
    serve.register,
    _accounts,
    review.register,
    _tasks,
    _reminders,
    mechanisms.register,
    rounds.register,
    export.register,
    report.register,
    followup.register,
    index.register,
    match.register,
    intake.register,
    evaluate.register,
    template.register,
    check.register,
    backup.register,
    dump.register,
)


class Lang(StrEnum):
    ZH = "zh"
    EN = "en"


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command line and ends the process with its exit code; by default on its own arguments."""
    prepare_streams()
    option, ordered = language_first(list(sys.argv[1:] if arguments is None else arguments))
    voice = Voice(language(option), program())
    try:
        try:
            application(voice)(ordered, prog_name="liandong")
        finally:
            sys.stdout.flush()
    except OSError as error:
        _unheard(voice, error)


def _unheard(voice: Voice, error: OSError) -> None:
    """Ends a command whose words cannot be written: to a full disk it is told, a reader that went away is not."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left unwritten goes there at the end
    if error.errno != errno.EPIPE:
        told = reason(error)
        failed(
            voice,
            voice("error.output", reason=told.worded(voice.lang) if isinstance(told, Words) else told),
            voice("error.output_remedy"),
        )
    sys.exit(FAILED)


def program() -> str:
    """What to type to call this program again: its name where the shell finds it, else the way to it from here."""
    called = Path(sys.argv[0])
    if called.name == "__main__.py":
        return "python -m liandong"
    if called.stem != "liandong" or shutil.which("liandong"):
        return "liandong"
    try:
        return str(called.relative_to(Path.cwd()))
    except (OSError, ValueError):  # not below this folder, or this folder is gone
        return str(called)


def language_first(arguments: list[str]) -> tuple[str | None, list[str]]:
    """The value of `--lang` wherever it stands, and the arguments with it in front, where the parser takes it."""
    for at, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument.startswith("--lang="):
            rest = arguments[:at] + arguments[at + 1 :]
            return argument.removeprefix("--lang="), [argument, *rest]
        if argument == "--lang" and at + 1 < len(arguments):
            rest = arguments[:at] + arguments[at + 2 :]
            return arguments[at + 1], arguments[at : at + 2] + rest
    return None, arguments


def application(voice: Voice) -> typer.Typer:
    """The typer application with every command, its help in the voice's language."""
    app = typer.Typer(
        help=voice("help.program"),
        epilog=voice("help.epilog"),
        cls=_localised(TyperGroup, voice),
        no_args_is_help=True,
        add_completion=False,
        options_metavar=voice("usage.options"),
        subcommand_metavar=voice("usage.subcommand"),
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    for register in COMMANDS:
        register(app, voice)
    _localise(app, voice, _localised(TyperCommand, voice), _localised(TyperGroup, voice))
    help_text.prepare(voice("usage.required"), voice("usage.default"))
    _global_options(app, voice)
    return app


def _localise(app: typer.Typer, voice: Voice, command: type[Any], group: type[Any]) -> None:
    """Has all commands of an application, those of its groups too, speak the voice's language."""
    for registered in app.registered_commands:
        registered.cls = command
        registered.rich_help_panel = voice("help.commands")
        registered.options_metavar = voice("usage.options")
    for each in app.registered_groups:
        each.cls = group
        each.rich_help_panel = voice("help.commands")
        if each.typer_instance:
            _localise(each.typer_instance, voice, command, group)


def _global_options(app: typer.Typer, voice: Voice) -> None:
    panel = voice("help.options")

    def version(asked: bool) -> None:
        if asked:
            line(f"liandong {__version__}")
            raise typer.Exit

    @app.callback()
    def options(
        lang: Annotated[Lang | None, typer.Option(help=voice("help.lang"), rich_help_panel=panel)] = None,
        version: Annotated[
            bool,
            typer.Option(
                "--version", is_eager=True, callback=version, help=voice("help.version"), rich_help_panel=panel
            ),
        ] = False,
    ) -> None:
        """Both are used before any command runs: the language by `main`, the version by its callback."""


def _localised(base: type[Any], voice: Voice) -> type[Any]:
    """The command class whose `--help` option and errors speak the voice's language."""

    class Localised(base):  # type: ignore[misc]  # the base is one of two classes of the parser
        def get_help_option(self, ctx: Any) -> Any:
            option = super().get_help_option(ctx)
            if option is not None:
                option.help = voice("help.help")
                option.rich_help_panel = voice("help.options")
            return option

        def format_usage(self, ctx: Any, formatter: Any) -> None:
            formatter.write_usage(
                ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), f"{voice('usage.usage')} "
            )

        def main(self, *arguments: Any, **settings: Any) -> Any:
            """Ends the process with the exit code; wrong usage is said in the voice's language."""
            try:
                code = super().main(*arguments, **settings | {"standalone_mode": False})
            except UsageError as error:
                code = wrong(voice, error)
            except typer.Abort:
                code = INTERRUPTED
            sys.exit(code if isinstance(code, int) else 0)

    return Localised

"""Options that several commands share, so that they are named and explained once."""

from collections.abc import Callable, Sequence
from inspect import Parameter, signature
from pathlib import Path
from typing import Annotated, Any, TypeAlias

import typer

from liandong.cli.terminal import line
from liandong.cli.voice import Voice
from liandong.store import shown

Decorator: TypeAlias = Callable[[Callable[..., None]], Callable[..., None]]


def workspace(voice: Voice) -> Any:
    """`-w/--workspace DIR`, the folder in which the ledger is kept, or the address of a database."""
    return option(voice, "workspace", "-w", "--workspace", metavar="DIR")


def known_on(voice: Voice) -> Any:
    """`--known-on VERSION|DAY`, which version of the ledger is read."""
    return option(voice, "known_on", "--known-on", metavar="VERSION|DAY")


def as_of(voice: Voice) -> Any:
    """`--as-of DAY`, the day of the world as of which records are shown."""
    return option(voice, "as_of", "--as-of", metavar="DAY")


def tell_past(voice: Voice, version: int, known_on: str | None, as_of: str | None) -> None:
    """Says which past is shown, where one was asked for."""
    if known_on is not None:
        line(voice("past.version", version=version), style="dim")
    if as_of is not None:
        line(voice("past.day", day=as_of), style="dim")


def shared(name: str, options: Sequence[Parameter], gather: Callable[[dict[str, Any]], object]) -> Decorator:
    """Gives a command options that others have too; it takes what `gather` makes of their values as `name`."""

    def take(command: Callable[..., None]) -> Callable[..., None]:
        def called(**arguments: Any) -> None:
            values = {each.name: arguments.pop(each.name) for each in options}
            command(**arguments, **{name: gather(values)})

        whole = signature(command)
        parameters = [*(each for each in whole.parameters.values() if each.name != name), *options]
        called.__signature__ = whole.replace(parameters=parameters)  # type: ignore[attr-defined]
        called.__annotations__ = {each.name: each.annotation for each in parameters}
        return called

    return take


def parameter(name: str, type_: Any, default: object, info: Any) -> Parameter:
    """An option of a command, for `shared`."""
    return Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=Annotated[type_, info])


def actor(voice: Voice) -> Any:
    """The option `--actor`: who does it."""
    return option(voice, "review_actor", "--actor", metavar="NAME")


def reason(voice: Voice) -> Any:
    """The option `--reason`: why."""
    return option(voice, "review_reason", "--reason", metavar="TEXT")


def at(voice: Voice) -> Any:
    """The option `--at`: when it was done."""
    return option(voice, "review_at", "--at", metavar="TIME")


def no_build(voice: Voice) -> Any:
    """The option `--no-build`: the ledger is brought up to date later."""
    return option(voice, "review_no_build", "--no-build")


def option(voice: Voice, help_code: str, *names: str, **settings: Any) -> Any:
    """A typer option whose help is the catalogue's `help.<code>`."""
    return typer.Option(*names, help=voice(f"help.{help_code}"), rich_help_panel=voice("help.options"), **settings)


def argument(voice: Voice, help_code: str, metavar: str) -> Any:
    """A typer argument whose help is the catalogue's `help.<code>`; whether a path can be read, the command says."""
    panel = voice("help.arguments")
    return typer.Argument(help=voice(f"help.{help_code}"), rich_help_panel=panel, metavar=metavar, readable=False)


def folder(path: Path | str) -> str:
    """A path or address as one would type it after an option: quoted when it has spaces or `?`, without a password."""
    text = shown(path)
    return f'"{text}"' if any(sign in text for sign in " ?&") else text

"""Options that several commands share, so that they are named and explained once."""

from pathlib import Path
from typing import Any

import typer

from liandong.cli.voice import Voice


def workspace(voice: Voice) -> Any:
    """`-w/--workspace DIR`, the folder in which the ledger is kept."""
    return option(voice, "workspace", "-w", "--workspace", metavar="DIR")


def option(voice: Voice, help_code: str, *names: str, **settings: Any) -> Any:
    """A typer option whose help is the catalogue's `help.<code>`."""
    return typer.Option(*names, help=voice(f"help.{help_code}"), rich_help_panel=voice("help.options"), **settings)


def argument(voice: Voice, help_code: str, metavar: str) -> Any:
    """A typer argument whose help is the catalogue's `help.<code>`; whether a path can be read, the command says."""
    panel = voice("help.arguments")
    return typer.Argument(help=voice(f"help.{help_code}"), rich_help_panel=panel, metavar=metavar, readable=False)


def folder(path: Path) -> str:
    """A path as one would type it after an option: quoted when it has spaces."""
    text = str(path)
    return f'"{text}"' if " " in text else text

"""How a command ends: exit codes, and one clear line with a remedy instead of a traceback."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from liandong.cli.terminal import line
from liandong.cli.voice import Voice
from liandong.errors import LiandongError
from liandong.messages import has

FAILED = 1
USAGE = 2
UNREADABLE = 3
INTERRUPTED = 130


@contextmanager
def reported(voice: Voice) -> Iterator[None]:
    """Runs a command; an error of ours ends it with exit code 1, Ctrl-C with 130, both in words."""
    try:
        yield
    except LiandongError as error:
        raise failed(voice, _message(voice, error), advice(voice, error)) from error
    except KeyboardInterrupt:
        line(voice("error.interrupted"), error=True)
        raise typer.Exit(INTERRUPTED) from None


def failed(voice: Voice, message: str, remedy: str, *, code: int = FAILED) -> typer.Exit:
    """Says what is wrong and what to do; raise what comes back, and the command ends with the exit code."""
    line(voice("error.line", message=message), style="bold red", error=True)
    line(voice("error.remedy", remedy=remedy), error=True)
    return typer.Exit(code)


def _message(voice: Voice, error: LiandongError) -> str:
    return voice(f"failed.{_name(error)}", detail=error.worded(voice.lang))


def advice(voice: Voice, error: LiandongError) -> str:
    """What to do about this fault; where the catalogue has no advice on it, about any of its class."""
    code = f"advice.{error.words.code.removeprefix('fault.')}" if error.words else ""
    return voice(code if has(code, voice.lang) else f"remedy.{_name(error)}")


def _name(error: LiandongError) -> str:
    """The nearest class of the tree in errors.py, which is what the catalogue knows."""
    return next(cls.__name__ for cls in type(error).__mro__ if cls.__module__ == LiandongError.__module__)

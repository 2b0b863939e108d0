"""A command line typed wrongly, said in the language of the person who typed it."""

import re
from typing import Any

import typer

from liandong.cli.outcome import USAGE, failed
from liandong.cli.voice import Voice

UsageError: type[Any] = typer.BadParameter.__mro__[1]
"""What the parser raises for every wrong usage: the class from which the one that typer hands out descends."""

_BOUND = re.compile(r"(greater|less) than or equal to (\d+)")
_CHOICES = re.compile(r"is not one of (.+)")
"""How the parser tells bounds, and lists what may be written; it hands the words out in no other way."""


def wrong(voice: Voice, error: Any) -> int:
    """Says what is wrong and which help describes it, or where no command was given shows it; gives the exit code."""
    context = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":
        error.show()
        return USAGE
    if context and error.message == "Missing command.":
        typer.echo(context.get_help(), nl=False)  # rich help is printed on the way, plain help comes back
        return USAGE
    command = context.command_path if context else "liandong"
    help_ = f"{voice.program}{command.removeprefix('liandong')} -h"
    failed(voice, _message(voice, error), voice("usage.remedy", help=help_))
    return USAGE


def _message(voice: Voice, error: Any) -> str:
    name = _name(getattr(error, "param", None))
    match type(error).__name__:
        case "MissingParameter":
            return voice("usage.missing", name=name)
        case "NoSuchOption" if error.option_name[1:].isdecimal():
            return voice("usage.minus", name=error.option_name)
        case "NoSuchOption":
            return voice("usage.no_option", name=error.option_name)
        case "BadParameter" if choices := _CHOICES.search(error.message):
            return voice("usage.choices", name=name, words=voice.joined(re.findall("'([^']+)'", choices[1])))
        case "BadParameter" if bound := _BOUND.search(error.message):
            return voice("usage.least" if bound[1] == "greater" else "usage.most", name=name, bound=bound[2])
        case "BadParameter" if name:
            return voice("usage.bad_value", name=name)
        case "BadOptionUsage" if "requires an argument" in error.message:
            return voice("usage.no_value", name=error.option_name)
        case _ if "No such command" in error.message:
            return voice("usage.no_command", name=error.message.split("'")[1])
        case _:
            return str(error.format_message())


def _name(parameter: Any) -> str:
    """The option as one types it, or the argument as the help calls it."""
    if parameter is None:
        return ""
    if parameter.param_type_name == "option":
        return "/".join(parameter.opts)
    return str(parameter.metavar or parameter.name)

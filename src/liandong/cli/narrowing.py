"""What `list` and `search` share: the words of a query, an option for every filter, and the query that they make."""

import inspect
import re
from collections.abc import Sequence

from liandong.cli import options
from liandong.cli.outcome import USAGE, failed
from liandong.cli.voice import Voice
from liandong.errors import SearchError
from liandong.messages import has
from liandong.model.kinds import Facet
from liandong.search import Filter, Query, parse

CONTEXT = {"ignore_unknown_options": True}
"""So that -深圳 reaches the query as a word to be left out."""

_OPTION = re.compile(r"--|-[A-Za-z](?!\w*:)")


def narrowed(voice: Voice) -> options.Decorator:
    """Gives a command an option for every filter, as `--region 广州`; it takes them as `given`, by facet."""

    def given(values: dict[str, str | None]) -> dict[Facet, str]:
        return {Facet(name): value for name, value in values.items() if value is not None}

    return options.shared("given", [_parameter(voice, facet) for facet in Facet], given)


def _parameter(voice: Voice, facet: Facet) -> inspect.Parameter:
    info = options.option(voice, f"filter_{facet}", f"--{facet}", metavar=facet.upper())
    return options.parameter(facet.value, str | None, None, info)


def query(voice: Voice, command: str, words: Sequence[str], given: dict[Facet, str]) -> Query:
    """The query of the words and options; what is wrong in it ends the command as wrong usage."""
    for word in words:
        if _OPTION.match(word):
            remedy = voice("usage.remedy", help=f"{voice.program} {command} -h")
            raise failed(voice, voice("usage.no_option", name=word), remedy, code=USAGE)
    try:
        asked = parse(" ".join(words))
        filters = tuple(Filter.of(facet, value) for facet, value in given.items())
        return Query(asked.groups, asked.without, (*asked.filters, *filters))
    except SearchError as error:
        told = error.words.code.removeprefix("fault.") if error.words else ""
        advice = f"advice.{told}" if has(f"advice.{told}", voice.lang) else "remedy.SearchError"
        message = voice("failed.SearchError", detail=error.worded(voice.lang))
        raise failed(voice, message, voice(advice), code=USAGE) from error

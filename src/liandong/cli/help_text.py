"""How the help is set out: Chinese lines fold instead of being cut, and no Python type stands in it."""

import re

from rich.text import Text
from typer import rich_utils

_TYPE = re.compile(r"<[^>]*>\s*")


class _Folding(rich_utils.OptionHighlighter):
    """Text without spaces, as Chinese is, goes on in the next line; a table of rich cuts it otherwise."""

    def __call__(self, text: str | Text) -> Text:
        shown = super().__call__(text)
        shown.overflow = "fold"
        return shown


class _Named(rich_utils.TypesHighlighter):
    """`<bool>` and `<list[str]>` go: what is to be written stands in capitals, in the reader's help besides."""

    def __call__(self, text: str | Text) -> Text:
        shown = super().__call__(text)
        named = _TYPE.match(shown.plain)
        return shown[named.end() :] if named else shown


def prepare(required: str, default: str) -> None:
    """Sets the help of every command so, with the words for what is required and for what holds by default."""
    rich_utils.highlighter = _Folding()
    rich_utils.types_highlighter = _Named()
    rich_utils.REQUIRED_LONG_STRING = required
    rich_utils.DEFAULT_STRING = default

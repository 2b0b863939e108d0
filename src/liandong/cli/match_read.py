"""`liandong match read`: the text of a need or a product, with how each stretch of it was read."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from liandong.cli import options
from liandong.cli.match_given import data_of, matching
from liandong.cli.match_tables import Booklet
from liandong.cli.outcome import UNREADABLE, failed
from liandong.cli.terminal import BRACKETS, line
from liandong.cli.voice import Voice
from liandong.documents import page_text
from liandong.model import Page
from liandong.pages import TEXT, WORD, sniff

if TYPE_CHECKING:
    from liandong.matching.marked import Stretch

_FIRST = ("〔", "〕")


def register(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="read", help=voice("help.match_read"))
    def read(
        booklet: Annotated[Booklet, options.argument(voice, "match_booklet", "needs|offers")],
        file: Annotated[Path, options.argument(voice, "match_read_file", "FILE")],
        as_json: Annotated[bool, options.option(voice, "json", "--json")] = False,
    ) -> None:
        text = _text(voice, file)
        with matching(voice):
            from liandong.matching.marked import marked, plain
            from liandong.matching.reading import read_need, read_offer

            of = read_need("", text) if booklet is Booklet.NEEDS else read_offer("", text)
            stretches = marked(text, of.noun, of.proof, of.passed, voice.lang)
            if as_json:
                line(json.dumps(list(plain(stretches)), ensure_ascii=False))
                return
            opening, closing = brackets = _brackets(text)
            ask, passed = voice("match.read_ask"), voice(f"match.read_passed_{booklet.value}")
            legend = voice(f"match.read_legend_{booklet.value}", brackets=f"{opening}{closing}",
                           ask=f"{opening}{ask}{closing}", passed=f"{opening}{passed}{closing}")  # fmt: skip
            line(legend, style="dim")
            for each in _told(voice, booklet, stretches, brackets).rstrip("\n").split("\n"):
                line(each)


def _brackets(text: str) -> tuple[str, str]:
    """Those that the text does not hold itself."""
    return next((pair for pair in (_FIRST, *BRACKETS) if not set(pair) & set(text)), BRACKETS[-1])


def _told(voice: Voice, booklet: Booklet, stretches: "Iterable[Stretch]", brackets: tuple[str, str]) -> str:
    """The whole text; behind each stretch stands in brackets how it was read."""
    (opening, closing), found = brackets, []
    for each in stretches:
        said = [(voice("match.read_ask") + " " * bool(one.words) + one.words) if one.asks else one.words
                for one in each.said]  # fmt: skip
        said += [voice(f"match.read_passed_{booklet.value}")] if each.passed else []
        found.append(each.text + "".join(f"{opening}{one}{closing}" for one in said))
    return "".join(found)


def _text(voice: Voice, file: Path) -> str:
    """The text of a file; unreadable where it is none, or empty."""
    data = data_of(voice, file)
    kind = sniff(file.name, data)
    decoded = page_text(Page.of(file.name, kind, data)) if isinstance(kind, str) and kind in (TEXT, WORD) else None
    if decoded is None:
        raise failed(voice, voice("match.no_text", file=file.name), voice("match.no_text_remedy"), code=UNREADABLE)
    if not decoded.text.strip():
        raise failed(
            voice, voice("match.empty_text", file=file.name), voice("match.empty_text_remedy"), code=UNREADABLE
        )
    return decoded.text.replace("\r\n", "\n")

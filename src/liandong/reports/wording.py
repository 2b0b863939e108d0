"""Sentences of the catalogue with words of the ledger in them, which keep their citations."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from liandong import messages
from liandong.model.characters import on_one_line
from liandong.reports.model import Line, Piece

_NUMERALS = (*"〇一二三四五六七八九十", *(f"十{digit}" for digit in "一二三四五六七八九"))
_SLOT = re.compile("\x00(\\w+)\x00")


@dataclass(frozen=True, slots=True)
class Wording:
    """The language of a report."""

    lang: str

    def __call__(self, code: str, **values: object) -> str:
        """A text of the catalogue."""
        return messages.text(code, self.lang, **values)

    def line(self, code: str, **parts: Piece | Line | str | int) -> Line:
        """A sentence of the catalogue, each of its places filled with words and their citations."""
        template = messages.text(code, self.lang, **{name: f"\x00{name}\x00" for name in parts})
        pieces: list[Piece] = []
        for number, text in enumerate(_SLOT.split(template)):
            if number % 2:
                pieces += _pieces(parts[text])
            elif text:
                pieces.append(Piece(text))
        return tuple(pieces)

    def joined(self, parts: list[Line] | list[Piece]) -> Line:
        """Several things said one behind the other."""
        found: list[Piece] = []
        for part in parts:
            found += [Piece(self._apart)] if found else []
            found += _pieces(part)
        return tuple(found)

    def apart(self, texts: Iterable[str]) -> str:
        """Several things said one behind the other, as one text."""
        return self._apart.join(texts)

    @property
    def _apart(self) -> str:
        return "；" if self.lang == "zh" else "; "

    def named(self, names: list[str]) -> str:
        """Names in a row."""
        return ("、" if self.lang == "zh" else ", ").join(names)


def _pieces(part: Piece | Line | str | int) -> tuple[Piece, ...]:
    if isinstance(part, tuple):
        return part
    return (part,) if isinstance(part, Piece) else (Piece(on_one_line(str(part))),)


def plain(text: str) -> Line:
    """Words of the report itself, or a number that it worked out."""
    return (Piece(on_one_line(text)),)


def numbered(number: int, title: str, lang: str) -> str:
    """The heading of a section with its number."""
    return f"{_NUMERALS[number]}、{title}" if lang == "zh" and number < len(_NUMERALS) else f"{number}. {title}"

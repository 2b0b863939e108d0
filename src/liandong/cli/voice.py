"""The language that the person reads, bound once and handed to every command."""

from collections.abc import Iterable
from dataclasses import dataclass

from liandong.exchange.wording import coded, kind_name, property_name, scope_name
from liandong.messages import Language, text
from liandong.model import KINDS


@dataclass(frozen=True, slots=True)
class Voice:
    """Texts of the catalogue and of the declared kinds, in one language.

    `program` is what this person types to call the command line: `liandong`, or the way to it where that is not found.
    """

    lang: Language
    program: str = "liandong"

    def __call__(self, code: str, **values: object) -> str:
        return text(code, self.lang, program=self.program, **values)

    def kind(self, name: str) -> str:
        """The heading of a kind of record."""
        return kind_name(name, self.lang)

    def property(self, kind: str, name: str) -> str:
        """The heading of a property of that kind."""
        return property_name(KINDS[kind].property(name), self.lang)

    def scope(self, name: str) -> str:
        """What a figure counts, in words."""
        return scope_name(name, self.lang)

    def reason(self, code: str) -> str:
        """Why something was set aside, in words."""
        return self._known("set_aside", code)

    def recipe(self, code: str) -> str:
        """What a check compares, in words."""
        return self._known("recipe", code)

    def answer_reason(self, code: str) -> str:
        """Why a check could not be judged, in words."""
        return self._known("answer", code)

    def label_word(self, table: str, word: str) -> str:
        """A word of the labels, a kind of damage or a medium, in words."""
        return self._known(table, word)

    def _known(self, table: str, code: str) -> str:
        """The words of the table for a code with or without its prefix; the code where the catalogue lacks it."""
        return coded(table, code.removeprefix(f"{table}."), self.lang)

    def joined(self, parts: Iterable[str]) -> str:
        return ("、" if self.lang == "zh" else ", ").join(parts)

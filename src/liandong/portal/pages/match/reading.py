"""Reading (读取): what a text tells that was pasted, or that a document holds: values, their sentences, what nobody
could read, and what is taken to ask nothing."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from liandong.matching import Need, Offer
from liandong.matching.marked import Stretch, marked
from liandong.matching.reading.passed import Passed, left_of
from liandong.matching.reading.sections import Span, half_width, pieces
from liandong.matching.tables.typed import in_words
from liandong.matching.tables.written import written
from liandong.portal.pages.match.sorts import Sort
from liandong.rules import Unread

LONGEST = 20_000
"""Characters of a text that is read while one waits."""
ASKS = "asks"
"""The name under which forms send the clauses that were passed over and are told to ask something."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a `text`: the noun, its cells by the columns' names, and by the fields of the noun the places
    of what proves them (`proof`) and the sentences in which these stand. `passed` proves nothing, `parts` are all
    sentences."""

    text: str
    noun: Any
    values: Mapping[str, str]
    proof: Mapping[str, Span]
    sentences: Mapping[str, str]
    passed: Sequence[Passed]
    parts: Sequence[Span]

    def proofs(self, name: str) -> tuple[str, ...]:
        """The sentences that prove the cell of a column."""
        if name == "further":
            return ()  # they stand there themselves
        return (self.sentences[name],) if name in self.sentences else ()

    def marked(self, lang: str) -> tuple[Stretch, ...]:
        """The whole text, with how each stretch was read."""
        return marked(self.text, self.noun, self.proof, self.passed, lang)

    def asking(self, clauses: Collection[str]) -> "Reading":
        """The same, where these of what was passed over ask something: they are conditions that nobody has read."""
        if not isinstance(self.noun, Offer):
            return self
        found = self
        for each in self.passed:
            said = self._line(each.start, each.end)
            if each.says and said in clauses:
                found = found._with((each.start, each.end), said)
        return found

    def asking_also(self, said: str) -> "Reading | None":
        """The same, where this passage asks something, as whatever it was read; None where it is not printed so."""
        start = self.text.find(said)
        return self._with((start, start + len(said)), said) if said and start >= 0 else None

    def of(self, noun: Need | Offer) -> "Reading":
        """What of it the noun has still, which a person may have corrected; the rest of the text proves nothing.
        Conditions that are none of the reading stand where they are printed."""
        now, further = written(noun), [in_words(each) for each in getattr(noun, "further", ())]
        proof = {name: span for name, span in self.proof.items() if "." not in name and self._has(name, now)}
        places = {self._line(each.start, each.end): (each.start, each.end) for each in self.passed if each.says}
        for at, each in enumerate(getattr(self.noun, "further", ())):
            places[in_words(each)] = self.proof[f"further.{at}"]
        for at, said in enumerate(further):
            start = self.text.find(said)
            found = places.get(said, (start, start + len(said)) if start >= 0 else None)
            proof |= {f"further.{at}": found} if found else {}
        return replace(self, noun=noun, values=now, proof=proof, passed=left_of(self.text, proof.values()))

    def _has(self, name: str, now: Mapping[str, str]) -> bool:
        return self.values[name] == now[name] != ""

    def _line(self, start: int, end: int) -> str:
        """A stretch as a condition has it."""
        return "".join(line.strip() for line in self.text[start:end].splitlines())

    def _with(self, span: Span, said: str) -> "Reading":
        noun = replace(self.noun, further=(*self.noun.further, Unread(said)))
        name = f"further.{len(self.noun.further)}"
        return replace(
            self,
            noun=noun,
            values=written(noun),
            proof={**self.proof, name: span},
            sentences={**self.sentences, name: _around(self.text, span, self.parts)},
            passed=[each for each in self.passed if (each.start, each.end) != span],
        )


def read(sort: Sort, text: str) -> Reading:
    """What the text tells. MatchingError where what it tells cannot be."""
    found = sort.read("", text)
    parts = [(each.start, each.end) for each in pieces(half_width(text))]
    sentences = {name: _around(text, span, parts) for name, span in found.proof.items()}
    return Reading(text, found.noun, written(found.noun), found.proof, sentences, found.passed, parts)


def _around(text: str, span: Span, parts: Sequence[Span]) -> str:
    """The sentences in which a value stands."""
    met = [part for part in parts if part[0] < span[1] and span[0] < part[1]]
    start, end = min([span[0], *(part[0] for part in met)]), max([span[1], *(part[1] for part in met)])
    return text[start:end].strip()

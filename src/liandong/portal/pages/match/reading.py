"""Reading (读取): what a text tells that was pasted, or that a document holds: values, their sentences, what nobody
could read, and what is taken to ask nothing."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from liandong.matching import Need, Offer
from liandong.matching.marked import Stretch, in_one_line, marked
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
_KEPT = 8
"""So many readings are kept for who looks at the same text again: a reading of the longest takes seconds."""


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

    @property
    def asked(self) -> frozenset[str]:
        """The conditions that are to be asked already, as they are printed."""
        return frozenset(each.text for each in getattr(self.noun, "further", ()) if isinstance(each, Unread))

    def proofs(self, name: str) -> tuple[str, ...]:
        """The sentences that prove the cell of a column."""
        if name == "further":
            return ()  # they stand there themselves
        return (self.sentences[name],) if name in self.sentences else ()

    def marked(self, lang: str) -> tuple[Stretch, ...]:
        """The whole text, with how each stretch was read."""
        return marked(self.text, self.noun, self.proof, self.passed, lang)

    def asking(self, clauses: Collection[str]) -> "Reading":
        """The same, where these of what was passed over ask something: they are conditions that nobody has read, each
        once however often it is printed."""
        if not isinstance(self.noun, Offer):
            return self
        wanted, found = frozenset(clauses) - self.asked, dict[str, Span]()
        for each in self.passed if wanted else ():
            said = in_one_line(self.text[each.start : each.end])
            if each.says and said in wanted:
                found.setdefault(said, (each.start, each.end))
        return self._with(found)

    def asking_also(self, said: str) -> "Reading | None":
        """The same, where this passage asks something, as whatever it was read; None where it is not printed so."""
        start = self.text.find(said)
        if not said or start < 0:
            return None
        return self._with({} if said in self.asked else {said: (start, start + len(said))})

    def of(self, noun: Need | Offer, kept: Mapping[str, Span] | None = None) -> "Reading":
        """What of it the noun has still, which a person may have corrected; the rest of the text proves nothing.
        Conditions that are none of the reading stand where they are printed: of several places within the sentence
        that was `kept` of them, by field, and else one after the other."""
        now, kept = written(noun), kept or {}
        proof = {name: span for name, span in self.proof.items() if "." not in name and self._has(name, now)}
        places = defaultdict[str, list[Span]](list)
        for at, each in enumerate(getattr(self.noun, "further", ())):
            places[in_words(each)].append(self.proof[f"further.{at}"])
        for one in self.passed:
            if one.says:
                places[in_one_line(self.text[one.start : one.end])].append((one.start, one.end))
        for at, each in enumerate(getattr(noun, "further", ())):
            name, said = f"further.{at}", in_words(each)
            if found := self._place(said, places[said], kept.get(name)):
                proof[name] = found
        return replace(self, noun=noun, values=now, proof=proof, passed=left_of(self.text, proof.values()))

    def around(self, name: str) -> Span:
        """Where the sentences stand that prove a field."""
        return _around(self.text, self.proof[name], self.parts)

    def _place(self, said: str, free: list[Span], within: Span | None) -> Span | None:
        """The place of a condition, which is taken from those that are `free`."""
        start, end = within or (0, len(self.text))
        found = next((span for span in free if start <= span[0] and span[1] <= end), None)
        at = -1 if found else self.text.find(said, start, end)
        if found is None and at < 0:
            found, at = (free[0], -1) if free else (None, self.text.find(said))
        if found is not None:
            free.remove(found)
            return found
        return (at, at + len(said)) if at >= 0 else None

    def _has(self, name: str, now: Mapping[str, str]) -> bool:
        return self.values[name] == now[name] != ""

    def _with(self, asked: Mapping[str, Span]) -> "Reading":
        """The same with these conditions, by what they say."""
        if not asked:
            return self
        noun = replace(self.noun, further=(*self.noun.further, *map(Unread, asked)))
        new = {f"further.{at}": span for at, span in enumerate(asked.values(), len(self.noun.further))}
        taken = frozenset(asked.values())
        return replace(
            self,
            noun=noun,
            values=written(noun),
            proof={**self.proof, **new},
            sentences={**self.sentences, **_sentences(self.text, new, self.parts)},
            passed=[each for each in self.passed if (each.start, each.end) not in taken],
        )


@lru_cache(_KEPT)
def read(sort: Sort, text: str) -> Reading:
    """What the text tells. MatchingError where what it tells cannot be."""
    found = sort.read("", text)
    parts = [(each.start, each.end) for each in pieces(half_width(text))]
    sentences = _sentences(text, found.proof, parts)
    return Reading(text, found.noun, written(found.noun), found.proof, sentences, found.passed, parts)


def _sentences(text: str, proof: Mapping[str, Span], parts: Sequence[Span]) -> dict[str, str]:
    """The sentences in which what proves the fields stands."""
    return {name: text[slice(*_around(text, span, parts))] for name, span in proof.items()}


def _around(text: str, span: Span, parts: Sequence[Span]) -> Span:
    """Where the sentences stand in which a value does, without the space around them."""
    met = [part for part in parts if part[0] < span[1] and span[0] < part[1]]
    start, end = min([span[0], *(part[0] for part in met)]), max([span[1], *(part[1] for part in met)])
    said = text[start:end]
    start += len(said) - len(said.lstrip())
    return start, start + len(said.strip())

"""Listing (列举): the parts of a total that a text tells together, in one sentence or in sentences that follow."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from liandong.model import FoldedValue, Quote, Role
from liandong.records.values import quantities

_AMONG = re.compile(r"其中|包括")
_LISTS = re.compile(r"其中|包括|分别")
_BESIDES = re.compile(r"\W*(?:另|此外|除此|同时|还有)")
_GAP = 2
"""Most characters (a line break) between two sentences that follow directly."""


@dataclass(frozen=True, slots=True)
class Told:
    """One number that could be a part of the total: whose it is, and the value."""

    owner: str
    value: FoldedValue


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a total. Not `clear` where several different numbers are told of the owner."""

    owner: str
    value: FoldedValue
    clear: bool


def parts(told: Iterable[Told]) -> list[Part]:
    """One part for each owner, in the order of the text."""
    owners: dict[str, list[FoldedValue]] = {}
    for one in told:
        owners.setdefault(one.owner, []).append(one.value)
    found = [
        Part(owner, values[0], all(quantities.agree(values[0].value, v.value) for v in values))
        for owner, values in owners.items()
    ]
    return sorted(found, key=lambda part: (_where(part.value), part.owner))


def listings(told: Sequence[Told], stated: FoldedValue) -> Iterator[list[Part]]:
    """The lists of parts that the documents give, two parts at least.

    A list stands in one sentence, or in sentences that follow directly; it follows the total, or says itself that it is
    one (其中, 分别, 包括). With a second 其中 in it, parts of parts stand beside parts, and it is none.
    """
    quotes: dict[str, list[tuple[Quote, Told | None]]] = {}
    for one in (None, *told):
        for quote in (stated if one is None else one.value).evidence:
            if quote.role is Role.VALUE:
                quotes.setdefault(quote.document, []).append((quote, one))
    for document in sorted(quotes):
        for run in _runs(sorted(quotes[document], key=lambda pair: pair[0].document_start)):
            texts = {quote.document_start: quote.text for quote, _ in run}
            after_total = any(one is None for _, one in run)
            if not after_total and not any(map(_LISTS.search, texts.values())):
                continue
            if sum(len(_AMONG.findall(text)) for text in texts.values()) > 1:
                continue
            found = parts(one for _, one in run if one is not None)
            if len(found) > 1:
                yield found


def _runs(quotes: Sequence[tuple[Quote, Told | None]]) -> Iterator[list[tuple[Quote, Told | None]]]:
    """The quotes of one document in runs of the same sentence and those that follow directly."""
    run: list[tuple[Quote, Told | None]] = []
    end = 0
    for quote, one in quotes:
        new = quote.document_start >= end
        if run and new and (quote.document_start > end + _GAP or _BESIDES.match(quote.text)):
            yield run
            run = []
        run.append((quote, one))
        end = max(end, quote.document_end)
    if run:
        yield run


def _where(value: FoldedValue) -> tuple[str, int, int]:
    quote = value.evidence[0] if value.evidence else None
    return ("", 0, 0) if quote is None else (quote.document, quote.document_start, quote.text.find(value.value.raw))

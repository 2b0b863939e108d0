"""Listing (列举): the parts of a total that a text tells together, in one sentence or in sentences that follow."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from liandong.model import FoldedValue, Quote, Role
from liandong.records.values import quantities

_AMONG = re.compile(r"其中|包括")
_LISTS = re.compile(r"其中|包括|分别")
_BESIDES = re.compile(r"\W*(?:另|此外|除此|同时|还有)")
_AND = re.compile(r"[、和与及]")
_GAP = 2
"""Most characters (a line break) between two sentences that follow directly."""


@dataclass(frozen=True, slots=True)
class Told:
    """One number that could be a part of the total: whose it is, by record or name and as written, and the value."""

    owner: str
    value: FoldedValue
    subject: str = ""


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


def shared_out(told: Sequence[Told]) -> list[Told]:
    """The same, but numbers that one sentence shares out (甲、乙、丙三县分别签约41亿元、26.5亿元、18亿元) each with an
    owner of its own, if there are as many of them as names."""
    sentences: dict[tuple[str, str, int], list[Told]] = {}
    for one in told:
        sentences.setdefault((one.owner, *_where(one.value)[:2]), []).append(one)
    found: list[Told] = []
    for (owner, _, _), together in sentences.items():
        quote = together[0].value.evidence[0] if together[0].value.evidence else None
        names = len(_AND.split(together[0].subject))
        if quote is not None and "分别" in quote.text and names == len(together) > 1:
            ordered = sorted(together, key=lambda one: _where(one.value))
            found += [Told(f"{owner} {n}", one.value, one.subject) for n, one in enumerate(ordered)]
        else:
            found += together
    return found


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
    if quote is None:
        return "", 0, 0
    start, _ = quote.span(value.value.raw) or (0, 0)
    return quote.document, quote.document_start, start

"""Subjects of signings (签署主语): the body with which a sentence opens, where its first side is told only there."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import TypeVar

from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.parties import groups
from liandong.statements.parties.signatories import past_lead
from liandong.statements.parties.signatory_pointers import OWN_FIRM, Party, Side, announcers, own_firm

T = TypeVar("T")


def subject(reading: Reading, sentence: Sentence, before: int) -> Side:
    """The body with which the sentence opens: the first side of 甲中标…,与乙签订."""
    for marks in ("。;!?:", "。!?"):
        start = past_lead(sentence.text, _behind(sentence.text, marks, before), before)
        found = _opening(reading, sentence, start, before) if start < before else ()
        if found:
            return found
    return ()


def _behind(text: str, marks: str, end: int) -> int:
    """The place behind the last of the marks before `end` that stands in no brackets: (证券代码:300035) parts none."""
    at = end
    while (at := max(text.rfind(mark, 0, at) for mark in marks)) >= 0:
        if text.count("(", 0, at) <= text.count(")", 0, at):
            return at + 1
    return 0


def _around(found: Sequence[T], at: int, begins: Callable[[T], int]) -> Sequence[T]:
    """Those of a run of stretches, sorted by where they begin, that may hold the place or begin right behind it."""
    high = bisect_right(found, at + 1, key=begins)
    return found[max(high - 3, 0) : high]


def _opening(reading: Reading, sentence: Sentence, start: int, before: int) -> Side:
    at = sentence.at(start)
    for run in _around(groups.runs(reading), at, lambda run: run[0].start):
        if at <= run[0].start <= at + 1 and run[-1].end <= sentence.at(before):
            return tuple(Party(body.start, body.end, body.name, sentence) for body in run)
    for body in _around(groups.bodies(reading), at, attrgetter("start")):
        if body.start <= at < body.end or (at <= body.start <= at + 1 and body.end <= sentence.at(before)):
            return (Party(body.start, body.end, body.name, sentence),)
    firm = OWN_FIRM.match(sentence.text, start, before)
    if firm:
        return tuple(own_firm(reading, sentence, start))
    return tuple(party for party in announcers(reading) if sentence.at(start) == party.start)

"""Conditions (条件) in words: what an offer asks besides, and what nobody could read, which is to be asked."""

from collections.abc import Iterator, Sequence

from liandong.matching.fields import FIELDS
from liandong.matching.telling import called
from liandong.messages import Words, words
from liandong.reports.booklets.values import told
from liandong.reports.wording import Wording
from liandong.rules import All, Condition, Test, Unread, telling
from liandong.rules.condition import clauses


def read(further: Sequence[Condition], say: Wording) -> list[str]:
    """What is asked and was read, a line for each; alternatives tell in their place what of them is to be asked."""
    return [_worded(each, say) for each in _parts(further) if not isinstance(each, Unread)]


def to_ask(further: Sequence[Condition], say: Wording) -> list[str]:
    """What could not be read and is to be asked of the institution, as it was written."""
    asked = [each for each in _parts(further) if isinstance(each, Unread)]
    return [_in(telling.condition(each, lambda clause: clause.text), say) for each in asked]


def unread(further: Sequence[Condition]) -> int:
    """How many clauses could not be read, those of alternatives included."""
    return sum(isinstance(clause, Unread) for each in further for clause in clauses(each))


def _parts(further: Sequence[Condition]) -> Iterator[Condition]:
    """All of which must hold, one by one."""
    for each in further:
        if isinstance(each, All):
            yield from _parts(each.parts)
        else:
            yield each


def _worded(of: Condition, say: Wording) -> str:
    """A condition, values as the booklet tells them, with what was written; of what nobody could read, that it is to be
    asked."""

    def leaf(clause: Test | Unread) -> Words:
        if isinstance(clause, Unread):
            return words("match.to_ask", clause=clause.text)
        field = FIELDS.field(clause.field)
        said = telling.clause(clause, field, called(field), told(clause.field, clause.value, say))
        return words("booklet.as_written", said=said, text=clause.text) if clause.text else said

    return _in(telling.condition(of, leaf), say)


def _in(told_so: str | Words, say: Wording) -> str:
    return told_so if isinstance(told_so, str) else told_so.worded(say.lang)

"""Conditions (条件) in words: what an offer asks besides, and what nobody could read, which is to be asked."""

from collections.abc import Iterator, Sequence
from functools import reduce

from liandong.matching.fields import FIELDS
from liandong.reports.booklets.values import days, name, told
from liandong.reports.wording import Wording
from liandong.rules import All, Any, Condition, Kind, Not, Relation, Test, Unread
from liandong.rules.condition import clauses


def read(further: Sequence[Condition], say: Wording) -> list[str]:
    """What is asked and was read, a line for each; alternatives tell in their place what of them is to be asked."""
    return [_worded(each, say) for each in _parts(further) if not isinstance(each, Unread)]


def to_ask(further: Sequence[Condition], say: Wording) -> list[str]:
    """What could not be read and is to be asked of the institution, as it was written."""
    return [_within(each.text, each, say) for each in _parts(further) if isinstance(each, Unread)]


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


def _worded(condition: Condition, say: Wording) -> str:
    match condition:
        case Unread():
            return _within(say("match.to_ask", clause=condition.text), condition, say)
        case Test():
            said = _within(_asked(condition, say), condition, say)
            return say("booklet.as_written", said=said, text=condition.text) if condition.text else said
        case Not():
            return say("booklet.not", inner=_worded(condition.part, say))
        case All() | Any():
            code = "booklet.and" if isinstance(condition, All) else "booklet.or"
            parts = [_inner(part, say) for part in condition.parts]
            return reduce(lambda first, rest: say(code, first=first, rest=rest), parts)


def _inner(condition: Condition, say: Wording) -> str:
    """A part of alternatives, in brackets where it has parts itself."""
    text = _worded(condition, say)
    return say("booklet.bracketed", inner=text) if isinstance(condition, (All, Any)) else text


def _asked(test: Test, say: Wording) -> str:
    field = FIELDS.field(test.field)
    code = f"booklet.{test.relation.value}"
    if test.relation is Relation.ONE_OF and field.kind in (Kind.REGION, Kind.INDUSTRY):
        code = "booklet.lies_in"
    elif test.relation is Relation.ONE_OF and isinstance(test.value, frozenset) and len(test.value) == 1:
        code = "booklet.has_all"
    return say(code, field=name(test.field, say), value=told(test.field, test.value, say))


def _within(said: str, clause: Test | Unread, say: Wording) -> str:
    """What is said of a clause, with the days on which it is asked."""
    when = days(clause.days, say)
    return say("booklet.within", said=said, days=when) if when else said

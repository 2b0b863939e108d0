"""Telling (说明): how a need stands to an offer, in words."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from liandong.matching.change import Change, Standing
from liandong.messages import Words, words
from liandong.rules import Between, Condition, Fact, Field, Test, Unread
from liandong.rules.condition import clauses
from liandong.rules.facts import name_of

_MEASURED = ("amount", "term", "rate_most", "age")


def called(field: Field) -> Words:
    """What a field is called."""
    return words(f"match.field_{field.code}")


def value(field: Field, held: Fact) -> Words:
    """A value of a field, with its unit; regions and industries by their names."""
    if isinstance(held, Between):
        return words("match.between", low=f"{held.low.normalize():,f}", high=value(field, held.high))
    if isinstance(held, bool):
        return words("match.yes" if held else "match.no")
    if isinstance(held, Decimal) and held.is_infinite():
        return words("match.endless")
    if isinstance(held, Decimal):
        code = f"match.number_{field.code}" if field.code in _MEASURED else "match.number"
        return words(code, number=f"{held.normalize():,f}")
    if isinstance(held, date):
        return words("match.number", number=held.isoformat())
    return _listed(field, held if isinstance(held, frozenset) else frozenset((held,)))


def _listed(field: Field, held: frozenset[str]) -> Words:
    """Words, the first before the rest, so that each language joins them in its way."""
    found: Words | None = None
    for word in sorted(held, reverse=True):
        name = name_of(field.kind, word)
        found = words("match.and_so_on", first=name, rest=found) if found else words("match.number", number=name)
    return found or words("match.nothing")


def score(of: float, before: float | None) -> Words:
    """A score of 0 to 100, and what it was before outcomes of earlier rounds where these can be seen in it."""
    now = f"{100 * of:.1f}"
    was = now if before is None else f"{100 * before:.1f}"
    return words("match.score", score=now) if was == now else words("match.score_moved", score=now, before=was)


def change(of: Change) -> Words:
    """What is missing, and by how much."""
    name, found = called(of.field), value(of.field, of.found)
    if isinstance(of.found, Between) and of.gap is not None and of.to is not None:  # by how much is not known
        code = "match.must_reach" if of.gap > 0 else "match.must_stay"
        return words(code, field=name, found=found, to=value(of.field, of.to))
    if of.gap is not None and of.to is not None:
        code = "match.must_rise" if of.gap > 0 else "match.must_fall"
        return words(code, field=name, found=found, to=value(of.field, of.to), gap=_gap(of.field, Decimal(abs(of.gap))))
    if of.any_of:
        return words("match.one_of", field=name, found=found, listed=value(of.field, of.any_of))
    if isinstance(of.found, frozenset) and isinstance(of.to, frozenset):
        more, less = of.to - of.found, of.found - of.to
        code, listed = ("match.all_of", more) if more else ("match.none_of", less)
        return words(code, field=name, found=found, listed=value(of.field, listed))
    return words("match.not_so", field=name, found=found)


def _gap(field: Field, gap: Decimal) -> Words:
    """How far a number is off: between two rates lie percentage points."""
    return words("match.points", number=f"{gap.normalize():f}") if field.code == "rate_most" else value(field, gap)


def reasons(of: Standing) -> Iterator[Words]:
    """What keeps them apart, and then what is not known: nothing where the offer takes the need."""
    yield from (change(each) for each in of.changes)
    yield from (words("match.refused", clause=_clause(each)) for each in of.refused)
    asked: dict[str, Words] = {}
    for each in of.unknown:
        if isinstance(each.test, Unread):
            asked.setdefault(each.test.text, words("match.to_ask", clause=each.test.text))
        else:
            field = each.test.field
            asked.setdefault(field, words("match.not_known", field=words(f"match.field_{field}")))
    yield from asked.values()


def _clause(condition: Condition) -> str | Words:
    """The sentence that a condition was read from, or the fields that it is about."""
    read = [each for each in clauses(condition) if each.text]
    if read:
        return read[0].text
    fields = list(dict.fromkeys(each.field for each in clauses(condition) if isinstance(each, Test)))
    found = words(f"match.field_{fields[-1]}")
    for field in reversed(fields[:-1]):
        found = words("match.and_so_on", first=words(f"match.field_{field}"), rest=found)
    return found

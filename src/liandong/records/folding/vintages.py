"""Vintages (数据版次): of numbers that differ in one scope, those that took the place of others by their own words.

A later sum that is told as a change of an earlier one (由120亿元调整为138亿元, 增至138亿元) makes it history, and so
does a number that is told as the revised one of a preliminary one. What differs without such words stays a conflict.
"""

from collections.abc import Iterator, Mapping, Sequence

from liandong.model import Quote, Role, Statement, Tier, Value
from liandong.model.noun import replace
from liandong.records.folding.backing import Backing
from liandong.records.values import quantities

Group = Sequence[Backing]
_CHANGES = frozenset((Role.RAISED, Role.LOWERED, Role.REVISED))
_TELLING = _CHANGES | {Role.FORMER, Role.PRELIMINARY}
_NEVER = ""

Words = tuple[str, int, int]
"""Where the words stand that tell of a change."""


def superseded(groups: Sequence[Group], increases: Sequence[Value]) -> list[int]:
    """The numbers of the groups that others took the place of, the latest first.

    `increases` are sums by which the thing grew. A change that names the former value makes history of that one; one
    that leaves it open of the only other that stands and fits its direction; and 170亿元 with an increase of 10亿元 is
    history beside 180亿元. A source far from the fact changes nothing that a nearer one tells, unless it knows of it or
    another family tells so too; and what a person states no page changes.
    """
    if not increases and not _telling(groups):
        return []
    changes = sorted(_changes(groups), key=lambda c: (c[2].as_of.date if c[2].as_of else _NEVER, c[2].id))
    grown = _grown(groups, increases) if increases else []
    formers = _formers(groups) if changes else {}
    gone: dict[int, int] = {}

    def take(later: int, earlier: int, *, known: bool) -> None:
        if earlier not in gone and earlier != later and _may(groups[later], groups[earlier], known=known):
            gone[earlier] = len(gone)
            gone.pop(later, None)  # what was changed back stands again

    for number, quote, _ in changes:
        named = formers.get(_words(quote))
        if named is not None:
            take(number, named, known=True)
    for later, earlier in grown:
        take(later, earlier, known=True)
    for number, quote, statement in changes:
        if number in gone or _words(quote) in formers:
            continue
        standing = [n for n in range(len(groups)) if n != number and n not in gone]
        fitting = [n for n in standing if _fits(statement, quote.role, groups[n])]
        if len(fitting) == 1:
            take(number, fitting[0], known=False)
    for number in _preliminary(groups, gone):
        gone[number] = len(gone)
    return sorted(gone, key=lambda n: -gone[n]) if len(gone) < len(groups) else []


def _telling(groups: Sequence[Group]) -> bool:
    """Whether any words tell of one number that took the place of another: mostly there are none."""
    said = [s for group in groups for b in group for s in b.statements]
    return not _TELLING.isdisjoint([quote.role for s in said for quote in s.evidence])


def _changes(groups: Sequence[Group]) -> Iterator[tuple[int, Quote, Statement]]:
    """What is told as a change: the group, the words, the statement."""
    for number, statement in _told(groups):
        for quote in statement.evidence[1:]:
            if quote.role in _CHANGES:
                yield number, quote, statement


def _formers(groups: Sequence[Group]) -> Mapping[Words, int]:
    """The groups of what is told as the former value, by the words that tell so."""
    return {
        _words(quote): number
        for number, statement in _told(groups)
        for quote in statement.evidence[1:]
        if quote.role is Role.FORMER
    }


def _told(groups: Sequence[Group]) -> Iterator[tuple[int, Statement]]:
    return ((n, statement) for n, group in enumerate(groups) for b in group for statement in b.statements)


def _words(quote: Quote) -> Words:
    return quote.document, quote.document_start, quote.document_end


def _grown(groups: Sequence[Group], increases: Sequence[Value]) -> list[tuple[int, int]]:
    """Later and earlier groups of which an increase is the difference."""
    return [
        (later, earlier)
        for later in range(len(groups))
        for earlier in range(len(groups))
        if any(_is_sum(groups[later][0].best.value, groups[earlier][0].best.value, more) for more in increases)
    ]


def _is_sum(whole: Value, part: Value, more: Value) -> bool:
    if part.number is None or more.number is None or not quantities.comparable(part, more):
        return False
    if quantities.agree(whole, part):
        return False
    found = part.number + quantities.in_unit(more.number, more.unit, part.unit)
    steps = [step for step in (part.step, more.step) if step is not None]
    return quantities.agree(whole, replace(part, number=found, low=None, high=None, step=min(steps, default=None)))


def _fits(change: Statement, role: Role, other: Group) -> bool:
    """Whether the value can be the one that was changed: on the right side of it, and not told as of a later day."""
    now, before = quantities.point(change.value), quantities.point(other[0].best.value)
    if now is None or before is None or not quantities.comparable(change.value, other[0].best.value):
        return False
    before = quantities.in_unit(before, other[0].best.value.unit, change.value.unit)
    days = [b.as_of.date for b in other if b.as_of]
    if days and change.as_of and max(days) > change.as_of.date:
        return False
    return role is Role.REVISED or (before < now if role is Role.RAISED else before > now)


def _may(later: Group, earlier: Group, *, known: bool) -> bool:
    """Whether what tells the later value is near enough to the fact to replace the earlier one."""
    tiers = min(b.tier for b in later), min(b.tier for b in earlier)
    if tiers[1] is Tier.PERSON:
        return False
    families = frozenset[str]().union(*(b.families for b in later))
    return known or tiers[0] <= tiers[1] or len(families) > 1


def _preliminary(groups: Sequence[Group], gone: Mapping[int, int]) -> list[int]:
    """The groups of which all is told as preliminary, where another stands that is told as the revised number."""
    standing = [n for n in range(len(groups)) if n not in gone]
    final = [n for n in standing if any(q.role is Role.REVISED for _, q in _quotes(groups[n]))]
    if not final:
        return []
    return [
        n
        for n in standing
        if n not in final
        and all(any(q.role is Role.PRELIMINARY for q in s.evidence) for b in groups[n] for s in b.statements)
        and _may(groups[final[0]], groups[n], known=True)
    ]


def _quotes(group: Group) -> Iterator[tuple[Statement, Quote]]:
    return ((s, q) for b in group for s in b.statements for q in s.evidence)

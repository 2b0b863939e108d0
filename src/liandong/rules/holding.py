"""Holding (可满足): whether any record at all could meet a condition, and if none could, which clauses shut it out."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import chain, islice, product
from typing import TypeAlias

from liandong.rules.condition import ORDERED, All, Any, Condition, Not, Relation, Test, Unread
from liandong.rules.facts import Field, Kind, Schema, reach

Asked: TypeAlias = tuple[Test, bool]
"""A clause that has to hold, or (False) not to."""

MOST = 4096
"""Ways to meet a condition that are looked at; one with more is taken to be met by somebody."""


def shut_out(condition: Condition, schema: Schema) -> tuple[Test, ...]:
    """The clauses that together leave nobody; none where somebody meets the condition, or might."""
    found: dict[int, Test] = {}
    ways = list(islice(_ways(condition, True), MOST + 1))
    if len(ways) > MOST:
        return ()
    for way in ways:
        clash = _clash(way, schema)
        if not clash:
            return ()
        found |= {id(test): test for test, _ in clash}
    return tuple(found.values())


def _ways(condition: Condition, holds: bool) -> Iterator[tuple[Asked, ...]]:
    """What has to hold together, each way in which the condition does."""
    match condition:
        case Unread():
            yield ()
        case Test():
            yield ((condition, holds),)
        case Not():
            yield from _ways(condition.part, not holds)
        case All() | Any():
            if isinstance(condition, All) is holds:
                # of a part with more ways than MOST the whole has more too, so that none need be left out unseen
                parts = [list(islice(_ways(part, holds), MOST + 1)) for part in condition.parts]
                yield from (tuple(chain.from_iterable(way)) for way in product(*parts))
            else:
                yield from chain.from_iterable(_ways(part, holds) for part in condition.parts)


def _clash(way: Sequence[Asked], schema: Schema) -> Sequence[Asked]:
    """The clauses on one field that no value meets, without those that do not matter; none where there is no such
    field."""
    by_field: dict[str, list[Asked]] = {}
    for asked in way:
        by_field.setdefault(schema.field(asked[0].field).code, []).append(asked)
    for code, together in by_field.items():
        field = schema.field(code)
        if not _can_be(field, together):
            return _fewest(field, together)
    return ()


def _fewest(field: Field, together: Sequence[Asked]) -> Sequence[Asked]:
    """Those of clauses that clash without which they would not."""
    kept = list(together)
    for each in together:
        fewer = [other for other in kept if other is not each]
        kept = kept if _can_be(field, fewer) else fewer
    return kept


def _can_be(field: Field, together: Sequence[Asked]) -> bool:
    """Whether some value of the field meets all of these, for certain."""
    match field.kind:
        case Kind.NUMBER | Kind.DAY:
            return _between(together)
        case Kind.YES_NO:
            return len({(test.value is True) is holds for test, holds in together}) <= 1
        case Kind.WORDS:
            return _some_words(together)
        case _:
            return _a_word(field, together)


def _between(together: Sequence[Asked]) -> bool:
    least: tuple[Decimal | int, bool] | None = None
    most: tuple[Decimal | int, bool] | None = None
    for test, holds in together:
        assert test.relation in ORDERED
        days = isinstance(test.value, date)
        value = test.value.toordinal() if isinstance(test.value, date) else test.value
        assert isinstance(value, Decimal | int)
        lower = (test.relation in (Relation.AT_LEAST, Relation.MORE_THAN)) is holds
        strict = (test.relation in (Relation.MORE_THAN, Relation.LESS_THAN)) is holds
        if days and strict:  # no day lies between two that follow one another
            value, strict = value + (1 if lower else -1), False
        if lower and (least is None or (value, strict) > least):
            least = (value, strict)
        if not lower and (most is None or (-value, strict) > (-most[0], most[1])):
            most = (value, strict)
    if least is None or most is None:
        return True
    return least[0] < most[0] or (least[0] == most[0] and not least[1] and not most[1])


def _a_word(field: Field, together: Sequence[Asked]) -> bool:
    allowed: frozenset[str] | None = frozenset(field.words) or None
    barred: frozenset[str] = frozenset()
    for test, holds in together:
        assert isinstance(test.value, frozenset)
        inside, around = reach(field.kind, test.value)
        if (test.relation is Relation.ONE_OF) is holds:
            allowed = inside if allowed is None else allowed & inside
        else:
            barred |= inside | around  # of who is only known to be around it is not known
    return allowed is None or bool(allowed - barred)


def _some_words(together: Sequence[Asked]) -> bool:
    needed: frozenset[str] = frozenset()
    barred: frozenset[str] = frozenset()
    one_of: list[frozenset[str]] = []
    not_all: list[frozenset[str]] = []
    for test, holds in together:
        assert isinstance(test.value, frozenset)
        if test.relation is Relation.HAS_ALL:
            needed |= test.value if holds else frozenset()
            not_all += [] if holds else [test.value]
        elif (test.relation is Relation.ONE_OF) is holds:
            one_of.append(test.value)
        else:
            barred |= test.value
    if needed & barred:
        return False
    choices = islice(product(*(each - barred for each in one_of)), MOST)
    return any(not any(each <= needed | frozenset(chosen) for each in not_all) for chosen in choices)

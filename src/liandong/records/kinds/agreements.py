"""Which mentions of agreements (协议) are one: same parties, same event or day, same subject."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from liandong.records.joining import Relation, Rule
from liandong.records.profiles import Profile
from liandong.records.resolved import Resolved
from liandong.records.values import times
from liandong.records.values.names import Name, clash, normalise, parse


@dataclass(frozen=True, slots=True)
class Signature:
    names: frozenset[Name]
    parties: frozenset[str]
    fields: frozenset[str]
    events: frozenset[str]
    dates: frozenset[str]
    counts: frozenset[Decimal | None]
    part: int


def signature(profile: Profile, resolved: Resolved) -> Signature | None:
    """Everything that an agreement is known by; None for one of which only the date or place is told."""
    names = frozenset(parse(text) for text in profile.texts("name"))
    parties = resolved.keys(profile, "party", "organisation")
    if not names and not parties:
        return None
    fields = frozenset(normalise(text) for text in profile.texts("field"))
    dates = frozenset(date for s in profile.said.get("date", ()) if (date := times.key(s.value)))
    counts = frozenset(s.value.number for s in profile.said.get("count", ()))
    return Signature(names, parties, fields, resolved.roots(profile, "event"), dates, counts, profile.part)


def keys(signature: Signature) -> Iterator[Hashable]:
    for name in signature.names:
        if len(name.brand) >= 2:
            yield "name", name.skeleton
    for event in signature.events:
        yield from (("event", event, party) for party in signature.parties)
    for date in signature.dates:
        yield from (("date", date[-5:], party) for party in signature.parties)


def compare(left: Signature, right: Signature, local: bool) -> Relation:
    """One agreement only if nothing differs; parts that nothing tells apart are one by their position in the list."""
    if left.counts != right.counts or left.part != right.part:
        return Relation.DIFFERENT
    if left.dates and right.dates and not any(times.agree(a, b) for a in left.dates for b in right.dates):
        return Relation.DIFFERENT
    if left.fields and right.fields and left.fields != right.fields:
        return Relation.DIFFERENT
    if not _names_agree(left, right):
        return Relation.DIFFERENT
    if _named(left) and _named(right) and _parties_agree(left, right, least=0):
        return Relation.SAME
    tied = bool(left.events & right.events) or (bool(left.dates & right.dates) and any(map(times.has_day, left.dates)))
    return Relation.SAME if tied and _parties_agree(left, right, least=1 if local else 2) else Relation.DIFFERENT


def _names_agree(left: Signature, right: Signature) -> bool:
    if not left.names or not right.names:
        return True
    pairs = [(a, b) for a in left.names for b in right.names]
    return any(a.skeleton == b.skeleton and a.strict == b.strict and not clash(a.weak, b.weak) for a, b in pairs)


def _named(signature: Signature) -> bool:
    return any(len(name.brand) >= 2 for name in signature.names)


def _parties_agree(left: Signature, right: Signature, *, least: int) -> bool:
    """Whether the parties of one are among those of the other, and enough of them are known."""
    small, large = sorted((left.parties, right.parties), key=len)
    return small <= large and len(small) >= least


def alone(signature: Signature) -> bool:
    if _named(signature):
        return True
    return len(signature.parties) >= 2 and bool(signature.events or any(map(times.has_day, signature.dates)))


RULE: Rule[Signature] = Rule(Signature, signature, keys, compare, alone, asks=("party", "event"))

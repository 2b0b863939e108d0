"""Resolution and reconciliation in whole, as a reference: what is compared is all held at once.

They ask the same rules as liandong.records, and share none of its portions, sheaves, extracts and numbers of classes.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any, NamedTuple, cast

from liandong.model import Answer, Decision, Judgement, Record, Statement
from liandong.model.decision import standing
from liandong.records import Survey
from liandong.records.blocks import BLOCK_LIMIT
from liandong.records.checks.comparisons import count_listed, possible_share, same_place, same_quantity
from liandong.records.checks.indicators import of_indicator, of_sentence, reading, sources_agree
from liandong.records.checks.sums import added_to, first_day, first_events, grown_at, sums
from liandong.records.checks.wholes import Place, part_whole, phase_total, places
from liandong.records.joining import Relation, Rule
from liandong.records.profiles import Profile, live_statements, merged, profiles
from liandong.records.resolve import RULES
from liandong.records.resolved import Resolved, name_key

LIKE = (Relation.PROVED, Relation.SAME, Relation.POSSIBLE)


class Said(NamedTuple):
    """A statement with the numbers of its home and its mention."""

    home: int
    mention: int
    statement: Statement


class Sets:
    """Union-find by search: a name for each mention, and pairs that must not meet."""

    def __init__(self, size: int) -> None:
        self.of = list(range(size + 1))
        self.apart: set[tuple[int, int]] = set()

    def join(self, left: int, right: int) -> None:
        low, high = sorted((self.of[left], self.of[right]))
        meeting = {low, high}
        if low == high or any({self.of[a], self.of[b]} == meeting for a, b in self.apart):
            return
        self.of = [low if root == high else root for root in self.of]


class Names:
    """What `Resolved` tells, looked up among all."""

    def __init__(self, sets: Sets, numbers: Mapping[str, int]) -> None:
        self.sets, self.numbers = sets, numbers
        self.here: dict[tuple[int, str, str], int] = {}
        self.named: dict[tuple[str, str], set[int]] = {}

    def once(self, profile: Profile, make: Callable[[Profile, Any], Any]) -> Any:
        return make(profile, self)

    def close(self, kind: str, group: Mapping[int, Profile]) -> None:
        for number, profile in sorted(group.items()):
            for text in (*profile.texts("name"), *profile.texts("short_name")):
                self.here.setdefault((profile.home, name_key(text), kind), number)
                self.named.setdefault((name_key(text), kind), set()).add(self.sets.of[number])

    def root(self, mention: str | None) -> str | None:
        return f"#{self.sets.of[self.numbers[mention]]}" if mention and mention in self.numbers else None

    def key(self, statement: Statement, home: int, *kinds: str) -> str:
        root, name = self.root(statement.ref), name_key(statement.value.text)
        if root is not None:
            return root
        for kind in kinds:
            here, named = self.here.get((home, name, kind)), self.named.get((name, kind), ())
            found = here if here is not None else next(iter(named)) if len(named) == 1 else None
            if found is not None:
                return f"#{self.sets.of[found]}"
        return name

    def keys(self, profile: Profile, name: str, *kinds: str) -> frozenset[str]:
        return frozenset(self.key(s, profile.home, *kinds) for s in profile.said.get(name, ()))

    def roots(self, profile: Profile, name: str) -> frozenset[str]:
        return frozenset(root for s in profile.said.get(name, ()) if (root := self.root(s.ref)) is not None)


def resolve(statements: Iterable[Statement], survey: Survey, decisions: Iterable[Decision] = ()) -> dict[str, str]:
    """As liandong.records.resolve."""
    given = list(statements)
    kinds = {s.mention.id: s.mention.kind for s in given}
    ids = ["", *sorted(kinds)]
    numbers = {id_: number for number, id_ in enumerate(ids) if number}
    sets = Sets(len(kinds))
    _judge(sets, numbers, kinds, decisions)
    homes = sorted({survey.families.get(s.document, s.document) for s in given})
    names = Names(sets, numbers)
    for kind, rules in RULES.items():
        told = [
            Said(homes.index(survey.families.get(s.document, s.document)), numbers[s.mention.id], s)
            for s in live_statements(given)
            if s.mention.kind == kind
        ]
        group = profiles(told, ())
        for rule in rules:
            if rule.within:
                for home in sorted({profile.home for profile in group.values()}):
                    _join(rule, [p for p in _things(group, sets) if p.homes == {home}], names, sets, local=True)
            _join(rule, _things(group, sets), names, sets, local=False)
        names.close(kind, group)
    return {id_: ids[sets.of[number]] for id_, number in numbers.items()}


def _judge(sets: Sets, numbers: Mapping[str, int], kinds: Mapping[str, str], decisions: Iterable[Decision]) -> None:
    latest: dict[tuple[str, str], Judgement] = {}
    for one, other, judgement in (pair for decision in standing(decisions) for pair in decision.pairs):
        low, high = sorted((one, other))
        if low != high and low in kinds and high in kinds and kinds[low] == kinds[high]:
            latest.setdefault((low, high), judgement)
    told = {
        judgement: [(numbers[a], numbers[b]) for (a, b), j in latest.items() if j is judgement]
        for judgement in Judgement
    }
    sets.apart.update(told[Judgement.DIFFERENT])
    for left, right in told[Judgement.SAME]:
        sets.join(left, right)


def _things(group: Mapping[int, Profile], sets: Sets) -> list[Profile]:
    grouped: dict[int, list[Profile]] = {}
    for number, profile in sorted(group.items()):
        grouped.setdefault(sets.of[number], []).append(profile)
    return [merged(each) for _, each in sorted(grouped.items())]


def _join(rule: Rule[Any], things: Sequence[Profile], names: Names, sets: Sets, *, local: bool) -> None:
    classes: dict[Any, list[int]] = {}
    for thing in things:
        signature = rule.signature(thing, cast(Resolved, names))
        if signature is not None:
            classes.setdefault(signature, []).append(thing.id)
    signatures, members = list(classes), list(classes.values())
    if rule.learn is not None and not local:
        beside: dict[str, set[str]] = {}
        proofs: dict[str, int] = {}
        for signature in signatures:
            for word, other, least in rule.learn(signature):
                beside.setdefault(word, set()).add(other)
                proofs[word] = least
        words = {hash(word) for word, others in beside.items() if len(others) >= proofs[word]}
        signatures = [rule.refined(signature, words) for signature in signatures]
        signatures, members = _anchored(rule, signatures, members)
    relations: dict[tuple[int, int], Relation] = {}
    for left, right in _met(rule, signatures):
        relations[left, right] = rule.compare(signatures[left], signatures[right], local)
    maybe = [pair for pair, relation in relations.items() if relation in LIKE]
    unclear = set()
    for number in range(len(signatures)):
        least = rule.weight(signatures[number])
        others = sorted({a if b == number else b for a, b in maybe if number in (a, b)})
        others = [other for other in others if rule.weight(signatures[other]) >= least]
        if any(
            rule.compare(signatures[a], signatures[b], local) is Relation.DIFFERENT for a, b in combinations(others, 2)
        ):
            unclear.add(number)
    edges = [
        (members[a][0], members[b][0])
        for (a, b), relation in relations.items()
        if relation is Relation.PROVED or (relation is Relation.SAME and not {a, b} & unclear)
    ]
    for number, (first, *others) in enumerate(members):
        if number not in unclear and (local or rule.alone(signatures[number])):
            edges += [(first, other) for other in others]
    for left, right in sorted(edges):
        sets.join(left, right)


def _anchored(
    rule: Rule[Any], signatures: Sequence[Any], members: Sequence[list[int]]
) -> tuple[list[Any], list[list[int]]]:
    """The classes, those with one anchor as one where the rule makes them one; in the order of their first things."""
    anchors = [rule.anchor(signature) for signature in signatures]
    found: list[tuple[list[int], Any]] = []
    for anchor in dict.fromkeys(anchors):
        some = [number for number, each in enumerate(anchors) if each == anchor]
        whole = rule.merged([signatures[number] for number in some]) if anchor is not None and len(some) > 1 else None
        if whole is None:
            found += [(members[number], signatures[number]) for number in some]
        else:
            found.append(([thing for number in some for thing in members[number]], whole))
    found.sort(key=lambda each: each[0])
    return [signature for _, signature in found], [things for things, _ in found]


def _met(rule: Rule[Any], signatures: Sequence[Any]) -> set[tuple[int, int]]:
    """The pairs of numbers that share a key, or of which one seeks what the other offers."""
    ways = rule.keys, rule.sought, rule.offered
    keys, sought, offered = ([set(way(signature)) for signature in signatures] for way in ways)
    numbers = range(len(signatures))
    met = set()
    for key in set[Any]().union(*keys):
        block = [number for number in numbers if key in keys[number]]
        met |= set(combinations(block, 2)) if len(block) <= BLOCK_LIMIT else set()
    for key in set[Any]().union(*sought):
        seeking, block = ([n for n in numbers if key in some[n]] for some in (sought, offered))
        if block and len(seeking) + len(block) <= BLOCK_LIMIT:
            met |= {(min(a, b), max(a, b)) for a in seeking for b in block if a != b}
    return met


def reconcile(records: Sequence[Record]) -> tuple[Answer, ...]:
    """The answers to all checks of these records, sorted."""
    by_id = {record.id: record for record in records}
    alone = [answer for record in by_id.values() for answer in _checks(record, by_id)]
    found = {answer.id: answer for answer in (*alone, *_between(by_id))}
    return tuple(sorted(found.values(), key=lambda a: (a.record, a.recipe, a.id)))


def _checks(record: Record, by_id: Mapping[str, Record]) -> Iterator[Answer]:
    match record.kind:
        case "event":
            yield from sums(record, _below(record, "event", by_id), lambda: _counted(record, by_id))
        case "project":
            contested = _contested(record, by_id)
            yield from phase_total(record, contested)
            yield from part_whole(record, by_id, contested)
        case "agreement":
            yield from count_listed(record, [r for r in _below(record, "part_of", by_id) if r.kind == "agreement"])
        case "figure":
            yield from possible_share(record)
    yield from same_quantity(record)
    yield from same_place(record)
    yield from sources_agree(record)


def _between(by_id: Mapping[str, Record]) -> Iterator[Answer]:
    """The checks between figures of one indicator, and of one sentence."""
    read = [each for _, r in sorted(by_id.items()) if r.kind == "figure" if (each := reading(r)) is not None]
    for indicator in {each.indicator for each in read}:
        yield from of_indicator([each for each in read if each.indicator == indicator])
    for sentence in {each.sentences for each in read if len(each.sentences) == 1}:
        yield from of_sentence([each for each in read if each.sentences == sentence])


def _below(whole: Record, name: str, by_id: Mapping[str, Record]) -> list[Record]:
    return [r for _, r in sorted(by_id.items()) if whole.id in {v.ref for v in r.values(name)}]


def _counted(event: Record, by_id: Mapping[str, Record]) -> list[Record]:
    """The projects of which this is the first event, and what was added here to those that had one before."""
    days = {r.id: first_day(r) for r in by_id.values() if r.kind == "event"}
    counted = []
    for project in (r for r in _below(event, "event", by_id) if r.kind == "project"):
        if event.id in first_events(sorted({v.ref for v in project.values("event") if v.ref}), days):
            counted.append(project)
        elif event.id in grown_at(project):
            counted.append(added_to(project))
    return counted


def _contested(record: Record, by_id: Mapping[str, Record]) -> set[Place]:
    projects = [r for r in by_id.values() if r.kind == "project" and r.id != record.id]
    return {place for project in projects for value in project.values("amount") for place in places(value)}

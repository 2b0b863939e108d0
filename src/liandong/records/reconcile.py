"""Reconciliation (核对): parts against totals, unit against unit, phase against whole, place against place.

Records are told one after another. What is checked in one alone is answered at once; of what is checked between several
an extract is laid on the desk, and comes back block by block: an event with the figures, agreements and projects under
it, an agreement with its parts, a project with its wholes. So what is held is some extracts at a time.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple, TypeVar

from liandong.model import Answer, Record
from liandong.model.desk import Desk, Row, Sheaf
from liandong.records.checks.comparisons import count_listed, possible_share, same_place, same_quantity
from liandong.records.checks.extracts import extract
from liandong.records.checks.indicators import Reading, of_indicator, of_sentence, reading, sources_agree
from liandong.records.checks.sums import INCREASE, added_to, first_day, first_events, grown_at, sums
from liandong.records.checks.wholes import Place, part_whole, phase_total, places
from liandong.records.held import HeldDesk
from liandong.records.packing import pack, unpacker
from liandong.records.undecided import Proposals

_AT_A_TIME = 500
"""Records whose extracts are fetched together, where not more of them are under one."""
_ASKS = b""
"""Marks what asks for all that is under it."""

T = TypeVar("T")

_record = unpacker(Record)
_day = unpacker(tuple[str, str])
_ids = unpacker(tuple[str, ...])
_claim = unpacker(tuple[Place, str, bool])
_claimed = unpacker(tuple[str, Place])
_reading = unpacker(Reading)


def reconcile(records: Sequence[Record]) -> tuple[Answer, ...]:
    """The answers, sorted by record, recipe and id. Checks that have nothing to compare give none.

    Recipes: `parts-total` (an event's sum or count against its parts), `same-area` and `same-quantity` (one quantity in
    two units), `phase-total`, `part-whole`, `count-listed`, `possible-share`, `same-place`, `several-sources` (one
    number by several of them), and between figures `growth-told`, `running-total`, `share-told`.
    """
    checks = Reconciliation(HeldDesk((), {}))
    alone = [answer for record in {r.id: r for r in records}.values() for answer in checks.tell(record)]
    found = {answer.id: answer for answer in (*alone, *checks.rest())}
    return tuple(sorted(found.values(), key=lambda a: (a.record, a.recipe, a.id)))


class _Block(NamedTuple):
    """Those that ask for what is under them and what that is, by the hashes of their ids; and of projects under events
    the ids of both, for they are fetched only where nothing else makes up a sum.
    """

    asking: list[int]
    under: list[int]
    projects: list[bytes]


class Reconciliation:
    """The checks of any number of records, each of which is told once; the order does not matter. What resolution left
    undecided is among the answers.
    """

    def __init__(self, desk: Desk, undecided: Sheaf | None = None) -> None:
        self._extracts, self._days, self._contested, self._grown = (desk.shelf() for _ in range(4))
        self._under, self._several, self._claims, self._waiting = (desk.sheaf() for _ in range(4))
        self._indicators, self._sentences = desk.sheaf(), desk.sheaf()
        self._proposals = Proposals(desk, undecided)

    def tell(self, record: Record) -> list[Answer]:
        """The answers of the checks for which the record is enough; the others wait for the rest."""
        self._proposals.tell(record)
        match record.kind:
            case "event":
                self._event(record)
            case "project":
                self._project(record)
            case "agreement":
                self._agreement(record)
            case "figure":
                self._figure(record)
        found = list(possible_share(record)) if record.kind == "figure" else []
        return [*found, *same_quantity(record), *same_place(record), *sources_agree(record)]

    def rest(self) -> Iterator[Answer]:
        """The answers of all other checks, once all records are told."""
        self._contest()
        yield from self._of_wholes()
        self._count_once()
        yield from self._of_parts()
        yield from _between(self._indicators, lambda r: r.indicator, of_indicator)
        yield from _between(self._sentences, lambda r: r.sentences[0], of_sentence)
        yield from self._proposals.rest()

    def _event(self, event: Record) -> None:
        self._days.add(hash(event.id), pack((event.id, first_day(event))))
        if any(event.values(name) for name in ("amount", "projects_signed", "projects_started")):
            self._keep(event)
            self._ask(event)

    def _project(self, project: Record) -> None:
        amounts = project.values("amount")
        if not amounts:
            return
        self._keep(project)
        wholes, events = _references(project, "part_of"), _references(project, "event")
        waits = bool(wholes) or any(value.scope == "first_phase" for value in amounts)
        if waits:
            self._waiting.add(hash(project.id), 0, pack((project.id, *wholes)))
        for place in {place for value in amounts for place in places(value)}:
            self._claims.add(hash(place), hash(project.id), pack((place, project.id, waits)))
        if len(events) > 1:
            self._several.add(hash(project.id), 0, pack((project.id, *events)))
            self._grown.add(hash(project.id), pack((project.id, *grown_at(project))))
        elif events:
            self._count(project.id, events[0])

    def _agreement(self, agreement: Record) -> None:
        wholes, counted = _references(agreement, "part_of"), bool(agreement.values("count"))
        told = counted or bool(agreement.values("amount"))
        if told or wholes:
            self._keep(agreement)
        if counted:
            self._ask(agreement)
        for above in (*wholes, *(_references(agreement, "event") if told else ())):
            self._under.add(hash(above), hash(agreement.id))

    def _figure(self, figure: Record) -> None:
        events = _references(figure, "event")
        if events and figure.values("value"):
            self._keep(figure)
            for event in events:
                self._under.add(hash(event), hash(figure.id))
        read = reading(figure)
        if read is not None:
            data = pack(read)
            self._indicators.add(hash(read.indicator), hash(read.record), data)
            if len(read.sentences) == 1:
                self._sentences.add(hash(read.sentences[0]), hash(read.record), data)

    def _keep(self, record: Record) -> None:
        self._extracts.add(hash(record.id), pack(extract(record)))

    def _count(self, project: str, event: str, *, added: bool = False) -> None:
        """Lays the project under the event, for what was added to it only where that is so."""
        told = (event, project, INCREASE) if added else (event, project)
        self._under.add(hash(event), hash(project), pack(told))

    def _ask(self, record: Record) -> None:
        self._under.add(hash(record.id), hash(record.id), _ASKS)

    def _contest(self) -> None:
        """Notes of what waits which of its places other projects claim too."""
        for _, group in groupby(_packed(self._claims), key=itemgetter(0)):
            claims: dict[Place, dict[str, bool]] = {}
            for _, data in group:
                place, id_, waits = _claim(data)
                claims.setdefault(place, {})[id_] = waits
            for place, claiming in claims.items():
                for id_ in claiming if len(claiming) > 1 else ():
                    if claiming[id_]:
                        self._contested.add(hash(id_), pack((id_, place)))

    def _of_wholes(self) -> Iterator[Answer]:
        """Projects against what they are parts or phases of."""
        for rows in _portions(_packed(self._waiting), _AT_A_TIME, _one):
            asked = [_ids(data) for _, data in rows]
            found = self._fetch({hash(id_) for ids in asked for id_ in ids})
            by_id = {record.id: record for each in found.values() for record in each}
            contested: dict[str, set[Place]] = {}
            for _, data in self._contested.get({number for number, _ in rows}):
                id_, place = _claimed(data)
                contested.setdefault(id_, set()).add(place)
            for part, *_ in asked:
                yield from phase_total(by_id[part], contested.get(part, ()))
                yield from part_whole(by_id[part], by_id, contested.get(part, ()))

    def _count_once(self) -> None:
        """Lays projects of several events under the first of them, and under a later one for what was added there."""
        for rows in _portions(_packed(self._several), _AT_A_TIME, _one):
            several = [_ids(data) for _, data in rows]
            asked = {hash(event) for _, *events in several for event in events}
            days = dict(_day(data) for _, data in self._days.get(asked))
            found = self._grown.get({hash(project) for project, *_ in several})
            grown = {project: at for project, *at in (_ids(data) for _, data in found)}
            for project, *events in several:
                first = first_events(events, days)
                for event in first:
                    self._count(project, event)
                for event in grown[project]:
                    if event not in first:
                        self._count(project, event, added=True)

    def _of_parts(self) -> Iterator[Answer]:
        """Events and agreements against what is under them."""
        for blocks in _portions(_blocks(self._under.sorted()), _AT_A_TIME, _size):
            found = self._fetch({number for block in blocks for number in (*block.asking, *block.under)})
            for block in blocks:
                for whole in (record for number in dict.fromkeys(block.asking) for record in found[number]):
                    under = _below(whole, found, block.under)
                    if whole.kind == "event":
                        yield from sums(whole, under, partial(self._projects, whole, block.projects))
                    else:
                        yield from count_listed(whole, under)

    def _projects(self, event: Record, counted: Iterable[bytes]) -> list[Record]:
        """The projects that count for the event; of those that only grew there what was added."""
        ids = {project: bool(grown) for of, project, *grown in map(_ids, counted) if of == event.id}
        found = self._fetch({hash(id_) for id_ in ids})
        under = sorted((r for each in found.values() for r in each if r.id in ids), key=lambda r: r.id)
        return [added_to(record) if ids[record.id] else record for record in under]

    def _fetch(self, numbers: Iterable[int]) -> Mapping[int, Sequence[Record]]:
        """The extracts of the records of which the ids have these hashes."""
        found: dict[int, list[Record]] = {number: [] for number in numbers}
        for number, data in self._extracts.get(found):
            found[number].append(_record(data))
        return found


def _between(
    sheaf: Sheaf, key: Callable[[Reading], Hashable], checks: Callable[[Sequence[Reading]], Iterator[Answer]]
) -> Iterator[Answer]:
    """The answers of checks between readings that have one key."""
    for _, rows in groupby(_packed(sheaf), key=itemgetter(0)):
        blocks: dict[Hashable, list[Reading]] = {}
        for _, data in rows:
            read = _reading(data)
            blocks.setdefault(key(read), []).append(read)
        for block in blocks.values():
            yield from checks(sorted(block, key=lambda r: r.record))


def _references(record: Record, name: str) -> tuple[str, ...]:
    """The records that the values of one property refer to, each once."""
    return tuple(dict.fromkeys(value.ref for value in record.values(name) if value.ref is not None))


def _below(whole: Record, found: Mapping[int, Sequence[Record]], numbers: Iterable[int]) -> list[Record]:
    """Those of these records that refer to the whole, without projects, sorted by id."""
    name = "event" if whole.kind == "event" else "part_of"
    below = (record for number in dict.fromkeys(numbers) for record in found[number])
    told = (record for record in below if record.kind != "project" and whole.id in _references(record, name))
    return sorted(told, key=lambda r: r.id)


def _packed(sheaf: Sheaf) -> Iterator[tuple[int, bytes]]:
    """Number and data of the rows, by number."""
    return ((number, data) for number, _, data in sheaf.sorted() if data is not None)


def _blocks(rows: Iterable[Row]) -> Iterator[_Block]:
    """What is under one thing, where it asks for it."""
    for _, group in groupby(rows, key=itemgetter(0)):
        block = _Block([], [], [])
        for _, number, mark in group:
            if mark:
                block.projects.append(mark)
            else:
                (block.under if mark is None else block.asking).append(number)
        if block.asking:
            yield block


def _size(block: _Block) -> int:
    return 1 + len(block.under)


def _one(_: object) -> int:
    return 1


def _portions(things: Iterable[T], most: int, size: Callable[[T], int]) -> Iterator[list[T]]:
    portion: list[T] = []
    held = 0
    for thing in things:
        portion.append(thing)
        held += size(thing)
        if held >= most:
            yield portion
            portion, held = [], 0
    if portion:
        yield portion

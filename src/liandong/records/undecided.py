"""What stays undecided (待定): things that may be one and were not joined, put to persons as proposals.

Resolution leaves pairs open: a short name that fits two firms, two names that differ in one character. Those that no
join and no person's judgement has settled since become proposals, one for each thing in doubt, with
what it may be. A proposal rests on a comparison of the two themselves, never on what others are joined to.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from operator import itemgetter
from typing import NamedTuple

from liandong.model import PROPOSAL, Answer, Decision, Record, Verdict, content_id
from liandong.model.desk import Desk, Row, Sheaf
from liandong.records.clusters import Clusters
from liandong.records.joining import FITS_SEVERAL
from liandong.records.packing import pack, unpacker

CANDIDATES = 5
"""Most that a thing may be, in one proposal: a name that fits more says hardly anything."""
PER_RECORD = 5
"""Most proposals of one record; those on which the most sources hang come first."""
_AT_A_TIME = 500
_SHIFT = 30
_EITHER = 2


class _Card(NamedTuple):
    """What a proposal shows of a record."""

    id: str
    label: str
    sources: int


class _Side(NamedTuple):
    """A thing in doubt and one that it may be, by record id."""

    doubtful: str
    other: str
    reason: str


_card = unpacker(_Card)
_side = unpacker(_Side)
_answer = unpacker(Answer)


def settle(
    open_: Sheaf, desk: Desk, clusters: Clusters, decisions: Iterable[Decision], known: Mapping[str, tuple[int, str]]
) -> Iterator[Row]:
    """Of the open pairs those that are still two things, and that no person has judged (`known` are the mentions that
    persons judged), each once: the thing in doubt, the other, the reason.

    A pair that was left open in both directions tells of two that are told equally well: in doubt is then the one that
    may be more things.
    """
    judged = {frozenset((clusters.root(a), clusters.root(b))) for a, b in _judged(decisions, known)}
    found, pairs = desk.sheaf(), desk.sheaf()
    for left, right, reason in open_.sorted():
        doubtful, other = clusters.root(left), clusters.root(right)
        if doubtful != other and frozenset((doubtful, other)) not in judged:
            low, high = sorted((doubtful, other))
            found.add(low << _SHIFT | high, doubtful == high, reason)
    partners: Counter[int] = Counter()
    for pair, group in groupby(found.sorted(), key=itemgetter(0)):
        told = {(back, reason or b"") for _, back, reason in group}
        ways = {back for back, _ in told}
        pairs.add(pair, _EITHER if len(ways) > 1 else min(ways), min(reason for _, reason in told))
        partners.update((pair >> _SHIFT, pair & (1 << _SHIFT) - 1))
    for pair, way, reason in pairs.sorted():
        low, high = pair >> _SHIFT, pair & (1 << _SHIFT) - 1
        back = partners[high] > partners[low] if way == _EITHER else bool(way)
        yield (high, low, reason) if back else (low, high, reason)


def _judged(decisions: Iterable[Decision], known: Mapping[str, tuple[int, str]]) -> Iterator[tuple[int, int]]:
    for decision in decisions:
        if decision.left in known and decision.right in known:
            yield known[decision.left][0], known[decision.right][0]


class Proposals:
    """The proposals of a version: records are told one after another, then the answers come."""

    def __init__(self, desk: Desk, undecided: Sheaf | None) -> None:
        self._cards, self._sides, self._found = desk.shelf(), desk.sheaf(), desk.sheaf()
        self._wanted: set[int] = set()
        if undecided is not None:
            rows = undecided.sorted()
            while some := list(islice(rows, _AT_A_TIME)):
                self._note(desk, some)

    def _note(self, desk: Desk, rows: Sequence[Row]) -> None:
        ids = desk.named({number for row in rows for number in row[:2]})
        self._wanted.update(map(hash, ids.values()))
        for doubtful, other, reason in rows:
            side = _Side(ids[doubtful], ids[other], (reason or b"").decode())
            self._sides.add(doubtful, other, pack(side))

    def tell(self, record: Record) -> None:
        """Keeps what is shown of a record that a proposal names."""
        if hash(record.id) in self._wanted:
            self._cards.add(hash(record.id), pack(_Card(record.id, record.label, record.families)))

    def rest(self) -> Iterator[Answer]:
        """The proposals, once all records are told."""
        groups = groupby(self._sides.sorted(), key=itemgetter(0))
        stars = ([_side(data) for _, _, data in group if data is not None] for _, group in groups)
        while some := list(islice(stars, _AT_A_TIME)):
            cards = self._fetch({id_ for star in some for side in star for id_ in (side.doubtful, side.other)})
            for star in some:
                stake, answer = _proposal(star, cards)
                self._found.add(hash(answer.record), -stake, pack(answer))
        for _, rows in groupby(self._found.sorted(), key=itemgetter(0)):
            answers = sorted(((stake, _answer(data)) for _, stake, data in rows if data), key=lambda a: (a[0], a[1].id))
            told: dict[str, int] = {}
            for _, answer in answers:
                told[answer.record] = told.get(answer.record, 0) + 1
                if told[answer.record] <= PER_RECORD:
                    yield answer

    def _fetch(self, ids: Iterable[str]) -> dict[str, _Card]:
        wanted = set(ids)
        found = (_card(data) for _, data in self._cards.get({hash(id_) for id_ in wanted}))
        return {card.id: card for card in found if card.id in wanted}


def _proposal(star: Sequence[_Side], cards: Mapping[str, _Card]) -> tuple[int, Answer]:
    """The sources at stake, and the answer: the thing in doubt, then what it may be, the best told first."""
    doubtful = cards[star[0].doubtful]
    others = sorted((cards[side.other] for side in star), key=lambda card: (-card.sources, card.id))
    shown = others[:CANDIDATES]
    ids = (doubtful.id, *(card.id for card in shown))
    reason = FITS_SEVERAL if len(others) > 1 else star[0].reason
    labels = " / ".join(card.label for card in shown) + (" / …" if len(others) > len(shown) else "")
    text = f"{doubtful.label} ≟ {labels}"
    record = min(ids)
    id_ = content_id("answer", record, PROPOSAL, Verdict.UNKNOWN, text, None, reason, *ids)
    stake = doubtful.sources + max(card.sources for card in shown)
    return stake, Answer(id_, record, PROPOSAL, Verdict.UNKNOWN, ids, text, None, reason)

"""Rounds of one workspace, in the small database beside its ledger: each as it was kept, for good, and what was stated
of its outcomes: who, when and why. Nothing is overwritten: what was stated can be taken back, and both stay."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Table, func, insert, select

from liandong.errors import EntryError, MatchingError, UnknownRecord
from liandong.logged.known import was_known
from liandong.logged.moments import today
from liandong.matching.match import Match
from liandong.matching.offer import Offer
from liandong.matching.rounds.contradictions import contradicted
from liandong.matching.rounds.outcome import SUMMED, Outcome, Pair, Reached, reached
from liandong.matching.rounds.round import Round, digest
from liandong.matching.rounds.stored import id_of, outcome_of, packed, packed_outcome, unpacked
from liandong.matching.rounds.success import TrackRecord, records, shares
from liandong.messages import words
from liandong.model import Attestation
from liandong.revision import revision
from liandong.store import matching as tables
from liandong.store.beside import Beside
from liandong.store.forgetting import digest_of, erased_from
from liandong.workspace.people.attesting import attestation

_ROUND, _OUTCOME = tables.match_round, tables.match_outcome
_LEFT, _MADE = tables.match_round_left, tables.match_round_made
_COMPUTES = ("matching", "rules", "vocabulary")
"""The rooms of whose code and tables an answer is computed."""


@dataclass(frozen=True, slots=True)
class Header:
    """What a list tells of a round: its id, title and day, how many needs and offers it took, and who kept it."""

    id: str
    title: str
    on: date
    needs: int
    offers: int
    by: Attestation


@dataclass(frozen=True, slots=True)
class Kept:
    """A round with its id, and who kept it; the digest of what it answered then, and the revision of the program that
    matched it. Both are empty where an older program kept it, which did not note them."""

    id: str
    round: Round
    by: Attestation
    digest: str = ""
    revision: str = ""

    def otherwise(self, found: Match) -> bool | None:
        """Whether what today's program answers (`round.match()`) is another than what was answered when the round was
        kept; None where that was not noted."""
        return digest(found) != self.digest if self.digest else None


@dataclass(frozen=True, slots=True)
class Stated:
    """An outcome as somebody stated it, the `number`-th statement of its round; `retracted` tells who took it back."""

    number: int
    outcome: Outcome
    by: Attestation
    retracted: Attestation | None = None


class Rounds:
    """Those of a workspace. Threads and programs may ask and state at one time. Close the database yourself."""

    def __init__(self, beside: Beside) -> None:
        self._beside = beside
        self._there: set[str] = set()

    def keep(self, round_: Round, *, actor: str, reason: str = "", at: str | None = None) -> Kept:
        """Keeps a round; one that is the same was kept before stays as it is, its first keeper with it. MatchingError
        where it cannot be computed, EntryError where nobody is named."""
        by = attestation(actor, reason, at, bare=True)
        answer = digest(round_.match())
        whole = packed(round_)
        id_ = id_of(whole)
        row = {"id": id_, "day": round_.on.isoformat(), "title": round_.title, "needs": len(round_.needs),
               "offers": len(round_.offers), "whole": whole, **_signed(by)}  # fmt: skip
        self._beside.prepare(tables.metadata)
        with self._beside.writing() as connection:
            if self._row(connection, id_) is None:
                connection.execute(insert(_ROUND), [row])
                connection.execute(insert(_MADE), [{"round": id_, "digest": answer, "revision": self.revision}])
        return self.round(id_)

    @property
    def revision(self) -> str:
        """Of the program and the tables by which answers are computed today."""
        return revision(*_COMPUTES)

    def all(self, *, known_on: date | datetime | None = None) -> tuple[Header, ...]:
        """All rounds, or those that had been kept at the end of a day, or at a moment; the latest day first."""
        if not self._has(_ROUND):
            return ()
        columns = (_ROUND.c[name] for name in ("id", "title", "day", "needs", "offers", "actor", "at", "reason"))
        with self._beside.reading() as connection:
            rows = connection.execute(select(*columns).order_by(_ROUND.c.day.desc(), _ROUND.c.at.desc(), _ROUND.c.id))
            return tuple(
                Header(row.id, row.title, date.fromisoformat(row.day), row.needs, row.offers, _by(row))
                for row in rows
                if known_on is None or was_known(row.at, known_on)
            )

    def round(self, id_: str) -> Kept:
        """The round of this id. UnknownRecord where there is none; MatchingError where it was changed."""
        found = None
        if self._has(_ROUND):
            with self._beside.reading() as connection:
                found = self._row(connection, id_)
        if found is None:
            raise UnknownRecord(words("match.no_round", id=id_))
        if id_of(found.whole) != id_ and not self._is_left(id_, found.whole):
            raise MatchingError(words("match.round_damaged", id=id_))
        return Kept(id_, unpacked(found.whole, id_), _by(found), *self._made(id_))

    def state(self, id_: str, outcome: Outcome, *, actor: str, reason: str = "", at: str | None = None) -> int:
        """Adds what somebody states of a pair of the round, and gives the number of the statement. MatchingError for a
        need or an offer that is not in it, for a day before the round's or to come, for a sum of a stage that has none,
        and for what contradicts what stands of the pair (`contradictions`); EntryError where nobody is named, or
        neither a reason nor a record tells on what it rests."""
        by = attestation(actor, reason, at, bare=True)
        if not by.reason and not outcome.record:
            raise EntryError(words("match.no_ground"))
        if outcome.amount is not None and outcome.stage not in SUMMED:
            raise MatchingError(words("match.stage_without_sum", stage=words(f"brought.{outcome.stage}")))
        round_ = self.round(id_).round
        if outcome.need not in {need.code for need in round_.needs}:
            raise MatchingError(words("match.no_need", code=outcome.need))
        if outcome.offer not in {offer.code for offer in round_.offers}:
            raise MatchingError(words("match.no_offer", code=outcome.offer))
        if outcome.on < round_.on:
            raise MatchingError(words("match.before_round", on=str(outcome.on), round=str(round_.on)))
        if outcome.on > max(today(), round_.on):
            raise MatchingError(words("match.after_today", on=str(outcome.on)))
        with self._beside.writing() as connection:
            stands = [each for each in _stated(connection, id_) if each.retracted is None]
            said = [(each.number, each.outcome) for each in stands if each.outcome.pair == outcome.pair]
            if told := contradicted(round_, said, outcome):
                raise MatchingError(told)
            return _add(connection, id_, packed_outcome(outcome), 0, by)

    def retract(self, id_: str, number: int, *, actor: str, reason: str, at: str | None = None) -> int:
        """Takes back what was stated; UnknownRecord where that does not stand, EntryError without a reason."""
        by = attestation(actor, reason, at)
        if not self._has(_OUTCOME):
            raise UnknownRecord(words("match.no_statement", number=number))
        with self._beside.writing() as connection:
            stands = {each.number for each in _stated(connection, id_) if each.retracted is None}
            if number not in stands:
                raise UnknownRecord(words("match.no_statement", number=number))
            return _add(connection, id_, "", number, by)

    def stated(self, id_: str, *, known_on: date | datetime | None = None) -> Sequence[Stated]:
        """All that was stated of a round, in the order in which it was: as it stands, or as it stood at the end of a
        day, or at a moment, when what was stated or taken back later was not known."""
        if not self._has(_OUTCOME):
            return ()
        with self._beside.reading() as connection:
            return _stated(connection, id_, known_on)

    def outcomes(self, id_: str, *, known_on: date | datetime | None = None) -> Sequence[Outcome]:
        """What was stated of a round and nobody took back; `known_on` as `stated`."""
        return [each.outcome for each in self.stated(id_, known_on=known_on) if each.retracted is None]

    def reached(self, id_: str, on: date, *, known_on: date | datetime | None = None) -> Mapping[Pair, Reached]:
        """How far the pairs of a round had come by a day in the world; `known_on` as `stated`."""
        return reached(self.outcomes(id_, known_on=known_on), on)

    def records(self, on: date, *, known_on: date | datetime | None = None) -> Mapping[str, TrackRecord]:
        """How each offer, by its code, had fared by this day in all rounds before it; `known_on` as `stated`."""
        found: dict[Pair, Reached] = {}
        for each in self.all(known_on=known_on):
            if each.on < on:
                own = self.reached(each.id, on, known_on=known_on)
                found |= {(f"{each.id} {need}", offer): how for (need, offer), how in own.items()}
        return records(found)

    def success(
        self, offers: Sequence[Offer], on: date, *, known_on: date | datetime | None = None
    ) -> dict[str, float]:
        """What a round on this day learns of its offers from all earlier ones (`shares`); nothing where nothing of
        these is decided yet. `known_on` as `stated`: without it, what was stated since counts too."""
        found = self.records(on, known_on=known_on)
        return shares(found, [offer.code for offer in offers]) if any(each.decided for each in found.values()) else {}

    def newest(self) -> tuple[int, int, int]:
        """How many rounds and statements there are, and from how many erased pages words were taken out: other numbers
        after whatever is written, or erased."""
        return self._count(_ROUND), self._count(_OUTCOME), self.erased()

    def erased(self) -> int:
        """From how many erased pages words were taken out of rounds and pools."""
        if not self._has(tables.match_forgotten):
            return 0
        with self._beside.reading() as connection:
            return erased_from(connection)

    def _made(self, id_: str) -> tuple[str, str]:
        """The digest of what a round answered, and the revision of the program; empty where they were not noted."""
        if not self._has(_MADE):
            return "", ""
        with self._beside.reading() as connection:
            row = connection.execute(select(_MADE).where(_MADE.c.round == id_)).one_or_none()
        return (row.digest, row.revision) if row else ("", "")

    def _is_left(self, id_: str, whole: str) -> bool:
        """Whether this is what erasing left of a round."""
        if not self._has(_LEFT):
            return False
        with self._beside.reading() as connection:
            left = connection.scalar(select(_LEFT.c.digest).where(_LEFT.c.round == id_))
        return left == digest_of(whole)

    def _count(self, table: Table) -> int:
        if not self._has(table):
            return 0
        with self._beside.reading() as connection:
            return int(connection.scalar(select(func.count()).select_from(table)) or 0)

    def _has(self, table: Table) -> bool:
        """Whether the table was made: nothing is made by asking."""
        if table.name not in self._there and self._beside.holds(table):
            self._there.add(table.name)
        return table.name in self._there

    @staticmethod
    def _row(connection: Connection, id_: str) -> Row[Any] | None:
        return connection.execute(select(_ROUND).where(_ROUND.c.id == id_)).one_or_none()


def _add(connection: Connection, id_: str, told: str, retracts: int, by: Attestation) -> int:
    last = select(func.max(_OUTCOME.c.number)).where(_OUTCOME.c.round == id_)
    number = int(connection.scalar(last) or 0) + 1
    row = {"round": id_, "number": number, "told": told, "retracts": retracts, **_signed(by)}
    connection.execute(insert(_OUTCOME), [row])
    return number


def _stated(connection: Connection, id_: str, known_on: date | datetime | None = None) -> list[Stated]:
    asked = select(_OUTCOME).where(_OUTCOME.c.round == id_).order_by(_OUTCOME.c.number)
    rows = [row for row in connection.execute(asked) if known_on is None or was_known(row.at, known_on)]
    back = {row.retracts: _by(row) for row in rows if row.retracts}
    return [Stated(row.number, outcome_of(row.told, id_), _by(row), back.get(row.number)) for row in rows if row.told]


def _signed(by: Attestation) -> dict[str, str]:
    return {"actor": by.actor, "at": by.at, "reason": by.reason}


def _by(row: Row[Any]) -> Attestation:
    return Attestation(row.actor, row.at, row.reason)

"""Rounds of one workspace: each a file that never changes, and beside it a folder with the outcomes that were stated, a
file each, so that a kill leaves a whole one or none and two programs do not meet."""

import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from secrets import token_hex

from liandong.errors import MatchingError, UnknownRecord
from liandong.exchange.files import replacing
from liandong.matching.offer import Offer
from liandong.matching.rounds.outcome import Outcome, Pair, Reached, reached
from liandong.matching.rounds.round import Round
from liandong.matching.rounds.stored import id_of, outcome_of, packed, packed_outcome, unpacked
from liandong.matching.rounds.success import records, shares
from liandong.messages import words


@dataclass(frozen=True, slots=True)
class Kept:
    """A round with its id."""

    id: str
    round: Round


class Rounds:
    """Those kept in a folder. Threads and programs may ask and state at one time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, round_: Round) -> Kept:
        """Keeps a round; one that is the same was kept before stays as it is. MatchingError where it cannot be
        computed: a round that matches nothing is kept all the same."""
        round_.match()
        data = packed(round_)
        id_ = id_of(data)
        if not self._file(id_).exists():
            with replacing(self._file(id_)) as file:
                file.write(data)
        return Kept(id_, round_)

    def all(self) -> list[Kept]:
        """All rounds, the latest day first. MatchingError names a file that is damaged."""
        found = [self.round(path.stem) for path in sorted(self._folder.glob("*.json"))]
        return sorted(found, key=lambda kept: (kept.round.on, kept.id), reverse=True)

    def round(self, id_: str) -> Kept:
        """The round of this id. UnknownRecord where there is none; MatchingError where its file was changed."""
        file = self._file(id_)
        if not id_.isalnum() or not file.exists():
            raise UnknownRecord(words("match.no_round", id=id_))
        data = file.read_bytes()
        if id_of(data) != id_:
            raise MatchingError(words("match.round_damaged", file=file.name))
        return Kept(id_, unpacked(data, file.name))

    def state(self, id_: str, outcome: Outcome) -> None:
        """Adds an outcome of a pair of the round. MatchingError for a need or an offer that is not in it, and for a day
        before the round's."""
        round_ = self.round(id_).round
        if outcome.need not in {need.code for need in round_.needs}:
            raise MatchingError(words("match.no_need", code=outcome.need))
        if outcome.offer not in {offer.code for offer in round_.offers}:
            raise MatchingError(words("match.no_offer", code=outcome.offer))
        if outcome.on < round_.on:
            raise MatchingError(words("match.before_round", on=str(outcome.on), round=str(round_.on)))
        with replacing(self._outcomes(id_) / f"{time.time_ns():020d}-{token_hex(4)}.json") as file:
            file.write(packed_outcome(outcome))

    def outcomes(self, id_: str) -> list[Outcome]:
        """What was stated of a round, in the order in which it was."""
        return [outcome_of(file.read_bytes(), file.name) for file in sorted(self._outcomes(id_).glob("*.json"))]

    def reached(self, id_: str, on: date) -> dict[Pair, Reached]:
        """How far the pairs of a round had come by a day."""
        return reached(self.outcomes(id_), on)

    def success(self, offers: tuple[Offer, ...], on: date) -> dict[str, float]:
        """What a round on this day learns of its offers from all earlier ones, as stated by then."""
        found: dict[Pair, Reached] = {}
        for kept in self.all():
            if kept.round.on < on:
                own = self.reached(kept.id, on)
                found |= {(f"{kept.id} {need}", offer): each for (need, offer), each in own.items()}
        return shares(records(found), [offer.code for offer in offers])

    def _file(self, id_: str) -> Path:
        return self._folder / f"{id_}.json"

    def _outcomes(self, id_: str) -> Path:
        return self._folder / f"{id_}.outcomes"

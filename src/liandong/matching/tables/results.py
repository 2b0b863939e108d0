"""Results (对接结果): the lines of an answer, in words, and as a workbook or JSON."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from liandong.errors import MatchingError
from liandong.exchange.files import check_target, replacing
from liandong.exchange.xlsx.book import MAX_ROWS, Book, workbook
from liandong.matching.asked import Asked, asked
from liandong.matching.change import stands
from liandong.matching.closest import closest
from liandong.matching.match import Match
from liandong.matching.need import Need
from liandong.matching.offer import Offer
from liandong.matching.telling import reasons
from liandong.messages import Language, Words, text, words
from liandong.rules import Facts

ENDINGS = (".xlsx", ".json")
_COLUMNS = (("need", 28.0), ("firm", 24.0), ("offer", 28.0), ("institution", 24.0), ("score", 8.0), ("told", 64.0))


class Outcome(StrEnum):
    """How a pair stands: the offer takes the need; it may, for something is not known; one thing keeps them apart,
    which the firm may change, or may not; several do."""

    TAKES = "takes"
    MAY = "may"
    NEAR = "near"
    FIXED = "fixed"
    FAR = "far"


SHEETS = ((Outcome.TAKES,), (Outcome.MAY,), (Outcome.NEAR, Outcome.FIXED))
"""What stands together on a sheet."""


@dataclass(frozen=True, slots=True)
class Line:
    """A pair with its outcome, its score (0 to 1; None of near misses) and why, in words; `before` is the score
    without outcomes of earlier rounds, None where they change nothing."""

    need: Need
    offer: Offer
    outcome: Outcome
    score: float | None
    told: tuple[Words, ...]
    before: float | None = None


def lines(found: Match) -> Iterator[Line]:
    """The lines of each need in turn, made when they are asked for: the best offers that take it, with what their
    scores are made of, those that may, and the nearest misses."""
    stand = _Standings(found)
    of_each = [_places(pairs.need, len(found.needs)) for pairs in (found.top, found.possible, found.near)]
    for need, (best, may, missed) in enumerate(zip(*of_each, strict=True)):
        yield from _taking(found, need, best)
        for at in may:
            offer = int(found.possible.offer[at])
            yield _line(found, need, offer, Outcome.MAY, float(found.possible.score[at]), stand.told(need, offer))
        for at in missed:
            offer = int(found.near.offer[at])
            outcome = Outcome.NEAR if found.near.changeable(at) else Outcome.FIXED
            yield _line(found, need, offer, outcome, None, stand.told(need, offer))


def far_lines(found: Match, needs: Sequence[Need]) -> Iterator[Line]:
    """Of needs of the match of which there are no lines: the closest offers, each with all that keeps it from them."""
    places = closest(needs, found.offers, found.on)
    for need, some in zip(needs, places, strict=True):
        for offer in (found.offers[at] for at in some):
            yield Line(need, offer, Outcome.FAR, None, tuple(reasons(found.standing(need, offer))))


def _places(needs: NDArray[np.intp], many: int) -> list[range]:
    """Where the pairs of each need stand, which are ordered by need."""
    first = np.searchsorted(needs, np.arange(many + 1)).tolist()
    return [range(one, other) for one, other in pairwise(first)]


class _Standings:
    """How needs and offers stand to one another, what each has and asks being worked out once."""

    def __init__(self, found: Match) -> None:
        self._found = found
        self._asked: dict[int, Asked] = {}
        self._facts: tuple[int, Facts] = -1, {}
        """Of the last need: they are told in turn."""

    def told(self, need: int, offer: int) -> tuple[Words, ...]:
        on = self._found.on
        if self._facts[0] != need:
            self._facts = need, self._found.needs[need].facts(on)
        if offer not in self._asked:
            self._asked[offer] = asked(self._found.offers[offer].rule, on)
        return tuple(reasons(stands(self._asked[offer], self._facts[1], on)))


def _line(found: Match, need: int, offer: int, outcome: Outcome, score: float | None, told: tuple[Words, ...]) -> Line:
    before = None if score is None else found.before(offer, score)
    return Line(found.needs[need], found.offers[offer], outcome, score, told, before)


def _taking(found: Match, need: int, places: range) -> Iterator[Line]:
    """The offers that take a need, with what their scores are made of, by weight; of what nothing is known it is told
    that it counts by half."""
    offers = found.top.offer[places.start : places.stop]
    parts = found.scores.parts(np.full(len(offers), need), offers)
    shares = {name: share for name, share in found.scores.shares.items() if share}
    for row, at in enumerate(places):
        offer = int(offers[row])
        dark = _dark(found, found.needs[need], found.offers[offer])
        told = tuple(_part(name, float(parts[name][row]), share, name in dark) for name, share in shares.items())
        yield _line(found, need, offer, Outcome.TAKES, float(found.top.score[at]), told)


def _part(name: str, part: float, share: float, dark: bool) -> Words:
    code = "match.part_dark" if dark else "match.part_told"
    return words(code, part=words(f"match.part_{name}"), worth=f"{100 * part:.0f}", share=f"{share:.0%}")


def _dark(found: Match, need: Need, offer: Offer) -> set[str]:
    """The parts of which nothing is known."""
    known = {
        "rate": offer.rate_least is not None,
        "success": offer.code in found.success,
        "amount": need.amount is not None and offer.amount_most is not None,
        "term": need.term is not None and offer.term_most is not None,
        "region": need.region is not None or not offer.regions,
        "industry": need.industry is not None or not offer.industries,
    }
    return {name for name, held in known.items() if not held}


def write(found: Match, out: Path, lang: Language) -> None:
    """Writes the lines as a workbook with a sheet for each outcome, or as JSON. ExportError for another ending and a
    place that cannot be written, MatchingError for more lines than a sheet holds."""
    check_target(out, ENDINGS)
    every = list(lines(found))
    if out.suffix.lower() == ".json":
        with replacing(out) as file:
            file.write(json.dumps(plain(found, every, lang), ensure_ascii=False, indent=1).encode())
        return
    if len(every) >= MAX_ROWS:
        raise MatchingError(words("match.too_many_lines", many=len(every), most=MAX_ROWS - 1))
    with workbook(out, lang) as book:
        write_sheets(book, every)


def write_sheets(book: Book, every: Sequence[Line]) -> None:
    """A sheet for each outcome. Their headings are none of the booklets' tables: whoever reads these passes them."""
    for outcomes in SHEETS:
        _sheet(book, outcomes, [line for line in every if line.outcome in outcomes])


def _sheet(book: Book, outcomes: Sequence[Outcome], held: Sequence[Line]) -> None:
    sheet = book.sheet(text(f"match.sheet_{outcomes[0]}", book.lang))
    columns = [column for column in _COLUMNS if column[0] != "score" or Outcome.NEAR not in outcomes]
    columns += [("change", 14.0)] if Outcome.NEAR in outcomes else []
    book.headings(sheet, 0, [(text(f"match.paired_{name}", book.lang), width) for name, width in columns])
    for row, line in enumerate(held, 1):
        cells = _cells(line, book.lang)
        for column, (name, _) in enumerate(columns):
            if name == "score" and line.score is not None:
                book.number(sheet, row, column, round(100 * line.score, 1), num_format="0.0")
            else:
                book.text(sheet, row, column, cells[name])
    book.finish(sheet, 0, len(held), len(columns))


def _cells(line: Line, lang: str) -> dict[str, str]:
    return {
        "need": line.need.title,
        "firm": line.need.firm,
        "offer": line.offer.title,
        "institution": line.offer.institution,
        "told": "\n".join(each.worded(lang) for each in line.told),
        "change": text(f"match.outcome_{line.outcome}", lang),
    }


def plain(found: Match, every: Sequence[Line], lang: str) -> dict[str, Any]:
    """The answer for programs: what was asked, how many pairs there are, and the lines."""
    return {
        "on": found.on.isoformat(),
        "weights": found.weights.shares(),
        "needs": len(found.needs),
        "offers": len(found.offers),
        "eligible": found.eligible,
        "open": found.open,
        "near_misses": found.near_misses,
        "lines": [
            {
                "need": line.need.code,
                "project": line.need.title,
                "firm": line.need.firm,
                "offer": line.offer.code,
                "product": line.offer.title,
                "institution": line.offer.institution,
                "outcome": line.outcome.value,
                "score": line.score,
                "told": [each.worded(lang) for each in line.told],
            }
            for line in every
        ],
    }

"""Matched (对接结果): what takes a need, may take it, or is kept from it by one thing, as pages tell it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from liandong.matching import Need, Offer, match, telling
from liandong.matching.lines import Fit, Line, far_lines, lines
from liandong.messages import text
from liandong.portal.asked import Asked
from liandong.portal.matching import Matching

SHOWN, NEAR = 50, 10
"""Pairs of one fit, and near misses, that are told of one need."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A line: what is on its other side, with its address, and why they stand so."""

    name: str
    link: str
    owner: str
    score: str
    told: Sequence[str]


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of one fit."""

    fit: str
    name: str
    count: int
    lines: Sequence[Shown]


def of_need(matching: Matching, need: Need, on: date) -> list[Line]:
    """What there is for one need, the closest offers where there is nothing."""
    found = matching.of([need], on, top=SHOWN, near=NEAR)
    return list(lines(found)) or list(far_lines(found, [need]))


def of_offer(matching: Matching, offer: Offer, on: date) -> list[Line]:
    """The needs that an offer takes, those that it may, and those that one thing keeps from it; those that it suits
    best first, with the scores that they have beside all other offers."""
    board = matching.board(on)
    place = {each.code: at for at, each in enumerate(board.needs)}
    at = next((number for number, each in enumerate(board.offers) if each.code == offer.code), None)
    found = []
    for line in lines(match(board.needs, [offer], on, top=1, near=1)):
        score = before = None
        if line.score is not None and at is not None:
            score = float(board.scores.of(np.array([place[line.need.code]]), np.array([at]))[0])
            before = board.before(at, score)
        found.append(replace(line, score=score, before=before))
    return sorted(found, key=lambda line: -(line.score or 0))


def groups(matching: Matching, asked: Asked, found: Sequence[Line], sort: str) -> Iterator[Group]:
    """The lines by fit, as they stand on the card of a need or of an offer (`sort`)."""
    for fit in Fit:
        held = [line for line in found if line.fit is fit]
        if held:
            shown = [show(matching, asked, line, sort) for line in held[:SHOWN]]
            yield Group(fit.value, text(f"match.fit_{fit}", asked.lang), len(held), shown)


def show(matching: Matching, asked: Asked, line: Line, sort: str) -> Shown:
    """A line by its other side."""
    other: Need | Offer = line.offer if sort == "needs" else line.need
    owner = line.offer.institution if sort == "needs" else line.need.firm
    score = "" if line.score is None else telling.score(line.score, line.before).worded(asked.lang)
    # what a score is made of is told beside all other offers, so where a need is looked at
    worded = sort == "needs" or line.fit is not Fit.TAKES
    told = [each.worded(asked.lang) for each in line.told] if worded else []
    there = "offers" if sort == "needs" else "needs"
    number = matching.numbers(there).get(other.code)
    link = asked.link(f"/match/{there}/{number}") if number else ""
    return Shown(f"{other.code} {other.title}", link, owner, score, told)

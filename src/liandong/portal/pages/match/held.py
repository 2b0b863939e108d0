"""Held (会上): what the pages of one round share: its head, its tabs, and its pairs in words."""

from collections.abc import Sequence
from typing import Any

from liandong.logged.moments import clock
from liandong.matching import Need, Offer
from liandong.matching.rounds import Given
from liandong.matching.rounds.rounds import Kept
from liandong.matching.telling import score
from liandong.messages import text
from liandong.portal.asked import Asked
from liandong.portal.matching import Matching
from liandong.reports import FORMATS

TABS = ("", "/allotment", "/schedule", "/outcomes")
_NAMES = ("match_round_matches", "match_round_allotment", "match_round_schedule", "match_round_outcomes")
ASKED = ("of", "start", "end", "minutes", "pause", "tables", "mode", "by", "sure")
"""What addresses ask of how pairs are given out, and of when they meet."""
ALLOTTED = "allotted"
"""Of a schedule: those meet that an allotment gives to one another."""
WORKBOOK = "round"
"""The paper that is only there as an Excel workbook: all in one."""
COLUMNS = ("need", "firm", "offer", "institution", "score", "fit")
"""How a list of pairs is headed."""


def here(kept: Kept, page: str = "") -> str:
    """The path of a page of the round."""
    return f"/match/rounds/{kept.id}{page}"


def frame(asked: Asked, kept: Kept, now: str) -> dict[str, Any]:
    """What the template of every page of a round reads."""
    lang, round_ = asked.lang, kept.round
    return {
        "tabs": [
            (text(f"portal.{name}", lang), asked.link(here(kept, page)), page == now)
            for page, name in zip(TABS, _NAMES, strict=True)
        ],
        "list": asked.link("/match/rounds"),
        "under": text("portal.match_round_told", lang, day=round_.on, needs=len(round_.needs),
                      offers=len(round_.offers), person=kept.by.actor, at=clock(kept.by.at)),
    }  # fmt: skip


def title(kept: Kept, page: str, lang: str) -> str:
    """The round, and which of its pages it is."""
    return f"{kept.round.title} · {text(f'portal.{_NAMES[TABS.index(page)]}', lang)}" if page else kept.round.title


def headings(lang: str) -> list[str]:
    return [text(f"match.heading_{name}", lang) for name in COLUMNS]


def cells(pair: Given, lang: str, *, moved: bool = False) -> list[str]:
    """A pair as a row under these headings; a score that outcomes `moved` with what it was before where that is
    asked."""
    fit = text("match.fit_takes" if pair.sure else "match.fit_may", lang)
    return [
        named(pair.need),
        pair.need.firm,
        named(pair.offer),
        pair.offer.institution,
        score(pair.score, pair.before if moved else None).worded(lang),
        fit,
    ]


def named(of: Need | Offer) -> str:
    return f"{of.code} {of.title}"


def given(asked: Asked) -> dict[str, str]:
    """What the address asks for of the manner and the times, to be handed on."""
    return {name: value for name in ASKED if (value := asked.one(name))}


def files(asked: Asked, kept: Kept, papers: Sequence[str]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Papers of the round, each with its formats and their addresses."""
    return [
        (
            text(f"portal.match_paper_{paper}", asked.lang),
            [
                (text(f"portal.format_{form}", asked.lang),
                 asked.link(here(kept, f"/file/{paper}/{form}"), **given(asked)))
                for form in (("xlsx",) if paper == WORKBOOK else FORMATS)
            ],
        )
        for paper in papers
    ]  # fmt: skip


def kept_of(matching: Matching, asked: Asked) -> Kept:
    """The round that the address names; UnknownRecord where there is none."""
    return matching.rounds.round(asked.places["id"])

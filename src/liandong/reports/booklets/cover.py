"""The cover (封面) of a booklet: its title, its day, its facts, and who holds the round that it is for."""

from collections.abc import Sequence
from datetime import date

from liandong.matching.rounds import Host
from liandong.model.characters import on_one_line
from liandong.reports.model import Layout, Report, Section
from liandong.reports.wording import Wording

NOBODY = Host()
"""Who holds what is of no round, or of one that does not tell."""


def hosted(host: Host, say: Wording) -> tuple[tuple[str, str], ...]:
    """Who holds a round, where, and whom to ask, as facts of a cover."""
    return tuple((say(f"match.host_{name}"), on_one_line(held)) for name, held in host.told())


def bound(
    title: str, of: str, on: date, facts: Sequence[tuple[str, str]], sections: Sequence[Section], lang: str
) -> Report:
    """A booklet as of a day; `of` tells what round it is for."""
    return Report(title, on_one_line(of), lang, on.isoformat(), tuple(facts), tuple(sections), (), "", Layout.BOOKLET)

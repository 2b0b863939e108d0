"""`liandong match run`: for each need the products that take it, those that may, and those that are near."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from liandong.cli import match_given as given
from liandong.cli import options
from liandong.cli.match_given import Booklets, booklets, matching, tell
from liandong.cli.match_kept import day
from liandong.cli.outcome import UNREADABLE, failed
from liandong.cli.progress import heard
from liandong.cli.terminal import line, table
from liandong.cli.voice import Voice
from liandong.exchange.files import check_target

if TYPE_CHECKING:
    from datetime import date

    from liandong.matching import Match
    from liandong.matching.lines import Line

NEEDS = 20
"""Of so many needs the lines are printed; a file has them all."""
TOP, NEAR = 5, 3
_APART = {"zh": "；", "en": "; "}
_COLUMNS = ("fit", "offer", "institution", "score", "told")


def register(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="run", help=voice("help.match_run"))
    def run(
        needs: Annotated[Path, given.needs(voice)],
        offers: Annotated[Path, given.offers(voice)],
        on: Annotated[str, options.option(voice, "match_on", "--on", metavar="DAY")] = "",
        top: Annotated[int, options.option(voice, "match_top", "--top", metavar="K", min=1)] = TOP,
        near: Annotated[int, options.option(voice, "match_near", "--near", metavar="K", min=0)] = NEAR,
        skip_errors: Annotated[bool, options.option(voice, "match_skip", "--skip-errors")] = False,
        out: Annotated[Path | None, options.option(voice, "match_out", "-o", "--out", metavar="FILE")] = None,
    ) -> None:
        with matching(voice):
            from liandong.matching.tables.results import ENDINGS, write

            if out is not None:
                check_target(out, ENDINGS)
            at = day(voice, on)
            read = booklets(voice, needs, offers)
            tell(voice, read)
            if read.faults and not skip_errors:
                raise failed(voice, voice("match.refused_faults"), voice("match.refused_remedy"), code=UNREADABLE)
            found = _match(read, at, top, near)
            _show(voice, found)
            if out is not None:
                with heard(voice, "match_lines") as told:
                    write(found, out, voice.lang, told)
                line(voice("match.written", path=options.folder(out)))


def _match(read: Booklets, on: "date", top: int, near: int) -> "Match":
    from liandong.matching import match

    return match(read.needs.found, read.offers.found, on, top=top, near=near)


def _show(voice: Voice, found: "Match") -> None:
    from liandong.matching.lines import far_lines, lines

    line(voice("match.standing", day=found.on.isoformat(), needs=len(found.needs), offers=len(found.offers)))
    line(voice("match.pairs", eligible=found.eligible, open=found.open, near=found.near_misses))
    told = 0
    for need, held in groupby(lines(found), key=lambda each: each.need):
        told += 1
        if told > NEEDS:
            break
        line(" · ".join(part for part in (need.code, need.title, need.firm) if part), style="bold")
        _table(voice, list(held))
    if told > NEEDS:
        line(voice("match.more_needs", shown=NEEDS), style="dim")
    reached = {int(at) for pairs in (found.top, found.possible, found.near) for at in pairs.need}
    nobody = [need for at, need in enumerate(found.needs) if at not in reached][:NEEDS]
    closest = {need.code: list(held) for need, held in groupby(far_lines(found, nobody), key=lambda each: each.need)}
    for need in nobody:
        line(voice("match.nothing_near", need=need.title), style="dim")
        if need.code in closest:
            _table(voice, closest[need.code])


def _table(voice: Voice, held: Sequence["Line"]) -> None:
    rows = [
        (
            voice(f"match.fit_{each.fit}"),
            each.offer.title,
            each.offer.institution,
            "" if each.score is None else f"{100 * each.score:.1f}",
            _APART[voice.lang].join(told.worded(voice.lang) for told in each.told),
        )
        for each in held
    ]
    table([voice(f"match.heading_{name}") for name in _COLUMNS], rows, right=(3,))

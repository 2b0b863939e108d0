"""`liandong match template` and `check`: tables of both booklets, empty, and looked through."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from liandong.cli import match_given as given
from liandong.cli import options
from liandong.cli.match_given import Booklets, booklets, matching, tell
from liandong.cli.outcome import UNREADABLE, failed
from liandong.cli.terminal import line
from liandong.cli.voice import Voice
from liandong.exchange.files import check_target


class Booklet(StrEnum):
    NEEDS = "needs"
    OFFERS = "offers"


def register(group: typer.Typer, voice: Voice) -> None:
    _register_template(group, voice)
    _register_check(group, voice)


def _register_template(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="template", help=voice("help.match_template"))
    def template(
        booklet: Annotated[Booklet, options.argument(voice, "match_booklet", "needs|offers")],
        out: Annotated[Path, options.option(voice, "match_template_out", "-o", "--out", metavar="FILE.xlsx")],
        sample: Annotated[bool, options.option(voice, "match_sample", "--sample")] = False,
    ) -> None:
        with matching(voice):
            from liandong.matching.tables import NEEDS, OFFERS, write_sample, write_template

            check_target(out, (".xlsx",))
            if out.exists():  # it may be filled in already
                raise failed(voice, voice("template.exists", path=out), voice("template.exists_remedy"))
            write = write_sample if sample else write_template
            write(NEEDS if booklet is Booklet.NEEDS else OFFERS, out, voice.lang)
            line(voice("match.template_done", path=options.folder(out)))


def _register_check(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="check", help=voice("help.match_check"))
    def check(
        needs: Annotated[Path, given.needs(voice)],
        offers: Annotated[Path, given.offers(voice)],
        as_json: Annotated[bool, options.option(voice, "json", "--json")] = False,
    ) -> None:
        with matching(voice):
            read = booklets(voice, needs, offers)
            if as_json:
                line(json.dumps(_plain(voice, read), ensure_ascii=False))
            else:
                tell(voice, read)
            if read.faults:
                raise typer.Exit(UNREADABLE)
            if not as_json:
                line(voice("match.no_faults"))


def _plain(voice: Voice, read: Booklets) -> dict[str, object]:
    return {
        "needs": len(read.needs.found),
        "offers": len(read.offers.found),
        "faults": [fault for file, each in read.each for fault in given.plain_faults(voice, file, each)],
        "remarks": [each.worded(voice.lang) for each in (*read.needs.remarks, *read.offers.remarks)],
    }

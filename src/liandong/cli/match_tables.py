"""`liandong match template` and `check`: tables of both booklets, empty, and looked through."""

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from liandong.cli import match_given as given
from liandong.cli import options
from liandong.cli.match_given import booklets, data_of, matching, tell_each
from liandong.cli.outcome import UNREADABLE, failed
from liandong.cli.terminal import line
from liandong.cli.voice import Voice
from liandong.exchange.files import check_target

if TYPE_CHECKING:
    from liandong.matching.tables import Read


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
        needs: Annotated[Path, options.argument(voice, "match_check_file", "FILE")],
        offers: Annotated[Path | None, options.argument(voice, "match_check_offers", "[OFFERS]")] = None,
        as_json: Annotated[bool, options.option(voice, "json", "--json")] = False,
    ) -> None:
        with matching(voice):
            read = _read(voice, needs, offers)
            if as_json:
                line(json.dumps(_plain(voice, read), ensure_ascii=False))
            else:
                _tell_counts(voice, read)
                tell_each(voice, list(read.values()))
            if any(each.faults for _, each in read.values()):
                raise typer.Exit(UNREADABLE)
            if not as_json:
                line(voice("match.no_faults"))


def _tell_counts(voice: Voice, read: "dict[str, tuple[str, Read[Any]]]") -> None:
    counts = [(name, len(each.found)) for name, (_, each) in read.items()]
    if len(counts) == 1:
        line(voice(f"match.read_{counts[0][0]}", many=counts[0][1]))
    else:
        line(voice("match.read", **dict(counts)))


def _read(voice: Voice, needs: Path, offers: Path | None) -> "dict[str, tuple[str, Read[Any]]]":
    """Each table by the name of its booklet, with the name of its file: both, or what there is in one file."""
    from liandong.matching.tables import read_either

    if offers is not None:
        both = booklets(voice, needs, offers)
        return dict(zip(("needs", "offers"), both.each, strict=True))
    held = read_either(needs.name, data_of(voice, needs))
    return {name: (needs.name, each) for name, each in held.items()}


def _plain(voice: Voice, read: "dict[str, tuple[str, Read[Any]]]") -> dict[str, object]:
    return {
        **{name: len(each.found) for name, (_, each) in read.items()},
        "faults": [fault for file, each in read.values() for fault in given.plain_faults(voice, file, each)],
        "remarks": [told.worded(voice.lang) for _, each in read.values() for told in each.remarks],
    }

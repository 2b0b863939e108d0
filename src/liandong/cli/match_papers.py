"""`liandong match booklet`, `round schedule` and `round brought`: the papers of rounds."""

import json
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from liandong.cli import match_told, options
from liandong.cli.match_kept import Held, chosen, day, hour, opened, rest
from liandong.cli.outcome import USAGE, failed
from liandong.cli.tasks_papers import ENDINGS, language, written
from liandong.cli.terminal import line, table
from liandong.cli.voice import Voice
from liandong.exchange.files import check_target, replacing

if TYPE_CHECKING:
    from datetime import date

    from liandong.matching import Match
    from liandong.matching.rounds import Agenda, Brought, Invitation, Round
    from liandong.reports import Report

_SCHEDULE = ("time", "table", "institution", "firm", "about")


class Paper(StrEnum):
    NEEDS = "needs"
    OFFERS = "offers"
    ALL = "all"


def register(group: typer.Typer, rounds: typer.Typer, voice: Voice) -> None:
    _register_booklet(group, voice)
    _register_schedule(rounds, voice)
    _register_brought(rounds, voice)


def _register_booklet(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="booklet", help=voice("help.match_print"))
    def booklet(
        paper: Annotated[Paper, options.argument(voice, "match_paper", "needs|offers|all")],
        workspace: Annotated[str, options.workspace(voice)],
        out: Annotated[list[Path], options.option(voice, "match_paper_out", "-o", "--out", metavar="FILE")],
        round_: Annotated[str, options.option(voice, "match_of_round", "--round", metavar="ROUND")] = "",
        on: Annotated[str, options.option(voice, "match_pool_on", "--on", metavar="DAY")] = "",
        known: Annotated[str, options.option(voice, "match_known_on", "--known-on", metavar="DAY")] = "",
        lang: Annotated[str, options.option(voice, "paper_language", "--in", metavar="zh|en")] = "zh",
    ) -> None:
        spoken = language(voice, lang)
        with opened(voice, workspace) as held:
            for path in out:
                check_target(path, (".xlsx",) if paper is Paper.ALL else (*ENDINGS, ".xlsx"))
            if round_ and (on or known):
                raise failed(voice, voice("match.round_or_day"), voice("match.round_or_day_remedy"), code=USAGE)
            of = _of_pool(voice, held, on, known) if not round_ else chosen(voice, held.rounds, round_).round
            if paper is Paper.ALL:
                _workbook(voice, of, out, spoken)
            else:
                written(voice, _booklet(paper, of, spoken), out)


def _of_pool(voice: Voice, held: Held, on: str, known: str) -> "Round":
    """What stands in the pools on a day, as far as it was known, as a round without a title that is not kept."""
    from liandong.matching.rounds import Round

    at, known_on = day(voice, on), day(voice, known) if known else None
    pools = (held.needs.standing(at, known_on=known_on), held.offers.standing(at, known_on=known_on))
    return Round("", at, *pools)


def _booklet(paper: Paper, of: "Round", lang: str) -> "Report":
    from liandong.reports.booklets import needs_booklet, offers_booklet

    if paper is Paper.NEEDS:
        return needs_booklet(of.needs, of.on, lang, of=of.title, host=of.host)
    return offers_booklet(of.offers, of.on, lang, of=of.title, host=of.host)


def _workbook(voice: Voice, of: "Round", out: Sequence[Path], lang: str) -> None:
    from liandong.matching.rounds import agenda, allot, best, invitations
    from liandong.messages import language as spoken
    from liandong.reports.booklets import round_workbook

    found = of.match()
    made = agenda(invitations(best(found)), of.on)
    data = round_workbook(found, spoken(lang), of=of.title, agenda=made, allotment=allot(found), host=of.host)
    for path in out:
        with replacing(path) as file:
            file.write(data)
        line(voice("report_made.done", path=path))


def _register_schedule(rounds: typer.Typer, voice: Voice) -> None:
    @rounds.command(name="schedule", help=voice("help.match_round_schedule"))
    def schedule(
        round_: Annotated[str, options.argument(voice, "match_round_id", "ROUND")],
        workspace: Annotated[str, options.workspace(voice)],
        each: Annotated[int | None, options.option(voice, "match_each", "--each", metavar="K", min=1)] = None,
        mode: Annotated[str, options.option(voice, "match_by_mode", "--mode", metavar="MODE")] = "",
        sure: Annotated[bool, options.option(voice, "match_sure", "--sure")] = False,
        start: Annotated[str, options.option(voice, "match_start", "--start", metavar="TIME")] = "09:00",
        end: Annotated[str, options.option(voice, "match_end", "--end", metavar="TIME")] = "17:30",
        minutes: Annotated[int, options.option(voice, "match_minutes", "--minutes", metavar="N", min=1)] = 20,
        pause: Annotated[int, options.option(voice, "match_pause", "--pause", metavar="N", min=0)] = 5,
        rested: Annotated[str, options.option(voice, "match_rest", "--rest", metavar="FROM-TO")] = "12:00-14:00",
        tables: Annotated[int | None, options.option(voice, "match_tables", "--tables", metavar="N", min=1)] = None,
        out: Annotated[
            list[Path] | None, options.option(voice, "match_paper_out", "-o", "--out", metavar="FILE")
        ] = None,
        letters: Annotated[
            list[Path] | None, options.option(voice, "match_invitations", "--invitations", metavar="FILE")
        ] = None,
        lang: Annotated[str, options.option(voice, "paper_language", "--in", metavar="zh|en")] = "zh",
        as_json: Annotated[bool, options.option(voice, "json", "--json")] = False,
    ) -> None:
        spoken = language(voice, lang)
        with opened(voice, workspace) as held:
            from liandong.matching.rounds import Hours, agenda
            from liandong.matching.rounds.plain import plain_agenda

            for path in (*(out or ()), *(letters or ())):
                check_target(path, (*ENDINGS, ".xlsx"))
            hours = Hours(hour(voice, start), hour(voice, end), minutes, pause, rest(voice, rested))
            kept = chosen(voice, held.rounds, round_)
            found = kept.round.match()
            invited = _invited(voice, found, each, mode, sure=sure)
            made = agenda(invited, found.on, hours, tables=tables)
            if as_json:
                line(json.dumps(plain_agenda(made), ensure_ascii=False))
            else:
                _tell(voice, made)
            if out:
                written(voice, _paper(kept.round, made, spoken), out, silent=as_json)
            if letters:
                written(voice, _letters(kept.round, found, invited, spoken), letters, silent=as_json)


def _invited(voice: Voice, found: "Match", each: int | None, mode: str, *, sure: bool) -> "tuple[Invitation, ...]":
    """Who meets whom: the pairs of an allotment where a mode is named, else the best of every need."""
    from liandong.matching.rounds import EACH, allot, best, invitations

    if mode:
        return invitations(allot(found, match_told.mode(voice, mode), may=not sure).pairs)
    return invitations(best(found, each or EACH, may=not sure))


def _tell(voice: Voice, made: "Agenda") -> None:
    from liandong.reports.booklets.agenda import about, times
    from liandong.reports.wording import Wording

    say = Wording(voice.lang)
    if not made.sittings:
        line(voice("agenda.empty"))
    else:
        rows = [(times(each), str(each.table), each.institution, each.firm, about(each.pairs, say))
                for each in made.sittings]  # fmt: skip
        table([voice(f"agenda.{name}") for name in _SCHEDULE], rows, right=(1,))
    if made.left_over:
        line(voice("agenda.left_lead", count=len(made.left_over)), style="bold")
        table([voice(f"agenda.{name}") for name in ("institution", "firm", "about")],
              [(each.institution, each.firm, about(each.pairs, say)) for each in made.left_over])  # fmt: skip


def _paper(of: "Round", made: "Agenda", lang: str) -> "Report":
    from liandong.reports.booklets import agenda_paper

    return agenda_paper(made, lang, of=of.title, host=of.host)


def _letters(of: "Round", found: "Match", invited: "Sequence[Invitation]", lang: str) -> "Report":
    from liandong.reports.booklets import invitations_paper

    return invitations_paper(found, invited, lang, of=of.title, host=of.host)


def _register_brought(rounds: typer.Typer, voice: Voice) -> None:
    @rounds.command(name="brought", help=voice("help.match_round_brought"))
    def brought_(
        workspace: Annotated[str, options.workspace(voice)],
        on: Annotated[str, options.option(voice, "match_brought_on", "--on", metavar="DAY")] = "",
        known: Annotated[str, options.option(voice, "match_known_on", "--known-on", metavar="DAY")] = "",
        out: Annotated[
            list[Path] | None, options.option(voice, "match_paper_out", "-o", "--out", metavar="FILE")
        ] = None,
        lang: Annotated[str, options.option(voice, "paper_language", "--in", metavar="zh|en")] = "zh",
        as_json: Annotated[bool, options.option(voice, "json", "--json")] = False,
    ) -> None:
        spoken = language(voice, lang)
        with opened(voice, workspace) as held:
            from liandong.matching.rounds.plain import plain_brought

            for path in out or ():
                check_target(path, (*ENDINGS, ".xlsx"))
            by = day(voice, on)
            every = _every(held, by, day(voice, known) if known else None)
            if as_json:
                line(json.dumps([{"id": id_, **plain_brought(each)} for id_, each in every], ensure_ascii=False))
            else:
                _tell_brought(voice, [each for _, each in every])
            if out:
                from liandong.reports.booklets import brought_report

                written(voice, brought_report([each for _, each in every], by, spoken), out, silent=as_json)


def _every(held: Held, by: "date", known: "date | None") -> "list[tuple[str, Brought]]":
    """What each round brought by a day, the first one first; rounds after it are none yet. Of a day on which it is to
    be `known`, what was stated since is left out."""
    from liandong.matching.rounds import brought

    return [
        (each.id, brought(held.rounds.round(each.id).round, held.rounds.reached(each.id, by, known_on=known)))
        for each in reversed(held.rounds.all(known_on=known))
        if each.on <= by
    ]


def _tell_brought(voice: Voice, every: "Sequence[Brought]") -> None:
    from liandong.reports.booklets.brought import COUNTS, counted, name

    if not every:
        line(voice("match.no_rounds"))
        return
    heads = [voice("brought.round"), *(voice(f"brought.{each}") for each in COUNTS)]
    table(heads, [counted(name(each), each) for each in every], right=range(1, len(heads)))

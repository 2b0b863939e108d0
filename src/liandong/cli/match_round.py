"""`liandong match round`: rounds made of what is at hand on a day, shown, and what came of them."""

import json
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from liandong.cli import finding, match_told, options
from liandong.cli.match_kept import By, chosen, day, opened, signed, stage, weights
from liandong.cli.outcome import USAGE, failed
from liandong.cli.tasks import noted
from liandong.cli.terminal import line, table
from liandong.cli.voice import Voice

if TYPE_CHECKING:
    from datetime import date

    from liandong.matching import Need, Offer
    from liandong.matching.rounds import Round

T = TypeVar("T", "Need", "Offer")

TOP, NEAR = 50, 5
BLOCKING = 5
"""So many blocking pairs are told."""
COLUMNS = ("id", "on", "title", "needs", "offers", "contact", "approved", "share")


def register(group: typer.Typer, voice: Voice) -> typer.Typer:
    """Gives the group of commands."""
    rounds = typer.Typer(
        help=voice("help.match_round"),
        no_args_is_help=True,
        options_metavar=voice("usage.options"),
        subcommand_metavar=voice("usage.subcommand"),
    )
    _register_new(rounds, voice)
    _register_list(rounds, voice)
    _register_show(rounds, voice)
    _register_outcome(rounds, voice)
    _register_retract(rounds, voice)
    group.add_typer(rounds, name="round")
    return rounds


def _register_new(rounds: typer.Typer, voice: Voice) -> None:
    @rounds.command(name="new", help=voice("help.match_round_new"))
    @signed(voice)
    def new(
        title: Annotated[str, options.argument(voice, "match_round_title", "TITLE")],
        workspace: Annotated[str, options.workspace(voice)],
        by: By,
        on: Annotated[str, options.option(voice, "match_on", "--on", metavar="DAY")] = "",
        weigh: Annotated[str, options.option(voice, "match_weights", "--weights", metavar="PART=N,PART=N")] = "",
        top: Annotated[int, options.option(voice, "match_top", "--top", metavar="K", min=1)] = TOP,
        near: Annotated[int, options.option(voice, "match_near", "--near", metavar="K", min=0)] = NEAR,
        only_needs: Annotated[
            list[str] | None, options.option(voice, "match_only_need", "--need", metavar="CODE")
        ] = None,
        only_offers: Annotated[
            list[str] | None, options.option(voice, "match_only_offer", "--offer", metavar="CODE")
        ] = None,
        organiser: Annotated[str, options.option(voice, "match_organiser", "--organiser", metavar="NAME")] = "",
        place: Annotated[str, options.option(voice, "match_place", "--place", metavar="PLACE")] = "",
        contact: Annotated[str, options.option(voice, "match_contact", "--contact", metavar="TEXT")] = "",
        as_json: Annotated[bool, options.option(voice, "json", "--json")] = False,
    ) -> None:
        with opened(voice, workspace) as held:
            from liandong.matching.rounds import Host, Round

            at = day(voice, on)
            needs = _only(voice, held.needs.standing(at), only_needs, "need", at)
            offers = _only(voice, held.offers.standing(at), only_offers, "offer", at)
            if not needs or not offers:
                told = voice("match.pool_empty", day=at, needs=len(needs), offers=len(offers))
                raise failed(voice, told, voice("match.pool_empty_remedy"))
            success = held.rounds.success(offers, at)
            made = Round(
                title, at, needs, offers, weights(voice, weigh), success, top, near, Host(organiser, place, contact)
            )
            kept = held.rounds.keep(made, actor=by.actor, reason=by.reason)
            noted(held.place, "round", kept.id, "match")
            if as_json:
                line(json.dumps({"id": kept.id, "title": title, "on": at.isoformat(), "needs": len(needs),
                                 "offers": len(offers)}, ensure_ascii=False))  # fmt: skip
                return
            line(voice("match.round_kept", id=kept.id, title=title))
            _counts(voice, made)


def _only(voice: Voice, standing: "tuple[T, ...]", codes: list[str] | None, sort: str, at: "date") -> "tuple[T, ...]":
    """Those of these codes, all where none is named; usage for one that does not stand on the day."""
    there = {each.code for each in standing}
    missing = [code for code in codes or () if code not in there]
    if missing:
        told = voice(f"match.not_standing_{sort}", day=at, codes=voice.joined(missing))
        raise failed(voice, told, voice("match.not_standing_remedy"), code=USAGE)
    return tuple(each for each in standing if not codes or each.code in codes)


def _counts(voice: Voice, round_: "Round") -> None:
    found = round_.match()
    line(voice("match.standing", day=found.on.isoformat(), needs=len(found.needs), offers=len(found.offers)))
    line(voice("match.pairs", eligible=found.eligible, open=found.open, near=found.near_misses))


def _register_list(rounds: typer.Typer, voice: Voice) -> None:
    @rounds.command(name="list", help=voice("help.match_round_list"))
    def list_(
        workspace: Annotated[str, options.workspace(voice)],
        as_json: Annotated[bool, options.option(voice, "json", "--json")] = False,
    ) -> None:
        with opened(voice, workspace) as held:
            from liandong.matching.rounds import brought
            from liandong.matching.rounds.plain import plain_brought

            every = []
            for each in held.rounds.all():
                found = held.rounds.reached(each.id, day(voice, ""))
                every.append((each.id, brought(held.rounds.round(each.id).round, found)))
            if as_json:
                line(json.dumps([{"id": id_, **plain_brought(each)} for id_, each in every], ensure_ascii=False))
                return
            if not every:
                line(voice("match.no_rounds"))
                return
            rows = [match_told.round_row(id_, each) for id_, each in every]
            table([voice(f"match.round_{name}") for name in COLUMNS], rows, right=(3, 4, 5, 6, 7))


def _register_show(rounds: typer.Typer, voice: Voice) -> None:
    @rounds.command(name="show", help=voice("help.match_round_show"))
    def show(
        round_: Annotated[str, options.argument(voice, "match_round_id", "ROUND")],
        workspace: Annotated[str, options.workspace(voice)],
        mode: Annotated[str, options.option(voice, "match_mode", "--mode", metavar="MODE")] = "welfare",
        prefer: Annotated[str, options.option(voice, "match_prefer", "--prefer", metavar="same|rating")] = "same",
        sure: Annotated[bool, options.option(voice, "match_sure", "--sure")] = False,
        as_json: Annotated[bool, options.option(voice, "json", "--json")] = False,
    ) -> None:
        with opened(voice, workspace) as held:
            from liandong.logged.moments import clock
            from liandong.matching.rounds import allot
            from liandong.matching.rounds.plain import plain_allotment, plain_reached, plain_stated

            how, by = match_told.mode(voice, mode), match_told.preference(voice, prefer)
            kept = chosen(voice, held.rounds, round_)
            stated, reached = held.rounds.stated(kept.id), held.rounds.reached(kept.id, day(voice, ""))
            given = allot(kept.round.match(), how, may=not sure, preference=by)
            if as_json:
                line(json.dumps({
                    "id": kept.id, "title": kept.round.title, "on": kept.round.on.isoformat(), "kept_by": kept.by.actor,
                    "kept_at": kept.by.at, "weights": kept.round.weights.shares(),
                    "host": dict(kept.round.host.told()),
                    "success": dict(kept.round.success), "allotment": plain_allotment(given, voice.lang),
                    "reached": plain_reached(reached), "stated": [plain_stated(each) for each in stated],
                }, ensure_ascii=False))  # fmt: skip
                return
            line(f"{kept.id} · {kept.round.title}", style="bold")
            for name, told in kept.round.host.told():
                line(voice("match.hosted", name=voice(f"match.host_{name}"), told=told))
            line(voice("match.kept_by", actor=kept.by.actor, at=clock(kept.by.at)))
            _counts(voice, kept.round)
            match_told.allotment(voice, given, BLOCKING)
            match_told.reached(voice, kept.round, reached)
            match_told.statements(voice, stated)


def _register_outcome(rounds: typer.Typer, voice: Voice) -> None:
    @rounds.command(name="outcome", help=voice("help.match_round_outcome"))
    @signed(voice)
    def outcome(
        round_: Annotated[str, options.argument(voice, "match_round_id", "ROUND")],
        need: Annotated[str, options.argument(voice, "match_need_code", "NEED")],
        offer: Annotated[str, options.argument(voice, "match_offer_code", "OFFER")],
        reached: Annotated[str, options.argument(voice, "match_stage", "STAGE")],
        workspace: Annotated[str, options.workspace(voice)],
        by: By,
        on: Annotated[str, options.option(voice, "match_outcome_on", "--on", metavar="DAY")] = "",
        sum_: Annotated[str, options.option(voice, "match_amount", "--amount", metavar="SUM")] = "",
        record: Annotated[str, options.option(voice, "match_record", "--record", metavar="RECORD")] = "",
    ) -> None:
        with opened(voice, workspace) as held:
            from liandong.matching.rounds import Outcome, sum_typed

            proof = finding.record(voice, held.place.ledger(), record).id if record else ""
            told = Outcome(need, offer, stage(voice, reached), day(voice, on), sum_typed(sum_), proof)
            kept = chosen(voice, held.rounds, round_)
            number = held.rounds.state(kept.id, told, actor=by.actor, reason=by.reason)
            noted(held.place, "outcome", f"{kept.id} {number}", "match")
            how = held.rounds.reached(kept.id, told.on)[need, offer]
            line(voice("match.stated", number=number, need=need, offer=offer, stage=voice(f"brought.{how.stage}")))


def _register_retract(rounds: typer.Typer, voice: Voice) -> None:
    @rounds.command(name="retract", help=voice("help.match_round_retract"))
    @signed(voice)
    def retract(
        round_: Annotated[str, options.argument(voice, "match_round_id", "ROUND")],
        number: Annotated[int, options.argument(voice, "match_statement", "NUMBER")],
        workspace: Annotated[str, options.workspace(voice)],
        by: By,
    ) -> None:
        with opened(voice, workspace) as held:
            kept = chosen(voice, held.rounds, round_)
            if not by.reason:
                raise failed(voice, voice("match.no_reason"), voice("match.no_reason_remedy"), code=USAGE)
            held.rounds.retract(kept.id, number, actor=by.actor, reason=by.reason)
            noted(held.place, "retract", f"{kept.id} {number}", "match")
            line(voice("match.retracted", number=number))

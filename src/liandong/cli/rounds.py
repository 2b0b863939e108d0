"""`liandong rounds`: the rounds of a mechanism, from their call to the tasks that came of them."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from liandong.cli import options
from liandong.cli.mechanisms import entry_data, opened, show_fields
from liandong.cli.outcome import USAGE, failed
from liandong.cli.tasks import By, day, noted, signed
from liandong.cli.terminal import line, table
from liandong.cli.voice import Voice
from liandong.messages import reason

if TYPE_CHECKING:
    from liandong.followup.mechanisms import Attended, Round, RoundTold

COLUMNS = ("number", "ordinal", "day", "planned", "state", "agreed")


def register(app: typer.Typer, voice: Voice) -> None:
    group = typer.Typer(
        help=voice("help.rounds"),
        no_args_is_help=True,
        options_metavar=voice("usage.options"),
        subcommand_metavar=voice("usage.subcommand"),
    )
    _register_list(group, voice)
    _register_show(group, voice)
    _register_call(group, voice)
    _register_hold(group, voice)
    _register_agree(group, voice)
    for name in ("cancel", "miss", "reopen"):
        _register_plain(group, voice, name)
    _register_undo(group, voice)
    app.add_typer(group, name="rounds")


def row(voice: Voice, each: "Round") -> tuple[str, ...]:
    return (
        str(each.number),
        voice("rounds.ordinal", number=each.ordinal) if each.ordinal else "",
        each.day.isoformat(),
        each.planned.isoformat() if each.planned else "",
        voice(f"rounds.state_{each.state}"),
        str(len(each.agreed)) if each.agreed else "",
    )


def _register_list(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="list", help=voice("help.rounds_list"))
    def list_(
        mechanism: Annotated[int, options.argument(voice, "mechanisms_number", "MECHANISM")],
        workspace: Annotated[str, options.workspace(voice)],
        as_json: Annotated[bool, options.option(voice, "json", "--json")] = False,
    ) -> None:
        from liandong.followup.mechanisms.telling import plain

        with opened(voice, workspace) as (_, mechanisms, rounds):
            found = rounds.of(mechanisms.one(mechanism).number)
            if as_json:
                line(json.dumps([plain(each) for each in found], ensure_ascii=False))
            elif not found:
                line(voice("rounds.none"))
            else:
                table([voice(f"rounds.field_{name}") for name in COLUMNS], [row(voice, each) for each in found])


def _register_show(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="show", help=voice("help.rounds_show"))
    def show(
        number: Annotated[int, options.argument(voice, "rounds_number", "NUMBER")],
        workspace: Annotated[str, options.workspace(voice)],
        as_json: Annotated[bool, options.option(voice, "json", "--json")] = False,
    ) -> None:
        from liandong.followup.mechanisms.telling import plain

        with opened(voice, workspace) as (_, mechanisms, rounds):
            found, log = rounds.one(number), rounds.log(number)
            if as_json:
                line(json.dumps(plain(found) | {"log": [entry_data(entry) for entry in log]}, ensure_ascii=False))
                return
            mechanism = mechanisms.one(found.mechanism)
            line(f"{number}  {mechanism.name}  {found.day}", style="bold")
            show_fields(voice, "rounds", found, ("number", "mechanism", "day"))


def _tell(voice: Voice, name: str, found: "Round") -> None:
    state = voice(f"rounds.state_{found.state}")
    line(voice("rounds.now", number=found.number, mechanism=name, day=found.day, state=state, version=found.version))


def _register_call(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="call", help=voice("help.rounds_call"))
    @signed(voice)
    def call(
        mechanism: Annotated[int, options.argument(voice, "mechanisms_number", "MECHANISM")],
        on: Annotated[str, options.argument(voice, "rounds_day", "DAY")],
        workspace: Annotated[str, options.workspace(voice)],
        by: By,
        planned: Annotated[str | None, options.option(voice, "rounds_planned", "--planned", metavar="DAY")] = None,
        ordinal: Annotated[int | None, options.option(voice, "rounds_ordinal", "--ordinal", metavar="N", min=1)] = None,
        chair: Annotated[str, options.option(voice, "rounds_chair", "--chair", metavar="NAME")] = "",
        where: Annotated[str, options.option(voice, "rounds_place", "--place", metavar="PLACE")] = "",
        agenda: Annotated[list[str] | None, options.option(voice, "rounds_agenda", "--agenda", metavar="TEXT")] = None,
    ) -> None:
        from liandong.followup.calendar import china
        from liandong.followup.mechanisms import RoundTold

        with opened(voice, workspace) as (place, mechanisms, rounds):
            found, when = mechanisms.one(mechanism), _day(voice, on)
            due = day(voice, planned) or (when if any(found.due(when, when, china())) else None)
            told = RoundTold(
                mechanism=mechanism, day=when, planned=due, ordinal=ordinal, chair=chair, place=where,
                agenda=tuple(agenda or ()),
            )  # fmt: skip
            made = rounds.begin(told, actor=by.actor, reason=by.reason)
            noted(place, "call", str(made.number), "rounds")
            _tell(voice, found.name, made)


def _day(voice: Voice, typed: str) -> date:
    found = day(voice, typed)
    assert found is not None
    return found


def _register_hold(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="hold", help=voice("help.rounds_hold"))
    @signed(voice)
    def hold(
        number: Annotated[int, options.argument(voice, "rounds_number", "NUMBER")],
        workspace: Annotated[str, options.workspace(voice)],
        by: By,
        on: Annotated[str | None, options.option(voice, "rounds_held", "--on", metavar="DAY")] = None,
        present: Annotated[
            list[str] | None, options.option(voice, "rounds_present", "--present", metavar="NAME[=WHO]")
        ] = None,
        absent: Annotated[list[str] | None, options.option(voice, "rounds_absent", "--absent", metavar="NAME")] = None,
        excused: Annotated[
            list[str] | None, options.option(voice, "rounds_excused", "--excused", metavar="NAME")
        ] = None,
        minutes: Annotated[Path | None, options.option(voice, "rounds_minutes", "--minutes", metavar="FILE")] = None,
    ) -> None:
        from liandong.followup.mechanisms import Presence, RoundTold

        told: dict[str, Any] = {} if on is None else {"day": _day(voice, on)}
        came = _came({Presence.PRESENT: present or (), Presence.ABSENT: absent or (), Presence.EXCUSED: excused or ()})
        if came:
            told["attendance"] = came
        if minutes is not None:
            told["minutes"] = tuple(_lines(voice, minutes))
        _hold(voice, workspace, number, RoundTold(**told), by)


def _hold(voice: Voice, workspace: str, number: int, told: "RoundTold", by: By) -> None:
    """Holds a round; of one that was held, sets who came and what was said."""
    from liandong.followup.mechanisms import RoundDeed, Sitting

    with opened(voice, workspace) as (place, mechanisms, rounds):
        found = rounds.one(number)
        deed = RoundDeed.MINUTE if found.state is Sitting.HELD else RoundDeed.HOLD
        made = rounds.change(number, deed, told, seen=by.seen or found.version, actor=by.actor, reason=by.reason)
        noted(place, deed.value, str(number), "rounds")
        _tell(voice, mechanisms.one(made.mechanism).name, made)


def _came(told: "dict[Any, Sequence[str]]") -> "tuple[Attended, ...]":
    from liandong.followup.mechanisms import Attended

    parts = [(presence, name.partition("=")) for presence, every in told.items() for name in every]
    return tuple(Attended(name.strip(), presence, who.strip()) for presence, (name, _, who) in parts)


def _lines(voice: Voice, file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        why = reason(error) if isinstance(error, OSError) else "UTF-8"
        raise failed(voice, f"{file}: {why}", voice("rounds.minutes_remedy"), code=USAGE) from error


def _register_agree(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="agree", help=voice("help.rounds_agree"))
    @signed(voice)
    def agree(
        number: Annotated[int, options.argument(voice, "rounds_number", "NUMBER")],
        text: Annotated[str, options.argument(voice, "rounds_text", "TEXT")],
        workspace: Annotated[str, options.workspace(voice)],
        by: By,
        owner: Annotated[str, options.option(voice, "tasks_owner", "--owner", metavar="NAME")] = "",
        due: Annotated[str | None, options.option(voice, "tasks_due", "--due", metavar="DAY")] = None,
        only_noted: Annotated[bool, options.option(voice, "rounds_noted", "--noted")] = False,
    ) -> None:
        from liandong.followup.mechanisms import Agreed

        with opened(voice, workspace) as (place, mechanisms, rounds):
            seen = by.seen or rounds.one(number).version
            one = Agreed(text, owner, day(voice, due), noted=only_noted)
            made = rounds.agree(number, [one], seen=seen, actor=by.actor, reason=by.reason)
            noted(place, "agree", str(number), "rounds")
            _tell(voice, mechanisms.one(made.mechanism).name, made)
            if task := made.agreed[-1].task:
                line(voice("rounds.tasks", numbers=task))


def _register_plain(group: typer.Typer, voice: Voice, name: str) -> None:
    @group.command(name=name, help=voice(f"help.rounds_{name}"))
    @signed(voice)
    def do(
        number: Annotated[int, options.argument(voice, "rounds_number", "NUMBER")],
        workspace: Annotated[str, options.workspace(voice)],
        by: By,
    ) -> None:
        from liandong.followup.mechanisms import RoundDeed

        with opened(voice, workspace) as (place, mechanisms, rounds):
            seen = by.seen or rounds.one(number).version
            made = rounds.change(number, RoundDeed(name), seen=seen, actor=by.actor, reason=by.reason)
            noted(place, name, str(number), "rounds")
            _tell(voice, mechanisms.one(made.mechanism).name, made)


def _register_undo(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="undo", help=voice("help.rounds_undo"))
    @signed(voice)
    def undo(
        number: Annotated[int, options.argument(voice, "rounds_number", "NUMBER")],
        workspace: Annotated[str, options.workspace(voice)],
        by: By,
    ) -> None:
        with opened(voice, workspace) as (place, mechanisms, rounds):
            seen = by.seen or rounds.one(number).version
            made = rounds.undo(number, seen=seen, actor=by.actor, reason=by.reason)
            noted(place, "undo", str(number), "rounds")
            _tell(voice, mechanisms.one(made.mechanism).name, made)

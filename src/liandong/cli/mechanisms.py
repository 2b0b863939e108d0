"""`liandong mechanisms`: mechanisms that are kept up, their rounds by rule, their chairs, and their health."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated, Any

import typer

from liandong.cli import finding, options
from liandong.cli.tasks import By, beside, day, noted, signed
from liandong.cli.terminal import line, table
from liandong.cli.voice import Voice
from liandong.workspace import Workspace

if TYPE_CHECKING:
    from liandong.followup.mechanisms import Health, Mechanism, Mechanisms, Rounds, Told

COLUMNS = ("field_number", "field_name", "field_state", "next", "chair")
_AHEAD = 2
"""Years in which the next round is looked for."""
_SHOWN = 4
"""Rounds to come that are told."""


def register(app: typer.Typer, voice: Voice) -> None:
    group = typer.Typer(
        help=voice("help.mechanisms"),
        no_args_is_help=True,
        options_metavar=voice("usage.options"),
        subcommand_metavar=voice("usage.subcommand"),
    )
    _register_list(group, voice)
    _register_show(group, voice)
    _register_add(group, voice)
    _register_revise(group, voice)
    _register_end(group, voice)
    _register_undo(group, voice)
    app.add_typer(group, name="mechanisms")


@contextmanager
def opened(voice: Voice, workspace: str) -> Iterator[tuple[Workspace, "Mechanisms", "Rounds"]]:
    """A workspace with its mechanisms and their rounds, for the length of the block."""
    from liandong.followup.mechanisms import Mechanisms, Rounds

    with beside(voice, workspace) as (place, found):
        yield place, Mechanisms(found), Rounds(found)


def tell_state(voice: Voice, mechanism: "Mechanism") -> None:
    state = voice(f"mechanisms.state_{mechanism.state}")
    line(voice("mechanisms.now", number=mechanism.number, name=mechanism.name, state=state, version=mechanism.version))


@dataclass(frozen=True)
class Plan:
    """What the options say of a mechanism."""

    record: str
    secretariat: str | None
    member: list[str] | None
    leave: list[str] | None
    turn: str | None
    months: int
    rule: str | None
    since: str | None
    grace: int | None


def _planned(voice: Voice) -> options.Decorator:
    """Gives a command the options of what a mechanism is made of, which it takes as `plan`."""

    def each(name: str, type_: Any, default: object, *flags: str, **settings: Any) -> Any:
        return options.parameter(name, type_, default, options.option(voice, f"mechanisms_{name}", *flags, **settings))

    shared = [
        each("record", str, "", "--record", metavar="RECORD"),
        each("secretariat", str | None, None, "--secretariat", metavar="NAME"),
        each("member", list[str] | None, None, "--member", metavar="NAME"),
        each("leave", list[str] | None, None, "--leave", metavar="NAME"),
        each("turn", str | None, None, "--turn", metavar="A,B"),
        each("months", int, 12, "--months", metavar="N", min=1),
        each("rule", str | None, None, "--rule", metavar="RULE"),
        each("since", str | None, None, "--since", metavar="DAY"),
        each("grace", int | None, None, "--grace", metavar="DAYS", min=0),
    ]
    return options.shared("plan", shared, lambda values: Plan(**values))


def _told(voice: Voice, place: Workspace, plan: Plan, before: "Mechanism | None", name: str | None) -> "Told":
    """What the options change; a record that is named gives its members too, each with the statement that proves it."""
    from liandong.followup.calendar import today
    from liandong.followup.mechanisms.planning import Planned, told

    record = None
    if plan.record:
        ledger = place.ledger()
        record = finding.record(voice, ledger, plan.record)
    return told(
        Planned(
            name=name,
            record=record,
            secretariat=plan.secretariat,
            joining=tuple(plan.member or ()),
            leaving=tuple(plan.leave or ()),
            turn=tuple(part.strip() for part in plan.turn.replace("，", ",").replace("、", ",").split(","))
            if plan.turn
            else None,
            months=plan.months,
            rule=plan.rule,
            since=day(voice, plan.since) or today(),
            grace=plan.grace,
        ),
        before,
    )


def _register_list(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="list", help=voice("help.mechanisms_list"))
    def list_(
        workspace: Annotated[str, options.workspace(voice)],
        as_json: Annotated[bool, options.option(voice, "json", "--json")] = False,
    ) -> None:
        from liandong.followup.mechanisms.telling import plain

        with opened(voice, workspace) as (_, mechanisms, _rounds):
            found = mechanisms.every()
            if as_json:
                line(json.dumps([plain(each) for each in found], ensure_ascii=False))
                return
            if not found:
                line(voice("mechanisms.none"))
                return
            rows = [_row(voice, each) for each in found]
            table([voice(f"mechanisms.{name}") for name in COLUMNS], rows, right=(0,))


def _row(voice: Voice, mechanism: "Mechanism") -> tuple[str, ...]:
    ahead = _ahead(voice, mechanism, 1)
    when, chair = ahead[0] if ahead else ("", "")
    return (str(mechanism.number), mechanism.name, voice(f"mechanisms.state_{mechanism.state}"), when, chair)


def _ahead(voice: Voice, mechanism: "Mechanism", most: int) -> list[tuple[str, str]]:
    """The days of the next rounds by rule, and who presides then."""
    from itertools import islice

    from liandong.followup.calendar import china, today

    now = today()
    due = mechanism.due(now, now + timedelta(days=366 * _AHEAD), china())
    return [
        (
            voice("mechanisms.next_provisional", day=each.day) if each.provisional else each.day.isoformat(),
            mechanism.chair_on(each.day) or voice("mechanisms.chair_unknown"),
        )
        for each in islice(due, most)
    ]


def _register_show(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="show", help=voice("help.mechanisms_show"))
    def show(
        number: Annotated[int, options.argument(voice, "mechanisms_number", "NUMBER")],
        workspace: Annotated[str, options.workspace(voice)],
        as_json: Annotated[bool, options.option(voice, "json", "--json")] = False,
    ) -> None:
        from liandong.followup.calendar import china, today
        from liandong.followup.mechanisms.telling import plain, plain_health

        with opened(voice, workspace) as (_, mechanisms, rounds):
            mechanism, every = mechanisms.one(number), rounds.of(number)
            told = rounds.health(mechanism, today(), china())
            if as_json:
                whole = plain(mechanism) | {
                    "health": plain_health(told),
                    "rounds": [plain(each) for each in every],
                    "log": [entry_data(entry) for entry in mechanisms.log(number)],
                }
                line(json.dumps(whole, ensure_ascii=False))
                return
            _show(voice, mechanism)
            _show_health(voice, told)
            for each in every:
                from liandong.cli.rounds import row

                line("  ".join(row(voice, each)))


def entry_data(entry: object) -> Any:
    import msgspec

    return msgspec.to_builtins(entry)


def _show(voice: Voice, mechanism: "Mechanism") -> None:
    line(f"{mechanism.number}  {mechanism.name}", style="bold")
    show_fields(voice, "mechanisms", mechanism, ("number", "name"))
    for when, chair in _ahead(voice, mechanism, _SHOWN):
        line(f"  {voice('mechanisms.next')}  {when}  {voice('mechanisms.chair')}  {chair}")


def show_fields(voice: Voice, room: str, thing: Any, apart: tuple[str, ...]) -> None:
    """Every field that says something, one a line."""
    from liandong.followup.mechanisms.telling import show
    from liandong.messages import Words

    for name in thing.__struct_fields__:
        value = getattr(thing, name)
        if name in apart or value in ("", (), None):
            continue
        parts = value if isinstance(value, tuple) else (value,)
        if name == "state":
            parts = (voice(f"{room}.state_{value}"),)
        for part in parts:
            told = show(part)
            line(f"  {voice(f'{room}.field_{name}')}  {told.worded(voice.lang) if isinstance(told, Words) else told}")


def _show_health(voice: Voice, told: "Health") -> None:
    from liandong.followup.mechanisms.health import Carried, Kept

    line(voice("mechanisms.health", day=told.day), style="bold")
    if told.due:
        counted = [(voice(f"mechanisms.kept_{kept}"), len(told.rounds(kept))) for kept in Kept]
        line(f"  {voice('mechanisms.health_due', count=len(told.due))}: {_counts(voice, counted)}")
    else:
        line(f"  {voice('mechanisms.health_none')}")
    if any(each.provisional for each in told.due):
        line(f"  {voice('mechanisms.health_provisional')}", style="dim")
    if told.beside:
        line(f"  {voice('mechanisms.beside')}: {len(told.beside)}")
    if told.agreed:
        counted = [(voice(f"mechanisms.carried_{carried}"), len(told.carried(carried))) for carried in Carried]
        line(f"  {voice('mechanisms.agreed')} {len(told.agreed)}: {_counts(voice, counted)}")
    for each in told.came:
        figures = {name: getattr(each, name) for name in ("member", "present", "absent", "excused", "unknown")}
        line(f"  {voice('mechanisms.came_of', **figures)}")


def _counts(voice: Voice, counted: list[tuple[str, int]]) -> str:
    return voice.joined([voice("mechanisms.counted", name=name, count=count) for name, count in counted if count])


def _register_add(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="add", help=voice("help.mechanisms_add"))
    @signed(voice)
    @_planned(voice)
    def add(
        name: Annotated[str, options.argument(voice, "mechanisms_name", "NAME")],
        workspace: Annotated[str, options.workspace(voice)],
        plan: Plan,
        by: By,
    ) -> None:
        with opened(voice, workspace) as (place, mechanisms, _):
            made = mechanisms.add(_told(voice, place, plan, None, name), actor=by.actor, reason=by.reason)
            noted(place, "add", str(made.number), "mechanisms")
            tell_state(voice, made)


def _register_revise(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="revise", help=voice("help.mechanisms_revise"))
    @signed(voice)
    @_planned(voice)
    def revise(
        number: Annotated[int, options.argument(voice, "mechanisms_number", "NUMBER")],
        workspace: Annotated[str, options.workspace(voice)],
        plan: Plan,
        by: By,
        name: Annotated[str | None, options.option(voice, "mechanisms_rename", "--name", metavar="NAME")] = None,
    ) -> None:
        from liandong.followup.mechanisms import Deed

        with opened(voice, workspace) as (place, mechanisms, _):
            before = mechanisms.one(number)
            told = _told(voice, place, plan, before, name)
            seen = by.seen or before.version
            made = mechanisms.change(number, Deed.REVISE, told, seen=seen, actor=by.actor, reason=by.reason)
            noted(place, "revise", str(number), "mechanisms")
            tell_state(voice, made)


def _register_end(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="end", help=voice("help.mechanisms_end"))
    @signed(voice)
    def end(
        number: Annotated[int, options.argument(voice, "mechanisms_number", "NUMBER")],
        workspace: Annotated[str, options.workspace(voice)],
        by: By,
        on: Annotated[str | None, options.option(voice, "mechanisms_ended", "--on", metavar="DAY")] = None,
        again: Annotated[bool, options.option(voice, "mechanisms_again", "--reopen")] = False,
    ) -> None:
        from liandong.followup.calendar import today
        from liandong.followup.mechanisms import Deed, Told

        with opened(voice, workspace) as (place, mechanisms, _):
            seen = by.seen or mechanisms.one(number).version
            deed, told = (Deed.REOPEN, Told()) if again else (Deed.END, Told(ended=day(voice, on) or today()))
            made = mechanisms.change(number, deed, told, seen=seen, actor=by.actor, reason=by.reason)
            noted(place, deed.value, str(number), "mechanisms")
            tell_state(voice, made)


def _register_undo(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="undo", help=voice("help.mechanisms_undo"))
    @signed(voice)
    def undo(
        number: Annotated[int, options.argument(voice, "mechanisms_number", "NUMBER")],
        workspace: Annotated[str, options.workspace(voice)],
        by: By,
    ) -> None:
        with opened(voice, workspace) as (place, mechanisms, _):
            seen = by.seen or mechanisms.one(number).version
            made = mechanisms.undo(number, seen=seen, actor=by.actor, reason=by.reason)
            noted(place, "undo", str(number), "mechanisms")
            tell_state(voice, made)

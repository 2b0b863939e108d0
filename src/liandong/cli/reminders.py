"""`liandong reminders preview|send|run|outbox|log|resend`: what is to be said, sent, and what became of it."""

import json
import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from threading import Event
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from liandong.cli import options
from liandong.cli.acting import named
from liandong.cli.outcome import INTERRUPTED, USAGE, failed
from liandong.cli.progress import heard
from liandong.cli.tasks import beside, noted
from liandong.cli.terminal import line, table
from liandong.cli.voice import Voice
from liandong.workspace import Workspace

if TYPE_CHECKING:
    from liandong.followup.reminders import Plan, Reminders, State

_UNITS = {"s": 1, "m": 60, "h": 3600}
_MOST_SECONDS = 7 * 24 * 3600


def register(app: typer.Typer, voice: Voice) -> typer.Typer:
    """Gives the group of commands."""
    group = typer.Typer(
        help=voice("help.reminders"),
        no_args_is_help=True,
        options_metavar=voice("usage.options"),
        subcommand_metavar=voice("usage.subcommand"),
    )
    _register_preview(group, voice)
    _register_send(group, voice)
    _register_outbox(group, voice)
    _register_resend(group, voice)
    app.add_typer(group, name="reminders")
    return group


@contextmanager
def opened(voice: Voice, workspace: str) -> Iterator[tuple[Workspace, "Reminders"]]:
    """A workspace with its reminders, for the length of the block."""
    from liandong.followup.reminders import Reminders

    with beside(voice, workspace) as (place, found):
        yield place, Reminders(found, place.settings)


def _register_preview(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="preview", help=voice("help.reminders_preview"))
    def preview(
        workspace: Annotated[str, options.workspace(voice)],
        as_json: Annotated[bool, options.option(voice, "json", "--json")] = False,
    ) -> None:
        from liandong.followup.reminders.telling import plain_planned

        with opened(voice, workspace) as (_, reminders):
            plan = reminders.plan()
            if as_json:
                told = {"quiet": plan.quiet, "unaddressed": dict(plan.unaddressed)}
                told["planned"] = [plain_planned(each) for each in plan.planned]
                line(json.dumps(told, ensure_ascii=False))
                return
            _show_plan(voice, reminders, plan)


def _show_plan(voice: Voice, reminders: "Reminders", plan: "Plan") -> None:
    from liandong.followup.reminders.telling import moment

    rules = reminders.book.rules()
    rows = [
        (
            str(each.task.number),
            each.task.title,
            each.reminder.person,
            each.address.told,
            f"{each.reminder.rule} {moment(rules[each.reminder.rule], voice.lang)}",
            voice("reminders.plan_before" if each.before else "reminders.plan_new"),
        )
        for each in plan.planned
    ]
    if rows:
        names = [voice(f"reminders.{name}") for name in ("person", "channel", "rule", "state")]
        table([voice("tasks.field_number"), voice("tasks.field_title"), *names], rows, right=(0,))
    else:
        line(voice("reminders.plan_empty"))
    if plan.quiet:
        line(voice("reminders.plan_quiet"))
    _tell_unaddressed(voice, plan.unaddressed)


def _register_send(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="send", help=voice("help.reminders_send"))
    def send(workspace: Annotated[str, options.workspace(voice)]) -> None:
        with opened(voice, workspace) as (_, reminders), _ending() as stop:
            _run(voice, reminders, stop.is_set)
            _tell_outbox(voice, reminders)
            if stop.is_set():
                raise typer.Exit(INTERRUPTED)

    @group.command(name="run", help=voice("help.reminders_run"))
    def run(
        workspace: Annotated[str, options.workspace(voice)],
        every: Annotated[str, options.option(voice, "reminders_interval", "--every", metavar="TIME")] = "5m",
    ) -> None:
        seconds = _seconds(voice, every)
        with opened(voice, workspace) as (_, reminders), _ending() as stop:
            line(voice("reminders.waits", seconds=seconds))
            while not stop.is_set():
                _run(voice, reminders, stop.is_set, silent=True)
                stop.wait(seconds)
            line(voice("reminders.ended"))


@contextmanager
def _ending() -> Iterator[Event]:
    """An event that SIGTERM or Ctrl-C sets: the message that is being sent is ended first."""
    stop, before = Event(), {}

    def end(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    for each in (signal.SIGTERM, signal.SIGINT):
        before[each] = signal.signal(each, end)
    try:
        yield stop
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _run(voice: Voice, reminders: "Reminders", stopped: Callable[[], bool], *, silent: bool = False) -> None:
    with heard(voice, "reminders") as told:
        run = reminders.send(stopped=stopped, heard=told)
    if run.made:
        line(voice("reminders.made_now", count=run.made))
    if run.lost:
        line(voice("reminders.lost", count=run.lost))
    if run.quiet and not silent:
        line(voice("reminders.plan_quiet"))
    if run.told:
        line(voice("reminders.sent_now", told=_counted(voice, run.told)))
    elif not silent:
        line(voice("reminders.sent_none"))
    if run.made or not silent:
        _tell_unaddressed(voice, run.unaddressed)


def _counted(voice: Voice, told: Mapping["State", int]) -> str:
    each = [voice("reminders.sent_each", state=_state(voice, state), count=n) for state, n in sorted(told.items())]
    return ("、" if voice.lang == "zh" else ", ").join(each)


def _tell_outbox(voice: Voice, reminders: "Reminders") -> None:
    """A table of how many messages stand in each state, and each of those of which a person has to know."""
    from liandong.followup.reminders import State

    counts = reminders.outbox.counts()
    rows = [(_state(voice, state), str(count)) for state, count in counts.items() if count]
    if rows:
        table([voice("reminders.all"), voice("reminders.count")], rows, right=(1,))
    if counts[State.DOUBT]:
        line(voice("reminders.resend_hint"))


def _tell_unaddressed(voice: Voice, unaddressed: Mapping[str, int]) -> None:
    if unaddressed:
        each = [voice("reminders.unaddressed_each", person=name, count=n) for name, n in sorted(unaddressed.items())]
        names = ("、" if voice.lang == "zh" else ", ").join(each)
        line(voice("reminders.unaddressed", names=names), style="yellow")


def _register_outbox(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="outbox", help=voice("help.reminders_outbox"))
    def outbox(
        workspace: Annotated[str, options.workspace(voice)],
        state: Annotated[list[str] | None, options.option(voice, "reminders_state", "--state", metavar="STATE")] = None,
        limit: Annotated[int, options.option(voice, "list_limit", "--limit", metavar="N", min=1)] = 50,
        as_json: Annotated[bool, options.option(voice, "json", "--json")] = False,
    ) -> None:
        from liandong.followup.reminders.telling import at, cause, plain_message

        with opened(voice, workspace) as (_, reminders):
            found = reminders.outbox.messages(_states(voice, state or []), limit=limit)
            if as_json:
                line(json.dumps([plain_message(each) for each in found], ensure_ascii=False))
                return
            if not found:
                line(voice("reminders.no_messages"))
                return
            names = ("number", "person", "channel", "state", "tasks", "made", "tries", "reason")
            rows = [
                (
                    *(str(each.number), each.person, each.shown, _state(voice, each.state)),
                    *(" ".join(map(str, each.tasks)), at(each.made), str(each.tries), cause(each, voice.lang)),
                )
                for each in found
            ]
            table([voice(f"reminders.{name}") for name in names], rows, right=(0,))

    @group.command(name="log", help=voice("help.reminders_log"))
    def log(
        workspace: Annotated[str, options.workspace(voice)],
        limit: Annotated[int, options.option(voice, "list_limit", "--limit", metavar="N", min=1)] = 50,
        as_json: Annotated[bool, options.option(voice, "json", "--json")] = False,
    ) -> None:
        from liandong.followup.calendar import clock

        with opened(voice, workspace) as (_, reminders):
            found = reminders.book.log(limit)
            names = ("at", "actor", "deed", "what", "reason")
            if as_json:
                told = [{name: getattr(each, name) for name in ("number", *names)} for each in found]
                line(json.dumps(told, ensure_ascii=False))
                return
            if not found:
                line(voice("reminders.no_log"))
                return
            rows = [
                (clock(each.at), each.actor, voice(f"reminders.deed_{each.deed}"), each.what, each.reason)
                for each in found
            ]
            table([voice(f"reminders.{name}") for name in (*names[:4], "why")], rows)


def _register_resend(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="resend", help=voice("help.reminders_resend"))
    def resend(
        numbers: Annotated[list[int], options.argument(voice, "reminders_numbers", "NUMBER...")],
        workspace: Annotated[str, options.workspace(voice)],
        actor: Annotated[str | None, options.actor(voice)] = None,
        reason: Annotated[str, options.reason(voice)] = "",
    ) -> None:
        import time

        with opened(voice, workspace) as (place, reminders):
            for number in numbers:
                reminders.outbox.resend(number, int(time.time()), actor=named(actor), reason=reason)
                noted(place, "resend", str(number), "reminders")
                line(voice("reminders.resent", number=number))


def _states(voice: Voice, typed: list[str]) -> list["State"]:
    from liandong.followup.reminders import State

    for each in typed:
        if each not in list(State):
            remedy = voice("tasks.states", states=", ".join(State))
            raise failed(voice, voice("reminders.no_state", state=each), remedy, code=USAGE)
    return [State(each) for each in typed]


def _state(voice: Voice, state: "State") -> str:
    return voice(f"reminders.state_{state}")


def _seconds(voice: Voice, typed: str) -> int:
    number, unit = typed[:-1], _UNITS.get(typed[-1:], 0)
    found = int(number) * unit if number.isascii() and number.isdigit() and len(number) < 8 else 0
    if not 0 < found <= _MOST_SECONDS:
        remedy = voice("usage.remedy", help=f"{voice.program} reminders run -h")
        raise failed(voice, voice("reminders.no_every", text=typed), remedy, code=USAGE)
    return found

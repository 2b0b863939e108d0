"""`liandong tasks`: who sees to what by when, and what came of it."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from liandong.cli import finding, options
from liandong.cli.acting import named
from liandong.cli.outcome import USAGE, failed, reported
from liandong.cli.terminal import line, table
from liandong.cli.voice import Voice
from liandong.errors import UnknownRecord
from liandong.workspace import Ledger, Workspace

if TYPE_CHECKING:
    from liandong.followup.tasks import Asked, Deed, Event, Task, Tasks, Told
    from liandong.store.beside import Beside

COLUMNS = ("number", "code", "title", "state", "owner", "due")


class By(NamedTuple):
    """Who does it, why, and the version of the task that they saw, where that is said."""

    actor: str
    reason: str
    seen: int | None


def register(app: typer.Typer, voice: Voice) -> typer.Typer:
    """Gives the group of commands."""
    group = typer.Typer(
        help=voice("help.tasks"),
        no_args_is_help=True,
        options_metavar=voice("usage.options"),
        subcommand_metavar=voice("usage.subcommand"),
    )
    _register_list(group, voice)
    _register_show(group, voice)
    app.add_typer(group, name="tasks")
    return group


@contextmanager
def beside(voice: Voice, workspace: str) -> Iterator[tuple[Workspace, "Beside"]]:
    """A workspace with the small database beside it, for the length of the block."""
    with reported(voice), finding.existing(voice, workspace) as place:
        found = place.beside()
        try:
            yield place, found
        finally:
            found.close()


@contextmanager
def opened(voice: Voice, workspace: str) -> Iterator[tuple[Workspace, "Tasks"]]:
    """A workspace with its tasks, for the length of the block."""
    from liandong.followup.tasks import Tasks

    with beside(voice, workspace) as (place, found):
        yield place, Tasks(found)


def noted(place: Workspace, deed: str, what: str, group: str = "tasks") -> None:
    """Writes a deed into the log of what was sent, where there are accounts, under the name by which this machine knows
    the person."""
    try:
        from liandong.access import Access
    except ImportError:  # without the portal there are no accounts
        return
    access = Access(place.beside(), place.settings)
    try:
        if access.many():
            access.audit.note(named(None), f"{group} {deed}", what, "command", "done")
    finally:
        access.close()


def signed(voice: Voice) -> options.Decorator:
    """Gives a command the options of who does it and why, which it takes as `by`."""
    shared = (
        ("actor", str | None, None, options.actor(voice)),
        ("reason", str, "", options.reason(voice)),
        ("seen", int | None, None, options.option(voice, "tasks_seen", "--seen", metavar="VERSION", min=1)),
    )
    each = [options.parameter(*one) for one in shared]
    return options.shared("by", each, lambda v: By(named(v["actor"]), v["reason"], v["seen"]))


def done(voice: Voice, workspace: str, number: int, deed: "Deed", by: By, told: "Told | None" = None) -> None:
    """Does a deed to a task and says how it stands now."""
    with opened(voice, workspace) as (place, tasks):
        seen = by.seen or tasks.task(number).version
        task = tasks.change(number, deed, told, seen=seen, actor=by.actor, reason=by.reason)
        noted(place, deed.value, str(number))
        tell_state(voice, task)


def done_to_all(
    voice: Voice, workspace: str, numbers: list[int], deed: "Deed", by: By, told: "Told | None" = None
) -> None:
    """Does a deed to several tasks, all of them or none, and says how each stands now."""
    if len(numbers) == 1:
        done(voice, workspace, numbers[0], deed, by, told)
        return
    if by.seen is not None:
        raise failed(voice, voice("tasks.seen_of_one"), voice("tasks.seen_of_one_remedy"), code=USAGE)
    with opened(voice, workspace) as (place, tasks):
        seen = {number: tasks.task(number).version for number in numbers}
        batch = tasks.change_all(seen, deed, told, actor=by.actor, reason=by.reason)
        if batch.refused:
            told_of = "\n".join(error.worded(voice.lang) for error in batch.refused.values())
            raise failed(voice, told_of, voice("tasks.none_written"))
        if batch.done:
            noted(place, deed.value, " ".join(str(task.number) for task in batch.done))
        for number in sorted(seen):
            tell_state(voice, tasks.task(number))


def tell_state(voice: Voice, task: "Task") -> None:
    state = voice(f"tasks.state_{task.state}")
    line(voice("tasks.now", task=task.number, title=task.title, state=state, version=task.version))


def day(voice: Voice, typed: str | None) -> date | None:
    """The day that was typed; usage where it is none."""
    if typed is None:
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError:
        remedy = voice("tasks.day_remedy")
        raise failed(voice, voice("tasks.no_day", day=typed), remedy, code=USAGE) from None


def show_list(voice: Voice, tasks: list["Task"], indent: Callable[["Task"], str] = lambda _: "") -> None:
    """Prints tasks, one a row."""
    from liandong.followup.calendar import china, today
    from liandong.followup.tasks.telling import days_over

    now, days = today(), china()

    def due(task: "Task") -> str:
        over = days_over(task, now, days)
        if over is None:
            return task.due.isoformat() if task.due else ""
        code = "tasks.over_provisional" if over[1] else "tasks.over"
        return voice(code, due=task.due, days=over[0])

    rows = [
        (
            str(each.number),
            each.code,
            indent(each) + each.title,
            voice(f"tasks.state_{each.state}"),
            each.owner,
            due(each),
        )
        for each in tasks
    ]
    table([voice(f"tasks.field_{name}") for name in COLUMNS], rows, right=(0,))


def _asked(voice: Voice, *, state: str | None, person: str, overdue: bool) -> "Asked":
    from liandong.followup.calendar import today
    from liandong.followup.tasks import Asked, State

    if state is not None and state not in list(State):
        remedy = voice("tasks.states", states=", ".join(State))
        raise failed(voice, voice("tasks.no_state", state=state), remedy, code=USAGE)
    before = today() if overdue else None
    return Asked(State(state) if state else None, running=overdue, person=person, before=before)


def _register_list(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="list", help=voice("help.tasks_list"))
    def list_(
        workspace: Annotated[str, options.workspace(voice)],
        state: Annotated[str | None, options.option(voice, "tasks_state", "--state", metavar="STATE")] = None,
        person: Annotated[str, options.option(voice, "tasks_person", "--person", metavar="NAME")] = "",
        overdue: Annotated[bool, options.option(voice, "tasks_overdue", "--overdue")] = False,
        tree: Annotated[bool, options.option(voice, "tasks_tree", "--tree")] = False,
        limit: Annotated[int, options.option(voice, "list_limit", "--limit", metavar="N", min=1)] = 50,
        as_json: Annotated[bool, options.option(voice, "json", "--json")] = False,
    ) -> None:
        from liandong.followup.calendar import today
        from liandong.followup.tasks.telling import as_tree, plain

        with opened(voice, workspace) as (_, tasks):
            asked = _asked(voice, state=state, person=person, overdue=overdue)
            found = list(tasks.find(asked, limit=limit))
            if as_json:
                line(json.dumps([plain(each, today()) for each in found], ensure_ascii=False))
                return
            if not found:
                line(voice("tasks.none"))
                return
            deep = list(as_tree(found)) if tree else [(0, each) for each in found]
            depths = {each.number: depth for depth, each in deep}
            show_list(voice, [each for _, each in deep], lambda each: "  " * depths[each.number])
            more = tasks.count(asked) - len(found)
            if more:
                line(voice("list.more", count=more, total=more + len(found)))


def _register_show(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="show", help=voice("help.tasks_show"))
    def show(
        number: Annotated[int, options.argument(voice, "tasks_number", "NUMBER")],
        workspace: Annotated[str, options.workspace(voice)],
        as_json: Annotated[bool, options.option(voice, "json", "--json")] = False,
    ) -> None:
        from liandong.followup.calendar import today
        from liandong.followup.tasks.telling import plain, plain_event

        with opened(voice, workspace) as (place, tasks):
            task, log = tasks.task(number), tasks.log(number)
            if as_json:
                whole = plain(task, today()) | {"log": [plain_event(event) for event in log]}
                line(json.dumps(whole, ensure_ascii=False))
                return
            _show(voice, task, log, place.ledger())


def _show(voice: Voice, task: "Task", log: Sequence["Event"], ledger: Ledger) -> None:
    from liandong.followup.calendar import clock
    from liandong.followup.tasks.conflict import described, shown

    def label(record: str) -> str:
        try:
            return ledger.record(record).label
        except UnknownRecord:
            return ""

    line(f"{task.number}  {task.title}", style="bold")
    state = voice(f"tasks.state_{task.state}")
    line(f"  {voice('tasks.field_state')}  {state}  {voice('tasks.field_version')} {task.version}")
    for name in task.__struct_fields__:
        value = getattr(task, name)
        if name not in ("number", "title", "state", "version") and value not in ("", (), None) and shown(value):
            line(f"  {voice(f'tasks.field_{name}')}  {shown(value)}")
    line(voice("tasks.log"), style="bold")
    for event in log:
        done = described(event.deed, event.told, label).worded(voice.lang)
        line("  ".join(["", str(event.version), clock(event.at), event.actor, done, event.reason]).rstrip())

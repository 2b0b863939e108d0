"""`liandong tasks propose`, `add`, `accept`, `assign` and so on: one deed each."""

from typing import Annotated

import typer

from liandong.cli import finding, options
from liandong.cli.outcome import USAGE, failed
from liandong.cli.tasks import By, day, done, done_to_all, noted, opened, show_list, signed, tell_state
from liandong.cli.terminal import line
from liandong.cli.voice import Voice


def register(group: typer.Typer, voice: Voice) -> None:
    _register_propose(group, voice)
    _register_add(group, voice)
    _register_accept(group, voice)
    _register_assign(group, voice)
    _register_move(group, voice)
    _register_progress(group, voice)
    _register_prove(group, voice)
    for name, deed in (("done", "finish"), *((each, each) for each in ("return", "lapse", "withdraw", "reopen"))):
        _register_plain(group, voice, name, deed)
    _register_undo(group, voice)


def _register_propose(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="propose", help=voice("help.tasks_propose"))
    @signed(voice)
    def propose(
        records: Annotated[list[str], options.argument(voice, "tasks_records", "RECORD...")],
        workspace: Annotated[str, options.workspace(voice)],
        by: By,
    ) -> None:
        from liandong.followup.tasks.proposing import proposals, suggested

        with opened(voice, workspace) as (place, tasks):
            ledger = place.ledger()
            found = [
                suggested(record, told)
                for words in records
                for record, told in proposals(ledger, finding.record(voice, ledger, words))
            ]
            made, before = tasks.take_up(found, actor=by.actor, reason=by.reason, passing=True) if found else ([], [])
            if before:
                line(voice("tasks.proposed_before", count=len(before)))
            if not made:
                line(voice("tasks.nothing_to_propose"))
                return
            noted(place, "propose", " ".join(str(task.number) for task in made))
            show_list(voice, made)


def _register_add(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="add", help=voice("help.tasks_add"))
    @signed(voice)
    def add(
        title: Annotated[str, options.argument(voice, "tasks_title", "TITLE")],
        workspace: Annotated[str, options.workspace(voice)],
        by: By,
        owner: Annotated[str, options.option(voice, "tasks_owner", "--owner", metavar="NAME")] = "",
        with_: Annotated[list[str] | None, options.option(voice, "tasks_with", "--with", metavar="NAME")] = None,
        supervisor: Annotated[str, options.option(voice, "tasks_supervisor", "--supervisor", metavar="NAME")] = "",
        start: Annotated[str | None, options.option(voice, "tasks_start", "--start", metavar="DAY")] = None,
        due: Annotated[str | None, options.option(voice, "tasks_due", "--due", metavar="DAY")] = None,
        within: Annotated[int | None, options.option(voice, "tasks_within", "--within", metavar="N", min=1)] = None,
        parent: Annotated[int | None, options.option(voice, "tasks_parent", "--parent", metavar="NUMBER")] = None,
        needs: Annotated[list[int] | None, options.option(voice, "tasks_needs", "--needs", metavar="NUMBER")] = None,
        code: Annotated[str, options.option(voice, "tasks_code", "--code", metavar="TEXT")] = "",
    ) -> None:
        from liandong.followup.calendar import china, today
        from liandong.followup.tasks import Told

        until = day(voice, due)
        if within is not None:
            counted = china().add(day(voice, start) or today(), within)
            until = counted.day
            line(
                voice("tasks.counted_provisional" if counted.provisional else "tasks.counted", day=until, count=within)
            )
        told = Told(
            title=title, code=code, owner=owner, co_owners=tuple(with_ or ()), supervisor=supervisor,
            start=day(voice, start), due=until, parent=parent, needs=tuple(needs or ()),
        )  # fmt: skip
        with opened(voice, workspace) as (place, tasks):
            made = tasks.add(told, actor=by.actor, reason=by.reason)
            noted(place, "add", str(made.number))
            tell_state(voice, made)


def _register_accept(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="accept", help=voice("help.tasks_accept"))
    @signed(voice)
    def accept(
        numbers: Annotated[list[int], options.argument(voice, "tasks_numbers", "NUMBER...")],
        workspace: Annotated[str, options.workspace(voice)],
        by: By,
    ) -> None:
        from liandong.followup.tasks import Deed

        done_to_all(voice, workspace, numbers, Deed.ACCEPT, by)


def _register_assign(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="assign", help=voice("help.tasks_assign"))
    @signed(voice)
    def assign(
        numbers: Annotated[list[int], options.argument(voice, "tasks_numbers", "NUMBER...")],
        workspace: Annotated[str, options.workspace(voice)],
        by: By,
        owner: Annotated[str | None, options.option(voice, "tasks_owner", "--owner", metavar="NAME")] = None,
        with_: Annotated[list[str] | None, options.option(voice, "tasks_with", "--with", metavar="NAME")] = None,
        supervisor: Annotated[
            str | None, options.option(voice, "tasks_supervisor", "--supervisor", metavar="NAME")
        ] = None,
    ) -> None:
        from liandong.followup.tasks import Deed, Told

        given = {"owner": owner, "co_owners": None if with_ is None else tuple(with_), "supervisor": supervisor}
        told = Told(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]
        done_to_all(voice, workspace, numbers, Deed.ASSIGN, by, told)


def _register_move(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="move", help=voice("help.tasks_move"))
    @signed(voice)
    def move(
        number: Annotated[int, options.argument(voice, "tasks_number", "NUMBER")],
        due: Annotated[str, options.argument(voice, "tasks_due", "DAY")],
        workspace: Annotated[str, options.workspace(voice)],
        by: By,
    ) -> None:
        from liandong.followup.tasks import Deed, Told

        done(voice, workspace, number, Deed.MOVE, by, Told(due=day(voice, due)))


def _register_progress(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="progress", help=voice("help.tasks_progress"))
    @signed(voice)
    def progress(
        number: Annotated[int, options.argument(voice, "tasks_number", "NUMBER")],
        note: Annotated[str, options.argument(voice, "tasks_note", "TEXT")],
        workspace: Annotated[str, options.workspace(voice)],
        by: By,
        percent: Annotated[int | None, options.option(voice, "tasks_percent", "--percent", metavar="N")] = None,
    ) -> None:
        from liandong.followup.tasks import Deed, Told

        told = Told(note=note) if percent is None else Told(note=note, percent=percent)
        done(voice, workspace, number, Deed.PROGRESS, by, told)


def _register_prove(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="prove", help=voice("help.tasks_prove"))
    @signed(voice)
    def prove(
        number: Annotated[int, options.argument(voice, "tasks_number", "NUMBER")],
        workspace: Annotated[str, options.workspace(voice)],
        by: By,
        sentence: Annotated[str, options.option(voice, "tasks_sentence", "--sentence", metavar="TEXT")] = "",
        record: Annotated[str, options.option(voice, "tasks_record", "--record", metavar="RECORD")] = "",
        statement: Annotated[str, options.option(voice, "tasks_statement", "--statement", metavar="ID")] = "",
    ) -> None:
        from liandong.followup.tasks import Deed, Proof, Told

        if not (sentence or record or statement):
            remedy = voice("tasks.no_proof_remedy")
            raise failed(voice, voice("tasks.no_proof"), remedy, code=USAGE)
        with opened(voice, workspace) as (place, tasks):
            ledger = place.ledger()
            told = Proof(
                record=finding.record(voice, ledger, record).id if record else "",
                statement=ledger.statement(statement).id if statement else "",
                sentence=sentence,
            )
            seen = by.seen or tasks.task(number).version
            task = tasks.change(number, Deed.PROVE, Told(proof=told), seen=seen, actor=by.actor, reason=by.reason)
            noted(place, "prove", str(number))
            tell_state(voice, task)


def _register_plain(group: typer.Typer, voice: Voice, name: str, deed: str) -> None:
    @group.command(name=name, help=voice(f"help.tasks_{name}"))
    @signed(voice)
    def do(
        numbers: Annotated[list[int], options.argument(voice, "tasks_numbers", "NUMBER...")],
        workspace: Annotated[str, options.workspace(voice)],
        by: By,
    ) -> None:
        from liandong.followup.tasks import Deed

        done_to_all(voice, workspace, numbers, Deed(deed), by)


def _register_undo(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="undo", help=voice("help.tasks_undo"))
    @signed(voice)
    def undo(
        number: Annotated[int, options.argument(voice, "tasks_number", "NUMBER")],
        workspace: Annotated[str, options.workspace(voice)],
        by: By,
    ) -> None:
        with opened(voice, workspace) as (place, tasks):
            seen = by.seen or tasks.task(number).version
            task = tasks.undo(number, seen=seen, actor=by.actor, reason=by.reason)
            noted(place, "undo", str(number))
            tell_state(voice, task)

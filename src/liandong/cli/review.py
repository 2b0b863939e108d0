"""`liandong review`: what is for a person to decide, question by question; and each act by itself, for scripts."""

import json
from typing import Annotated

import typer

from liandong.cli import deeds, finding, options, told
from liandong.cli.acting import ended, named
from liandong.cli.outcome import USAGE, failed, reported
from liandong.cli.reviewing import Session
from liandong.cli.terminal import line, table
from liandong.cli.voice import Voice
from liandong.exchange import acts


def register(app: typer.Typer, voice: Voice) -> None:
    group = typer.Typer(
        help=voice("help.review"),
        invoke_without_command=True,
        options_metavar=voice("usage.options"),
        subcommand_metavar=voice("usage.subcommand"),
    )
    _register_session(group, voice)
    _register_list(group, voice)
    deeds.register(group, voice)
    app.add_typer(group, name="review")


def _register_session(group: typer.Typer, voice: Voice) -> None:
    @group.callback()
    def review(
        context: typer.Context,
        workspace: Annotated[str | None, options.workspace(voice)] = None,
        actor: Annotated[str | None, options.actor(voice)] = None,
        reason: Annotated[str, options.reason(voice)] = "",
        limit: Annotated[int, options.option(voice, "review_limit", "--limit", min=1)] = 100,
        no_build: Annotated[bool, options.no_build(voice)] = False,
    ) -> None:
        if context.invoked_subcommand is not None:
            return
        if workspace is None:
            raise failed(
                voice,
                voice("usage.missing", name="-w/--workspace"),
                voice("usage.remedy", help=f"{voice.program} review -h"),
                code=USAGE,
            )
        with reported(voice), finding.existing(voice, workspace) as opened:
            session = Session(voice, opened, named(actor), reason)
            try:
                session.run(limit)
            finally:
                ended(voice, opened, len(session.done), rebuild=not no_build)


def _register_list(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="list", help=voice("help.review_list"))
    def list_(
        workspace: Annotated[str, options.workspace(voice)],
        limit: Annotated[int, options.option(voice, "review_limit", "--limit", min=1)] = 100,
        as_json: Annotated[bool, options.option(voice, "json", "--json")] = False,
    ) -> None:
        with reported(voice), finding.existing(voice, workspace) as opened:
            items = opened.review(limit)
            if as_json:
                line(json.dumps([acts.item_row(item, voice.lang) for item in items], ensure_ascii=False))
                return
            for number, item in enumerate(items, 1):
                line(f"{number}  {acts.heading(item, voice.lang)}", style="bold")
                told.ask(voice, opened.ledger(), item)
            if not items:
                line(voice("review.nothing"))
            if items.more:
                line(voice("review.more", count=items.more))

    @group.command(name="log", help=voice("help.review_log"))
    def log(
        workspace: Annotated[str, options.workspace(voice)],
        as_json: Annotated[bool, options.option(voice, "json", "--json")] = False,
    ) -> None:
        with reported(voice), finding.existing(voice, workspace) as opened:
            done, ledger = opened.log(), opened.ledger()
            if as_json:
                line(json.dumps([acts.act_row(act) for act in done], ensure_ascii=False))
            else:
                headings, entries = [voice(f"log.{column}") for column in acts.COLUMNS], acts.Log(done)
                table(headings, [acts.act_cells(ledger, act, entries, voice.lang) for act in done])
            faults = opened.log_faults()
            if faults:
                numbers = voice.joined([str(number) for number in faults])
                raise failed(voice, voice("review.log_broken", numbers=numbers), voice("review.log_remedy"))

    @group.command(name="members", help=voice("help.review_members"))
    def members(
        record: Annotated[str, options.argument(voice, "show_record", "RECORD")],
        workspace: Annotated[str, options.workspace(voice)],
    ) -> None:
        with reported(voice), finding.existing(voice, workspace) as opened:
            ledger = opened.ledger()
            rows = acts.member_rows(ledger, finding.record(voice, ledger, record))
            table([voice(f"log.{column}") for column in ("id", "file", "sentence")], rows)

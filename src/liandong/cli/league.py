"""`liandong followup event` and `league`: what became of an event, and who kept how much of what was promised."""

import json
from typing import Annotated

import typer

from liandong.cli import finding, options
from liandong.cli.outcome import reported
from liandong.cli.promises import Form, silent_months
from liandong.cli.terminal import line, table
from liandong.cli.voice import Voice
from liandong.exchange.comma import as_csv
from liandong.followup.promises import By


def register(group: typer.Typer, voice: Voice) -> None:
    _register_event(group, voice)
    _register_league(group, voice)


def _register_event(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="event", help=voice("help.followup_became"))
    def event(
        event: Annotated[str, options.argument(voice, "followup_event_id", "EVENT")],
        workspace: Annotated[str, options.workspace(voice)],
        silent: Annotated[int | None, silent_months(voice)] = None,
        form: Annotated[Form, options.option(voice, "followup_format", "--format")] = Form.TEXT,
        known_on: Annotated[str | None, options.known_on(voice)] = None,
        as_of: Annotated[str | None, options.as_of(voice)] = None,
    ) -> None:
        from liandong.followup.promises import asked_day, became
        from liandong.followup.promises.tables import event_data, event_headings, event_rows

        with reported(voice), finding.existing(voice, workspace) as opened:
            ledger = opened.ledger(known_on=known_on, as_of=as_of)
            at = finding.record(voice, ledger, event)
            found = became(ledger, at.id, silent_after=silent or opened.settings.silent_months)
            rows = event_rows(found, voice.lang)
            if form is Form.JSON:
                typer.echo(json.dumps(event_data(found, voice.lang), ensure_ascii=False, indent=2))
            elif form is Form.CSV:
                typer.echo(as_csv(event_headings(voice.lang), rows), nl=False)
            else:
                options.tell_past(voice, ledger.version, known_on, as_of)
                day, held = asked_day(ledger).isoformat(), found.day or "–"
                line(voice("promise.event_told", day=day, event=at.label, held=held, count=found.total))
                table(event_headings(voice.lang)[:5], [row[:5] for row in rows], right=(2,))
                if not rows:
                    line(voice("promise.event_none"))


def _register_league(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="league", help=voice("help.followup_league"))
    def league(
        workspace: Annotated[str, options.workspace(voice)],
        by: Annotated[By, options.option(voice, "followup_league_by", "--by")] = By.REGION,
        silent: Annotated[int | None, silent_months(voice)] = None,
        form: Annotated[Form, options.option(voice, "followup_format", "--format")] = Form.TEXT,
        known_on: Annotated[str | None, options.known_on(voice)] = None,
        as_of: Annotated[str | None, options.as_of(voice)] = None,
    ) -> None:
        from liandong.followup.promises import asked_day, promises
        from liandong.followup.promises import league as computed
        from liandong.followup.promises.tables import league_data, league_headings, league_row

        with reported(voice), finding.existing(voice, workspace) as opened:
            ledger = opened.ledger(known_on=known_on, as_of=as_of)
            rows = computed(promises(ledger, silent_after=silent or opened.settings.silent_months), by)
            cells = [league_row(row, voice.lang) for row in rows]
            if form is Form.JSON:
                typer.echo(json.dumps(league_data(rows), ensure_ascii=False, indent=2))
            elif form is Form.CSV:
                typer.echo(as_csv(league_headings(voice.lang), cells), nl=False)
            elif not rows:
                line(voice("promise.league_none"))
            else:
                options.tell_past(voice, ledger.version, known_on, as_of)
                line(voice("promise.league_told", day=asked_day(ledger).isoformat()))
                table(league_headings(voice.lang), cells, right=(4, 5, 6, 7, 8, 9))
                line(voice("promise.league_note"))

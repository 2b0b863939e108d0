"""`liandong followup promises`: the promises of the ledger with what became of each, or one with its proof."""

import json
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from liandong.cli import finding, options
from liandong.cli.card import origin_line
from liandong.cli.outcome import USAGE, advice, failed, reported
from liandong.cli.terminal import line, table
from liandong.cli.voice import Voice
from liandong.errors import SearchError
from liandong.exchange.acts import short
from liandong.exchange.comma import as_csv
from liandong.workspace import Ledger

if TYPE_CHECKING:
    from liandong.followup.promises import Promise, Proof, Wanted

_SHOWN = ("id", "by", "what", "due", "stage", "outcome", "why")


class Form(StrEnum):
    TEXT = "text"
    JSON = "json"
    CSV = "csv"


def register(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="promises", help=voice("help.followup_promises"))
    def promises(
        workspace: Annotated[str, options.workspace(voice)],
        outcome: Annotated[str, options.option(voice, "followup_outcome", "--outcome", metavar="A,B")] = "",
        kind: Annotated[str, options.option(voice, "followup_kind", "--kind", metavar="KIND")] = "",
        event: Annotated[str, options.option(voice, "followup_event", "--event", metavar="EVENT")] = "",
        by: Annotated[str, options.option(voice, "followup_by", "--by", metavar="NAME")] = "",
        region: Annotated[str, options.option(voice, "followup_region", "--region", metavar="REGION")] = "",
        one: Annotated[str, options.option(voice, "followup_id", "--id", metavar="RECORD")] = "",
        limit: Annotated[int, options.option(voice, "list_limit", "--limit", metavar="N", min=1)] = 50,
        silent: Annotated[int | None, silent_months(voice)] = None,
        form: Annotated[Form, options.option(voice, "followup_format", "--format")] = Form.TEXT,
        known_on: Annotated[str | None, options.known_on(voice)] = None,
        as_of: Annotated[str | None, options.as_of(voice)] = None,
    ) -> None:
        from liandong.followup.promises import promises as computed
        from liandong.followup.promises import selected

        with reported(voice), finding.existing(voice, workspace) as opened:
            ledger = opened.ledger(known_on=known_on, as_of=as_of)
            after = silent or opened.settings.silent_months
            told = computed(ledger, silent_after=after)
            at = finding.record(voice, ledger, event).id if event else ""
            found = selected(told, asked(voice, outcome=outcome, kind=kind, event=at, by=by, region=region))
            if one:
                named = finding.record(voice, ledger, one).id
                found = tuple(each for each in told if each.id == named)
            if form is not Form.TEXT:
                written(voice, found, form)
                return
            options.tell_past(voice, ledger.version, known_on, as_of)
            if one and found:
                _show(voice, ledger, found[0])
            else:
                _list(voice, workspace, ledger, found, limit)


def silent_months(voice: Voice) -> Any:
    """The option after how many months without evidence a promise is silent."""
    return options.option(voice, "followup_silent", "--silent-months", metavar="N", min=1, max=1200)


def asked(voice: Voice, **given: str) -> "Wanted":
    """What the options ask for; what is wrong in them ends the command as wrong usage."""
    from liandong.followup.promises import Wanted

    try:
        return Wanted.of(**given)
    except SearchError as error:
        message = voice("failed.SearchError", detail=error.worded(voice.lang))
        raise failed(voice, message, advice(voice, error), code=USAGE) from error


def written(voice: Voice, found: Sequence["Promise"], form: Form) -> None:
    """Prints promises as JSON lines, or as CSV."""
    from liandong.followup.promises.telling import data, headings, row

    if form is Form.JSON:
        for each in found:
            typer.echo(json.dumps(data(each, voice.lang), ensure_ascii=False))
    else:
        typer.echo(as_csv(headings(voice.lang), [row(each, voice.lang) for each in found]), nl=False)


def _list(voice: Voice, workspace: str, ledger: Ledger, found: Sequence["Promise"], limit: int) -> None:
    from liandong.followup.promises import asked_day, counted
    from liandong.followup.promises.explain import outcome_word
    from liandong.followup.promises.telling import COLUMNS, headings, row

    if not found:
        line(voice("promise.none"))
        return
    outcomes = voice.joined([f"{outcome_word(each, voice.lang)} {n}" for each, n in counted(found).items() if n])
    same = sum(each.part_of is not None for each in found)
    line(voice("promise.told", day=asked_day(ledger).isoformat(), count=len(found) - same, outcomes=outcomes))
    if same:
        line(voice("promise.told_same", count=same))
    places = [COLUMNS.index(name) for name in _SHOWN]
    rows = [row(each, voice.lang) for each in found[:limit]]
    shown = [[short(cells[place]) if place == 0 else cells[place] for place in places] for cells in rows]
    table([headings(voice.lang)[place] for place in places], shown)
    if len(found) > limit:
        line(voice("promise.more", count=len(found) - limit))
    line(voice("promise.next", workspace=options.folder(workspace), id=short(found[0].id)))


def _show(voice: Voice, ledger: Ledger, promise: "Promise") -> None:
    """One promise: its facts, why its outcome is what it is, and the sentences that both rest on."""
    from liandong.followup.promises.explain import comparison_words, stage_word
    from liandong.followup.promises.telling import COLUMNS, headings, row

    told = dict(zip(COLUMNS, zip(headings(voice.lang), row(promise, voice.lang), strict=True), strict=True))
    line(promise.what, style="bold")
    for name in COLUMNS:
        heading, cell = told[name]
        if cell and name not in ("what", "statements"):
            line(f"  {heading}  {cell}")
    for step in promise.steps:
        line(f"  {stage_word(step.stage, voice.lang)}  {step.day}")
    for each in promise.comparisons:
        line(f"  {comparison_words(each, voice.lang)}")
    _proof(voice, ledger, "promise.proof", promise.proof)
    if promise.beside.quotes:
        _proof(voice, ledger, "promise.beside", promise.beside)
    _proof(voice, ledger, "promise.grounds", promise.grounds)


def _proof(voice: Voice, ledger: Ledger, heading: str, proof: "Proof") -> None:
    line()
    line(voice(heading), style="bold cyan")
    if not proof.quotes:
        line(f"  {voice('promise.no_grounds')}")
    for quote in {(each.document, each.text): each for each in proof.quotes}.values():
        line(f"  「{quote.text}」")
        line(f"    {origin_line(voice, ledger, quote)}", style="dim")

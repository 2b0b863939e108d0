"""`liandong list`: the records with their ids, all of them or those that a query means."""

from typing import Annotated

import typer

from liandong.cli import finding, narrowing, options
from liandong.cli.outcome import reported
from liandong.cli.terminal import line, table
from liandong.cli.voice import Voice
from liandong.cli.wording import in_short
from liandong.exchange.acts import short
from liandong.exchange.entries import newest_first
from liandong.exchange.wording import healthy
from liandong.model import KINDS, Record
from liandong.model.kinds import Facet
from liandong.records import health
from liandong.search import Query
from liandong.workspace import Ledger


def register(app: typer.Typer, voice: Voice) -> None:
    @app.command(name="list", help=voice("help.list"), context_settings=narrowing.CONTEXT)
    @narrowing.narrowed(voice)
    def list_(
        workspace: Annotated[str, options.workspace(voice)],
        given: dict[Facet, str],
        words: Annotated[list[str] | None, options.argument(voice, "list_query", "WORD")] = None,
        limit: Annotated[int, options.option(voice, "list_limit", "--limit", metavar="N", min=1)] = 50,
        weakest: Annotated[bool, options.option(voice, "list_weakest", "--weakest")] = False,
        known_on: Annotated[str | None, options.known_on(voice)] = None,
        as_of: Annotated[str | None, options.as_of(voice)] = None,
    ) -> None:
        with reported(voice):
            asked = narrowing.query(voice, "list", words or (), given)
            with finding.existing(voice, workspace) as opened:
                ledger = opened.ledger(known_on=known_on, as_of=as_of)
                options.tell_past(voice, ledger.version, known_on, as_of)
                show(voice, workspace, ledger, asked, limit, weakest=weakest)


def show(voice: Voice, workspace: str, ledger: Ledger, asked: Query, limit: int, *, weakest: bool = False) -> None:
    """Prints up to `limit` records, kind by kind with the newest first as in the exports, or of all kinds the weakest
    first with their health, and what to type next."""
    found = list(ledger.find(asked))
    total = len(found)
    if weakest:
        found.sort(key=lambda record: (health(record).weakness, record.label, record.id))
        rows = [_row(voice, each, healthy(ledger.health(each), each.kind, voice.lang)) for each in found[:limit]]
    else:
        order = {kind: number for number, kind in enumerate(KINDS)}
        found.sort(key=lambda record: (order[record.kind], newest_first(record)))
        rows = [_row(voice, each, in_short(voice, each)) for each in found[:limit]]
    place = options.folder(workspace)
    if not rows:
        line(
            voice("list.empty", workspace=place)
            if asked.empty
            else voice("list.none", query=asked.worded(voice.lang), workspace=place)
        )
        return
    columns = ("id", "kind", "label", "health" if weakest else "detail", "sources")
    table([voice(f"list.{column}") for column in columns], rows, right=(4,))
    if total > len(rows):
        line(voice("list.more", count=total - len(rows), total=total))
    line(voice("list.next", workspace=place, record=rows[0][0]))


def _row(voice: Voice, record: Record, detail: str) -> tuple[str, ...]:
    return short(record.id), voice.kind(record.kind), record.label, detail, str(record.families)

"""`liandong list`: the records with their ids."""

from pathlib import Path
from typing import Annotated

import typer

from liandong.cli import finding, options
from liandong.cli.outcome import USAGE, failed, reported
from liandong.cli.terminal import line, table
from liandong.cli.voice import Voice
from liandong.cli.wording import in_short, short
from liandong.exchange.entries import newest_first
from liandong.model import KINDS, Record
from liandong.workspace import Ledger


def register(app: typer.Typer, voice: Voice) -> None:
    @app.command(name="list", help=voice("help.list"))
    def list_(
        workspace: Annotated[Path, options.workspace(voice)],
        kind: Annotated[str | None, options.option(voice, "list_kind", "--kind", metavar="KIND")] = None,
        limit: Annotated[int, options.option(voice, "list_limit", "--limit", metavar="N", min=1)] = 50,
    ) -> None:
        with reported(voice):
            chosen = None if kind is None else _kind(voice, kind)
            with finding.existing(voice, workspace) as opened:
                show(voice, workspace, opened.ledger(), chosen, limit)


def show(voice: Voice, workspace: Path, ledger: Ledger, kind: str | None, limit: int) -> None:
    """Prints up to `limit` records, kind by kind with the newest first as in the exports, and what to type next."""
    total = 0
    rows: list[tuple[str, ...]] = []
    for name in (kind,) if kind else KINDS:
        records = sorted(ledger.records(name), key=newest_first)
        rows += [_row(voice, record) for record in records[: max(limit - len(rows), 0)]]
        total += len(records)
    place = options.folder(workspace)
    if not rows:
        line(voice("list.empty_kind", kind=voice.kind(kind)) if kind else voice("list.empty", workspace=place))
        return
    table([voice(f"list.{column}") for column in ("id", "kind", "label", "detail", "sources")], rows, right=(4,))
    if total > len(rows):
        line(voice("list.more", count=total - len(rows), total=total))
    line(voice("list.next", workspace=place, record=rows[0][0]))


def _row(voice: Voice, record: Record) -> tuple[str, ...]:
    return short(record.id), voice.kind(record.kind), record.label, in_short(voice, record), str(record.families)


def _kind(voice: Voice, asked: str) -> str:
    """The kind by its name or by its heading in either language."""
    wanted = asked.strip().lower()
    for kind in KINDS.values():
        if wanted in (kind.name, kind.zh, kind.en.lower()):
            return kind.name
    kinds = voice.joined([f"{kind.name}（{kind.zh}）" if voice.lang == "zh" else kind.name for kind in KINDS.values()])
    raise failed(voice, voice("list.unknown_kind", kind=asked, kinds=kinds), voice("list.kind_remedy"), code=USAGE)

"""`liandong search`: words in documents and records."""

from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from liandong.cli import finding, options
from liandong.cli.outcome import USAGE, failed, reported
from liandong.cli.terminal import line, marked, safe
from liandong.cli.voice import Voice
from liandong.cli.wording import short
from liandong.workspace import Hit


def register(app: typer.Typer, voice: Voice) -> None:
    @app.command(name="search", help=voice("help.search"))
    def search(
        query: Annotated[list[str], options.argument(voice, "search_query", "WORD")],
        workspace: Annotated[Path, options.workspace(voice)],
        limit: Annotated[int, options.option(voice, "search_limit", "--limit", metavar="N", min=1)] = 20,
    ) -> None:
        words = " ".join(query).strip()
        place = options.folder(workspace)
        with reported(voice), finding.existing(voice, workspace) as opened:
            if not words:
                raise failed(voice, voice("search.no_words"), voice("search.empty_query", workspace=place), code=USAGE)
            hits = opened.ledger().search(words, limit=limit + 1)
            if not hits:
                line(voice("search.none", query=words, workspace=place))
                return
            for hit in hits[:limit]:
                _show(voice, hit)
            if len(hits) > limit:
                line(voice("search.more", limit=limit))
            records = [hit.id for hit in hits[:limit] if hit.target == "record"]
            if records:
                line(voice("search.next", workspace=place, record=short(records[0])))


def _show(voice: Voice, hit: Hit) -> None:
    head = Text()
    if hit.target == "record":
        head.append(f"{short(hit.id)}  ", style="cyan")
        head.append(f"{voice.kind(hit.kind)}  ", style="dim")
    else:
        head.append(f"{voice('search.document')}  ", style="dim")
    head.append(safe(hit.label), style="bold")
    line(head)
    line(Text("    ") + marked(hit.snippet, hit.marks))

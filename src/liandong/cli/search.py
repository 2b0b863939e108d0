"""`liandong search`: what a query means in documents and records."""

from typing import Annotated

import typer
from rich.text import Text

from liandong.cli import finding, narrowing, options
from liandong.cli.outcome import USAGE, failed, reported
from liandong.cli.terminal import line, marked, safe
from liandong.cli.voice import Voice
from liandong.cli.wording import in_short, words_with_source
from liandong.exchange.acts import short
from liandong.model import Record
from liandong.model.kinds import Facet
from liandong.workspace import Hit, Ledger

VALUES_SHOWN = 3


def register(app: typer.Typer, voice: Voice) -> None:
    @app.command(name="search", help=voice("help.search"), context_settings=narrowing.CONTEXT)
    @narrowing.narrowed(voice)
    def search(
        workspace: Annotated[str, options.workspace(voice)],
        given: dict[Facet, str],
        words: Annotated[list[str] | None, options.argument(voice, "search_query", "WORD")] = None,
        limit: Annotated[int, options.option(voice, "search_limit", "--limit", metavar="N", min=1)] = 20,
        known_on: Annotated[str | None, options.known_on(voice)] = None,
        as_of: Annotated[str | None, options.as_of(voice)] = None,
    ) -> None:
        place = options.folder(workspace)
        with reported(voice), finding.existing(voice, workspace) as opened:
            asked = narrowing.query(voice, "search", words or (), given)
            if asked.empty and not " ".join(words or ()).strip():
                raise failed(voice, voice("search.no_words"), voice("search.empty_query", workspace=place), code=USAGE)
            ledger = opened.ledger(known_on=known_on, as_of=as_of)
            options.tell_past(voice, ledger.version, known_on, as_of)
            hits = ledger.search(asked, limit=limit + 1)
            if not hits:
                written = " ".join(words or ()).strip() if not given else asked.worded(voice.lang)
                line(voice("search.none", query=written, workspace=place))
                return
            for hit in hits[:limit]:
                _show(voice, ledger, hit)
            if len(hits) > limit:
                line(voice("search.more", limit=limit, total=ledger.count(asked)))
            records = [hit.id for hit in hits[:limit] if hit.target == "record"]
            if records:
                line(voice("search.next", workspace=place, record=short(records[0])))


def _show(voice: Voice, ledger: Ledger, hit: Hit) -> None:
    head = Text()
    if hit.target == "record":
        head.append(f"{short(hit.id)}  ", style="cyan")
        head.append(f"{voice.kind(hit.kind)}  ", style="dim")
    else:
        head.append(f"{voice('search.document')}  ", style="dim")
    wanted = {hit.snippet[start:end] for start, end in hit.marks}
    if hit.target == "document":
        head.append(safe(hit.label), style="bold")
        line(head)
        line(Text("    ") + marked(hit.snippet, hit.marks))
        return
    record = ledger.record(hit.id)
    head += marked(hit.label, _places(hit.label, wanted))
    head.append(f"  {safe(in_short(voice, record))}", style="dim")
    line(head)
    for told in _telling(voice, record, wanted - {word for word in wanted if word in hit.label}):
        line(Text("    ") + marked(told, _places(told, wanted)))


def _telling(voice: Voice, record: Record, wanted: set[str]) -> list[str]:
    """The values of the record that hold any of the words, with their headings; of each property the first."""
    found = []
    for name, values in record.properties:
        texts = (words_with_source(voice, record.kind, name, value) for value in values)
        holding = next((text for text in texts if _places(text, wanted)), None)
        if holding is not None:
            found.append(f"{voice.property(record.kind, name)}  {holding}")
    return found[:VALUES_SHOWN]


def _places(text: str, wanted: set[str]) -> list[tuple[int, int]]:
    """Where any of the words stands first in the text, in order and apart."""
    places: list[tuple[int, int]] = []
    for start, end in sorted((text.find(word), text.find(word) + len(word)) for word in wanted if word in text):
        if not places or start >= places[-1][1]:
            places.append((start, end))
    return places

"""`liandong report`: what the ledger tells of chosen regions, as a report in HTML, Word and PDF."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from liandong.cli import finding, options
from liandong.cli.outcome import USAGE, advice, failed, reported
from liandong.cli.progress import shown
from liandong.cli.terminal import line
from liandong.cli.voice import Voice
from liandong.errors import SearchError
from liandong.workspace import Progress


def register(app: typer.Typer, voice: Voice) -> None:
    @app.command(name="report", help=voice("help.report"))
    def report(
        workspace: Annotated[str, options.workspace(voice)],
        regions: Annotated[str, options.option(voice, "report_regions", "--regions", metavar="A,B")],
        period: Annotated[str, options.option(voice, "report_period", "--period", metavar="2017..2025")],
        formats: Annotated[str, options.option(voice, "report_format", "--format")] = "html,docx,pdf",
        out: Annotated[Path, options.option(voice, "report_out", "--out", metavar="FOLDER")] = Path(),
        dated: Annotated[str | None, options.option(voice, "report_date", "--date", metavar="DAY")] = None,
        fonts: Annotated[Path | None, options.option(voice, "report_fonts", "--fonts", metavar="FOLDER")] = None,
        known_on: Annotated[str | None, options.known_on(voice)] = None,
        as_of: Annotated[str | None, options.as_of(voice)] = None,
    ) -> None:
        from liandong.reports import Asked, regional, write

        with reported(voice):
            day = _day(voice, dated)
            try:
                asked = Asked.of(_listed(regions), period)
            except SearchError as error:
                message = voice("failed.SearchError", detail=error.worded(voice.lang))
                raise failed(voice, message, advice(voice, error), code=USAGE) from error
            with finding.existing(voice, workspace) as opened, shown(voice) as told:
                ledger = opened.ledger(known_on=known_on, as_of=as_of)

                def composing(part: str, done: int, total: int) -> None:
                    told(Progress("compose", done, total))

                def writing(part: str, done: int, total: int) -> None:
                    told(Progress("write", done, total))

                made = regional(ledger, asked, lang=voice.lang, day=day, progress=composing)
                paths = write(made, out, _listed(formats), fonts=fonts, progress=writing)
            for path in paths:
                line(voice("report_made.done", path=path))
            line(voice("report_made.told", tables=sum(1 for _ in made.tables()), sources=len(made.sources)))


def _listed(written: str) -> list[str]:
    """What stands between commas."""
    return [part.strip() for part in written.replace("，", ",").replace("、", ",").split(",") if part.strip()]


def _day(voice: Voice, dated: str | None) -> str:
    """The day that the report is dated: today where none is given."""
    try:
        return (date.fromisoformat(dated) if dated else date.today()).isoformat()  # noqa: DTZ011 - the reader's own day
    except ValueError:
        raise failed(
            voice, voice("report_made.no_date", day=dated), voice("report_made.date_remedy"), code=USAGE
        ) from None

"""`liandong evaluate`: the ledger compared with labelled pages."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from liandong.cli import finding, options
from liandong.cli.outcome import reported
from liandong.cli.terminal import line, table
from liandong.cli.voice import Voice
from liandong.exchange.jsonl import document_rows, record_rows
from liandong.workspace import Ledger

if TYPE_CHECKING:
    from liandong.evaluation import Evaluation, Row

COLUMNS = ("what", "labelled", "precision", "recall", "score")


def register(app: typer.Typer, voice: Voice) -> None:
    @app.command(name="evaluate", help=voice("help.evaluate"))
    def evaluate(
        workspace: Annotated[str, options.workspace(voice)],
        gold: Annotated[Path, options.option(voice, "evaluate_gold", "--gold", metavar="FILE")],
        errors: Annotated[Path | None, options.option(voice, "evaluate_errors", "--errors", metavar="FILE")] = None,
        as_json: Annotated[bool, options.option(voice, "json", "--json")] = False,
    ) -> None:
        with reported(voice), finding.existing(voice, workspace) as opened:
            evaluation = measured(opened.ledger(), gold)
            if errors is not None:
                write_errors(voice, evaluation, errors)
            if as_json:
                from liandong.evaluation import figures

                typer.echo(json.dumps(figures(evaluation), ensure_ascii=False, indent=2))
                return
            describe(voice, evaluation)
            if evaluation.absent:
                files = voice.joined(list(evaluation.absent))
                count = sum(evaluation.absent.values())
                line(voice("evaluate.passed_no_file", count=count, files=files), style="yellow")
            for reason, count in evaluation.passed.items():
                line(voice(f"evaluate.passed_{reason}", count=count), style="yellow")
            if errors is not None:
                line(voice("evaluate.errors", path=errors))


def measured(ledger: Ledger, gold: Path) -> "Evaluation":
    """The ledger's figures against the labels in the file."""
    from liandong.evaluation import evaluate as compare

    aside = [one.path for one in ledger.set_aside()]
    read = list(document_rows(ledger))
    return compare(read, record_rows(ledger), gold, files=[*(str(row["path"]) for row in read), *aside])


def write_errors(voice: Voice, evaluation: "Evaluation", out: Path) -> None:
    """Writes the list of errors, one that a person clicks through."""
    from liandong.evaluation import page

    page.write(evaluation, out, lang=voice.lang)


def describe(voice: Voice, evaluation: "Evaluation") -> None:
    """Prints the table of figures and how many pages were compared."""
    from liandong.evaluation import render

    rows = [_cells(voice, row) for row in render(evaluation)]
    table([voice(f"evaluate.{column}") for column in COLUMNS], rows, right=(1, 2, 3, 4))
    line(voice("evaluate.pages", count=evaluation.pages))


def _cells(voice: Voice, row: "Row") -> tuple[str, ...]:
    shares = (row.precision, row.recall, row.score)
    gold = "" if row.gold is None else str(row.gold)
    return _name(voice, row), gold, *(_share(share, asked=row.gold != 0) for share in shares)


def _share(share: float | None, *, asked: bool) -> str:
    """The share; a dash where no label asks for anything, empty where the line has no such figure."""
    if share is None:
        return ""
    return f"{share:.3f}" if asked else "–"


def _name(voice: Voice, row: "Row") -> str:
    if row.group == "kind":
        return voice.kind(row.name)
    if row.group in ("field", "list"):
        kind, name = row.name.split(".", 1)
        return f"{voice.kind(kind)} {voice.property(kind, name)}"
    if row.group in ("damage", "medium"):
        return voice(f"evaluate.of_{row.group}", name=voice.label_word(row.group, row.name))
    if row.group == "confidence":
        return voice("evaluate.of_confidence", name=row.name)
    if row.group == "value":
        return voice(f"evaluate.value_{row.name}")
    return voice(f"evaluate.{row.name}")

"""Reporting (编制报告): the job that makes a report of the ledger and puts it on the shelf."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from liandong.jobs import Heard, Job, Work
from liandong.reports import FORMATS, Asked, regional, render
from liandong.reports.shelf import Made, Shelf, Word, moment
from liandong.workspace import Progress, Workspace

SORT = "report"
_APART = "\n"


def told(
    regions: Sequence[str], period: str, formats: Sequence[str], *, lang: str, title: str, day: str
) -> dict[str, str]:
    """What a job is told of the report that it is to make."""
    chosen = [name for name in FORMATS if name in formats]
    given = {"regions": _APART.join(regions), "period": period, "formats": _APART.join(chosen)}
    return given | {"lang": lang, "title": title, "day": day}


def asked_of(job: Job) -> Asked:
    """The regions and the period of which the report is to tell; SearchError as `Asked.of`."""
    return Asked.of(job.told.get("regions", "").split(_APART), job.told.get("period", ""))


def work(workspace: Workspace, shelf: Shelf) -> Work:
    """What makes a report."""
    return partial(_work, workspace, shelf)


def _work(workspace: Workspace, shelf: Shelf, job: Job, files: Sequence[Path], heard: Heard) -> Mapping[str, Any]:
    began, asked, lang = moment(), asked_of(job), job.told["lang"]
    ledger, formats = workspace.ledger(), tuple(job.told["formats"].split(_APART))
    seal = ledger.view.seal() or ""
    heard(Progress("compose", 0, None))

    def composing(part: str, done: int, total: int) -> None:
        heard(Progress("compose", done, total, part))

    report = regional(ledger, asked, lang=lang, day=job.told["day"], title=job.told["title"], progress=composing)
    rendered = {}
    for number, name in enumerate(formats):
        heard(Progress("write", number, len(formats), name))
        rendered[name] = render(report, name)
    heard(Progress("write", len(formats), len(formats)))
    tables, sources = sum(1 for _ in report.tables()), len(report.sources)
    by = Word(job.actor, began, job.reason)
    shelf.put(
        Made(
            job.id, by, report.title, report.subtitle, lang, asked.regions, asked.period, ledger.version, formats,
            tables, sources, seal=seal,
        ),
        rendered,
    )  # fmt: skip
    return {"version": ledger.version, "tables": tables, "sources": sources}


def forget_erased(workspace: Workspace, shelf: Shelf) -> None:
    """Takes the reports that may tell still what was erased: those begun before it, and those that were read while it
    was being erased, whose version has another seal by now."""
    erased = workspace.last_erased()
    if erased is None:
        return
    moment_, seals = datetime.fromisoformat(erased), dict[int, str]()

    def telling(made: Made) -> bool:
        if made.version not in seals:
            seals[made.version] = workspace.ledger(known_on=made.version).view.seal() or ""
        return made.begun <= moment_ or made.seal != seals[made.version]

    shelf.forget(telling)

"""Slips (交办单、催办单、督办单) of a task: those that were issued, each as a page and as a file, and the form that
issues one."""

from functools import partial
from typing import Any

import msgspec
from fastapi import Response

from liandong.access import Right
from liandong.documents.typed_days import read_day
from liandong.errors import UnknownRecord
from liandong.followup.calendar import today
from liandong.followup.slips import Issue, Slip, Slips, Sort, answer_by, possible
from liandong.followup.tasks import Tasks
from liandong.messages import LANGUAGES, text, words
from liandong.model.noun import replace
from liandong.portal.asked import Asked
from liandong.portal.bound import theirs
from liandong.portal.form import WHOLE, Done, Wrong, digits
from liandong.portal.opened import file_of, opened
from liandong.portal.pages.task import number_of
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site
from liandong.reports import FORMATS
from liandong.reports.followup_papers import rendered, slip_paper

_HEADINGS = ("number", "slip_sort", "slip_to", "slip_day", "slip_answer", "slip_by")


def register(site: Site, tasks: Tasks, slips: Slips) -> None:
    site.form(
        "/tasks/{number}/slips", theirs(tasks, partial(_tell, slips)), theirs(tasks, partial(_take, slips)),
        right=Right.READ, act=Right.ENTER,
    )  # fmt: skip
    site.file("/tasks/slip/{slip}/open", theirs(tasks, partial(_open, slips)))
    site.file("/tasks/slip/{slip}/file/{format}", theirs(tasks, partial(_give, slips)))


def _tell(slips: Slips, tasks: Tasks, asked: Asked) -> Sheet:
    """The slips that were issued for a task, and the form; UnknownRecord where there is none of this number."""
    lang, now, task = asked.lang, today(), tasks.task(number_of(asked))
    grounds = [sort for sort in possible(task, now) if _may(asked, sort)] if tasks.oversees(task) else []
    headings, held = [text(f"paper.{name}", lang) for name in _HEADINGS], slips.of_task(task.number)
    values = {
        "task": task,
        "back": asked.link(f"/tasks/{task.number}"),
        "slips": [_line(asked, each) for each in reversed(held)],
        "headings": headings,
        "sorts": [(sort.value, text(f"paper.issue_{sort}", lang)) for sort in grounds],
        "answer": str(answer_by(now)),
        "enters": asked.who.may(Right.ENTER),
    }
    data = {"task": task.number, "slips": [_plain(each) for each in held]}
    rows = [_cells(asked, each) for each in held]
    title = text("portal.slips_of", lang, task=task.number, title=task.title)
    return Sheet("slips.html", title, values, data, Table(headings, rows), lasts=False)


def _take(slips: Slips, tasks: Tasks, asked: Asked) -> Done | Wrong:
    """Issues a slip for the version of the task that the page showed."""
    form, number = asked.sent, number_of(asked)
    sort = next((each for each in Sort if each == form.one("do")), None)
    if sort is None:
        return Wrong({WHOLE: words("portal.deed_unknown")})
    if not _may(asked, sort):
        return Wrong({WHOLE: words("portal.error_forbidden")})
    task = replace(tasks.task(number), version=digits(form.one("seen")) or 0)
    if not tasks.oversees(task):
        theirs_ = "、".join(asked.who.organisations)
        return Wrong({WHOLE: words("fault.task_not_theirs", deed=words("portal.slip_issue"), organisations=theirs_)})
    answer = read_day(form.one("answer"), last=True) if sort is Sort.SUPERVISE or form.has("answer") else None
    said = Issue(form.one("issuer"), answer, form.one("demand"))
    slips.issue(sort, task, said, ledger=asked.ledger.version, day=today(), **form.signature)
    return Done(f"/tasks/{number}/slips")


def _open(slips: Slips, tasks: Tasks, asked: Asked) -> Response:
    """The slip as a page by itself."""
    slip = slips.slip(asked.places["slip"])
    return opened(_made(slip, tasks, asked, "html"))


def _give(slips: Slips, tasks: Tasks, asked: Asked) -> Response:
    slip, name = slips.slip(asked.places["slip"]), asked.places["format"]
    if name not in FORMATS:
        raise UnknownRecord(words("fault.no_slip", slip=f"{slip.name}.{name}"))
    return file_of(f"{slip.key}.{name}", f"{slip.name}.{name}", name, _made(slip, tasks, asked, name))


def _made(slip: Slip, tasks: Tasks, asked: Asked, name: str) -> bytes:
    """The slip in a format; UnknownRecord where its task is none of those that whoever asks may see."""
    tasks.task(slip.task)
    lang = asked.one("in") or "zh"
    return rendered(slip_paper(asked.ledger, slip, tasks.log(slip.task), lang if lang in LANGUAGES else "zh"), name)


def _may(asked: Asked, sort: Sort) -> bool:
    """Whether whoever asks may issue such a slip: to put a task under supervision judges the work of others."""
    return asked.who.may(Right.REVIEW if sort is Sort.SUPERVISE else Right.ENTER)


def _line(asked: Asked, slip: Slip) -> dict[str, Any]:
    at = f"/tasks/slip/{slip.key}"
    given = {"in": "en"} if asked.lang == "en" else {}
    files = [(text(f"portal.format_{name}", asked.lang), asked.link(f"{at}/file/{name}")) for name in ("docx", "pdf")]
    return {
        "name": slip.name,
        "cells": _cells(asked, slip)[1:],
        "open": asked.link(f"{at}/open"),
        "english": asked.link(f"{at}/open", **given) if given else "",
        "files": files,
    }


def _cells(asked: Asked, slip: Slip) -> tuple[str, ...]:
    sort = text(f"paper.title_{slip.sort}", asked.lang)
    return slip.name, sort, slip.to, str(slip.day), str(slip.answer or ""), slip.actor


def _plain(slip: Slip) -> dict[str, Any]:
    told: dict[str, Any] = msgspec.to_builtins(slip)
    return {"name": slip.name, "key": slip.key} | told

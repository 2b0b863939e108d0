"""The appraisal table (考核表): of a time, by organisation, on a page and to take away."""

from datetime import date, timedelta
from functools import partial

from fastapi import Response

from liandong.documents.typed_days import read_day
from liandong.errors import EntryError
from liandong.followup.calendar import today
from liandong.followup.reckoning.appraisal import Appraisal, appraisal
from liandong.followup.tasks import Tasks
from liandong.messages import text
from liandong.portal.asked import Asked
from liandong.portal.bound import theirs
from liandong.portal.papers import counted, file_from, first_table, page_of, shown
from liandong.portal.sheet import Sheet
from liandong.portal.site import Site
from liandong.reports.followup_papers import appraisal_table

PATH = "/tasks/appraisal"


def register(site: Site, tasks: Tasks) -> None:
    named = [{"name": name, "in": "query", "schema": {"type": "string"}} for name in ("first", "last")]
    site.page(PATH, theirs(tasks, tell), parameters=named)
    site.file(f"{PATH}/open", theirs(tasks, show))
    site.file(PATH + "/file/{format}", theirs(tasks, give))


def tell(tasks: Tasks, asked: Asked) -> Sheet:
    """From one day to another, from the first of the year to yesterday by default."""
    lang, fault = asked.lang, ""
    try:
        found = _found(tasks, *_asked(asked))
    except EntryError as error:
        fault, found = error.worded(lang), _found(tasks, *_usual())
    paper, given = appraisal_table(found, lang), {"first": str(found.first), "last": str(found.last)}
    values = {
        **shown(asked, paper, PATH, **given),
        "first": asked.one("first") or given["first"],
        "last": asked.one("last") or given["last"],
        "fault": fault,
    }
    return Sheet(
        "appraisal.html", text("portal.appraisal", lang), values, _data(found), first_table(paper, lang),
        400 if fault else 200, fault, lasts=False,
    )  # fmt: skip


def show(tasks: Tasks, asked: Asked) -> Response:
    return page_of(asked, partial(appraisal_table, _found(tasks, *_asked(asked))))


def give(tasks: Tasks, asked: Asked) -> Response:
    first, last = _asked(asked)
    name, stem = f"appraisal-{first}-{last}", f"{text('portal.appraisal', asked.lang)} {first} {last}"
    return file_from(asked, partial(appraisal_table, _found(tasks, first, last)), name, stem)


def _found(tasks: Tasks, first: date, last: date) -> Appraisal:
    """The time as whoever asks may see it."""
    now = today()
    return counted(tasks, "appraisal", (first, last, now), lambda: appraisal(tasks.logs(), first, last, now))


def _asked(asked: Asked) -> tuple[date, date]:
    """The days that are asked for; EntryError for what is no day."""
    first, last = read_day(asked.one("first") or "", last=False), read_day(asked.one("last") or "", last=True)
    usual = _usual()
    return first or usual[0], last or usual[1]


def _usual() -> tuple[date, date]:
    yesterday = today() - timedelta(days=1)
    return yesterday.replace(month=1, day=1), yesterday


def _data(found: Appraisal) -> dict[str, object]:
    """The counts of each organisation, and the numbers of its tasks."""
    ranks = found.ranks
    every = [
        {
            "owner": merit.owner,
            "rank": ranks.get(merit.owner),
            "judged": merit.judged,
            "in_time": merit.in_time,
            "in_time_by_moved_date": merit.moved_in_time,
            "interval": merit.interval,
            "mean_working_days_late": merit.mean_late,
            "returned": merit.returned,
            "moves": merit.moves,
            "tasks": {each.task.number: each.outcome.value for each in merit.every},
        }
        for merit in found.merits
    ]
    return {"first": str(found.first), "last": str(found.last), "until": str(found.until), "organisations": every}

"""The appraisal table (考核表): of a time, by organisation, on a page and to take away."""

from datetime import date, timedelta

from fastapi import Response

from liandong.errors import EntryError, UnknownRecord
from liandong.followup.calendar import today
from liandong.followup.reckoning.appraisal import Appraisal, appraisal
from liandong.followup.tasks import Tasks
from liandong.followup.tasks.table.days import read_day
from liandong.messages import LANGUAGES, text, words
from liandong.portal.asked import Asked
from liandong.portal.bound import theirs
from liandong.portal.opened import file_of, opened
from liandong.portal.pages.notice import block_of, cells_of
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site
from liandong.reports.followup_papers import PAPER_FORMATS, appraisal_table, rendered


def register(site: Site, tasks: Tasks) -> None:
    named = [{"name": name, "in": "query", "schema": {"type": "string"}} for name in ("first", "last")]
    site.page("/tasks/appraisal", theirs(tasks, tell), parameters=named)
    site.file("/tasks/appraisal/open", theirs(tasks, show))
    site.file("/tasks/appraisal/file/{format}", theirs(tasks, give))


def tell(tasks: Tasks, asked: Asked) -> Sheet:
    """From one day to another, from the first of the year to yesterday by default."""
    lang, fault = asked.lang, ""
    try:
        found = _found(tasks, *_asked(asked))
    except EntryError as error:
        fault, found = error.worded(lang), _found(tasks, *_usual())
    paper, given = appraisal_table(found, lang), {"first": str(found.first), "last": str(found.last)}
    files = [(each, asked.link(f"/tasks/appraisal/file/{each}", **given)) for each in ("docx", "pdf", "xlsx")]
    values = {
        "first": asked.one("first") or given["first"],
        "last": asked.one("last") or given["last"],
        "named": f"{paper.title} {paper.subtitle}",
        "fault": fault,
        "sections": [(section.title, [block_of(block) for block in section.blocks]) for section in paper.sections],
        "open": asked.link("/tasks/appraisal/open", **given),
        "files": [(text(f"portal.format_{name}", lang), link) for name, link in files],
        "all": asked.link("/tasks"),
    }
    heads, rows = cells_of(paper, lang)
    return Sheet(
        "appraisal.html", text("portal.appraisal", lang), values, _data(found), Table(heads, rows),
        400 if fault else 200, fault, lasts=False,
    )  # fmt: skip


def show(tasks: Tasks, asked: Asked) -> Response:
    """The table as a page by itself."""
    return opened(_made(tasks, asked, "html"))


def give(tasks: Tasks, asked: Asked) -> Response:
    name = asked.places["format"]
    if name not in PAPER_FORMATS:
        raise UnknownRecord(words("fault.no_paper", format=name, formats=", ".join(PAPER_FORMATS)))
    first, last = _asked(asked)
    stem = f"{text('portal.appraisal', asked.lang)} {first} {last}"
    return file_of(f"appraisal-{first}-{last}.{name}", f"{stem}.{name}", name, _made(tasks, asked, name))


def _made(tasks: Tasks, asked: Asked, name: str) -> bytes:
    lang = asked.one("in") or asked.lang
    return rendered(appraisal_table(_found(tasks, *_asked(asked)), lang if lang in LANGUAGES else "zh"), name)


def _found(tasks: Tasks, first: date, last: date) -> Appraisal:
    return appraisal(tasks.logs(), first, last, today())


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

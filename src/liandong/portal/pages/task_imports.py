"""Task tables taken in (导入任务表): a workbook is sent, looked at cell by cell, and entered once agreed to."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any

from liandong.errors import UnknownRecord
from liandong.followup.tasks.table.headings import COLUMNS
from liandong.jobs import Job, Jobs, State
from liandong.messages import text, words
from liandong.portal.asked import Asked
from liandong.portal.form import WHOLE, Done, Wrong
from liandong.portal.running import moment, plain, running, state
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site
from liandong.portal.tasking import AGREED, FIRST, MOMENT, SKIP, SORT, organisations_of, told
from liandong.workspace.people.attesting import attestation

_MEBIBYTE = 1024 * 1024


def register(site: Site) -> None:
    most = site.workspace.settings.max_upload_bytes
    site.form("/tasks/import", partial(tell_all, site.jobs), partial(send, site.jobs), most=most)
    site.form("/tasks/import/{id}", partial(tell, site.jobs), partial(take, site.jobs))


def tell_all(jobs: Jobs, asked: Asked) -> Sheet:
    """Where a table is sent, and those that were, the newest first."""
    lang, every = asked.lang, _theirs(jobs, asked)
    headings = [text(f"portal.{name}", lang) for name in ("job_at", "task_import_table", "state_heading", "log_person")]
    rows = [(moment(job), "、".join(job.files), state(job, lang), job.actor) for job in every]
    values = {
        "possible": jobs.possible,
        "most": asked.workspace.settings.max_upload_bytes // _MEBIBYTE,
        "columns": "、".join(names[0] for names in COLUMNS.values()),
        "headings": headings,
        "rows": [(asked.link(f"/tasks/import/{job.id}"), row) for job, row in zip(every, rows, strict=True)],
        "all": asked.link("/tasks"),
    }
    data = {"imports": [plain(job) for job in every]}
    return Sheet(
        "task_imports.html", text("portal.task_import", lang), values, data, Table(headings, rows), lasts=False
    )


def send(jobs: Jobs, asked: Asked) -> Done | Wrong:
    """Keeps the file, and has it looked at."""
    form = asked.sent
    if len(form.files) != 1 or not jobs.possible:
        return Wrong({"files": words("portal.task_import_one")})
    job = jobs.offer([(each.name, each.data) for each in form.files], SORT)
    jobs.start(job.id, told(form.one("owners"), asked.who.organisations), actor="", reason="")
    return Done(f"/tasks/import/{job.id}")


def tell(jobs: Jobs, asked: Asked) -> Sheet:
    """How far it is, what is wrong in which cell, or what came of it; UnknownRecord where there is no such job."""
    job, lang = _job(jobs, asked), asked.lang
    seen = job.outcome if "rows" in job.outcome else None
    headings = [text(f"tasks.fault_{name}", lang) for name in ("cell", "heading", "wrong")]
    faults = [(each["cell"], each["heading"], each["wrong"][lang]) for each in seen["faults"]] if seen else []
    values: dict[str, Any] = {
        **running(job, lang),
        "seen": seen,
        "faults": faults,
        "headings": headings,
        "first": _first(seen) if job.state is State.OFFERED else [],
        "first_headings": [headings[0], *(text(f"tasks.field_{name}", lang) for name in FIRST)],
        "lead": _lead(seen, lang),
        "unshown": seen["faults_n"] - len(faults) if seen else 0,
        "passed": "、".join(seen["passed"]) if seen else "",
        "agreeable": job.state is State.OFFERED and seen is not None and seen["rows"] > 0,
        "sound": seen is not None and not faults,
        "list_link": asked.link("/tasks/import"),
        "made_link": asked.link("/tasks"),
    }
    title = text("portal.task_import_of", lang, file="、".join(job.files))
    return Sheet("task_import.html", title, values, plain(job), Table(headings, faults), lasts=False)


def _first(seen: Mapping[str, Any] | None) -> list[list[str]]:
    """The first rows that will be entered; none where an older program looked at the table."""
    return list(seen.get("entering", ())) if seen else []


def _lead(seen: Mapping[str, Any] | None, lang: str) -> str:
    """How many will be entered, and how many of them are shown."""
    shown, count = len(_first(seen)), seen.get("fit", 0) if seen else 0
    sort = "all" if shown == count else "first"
    code = f"portal.task_import_sound_{sort}" if seen and seen["faults_n"] else f"portal.task_import_{sort}"
    return text(code, lang, count=count, shown=shown)


def take(jobs: Jobs, asked: Asked) -> Done | Wrong:
    """Enters the rows, stops the job, or removes it."""
    job, form = _job(jobs, asked), asked.sent
    match form.one("do"):
        case "start":
            signed = attestation(**form.signature)
            if job.outcome.get("faults_n") and not form.one("skip"):
                return Wrong({"skip": words("portal.import_faulty")})
            agreed = {MOMENT: _now(), **job.told, AGREED: "1"} | ({SKIP: "1"} if form.one("skip") else {})
            jobs.start(job.id, agreed, actor=signed.actor, reason=signed.reason)
        case "look":
            jobs.start(job.id, {name: said for name, said in job.told.items() if name not in (AGREED, SKIP)},
                       actor="", reason="")  # fmt: skip
        case "cancel":
            jobs.cancel(job.id)
        case "discard":
            jobs.discard(job.id)
            return Done("/tasks/import")
        case _:
            return Wrong({WHOLE: words("portal.deed_unknown")})
    return Done(f"/tasks/import/{job.id}")


def _now() -> str:
    return datetime.now(UTC).astimezone().isoformat(timespec="microseconds")


def _job(jobs: Jobs, asked: Asked) -> Job:
    """UnknownRecord where whoever asks may not see it."""
    job = jobs.job(asked.places["id"], SORT)
    if not _may_see(asked, job):
        raise UnknownRecord(words("fault.no_job", id=job.id))
    return job


def _theirs(jobs: Jobs, asked: Asked) -> Sequence[Job]:
    return [job for job in jobs.all(SORT) if _may_see(asked, job)]


def _may_see(asked: Asked, job: Job) -> bool:
    """Whoever is bound to organisations sees what was sent for the same."""
    return asked.who.organisations in ((), organisations_of(job))

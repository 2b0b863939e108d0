"""Tables of needs and offers that were sent, and where more are."""

from typing import Any

from liandong.jobs import Jobs
from liandong.matching.tables import NEEDS, OFFERS
from liandong.matching.tables.typed import fields
from liandong.messages import text, words
from liandong.portal.asked import Asked
from liandong.portal.form import Done, Wrong
from liandong.portal.matching import Matching
from liandong.portal.pooling import SORT
from liandong.portal.running import moment, plain, state
from liandong.portal.sheet import Sheet, Table

_MEBIBYTE = 1024 * 1024
_HEADINGS = ("job_at", "match_import_files", "state_heading", "log_person")


def tell(matching: Matching, jobs: Jobs, asked: Asked) -> Sheet:
    """Where tables are sent, and those that were, the newest first."""
    lang, every = asked.lang, jobs.all(SORT)
    headings = [text(f"portal.{name}", lang) for name in _HEADINGS]
    rows = [(moment(job), "、".join(job.files), state(job, lang), job.actor) for job in every]
    comma = "、" if lang == "zh" else ", "
    values: dict[str, Any] = {
        "possible": jobs.possible,
        "most": asked.workspace.settings.max_upload_bytes // _MEBIBYTE,
        "columns": [
            (text(table.sheet, lang), comma.join(table.heading(each, lang) for each in fields(table)))
            for table in (NEEDS, OFFERS)
        ],
        "templates": [
            (text(f"portal.match_template_{table.name}", lang), asked.link(f"/match/template/{table.name}"))
            for table in (NEEDS, OFFERS)
        ],
        "headings": headings,
        "rows": [(asked.link(f"/match/import/{job.id}"), row) for job, row in zip(every, rows, strict=True)],
    }  # fmt: skip
    data = {"imports": [plain(job) for job in every]}
    return Sheet(
        "match_imports.html", text("portal.match_import", lang), values, data, Table(headings, rows), lasts=False
    )


def take(matching: Matching, jobs: Jobs, asked: Asked) -> Done | Wrong:
    """Keeps the files, and has them looked at."""
    form = asked.sent
    if not form.files or not jobs.possible:
        return Wrong({"files": words("portal.match_import_some")})
    job = jobs.offer([(each.name, each.data) for each in form.files], SORT)
    jobs.start(job.id, {}, actor="", reason="")
    return Done(f"/match/import/{job.id}")

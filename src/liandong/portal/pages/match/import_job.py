"""Tables that were sent: what stands in them, what is wrong in which cell, and what came of them."""

from collections.abc import Mapping
from typing import Any

from liandong.jobs import Jobs, State
from liandong.messages import text, words
from liandong.portal.asked import Asked
from liandong.portal.form import WHOLE, Done, Wrong
from liandong.portal.matching import Matching
from liandong.portal.pages.match.sorts import SORTS
from liandong.portal.pages.match.told import heading
from liandong.portal.pooling import AGREED, SKIP, SORT
from liandong.portal.running import plain, running
from liandong.portal.sheet import Sheet, Table
from liandong.workspace.people.attesting import attestation


def tell(matching: Matching, jobs: Jobs, asked: Asked) -> Sheet:
    """How far it is; UnknownRecord where there is no such job."""
    job, lang = jobs.job(asked.places["id"], SORT), asked.lang
    seen = job.outcome if "faults_n" in job.outcome else None
    headings = [text(f"match.fault_{name}", lang) for name in ("file", "cell", "heading", "wrong")]
    faults = (
        [(each["file"], each["cell"], each["heading"], each["wrong"][lang]) for each in seen["faults"]] if seen else []
    )
    rows = seen["needs"] + seen["offers"] if seen else 0
    values: dict[str, Any] = {
        **running(job, lang),
        "seen": seen,
        "done": [_done(asked, seen, sort) for sort in SORTS] if seen and job.state is State.DONE else [],
        "faults": faults,
        "headings": headings,
        "first": [_first(seen, sort, lang) for sort in SORTS] if seen and job.state is State.OFFERED else [],
        "remarks": [f"{each['file']}：{each['told'][lang]}" for each in seen["remarks"]] if seen else [],
        "unshown": seen["faults_n"] - len(faults) if seen else 0,
        "agreeable": job.state is State.OFFERED and rows > 0,
        "list_link": asked.link("/match/import"),
    }
    title = text("portal.match_import_of", lang, file="、".join(job.files))
    return Sheet("match_import.html", title, values, plain(job), Table(headings, faults), lasts=False)


def take(matching: Matching, jobs: Jobs, asked: Asked) -> Done | Wrong:
    """Lists what is in the tables, stops the job, or removes it."""
    job, form = jobs.job(asked.places["id"], SORT), asked.sent
    match form.one("do"):
        case "start":
            signed = attestation(**form.signature)
            if job.outcome.get("faults_n") and not form.one("skip"):
                return Wrong({"skip": words("portal.match_import_faulty")})
            agreed = {AGREED: "1"} | ({SKIP: "1"} if form.one("skip") else {})
            jobs.start(job.id, agreed, actor=signed.actor, reason=signed.reason)
        case "look":
            jobs.start(job.id, {}, actor="", reason="")
        case "cancel":
            jobs.cancel(job.id)
        case "discard":
            jobs.discard(job.id)
            return Done("/match/import")
        case _:
            return Wrong({WHOLE: words("portal.deed_unknown")})
    return Done(f"/match/import/{job.id}")


def _first(seen: Mapping[str, Any], sort: str, lang: str) -> dict[str, Any]:
    """The first rows of one sort that will be listed."""
    rows, table = [each[lang] for each in seen[f"first_{sort}"]], SORTS[sort].table
    names = ("title", *SORTS[sort].head)
    shown = "all" if len(rows) == seen[sort] else "first"
    return {
        "name": text(table.sheet, lang),
        "lead": text(f"portal.match_import_{shown}", lang, count=seen[sort], shown=len(rows)),
        "headings": [text("match.fault_cell", lang), *(heading(table, name, lang) for name in names)],
        "rows": rows,
    }


def _done(asked: Asked, seen: Mapping[str, Any], sort: str) -> tuple[str, str]:
    counts = {name: seen.get(f"{name}_{sort}", 0) for name in ("new", "changed", "same")}
    return text(f"portal.match_import_made_{sort}", asked.lang, **counts), asked.link(SORTS[sort].path)

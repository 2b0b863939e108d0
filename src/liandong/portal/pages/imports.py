"""The import (导入): files are sent, looked at, and read by a job whose progress is told."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import msgspec

from liandong.exchange.acts import short
from liandong.exchange.intake import Fault, Proposal
from liandong.exchange.wording import aside_detail, coded, kind_name
from liandong.jobs import Job, Jobs, State
from liandong.messages import text, words
from liandong.model import SetAside
from liandong.pages import HTML, SHEET, TEXT, WORD
from liandong.portal.asked import Asked
from liandong.portal.form import WHOLE, Done, Wrong
from liandong.portal.importing import AGREED, OUTCOME, SKIP, SORT, Looked, look, print_of
from liandong.portal.running import moment, plain, running, state
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site
from liandong.workspace.people.attesting import attestation

_CHANGES_SHOWN, _FILES_SHOWN = 200, 3
_MEBIBYTE = 1024 * 1024
_MEDIA = {TEXT: "text", HTML: "html", SHEET: "sheet", WORD: "word"}


def register(site: Site) -> None:
    most = site.workspace.settings.max_upload_bytes
    site.form("/import", partial(tell_all, site.jobs), partial(send, site.jobs), most=most)
    site.form("/import/{id}", partial(tell, site.jobs), partial(take, site.jobs))


def tell_all(jobs: Jobs, asked: Asked) -> Sheet:
    """Where files are sent, and all imports, the newest first."""
    every, lang = jobs.all(SORT), asked.lang
    headings = [text(f"portal.{name}", lang) for name in ("job_at", "files", "state_heading", "log_person")]
    rows = [(job.at, "、".join(job.files), state(job, lang), job.actor) for job in every]
    return Sheet(
        "imports.html",
        text("portal.import", lang),
        {
            "possible": jobs.possible,
            "most": asked.workspace.settings.max_upload_bytes // _MEBIBYTE,
            "jobs": [_line(asked, job) for job in every],
        },
        {"imports": [plain(job) for job in every]},
        Table(headings, rows),
    )


def send(jobs: Jobs, asked: Asked) -> Done | Wrong:
    """Keeps the files, and leads to where they are looked at."""
    if not asked.sent.files or not jobs.possible:
        return Wrong({"files": words("portal.no_files")})
    job = jobs.offer([(each.name, each.data) for each in asked.sent.files])
    return Done(f"/import/{job.id}")


def tell(jobs: Jobs, asked: Asked) -> Sheet:
    """What the files would bring in, how far that is, or what came of it; UnknownRecord where there is no such job."""
    job, lang = jobs.job(asked.places["id"], SORT), asked.lang
    looked = [look(asked.workspace, path) for path in jobs.files(job)] if _asks(job) else []
    values: dict[str, Any] = {
        **running(job, lang),
        "again": job.state is State.OFFERED and bool(job.actor),
        "files": [_file(one, lang) for one in looked],
        "changes": sum(len(one.changes.proposals) for one in looked if one.changes),
        "faults_n": sum(one.faults for one in looked),
        "print": print_of(looked),
        "readable": any(one.aside is None and one.refused is None for one in looked),
        "outcome": _outcome(asked, job) if job.outcome.keys() >= OUTCOME else None,
        "list_link": asked.link("/import"),
    }
    table = Table([text("portal.files", lang)], [(name,) for name in job.files])
    return Sheet("job.html", text("portal.import_title", lang, at=moment(job)), values, plain(job), table)


def take(jobs: Jobs, asked: Asked) -> Done | Wrong:
    """Starts the job, stops it, or removes it."""
    job, form = jobs.job(asked.places["id"], SORT), asked.sent
    match form.one("do"):
        case "start":
            signed = attestation(**form.signature)
            told = {AGREED: form.one("print")} | ({SKIP: "1"} if form.one("skip") else {})
            looked = [look(asked.workspace, path) for path in jobs.files(job)]
            if any(one.faults for one in looked) and SKIP not in told:
                return Wrong({"skip": words("portal.import_faulty")})
            if print_of(looked) != form.one("print"):
                return Wrong({WHOLE: words("portal.import_changed")})
            jobs.start(job.id, told, actor=signed.actor, reason=signed.reason)
        case "cancel":
            jobs.cancel(job.id)
        case "discard":
            jobs.discard(job.id)
            return Done("/import")
        case _:
            return Wrong({WHOLE: words("portal.deed_unknown")})
    return Done(f"/import/{job.id}")


def _asks(job: Job) -> bool:
    """Whether a person has to say that the job may begin, or go on."""
    return not job.state.moving and job.state is not State.DONE


def _line(asked: Asked, job: Job) -> dict[str, Any]:
    """A job in the list."""
    return {
        "link": asked.link(f"/import/{job.id}"),
        "at": moment(job),
        "state": state(job, asked.lang),
        "files": job.files[:_FILES_SHOWN],
        "more": max(0, len(job.files) - _FILES_SHOWN),
    }


def _file(one: Looked, lang: str) -> dict[str, Any]:
    """What a file is, in words, and what of it can be taken."""
    told: dict[str, Any] = {"name": one.path.name, "size": _size(one.size), "what": "", "wrong": ""}
    told.update({"proposals": (), "faults": (), "passed": (), "more": 0})
    if one.aside is not None:
        detail = aside_detail(one.aside, lang)
        return {**told, "wrong": coded("set_aside", one.aside.reason, lang) + (f"（{detail}）" if detail else "")}
    if one.refused is not None:
        return {**told, "wrong": one.refused.worded(lang)}
    if one.changes is None:
        cells = [(aside_detail(each, lang), "", coded("set_aside", each.reason, lang)) for each in one.cells]
        return {**told, "what": text(f"portal.media_{_MEDIA[one.media_type]}", lang), "faults": cells}
    seen = one.changes
    counts = {"changes": len(seen.proposals), "known": seen.known, "rows": seen.rows}
    return {
        **told,
        "what": text("portal.export_back", lang, **counts),
        "proposals": [_proposal(each, lang) for each in seen.proposals[:_CHANGES_SHOWN]],
        "more": max(0, len(seen.proposals) - _CHANGES_SHOWN),
        "faults": [_fault(each, lang) for each in seen.faults],
        "passed": [_fault(each, lang) for each in seen.passed],
    }


def _proposal(each: Proposal, lang: str) -> tuple[str, str, str, str, str]:
    place = each.place
    if each.column is None:
        return str(place), text("import.entered", lang, kind=kind_name(each.kind, lang)), "", "", each.new
    return str(place), f"{short(place.record)} {place.label}", each.column.heading(lang), each.old, each.new


def _fault(each: Fault, lang: str) -> tuple[str, str, str]:
    place = each.place
    return str(place), f"{short(place.record)} {place.label}" if place.record else "", each.error.worded(lang)


def _outcome(asked: Asked, job: Job) -> dict[str, Any]:
    """What came of a job, in words."""
    told, lang = job.outcome, asked.lang
    asides: Sequence[SetAside] = msgspec.convert(told["aside"], list[SetAside])
    return {
        **told,
        "seconds": f"{told['seconds']:.1f}",
        "aside": [(each.path, coded("set_aside", each.reason, lang), aside_detail(each, lang)) for each in asides],
        "sheets": [(s["path"], s["sheet"], kind_name(s["kind"], lang), s["rows"]) for s in told["sheets"]],
        "acts": [asked.link("/log", act=id_) for id_ in told["acts"]],
    }


def _size(size: int) -> str:
    return f"{size / _MEBIBYTE:.1f} MiB" if size >= _MEBIBYTE else f"{max(1, round(size / 1024))} KiB"

"""Reports (报告): those that were made, a form to make one, the job that makes it, and each opened or taken away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from fastapi import Response

from liandong.access import Right
from liandong.errors import LiandongError, SearchError, UnknownRecord
from liandong.jobs import Job, Jobs, State
from liandong.messages import LANGUAGES, Words, has, text, words
from liandong.model.kinds import Facet
from liandong.portal.admission import FORBIDDEN
from liandong.portal.asked import Asked
from liandong.portal.form import WHOLE, Done, Form, Wrong
from liandong.portal.opened import download, opened
from liandong.portal.reporting import SORT, forget_erased, told
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site
from liandong.portal.times import shown_at
from liandong.reports import FORMATS
from liandong.reports.shelf import Made, Shelf, Word, moment
from liandong.search import Filter
from liandong.workspace.cooperation import cooperation
from liandong.workspace.people.attesting import attestation

_OFFERED, _YEARS = 18, 5
"""Cities that are offered to be chosen, and years of the period that is proposed."""
_LONGEST_TITLE = 120
"""Letters: it goes into the name of the files."""


def register(site: Site, shelf: Shelf) -> None:
    pages = Reports(site.jobs, shelf)
    site.form("/reports", pages.tell_all, pages.take_all, right=Right.READ, act=Right.ENTER)
    site.form("/report/{id}", pages.tell, pages.take, right=Right.READ, act=Right.ENTER)
    site.file("/report/{id}/open", pages.open)
    site.file("/report/{id}/file/{format}", pages.download)


@dataclass(frozen=True, slots=True)
class Reports:
    """The pages, and what they do, on one shelf."""

    jobs: Jobs
    shelf: Shelf

    def tell_all(self, asked: Asked) -> Sheet:
        """The reports, the newest first; what is being made or was not; and the form."""
        forget_erased(asked.workspace, self.shelf)
        jobs, lang = self.jobs.all(SORT), asked.lang  # before the shelf: a report is put there before its job is done
        made = self.shelf.all()
        kept = {each.id for each in (*made, *self.shelf.all(deleted=True))}
        under_way = [job for job in jobs if job.id not in kept and job.state is not State.DONE]
        headings = [text(f"portal.{name}", lang) for name in _HEADINGS]
        lines = [_line(asked, each) for each in made]
        values = {
            "possible": self.shelf.possible and self.jobs.possible,
            "made": lines,
            "jobs": [_job(asked, job) for job in under_way],
            "deleted": [_line(asked, each) for each in self.shelf.all(deleted=True)],
            "form": _form(asked),
        }
        return Sheet(
            "reports.html",
            text("portal.reports", lang),
            values,
            {"reports": [_row(asked, each) for each in made], "jobs": [_job_row(job) for job in under_way]},
            Table(headings, [_cells(asked, each) for each in made]),
        )

    def take_all(self, asked: Asked) -> Done | Wrong:
        """Has a report made, puts a deleted one back, or takes it for good."""
        deed, _, id_ = asked.sent.one("do").partition(":")
        match deed:
            case "make":
                return self._make(asked)
            case "restore":
                _must_review(asked)
                self.shelf.restore(id_)
            case "destroy":
                _must_review(asked)
                self.shelf.destroy(id_)
            case _:
                return Wrong({WHOLE: words("portal.deed_unknown")})
        return Done("/reports")

    def _make(self, asked: Asked) -> Done | Wrong:
        form, regions = asked.sent, _regions(asked.sent)
        wrong = _wrong(form, regions, possible=self.shelf.possible and self.jobs.possible)
        if wrong:
            return Wrong(wrong)
        signed = attestation(**form.signature, bare=True)
        lang = form.one("lang", asked.lang)
        day = datetime.now().astimezone().date().isoformat()
        asks = told(
            regions, form.one("period").strip(), form.every("format"), lang=lang, title=form.one("title"), day=day
        )
        return self._started(asks, signed.actor, signed.reason)

    def _started(self, asks: dict[str, str], actor: str, reason: str) -> Done:
        job = self.jobs.offer([], SORT)
        self.jobs.start(job.id, asks, actor=actor, reason=reason)
        return Done(f"/report/{job.id}")

    def tell(self, asked: Asked) -> Sheet:
        """One report, or the job that makes it; UnknownRecord where there is neither."""
        forget_erased(asked.workspace, self.shelf)
        made, job = self._of(asked.places["id"])
        lang = asked.lang
        values: dict[str, Any] = {
            "made": _line(asked, made) if made else None,
            "job": job if made is None else None,
            "asked": _job(asked, job) if job and made is None else None,
            "state": text(f"portal.job_{job.state}", lang) if job else "",
            "stage": text(f"build.stage_{job.stage}", lang)
            if job and has(f"build.stage_{job.stage}", lang)
            else text("build.stage_other", lang),
            "share": round(100 * job.done / job.total) if job and job.total else None,
            "wrong_of_job": job.wrong.get(lang, "") if job else "",
            "list_link": asked.link("/reports"),
        }
        data = _row(asked, made) if made else _job_row(job) if job else {}
        title = made.title if made else text("portal.report_making", lang)
        rows = [_cells(asked, made)] if made else []
        return Sheet("report.html", title, values, data, Table([text(f"portal.{n}", lang) for n in _HEADINGS], rows))

    def take(self, asked: Asked) -> Done | Wrong:
        """Publishes or withdraws a report, deletes it, makes it anew; stops or removes the job."""
        made, job = self._of(asked.places["id"])
        form, here = asked.sent, f"/report/{asked.places['id']}"
        match form.one("do"), made, job:
            case "publish" | "withdraw" | "delete" as deed, Made(), _:
                _must_review(asked)
                signed = attestation(**form.signature)
                self._said(deed, made.id, Word(signed.actor, moment(), signed.reason))
                return Done("/reports" if deed == "delete" else here)
            case "again", Made(), _:
                signed = attestation(**form.signature, bare=True)
                return self._started(_again(made), signed.actor, signed.reason)
            case "cancel", None, Job():
                self.jobs.cancel(job.id)
                return Done(here)
            case "start", None, Job():
                self.jobs.start(job.id, job.told, actor=job.actor, reason=job.reason)
                return Done(here)
            case "discard", None, Job():
                self.jobs.discard(job.id)
                return Done("/reports")
        return Wrong({WHOLE: words("portal.deed_unknown")})

    def _said(self, deed: str, id_: str, word: Word) -> None:
        match deed:
            case "publish":
                self.shelf.publish(id_, word)
            case "withdraw":
                self.shelf.withdraw(id_)
            case "delete":
                self.shelf.delete(id_, word)

    def open(self, asked: Asked) -> Response:
        """The report as a page by itself."""
        return opened(self.shelf.file(self._kept(asked), "html"))

    def download(self, asked: Asked) -> Response:
        made, name = self._kept(asked), asked.places["format"]
        return download(made, name, self.shelf.file(made, name))

    def _kept(self, asked: Asked) -> Made:
        forget_erased(asked.workspace, self.shelf)
        made, _ = self._of(asked.places["id"])
        if made is None:
            raise UnknownRecord(words("fault.no_report", id=asked.places["id"]))
        return made

    def _of(self, id_: str) -> tuple[Made | None, Job | None]:
        """The report and the job of this id, of which one is there; a deleted one is not."""
        try:
            job = self.jobs.job(id_, SORT)  # before the shelf: a report is put there before its job is done
        except UnknownRecord:
            job = None
        made = next((each for each in self.shelf.all() if each.id == id_), None)
        if made is None and (job is None or job.state is State.DONE):
            raise UnknownRecord(words("fault.no_report", id=id_))
        return made, job


def _must_review(asked: Asked) -> None:
    """What others are shown, and what is lost, is for who has that right."""
    if not asked.who.may(Right.REVIEW):
        raise FORBIDDEN


_HEADINGS = ("report_title", "report_regions", "report_period", "report_made_at", "report_version", "report_by")


def _form(asked: Asked) -> dict[str, Any]:
    """What the form offers, and what was typed."""
    form, year = asked.sent, datetime.now().astimezone().year
    chosen = form.every("region")
    cities = [city.name for city in cooperation(asked.ledger).cities]
    offered = list(dict.fromkeys((*chosen, *cities[:_OFFERED])))
    formats = form.every("format") if form.has("do") else list(FORMATS)
    lang = form.one("lang", asked.lang)
    return {
        "cities": [(name, name in chosen) for name in offered],
        "others": cities[_OFFERED:200],
        "more": form.one("regions"),
        "period": form.one("period", f"{year - _YEARS + 1}..{year}"),
        "title": form.one("title"),
        "formats": [(name, text(f"portal.format_{name}", asked.lang), name in formats) for name in FORMATS],
        "langs": [(each, text(f"portal.in_{each}", asked.lang), each == lang) for each in LANGUAGES],
    }


def _regions(form: Form) -> list[str]:
    """The regions that were chosen, and those that were typed, which commas part."""
    typed = form.one("regions").replace("，", ",").replace("、", ",").replace(";", ",").replace("；", ",").split(",")
    return list(dict.fromkeys(filter(None, map(str.strip, (*form.every("region"), *typed)))))


def _wrong(form: Form, regions: Sequence[str], *, possible: bool) -> dict[str, LiandongError | Words]:
    """What of the form cannot be done, by field."""
    wrong: dict[str, LiandongError | Words] = {}
    if not possible:
        wrong[WHOLE] = words("portal.report_nowhere")
    if not regions:
        wrong["regions"] = words("fault.report_no_region")
    for facet, field, values in ((Facet.REGION, "regions", regions), (Facet.PERIOD, "period", [form.one("period")])):
        for value in values:
            try:
                Filter.of(facet, value)
            except SearchError as error:
                wrong.setdefault(field, error)
    if len(form.one("title")) > _LONGEST_TITLE:
        wrong["title"] = words("fault.letter_long", count=len(form.one("title")), most=_LONGEST_TITLE)
    if not set(form.every("format")) & set(FORMATS):
        wrong["format"] = words("portal.no_format_chosen")
    if form.one("lang", "zh") not in LANGUAGES:
        wrong["lang"] = words("portal.deed_unknown")
    return wrong


def _again(made: Made) -> dict[str, str]:
    """The same report of the ledger as it is now."""
    usual = text("report.title", made.lang)
    day = datetime.now().astimezone().date().isoformat()
    title = "" if made.title == usual else made.title
    return told(made.regions, made.period, made.formats, lang=made.lang, title=title, day=day)


def _line(asked: Asked, made: Made) -> dict[str, Any]:
    """A report as pages show it."""
    lang, now = asked.lang, asked.workspace.ledger().version
    comma = "、" if lang == "zh" else ", "
    return {
        "id": made.id,
        "title": made.title,
        "subtitle": made.subtitle,
        "link": asked.link(f"/report/{made.id}"),
        "at": shown_at(made.by.at),
        "by": made.by.actor,
        "reason": made.by.reason,
        "regions": comma.join(made.regions),
        "period": made.period.replace("..", "—"),
        "version": made.version,
        "now": now,
        "stale": made.version < now,
        "lang": text(f"portal.in_{made.lang}", lang),
        "tables": made.tables,
        "sources": made.sources,
        "open": asked.link(f"/report/{made.id}/open") if "html" in made.formats else "",
        "files": [
            (text(f"portal.format_{name}", lang), asked.link(f"/report/{made.id}/file/{name}")) for name in made.formats
        ],
        "published": made.published,
        "deleted": made.deleted,
    }


def _cells(asked: Asked, made: Made) -> tuple[str, ...]:
    line = _line(asked, made)
    return tuple(str(line[name]) for name in ("title", "regions", "period", "at", "version", "by"))


def _row(asked: Asked, made: Made) -> dict[str, Any]:
    """A report for programs."""
    found: dict[str, Any] = msgspec.to_builtins(made)
    return {**found, "stale": made.version < asked.workspace.ledger().version}


def _job(asked: Asked, job: Job) -> dict[str, Any]:
    """A report that is being made, or was not."""
    comma = "、" if asked.lang == "zh" else ", "
    return {
        "link": asked.link(f"/report/{job.id}"),
        "at": shown_at(job.at),
        "by": job.actor,
        "regions": comma.join(job.told.get("regions", "").split("\n")),
        "period": job.told.get("period", "").replace("..", "—"),
        "state": text(f"portal.job_{job.state}", asked.lang),
    }


def _job_row(job: Job) -> dict[str, Any]:
    found: dict[str, Any] = msgspec.to_builtins(job)
    return {name: found[name] for name in ("id", "at", "state", "stage", "done", "total", "actor", "wrong")}

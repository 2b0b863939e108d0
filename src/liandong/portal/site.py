"""The site: pages under their addresses, each in three forms, and what is told where something goes wrong."""

import logging
import re
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from liandong.errors import (
    EntryError,
    LiandongError,
    SearchError,
    StorageError,
    UnknownRecord,
    UnknownVersion,
    WorkspaceBusy,
)
from liandong.exchange.jsonl import encoded
from liandong.jobs import Jobs
from liandong.messages import LANGUAGES, Language, Words, text
from liandong.portal.asked import Address, Asked
from liandong.portal.desk import Desk, Sitting
from liandong.portal.face import Face
from liandong.portal.form import Done, Form, Look, Wrong, beside
from liandong.portal.kept import lasts
from liandong.portal.known import Clock
from liandong.portal.sent import FOREIGN, SMALL, reading, same_origin
from liandong.portal.sheet import Sheet, Table
from liandong.workspace import Workspace

_YEAR = 365 * 24 * 3600
_LOG = logging.getLogger("liandong.portal")
_STATUS: tuple[tuple[type[LiandongError], int], ...] = (
    (UnknownRecord, 404),
    (UnknownVersion, 404),
    (SearchError, 400),
    (EntryError, 422),
    (WorkspaceBusy, 409),
    (StorageError, 503),
)
_MADE = {404: "not_found", 405: "not_allowed", 413: "too_large", 403: "foreign", 415: "no_form", 401: "unauthorised"}
"""Of what is answered without an error of ours: the code of its words."""

_OWN = {"Cache-Control": "no-store"}
"""A form is of one browser, and counts once."""

Tell = Callable[[Asked], Sheet]
Take = Callable[[Asked], Done | Look | Wrong]


class Site:
    """Where pages register. A page is asked with the ledger that its address names."""

    def __init__(self, app: FastAPI, workspace: Workspace, face: Face, desk: Desk, jobs: Jobs) -> None:
        self.app, self.workspace, self.jobs = app, workspace, jobs
        self._face, self._desk, self._clock = face, desk, Clock(workspace)
        app.add_exception_handler(LiandongError, self._failed)
        app.add_exception_handler(HTTPException, self._refused)
        app.add_exception_handler(Exception, self._broken)

    def page(self, path: str, tell: Tell, *, parameters: Sequence[dict[str, Any]] = ()) -> None:
        """A page under `/zh` and `/en`, as HTML and, with an ending, as JSON and CSV."""

        self.data(path, tell, parameters=parameters)

        def html(request: Request, lang: Language) -> Response:
            sheet, asked = self._asked_of(request, lang, tell)
            page = self._face.page(sheet, asked, asked.known)
            answer = Response(page, sheet.status, media_type="text/html; charset=utf-8")
            for name, value in sheet.keep.items():
                answer.set_cookie(name, value, max_age=_YEAR, httponly=True, samesite="lax")
            return answer

        self.app.get(f"/{{lang}}{path}", include_in_schema=False)(html)

    def data(self, path: str, tell: Tell, *, parameters: Sequence[dict[str, Any]] = (), lasting: bool = True) -> None:
        """A page as JSON and as CSV; `lasting` ones may be told again as long as the ledger is the same."""

        def json(request: Request, lang: Language) -> Response:
            sheet, asked = self._asked_of(request, lang, tell, lasting=lasting)
            data = {"ledger": asked.known.data, **sheet.as_data()}
            return Response(encoded(data), sheet.status, media_type="application/json")

        def csv(request: Request, lang: Language) -> Response:
            sheet, asked = self._asked_of(request, lang, tell, lasting=lasting)
            named = {"Content-Disposition": f'attachment; filename="{_file(asked)}"'}
            return Response(sheet.as_table().csv(), sheet.status, named, "text/csv; charset=utf-8")

        data = path or "/overview"
        described = {"parameters": list(parameters)}
        self.app.get(f"/{{lang}}{data}.json", openapi_extra=described, name=f"{data} json")(json)
        self.app.get(f"/{{lang}}{data}.csv", openapi_extra=described, name=f"{data} csv")(csv)

    def _asked_of(self, request: Request, lang: Language, tell: Tell, *, lasting: bool = True) -> tuple[Sheet, Asked]:
        """What the page tells of what the request asks."""
        asked = self.asked(request, lang)
        sheet = tell(asked)
        if sheet.lasts and lasting:
            lasts(request.scope)
        return sheet, asked

    def form(self, path: str, tell: Tell, take: Take, *, most: int = SMALL) -> None:
        """A page with forms that are sent to its own address, of at most so many bytes. `take` does what was sent;
        where it cannot, the page is told again with what was typed, and what is wrong with it."""
        self.data(path, tell, lasting=False)

        def html(request: Request, lang: Language) -> Response:
            sitting = self._desk.sitting(request)
            return self._set_out(self.asked(request, lang).refill(self._desk.form(sitting)), tell, sitting)

        async def sent(request: Request, lang: Language) -> Response:
            sitting = self._desk.sitting(request)
            if not same_origin(request):
                raise HTTPException(FOREIGN)
            async with reading(request, most) as (fields, files):
                number = self._desk.number(sitting, fields, files)
                asked = self.asked(request, lang).refill(Form("", sitting.actor, fields, files))
                return await run_in_threadpool(self._taken, asked, tell, take, sitting, number)

        self.app.get(f"/{{lang}}{path}", include_in_schema=False)(html)
        self.app.post(f"/{{lang}}{path}", include_in_schema=False)(sent)

    def _taken(self, asked: Asked, tell: Tell, take: Take, sitting: Sitting, number: str) -> Response:
        """What was sent, done once however often it comes, and the browser led on."""
        once, form = self._desk.once, asked.sent
        led = once.begin(number)
        if led is None:
            try:
                told = take(asked)
                led = f"/{asked.lang}{told.address}" if isinstance(told, Done) else None
            except LiandongError as error:
                told = beside(error)
            finally:
                once.end(number, led)
            if not isinstance(told, Done):
                found = told.by_field if isinstance(told, Wrong) else {}
                wrong = {name: error.worded(asked.lang) for name, error in found.items()}
                again = replace(form, token=self._desk.form(sitting).token, wrong=wrong, files=())
                return self._set_out(asked.refill(again), tell, sitting, _status_of(found) if found else None)
        answer = RedirectResponse(led or f"/{asked.lang}/log", 303)
        self._desk.seat(answer, sitting, form.one("actor").strip())
        return answer

    def _set_out(self, asked: Asked, tell: Tell, sitting: Sitting, status: int | None = None) -> Response:
        """A page for this browser alone."""
        sheet = tell(asked)
        page = Response(
            self._face.page(sheet, asked, asked.known),
            status or sheet.status,
            _OWN,
            media_type="text/html; charset=utf-8",
        )
        self._desk.seat(page, sitting)
        return page

    def file(self, path: str, tell: Callable[[Asked], Response]) -> None:
        """Bytes under `/zh` and `/en` that are kept and not shown: no page."""

        def answer(request: Request, lang: Language) -> Response:
            return tell(self.asked(request, lang))

        self.app.get(f"/{{lang}}{path}", name=path, response_class=Response)(answer)

    def asked(self, request: Request, lang: Language) -> Asked:
        """What the request asks for; UnknownVersion and the like where there is no such ledger."""
        given = tuple((name, value) for name, value in request.query_params.multi_items() if value.strip())
        known = dict(given)
        ledger = self.workspace.ledger(known_on=known.get("known_on"), as_of=known.get("as_of"))
        path = request.url.path.removeprefix(f"/{lang}").removesuffix(".json").removesuffix(".csv")
        places, goes_by = request.path_params, self._clock.of(ledger)
        return Asked(lang, path, given, places, self.workspace, ledger, goes_by, request.cookies)

    def _failed(self, request: Request, error: Exception) -> Response:
        """An error of ours, in its own words and with its remedy."""
        assert isinstance(error, LiandongError)
        lang = _language(request)
        status = _status(error)
        name = type(error).__name__
        detail = text(f"failed.{name}", lang, detail=error.worded(lang))
        return self._told(request, status, detail, text("portal.error_remedy", lang))

    def _refused(self, request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        lang = _language(request)
        told = text(f"portal.error_{_MADE.get(error.status_code, 'other')}", lang)
        return self._told(request, error.status_code, told, text("portal.error_remedy", lang))

    def _broken(self, request: Request, error: Exception) -> Response:
        """A defect: the page gives a number, the log has the number and what happened."""
        number = secrets.token_hex(4)
        _LOG.error("defect %s at %s", number, request.url.path, exc_info=error)
        lang = _language(request)
        return self._told(request, 500, text("portal.error_defect", lang), text("portal.error_number", lang, id=number))

    def _told(self, request: Request, status: int, message: str, remedy: str) -> Response:
        """An error in the form that was asked for; it asks nothing of the ledger, which may be what failed."""
        path = request.url.path
        data = {"error": message, "remedy": remedy}
        if path.endswith((".json", ".csv")) or path.startswith("/static"):
            return Response(encoded(data), status, media_type="application/json")
        lang = _language(request)
        values = {"message": message, "remedy": remedy, "status": status}
        sheet = Sheet("error.html", text("portal.error_title", lang), values, data, Table((), ()), status)
        return Response(self._face.page(sheet, Address(lang, "", ())), status, media_type="text/html; charset=utf-8")


def _file(asked: Asked) -> str:
    """What a table is called that is taken away: the page, the version, and the day of the world."""
    name = re.sub(r"[^a-z0-9]+", "-", asked.path.lower()).strip("-")[:60]
    known = asked.known.data
    day = f"-{known['as_of']}" if known["as_of"] else ""
    return f"{name}-v{known['version']}{day}.csv"


def _status_of(wrong: Mapping[str, LiandongError | Words]) -> int:
    told = (_status(error) for error in wrong.values() if isinstance(error, LiandongError))
    return next(told, 422)


def _status(error: LiandongError) -> int:
    return next((status for kind, status in _STATUS if isinstance(error, kind)), 400)


def _language(request: Request) -> Language:
    first = request.url.path.split("/")[1:2]
    return next((lang for lang in LANGUAGES if [lang] == first), "zh")

"""The site: pages under their addresses, each in three forms, and what is told where something goes wrong."""

import logging
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from fastapi import Depends, FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from liandong.access import Access, Right, Who
from liandong.errors import (
    AccessError,
    EditConflict,
    EntryError,
    InboxFull,
    IndicatorError,
    LiandongError,
    SearchError,
    StorageError,
    TooMany,
    UnknownRecord,
    UnknownVersion,
    WorkspaceBusy,
)
from liandong.exchange.jsonl import encoded
from liandong.jobs import Jobs
from liandong.messages import LANGUAGES, Language, Words, reason, text, words
from liandong.portal.admission import FORBIDDEN, Needs, login_address, required
from liandong.portal.asked import PAST, Address, Asked
from liandong.portal.desk import Desk, Sitting
from liandong.portal.door import asking, doing, known_as, origin
from liandong.portal.face import Face
from liandong.portal.form import Done, Form, Look, Wrong, beside
from liandong.portal.kept import lasts
from liandong.portal.known import Clock
from liandong.portal.menu import Menu
from liandong.portal.route import PageRoute, path_of
from liandong.portal.sent import FOREIGN, SMALL, reading, same_origin
from liandong.portal.sheet import Sheet, Table
from liandong.workspace import Workspace

_YEAR = 365 * 24 * 3600
_LOG = logging.getLogger("liandong.portal")
_STATUS: tuple[tuple[type[LiandongError], int], ...] = (
    (UnknownRecord, 404),
    (UnknownVersion, 404),
    (SearchError, 400),
    (EditConflict, 409),
    (EntryError, 422),
    (IndicatorError, 422),
    (TooMany, 429),
    (AccessError, 422),
    (WorkspaceBusy, 409),
    (InboxFull, 503),
    (StorageError, 503),
)
_MADE = {404: "not_found", 405: "not_allowed", 413: "too_large", 403: "foreign", 415: "no_form", 401: "unauthorised"}
"""Of what is answered without an error of ours: the code of its words."""

_OWN = {"Cache-Control": "no-store"}
"""A form is of one browser, and counts once."""

ANYONE = Who(rights=frozenset({Right.OPEN, Right.READ}))
"""Who asks a site for visitors, whoever it is: they may read what stands there."""

Tell = Callable[[Asked], Sheet]
Take = Callable[[Asked], Done | Look | Wrong]


class Csv(Response):
    media_type = "text/csv"


class Site:
    """Where pages register. A page is asked with the ledger that its address names. `base` is where the site stands,
    empty for the root. One that is for `visitors` requires no right of anybody, is the same for everyone whoever asks,
    and shows the ledger as it is now, whatever its address asks."""

    def __init__(
        self,
        app: FastAPI,
        workspace: Workspace,
        face: Face,
        desk: Desk,
        jobs: Jobs,
        access: Access,
        *,
        base: str = "",
        visitors: bool = False,
    ) -> None:
        self.base, self._visitors = base, visitors
        self._unknown = "/receipt" if visitors else "/log"
        self.app, self.workspace, self.jobs, self.access = app, workspace, jobs, access
        self._face, self._desk, self._clock = face, desk, Clock(workspace)
        app.add_exception_handler(LiandongError, self._failed)
        app.add_exception_handler(OSError, self._unkept)
        app.add_exception_handler(HTTPException, self._refused)
        app.add_exception_handler(RequestValidationError, self._nowhere)
        app.add_exception_handler(Exception, self._broken)

    def menu(self, asked: Asked) -> Menu:
        """The pages that whoever asks may open."""
        return self._face.menu(asked)

    def page(
        self, path: str, tell: Tell, *, parameters: Sequence[dict[str, Any]] = (), right: Right = Right.READ
    ) -> None:
        """A page under `/zh` and `/en`, as HTML and, with an ending, as JSON and CSV, for all who have this right."""

        self.data(path, tell, parameters=parameters, right=right)

        def html(request: Request, lang: Language) -> Response:
            with self.workspace.reading():
                sheet, asked = self._asked_of(request, lang, tell)
                page = self._face.page(sheet, asked, asked.known)
            answer = Response(page, sheet.status, media_type="text/html; charset=utf-8")
            for name, value in sheet.keep.items():
                answer.set_cookie(name, value, max_age=_YEAR, httponly=True, samesite="lax")
            return answer

        self._show(path, html, right)

    def _show(self, path: str, answer: Callable[[Request, Language], Response], right: Right) -> None:
        """A page as people see it."""
        self._face.rights[path] = needed = self._needed(right)
        self.app.router.routes.append(PageRoute(path, answer, Needs(needed)))

    def ahead(self, path: str, tell: Tell) -> None:
        """Makes the page in both languages, as the ledger is now, so that what it is made of is kept."""
        for lang in LANGUAGES:
            with self.workspace.reading():
                ledger = self.workspace.ledger()
                known = self._clock.of(ledger)
                asked = Asked(lang, path, (), {}, self.workspace, ledger, known, who=ANYONE, base=self.base)
                self._face.page(tell(asked), asked, known)

    def data(
        self,
        path: str,
        tell: Tell,
        *,
        parameters: Sequence[dict[str, Any]] = (),
        lasting: bool = True,
        right: Right = Right.READ,
    ) -> None:
        """A page as JSON and as CSV; `lasting` ones may be told again as long as the ledger is the same."""

        def json(request: Request, lang: Language) -> Response:
            sheet, asked = self._asked_of(request, lang, tell, lasting=lasting)
            known = {"ledger": asked.known.data} if asked.who.may(Right.READ) else {}
            fault = _fault(sheet, asked) if sheet.fault else {}
            return Response(encoded({**fault, **known, **sheet.as_data()}), sheet.status, media_type="application/json")

        def csv(request: Request, lang: Language) -> Response:
            sheet, asked = self._asked_of(request, lang, tell, lasting=lasting)
            if sheet.fault:
                return Response(encoded(_fault(sheet, asked)), sheet.status, media_type="application/json")
            named = {"Content-Disposition": f'attachment; filename="{asked.file}"'}
            return Response(sheet.as_table().csv(), sheet.status, named, "text/csv; charset=utf-8")

        data = path or "/overview"
        needed = self._needed(right)
        described = {"parameters": list(parameters), **required(needed)}
        needs = [Depends(Needs(needed))]
        for form, answer, class_ in (("json", json, JSONResponse), ("csv", csv, Csv)):
            at = f"/{{lang}}{data}.{form}"
            name = f"{data} {form}"
            self.app.get(at, openapi_extra=described, name=name, dependencies=needs, response_class=class_)(answer)

    def _asked_of(self, request: Request, lang: Language, tell: Tell, *, lasting: bool = True) -> tuple[Sheet, Asked]:
        """What the page tells of what the request asks."""
        asked = self.asked(request, lang)
        sheet = tell(asked)
        if sheet.lasts and lasting:
            lasts(request.scope)
        return sheet, asked

    def form(
        self,
        path: str,
        tell: Tell,
        take: Take,
        *,
        most: int = SMALL,
        right: Right = Right.ENTER,
        act: Right | None = None,
    ) -> None:
        """A page with forms that are sent to its own address, of at most so many bytes. `take` does what was sent;
        where it cannot, the page is told again with what was typed, and what is wrong with it. `right` is what one
        needs to see it, `act` what one needs to send them, if that is another."""
        self.data(path, tell, lasting=False, right=right)

        def html(request: Request, lang: Language) -> Response:
            sitting = self._desk.sitting(request)
            return self._set_out(self.asked(request, lang).refill(self._desk.form(sitting)), tell, sitting)

        async def sent(request: Request, lang: Language) -> Response:
            sitting = self._desk.sitting(request)
            if not same_origin(request):
                raise HTTPException(FOREIGN)
            async with reading(request, most) as (fields, files):
                number = self._desk.number(sitting, fields, files)
                form = Form("", sitting.actor, fields, files, account=sitting.account)
                doing(request.scope, form.one("do") or form.one("act"))
                asked = self.asked(request, lang).refill(form)
                return await run_in_threadpool(self._taken, asked, tell, take, sitting, number)

        self._show(path, html, right)
        needs = [Depends(Needs(self._needed(act or right)))]
        self.app.post(f"/{{lang}}{path}", include_in_schema=False, dependencies=needs)(sent)

    def _needed(self, right: Right) -> Right:
        return Right.OPEN if self._visitors else right

    def _get(self, path: str, answer: Callable[..., Any], right: Right) -> None:
        self.app.get(path, include_in_schema=False, dependencies=[Depends(Needs(self._needed(right)))])(answer)

    def bare(self, path: str, answer: Callable[..., Response]) -> None:
        """Bytes that are the same for everyone, whoever asks."""
        self._get(path, answer, Right.OPEN)

    def _taken(self, asked: Asked, tell: Tell, take: Take, sitting: Sitting, number: str) -> Response:
        """What was sent, done once however often it comes, and the browser led on."""
        once, form, session = self._desk.once, asked.sent, None
        led = once.begin(number)
        if led is None:
            try:
                told = take(asked)
                if isinstance(told, Done):
                    led, session = f"{self.base}/{asked.lang}{told.address}", told.session
            except LiandongError as error:
                told = beside(error)
            except OSError as error:
                told = beside(_storage(error))
            finally:
                once.end(number, led)
            if not isinstance(told, Done):
                found = told.by_field if isinstance(told, Wrong) else {}
                fresh = told.fresh if isinstance(told, Look) else ""
                wrong = {name: error.worded(asked.lang) for name, error in found.items()}
                again = replace(form, token=self._desk.form(sitting).token, wrong=wrong, files=(), fresh=fresh)
                return self._set_out(asked.refill(again), tell, sitting, _status_of(found) if found else None)
        answer = RedirectResponse(led or f"{self.base}/{asked.lang}{self._unknown}", 303, _OWN)
        self._desk.seat(answer, sitting, form.one("actor").strip())
        if session is not None:
            self._desk.let_in(answer, session, secure=asked.secure)
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

    def file(self, path: str, tell: Callable[[Asked], Response], *, right: Right = Right.READ) -> None:
        """Bytes under `/zh` and `/en` that are kept and not shown: no page."""

        def answer(request: Request, lang: Language) -> Response:
            return tell(self.asked(request, lang))

        needed = self._needed(right)
        needs = [Depends(Needs(needed))]
        self.app.get(
            f"/{{lang}}{path}",
            name=path,
            response_class=Response,
            dependencies=needs,
            openapi_extra=required(needed, as_page=True),
        )(answer)

    def asked(self, request: Request, lang: Language) -> Asked:
        """What the request asks for; UnknownVersion and the like where there is no such ledger."""
        given = tuple(
            (name, value)
            for name, value in request.query_params.multi_items()
            if value.strip() and not (self._visitors and name in PAST)
        )
        known = dict(given)
        ledger = self.workspace.ledger(known_on=known.get("known_on"), as_of=known.get("as_of"))
        path = path_of(request).removeprefix(f"{self.base}/{lang}").removesuffix(".json").removesuffix(".csv")
        return Asked(
            lang,
            path,
            given,
            request.path_params,
            self.workspace,
            ledger,
            self._clock.of(ledger),
            request.cookies,
            who=ANYONE if self._visitors else asking(request.scope),
            base=self.base,
            origin=origin(request.scope),
            agent=request.headers.get("user-agent", ""),
            secure=request.scope["scheme"] == "https",
            root=str(request.base_url).rstrip("/"),
        )

    def _failed(self, request: Request, error: Exception) -> Response:
        """An error of ours, in its own words and with its remedy."""
        assert isinstance(error, LiandongError)
        lang = self._language(request)
        status = _status(error)
        name = type(error).__name__
        detail = text(f"failed.{name}", lang, detail=error.worded(lang))
        answer = self._told(request, status, detail, text("portal.error_remedy", lang))
        if isinstance(error, TooMany):
            answer.headers["Retry-After"] = str(error.seconds)
        return answer

    def _unkept(self, request: Request, error: Exception) -> Response:
        """The system did not give, or take, a file of the portal's own."""
        assert isinstance(error, OSError)
        return self._failed(request, _storage(error))

    def _refused(self, request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        lang, status = self._language(request), error.status_code
        if error is FORBIDDEN:
            if _to_be_changed(request):
                return RedirectResponse(f"/{lang}/account", 303, _OWN)
            remedy = text("portal.forbidden_remedy", lang)
            return self._told(request, status, text("portal.error_forbidden", lang), remedy)
        if status == 401 and request.method == "GET" and not _is_data(request):
            return RedirectResponse(login_address(request, lang), 303, _OWN)
        told = text(f"portal.error_{_MADE.get(status, 'other')}", lang)
        remedy = text("portal.unauthorised_remedy" if status == 401 else "portal.error_remedy", lang)
        answer = self._told(request, status, told, remedy)
        answer.headers.update(error.headers or {})
        return answer

    def _nowhere(self, request: Request, error: Exception) -> Response:
        """An address in no language of the portal's, or with no number where one must stand: there is no such page."""
        return self._refused(request, HTTPException(404))

    def _broken(self, request: Request, error: Exception) -> Response:
        """A defect: the page gives a number, the log has the number and what happened."""
        number = secrets.token_hex(4)
        _LOG.error("defect %s at %s", number, request.url.path, exc_info=error)
        lang = self._language(request)
        return self._told(request, 500, text("portal.error_defect", lang), text("portal.error_number", lang, id=number))

    def _told(self, request: Request, status: int, message: str, remedy: str) -> Response:
        """An error in the form that was asked for; it asks nothing of the ledger, which may be what failed."""
        data = {"error": message, "remedy": remedy}
        if _is_data(request):
            return Response(encoded(data), status, media_type="application/json")
        lang = self._language(request)
        values = {"message": message, "remedy": remedy, "status": status}
        sheet = Sheet(self._face.error, text("portal.error_title", lang), values, data, Table((), ()), status)
        page = self._face.page(
            sheet, Address(lang, "", (), who=ANYONE if self._visitors else known_as(request.scope), base=self.base)
        )
        return Response(page, status, media_type="text/html; charset=utf-8")

    def _language(self, request: Request) -> Language:
        first = request.url.path.removeprefix(self.base).split("/")[1:2]
        return next((lang for lang in LANGUAGES if [lang] == first), "zh")


def _fault(sheet: Sheet, asked: Asked) -> dict[str, str]:
    """What is wrong with what the address asks for, for programs."""
    return {"error": sheet.fault, "remedy": text("portal.error_remedy", asked.lang)}


def _storage(error: OSError) -> StorageError:
    """What the system said, without the folders of this machine, which only the log tells."""
    _LOG.error("a file of the portal was not kept or not given", exc_info=error)
    return StorageError(words("fault.unwritable", path=Path(str(error.filename or "")).name, reason=reason(error)))


def _status_of(wrong: Mapping[str, LiandongError | Words]) -> int:
    told = (_status(error) for error in wrong.values() if isinstance(error, LiandongError))
    return next(told, 422)


def _status(error: LiandongError) -> int:
    return next((status for kind, status in _STATUS if isinstance(error, kind)), 400)


def _to_be_changed(request: Request) -> bool:
    """Whether somebody wants to see a page before they have changed a password that somebody else chose."""
    who = known_as(request.scope)
    return request.method == "GET" and not who.token and not who.may(Right.READ) and not _is_data(request)


def _is_data(request: Request) -> bool:
    path = request.url.path
    return path.endswith((".json", ".csv")) or path.startswith("/static")

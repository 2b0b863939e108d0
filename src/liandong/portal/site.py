"""The site: pages under their addresses, each in three forms."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from fastapi import Depends, FastAPI, Request, Response
from fastapi.responses import JSONResponse, RedirectResponse
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from liandong.access import Access, Right
from liandong.errors import (
    LiandongError,
)
from liandong.exchange.jsonl import encoded
from liandong.jobs import Jobs
from liandong.messages import LANGUAGES, Language, text
from liandong.portal.admission import Needs, required
from liandong.portal.asked import PAST, Asked
from liandong.portal.desk import Desk, Sitting
from liandong.portal.door import asking, doing, origin
from liandong.portal.face import Face
from liandong.portal.failures import ANYONE, OWN, Failures, status_of_first, unkept
from liandong.portal.form import Done, Form, Look, Wrong, beside
from liandong.portal.kept import lasts
from liandong.portal.known import Clock
from liandong.portal.menu import Menu
from liandong.portal.route import PageRoute, path_of
from liandong.portal.sent import FOREIGN, SMALL, reading, same_origin
from liandong.portal.sheet import Sheet
from liandong.workspace import Workspace

_YEAR = 365 * 24 * 3600
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
        Failures(face, base=base, visitors=visitors).of(app)

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
                told = beside(unkept(error))
            finally:
                once.end(number, led)
            if not isinstance(told, Done):
                found = told.by_field if isinstance(told, Wrong) else {}
                fresh = told.fresh if isinstance(told, Look) else ""
                wrong = {name: error.worded(asked.lang) for name, error in found.items()}
                again = replace(form, token=self._desk.form(sitting).token, wrong=wrong, files=(), fresh=fresh)
                return self._set_out(asked.refill(again), tell, sitting, status_of_first(found) if found else None)
        answer = RedirectResponse(led or f"{self.base}/{asked.lang}{self._unknown}", 303, OWN)
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
            OWN,
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


def _fault(sheet: Sheet, asked: Asked) -> dict[str, str]:
    """What is wrong with what the address asks for, for programs."""
    return {"error": sheet.fault, "remedy": text("portal.error_remedy", asked.lang)}

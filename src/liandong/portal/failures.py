"""Failures (出错): what is told where something goes wrong, in the form and the language that were asked for."""

import logging
import secrets
from collections.abc import Mapping
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from liandong.access import Right, Who
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
from liandong.messages import LANGUAGES, Language, Words, reason, text, words
from liandong.portal.admission import FORBIDDEN, login_address
from liandong.portal.asked import Address
from liandong.portal.door import known_as
from liandong.portal.face import Face
from liandong.portal.sheet import Sheet, Table

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

OWN = {"Cache-Control": "no-store"}
"""A form is of one browser, and counts once."""

ANYONE = Who(rights=frozenset({Right.OPEN, Right.READ}))
"""Who asks a site for visitors, whoever it is: they may read what stands there."""


class Failures:
    """What a site answers where it cannot answer what was asked. `base` is where the site stands; one that is for
    `visitors` tells everyone the same."""

    def __init__(self, face: Face, *, base: str, visitors: bool) -> None:
        self._face, self._base, self._visitors = face, base, visitors

    def of(self, app: FastAPI) -> None:
        """Answers for all that goes wrong in the application."""
        app.add_exception_handler(LiandongError, self._failed)
        app.add_exception_handler(OSError, self._unkept)
        app.add_exception_handler(HTTPException, self._refused)
        app.add_exception_handler(RequestValidationError, self._nowhere)
        app.add_exception_handler(Exception, self._broken)

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
        return self._failed(request, unkept(error))

    def _refused(self, request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        lang, status = self._language(request), error.status_code
        if error is FORBIDDEN:
            if _to_be_changed(request):
                return RedirectResponse(f"/{lang}/account", 303, OWN)
            remedy = text("portal.forbidden_remedy", lang)
            return self._told(request, status, text("portal.error_forbidden", lang), remedy)
        if status == 401 and request.method == "GET" and not _is_data(request):
            return RedirectResponse(login_address(request, lang), 303, OWN)
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
            sheet, Address(lang, "", (), who=ANYONE if self._visitors else known_as(request.scope), base=self._base)
        )
        return Response(page, status, media_type="text/html; charset=utf-8")

    def _language(self, request: Request) -> Language:
        first = request.url.path.removeprefix(self._base).split("/")[1:2]
        return next((lang for lang in LANGUAGES if [lang] == first), "zh")


def unkept(error: OSError) -> StorageError:
    """What the system said, without the folders of this machine, which only the log tells."""
    _LOG.error("a file of the portal was not kept or not given", exc_info=error)
    return StorageError(words("fault.unwritable", path=Path(str(error.filename or "")).name, reason=reason(error)))


def status_of_first(wrong: Mapping[str, LiandongError | Words]) -> int:
    """The status of a form with these faults in its fields."""
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

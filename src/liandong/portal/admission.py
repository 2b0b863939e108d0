"""Admission (准入): what each address requires of who asks, and what is told to those who lack it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from starlette.exceptions import HTTPException

from liandong.access import SCOPES, Right
from liandong.portal.door import asking

FORBIDDEN = HTTPException(403)
"""Who asks is known, and may not."""
UNKNOWN = HTTPException(401, headers={"WWW-Authenticate": 'Bearer realm="Liandong"'})
"""Nobody is logged in."""


@dataclass(frozen=True, slots=True)
class Needs:
    """What an address requires; stands before everything that is done there, reading what is sent included."""

    right: Right

    async def __call__(self, request: Request) -> None:
        who = asking(request.scope)
        if not who.may(self.right):
            raise FORBIDDEN if who.role else UNKNOWN


def login_address(request: Request, lang: str) -> str:
    """Where one logs in, and is led back to what was asked for."""
    path, query = request.url.path, request.url.query
    back = path.removeprefix(f"/{lang}") + (f"?{query}" if query else "")
    return f"/{lang}/login" + (f"?{urlencode({'next': back})}" if back else "")


def led_back(asked_for: str) -> str:
    """The page of the portal to which somebody is led back, without its language; the first for what names none.

    What comes back stands behind the language in an address, so it can lead nowhere else.
    """
    plain = asked_for.isprintable() and asked_for.startswith(("/", "?")) and not asked_for.startswith("/login")
    return asked_for if plain and "\\" not in asked_for else ""


_ERROR = {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}
_FAILURES = {
    "400": "Something in the address is not understood: a filter, a place in a list, a version.",
    "404": "There is no such page, record, document or version.",
    "429": "Too often; Retry-After tells for how many seconds to wait.",
    "503": "The ledger cannot be read now.",
}
_AS_PAGE = {"303": {"description": "Nobody is logged in: leads to the page where one does."}}
_REFUSALS = {
    "401": "Nobody is logged in: the token or session is missing, forged, expired or void.",
    "403": "The account, or the token, has not the right that this address requires.",
}


def required(right: Right, *, as_page: bool = False) -> dict[str, Any]:
    """What the description of an address tells of the right that it requires, and of its errors: data, or a page."""
    told = {"text/html": {}} if as_page else _ERROR
    failures = _errors(_FAILURES, told) | (_AS_PAGE if as_page else {})
    if right is Right.OPEN:
        return {"security": [], "responses": failures}
    security = [{"token": [right.value]}] if right in SCOPES else []
    return {"security": [*security, {"session": [right.value]}], "responses": failures | _errors(_REFUSALS, told)}


def _errors(told: Mapping[str, str], content: Mapping[str, Any]) -> dict[str, Any]:
    return {status: {"description": text, "content": content} for status, text in told.items()}


def described(whole: dict[str, Any], cookie: str) -> dict[str, Any]:
    """The description of all addresses, with the ways in which one shows who one is: a token, or the cookie of
    this name that a browser keeps."""
    texts = {"error": {"type": "string"}, "remedy": {"type": "string"}}
    error = {"type": "object", "required": list(texts), "properties": texts}
    for operations in whole["paths"].values():
        for operation in operations.values():
            operation["responses"].pop("422", None)  # FastAPI's own, which the portal answers as 404
    ways = {
        "token": {
            "type": "http",
            "scheme": "bearer",
            "description": "A token made on the account page; its scopes are rights: " + ", ".join(SCOPES) + ".",
        },
        "session": {"type": "apiKey", "in": "cookie", "name": cookie, "description": "A browser's session."},
    }
    return {**whole, "components": {"schemas": {"Error": error}, "securitySchemes": ways}}

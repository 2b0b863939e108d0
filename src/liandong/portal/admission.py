"""Admission (准入): what each address requires of who asks, and what is told to those who lack it."""

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
_REFUSALS = {
    "401": "Nobody is logged in: the token or session is missing, forged, expired or void.",
    "403": "The account, or the token, has not the right that this address requires.",
    "429": "Too often; Retry-After tells for how many seconds to wait.",
}


def required(right: Right) -> dict[str, Any]:
    """What the description of an address tells of the right that it requires."""
    if right is Right.OPEN:
        return {"security": []}
    security = [{"token": [right.value]}] if right in SCOPES else []
    told = {status: {"description": text, "content": _ERROR} for status, text in _REFUSALS.items()}
    return {"security": [*security, {"session": [right.value]}], "responses": told}


def described(whole: dict[str, Any]) -> dict[str, Any]:
    """The description of all addresses, with the ways in which one shows who one is."""
    texts = {"error": {"type": "string"}, "remedy": {"type": "string"}}
    error = {"type": "object", "required": list(texts), "properties": texts}
    components = whole.get("components", {})
    ways = {
        "token": {
            "type": "http",
            "scheme": "bearer",
            "description": "A token made on the account page; its scopes are rights: " + ", ".join(SCOPES) + ".",
        },
        "session": {"type": "apiKey", "in": "cookie", "name": "liandong_in_…", "description": "A browser's session."},
    }
    schemas = {**components.get("schemas", {}), "Error": error}
    return {**whole, "components": {**components, "schemas": schemas, "securitySchemes": ways}}

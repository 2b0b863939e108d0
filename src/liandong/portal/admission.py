"""Admission (准入): what each address requires of who asks, and what is told to those who lack it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import Request
from starlette.exceptions import HTTPException

from liandong.access import Right
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

"""The desk: where forms are handed in. Whose browser sends them, whether they are the portal's own, and each once."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fastapi import Request, Response
from starlette.exceptions import HTTPException

from liandong.portal.door import asking
from liandong.portal.form import Form, Sending
from liandong.portal.once import Once
from liandong.portal.seal import seal
from liandong.portal.sent import FOREIGN, Fields

_NAME_SECONDS = 180 * 24 * 3600
"""So long a browser remembers who sits there."""
_LONGEST_NAME = 200
"""Letters of a name that is remembered: browsers keep no cookie above 4 KB."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """One browser at the desk: its session, and the name that it goes by; `fresh` where it has no cookie yet, `account`
    where it is one by which somebody logged in."""

    session: str
    actor: str
    fresh: bool
    account: bool = False


class Desk:
    """Keeps its key and what was sent in a folder, or only in memory."""

    def __init__(self, folder: Path | None) -> None:
        self._seal = seal(folder)
        self.once = Once(folder)
        self._session, self._name = f"liandong_{self._seal.name}", f"liandong_name_{self._seal.name}"
        self.entry = f"liandong_in_{self._seal.name}"

    def sitting(self, request: Request) -> Sitting:
        """Who sits there, by the cookies that only this portal can have made."""
        who = asking(request.scope)
        if who.name:
            return Sitting(who.session, who.name, fresh=False, account=True)
        session = self._seal.opened("session", request.cookies.get(self._session))
        actor = self._seal.opened("name", request.cookies.get(self._name)) or ""
        return Sitting(session or secrets.token_urlsafe(18), actor, session is None)

    def form(self, sitting: Sitting) -> Form:
        """A blank form for this browser alone, with a number that counts once."""
        token = self._seal.sealed(f"form {sitting.session}", secrets.token_urlsafe(12))
        return Form(token, sitting.actor, account=sitting.account)

    def number(self, sitting: Sitting, fields: Fields, files: Sequence[Sending]) -> str:
        """What a sending counts as once: its form's number and all that it says, for a page that is gone back to may
        say something else. HTTPException 403 where another portal made the form, or for another browser."""
        token = (fields.pop("form", None) or [""])[-1]
        number = None if sitting.fresh else self._seal.opened(f"form {sitting.session}", token)
        if number is None:
            raise HTTPException(FOREIGN)
        said = repr((number, sorted(fields.items()), [(each.name, each.size) for each in files]))
        return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:32]

    def seat(self, response: Response, sitting: Sitting, actor: str = "") -> None:
        """Has the browser remember its session, and the name where one was typed."""
        if sitting.fresh:
            response.set_cookie(
                self._session, self._seal.sealed("session", sitting.session), httponly=True, samesite="strict"
            )
        if actor and not sitting.account and actor != sitting.actor and len(actor) <= _LONGEST_NAME:
            sealed = self._seal.sealed("name", actor)
            response.set_cookie(self._name, sealed, max_age=_NAME_SECONDS, httponly=True, samesite="strict")

    def let_in(self, response: Response, session: str, *, secure: bool) -> None:
        """Has the browser keep the session of who logged in; none any more where it is empty."""
        if session:
            response.set_cookie(self.entry, session, httponly=True, samesite="lax", secure=secure)
        else:
            response.delete_cookie(self.entry, httponly=True, samesite="lax", secure=secure)
        response.delete_cookie(self._session, httponly=True, samesite="strict")  # who sat there before is another

"""The door (门): who asks, told once for everything behind it; and all that is sent is written down.

Pure ASGI, in front of kept answers, so that nobody is handed a page that was made for another.
"""

from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool

from liandong.access import VISITOR, Access, Who
from liandong.access.attempts import neighbourhood
from liandong.access.limits import ENTERING, VISITING, WRITING
from liandong.errors import LiandongError, TooMany
from liandong.portal.guard import Message, Receive, Send, Served

_WHO, _FAULT, _DEED = "liandong.who", "liandong.who_fault", "liandong.deed"
_READING = frozenset({"GET", "HEAD", "OPTIONS"})
_STORE = (b"cache-control", b"no-store")
_STATIC = "/static/"
CALENDAR, KEY = "/tasks/due.ics", "key"
"""The one page to which a token in the address opens the way, under this name."""
_LONGEST_DEED = 100


def asking(scope: Message) -> Who:
    """Who asks. Raises what kept the door from knowing."""
    fault: LiandongError | None = scope.get(_FAULT)
    if fault is not None:
        raise fault
    who: Who = scope.get(_WHO, VISITOR)
    return who


def known_as(scope: Message) -> Who:
    """Who asks, as far as the door knows."""
    who: Who = scope.get(_WHO, VISITOR)
    return who


def doing(scope: Message, deed: str) -> None:
    """Names what is done by what was sent, for the log: the button that was pressed."""
    scope[_DEED] = deed if len(deed) <= _LONGEST_DEED and deed.isprintable() else ""


def origin(scope: Message) -> str:
    """The address from which a request comes."""
    client = scope.get("client")
    return client[0] if client else ""


class Door:
    """`cookie` is the name under which browsers keep their session."""

    def __init__(self, inside: Served, access: Access, cookie: str) -> None:
        self._inside, self._access, self._cookie = inside, access, cookie.encode()

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._inside(scope, receive, send)
            return
        try:
            many = self._access.many()
            reading = scope["method"] in _READING
            scope[_WHO] = self._access.who(self._kept(scope), _token(scope), reading=reading)
            if many:
                self._count(scope)
        except LiandongError as error:
            many, scope[_FAULT] = True, error
        if many:
            await self._watched(scope, receive, send)
        else:
            await self._inside(scope, receive, send)

    def _count(self, scope: Message) -> None:
        """TooMany where somebody sends, or a stranger asks, too often."""
        who: Who = scope[_WHO]
        if scope["method"] not in _READING:
            self._access.limits.take(WRITING if who.name else ENTERING, who.name or neighbourhood(origin(scope)))
        elif who.role is None and not scope["path"].startswith(_STATIC):
            self._access.limits.take(VISITING, neighbourhood(origin(scope)))

    async def _watched(self, scope: Message, receive: Receive, send: Send) -> None:
        """Where people log in: no answer is kept by anyone unless it says so, and what is sent is written down, but not
        what is sent too often: a stranger could fill the disk with it."""
        status = 500

        async def answer(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = message.get("headers", ())
                if not any(name == b"cache-control" for name, _ in headers):
                    message["headers"] = [*headers, _STORE]
            await send(message)

        try:
            await self._inside(scope, receive, answer)
        finally:
            noted = scope["method"] not in _READING and _WHO in scope
            if noted and not isinstance(scope.get(_FAULT), TooMany):
                who: Who = scope[_WHO]
                deed = scope.get(_DEED) or scope["method"]
                await run_in_threadpool(
                    self._access.audit.note, who.name, deed, scope["path"], origin(scope), str(status)
                )

    def _kept(self, scope: Message) -> str | None:
        """The session that the browser keeps."""
        cookies = (value for name, value in scope["headers"] if name == b"cookie")
        pairs = (part.strip().partition(b"=") for value in cookies for part in value.split(b";"))
        return next((value.decode("latin-1") for name, _, value in pairs if name == self._cookie), None)


def _token(scope: Message) -> str | None:
    """What a program shows to be let in; None where it shows nothing. Calendars cannot show it but in the address."""
    shown = next((value for name, value in scope["headers"] if name == b"authorization"), None)
    if shown is None:
        keys = parse_qs(scope["query_string"].decode("latin-1")).get(KEY) if scope["path"].endswith(CALENDAR) else None
        return keys[-1] if keys else None
    kind, _, secret = shown.decode("latin-1").partition(" ")
    return secret.strip() if kind.lower() == "bearer" else ""

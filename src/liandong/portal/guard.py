"""The guard at the door: who may be spoken to under which name, and what browsers may do with pages.

Pure ASGI, so that it costs next to nothing. A page may use the portal's own style, script and pictures, send forms to
it and nothing else (a report that is opened may do less, and says so itself); it stands in no other site's frame, and
other sites are not told of it (the portal itself is, or browsers would not tell it from which page a form comes). The
Host of a request must be one of those that the portal goes by, or a page elsewhere could make a browser speak to it
under a name of its own (DNS rebinding).
"""

from collections.abc import Awaitable, Callable, Collection, MutableMapping
from typing import Any

from anyio.to_thread import current_default_thread_limiter

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Served = Callable[[Message, Receive, Send], Awaitable[None]]

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self';"
    " frame-ancestors 'none'; base-uri 'none'"
)
_HEADERS = [
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
]


THREADS = 2
"""Threads in which pages are made. They share one interpreter, and each has a connection with a cache of its own: more
of them answer more slowly, and hold more memory."""


class Guard:
    """Lets through what is meant for this portal, and adds what every answer carries. `hosts` are the names that it
    goes by, in lower case and without a port; `begin` starts what goes on behind the door without being asked, and
    `close` ends all that goes on there."""

    def __init__(
        self, inside: Served, hosts: Collection[str], begin: Callable[[], None], close: Callable[[], None]
    ) -> None:
        self._inside, self._hosts, self.begin, self.close = inside, frozenset(hosts), begin, close

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        current_default_thread_limiter().total_tokens = THREADS
        if scope["type"] != "http":
            await self._inside(scope, receive, send)
            return
        bare = scope["method"] == "HEAD"
        if bare:  # what GET would be answered, without its body
            scope = {**scope, "method": "GET"}

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = list(message.get("headers", ()))
                stricter = any(name == _HEADERS[0][0] for name, _ in own)
                message["headers"] = [*own, *_HEADERS[stricter:]]
            elif bare:
                message = {**message, "body": b""}
            await send(message)

        if _host(scope) not in self._hosts:
            await answer({"type": "http.response.start", "status": 421, "headers": [(b"content-type", b"text/plain")]})
            await answer({"type": "http.response.body", "body": b"This portal goes by another name.\n"})
            return
        await self._inside(scope, receive, answer)


def _host(scope: Message) -> str:
    """The name by which the portal was called, without its port."""
    given = next((value for name, value in scope["headers"] if name == b"host"), b"").decode("latin-1").lower()
    if given.startswith("["):
        return given.partition("]")[0] + "]"
    return given.partition(":")[0]

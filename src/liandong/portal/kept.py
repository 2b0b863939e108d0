"""Kept answers: what was told of a version of the ledger is told again without asking it, until there is a newer one.

A page marks its answer as lasting (`lasts`) when it is made of its address, the language and the ledger alone, of what
the browser kept of the portal, and of the rights of whoever asks: nobody is handed what was told to one who may more.
Answers go when the ledger has a newer version or persons did something, when the day changes (pages tell the age of
what they show), and the longest unasked for first when they take more room than they may.
"""

import hashlib
from collections.abc import Callable
from datetime import date, datetime

from liandong.portal.bounded import Bounded
from liandong.portal.door import known_as
from liandong.portal.guard import Message, Receive, Send, Served

MOST_BYTES = 16 * 1024 * 1024
"""Of all kept answers."""
_BESIDE = 2_000
"""Bytes of what is kept beside the body of an answer and its address."""
_MARK = "liandong.lasts"
_FORM = (b"/zh", b"/en", b"/public/zh", b"/public/en")
SEEN = "liandong_seen"
"""What a browser keeps: which version it was shown last, and which before (see pages/overview.py)."""
_BY_SEEN = (b"/zh", b"/en", *(f"/{lang}/overview.{form}".encode() for lang in ("zh", "en") for form in ("json", "csv")))
"""The pages that are made of it."""

Key = tuple[bytes, ...]


def lasts(scope: Message) -> None:
    """Marks the answer to this request as one that holds as long as the version does."""
    scope[_MARK] = True


class Kept:
    """Answers from what is kept, or asks inside. `state` gives what changes with every version and every act."""

    def __init__(self, inside: Served, state: Callable[[], object], most: int = MOST_BYTES) -> None:
        self._inside, self._state = inside, state
        self._answers: Bounded[Key, tuple[Message, Message]] = Bounded(most)
        self._of: tuple[object, date] = (None, date.min)

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET" or not scope["raw_path"].startswith(_FORM):
            await self._inside(scope, receive, send)
            return
        now = self._state(), datetime.now().astimezone().date()
        if now != self._of:
            self._answers.clear()
            self._of = now
        key = scope["raw_path"], scope["query_string"], _seen(scope), known_as(scope).key.encode()
        found = self._answers.get(key)
        if found is None:
            await self._inside(scope, receive, _Heard(self, scope, send, key, now).send)
            return
        await _give(found, scope, send)

    def keep(self, key: Key, now: tuple[object, date], answer: tuple[Message, Message]) -> None:
        """Keeps an answer that is of the newest version still."""
        if now == self._of:
            self._answers.put(key, answer, len(answer[1]["body"]) + sum(map(len, key)) + _BESIDE)


class _Heard:
    """Hands an answer on, and has it kept once it is whole, if it lasts."""

    def __init__(self, kept: Kept, scope: Message, send: Send, key: Key, now: tuple[object, date]) -> None:
        self._kept, self._scope, self._send, self._key, self._now = kept, scope, send, key, now
        self._start: Message | None = None

    async def send(self, message: Message) -> None:
        """Takes the answer piece by piece; a page comes in two, its start and its whole body."""
        if message["type"] == "http.response.start":
            if message["status"] == 200 and self._scope.get(_MARK):
                self._start = message
                return
        elif self._start is not None:
            start, self._start = self._start, None
            if not message.get("more_body"):
                tag = f'"{hashlib.blake2b(message["body"], digest_size=12).hexdigest()}"'.encode()
                start["headers"] = [*start["headers"], (b"etag", tag), (b"cache-control", b"private, no-cache")]
                self._kept.keep(self._key, self._now, (start, message))
                await _give((start, message), self._scope, self._send)
                return
            await self._send(start)
        await self._send(message)


def _seen(scope: Message) -> bytes:
    """What the browser kept of the versions that it was shown, where the page is made of it."""
    if scope["raw_path"] not in _BY_SEEN:
        return b""
    cookies = (value for name, value in scope["headers"] if name == b"cookie")
    found = (part.strip() for value in cookies for part in value.split(b";"))
    return next((part for part in found if part.startswith(SEEN.encode())), b"")


async def _give(answer: tuple[Message, Message], scope: Message, send: Send) -> None:
    """The answer; that nothing has changed, where the browser has it."""
    start, body = answer
    tag = next(value for name, value in start["headers"] if name == b"etag")
    if any(name == b"if-none-match" and value == tag for name, value in scope["headers"]):
        bare = [(name, value) for name, value in start["headers"] if name not in (b"content-length", b"content-type")]
        await send({"type": "http.response.start", "status": 304, "headers": bare})
        await send({"type": "http.response.body", "body": b""})
        return
    await send({**start, "headers": list(start["headers"])})
    await send({**body})

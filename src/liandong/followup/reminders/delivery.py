"""Delivery (送达): one message to one address, and what became of it."""

from contextvars import copy_context
from dataclasses import dataclass
from enum import StrEnum
from threading import Thread
from typing import TYPE_CHECKING

from liandong.followup.reminders import channels
from liandong.followup.reminders.hearing import Heard, hearing, never_left, refusal

if TYPE_CHECKING:
    from apprise import NotifyBase

_PATIENCE = 4
"""A server that trickles its answer keeps each wait short; all together may take so many times as long."""
_REQUEST_TIMEOUT = 408
_UNCERTAIN = frozenset({_REQUEST_TIMEOUT, 502, 504})
"""A gateway says that it does not know what became of it (RFC 9110, 15.6)."""


class Outcome(StrEnum):
    """Delivered; certainly not delivered; or in doubt: it may have been."""

    DELIVERED = "delivered"
    FAILED = "failed"
    DOUBT = "doubt"


@dataclass(frozen=True, slots=True)
class Sent:
    """`cause` is one of those that the messages word (reminders.cause_…), `code` that of the server's answer."""

    outcome: Outcome
    cause: str = ""
    code: int = 0


class Postman:
    """Keeps the channels that it opened, so that each keeps the pace that its server asks for. ReminderError where
    nothing can be sent at all: before anything is claimed."""

    def __init__(self, seconds: float) -> None:
        channels.ready()
        self._seconds = seconds
        self._channels: dict[str, NotifyBase] = {}

    def deliver(self, url: str, title: str, body: str) -> Sent:
        """Sends a message, and waits for a bounded time; EntryError as `channels.opened`."""
        channel = self._channels.get(url)
        if channel is None:
            channel = self._channels[url] = channels.opened(url, self._seconds)
        done: list[Sent] = []

        def send() -> None:
            done.append(_sent(channel, url, title, body))

        # a daemon, for no worker should wait for what it gave up
        thread = Thread(target=copy_context().run, args=(send,), daemon=True)
        thread.start()
        thread.join(self._seconds * _PATIENCE + channel.request_rate_per_sec)
        if not done:
            del self._channels[url]
        return done[0] if done else Sent(Outcome.DOUBT, "silent")


def _sent(channel: "NotifyBase", url: str, title: str, body: str) -> Sent:
    from apprise import Apprise, NotifyFormat

    with hearing() as heard:
        taken = bool(Apprise([channel]).notify(body=body, title=title, body_format=NotifyFormat.TEXT))
    return judged(heard, taken=taken, asked=channels.scheme_of(url) in channels.ASKED)


def judged(heard: Heard, *, taken: bool, asked: bool) -> Sent:
    """What became of a message, of what was heard; what cannot be told apart is in doubt."""
    status, code = heard.answers[-1] if heard.answers else (0, 0)
    if taken:
        refused = bool(asked and code)
        return Sent(Outcome.FAILED, "refused_code", code) if refused else Sent(Outcome.DELIVERED)
    if heard.failure is not None:
        answered = refusal(heard.failure)
        if answered:
            return Sent(Outcome.FAILED, "refused", answered)
        return Sent(Outcome.FAILED, "unreached") if never_left(heard.failure) else Sent(Outcome.DOUBT, "silent")
    if status in _UNCERTAIN:
        return Sent(Outcome.DOUBT, "gateway", status)
    if asked and code:
        return Sent(Outcome.FAILED, "refused_code", code)
    return Sent(Outcome.FAILED, "refused", status) if status else Sent(Outcome.DOUBT, "unknown")

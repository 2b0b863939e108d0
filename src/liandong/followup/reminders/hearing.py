"""What became of a sending: Apprise tells only yes or no, so we listen to what it does.

Its channels send by `requests` or `smtplib`, and keep to themselves what these told them: whether the server was never
reached, refused, or went silent after the message was under way. So each answer and each failure of `requests` is
noted where it passes (`requests` gives no other way: each channel opens sessions of its own), and failures of
`smtplib` are seen when Apprise writes of them into its log, inside the handling of each.
"""

import logging
import smtplib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from types import TracebackType
from typing import Any

import msgspec

_MOST_BYTES = 64 * 1024
_LOG = "apprise"


@dataclass(slots=True)
class Heard:
    """The answers, in their order: status, and the code in the answer (0 where there is none); the last failure."""

    answers: list[tuple[int, int]] = field(default_factory=list)
    failure: BaseException | None = None


_heard: ContextVar[Heard | None] = ContextVar("heard", default=None)


@contextmanager
def hearing() -> Iterator[Heard]:
    """What this thread sends is heard for the length of the block."""
    listen()
    heard = Heard()
    token = _heard.set(heard)
    try:
        yield heard
    finally:
        _heard.reset(token)


@cache
def listen() -> None:
    """From now on what passes is noted for those who hear, and nothing of Apprise's log, which may tell addresses,
    comes through to others. It stays so: who gave up waiting for a server does not know when its thread ends."""
    log = logging.getLogger(_LOG)
    log.setLevel(logging.DEBUG)  # there the failure of sending an e-mail is told
    log.propagate = False
    log.addHandler(_Failures())
    _note_answers()


class _Failures(logging.Handler):
    """Keeps the failure that is being handled while something is written, and nothing of what is written."""

    def emit(self, record: logging.LogRecord) -> None:
        heard, failure = _heard.get(), sys.exc_info()[1]
        if heard is not None and failure is not None:
            heard.failure = failure


def _note_answers() -> None:
    import requests

    send = requests.Session.send

    def heard_send(self: requests.Session, request: requests.PreparedRequest, **kwargs: Any) -> requests.Response:
        heard = _heard.get()
        if heard is None:
            return send(self, request, **kwargs)
        heard.failure = None
        try:
            answer = send(self, request, **kwargs)
        except BaseException as failure:
            heard.failure = failure
            raise
        heard.answers.append((answer.status_code, _code(answer.content)))
        return answer

    requests.Session.send = heard_send  # type: ignore[method-assign]


class _Answer(msgspec.Struct):
    """How WeCom and DingTalk (errcode), and Feishu (code, StatusCode), tell in an answer that they refuse."""

    errcode: Any = 0
    code: Any = 0
    StatusCode: Any = 0


def _code(content: bytes) -> int:
    try:
        told = msgspec.json.decode(content[:_MOST_BYTES], type=_Answer)
    except msgspec.DecodeError:
        return 0
    codes = (told.errcode, told.code, told.StatusCode)
    return next((code for code in codes if isinstance(code, int) and code), 0)


def never_left(failure: BaseException) -> bool:
    """Whether it is certain that the message was not under way: the server was not reached, or it was an e-mail whose
    text the server had not yet asked for."""
    if isinstance(failure, smtplib.SMTPException | OSError) and _in_smtp(failure.__traceback__):
        return not _under_way(failure.__traceback__)
    import requests
    from urllib3.exceptions import ConnectTimeoutError, MaxRetryError, NewConnectionError, ProxyError

    cause: object = failure.args[0] if isinstance(failure, requests.RequestException) and failure.args else None
    if isinstance(cause, MaxRetryError):
        cause = cause.reason
    if isinstance(cause, ProxyError):
        cause = cause.original_error
    return isinstance(cause, NewConnectionError | ConnectTimeoutError) or isinstance(failure, requests.ConnectTimeout)


_SMTP = smtplib.__file__


def _in_smtp(trace: TracebackType | None) -> bool:
    return any(code.co_filename == _SMTP for code in _codes(trace))


def _under_way(trace: TracebackType | None) -> bool:
    """Whether it came while the text of an e-mail was handed over (RFC 5321, 3.3: only then may it be delivered)."""
    return any(code is smtplib.SMTP.data.__code__ for code in _codes(trace))


def _codes(trace: TracebackType | None) -> Iterator[Any]:
    while trace is not None:
        yield trace.tb_frame.f_code
        trace = trace.tb_next


def refusal(failure: BaseException) -> int:
    """The code by which a mail server refused; 0 where it did not."""
    if isinstance(failure, smtplib.SMTPRecipientsRefused):
        return max((code for code, _ in failure.recipients.values()), default=550)
    return failure.smtp_code if isinstance(failure, smtplib.SMTPResponseException) else 0

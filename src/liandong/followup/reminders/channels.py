"""Channels (渠道): the addresses that are taken, as Apprise writes them, and how they are shown: never as they are."""

import hashlib
from typing import TYPE_CHECKING

from liandong.errors import EntryError, ReminderError
from liandong.messages import words

if TYPE_CHECKING:
    from apprise import NotifyBase

SCHEMES = ("wecombot", "wechat", "dingtalk", "feishu", "lark", "mailto", "mailtos", "json", "jsons")
"""WeCom as a robot of a group or as an application, DingTalk, Feishu and its sister Lark, e-mail, and any program that
takes JSON. Apprise has others, some of which act on this machine."""
ASKED = frozenset({"wecombot", "wechat", "dingtalk", "feishu", "lark"})
"""Those whose servers refuse with HTTP 200 and a code in their answer."""
_LONGEST = 1000
_CONNECT_SECONDS = 5.0


def checked(url: str) -> str:
    """The address; EntryError where none can be sent to by it, or more than one."""
    url = url.strip()
    if scheme_of(url) not in SCHEMES or len(url) > _LONGEST:
        raise EntryError(words("fault.reminder_scheme", schemes=", ".join(SCHEMES)))
    opened(url, 10)
    return url


def scheme_of(url: str) -> str:
    return url.partition("://")[0].casefold()


def shown(url: str) -> str:
    """The sort of the channel and a few signs by which two can be told apart; nothing of the address itself."""
    return f"{scheme_of(url)}://…{hashlib.sha256(url.encode()).hexdigest()[:6]}"


def ready() -> None:
    """ReminderError where Apprise is not installed."""
    try:
        import apprise  # noqa: F401 - whether it can be
    except ImportError as error:
        raise ReminderError(words("fault.no_apprise")) from error


def opened(url: str, seconds: float) -> "NotifyBase":
    """The channel, which waits so long for an answer; ReminderError as `ready`, EntryError where Apprise makes nothing
    of the address."""
    ready()
    from apprise import Apprise, AppriseAsset, NotifyBase, PersistentStoreMode

    from liandong.followup.reminders.hearing import listen

    asset = AppriseAsset(
        async_mode=False, service_timeout=0, storage_mode=PersistentStoreMode.MEMORY, app_id="Liandong"
    )
    listen()
    found = Apprise.instantiate(url, asset=asset, suppress_exceptions=True)
    if not isinstance(found, NotifyBase):
        raise EntryError(words("fault.reminder_address", scheme=scheme_of(url)))
    found.retry, found.redirects = 0, False
    if len(found) != 1 or getattr(found, "cc", None) or getattr(found, "bcc", None):
        raise EntryError(words("fault.reminder_many", scheme=scheme_of(url)))
    mail = scheme_of(url).startswith("mailto")
    # of e-mail the one timeout is that of connecting and of waiting
    found.socket_connect_timeout = seconds if mail else min(_CONNECT_SECONDS, seconds)
    found.socket_read_timeout = seconds
    return found

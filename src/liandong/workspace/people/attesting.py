"""Who did something, when and why, checked before anything is written: an attestation, and the words of a person."""

import re
from datetime import UTC, datetime

from liandong.errors import EntryError, StorageError
from liandong.messages import words
from liandong.model import Attestation, Attested, MappedText, Page

_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Characters that show as none, or turn the order of others about."""
_EXAMPLE = "2031-05-19T10:00:00+08:00"


def attestation(actor: str, reason: str, at: str | None = None, *, bare: bool = False) -> Attestation:
    """The attestation; `at` is now where it is not told. EntryError where nobody is named, for what is no time, and
    without a reason, unless it may be `bare` of one."""
    who, why = typed(actor), typed(reason)
    if not who:
        raise EntryError(words("fault.no_actor"))
    if not why and not bare:
        raise EntryError(words("fault.no_reason"))
    return Attestation(who, _when(at), why)


def told_on(page: Page) -> Attested:
    """What a person states on a page; StorageError where its bytes are no longer those that were written."""
    from msgspec import DecodeError

    from liandong.documents.attested import attested_of  # loads all that reads documents

    try:
        return attested_of(page)
    except DecodeError as error:
        raise StorageError(words("fault.lost_row", id=page.hash)) from error


def typed(text: str) -> str:
    """What a person typed, as it is written down; EntryError for bytes that are no text."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise EntryError(words("fault.no_text", text=ascii(text))) from None
    return said(text)


def said(text: str) -> str:
    """The words in one line: telephones and identity numbers are blotted out here too, characters that steer a screen
    are left out, and one that no text has is a question mark."""
    from liandong.documents.masking import mask

    line = _STEERING.sub("", " ".join(text.split())).encode("utf-8", "replace").decode()
    return mask(MappedText(line)).text


def _when(at: str | None) -> str:
    if at is None:
        return datetime.now(UTC).astimezone().isoformat(timespec="microseconds")
    try:
        when = datetime.fromisoformat(at)
    except ValueError:
        raise EntryError(words("fault.no_time", at=at, example=_EXAMPLE)) from None
    if when.tzinfo is None:
        raise EntryError(words("fault.no_time", at=at, example=_EXAMPLE))
    return at

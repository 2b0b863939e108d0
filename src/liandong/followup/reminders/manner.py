"""Manner (方式): how reminders are sent, the same for all of them."""

import re

import msgspec

from liandong.errors import EntryError
from liandong.followup.reminders.quiet import Quiet, hours
from liandong.messages import LANGUAGES, words
from liandong.model.noun import Noun

_LONGEST_LINK = 300
_LINK = re.compile(r"https?://[^\s<>\"'@?#]+")


class Manner(Noun, frozen=True, omit_defaults=True):
    """`digest`: what one address is to be told at a time is one message. `base` is the address of the portal as those
    reach it who are reminded, without which no link is told. `lang` is that of the messages."""

    quiet: Quiet = Quiet()
    digest: bool = True
    base: str = ""
    lang: str = "zh"


def checked(manner: Manner) -> Manner:
    """EntryError for a base that is no address of a page, or a language that there is not."""
    base = manner.base.strip().rstrip("/")
    if base and (not _LINK.fullmatch(base) or len(base) > _LONGEST_LINK):
        raise EntryError(words("fault.reminder_base", base=base))
    if manner.lang not in LANGUAGES:
        raise EntryError(words("fault.reminder_lang", lang=manner.lang))
    return msgspec.structs.replace(manner, base=base)


def changed(
    held: Manner, *, quiet: str | None, working_only: bool | None, digest: bool | None, base: str | None,
    lang: str | None,
) -> Manner:  # fmt: skip
    """The manner with what is told, as a person types it; EntryError for hours that are none."""
    start, end = (held.quiet.start, held.quiet.end) if quiet is None else hours(quiet)
    only = held.quiet.working_only if working_only is None else working_only
    return Manner(
        quiet=Quiet(start, end, only),
        digest=held.digest if digest is None else digest,
        base=held.base if base is None else base,
        lang=held.lang if lang is None else lang,
    )

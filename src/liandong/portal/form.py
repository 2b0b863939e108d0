"""Forms: what a person typed and what was wrong with it; what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO, TypedDict

from liandong.errors import EntryError, LiandongError
from liandong.messages import Words, words

WHOLE = ""
"""The field of what is wrong with a form as a whole."""
_FIELDS = {
    "fault.no_actor": "actor",
    "fault.no_reason": "reason",
    "fault.entry_scope": "scope",
    "fault.entry_day": "on",
    "fault.rule_month": "month",
    "fault.rule_empty": "nth",
    "fault.rule_day": "nth",
    "fault.rule_working": "nth",
    "fault.rule_weekday": "nth",
    "fault.grace": "grace",
    "fault.reminder_no_days": "days",
    "fault.reminder_days": "days",
    "fault.reminder_every": "every",
}
"""The fields beside which errors are told that can only mean them, by the code of their words."""

_NUMBERS = {
    "mechanisms.field_grace": "grace",
    "portal.mechanism_months": "months",
    "portal.rule_which_month": "month",
    "rounds.field_ordinal": "ordinal",
    "portal.reminders_days": "days",
    "portal.reminders_every": "every",
}
"""The fields in which numbers are counted, by the words of their names."""


class Signature(TypedDict):
    """Who does an act, and why, as a workspace takes it."""

    actor: str
    reason: str


@dataclass(frozen=True, slots=True)
class Sending:
    """A file that was sent, under the name that it had."""

    name: str
    size: int
    data: BinaryIO


@dataclass(frozen=True, slots=True)
class Form:
    """A form as it is set out, or as it was sent: `token` goes with it, `actor` is who is known to sit there: by the
    `account` by which they logged in, else by the name that they typed before. `fresh` is a secret that was made, and
    is told this once."""

    token: str
    actor: str = ""
    typed: Mapping[str, Sequence[str]] = field(default_factory=dict)
    files: Sequence[Sending] = ()
    wrong: Mapping[str, str] = field(default_factory=dict)
    account: bool = False
    fresh: str = ""

    def one(self, name: str, otherwise: str = "") -> str:
        """What was typed in a field, the last where it stands several times."""
        return next(reversed(self.typed.get(name, ())), otherwise)

    def every(self, name: str) -> Sequence[str]:
        """All that was typed or chosen under a name, without blank ones."""
        return [text for text in self.typed.get(name, ()) if text.strip()]

    def has(self, name: str) -> bool:
        return name in self.typed

    @property
    def signature(self) -> Signature:
        actor = self.actor if self.account else self.one("actor", self.actor)
        return {"actor": actor, "reason": self.one("reason")}


def digits(typed: str) -> int | None:
    """The number that was typed, or stands in an address; None for what is none."""
    bare = typed.strip()
    return int(bare) if bare.isascii() and bare.isdigit() and len(bare) < 10 else None


def counted(form: Form, field: str) -> int | None:
    """The number in a field, None where it is empty; EntryError for what is none."""
    typed = form.one(field).strip()
    found = digits(typed)
    if typed and found is None:
        name = next(code for code, place in _NUMBERS.items() if place == field)
        raise EntryError(words("fault.no_number", typed=typed, field=words(name)))
    return found


def names(typed: str) -> tuple[str, ...]:
    """The names of a field in which several stand: 甲、乙."""
    for sign in ("，", ",", "；", ";", "\n"):
        typed = typed.replace(sign, "、")
    return tuple(part.strip() for part in typed.split("、") if part.strip())


NO_FORM = Form("")
"""That of a page on which nothing is sent."""


@dataclass(frozen=True, slots=True)
class Done:
    """It was done: the browser is led to another page of this language, without its language; it is to keep the
    `session` of who logged in from now on, and none where that is empty."""

    address: str
    session: str | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """Nothing was done yet: the page shows what would be; or a secret was made, which the page tells this once."""

    fresh: str = ""


@dataclass(frozen=True, slots=True)
class Wrong:
    """It cannot be done as it was sent: what is wrong, by field."""

    by_field: Mapping[str, LiandongError | Words]


def beside(error: LiandongError, otherwise: str = WHOLE) -> Wrong:
    """The error beside the field that it means."""
    code, values = (error.words.code, error.words.values) if error.words else ("", {})
    named = values.get("field")
    place = _NUMBERS.get(named.code) if code == "fault.no_number" and isinstance(named, Words) else _FIELDS.get(code)
    return Wrong({place or otherwise: error})

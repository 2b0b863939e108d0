"""Events (记事): the entries of the logs of mechanisms and of rounds."""

from datetime import date
from enum import StrEnum

from msgspec import UNSET, UnsetType

from liandong.followup.calendar import Turn
from liandong.followup.mechanisms.mechanism import Member, Ruled
from liandong.followup.mechanisms.round import Agreed, Attended
from liandong.logged import Said
from liandong.model.noun import Noun


class Deed(StrEnum):
    """What an entry does to a mechanism."""

    ADD = "add"
    REVISE = "revise"
    END = "end"
    REOPEN = "reopen"
    UNDO = "undo"


class Told(Said, frozen=True, kw_only=True, omit_defaults=True):
    """What an entry says of a mechanism: only the fields that it sets."""

    name: str | UnsetType = UNSET
    record: str | UnsetType = UNSET
    secretariat: str | UnsetType = UNSET
    members: tuple[Member, ...] | UnsetType = UNSET
    turns: tuple[Turn, ...] | UnsetType = UNSET
    rules: tuple[Ruled, ...] | UnsetType = UNSET
    grace: int | UnsetType = UNSET
    ended: date | UnsetType | None = UNSET


class Event(Noun, frozen=True):
    """An entry: the `version`-th of its mechanism. `at` is ISO 8601 with its time zone."""

    mechanism: int
    version: int
    deed: Deed
    told: Told
    actor: str
    at: str
    reason: str


class RoundDeed(StrEnum):
    """What an entry does to a round."""

    CALL = "call"
    RECORD = "record"
    REVISE = "revise"
    HOLD = "hold"
    MINUTE = "minute"
    AGREE = "agree"
    CANCEL = "cancel"
    MISS = "miss"
    REOPEN = "reopen"
    UNDO = "undo"


class RoundTold(Said, frozen=True, kw_only=True, omit_defaults=True):
    """What an entry says of a round: only the fields that it sets. What is `agreed` is added to what there is."""

    mechanism: int | UnsetType = UNSET
    day: date | UnsetType = UNSET
    ordinal: int | UnsetType | None = UNSET
    planned: date | UnsetType | None = UNSET
    chair: str | UnsetType = UNSET
    place: str | UnsetType = UNSET
    agenda: tuple[str, ...] | UnsetType = UNSET
    attendance: tuple[Attended, ...] | UnsetType = UNSET
    minutes: tuple[str, ...] | UnsetType = UNSET
    agreed: tuple[Agreed, ...] | UnsetType = UNSET


class RoundEvent(Noun, frozen=True):
    """An entry: the `version`-th of its round."""

    round: int
    version: int
    deed: RoundDeed
    told: RoundTold
    actor: str
    at: str
    reason: str

"""Events (记事): the entries of a task's log."""

from datetime import date
from enum import StrEnum

from msgspec import UNSET, UnsetType

from liandong.followup.tasks.task import Milestone, Proof, Source
from liandong.logged import Said
from liandong.model.noun import Noun


class Deed(StrEnum):
    """What an entry does to a task."""

    PROPOSE = "propose"
    ADD = "add"
    ACCEPT = "accept"
    ASSIGN = "assign"
    MOVE = "move"
    REVISE = "revise"
    PROGRESS = "progress"
    PROVE = "prove"
    FINISH = "finish"
    RETURN = "return"
    LAPSE = "lapse"
    WITHDRAW = "withdraw"
    REOPEN = "reopen"
    UNDO = "undo"


class Told(Said, frozen=True, kw_only=True, omit_defaults=True):
    """What an entry says of a task: only the fields that it sets. `proof` is added to those there are."""

    title: str | UnsetType = UNSET
    code: str | UnsetType = UNSET
    parent: int | UnsetType | None = UNSET
    owner: str | UnsetType = UNSET
    co_owners: tuple[str, ...] | UnsetType = UNSET
    supervisor: str | UnsetType = UNSET
    start: date | UnsetType | None = UNSET
    due: date | UnsetType | None = UNSET
    milestones: tuple[Milestone, ...] | UnsetType = UNSET
    needs: tuple[int, ...] | UnsetType = UNSET
    source: Source | UnsetType = UNSET
    percent: int | UnsetType | None = UNSET
    note: str | UnsetType = UNSET
    proof: Proof | UnsetType = UNSET


class Event(Noun, frozen=True):
    """An entry: the `version`-th of its task. `at` is ISO 8601 with its time zone."""

    task: int
    version: int
    deed: Deed
    told: Told
    actor: str
    at: str
    reason: str

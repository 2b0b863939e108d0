"""Slip (督办单等): the noun."""

import re
from datetime import date
from enum import StrEnum

from liandong.errors import UnknownRecord
from liandong.messages import words
from liandong.model.noun import Noun


class Sort(StrEnum):
    """A task handed to its owner (交办单); a reminder of what is due (催办单); a demand to answer for what is overdue
    (督办单)."""

    ASSIGN = "assign"
    REMIND = "remind"
    SUPERVISE = "supervise"

    @property
    def sign(self) -> str:
        """How its numbers begin: 督〔2026〕1号."""
        return {"assign": "交", "remind": "催", "supervise": "督"}[self.value]

    @classmethod
    def of(cls, typed: str) -> "Sort | None":
        """By its name (督办单, 督办, 督, supervise); None for anything else."""
        name = typed.strip().lower().removesuffix("单").removesuffix("办")
        return next((sort for sort in cls if name in (sort.sign, sort.value)), None)


class Slip(Noun, frozen=True, kw_only=True, omit_defaults=True):
    """A slip as it was issued: to whom, on which day, about the task as it was at `version`, with the `ledger` as it
    was then. `answer` is the day by which an answer is wanted; `issuer` the organisation in whose name it goes out."""

    sort: Sort
    year: int
    number: int
    task: int
    version: int
    ledger: int
    day: date
    to: str
    issuer: str = ""
    answer: date | None = None
    demand: str = ""
    actor: str = ""
    at: str = ""
    reason: str = ""

    @property
    def name(self) -> str:
        """Its number as it is printed: 督〔2026〕1号."""
        return f"{self.sort.sign}〔{self.year}〕{self.number}号"

    @property
    def key(self) -> str:
        """The same for addresses and names of files: supervise-2026-1."""
        return f"{self.sort}-{self.year}-{self.number}"


_PRINTED = re.compile(r"([交催督])\s*[〔［【\[(（]\s*(\d{4})\s*[〕］】\])）]\s*(\d{1,9})\s*号?")
_KEY = re.compile(r"([a-z]+)-(\d{4})-(\d{1,9})")


def named(typed: str) -> tuple[Sort, int, int]:
    """Sort, year and number of a slip by its number as printed, or by its key; UnknownRecord for what is neither."""
    found = _PRINTED.fullmatch(typed.strip()) or _KEY.fullmatch(typed.strip())
    sort = Sort.of(found[1]) if found else None
    if found is None or sort is None:
        raise UnknownRecord(words("fault.no_slip", slip=typed))
    return sort, int(found[2]), int(found[3])

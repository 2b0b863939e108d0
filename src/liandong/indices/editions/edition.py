"""Edition (版次): what is told of a kept index without computing it."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Word:
    """What a person said of an edition: who, when, why."""

    actor: str
    at: str
    reason: str


@dataclass(frozen=True, slots=True)
class Passed:
    """A figure of the ledger, or a column of the table that was brought, that was not taken, and why in each
    language."""

    label: str
    zh: str = ""
    en: str = ""
    record: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """An answer that was kept: by whom, of which table and methodology (each with its digest), and the digest of the
    scores that these gave then.

    `version` is that of the ledger whose figures were taken, 0 where the table was brought; `given` is the name of its
    file. `passed` is what was not taken. The id is made of title, table and methodology: the same brought twice is one
    edition. `deleted` says by whom it was taken out of the list, if it is; `before` who had deleted it and put it back
    earlier, by turns.
    """

    id: str
    title: str
    by: Word
    given: str
    periods: tuple[str, ...]
    units: int
    indicators: int
    table: str
    method: str
    scores: str
    version: int = 0
    passed: tuple[Passed, ...] = ()
    deleted: Word | None = None
    before: tuple[Word, ...] = ()

    @property
    def begun(self) -> datetime:
        """When it was made."""
        return datetime.fromisoformat(self.by.at)

    def restored(self, by: Word) -> "Edition":
        """The edition in the list again, which keeps who had deleted it."""
        return replace(self, deleted=None, before=(*self.before, self.deleted, by)) if self.deleted else self


def moment() -> str:
    """Now, as it stands in what is told of an edition."""
    return datetime.now(UTC).astimezone().isoformat(timespec="microseconds")

"""The tree of errors. Every message says what is wrong, where, and what to do next.

LiandongError
├── WorkspaceError          the workspace cannot be opened, is busy, or cannot be written
│   ├── WorkspaceBusy       another process writes to it
│   ├── StorageError        the disk is full or the database is damaged
│   └── BackupError         a backup is not whole, was changed, or is none
├── PageError               a page cannot be read (set aside during a build, never fatal to it)
├── EvidenceError           a value is not proved by its quotes (a defect of an extractor)
├── GoldError               a file of labels cannot be used
├── ExportError             an export cannot be written
│   └── FontError           no font is there for the characters of a chart or report
├── EngineError             a worker process of a build was lost
├── UnknownRecord           no record has this id
├── EntryError              what a person enters, corrects or takes back cannot be taken as it is
│   └── EditConflict        somebody else changed it since it was looked at
├── InboxFull               as many letters of visitors wait as may
├── UnknownVersion          the ledger had no version then
├── SearchError             a query cannot be understood
├── IndicatorError          an index cannot be computed from these numbers
├── ReminderError           reminders cannot be sent by this installation
├── RuleError               a condition cannot be understood, or can never hold; the message names the clause
├── MatchingError           needs and offers cannot be read or matched
├── PortalError             the portal cannot be served
├── AccessError             an account cannot be made or changed so, or whoever asks is not let in
│   └── TooMany             it was tried too often; after a while it may be tried again
└── SettingsError           a setting has a value that cannot be used
"""

from liandong.messages import Words


class LiandongError(Exception):
    """Base of all errors that this package raises on purpose; `str()` words it in English, `worded` in either."""

    def __init__(self, told: str | Words) -> None:
        super().__init__(told.worded("en") if isinstance(told, Words) else told)
        self.words = told if isinstance(told, Words) else None

    def worded(self, lang: str) -> str:
        """What is wrong, in Chinese (`zh`) or English (`en`)."""
        return self.words.worded(lang) if self.words else str(self)


class WorkspaceError(LiandongError):
    """The workspace cannot be opened or written."""


class WorkspaceBusy(WorkspaceError):
    """Another process is writing to the workspace."""


class StorageError(WorkspaceError):
    """The disk is full, or the database file is damaged."""


class BackupError(WorkspaceError):
    """A backup cannot be read, is not whole, was changed, or is none; the message says what it lacks."""


class PageError(LiandongError):
    """A page cannot be read; `reason` is a code of the message catalogue, `detail` words of it, or the page's own."""

    def __init__(self, path: str, reason: str, detail: str | Words = "") -> None:
        told = detail.worded("en") if isinstance(detail, Words) else detail
        super().__init__(f"{path}: {reason} {told}".rstrip())
        self.path = path
        self.reason = reason
        self.detail = told
        self.note = detail if isinstance(detail, Words) else None


class EvidenceError(LiandongError):
    """A value is not proved by its quotes."""


class GoldError(LiandongError):
    """A file of labels cannot be used; the message names the line."""


class ExportError(LiandongError):
    """An export cannot be written."""


class FontError(ExportError):
    """No font holds the characters that a chart or report has to draw; the message says how to name one."""


class EngineError(LiandongError):
    """A worker process ended without an answer."""


class ReminderError(LiandongError):
    """Reminders cannot be sent: what sends them is not installed."""


class PortalError(LiandongError):
    """The portal cannot be served at this address."""


class AccessError(LiandongError):
    """An account cannot be made or changed so, or whoever asks is not let in."""


class TooMany(AccessError):
    """It was tried too often: not again for so many seconds."""

    def __init__(self, told: str | Words, seconds: int) -> None:
        super().__init__(told)
        self.seconds = seconds


class UnknownRecord(LiandongError):
    """No record has this id."""


class EntryError(LiandongError):
    """What a person enters, corrects or takes back cannot be taken as it is; the message names the field."""


class EditConflict(EntryError):
    """Somebody else changed it since it was looked at; `since` holds what they did, and the message both."""

    def __init__(self, told: str | Words, since: tuple[object, ...] = ()) -> None:
        super().__init__(told)
        self.since = since


class IndicatorError(LiandongError):
    """An index cannot be computed: the message names indicator, unit, period and the remedy."""

    def __init__(self, told: str | Words, *, indicator: str = "", unit: str = "", period: str = "") -> None:
        super().__init__(told)
        self.indicator = indicator
        self.unit = unit
        self.period = period


class RuleError(LiandongError):
    """A condition cannot be understood, or can never hold; the message names the clause or cell, and the remedy."""


class MatchingError(LiandongError):
    """Needs and offers cannot be read or matched; the message names the row, the cell or the code, and the remedy."""


class InboxFull(LiandongError):
    """As many letters of visitors wait for a person as may."""


class UnknownVersion(LiandongError):
    """The ledger has no version of this number, or had none yet on this day."""


class SearchError(LiandongError):
    """A query cannot be understood; the message names the place in it."""


class SettingsError(LiandongError):
    """A setting has a value that cannot be used."""

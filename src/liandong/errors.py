"""The tree of errors. Every message says what is wrong, where, and what to do next.

LiandongError
├── WorkspaceError          the workspace cannot be opened, is busy, or cannot be written
│   ├── WorkspaceBusy       another process writes to it
│   └── StorageError        the disk is full or the database is damaged
├── PageError               a page cannot be read (set aside during a build, never fatal to it)
├── EvidenceError           a value is not proved by its quotes (a defect of an extractor)
├── GoldError               a file of labels cannot be used
├── ExportError             an export cannot be written
├── EngineError             a worker process of a build was lost
├── UnknownRecord           no record has this id
└── SettingsError           a setting has a value that cannot be used
"""


class LiandongError(Exception):
    """Base of all errors that this package raises on purpose."""


class WorkspaceError(LiandongError):
    """The workspace cannot be opened or written."""


class WorkspaceBusy(WorkspaceError):
    """Another process is writing to the workspace."""


class StorageError(WorkspaceError):
    """The disk is full, or the database file is damaged."""


class PageError(LiandongError):
    """A page cannot be read; `reason` is a code of the message catalogue."""

    def __init__(self, path: str, reason: str, detail: str = "") -> None:
        super().__init__(f"{path}: {reason} {detail}".rstrip())
        self.path = path
        self.reason = reason
        self.detail = detail


class EvidenceError(LiandongError):
    """A value is not proved by its quotes."""


class GoldError(LiandongError):
    """A file of labels cannot be used; the message names the line."""


class ExportError(LiandongError):
    """An export cannot be written."""


class EngineError(LiandongError):
    """A worker process ended without an answer."""


class UnknownRecord(LiandongError):
    """No record has this id."""


class SettingsError(LiandongError):
    """A setting has a value that cannot be used."""

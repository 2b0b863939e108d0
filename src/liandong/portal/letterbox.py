"""The letter box (信箱): where the letters of visitors come in, in the small database beside the ledger, and how many
may come from one address."""

from collections.abc import Mapping

from liandong.access import tables
from liandong.access.attempts import Attempts, Tried, neighbourhood
from liandong.errors import TooMany
from liandong.inbox import Attachment, Inbox, Letter, Sort
from liandong.inbox.tables import metadata
from liandong.messages import words
from liandong.workspace import Workspace

_FREE, _LONGEST = 20, 3600
"""Letters from one address that need not wait, for a whole firm may sit behind it; and seconds that each further one
waits at most."""


class Letterbox:
    """Close it with the portal."""

    def __init__(self, workspace: Workspace) -> None:
        self._beside = workspace.beside()
        self._beside.prepare(metadata)
        self._beside.prepare(tables.metadata)
        beside, most = self._beside, workspace.settings.max_letters
        self.inbox = Inbox(beside.reading, beside.writing, beside.compact, most)
        self._attempts = Attempts(self._beside)

    def put(self, sort: Sort, told: Mapping[str, str], attachment: Attachment | None, origin: str) -> Letter:
        """Takes a letter from an address; InboxFull where no more may wait, TooMany where too many came from there."""
        tried = (Tried(f"letter {neighbourhood(origin)}", _FREE, _LONGEST),)
        wait = self._attempts.wait(tried)
        if wait:
            raise TooMany(words("fault.letters_wait", seconds=wait), wait)
        letter = self.inbox.put(sort, told, attachment)
        self._attempts.failed(tried)
        return letter

    def close(self) -> None:
        self._beside.close()

"""Rights (权限), the roles that have them, and who asks."""

from dataclasses import dataclass
from enum import StrEnum


class Right(StrEnum):
    """What a page or a deed can require."""

    OPEN = "open"
    """Nothing: whoever asks. The log-in page."""
    OWN = "own"
    """To see to one's own account."""
    READ = "read"
    """To read the ledger."""
    CALENDAR = "calendar"
    """To read what is due as a calendar, and nothing else: for calendars, which show their token in the address."""
    ENTER = "enter"
    """To enter, import and correct, to confirm and reject values."""
    REVIEW = "review"
    """To merge, split, take back, decide what the review asks, and moderate."""
    ADMIN = "admin"
    """To see to accounts and settings, and to read the log of what was sent."""


class Role(StrEnum):
    """Each may do what those before it may."""

    READER = "reader"
    EDITOR = "editor"
    REVIEWER = "reviewer"
    ADMIN = "admin"

    @property
    def rights(self) -> frozenset[Right]:
        steps = (Right.READ, Right.ENTER, Right.REVIEW, Right.ADMIN)
        return frozenset({Right.OPEN, Right.OWN, Right.CALENDAR, *steps[: list(Role).index(self) + 1]})


SCOPES = (Right.READ, Right.CALENDAR, Right.ENTER, Right.REVIEW, Right.ADMIN)
"""What a token can be for: to read the pages that require this right. Nothing is written by a token."""


@dataclass(frozen=True, slots=True)
class Who:
    """Who asks: `name` is that of an account, without one nobody is logged in; `session` names the session or token by
    which they are known. `organisations` are those for which they see to tasks: where there are any, they see no
    others' tasks."""

    name: str = ""
    role: Role | None = None
    rights: frozenset[Right] = frozenset({Right.OPEN})
    session: str = ""
    token: bool = False
    organisations: tuple[str, ...] = ()

    def may(self, right: str) -> bool:
        """Whether they have this right; ValueError for a word that names none."""
        return (right if type(right) is Right else Right(right)) in self.rights

    @property
    def key(self) -> str:
        """The same for all who are shown the same pages."""
        known = " ".join(sorted(self.rights)) + ("" if self.name else " nobody")
        return "\n".join((known, *self.organisations))


VISITOR = Who()
"""Nobody is logged in."""
LOCAL = Who(role=Role.ADMIN, rights=Role.ADMIN.rights)
"""The one person at this machine, where there are no accounts: named by what they type."""

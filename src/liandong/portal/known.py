"""What a page goes by (数据截至): the version of the ledger that it shows, when that was made, and of which day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from liandong.messages import text
from liandong.store.rows import Version
from liandong.workspace import Ledger, Workspace

STALE = timedelta(days=30)
"""An age from which on a page says that the ledger may be out of date."""
OFFERED = 12
"""Versions that the control of our knowledge offers."""


@dataclass(frozen=True, slots=True)
class Known:
    """The ledger of a page: `version` (None where nothing was built), the `newest` there is, and the `day` of the world
    that was asked for; `earlier` says whether a version was asked for."""

    version: Version | None
    newest: Version | None
    day: str | None
    earlier: bool
    offered: Sequence[Version]

    @property
    def past(self) -> bool:
        """Whether it is anything but the ledger as it is now."""
        return self.earlier or self.day is not None

    @property
    def stale(self) -> bool:
        """Whether nothing has come to the ledger for long."""
        made = self.newest and moment(self.newest)
        return made is not None and datetime.now(UTC) - made > STALE

    @property
    def data(self) -> dict[str, object]:
        """For programs."""
        number, at = (self.version.number, self.version.at) if self.version else (0, None)
        return {"version": number, "at": at, "newest": self.newest.number if self.newest else 0, "as_of": self.day}


class Clock:
    """Tells what pages go by; keeps the versions that it has read, which never change."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._versions: tuple[Version, ...] = ()

    def of(self, ledger: Ledger) -> Known:
        earlier = ledger.extent.version is not None
        if earlier or ledger.version not in {0, *(each.number for each in self._versions)}:
            self._versions = self._workspace.versions()
        versions = self._versions
        shown = next((each for each in versions if each.number == ledger.version), None)
        newest = versions[-1] if versions else None
        return Known(shown, newest, ledger.extent.day, earlier, versions[: -OFFERED - 1 : -1])


def moment(version: Version) -> datetime | None:
    """When it was made; None where it does not say so."""
    try:
        return datetime.fromisoformat(version.at).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def local(version: Version) -> str:
    """When it was made, by the clock of this machine: 2026-11-26 20:05; as it stands where it is no time."""
    made = moment(version)
    return version.at if made is None else made.astimezone().strftime("%Y-%m-%d %H:%M")


def age(version: Version, lang: str) -> str:
    """How old it is, in days of the calendar; empty where it tells no time."""
    made = moment(version)
    if made is None:
        return ""
    days = (datetime.now().astimezone().date() - made.astimezone().date()).days
    return text(f"portal.age_{days}", lang) if days in (0, 1) else text("portal.age_days", lang, days=days)

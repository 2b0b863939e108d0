"""The shelf (报告架): reports that were made of a ledger and kept, with who made them of what, and for whom they are.

Each report is a folder: its files, and one that tells of it, which is written last. A report that is deleted waits in
the folder until it is taken for good; one that was made before something was erased from the ledger may hold what the
law wants gone, and goes at once.
"""

import os
import re
import secrets
import shutil
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

import msgspec

from liandong.errors import UnknownRecord
from liandong.messages import words
from liandong.reports.write import FORMATS

_ID = re.compile(r"[0-9a-f-]{8,64}")
_TOLD = "report.json"
_FRESH, _GONE = "new-", "old-"
"""How the names of folders begin that are being filled, and emptied."""
_FILLED_SECONDS = 3600
"""After which nobody fills a folder any more."""


@dataclass(frozen=True, slots=True)
class Word:
    """What a person said of a report: who, when, why."""

    actor: str
    at: str
    reason: str


@dataclass(frozen=True, slots=True)
class Made:
    """A report that was made: who asked for it when, for which regions and period, of which version of the ledger, in
    which formats. `seal` is that of the version as it was read. `published` and `deleted` tell who did that, where
    somebody did."""

    id: str
    by: Word
    title: str
    subtitle: str
    lang: str
    regions: tuple[str, ...]
    period: str
    version: int
    formats: tuple[str, ...]
    tables: int
    sources: int
    published: Word | None = None
    deleted: Word | None = None
    seal: str = ""

    @property
    def begun(self) -> datetime:
        """When the program began to make it."""
        return datetime.fromisoformat(self.by.at)


class Shelf:
    """The reports of one workspace; without a folder there are none, and there is no place for any."""

    def __init__(self, folder: Path | None) -> None:
        self._folder, self._alone = folder, Lock()

    @property
    def possible(self) -> bool:
        return self._folder is not None

    def put(self, made: Made, files: Mapping[str, bytes]) -> None:
        """Keeps a report with its files, by format, in place of one of the same id."""
        place = self._place(made.id)
        fresh = place.with_name(f"{_FRESH}{secrets.token_hex(4)}")
        fresh.mkdir(parents=True)
        try:
            for name, data in files.items():
                (fresh / f"report.{name}").write_bytes(data)
            (fresh / _TOLD).write_bytes(msgspec.json.encode(made))
            shutil.rmtree(place, ignore_errors=True)
            fresh.rename(place)
        except BaseException:
            shutil.rmtree(fresh, ignore_errors=True)
            raise
        self._tidy()

    def all(self, *, deleted: bool = False) -> tuple[Made, ...]:
        """The reports, those deleted apart, the newest first."""
        if self._folder is None or not self._folder.is_dir():
            return ()
        found = []
        for place in self._folder.iterdir():
            with suppress(UnknownRecord):
                found.append(self.made(place.name))
        kept = (each for each in found if (each.deleted is not None) is deleted)
        return tuple(sorted(kept, key=lambda each: (each.begun, each.id), reverse=True))

    def published(self) -> tuple[Made, ...]:
        """The reports that visitors may read, the newest first."""
        return tuple(each for each in self.all() if each.published)

    def made(self, id_: str) -> Made:
        """The report of this id; UnknownRecord where there is none."""
        unknown = UnknownRecord(words("fault.no_report", id=id_))
        if self._folder is None or not _ID.fullmatch(id_):
            raise unknown
        try:
            made = msgspec.json.decode((self._place(id_) / _TOLD).read_bytes(), type=Made)
            whole = made.id == id_ and made.begun.tzinfo is not None
        except (
            OSError,
            ValueError,
            msgspec.DecodeError,
        ) as error:  # what is damaged tells nothing, and keeps nobody from the others
            raise unknown from error
        if not whole:
            raise unknown
        return made

    def file(self, made: Made, name: str) -> bytes:
        """The report in a format in which it was made; UnknownRecord where it was not."""
        if name not in FORMATS or name not in made.formats:
            raise UnknownRecord(words("fault.no_report", id=f"{made.id}.{name}"))
        try:
            return (self._place(made.id) / f"report.{name}").read_bytes()
        except OSError as error:
            raise UnknownRecord(words("fault.no_report", id=f"{made.id}.{name}")) from error

    def publish(self, id_: str, word: Word) -> Made:
        """Lets visitors read a report."""
        return self._note(id_, lambda made: replace(made, published=word))

    def withdraw(self, id_: str) -> Made:
        """Has visitors read it no more."""
        return self._note(id_, lambda made: replace(made, published=None))

    def delete(self, id_: str, word: Word) -> Made:
        """Takes a report out of the list, for visitors too; `restore` puts it back, unpublished."""
        return self._note(id_, lambda made: replace(made, deleted=word, published=None))

    def restore(self, id_: str) -> Made:
        return self._note(id_, lambda made: replace(made, deleted=None))

    def destroy(self, id_: str) -> None:
        """Takes a report and its files for good: out of the shelf in one step, so that two may do so at once."""
        place = self._place(self.made(id_).id)
        gone = place.with_name(f"{_GONE}{secrets.token_hex(4)}")
        try:
            place.rename(gone)
        except FileNotFoundError as error:
            raise UnknownRecord(words("fault.no_report", id=id_)) from error
        shutil.rmtree(gone, ignore_errors=True)

    def forget(self, telling: Callable[[Made], bool]) -> None:
        """Takes for good the reports that are telling what was erased, and what a kill left of others."""
        for each in (*self.all(), *self.all(deleted=True)):
            if telling(each):
                with suppress(UnknownRecord):  # another took it
                    self.destroy(each.id)
        self._tidy()

    def _tidy(self) -> None:
        """Takes what a kill left: folders that nobody will fill, or empty, any more."""
        if self._folder is None or not self._folder.is_dir():
            return
        for place in tuple(self._folder.iterdir()):
            with suppress(OSError):  # another took it
                is_old = time.time() - place.stat().st_mtime > _FILLED_SECONDS
                if place.name.startswith(_GONE) or (is_old and place.name.startswith(_FRESH)):
                    shutil.rmtree(place, ignore_errors=True)

    def _note(self, id_: str, change: Callable[[Made], Made]) -> Made:
        """Notes what became of a report; one after another, so that none undoes what another noted."""
        with self._alone:
            made = change(self.made(id_))
            file = self._place(made.id) / _TOLD
            fresh = file.with_name(f"{_TOLD}.{secrets.token_hex(4)}")
            fresh.write_bytes(msgspec.json.encode(made))
            os.replace(fresh, file)  # noqa: PTH105 - one step, also where the file is there
        return made

    def _place(self, id_: str) -> Path:
        assert self._folder is not None
        return self._folder / id_


def moment() -> str:
    """Now, as it stands in what is told of a report."""
    return datetime.now(UTC).astimezone().isoformat(timespec="microseconds")

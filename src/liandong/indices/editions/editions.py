"""Editions (指数版次) of one workspace: each a folder with its table and its methodology, and one file that tells of
it, which is written last, so that a kill leaves a whole edition or none."""

import hashlib
import os
import re
import secrets
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

import msgspec
import numpy as np

from liandong.errors import ExportError, IndicatorError, UnknownRecord
from liandong.indices.editions.edition import Edition, Passed, Word
from liandong.indices.editions.stored import packed, unpacked
from liandong.indices.frame import Frame
from liandong.indices.index import Index
from liandong.indices.solve import solve
from liandong.indices.text.methodology import Methodology, read, write
from liandong.messages import words

_ID = re.compile(r"[0-9a-f]{16}")
_TOLD, _TABLE, _METHOD, _GIVEN = "edition.json", "table.json", "method.toml", "given"
_FRESH, _GONE = "new-", "old-"
"""How the names of what is being filled, and emptied, begin."""
_FILLED_SECONDS = 3600
"""After which nobody fills a folder any more."""


@dataclass(frozen=True, eq=False, slots=True)
class Held:
    """An edition with what it is computed from."""

    edition: Edition
    frame: Frame
    methodology: Methodology

    def solved(self) -> Index:
        """The index. IndicatorError as `solve`."""
        return solve(self.frame, self.methodology.framework, self.methodology.recipe)


class Editions:
    """Those kept in a folder; without one there are none, and there is no place for any."""

    def __init__(self, folder: Path | None) -> None:
        self._folder, self._alone = folder, Lock()

    @property
    def possible(self) -> bool:
        return self._folder is not None

    def put(
        self, frame: Frame, methodology: Methodology, by: Word, *, file: str = "", given: bytes = b"",
        version: int = 0, passed: tuple[Passed, ...] = (), restoring: bool = False,
    ) -> Edition:  # fmt: skip
        """Keeps an edition, with the file that was brought, and gives it back; the one that is there already where the
        same was kept before, filled again if it was damaged, and put back if it had been deleted and `restoring`.

        IndicatorError where it cannot be computed, for what has no scores is no edition; and for one that had been
        deleted and is not to be put back.
        """
        if self._folder is None:
            raise ExportError(words("index.edition_nowhere"))
        table, method = packed(frame), write(methodology).encode()
        digests = hashlib.sha256(table).hexdigest(), hashlib.sha256(method).hexdigest()
        framework = methodology.framework
        index = solve(frame, framework, methodology.recipe)
        edition = Edition(
            hashlib.sha256("\0".join(digests).encode()).hexdigest()[:16], methodology.title, by, file, frame.periods,
            len(frame.units), len(framework.indicators), *digests, digest(index), version, passed,
        )  # fmt: skip
        files = {_TABLE: table, _METHOD: method, _GIVEN: given}
        with self._alone:
            self._tidy()
            with suppress(UnknownRecord):
                there = self.edition(edition.id)
                edition = there if (there.table, there.method) == digests else edition
            if edition.deleted and not restoring:
                told = words("index.edition_deleted", person=edition.deleted.actor, at=edition.deleted.at[:10])
                raise IndicatorError(told)
            self._fill(edition, files)
            return self._told(edition.restored(by)) if edition.deleted else self.edition(edition.id)

    def _fill(self, edition: Edition, files: dict[str, bytes]) -> None:
        """Puts the files of an edition in its place in one step; a sound one that stands there stays."""
        place = self._place(edition.id)
        if self._sound(edition.id):
            return
        fresh = self._beside(_FRESH)
        fresh.mkdir(parents=True)
        try:
            for name, data in files.items():
                (fresh / name).write_bytes(data)
            (fresh / _TOLD).write_bytes(msgspec.json.encode(edition))
            for last in (False, False, True):
                try:
                    fresh.rename(place)
                    return
                except OSError:  # something stands there: what is damaged, or what another worker was quicker with
                    if self._sound(edition.id):
                        return
                    if last:
                        raise
                with suppress(FileNotFoundError):
                    self._drop(place)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)

    def _sound(self, id_: str) -> bool:
        """Whether the edition is there with its files as they were kept."""
        with suppress(UnknownRecord, IndicatorError):
            self._files(self.edition(id_))
            return (self._place(id_) / _GIVEN).is_file()
        return False

    def all(self, *, deleted: bool = False) -> tuple[Edition, ...]:
        """The editions, those deleted apart, the newest first."""
        if self._folder is None or not self._folder.is_dir():
            return ()
        found = []
        for place in self._folder.iterdir():
            with suppress(UnknownRecord):
                found.append(self.edition(place.name))
        kept = (each for each in found if (each.deleted is not None) is deleted)
        return tuple(sorted(kept, key=lambda each: (each.begun, each.id), reverse=True))

    def edition(self, id_: str) -> Edition:
        """The edition of this id; UnknownRecord where there is none."""
        unknown = UnknownRecord(words("index.no_edition", id=id_))
        if self._folder is None or not _ID.fullmatch(id_):
            raise unknown
        try:
            told = msgspec.json.decode((self._place(id_) / _TOLD).read_bytes(), type=Edition)
            whole = told.id == id_ and told.begun.tzinfo is not None
        except (OSError, ValueError, msgspec.DecodeError) as error:  # what is damaged keeps nobody from the others
            raise unknown from error
        if not whole:
            raise unknown
        return told

    def held(self, id_: str) -> Held:
        """The edition with its table and methodology. UnknownRecord as `edition`; IndicatorError where a file is
        not the one that was kept."""
        told = self.edition(id_)
        table = self._files(told)
        return Held(told, unpacked(table), read(self._place(id_) / _METHOD))

    def _files(self, told: Edition) -> bytes:
        """The file of the table, where it and that of the methodology are those that were kept."""
        try:
            table, method = ((self._place(told.id) / name).read_bytes() for name in (_TABLE, _METHOD))
        except OSError as error:
            raise IndicatorError(words("index.edition_damaged")) from error
        if (hashlib.sha256(table).hexdigest(), hashlib.sha256(method).hexdigest()) != (told.table, told.method):
            raise IndicatorError(words("index.edition_damaged"))
        return table

    def method(self, id_: str) -> bytes:
        """The methodology as a file."""
        return self._bytes(id_, _METHOD)

    def given(self, id_: str) -> bytes:
        """The file that was brought, as it was."""
        return self._bytes(id_, _GIVEN)

    def _bytes(self, id_: str, name: str) -> bytes:
        try:
            return (self._place(self.edition(id_).id) / name).read_bytes()
        except OSError as error:
            raise UnknownRecord(words("index.no_edition", id=id_)) from error

    def delete(self, id_: str, word: Word) -> Edition:
        """Takes an edition out of the list; `restore` puts it back."""
        return self._note(id_, lambda told: replace(told, deleted=word))

    def restore(self, id_: str, word: Word) -> Edition:
        """Puts an edition back into the list, and keeps who had deleted it."""
        return self._note(id_, lambda told: told.restored(word))

    def destroy(self, id_: str) -> None:
        """Takes an edition and its files for good, out of the list in one step."""
        try:
            self._drop(self._place(self.edition(id_).id))
        except FileNotFoundError as error:
            raise UnknownRecord(words("index.no_edition", id=id_)) from error

    def _drop(self, place: Path) -> None:
        """Takes a folder away in one step; FileNotFoundError where there is none."""
        gone = self._beside(_GONE)
        place.rename(gone)
        shutil.rmtree(gone, ignore_errors=True)

    def _note(self, id_: str, change: Callable[[Edition], Edition]) -> Edition:
        with self._alone:
            return self._told(change(self.edition(id_)))

    def _told(self, edition: Edition) -> Edition:
        """Writes anew what is told of an edition, in one step."""
        fresh = self._beside(_FRESH)
        fresh.write_bytes(msgspec.json.encode(edition))
        os.replace(fresh, self._place(edition.id) / _TOLD)  # noqa: PTH105 - one step, also where the file is there
        return edition

    def _tidy(self) -> None:
        """Takes what a kill left: files and folders that nobody will fill, or empty, any more."""
        assert self._folder is not None
        for place in tuple(self._folder.iterdir()) if self._folder.is_dir() else ():
            with suppress(OSError):  # another took it
                is_old = time.time() - place.stat().st_mtime > _FILLED_SECONDS
                if place.name.startswith(_GONE) or (is_old and place.name.startswith(_FRESH)):
                    shutil.rmtree(place) if place.is_dir() else place.unlink()

    def _place(self, id_: str) -> Path:
        assert self._folder is not None
        return self._folder / id_

    def _beside(self, what: str) -> Path:
        """Where something stands beside the editions for a moment."""
        return self._place(f"{what}{secrets.token_hex(4)}")


def digest(index: Index) -> str:
    """The digest of the scores, in ten digits: what other code or another processor must give too."""
    told = "\n".join(f"{number:.10g}" for number in np.nan_to_num(index.scores, nan=-1e300).ravel())
    return hashlib.sha256(told.encode()).hexdigest()

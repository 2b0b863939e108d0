"""Workspace (工作区): one installation in a folder or a database, with its store, its settings and its spine."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from liandong.engine import Engine
from liandong.errors import BackupError, SettingsError, WorkspaceError
from liandong.messages import reason as os_reason
from liandong.messages import words
from liandong.settings import FILE_NAME, Settings, load, parse, read_file
from liandong.store import address_of, holds_store, kept_files, open_store, restore_store, shown
from liandong.store.beside import Beside
from liandong.store.container import Create, zipped
from liandong.store.protocol import Store
from liandong.store.rows import Version
from liandong.workspace.build import build
from liandong.workspace.check import CheckReport, check
from liandong.workspace.ledger import Ledger
from liandong.workspace.past import Past, day_of, version_of
from liandong.workspace.people.people import People
from liandong.workspace.report import BuildReport, Progress, counted
from liandong.workspace.spine import Spine, spine


class Workspace(People):
    """An open workspace; close it, or use it as a context. `folder` is None where a database is the workspace."""

    def __init__(self, folder: Path | None, store: Store, settings: Settings, code: Spine | None = None) -> None:
        self.folder = folder
        self.settings = settings
        self._store = store
        self._spine = code

    def build(
        self,
        paths: Sequence[Path | str],
        *,
        engine: Engine | None = None,
        progress: Callable[[Progress], None] | None = None,
        own_exports: bool = False,
    ) -> BuildReport:
        """Reads files and folders into the ledger and says what came of it; what is known already is not read again.

        A page that cannot be read is set aside, with the reason; so is a workbook that was exported from this very
        ledger, unless `own_exports` are wanted. WorkspaceBusy when another build is at work,
        StorageError when the disk is full, EngineError when a worker process was lost; after any of them, and after a
        kill, what was finished is kept and the next build goes on from there.
        """
        given = [Path(path) for path in paths]
        code = self._spine or spine()
        return build(
            self._store, code, self.settings, self.folder, given, engine, progress or _unheard, own_exports=own_exports
        )

    def ledger(self, *, known_on: int | str | date | None = None, as_of: str | date | None = None) -> Ledger:
        """The ledger as known at the newest version, or at that of a number, a day or a moment; with `as_of` its
        records are as the world stood at the end of that day.

        UnknownVersion where there is no such version, LiandongError for what is no date.
        """
        number = self.newest() if known_on is None else version_of(self._store.versions(), known_on)
        view = self._store.view(number)
        past = None if as_of is None else Past(view, self._spine or spine(), day_of(as_of))
        return Ledger(view, past, asked=known_on is not None)

    def newest(self) -> int:
        """The number of the newest version; 0 for a workspace into which nothing was built."""
        return self._store.newest()

    def reading(self) -> AbstractContextManager[None]:
        """What this thread asks of the ledger in the block goes over one connection; nothing is to be written in it."""
        return self._store.reading()

    def state(self) -> tuple[int, int]:
        """The numbers of the newest version and of the last entry of the log: what is told of the ledger is the same as
        long as they are."""
        return self._store.state()

    def versions(self) -> tuple[Version, ...]:
        """Every version of the ledger, by number, with the time at which it was made."""
        return self._store.versions()

    def check(self, *, progress: Callable[[Progress], None] | None = None) -> CheckReport:
        """Holds everything kept against what names it, and folds the ledger anew to see that it is the one shown.

        Nothing is written; faults come back in words. StorageError only where the database cannot be read at all.
        """
        return check(self._store, self._spine or spine(), self.settings, progress or _unheard)

    def back_up(self, file: BinaryIO, *, progress: Callable[[Progress], None] | None = None) -> None:
        """Writes all that is kept, as it is at one moment, into a file from which `restore_workspace` makes it again.

        A build may go on meanwhile. Equal workspaces give equal bytes. SettingsError where the folder's
        `liandong.toml` has become one that cannot be used.
        """
        with zipped(file) as create:
            self.dump(create, "arrays", progress=progress)

    def dump(self, create: Create, form: str, *, progress: Callable[[Progress], None] | None = None) -> None:
        """As `back_up`, in files of `create`'s and in a form for other programs: `jsonl` or `parquet`."""
        settings = None if self.folder is None else read_file(self.folder)
        files = {} if settings is None else {FILE_NAME: settings}
        self._store.back_up(create, form, counted("archive", progress or _unheard), files)

    def beside(self) -> Beside:
        """The small database beside the ledger, for what is the portal's own; close it before the workspace."""
        return self._store.beside()

    def close(self) -> None:
        """Lets go of the database."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_workspace(folder: Path | str, *, create: bool = False, code: Spine | None = None) -> Workspace:
    """The workspace in this folder, or in the database of this address; with `create` it is made when it is missing.

    An address is a string: `postgresql://user@host/database`, or pairs (`host=… dbname=…`); the ledger is in the schema
    `liandong`, or in that of `?schema=…` (`schema=…`). `code` replaces the program's own spine (for tests and
    experiments). WorkspaceError when there is no workspace, or it cannot be reached or written; SettingsError when the
    folder's `liandong.toml` is wrong.
    """
    if isinstance(folder, str) and address_of(folder) is not None:
        if not create and not holds_store(folder):
            raise WorkspaceError(words("fault.no_workspace", place=shown(folder)))
        return Workspace(None, open_store(folder), load(None), code)
    place = Path(folder)
    if create:
        _make(place)
    elif not holds_store(place):
        raise WorkspaceError(words("fault.no_workspace", place=place))
    settings = load(place)
    return Workspace(place, open_store(place), settings, code)


def restore_workspace(
    backup: Path | str, folder: Path | str, *, progress: Callable[[Progress], None] | None = None
) -> Workspace:
    """The workspace that `back_up` or `dump` wrote, made anew in a folder or database that holds none; opened.

    A backup may be restored into the other kind of place: a folder's into a database, whose settings are those of the
    environment; a `liandong.toml` that is in the folder already stays. WorkspaceError where the place holds one
    already; BackupError where the file cannot be read, is not whole, or was written by a newer program. After an error
    there is what was there before.
    """
    source, heard = Path(backup), counted("archive", progress or _unheard)
    settings = kept_files(source).get(FILE_NAME)
    if settings is not None:
        try:
            parse(settings, Path(FILE_NAME))
        except SettingsError as error:
            raise BackupError(words("fault.backup_damaged", file=source, reason=error.words or error)) from error
    if isinstance(folder, str) and address_of(folder) is not None:
        restore_store(folder, source, heard)
        return open_workspace(folder)
    place = Path(folder)
    with _making(place, settings):
        restore_store(place, source, heard)
    return open_workspace(place)


@contextmanager
def _making(place: Path, settings: bytes | None) -> Iterator[None]:
    """The folder, with these settings where it has none; what was made of it goes again where the block fails."""
    folders = [each for each in (place, *place.parents) if not each.exists()]
    file = place / FILE_NAME
    made = settings is not None and not file.exists()
    try:
        _make(place)
        if settings is not None and made:
            try:
                file.write_bytes(settings)
            except OSError as error:
                raise WorkspaceError(words("fault.system", file=file, reason=os_reason(error))) from error
        yield
    except BaseException:
        with suppress(OSError):
            if made:
                file.unlink(missing_ok=True)
            for each in folders:
                each.rmdir()
        raise


def _make(place: Path) -> None:
    try:
        place.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise WorkspaceError(words("fault.workspace_is_file", place=place)) from error
    except OSError as error:
        raise WorkspaceError(words("fault.no_folder", place=place, reason=os_reason(error))) from error
    except ValueError as error:  # a NUL, or a character that no file name holds
        raise WorkspaceError(words("fault.no_folder", place=ascii(str(place)), reason=error)) from error


def _unheard(_: Progress) -> None:
    return None

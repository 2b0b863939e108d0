"""Files and folders to pages, in sorted order; a file that cannot be read is set aside with its reason."""

import os
import stat
from collections import deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from liandong.messages import words
from liandong.model import Page, SetAside
from liandong.pages.aside import aside, failed
from liandong.pages.sniff import sniff

_Identity = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Limits:
    """What is not read: files above `max_page_bytes`, and the folder `own` (a workspace that lies among its pages).

    Of a workspace that is itself given as a path, its files `own_names` are not.
    """

    max_page_bytes: int
    own: Path | None = None
    own_names: Collection[str] = ()


def origin(path: Path) -> str:
    """The folder inside which the paths of this input's pages stand: the folder given, or that of the file given."""
    folder = path if os.path.isdir(path) else path.parent  # noqa: PTH112 - does not fail on loops and rights
    try:
        return shown_as(os.path.realpath(folder))
    except (OSError, ValueError):  # the present folder is gone; a NUL
        return shown_as(str(folder))


def find(paths: Sequence[Path], limits: Limits) -> Iterator[Page | SetAside]:
    """Every page of these files and folders, and every file that gave none.

    A page's path is relative to the folder that was given, or the name of a file that was given. Hidden files and the
    lock files of office programs (`~$…`) are passed over. Folders are walked in sorted order, those behind links after
    all others, and each folder once, however many links lead to it; the order of `paths` is kept.
    """
    own = _identity(limits.own) if limits.own else None
    for path in paths:
        yield from _visit(path, shown_as(path.name or PurePath(origin(path)).name), limits, own)


def _visit(path: Path, shown: str, limits: Limits, own: _Identity | None) -> Iterator[Page | SetAside]:
    try:
        found = path.stat()
        is_folder = stat.S_ISDIR(found.st_mode)
    except (OSError, ValueError) as error:
        yield _failed(shown, error)
        return
    if is_folder:
        yield from _Walk(limits, own).pages(path, (found.st_dev, found.st_ino))
    else:
        yield _load(path, shown, found, limits)


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder on the walk, what its pages' paths begin with, and the folder through which the walk came."""

    path: Path
    prefix: str
    identity: _Identity
    above: "_Folder | None" = None

    @property
    def within_itself(self) -> bool:
        """Whether the walk came through this folder before."""
        folder = self.above
        while folder is not None and folder.identity != self.identity:
            folder = folder.above
        return folder is not None


class _Walk:
    """The pages under one folder, without recursion: a tree may be deeper than Python's stack."""

    def __init__(self, limits: Limits, own: _Identity | None) -> None:
        self.limits = limits
        self.own = own
        self.seen: dict[_Identity, str] = {}
        self.linked: deque[_Folder] = deque()

    def pages(self, path: Path, identity: _Identity) -> Iterator[Page | SetAside]:
        self.linked.append(_Folder(path, "", identity))
        while self.linked:
            stack = [self._within(self.linked.popleft())]
            while stack:
                for found in stack[-1]:
                    if isinstance(found, _Folder):
                        stack.append(self._within(found))
                        break
                    yield found
                else:
                    stack.pop()

    def _within(self, folder: _Folder) -> Iterator[Page | SetAside | _Folder]:
        """What stands in the folder, in sorted order: its folders are for the walk to go on with."""
        if folder.above and folder.identity == self.own:
            return
        if folder.identity in self.seen:
            yield self._again(folder)
            return
        self.seen[folder.identity] = folder.prefix
        skipped = self.limits.own_names if folder.identity == self.own else ()
        try:
            with os.scandir(folder.path) as entries:
                names = sorted(entry.name for entry in entries)
        except OSError as error:
            yield failed(folder.prefix.rstrip("/") or shown_as(folder.path.name), error)
            return
        for name in names:
            if name.startswith((".", "~$")) or name in skipped:
                continue
            path, shown = folder.path / name, folder.prefix + shown_as(name)
            try:
                found = path.stat()
            except OSError as error:
                yield failed(shown, error)
                continue
            if not stat.S_ISDIR(found.st_mode):
                yield _load(path, shown, found, self.limits)
                continue
            inner = _Folder(path, f"{shown}/", (found.st_dev, found.st_ino), folder)
            if path.is_symlink():
                self.linked.append(inner)
            else:
                yield inner

    def _again(self, folder: _Folder) -> SetAside:
        shown, first = folder.prefix.rstrip("/"), self.seen[folder.identity].rstrip("/") or "."
        if folder.within_itself:
            return aside(shown, "symlink_loop", words("detail.leads_back", path=first))
        return aside(shown, "symlink_repeated", words("detail.leads_again", path=first))


def _failed(shown: str, error: OSError | ValueError) -> SetAside:
    """A path that gives nothing; a NUL and a character that no file name holds are names of no file."""
    return failed(shown, error) if isinstance(error, OSError) else aside(shown, "missing", words("system.enoent"))


def _load(path: Path, shown: str, found: os.stat_result, limits: Limits) -> Page | SetAside:
    if not stat.S_ISREG(found.st_mode):
        return aside(shown, "unsupported", words("detail.no_file"))
    most = limits.max_page_bytes
    if found.st_size > most:
        return _too_large(shown, found.st_size, most)
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        return failed(shown, error)
    if len(data) > most:
        return _too_large(shown, len(data), most)
    if not data.strip(b"\x00 \t\r\n\x0b\x0c\xef\xbb\xbf"):
        return aside(shown, "empty", words("detail.no_text", size=len(data)))
    kind = sniff(shown, data)
    if isinstance(kind, str):
        return Page.of(shown, kind, data)
    return aside(shown, kind.reason, kind.told)


def _too_large(shown: str, size: int, most: int) -> SetAside:
    return aside(shown, "too_large", words("detail.too_large", size=f"{size:,}", most=f"{most:,}"))


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        found = folder.stat()
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino


def shown_as(name: str) -> str:
    """The name as text that every database and file format takes: names in no Unicode are read as GB18030."""
    name = name.replace(os.sep, "/")
    try:
        name.encode()
    except UnicodeEncodeError:
        pass
    else:
        return name
    try:
        return os.fsencode(name).decode("gb18030", "replace")
    except UnicodeEncodeError:  # a surrogate that stands for no byte: the name of no file
        return name.encode("utf-8", "replace").decode()

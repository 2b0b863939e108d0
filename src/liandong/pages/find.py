"""Files and folders to pages, in sorted order; a file that cannot be read is set aside with its reason."""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from liandong.messages import words
from liandong.model import Page, SetAside
from liandong.pages.aside import aside, failed
from liandong.pages.sniff import sniff


@dataclass(frozen=True, slots=True)
class Limits:
    """What is not read: files above `max_page_bytes`, and the folder `own` (a workspace that lies among its pages)."""

    max_page_bytes: int
    own: Path | None = None


def origin(path: Path) -> str:
    """The folder inside which the paths of this input's pages stand: the folder given, or that of the file given."""
    return shown_as(str(path.resolve() if path.is_dir() else path.parent.resolve()))


def find(paths: Sequence[Path], limits: Limits) -> Iterator[Page | SetAside]:
    """Every page of these files and folders, and every file that gave none.

    A page's path is relative to the folder that was given, or the name of a file that was given. Hidden files and the
    lock files of office programs (`~$…`) are passed over, links are followed but never round in a circle. Folders are
    walked in sorted order; the order of `paths` is kept.
    """
    own = _identity(limits.own) if limits.own else None
    for path in paths:
        yield from _visit(path, shown_as(path.name or path.resolve().name), limits, own)


def _visit(path: Path, shown: str, limits: Limits, own: tuple[int, int] | None) -> Iterator[Page | SetAside]:
    try:
        found = path.stat()
        is_folder = stat.S_ISDIR(found.st_mode)
    except OSError as error:
        yield failed(shown, error)
        return
    if is_folder:
        yield from _walk(path, "", ((found.st_dev, found.st_ino),), limits, own)
    else:
        yield _load(path, shown, found, limits)


def _walk(
    folder: Path, prefix: str, above: tuple[tuple[int, int], ...], limits: Limits, own: tuple[int, int] | None
) -> Iterator[Page | SetAside]:
    """The pages under one folder; `above` are the folders on the way to it, itself included."""
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries)
    except OSError as error:
        yield failed(prefix.rstrip("/") or shown_as(folder.name), error)
        return
    for name in names:
        if name.startswith((".", "~$")):
            continue
        path, shown = folder / name, prefix + shown_as(name)
        try:
            found = path.stat()
        except OSError as error:
            yield failed(shown, error)
            continue
        here = (found.st_dev, found.st_ino)
        if not stat.S_ISDIR(found.st_mode):
            yield _load(path, shown, found, limits)
        elif here in above:
            yield aside(shown, "symlink_loop", words("detail.leads_back", path=_inside(prefix, above.index(here))))
        elif here != own:
            yield from _walk(path, f"{shown}/", (*above, here), limits, own)


def _inside(prefix: str, depth: int) -> str:
    """The folder so many levels below the one that was given, by its path inside that; `.` for itself."""
    return "/".join(prefix.split("/")[:depth]) or "."


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
    except OSError:
        return None
    return found.st_dev, found.st_ino


def shown_as(name: str) -> str:
    """The name as text that every database and file format takes: names in no Unicode are read as GB18030."""
    name = name.replace(os.sep, "/")
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name).decode("gb18030", "replace")
    return name

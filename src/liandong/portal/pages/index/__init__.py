"""Pages of composite indices (指数). What computes them is loaded when the first of them is asked for, and each page
says what is to be installed where it is not there."""

from collections.abc import Callable
from functools import cache, partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from fastapi import Response

from liandong.access import Right
from liandong.errors import ExportError
from liandong.messages import words
from liandong.portal.asked import Asked
from liandong.portal.form import Done, Wrong
from liandong.portal.sheet import Sheet
from liandong.portal.site import Site

LIBRARIES = ("numpy", "scipy", "narwhals")
"""What the extra `indices` brings."""
PAGES = {"": "ranking", "/unit": "unit", "/weights": "weights", "/compare": "compare"}
"""The pages of an edition that only show something, by what stands behind its address."""
_PARAMETERS = ("period", "node")


def register(site: Site, folder: Path | None) -> None:
    """The pages, on the editions that are kept in this folder."""
    rooms = cache(partial(_indexing, folder))
    parameters = [{"name": name, "in": "query", "schema": {"type": "string"}} for name in _PARAMETERS]
    most = site.workspace.settings.max_upload_bytes
    site.form(
        "/indices",
        partial(_tell, rooms, "kept", "tell"),
        partial(_take, rooms, "kept", "take"),
        most=most,
        right=Right.READ,
        act=Right.ENTER,
    )
    for path, page in PAGES.items():
        site.page(f"/index/{{id}}{path}", partial(_tell, rooms, page, "tell"), parameters=parameters)
    site.form(
        "/index/{id}/method",
        partial(_tell, rooms, "method", "tell"),
        partial(_take, rooms, "method", "take"),
        right=Right.READ,
        act=Right.REVIEW,
    )
    site.file("/index/{id}/file/{name}", partial(_file, rooms, "method", "file"))
    site.file("/index/{id}/report/{form}", partial(_file, rooms, "report", "file"))
    site.file("/index/{id}/chart/{form}", partial(_file, rooms, "drawn", "file"))


def _indexing(folder: Path | None) -> Any:
    """UnknownRecord and the like as each page; ExportError where the libraries are not installed."""
    missing = [library for library in LIBRARIES if find_spec(library) is None]
    if missing:
        raise ExportError(words("portal.index_no_library", names=", ".join(missing)))
    from liandong.indices.editions import Editions
    from liandong.portal.indexing import Indexing

    return Indexing(Editions(folder))


def _called(rooms: Callable[[], Any], page: str, name: str, asked: Asked) -> Any:
    indexing = rooms()  # first: the page itself loads the libraries
    indexing.forget_erased(asked.workspace)
    return getattr(import_module(f"liandong.portal.pages.index.{page}"), name)(indexing, asked)


def _tell(rooms: Callable[[], Any], page: str, name: str, asked: Asked) -> Sheet:
    told: Sheet = _called(rooms, page, name, asked)
    return told


def _take(rooms: Callable[[], Any], page: str, name: str, asked: Asked) -> Done | Wrong:
    done: Done | Wrong = _called(rooms, page, name, asked)
    return done


def _file(rooms: Callable[[], Any], page: str, name: str, asked: Asked) -> Response:
    file: Response = _called(rooms, page, name, asked)
    return file

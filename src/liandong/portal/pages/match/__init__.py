"""Pages of matching (对接). What computes is loaded when the first of them is asked for, and each page says what is to
be installed where it is not there."""

from collections.abc import Callable
from functools import cache, partial
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from fastapi import Response

from liandong.access import Right
from liandong.errors import ExportError
from liandong.messages import words
from liandong.portal.form import Done, Look, Wrong
from liandong.portal.sheet import Sheet
from liandong.portal.site import Site
from liandong.store.beside import Beside

LIBRARIES = ("numpy", "ortools", "polars")
"""What the extra `matching` brings."""
SORTS = ("needs", "offers")
_ALLOT = ("mode", "by", "sure")
_MEET = ("of", "start", "end", "minutes", "pause", "tables")
"""What the pages of a round ask for: how pairs are given out, and when they meet."""
_FILTERS = ("q", "region", "industry", "state")


def register(site: Site, beside: Beside) -> None:
    """The pages, over the small database beside the ledger."""
    rooms = cache(partial(_matching, beside))
    site.page("/match", partial(_tell, rooms, "board"), parameters=_parameters("on", "region", "industry", "outcome"))
    for sort in SORTS:
        at = f"/match/{sort}"
        site.page(at, partial(_tell, rooms, "listed", sort), parameters=_parameters(*_FILTERS))
        _form(site, rooms, f"{at}/new", "entering", sort, right=Right.ENTER)
        _form(site, rooms, f"{at}/{{number}}", "card", sort, right=Right.READ, act=Right.ENTER)
        _form(site, rooms, f"{at}/{{number}}/text", "text", sort, right=Right.READ, act=Right.ENTER)
    most = site.workspace.settings.max_upload_bytes
    _form(site, rooms, "/match/import", "imports", site.jobs, most=most)
    _form(site, rooms, "/match/import/{id}", "import_job", site.jobs)
    site.file("/match/template/{sort}", partial(_file, rooms, "template"))
    _rounds(site, rooms)


def _rounds(site: Site, rooms: Callable[[], Any]) -> None:
    """The pages of rounds."""
    at = "/match/rounds"
    site.page(at, partial(_tell, rooms, "rounds"))
    _form(site, rooms, f"{at}/new", "round_new", right=Right.REVIEW)
    site.page(f"{at}/{{id}}", partial(_tell, rooms, "round"), parameters=_parameters("page"))
    site.page(f"{at}/{{id}}/allotment", partial(_tell, rooms, "allotment"), parameters=_parameters(*_ALLOT))
    site.page(f"{at}/{{id}}/schedule", partial(_tell, rooms, "schedule"), parameters=_parameters(*_ALLOT, *_MEET))
    _form(site, rooms, f"{at}/{{id}}/outcomes", "outcomes", right=Right.READ, act=Right.ENTER)
    site.file(f"{at}/{{id}}/file/{{paper}}/{{form}}", partial(_file, rooms, "papers"))


def _parameters(*names: str) -> list[dict[str, Any]]:
    return [{"name": name, "in": "query", "schema": {"type": "string"}} for name in names]


def _form(site: Site, rooms: Callable[[], Any], path: str, page: str, *given: object, **rights: Any) -> None:
    site.form(path, partial(_tell, rooms, page, *given), partial(_take, rooms, page, *given), **rights)


def _matching(beside: Beside) -> Any:
    """ExportError where the libraries are not installed."""
    missing = [library for library in LIBRARIES if find_spec(library) is None]
    if missing:
        raise ExportError(words("portal.match_no_library", names=", ".join(missing)))
    from liandong.portal.matching import Matching

    return Matching(beside)


def _called(rooms: Callable[[], Any], page: str, name: str, *given: Any) -> Any:
    """What a page says of what is given."""
    matching = rooms()  # first: the page itself loads the libraries
    return getattr(import_module(f"liandong.portal.pages.match.{page}"), name)(matching, *given)


def _tell(rooms: Callable[[], Any], page: str, *given: Any) -> Sheet:
    told: Sheet = _called(rooms, page, "tell", *given)
    return told


def _file(rooms: Callable[[], Any], page: str, *given: Any) -> Response:
    file: Response = _called(rooms, page, "file", *given)
    return file


def _take(rooms: Callable[[], Any], page: str, *given: Any) -> Done | Look | Wrong:
    done: Done | Look | Wrong = _called(rooms, page, "take", *given)
    return done

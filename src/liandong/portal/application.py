"""The portal put together: the site with its pages, behind its guard."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse, RedirectResponse
from starlette.exceptions import HTTPException

from liandong import __version__
from liandong.access import Access
from liandong.followup.mechanisms import Mechanisms, Rounds
from liandong.followup.reminders import Reminders
from liandong.followup.slips import Slips
from liandong.followup.tasks import Tasks
from liandong.inbox import Inbox
from liandong.jobs import Heard, Job, Jobs, Work
from liandong.portal import importing, pooling, reporting, tasking
from liandong.portal.admission import described
from liandong.portal.ahead import Ahead
from liandong.portal.bundle import Bundle
from liandong.portal.desk import Desk
from liandong.portal.door import Door, known_as
from liandong.portal.face import Face, part
from liandong.portal.guard import Guard
from liandong.portal.kept import MOST_BYTES, Kept
from liandong.portal.letterbox import Letterbox
from liandong.portal.menu import SLUGS, menu
from liandong.portal.pages import (
    account,
    accounts,
    appraisal,
    audit,
    batch,
    became,
    board,
    book,
    card,
    changes,
    chart,
    document,
    documents,
    entry,
    guide,
    imports,
    index,
    league,
    letters,
    listing,
    log,
    login,
    many,
    match,
    mechanism,
    mechanisms,
    members,
    month,
    notice,
    overview,
    plan,
    promises,
    quality,
    regions,
    reminders,
    reports,
    review,
    roadmap,
    rounds,
    search,
    set_aside,
    settings,
    slips,
    sourced,
    task,
    task_imports,
    task_new,
    tasks,
    values,
)
from liandong.portal.public.application import BASE, visitors
from liandong.portal.site import Site
from liandong.reports.shelf import Shelf
from liandong.store.beside import Beside
from liandong.workspace import Workspace

PAGES: tuple[Callable[[Site], None], ...] = (
    overview.register,
    changes.register,
    listing.register,
    documents.register,
    document.register,
    set_aside.register,
    regions.register,
    quality.register,
    promises.register,
    became.register,
    league.register,
    guide.register,
    settings.register,
    search.register,
    review.register,
    values.register,
    members.register,
    entry.register,
    imports.register,
    task_imports.register,
    log.register,
    login.register,
    account.register,
    accounts.register,
    audit.register,
)
OWN = ".portal"
"""The portal's own folder in that of a workspace; hidden, so that no build takes its files for pages."""
_TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}
_FOR_GOOD = {"Cache-Control": "public, max-age=31536000, immutable"}


def application(
    workspace: Workspace,
    *,
    hosts: Collection[str],
    folder: Path | None = None,
    keep_bytes: int = MOST_BYTES,
    public: bool = False,
) -> Guard:
    """The portal of an open workspace as an ASGI application; `hosts` are the names under which it is spoken to.

    `folder` is where the portal keeps what is its own, files that are sent to it above all: by default in the folder of
    the workspace, and for one in a database nowhere. Answers of up to `keep_bytes` in all are kept in memory. With
    `public` it has a face for visitors too, under `/public`, and what these send in is looked at under `/letters`.
    """
    app = FastAPI(title="Liandong 联动", version=__version__, docs_url=None, redoc_url=None, openapi_url=None)
    own = folder or (workspace.folder / OWN if workspace.folder else None)
    shelf = Shelf(own / "reports" if own else None)
    beside = workspace.beside()
    held = Tasks(beside)
    works = {
        importing.SORT: importing.work(workspace),
        reporting.SORT: reporting.work(workspace, shelf),
        tasking.SORT: tasking.work(held),
        pooling.SORT: pooling.work(beside),
    }
    jobs = Jobs(own / "jobs" if own else None, partial(_work, works), partial(_folded, workspace))
    desk, access = Desk(own), Access(workspace.beside(), workspace.settings)
    box = Letterbox(workspace) if public else None
    site = Site(app, workspace, Face() if box is None else _face(box.inbox), desk, jobs, access)
    site.bare("/", _first if box is None else _first_of_visitors)
    if box is not None:
        site.bare(BASE, _first_of_visitors)  # as people type it; before all pages, or it would be a language
    site.bare("/static/{digest}/{name}", _part)
    site.bare("/favicon.ico", lambda: Response(part("icon.svg"), media_type=_TYPES["svg"]))  # asked for unbidden
    site.bare("/openapi.json", lambda: JSONResponse(described(app.openapi(), desk.entry)))
    for register in PAGES:
        register(site)
    reports.register(site, shelf)
    index.register(site, own / "indices" if own else None)
    chart.register(site, Bundle(own))
    _of_beside(site, workspace, beside, held)
    if box is not None:
        letters.register(site, box.inbox)
        app.mount(BASE, visitors(site, desk, box, shelf))
    jobs.resume()
    if not workspace.ledger().view.census.whole:
        jobs.catch_up(0)  # what an older program wrote is marked anew, or every list looks at all records

    ahead = _ahead(workspace, site)

    def close() -> None:
        ahead.close()
        jobs.close()
        access.close()
        beside.close()
        if box is not None:
            box.close()

    kept = Kept(app, partial(_state, workspace, box, held), keep_bytes)
    return Guard(Door(kept, access, desk.entry), hosts, ahead.begin, close)


def _ahead(workspace: Workspace, site: Site) -> Ahead:
    """Pages that are made before somebody asks for them: the overview and the lists."""
    first = [partial(site.ahead, "", overview.tell)]
    lists = [partial(site.ahead, f"/{slug}", partial(listing.tell, kind)) for kind, slug in SLUGS.items()]
    return Ahead(workspace, [*first, *lists])


def _of_beside(site: Site, workspace: Workspace, beside: Beside, held: Tasks) -> None:
    """The pages of what stands in the small database beside the ledger: tasks and what is about them, and matching."""
    about = (card, tasks, book, task_new, month, board, roadmap, many, batch, plan, notice, appraisal, sourced)
    for page in about:
        page.register(site, held)
    task.register(site, held, Rounds(beside))
    reminders.register(site, Reminders(beside, workspace.settings))
    slips.register(site, held, Slips(beside))
    for kept_up in (mechanisms, mechanism, rounds):
        kept_up.register(site, Mechanisms(beside), Rounds(beside))
    match.register(site, beside)


def _face(inbox: Inbox) -> Face:
    """The menu leads to the letters, and tells how many wait."""
    return Face(partial(menu, public=True), waits=lambda: {"/letters": inbox.waiting()})


def _state(workspace: Workspace, box: Letterbox | None, tasks: Tasks) -> object:
    """What every page is made of beside its address: the ledger, the number of letters in the menu, and whether tasks
    were made of records."""
    return workspace.state(), tasks.newest(), None if box is None else box.inbox.waiting()


def _work(works: Mapping[str, Work], job: Job, files: Sequence[Path], heard: Heard) -> Mapping[str, Any]:
    return works[job.sort](job, files, heard)


def _folded(workspace: Workspace, heard: Heard) -> None:
    workspace.build([], progress=heard)


def _first() -> Response:
    return RedirectResponse("/zh")


def _first_of_visitors(request: Request) -> Response:
    """Whom nobody knows is led to the public face."""
    inside = known_as(request.scope).role and request.url.path == "/"
    return RedirectResponse("/zh" if inside else f"{BASE}/zh")


def _part(digest: str, name: str) -> Response:
    try:
        return Response(part(name), media_type=_TYPES[name.rpartition(".")[2]], headers=_FOR_GOOD)
    except KeyError as error:
        raise HTTPException(404) from error

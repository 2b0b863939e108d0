"""The public face put together: a site of its own, which has nothing but what is registered here."""

from fastapi import FastAPI
from fastapi.responses import JSONResponse, RedirectResponse

from liandong import __version__
from liandong.portal.admission import described
from liandong.portal.desk import Desk
from liandong.portal.face import Face
from liandong.portal.letterbox import Letterbox
from liandong.portal.public import about, card, contest, join, listing, overview, receipt, reports, search, send
from liandong.portal.public.menu import public_menu
from liandong.portal.site import Site
from liandong.reports.shelf import Shelf

BASE = "/public"


def visitors(inside: Site, desk: Desk, box: Letterbox, shelf: Shelf) -> FastAPI:
    """The site for visitors of the portal that `inside` is, to be mounted at `BASE`."""
    app = FastAPI(
        title="Liandong 联动: public face", version=__version__, docs_url=None, redoc_url=None, openapi_url=None
    )
    face = Face(public_menu, error="public/error.html")
    site = Site(app, inside.workspace, face, desk, inside.jobs, inside.access, base=BASE, visitors=True)
    site.bare("/", _first)
    site.bare("/openapi.json", lambda: JSONResponse(described(app.openapi(), desk.entry)))
    for register in (overview.register, listing.register, card.register, search.register, about.register):
        register(site)
    for sending in (send.register, join.register, contest.register):
        sending(site, box)
    join.register_firms(site, box.inbox)
    receipt.register(site, box.inbox)
    reports.register(site, shelf)
    return app


def _first() -> RedirectResponse:
    return RedirectResponse(f"{BASE}/zh")

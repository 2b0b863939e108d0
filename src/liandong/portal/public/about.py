"""About the public face (公众版说明): what it shows and what not, and what happens to what one sends."""

from liandong.messages import text
from liandong.portal.asked import Asked
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site

_SECTIONS = ("shown", "hidden", "proof", "letters", "contact", "data")


def register(site: Site) -> None:
    site.page("/about", tell)


def tell(asked: Asked) -> Sheet:
    lang = asked.lang
    told = [(text(f"portal.public_{n}", lang), text(f"portal.public_{n}_told", lang)) for n in _SECTIONS]
    headings = [text(f"portal.{name}", lang) for name in ("help_term", "help_meaning")]
    data = {"about": [{"term": term, "meaning": meaning} for term, meaning in told]}
    return Sheet("public/about.html", text("portal.public_about", lang), {"told": told}, data, Table(headings, told))

"""Settings (设置): every knob of the workspace with its value, its meaning and where that value comes from; to read."""

import os
from pathlib import Path

from liandong import __version__
from liandong.access import Right
from liandong.messages import text
from liandong.portal.asked import Asked
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site
from liandong.settings import FILE_NAME, Described, described, parse, read_file
from liandong.workspace import Workspace


def register(site: Site) -> None:
    site.page("/settings", tell, right=Right.ADMIN)


def tell(asked: Asked) -> Sheet:
    """The settings by which the workspace was opened, and the ledger that is open."""
    lang, settings, written = asked.lang, asked.workspace.settings, _written(asked.workspace)
    rows = [
        {
            "name": knob.name,
            "value": getattr(settings, knob.name),
            "default": knob.default,
            "meaning": text(f"portal.meaning_{knob.name}", lang),
            "source": _source(knob, written, lang),
            "variable": knob.variable,
        }
        for knob in described()
    ]
    names = ("name", "value", "default", "meaning", "source", "variable")
    headings = [text(f"portal.setting_{name}", lang) for name in names]
    ledger = [
        (text("portal.program", lang), f"Liandong {__version__}"),
        (text("portal.version_shown", lang), str(asked.ledger.version)),
        (text("portal.version_newest", lang), str(asked.workspace.newest())),
    ]
    return Sheet(
        "settings.html",
        text("portal.settings", lang),
        {"rows": rows, "headings": headings, "ledger": ledger},
        {"settings": rows, "program": __version__, "version": asked.ledger.version},
        Table(headings, [[str(row[name]) for name in names] for row in rows]),
    )


def _written(workspace: Workspace) -> frozenset[str]:
    """The names of the settings that the workspace's file sets."""
    data = read_file(workspace.folder) if workspace.folder else None
    return frozenset(parse(data, Path(FILE_NAME)) if data is not None else ())


def _source(knob: Described, written: frozenset[str], lang: str) -> str:
    if knob.variable in os.environ:
        return text("portal.from_environment", lang, name=knob.variable)
    return text("portal.from_file", lang, name=FILE_NAME) if knob.name in written else text("portal.from_default", lang)

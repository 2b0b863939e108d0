"""The overview (总览): how much the ledger holds, as of when, and what needs attention."""

from liandong.exchange.wording import kind_name
from liandong.messages import text
from liandong.model import KINDS
from liandong.portal.asked import Asked
from liandong.portal.menu import SLUGS
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site


def register(site: Site) -> None:
    site.page("", tell)


def tell(asked: Asked) -> Sheet:
    """Counts by kind, documents, conflicts, and the version with its time."""
    counts = asked.ledger.view.counts()
    version = next((v for v in asked.workspace.versions() if v.number == asked.ledger.version), None)
    held = [(kind, counts.records.get(kind, 0)) for kind in KINDS]
    kinds = [(kind_name(kind, asked.lang), asked.link(f"/{SLUGS[kind]}"), number) for kind, number in held]
    data = {
        "version": asked.ledger.version,
        "at": version.at if version else None,
        "documents": counts.documents,
        "statements": counts.statements,
        "conflicts": counts.conflicts,
        "records": dict(held),
    }
    headings = text("portal.kind_heading", asked.lang), text("portal.count_heading", asked.lang)
    rows = [(name, str(number)) for name, _, number in kinds]
    return Sheet(
        "overview.html",
        text("portal.overview", asked.lang),
        {"held": kinds, "counts": counts, "version": version, "records": sum(n for _, n in held)},
        data,
        Table(headings, rows),
    )

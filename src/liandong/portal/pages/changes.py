"""What changed (变化): the records that came, went and are otherwise than in an earlier version."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from liandong.exchange.wording import kind_name
from liandong.messages import text
from liandong.model import KINDS
from liandong.portal.asked import Asked
from liandong.portal.known import local
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site
from liandong.store.rows import Changes
from liandong.workspace.past import version_of

SHOWN = 100
"""Records of one kind, and of one sort of change, that the page shows."""
SORTS = ("added", "changed", "ended")


def register(site: Site) -> None:
    site.page("/changes", tell, parameters=[{"name": "since", "in": "query", "schema": {"type": "string"}}])


@dataclass(frozen=True, slots=True)
class Told:
    """The records of one kind of which one thing is told: their number, and label and address of the first."""

    name: str
    sort: str
    number: int
    records: tuple[tuple[str, str], ...]


def tell(asked: Asked) -> Sheet:
    """What changed `since` a version or day, by default the version before; UnknownVersion where there is none."""
    versions, newest = asked.workspace.versions(), asked.ledger.version
    since = version_of(versions, asked.one("since") or "") if asked.one("since") else max(newest - 1, 0)
    of = asked.ledger.changes(since) if since < newest else {}
    told = [_told(asked, since, kind, sort, getattr(of[kind], sort)) for sort in SORTS for kind in KINDS if kind in of]
    told = [each for each in told if each.number]
    first = next((local(each) for each in versions if each.number == since), "")
    headings = [text(f"portal.{name}", asked.lang) for name in ("change_heading", "kind_heading", "value", "address")]
    return Sheet(
        "changes.html",
        text("portal.changes", asked.lang),
        {"told": told, "since": since, "made": first, "newest": newest, "most": SHOWN},
        {"since": since, "until": newest, "changes": data(of)},
        Table(
            headings,
            [
                (text(f"portal.change_{each.sort}", asked.lang), each.name, label, link)
                for each in told
                for label, link in each.records
            ],
        ),
    )


def _told(asked: Asked, since: int, kind: str, sort: str, ids: tuple[str, ...]) -> Told:
    """What has ended is shown as it was known then."""
    ended = sort == "ended" and bool(ids)
    ledger = asked.workspace.ledger(known_on=since) if ended else asked.ledger
    found = ledger.named(ids[:SHOWN]).values()
    known = {"known_on": str(since)} if ended else {}
    shown = sorted((record.label, asked.link(f"/record/{record.id}", **known)) for record in found)
    return Told(kind_name(kind, asked.lang), sort, len(ids), tuple(shown))


def data(of: Mapping[str, Changes]) -> dict[str, Any]:
    """For programs: by kind the ids."""
    return {kind: {sort: list(getattr(each, sort)) for sort in SORTS} for kind, each in of.items()}

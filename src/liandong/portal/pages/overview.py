"""The overview (总览): as of when, what has changed, how much there is, and what needs attention."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from liandong.exchange.wording import coded, kind_name, listed, property_name
from liandong.messages import text
from liandong.model import KINDS, Conflict, Record
from liandong.portal import visits
from liandong.portal.asked import Asked
from liandong.portal.charts import picture
from liandong.portal.menu import SLUGS
from liandong.portal.pages import changes
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site
from liandong.portal.sums import data, figures, rows
from liandong.portal.telling import Line, heads, lines
from liandong.search import Filter, Order

SHOWN = 10
"""Conflicts, and commitments, that are shown."""
_WEIGHED = ("project", "event", "agreement")
"""The kinds whose conflicts are weighed by their amounts."""


def register(site: Site) -> None:
    site.page("", tell)


@dataclass(frozen=True, slots=True)
class Since:
    """What changed since a version, by kind: came, is otherwise, went."""

    version: int
    link: str
    kinds: tuple[tuple[str, int, int, int], ...]


def tell(asked: Asked) -> Sheet:
    """It is told again as long as the ledger, and what the browser was shown before, are the same."""
    counts = asked.ledger.view.counts()
    held = [(kind, counts.records.get(kind, 0)) for kind in KINDS]
    told, seen = figures(asked), visits.before(asked)
    clashing, aside = _clashing(asked), Counter(each.reason for each in asked.ledger.set_aside())
    day = asked.known.day or datetime.now().astimezone().date().isoformat()
    due = asked.ledger.listing("commitment", Filter.of("period", f">={day}"), order=Order.OLDEST, limit=SHOWN).records
    values = {
        "held": [(kind_name(kind, asked.lang), asked.link(f"/{SLUGS[kind]}"), number) for kind, number in held],
        "counts": counts,
        "records": sum(number for _, number in held),
        "seen": _since(asked, seen) if seen is not None else None,
        "before": _since(asked, asked.ledger.version - 1) if asked.ledger.version > 1 else None,
        "first_visit": seen is None and not asked.known.past,
        "told": told,
        "pictures": {name: picture(asked, name) for name in ("regions", "industries", "statuses")},
        "clashing": clashing,
        "clashing_link": asked.link("/projects", conflict="yes", order="largest"),
        "aside": [(coded("set_aside", reason, asked.lang), number) for reason, number in aside.most_common()],
        "due": lines(asked, due),
        "due_heads": heads("commitment", asked.lang),
        "due_link": asked.link("/commitments", period=f">={day}", order="oldest"),
        "overdue_link": asked.link("/commitments", period=f"<{day}", order="newest"),
    }
    return Sheet(
        "overview.html",
        text("portal.overview", asked.lang),
        values,
        lambda: {
            "documents": counts.documents,
            "statements": counts.statements,
            "conflicts": counts.conflicts,
            "records": dict(held),
            "since_last_visit": _changes(asked, seen),
            "since_version_before": _changes(asked, asked.ledger.version - 1 if asked.ledger.version > 1 else None),
            "projects": data(told),
            "open_conflicts": [{"id": line.id, "label": line.label, "says": list(says)} for line, says in clashing],
            "set_aside": dict(aside),
            "due": [{"id": each.id, "label": each.label} for each in due],
        },
        lambda: Table(_headings(asked), [*_held(asked, held), *rows(told, asked.lang)]),
        keep=visits.keep(asked),
    )


def _headings(asked: Asked) -> list[str]:
    names = ("group", "code", "name_heading", "count_heading", "currency", "sum_low", "sum_high", "sum_known")
    return [text(f"portal.{name}", asked.lang) for name in names]


def _held(asked: Asked, held: list[tuple[str, int]]) -> Iterator[tuple[str, ...]]:
    for kind, number in held:
        yield "kind", kind, kind_name(kind, asked.lang), str(number), "", "", "", ""


def _since(asked: Asked, version: int) -> Since:
    of = asked.ledger.changes(version)
    kinds = [
        (kind_name(kind, asked.lang), len(of[kind].added), len(of[kind].changed), len(of[kind].ended))
        for kind in KINDS
        if kind in of
    ]
    return Since(version, asked.link("/changes", since=str(version)), tuple(kinds))


def _changes(asked: Asked, version: int | None) -> Mapping[str, Any] | None:
    if version is None:
        return None
    return {"version": version, "changes": changes.data(asked.ledger.changes(version))}


def _clashing(asked: Asked) -> list[tuple[Line, tuple[str, ...]]]:
    """The records on which sources really differ, those with the largest amounts first, and what is said of them."""
    conflict = Filter.of("conflict", "yes")
    found = [
        record
        for kind in _WEIGHED
        for record in asked.ledger.listing(kind, conflict, order=Order.LARGEST, limit=SHOWN).records
    ]
    found.sort(key=lambda record: (-_yuan(record), record.id))
    return [
        (line, tuple(_says(record, asked))) for line, record in zip(lines(asked, found[:SHOWN]), found, strict=False)
    ]


def _yuan(record: Record) -> Decimal:
    first = record.first("amount")
    if first is None or first.value.currency not in (None, "CNY"):
        return Decimal(0)
    return first.value.low or first.value.number or Decimal(0)


def _says(record: Record, asked: Asked) -> Iterator[str]:
    """Of each property on which sources differ the values: 投资额 18.6亿元 ≠ 21.6亿元."""
    for name, values in record.properties:
        told = [listed(record.kind, name, v, asked.lang) for v in values if v.conflict is Conflict.REAL]
        if told:
            heading = property_name(KINDS[record.kind].property(name), asked.lang)
            yield f"{heading} {' ≠ '.join(dict.fromkeys(told))}"

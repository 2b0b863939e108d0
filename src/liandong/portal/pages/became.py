"""What became of an event (后来怎样): its projects and promises by how far they came, and what later pages say."""

from typing import Any

from liandong.errors import UnknownRecord
from liandong.followup.promises import Saying, asked_day, became, selected
from liandong.followup.promises.select import Wanted
from liandong.followup.promises.tables import (
    event_data,
    event_headings,
    event_rows,
    groups,
    saying_words,
    sum_words,
)
from liandong.followup.promises.telling import COLUMNS, headings
from liandong.messages import text, words
from liandong.portal.asked import Asked
from liandong.portal.pages.promises import ROWS, lines, sentences
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site

_GROUPS = ("stage", "side", "outcome")


def register(site: Site) -> None:
    site.page("/record/{id}/became", tell)


def tell(asked: Asked) -> Sheet:
    """UnknownRecord where there is no such record, or it is no event."""
    lang = asked.lang
    event = asked.ledger.record(asked.places["id"])
    if event.kind != "event":
        raise UnknownRecord(words("fault.no_event", id=event.id))
    found = became(asked.ledger, event.id, silent_after=asked.workspace.settings.silent_months)
    told = {"day": asked_day(asked.ledger).isoformat(), "event": event.label, "held": found.day or "–"}
    by: dict[str, list[dict[str, Any]]] = {name: [] for name in _GROUPS}
    for of, heading, group in groups(found, lang):
        by[of].append({"heading": heading, "number": group.number, "sum": sum_words(group, lang)})
    listed = selected(found.promises, Wanted())
    same = sum(each.part_of is not None for each in listed)
    return Sheet(
        "became.html",
        text("portal.became_of", lang, event=event.label),
        {
            "lead": text("promise.event_told", lang, **told, count=found.total),
            "card": (event.label, asked.link(f"/record/{event.id}")),
            "tasks": asked.link(f"/record/{event.id}/tasks"),
            "tables": [(text(f"promise.of_{name}", lang), by[name]) for name in _GROUPS if by[name]],
            "same": text("promise.same_listed", lang, listed=len(listed), count=same) if same else "",
            "columns": event_headings(lang),
            "said": [
                (
                    text(f"promise.of_{name}", lang),
                    [_said(asked, each) for each in found.sayings if each.later is later],
                )
                for name, later in (("later", True), ("saying", False))
                if any(each.later is later for each in found.sayings)
            ],
            "rows": lines(asked, listed[:ROWS]),
            "head": dict(zip(COLUMNS, headings(lang), strict=True)),
            "all": asked.link("/promises", event=event.id) if len(listed) > ROWS else "",
            "nothing": text("promise.event_none", lang) if not (found.total or found.promises) else "",
        },
        lambda: event_data(found, lang),
        lambda: Table(event_headings(lang), event_rows(found, lang)),
        lasts=asked.ledger.extent.day is not None,
    )


def _said(asked: Asked, each: Saying) -> dict[str, Any]:
    return {
        "words": saying_words(each, asked.lang),
        "day": each.day,
        "link": asked.link(f"/record/{each.record}"),
        "sentences": sentences(asked, each.proof),
    }

"""Promises (承诺台账): what was promised and what became of it, narrowed, a page at a time; each with its sentences."""

from collections.abc import Sequence
from typing import Any

from liandong.followup.promises import Outcome, Promise, Proof, Wanted, asked_day, counted, promises, selected
from liandong.followup.promises.explain import comparison_words, outcome_word, stage_word
from liandong.followup.promises.telling import COLUMNS, data, headings, row
from liandong.messages import text
from liandong.portal.asked import Asked
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site

ROWS = 50
ASKED = ("outcome", "kind", "by", "region", "event")
KINDS = ("commitment", "project")


def register(site: Site) -> None:
    page = {"name": "page", "in": "query", "schema": {"type": "integer"}}
    parameters = [{"name": name, "in": "query", "schema": {"type": "string"}} for name in ASKED]
    site.page("/promises", tell, parameters=[*parameters, page])


def tell(asked: Asked) -> Sheet:
    """The promises that the address asks for, those first that need somebody; SearchError for an outcome that there is
    not or a region that may be several, UnknownRecord for an event that there is not."""
    lang, given = asked.lang, {name: asked.one(name) or "" for name in ASKED}
    at = asked.ledger.record(given["event"]) if given["event"] else None
    every = told_of(asked)
    found = selected(every, Wanted.of(**{**given, "event": at.id if at else ""}))
    number = asked.number("page", 1, max(-(-len(found) // ROWS), 1))
    shown = found[(number - 1) * ROWS : number * ROWS]
    same = sum(each.part_of is not None for each in found)
    return Sheet(
        "promises.html",
        text("portal.promises", lang),
        {
            "told": _counts(found, asked, same),
            "same": text("promise.told_same", lang, count=same) if same else "",
            "rows": lines(asked, shown),
            "head": dict(zip(COLUMNS, headings(lang), strict=True)),
            "given": given,
            "event": (at.label, asked.link(f"/record/{at.id}/became")) if at else None,
            "narrowed": any(given.values()),
            "outcomes": [(each.value, outcome_word(each, lang)) for each in Outcome],
            "kinds": [(kind, text(f"promise.kind_{kind}", lang)) for kind in KINDS],
            "league": asked.link("/league"),
            "previous": asked.changed(page=str(number - 1)) if number > 1 else "",
            "next": asked.changed(page=str(number + 1)) if number * ROWS < len(found) else "",
        },
        lambda: {
            "as_of": asked_day(asked.ledger).isoformat(),
            "total": len(found),
            "outcomes": {outcome.value: count for outcome, count in counted(found).items()},
            "promises": [data(each, lang) for each in shown],
        },
        lambda: Table(headings(lang), [row(each, lang) for each in shown]),
        lasts=asked.ledger.extent.day is not None,
    )


def told_of(asked: Asked) -> tuple[Promise, ...]:
    """The promises of the ledger that is asked for, silent after as long as the workspace says."""
    return promises(asked.ledger, silent_after=asked.workspace.settings.silent_months)


def lines(asked: Asked, shown: Sequence[Promise]) -> list[dict[str, Any]]:
    """Promises as lines of a table: their cells, the address of the record, the sentences that it rests on."""
    return [
        {
            **dict(zip(COLUMNS, row(each, asked.lang), strict=True)),
            "code": each.outcome.value,
            "link": asked.link(f"/record/{each.id}"),
            "steps": [(stage_word(step.stage, asked.lang), step.day) for step in each.steps],
            "compared": [comparison_words(one, asked.lang) for one in each.comparisons],
            "proof": sentences(asked, each.proof),
            "beside": sentences(asked, each.beside),
            "grounds": sentences(asked, each.grounds),
        }
        for each in shown
    ]


def sentences(asked: Asked, proof: Proof) -> list[tuple[str, str]]:
    """The sentences that prove something, each with the address of its place in its document."""
    found = {(each.document, each.document_start, each.document_end): each.text for each in proof.quotes}
    return [
        (said, f"{asked.link(f'/document/{document}', at=f'{start}-{end}')}#s{start}")
        for (document, start, end), said in found.items()
    ]


def _counts(found: Sequence[Promise], asked: Asked, same: int) -> str:
    """How many promises there are, and how many of each outcome."""
    lang, apart = asked.lang, "、" if asked.lang == "zh" else ", "
    outcomes = apart.join(f"{outcome_word(each, lang)} {count}" for each, count in counted(found).items() if count)
    day = asked_day(asked.ledger).isoformat()
    return text("promise.told", lang, day=day, count=len(found) - same, outcomes=outcomes) if outcomes else ""

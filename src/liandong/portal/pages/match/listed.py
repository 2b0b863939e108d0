"""Needs, or offers, that are listed: narrowed by what their fields say, with the forms by which more come in."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from liandong.access import Right
from liandong.matching import Need, Offer
from liandong.matching.pool import State
from liandong.matching.tables.typed import fields
from liandong.matching.tables.written import written
from liandong.messages import text
from liandong.portal.asked import Asked
from liandong.portal.leafing import leafed
from liandong.portal.matching import Matching
from liandong.portal.pages.match import narrowed, then
from liandong.portal.pages.match.sorts import SORTS, Sort
from liandong.portal.pages.match.told import heading, plain, value
from liandong.portal.sheet import Sheet, Table


def tell(matching: Matching, sort_name: str, asked: Asked) -> Sheet:
    """All of them, or those that the address asks for; what was withdrawn or erased only when asked for."""
    sort, lang = SORTS[sort_name], asked.lang
    every = sort.pool(matching).every(known_on=then.known_on(asked))
    state = next((each for each in State if each == asked.one("state")), State.LISTED)
    standing = [each for each in every if each.state == state]
    found = [each for each in standing if _wanted(each.noun, asked)]
    leaf, held = leafed(asked, len(found)), Counter(each.state for each in every)
    values: dict[str, Any] = {
        "sort": sort.name,
        "lead": text(f"portal.match_{sort.name}_lead", lang),
        "narrow_fields": narrowed.fields([each.noun for each in standing], asked),
        "states": [
            (each.value, text(f"{sort.room}.state_{each}", lang), each is state, held[each]) for each in State
        ],
        "counted": text("portal.match_counted", lang, count=len(found), total=len(standing)),
        "narrowed": len(found) < len(standing),
        "headings": [heading(sort.table, name, lang) for name in ("title", *sort.head)],
        "rows": [(asked.link(f"{sort.path}/{each.number}"), _cells(sort, each.noun, lang))
                 for each in found[leaf.first : leaf.last]],
        "leaf": leaf,
        "any": bool(every),
        "new": asked.link(f"{sort.path}/new") if asked.who.may(Right.ENTER) else "",
        "import": asked.link("/match/import") if asked.who.may(Right.ENTER) else "",
        "board": asked.link("/match"),
    }  # fmt: skip
    data = {sort.name: [summary(each) for each in found]}
    return Sheet("match_list.html", text(f"portal.match_{sort.name}", lang), values, data,
                 lambda: _table(sort, found, lang), lasts=False)  # fmt: skip


def summary(pooled: Any) -> dict[str, Any]:
    """One of them for programs."""
    return {
        "number": pooled.number,
        "version": pooled.version,
        "state": pooled.state.value,
        "made": pooled.made,
        "changed": pooled.changed,
        "document": pooled.document,
        "page": pooled.page,
        "proof": dict(pooled.proof),
        "spans": dict(pooled.spans),
        **plain(pooled.noun),
    }


def _wanted(noun: Need | Offer, asked: Asked) -> bool:
    words, region, industry = (asked.one("q") or "").split(), asked.one("region") or "", asked.one("industry") or ""
    owner = noun.firm if isinstance(noun, Need) else noun.institution
    named = f"{noun.code} {noun.title} {owner}".lower()
    return all(word.lower() in named for word in words) and narrowed.lies_in(noun, region, industry)


def _cells(sort: Sort, noun: Need | Offer, lang: str) -> list[str]:
    return [noun.title, *(value(noun, name, lang) for name in sort.head)]


def _table(sort: Sort, found: Sequence[Any], lang: str) -> Table:
    """The table of the booklet, which an import takes back."""
    columns = fields(sort.table)
    rows = [[cells[column.name] for column in columns] for cells in (written(each.noun) for each in found)]
    return Table([sort.table.heading(column, lang) for column in columns], rows)

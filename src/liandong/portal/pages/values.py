"""The values (数值) of a record, property by property: to confirm, to reject, and to correct."""

from functools import partial
from typing import Any

from liandong.errors import UnknownRecord
from liandong.exchange.wording import coded, listed, property_name
from liandong.jobs import Jobs
from liandong.messages import text, words
from liandong.model import KINDS, FoldedValue, Polarity, Property, Record
from liandong.portal.asked import Asked
from liandong.portal.doing import did
from liandong.portal.form import WHOLE, Done, Wrong
from liandong.portal.input import example, scopes
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site
from liandong.portal.telling import teller


def register(site: Site) -> None:
    site.form("/record/{id}/values", tell, partial(take, site.jobs))


def tell(asked: Asked) -> Sheet:
    """The values of the property that the address names, with what proves them; UnknownRecord as the card."""
    record, lang = _record(asked), asked.lang
    declared = _property(asked, record)
    telling, values = teller(asked), record.values(declared.name)
    told = [(value, telling.told(declared, value)) for value in values]
    headings = [text(f"portal.{name}", lang) for name in ("value", "scope_heading", "sources_heading", "tier_heading")]
    rows = [(t.text, t.scope, str(t.families), coded("tier", v.tier.name.lower(), lang)) for v, t in told]
    return Sheet(
        "values.html",
        f"{record.label} · {property_name(declared, lang)}",
        {
            "record": record,
            "link": asked.link(f"/record/{record.id}"),
            "properties": [_tab(asked, record, each, declared) for each in KINDS[record.kind].properties],
            "property": declared.name,
            "heading": property_name(declared, lang),
            "values": [
                {"key": v.statements[0], "told": t, "denied": v.polarity is Polarity.DENIED, "tier": row[3]}
                for (v, t), row in zip(told, rows, strict=True)
            ],
            "example": example(declared, lang),
            "scopes": scopes(KINDS[record.kind], declared, lang),
            "scope": asked.sent.one("scope", asked.one("scope") or ""),
        },
        {"record": record.id, "property": declared.name, "values": [dict(zip(headings, r, strict=True)) for r in rows]},
        Table(headings, rows),
    )


def take(jobs: Jobs, asked: Asked) -> Done | Wrong:
    """A value confirmed, rejected or corrected."""
    record, form = _record(asked), asked.sent
    name = _property(asked, record).name
    deed, _, what = form.one("do").partition(":")
    value = next((each for each in record.values(name) if what in each.statements), None)
    if deed == "correct":
        if not form.one("value").strip():
            return Wrong({"value": words("portal.value_empty")})
        scope, on = form.one("scope") or None, form.one("on").strip() or None
        act = asked.workspace.correct(record.id, name, form.one("value"), scope=scope, on=on, **form.signature)
    elif deed in ("confirm", "reject") and value is not None:
        do = asked.workspace.confirm if deed == "confirm" else asked.workspace.reject
        act = do(record.id, name, value, **form.signature)
    else:
        return Wrong({WHOLE: words("portal.value_gone")})
    return did(jobs, act, f"/record/{record.id}")


def _record(asked: Asked) -> Record:
    return asked.workspace.ledger().record(asked.places["id"])


def _property(asked: Asked, record: Record) -> Property:
    """The property that is asked for, else the first that has a value; UnknownRecord for one that the kind has not."""
    declared = KINDS[record.kind]
    held = [name for name, values in record.properties if values]
    name = asked.one("property") or next(iter(held), declared.properties[0].name)
    try:
        return declared.property(name)
    except KeyError:
        raise UnknownRecord(words("fault.no_property", name=name, kind=record.kind)) from None


def _tab(asked: Asked, record: Record, each: Property, declared: Property) -> dict[str, Any]:
    leading: FoldedValue | None = record.first(each.name)
    return {
        "name": property_name(each, asked.lang),
        "link": asked.link(asked.path, property=each.name),
        "value": listed(record.kind, each.name, leading, asked.lang) if leading else "",
        "here": each is declared,
    }

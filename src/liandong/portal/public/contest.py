"""异议: a visitor says of a value what is wrong with it, what is right, and what proves it."""

from functools import partial
from typing import Any

from liandong.errors import UnknownRecord
from liandong.inbox import Inbox, Sort
from liandong.messages import text, words
from liandong.portal.asked import Asked
from liandong.portal.form import Done, Wrong
from liandong.portal.letterbox import Letterbox
from liandong.portal.public.card import shown_record
from liandong.portal.public.sending import sent
from liandong.portal.public.shown import Field, Shown, blotted, fields, is_shown
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site
from liandong.portal.telling import teller

_NAMED = ("record", "property", "value")


def register(site: Site, box: Letterbox) -> None:
    site.form("/contest", partial(tell, box.inbox), partial(take, box))


def tell(inbox: Inbox, asked: Asked) -> Sheet:
    """The form beside the value that the address names; without one it says how to come to it."""
    title = text("portal.public_contest", asked.lang)
    if not asked.one("record"):
        told = text("portal.contest_how", asked.lang)
        values: dict[str, Any] = {"value": None, "full": inbox.full, "how": told}
        return Sheet("public/contest.html", title, values, {"how": told}, Table((), ()), lasts=False)
    label, field, value = _named(asked)
    values = {
        "full": inbox.full,
        "record": label,
        "link": asked.link("/record/" + (asked.one("record") or "")),
        "field": field.label,
        "value": value,
    }
    data = {"record": label, "property": field.name, "value": value.text}
    headings = [text(f"portal.{name}", asked.lang) for name in ("property", "value")]
    return Sheet("public/contest.html", title, values, data, Table(headings, [(field.label, value.text)]), lasts=False)


def take(box: Letterbox, asked: Asked) -> Done | Wrong:
    _, field, value = _named(asked)
    record = asked.workspace.ledger().record(asked.one("record") or "").id
    given = {"record": record, "property": field.name, "value": value.text, "statement": value.key}
    return sent(box, asked, Sort.OBJECTION, given)


def _named(asked: Asked) -> tuple[str, Field, Shown]:
    """The record, the property and the value that the address names; UnknownRecord where visitors see none such."""
    record_id, name, key = (asked.one(each) or "" for each in _NAMED)
    record = shown_record(asked, record_id)
    if is_shown(record):
        for field in fields(asked, record, teller(asked, [record], whole=True)):
            for value in field.values if field.name == name else ():
                if value.key == key:
                    return blotted(record.label), field, value
    raise UnknownRecord(words("fault.no_value_shown"))

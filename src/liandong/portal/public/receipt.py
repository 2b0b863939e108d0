"""The receipt (回执): what became of a letter, told to whoever has its number; no names."""

from functools import partial
from typing import Any

from liandong.errors import UnknownRecord
from liandong.inbox import Inbox, Letter, State
from liandong.messages import text
from liandong.portal.asked import Asked
from liandong.portal.public.shown import blotted, is_shown
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site


def register(site: Site, inbox: Inbox) -> None:
    number = {"name": "number", "in": "query", "schema": {"type": "string"}}
    site.page("/receipt", partial(tell, inbox), parameters=[number])


def tell(inbox: Inbox, asked: Asked) -> Sheet:
    """The state of the letter of this `number`; where there is none, that is told beside the field."""
    typed, lang = asked.one("number") or "", asked.lang
    letter, fault = None, ""
    if typed:
        try:
            letter = inbox.of_receipt(typed)
        except UnknownRecord as error:
            fault = error.worded(lang)
    told: dict[str, Any] = _told(asked, letter) if letter else {}
    headings = [text(f"portal.{name}", lang) for name in ("letter_sort", "letter_at", "state_heading")]
    return Sheet(
        "public/receipt.html",
        text("portal.public_receipt", lang),
        {"typed": typed, "fault": fault, "letter": told, "sent": bool(asked.one("sent")) and letter is not None},
        {"number": typed or None, "fault": fault or None, "letter": told or None},
        Table(headings, [(told["sort"], told["day"], told["says"])] if told else []),
        status=404 if fault else 200,
        lasts=False,
    )


def _told(asked: Asked, letter: Letter) -> dict[str, Any]:
    return {
        "receipt": letter.receipt,
        "sort": text(f"portal.letter_{letter.sort}", asked.lang),
        "day": letter.at[:10],
        "state": letter.state.value,
        "says": text(f"portal.letter_{letter.state}", asked.lang),
        "next": text(f"portal.letter_{letter.state}_{letter.sort}", asked.lang),
        "reason": "" if letter.state is State.WAITING else blotted(letter.reason),
        "settled": letter.settled_at[:10],
        "link": _link(asked, letter),
    }


def _link(asked: Asked, letter: Letter) -> str:
    """The address of the record that it led to, or was about, where visitors see it."""
    id_ = letter.outcome.get("record", "")
    try:
        return asked.link(f"/record/{id_}") if id_ and is_shown(asked.ledger.record(id_)) else ""
    except UnknownRecord:  # the ledger does not show it yet, or any more
        return ""

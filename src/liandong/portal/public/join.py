"""企业入驻: a firm registers itself and what it needs; and the firms that were accepted."""

from functools import partial

from liandong.errors import EntryError
from liandong.inbox import Inbox, Letter, Sort, State
from liandong.messages import text
from liandong.portal.asked import Asked
from liandong.portal.form import Done, Wrong
from liandong.portal.letterbox import Letterbox
from liandong.portal.narrowing import suggestions
from liandong.portal.public.sending import sent
from liandong.portal.public.shown import blotted
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site

ROWS = 50
KIND = "organisation"
STATED = {"name": "name", "place": "place", "code": "uscc"}
"""Of what a firm says that which becomes statements of the ledger once a person accepts it, by field."""
SHOWN = ("name", "place", "trade", "needs")


def register(site: Site, box: Letterbox) -> None:
    site.form("/join", partial(tell, box.inbox), partial(take, box))


def register_firms(site: Site, inbox: Inbox) -> None:
    page = {"name": "page", "in": "query", "schema": {"type": "integer"}}
    site.page("/firms", partial(tell_firms, inbox), parameters=[page])


def tell(inbox: Inbox, asked: Asked) -> Sheet:
    title = text("portal.public_join", asked.lang)
    table = Table([text("portal.about", asked.lang)], [(text("portal.join_lead", asked.lang),)])
    values = {"full": inbox.full, "lists": suggestions()}
    return Sheet("public/join.html", title, values, {"full": inbox.full}, table, lasts=False)


def take(box: Letterbox, asked: Asked) -> Done | Wrong:
    """What the ledger could not take is told at once, beside its field."""
    for field in ("name", "place"):
        try:
            if asked.sent.one(field).strip():
                asked.workspace.check_value(KIND, STATED[field], " ".join(asked.sent.one(field).split()))
        except EntryError as error:
            return Wrong({field: error})
    return sent(box, asked, Sort.FIRM)


def tell_firms(inbox: Inbox, asked: Asked) -> Sheet:
    """The firms that a person accepted, the latest first; how they are reached is not told."""
    page = asked.number("page", 1, 10_000)
    found = inbox.letters(State.ACCEPTED, sort=Sort.FIRM, limit=ROWS + 1, skip=(page - 1) * ROWS)
    rows = [_row(letter) for letter in found[:ROWS] if not letter.erased and _stands(asked, letter)]
    headings = [text(f"portal.firm_{name}", asked.lang) for name in SHOWN]
    return Sheet(
        "public/firms.html",
        text("portal.public_firms", asked.lang),
        {
            "headings": headings,
            "rows": [(row, asked.link("/record/" + row["record"]) if row["record"] else "") for row in rows],
            "join": asked.link("/join"),
            "previous": asked.changed(page=str(page - 1)) if page > 1 else "",
            "next": asked.changed(page=str(page + 1)) if len(found) > ROWS else "",
        },
        {"firms": rows},
        Table(headings, [[row[name] for name in SHOWN] for row in rows]),
        lasts=False,
    )


def _stands(asked: Asked, letter: Letter) -> bool:
    """Whether the entry that made of it a record is there still: the log may have taken it back."""
    act = letter.outcome.get("act")
    return act is None or not asked.workspace.act(act).undone


def _row(letter: Letter) -> dict[str, str]:
    told = {name: blotted(letter.told.get(name, "")) for name in SHOWN}
    return {**told, "code": letter.told.get("code", ""), "record": letter.outcome.get("record", "")}

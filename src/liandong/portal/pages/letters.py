"""Letters (来件): what visitors sent, those that wait first, and one of them beside what it is about."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote

from fastapi import Response

from liandong.access import Right
from liandong.errors import UnknownRecord
from liandong.exchange.acts import short
from liandong.exchange.wording import aside_detail, coded, property_name
from liandong.inbox import Inbox, Letter, Sort, State
from liandong.inbox.contents import FIELDS
from liandong.messages import text, words
from liandong.model import KINDS, SetAside
from liandong.pages import Limits, find
from liandong.portal.asked import Asked
from liandong.portal.doing import did
from liandong.portal.form import WHOLE, Done, Wrong
from liandong.portal.input import example, scopes
from liandong.portal.judging import Judge
from liandong.portal.public.join import KIND, SHOWN
from liandong.portal.public.shown import blotted
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site
from liandong.portal.telling import teller
from liandong.portal.times import shown_at
from liandong.search import parse
from liandong.workspace.spine import spine

ROWS = 50
_PREVIEW = 4_000
"""Characters of a page that are shown before it is accepted."""
_ALIKE = 5
_INNER = ("record", "property", "statement")
"""What the page said, not its sender."""


def register(site: Site, inbox: Inbox) -> None:
    judge = Judge(inbox, site.workspace, site.jobs)
    site.page(
        "/letters",
        partial(tell_all, inbox),
        parameters=[{"name": n, "in": "query", "schema": {"type": "string"}} for n in ("state", "page")],
        right=Right.REVIEW,
    )
    most = site.workspace.settings.max_upload_bytes
    site.form("/letters/{number}", partial(tell, inbox), partial(take, judge), most=most, right=Right.REVIEW)
    site.file("/letters/{number}/file", partial(give, inbox), right=Right.REVIEW)


def tell_all(inbox: Inbox, asked: Asked) -> Sheet:
    """The letters of one state, by default those that wait."""
    lang, counts = asked.lang, inbox.counts()
    state = next((each for each in State if each == asked.one("state")), State.WAITING)
    page = asked.number("page", 1, max(1, -(-counts[state] // ROWS)))
    found = inbox.letters(state, limit=ROWS, skip=(page - 1) * ROWS)
    rows = [(_day(each), text(f"portal.letter_{each.sort}", lang), _label(each, lang), each.receipt) for each in found]
    headings = [text(f"portal.{n}", lang) for n in ("letter_at", "letter_sort", "letter_about", "receipt_number")]
    tabs = [
        (text(f"portal.letter_{each}", lang), asked.link("/letters", state=each.value), counts[each], each is state)
        for each in State
    ]
    return Sheet(
        "letters.html",
        text("portal.letters", lang),
        {
            "headings": headings,
            "rows": [(row, asked.link(f"/letters/{each.number}")) for row, each in zip(rows, found, strict=True)],
            "tabs": tabs,
            "full": inbox.full,
            "newer": asked.changed(page=str(page - 1)) if page > 1 else "",
            "older": asked.changed(page=str(page + 1)) if page * ROWS < counts[state] else "",
        },
        {
            "counts": {each.value: number for each, number in counts.items()},
            "letters": [
                {"number": each.number, "at": each.at, "sort": each.sort.value, "label": _label(each, lang)}
                for each in found
            ],
        },
        Table(headings, rows),
        lasts=False,
    )


def tell(inbox: Inbox, asked: Asked) -> Sheet:
    """One letter, all that it says, and what it is about; UnknownRecord where there is none of this number."""
    letter, lang = _letter(inbox, asked), asked.lang
    told = list(_told(letter, lang))
    values: dict[str, Any] = {
        "letter": letter,
        "sort": text(f"portal.letter_{letter.sort}", lang),
        "state": text(f"portal.letter_{letter.state}", lang),
        "day": _day(letter),
        "told": told,
        "all": asked.link("/letters"),
        "download": asked.link(f"/letters/{letter.number}/file") if letter.file else "",
        "preview": None,
        "alike": (),
        "contested": None,
        "broken_off": letter.state is State.ACCEPTED and not letter.outcome,
        "job": asked.link("/import/" + letter.outcome["job"]) if "job" in letter.outcome else "",
        "act": asked.link("/log", act=short(letter.outcome["act"])) if "act" in letter.outcome else "",
        "need": _need(asked, letter),
    }
    if letter.state is State.WAITING:
        beside = {Sort.PAGE: _page, Sort.FIRM: _firm, Sort.OBJECTION: _objection}[letter.sort]
        values |= beside(inbox, asked, letter)
    title = text("portal.letter_title", lang, sort=values["sort"], number=letter.number)
    headings = [text(f"portal.{name}", lang) for name in ("property", "value")]
    data = {"number": letter.number, "sort": letter.sort.value, "state": letter.state.value, "told": dict(letter.told)}
    return Sheet("letter.html", title, values, data, Table(headings, told), lasts=False)


def take(judge: Judge, asked: Asked) -> Done | Wrong:
    """Accepts or rejects a letter, takes that back, or erases what its sender wrote."""
    letter, form = _letter(judge.inbox, asked), asked.sent
    here = f"/letters/{letter.number}"
    match form.one("do"):
        case "accept":
            outcome = judge.accept(letter, form, asked.lang)
            if "job" in outcome:
                return Done(f"/import/{outcome['job']}")
            if "act" in outcome:
                done = did(judge.jobs, asked.workspace.act(outcome["act"]), here)
                _entered(judge, asked, letter, outcome["act"])
                return done
        case "reject":
            judge.inbox.settle(letter.number, State.REJECTED, **form.signature)
        case "undo":
            act = judge.undo(letter, form.signature)
            if act is not None:
                return did(judge.jobs, act, here)
        case "erase":
            judge.inbox.erase(letter.number)
        case _:
            return Wrong({WHOLE: words("portal.deed_unknown")})
    return Done(here)


def give(inbox: Inbox, asked: Asked) -> Response:
    """The file as it was sent, to be kept; no browser opens it here."""
    letter = _letter(inbox, asked)
    data = inbox.data(letter.number)
    if data is None:
        raise UnknownRecord(words("fault.no_letter"))
    name = f"attachment; filename*=UTF-8''{quote(letter.file, safe='')}"
    return Response(data, headers={"Content-Disposition": name}, media_type="application/octet-stream")


def _letter(inbox: Inbox, asked: Asked) -> Letter:
    number = asked.places["number"]
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        raise UnknownRecord(words("fault.no_letter"))
    return inbox.letter(int(number))


def _entered(judge: Judge, asked: Asked, letter: Letter, act: str) -> None:
    """Notes the record of a firm, where the ledger shows it by now."""
    if letter.sort is Sort.FIRM:
        found = asked.workspace.ledger().view.mentions_on(act, KIND)
        judge.inbox.note(letter.number, {"act": act, **({"record": found[0].id} if found else {})})


def _day(letter: Letter) -> str:
    return shown_at(letter.at)


def _label(letter: Letter, lang: str) -> str:
    return text("portal.letter_erased", lang) if letter.erased else letter.label


def _told(letter: Letter, lang: str) -> Iterator[tuple[str, str]]:
    """What the sender wrote, in the order of the form."""
    for field in FIELDS[letter.sort]:
        if letter.told.get(field.name) and field.name not in _INNER:
            name = "contested" if letter.sort is Sort.OBJECTION and field.name == "value" else field.name
            yield text(f"portal.field_{name}", lang), letter.told[field.name]
    if letter.contact:
        yield text("portal.field_contact", lang), letter.contact


def _page(inbox: Inbox, asked: Asked, letter: Letter) -> dict[str, Any]:
    """How the file begins, as it would be read; why it cannot be where it cannot."""
    data = inbox.data(letter.number)
    if data is None:
        return {}
    with TemporaryDirectory() as folder:
        path = Path(folder) / letter.file
        path.write_bytes(data)
        page = next(iter(find([path], Limits(asked.workspace.settings.max_page_bytes))))
    if isinstance(page, SetAside):
        return {"unreadable": _why(page, asked.lang)}
    found = spine().read(page)
    if found.documents:
        return {"preview": "\n\n".join(each.text for each in found.documents)[:_PREVIEW]}
    return {"unreadable": " ".join(_why(each, asked.lang) for each in found.set_aside)}


def _need(asked: Asked, letter: Letter) -> str:
    """Where what a firm says that it needs is read into the form of a new need; empty where it says nothing."""
    if letter.sort is not Sort.FIRM or letter.erased or not letter.told.get("needs"):
        return ""
    said = ((name, letter.told.get(name, "")) for name in SHOWN)
    lines = [f"{text(f'portal.field_{name}', 'zh')}：{told}" for name, told in said if told]
    return asked.link("/match/needs/new", text="\n".join(lines))


def _why(aside: SetAside, lang: str) -> str:
    return f"{coded('set_aside', aside.reason, lang)} {aside_detail(aside, lang)}".strip()


def _firm(inbox: Inbox, asked: Asked, letter: Letter) -> dict[str, Any]:
    """Organisations that have its code, or its name, and what visitors would see."""
    found: dict[str, str] = {}
    for said in (letter.told["code"], letter.told["name"]):
        plain = " ".join(f'"{part}"' for part in said.replace('"', " ").split())
        for hit in asked.ledger.search(parse(f"{plain} kind:{KIND}"), _ALIKE) if plain else ():
            found[hit.label] = asked.link(f"/record/{hit.id}")
    return {
        "alike": list(found.items()),
        "seen": [blotted(letter.told[name]) for name in SHOWN],
    }


def _objection(inbox: Inbox, asked: Asked, letter: Letter) -> dict[str, Any]:
    """The property as the ledger has it now, with all values and their sentences, and the correction filled in."""
    try:
        record = asked.ledger.record(letter.told["record"])
        declared = KINDS[record.kind].property(letter.told["property"])
    except (UnknownRecord, KeyError):
        return {"contested": None, "lost": True}
    telling, values = teller(asked), record.values(declared.name)
    held = next((v for v in values if letter.told.get("statement") in v.statements), None)
    return {
        "contested": {
            "label": record.label,
            "link": asked.link(f"/record/{record.id}"),
            "all_values": asked.link(f"/record/{record.id}/values", property=declared.name),
            "name": property_name(declared, asked.lang),
            "values": [(telling.told(declared, value), value is held) for value in values],
            "example": example(declared, asked.lang),
            "scopes": scopes(KINDS[record.kind], declared, asked.lang),
            "scope": asked.sent.one("scope", (held.scope or "") if held else ""),
            "value": asked.sent.one("value", letter.told.get("right", "")),
        }
    }

"""Text (原文): the text that a need or an offer was read from, with how each stretch of it was read; what was taken to
ask nothing can be made a condition of the offer."""

from dataclasses import replace
from typing import Any

import msgspec

from liandong.access import Right
from liandong.matching.marked import plain
from liandong.matching.pool import Deed, Pooled, State, Told
from liandong.messages import text, words
from liandong.portal.asked import Asked
from liandong.portal.form import WHOLE, Done, Wrong, digits
from liandong.portal.matching import Matching
from liandong.portal.pages.match.placed import document_of, placed_in
from liandong.portal.pages.match.reading import ASKS, LONGEST, Reading, read
from liandong.portal.pages.match.sorts import SORTS, Sort, number_of
from liandong.portal.sheet import Sheet, Table

HEADINGS = ("match_text_stretch", "match_text_state", "match_text_said")


def tell(matching: Matching, sort_name: str, asked: Asked) -> Sheet:
    """The text as the ledger has it; none where its page is not there any more. UnknownRecord where there is no item of
    this number."""
    sort, lang = SORTS[sort_name], asked.lang
    pooled: Pooled = sort.pool(matching).one(number_of(sort, asked))
    document, reading = document_of(asked, pooled), _read(sort, asked, pooled)
    stretches = reading.marked(lang) if reading else ()
    told: dict[str, Any] = {
        "sort": sort.name,
        "card": asked.link(f"{sort.path}/{pooled.number}"),
        "name": f"{pooled.code} {pooled.title}",
        "pooled": pooled,
        "stretches": stretches,
        "cut": f"{LONGEST:,}" if document and len(document.text) > LONGEST else "",
        "document": asked.link(f"/document/{document.id}") if document else "",
        "asks": sort.name == "offers" and pooled.state == State.LISTED and asked.who.may(Right.ENTER),
    }
    title = text("portal.match_text_of", lang, name=told["name"])
    shown = list(plain(stretches))
    data = {"number": pooled.number, "document": document.id if document else "", "text": shown}
    headings = [text(f"portal.{name}", lang) for name in HEADINGS]
    rows = [(each["text"], each["state"], "; ".join(each["said"])) for each in shown]
    return Sheet("match_text.html", title, told, data, Table(headings, rows), lasts=False)


def take(matching: Matching, sort_name: str, asked: Asked) -> Done | Wrong:
    """Revises the offer, so that it asks the clauses that were chosen, and the passage that was typed, unread, to the
    version that the page showed."""
    sort, form = SORTS[sort_name], asked.sent
    if form.one("do") != "ask":
        return Wrong({WHOLE: words("portal.deed_unknown")})
    pool, number = sort.pool(matching), number_of(sort, asked)
    pooled, also = pool.one(number), form.one("also").strip()
    reading = _read(sort, asked, pooled) if sort.name == "offers" else None
    if reading is None:
        return Wrong({WHOLE: words("portal.match_asks_none")})
    if also and not any(sign.isalnum() for sign in also):
        return Wrong({"also": words("portal.match_also_empty")})
    if also in reading.asked:
        return Wrong({"also": words("portal.match_asked_already", said=also)})
    clauses = form.every(ASKS)
    chosen = reading.asking(clauses)
    found = chosen.asking_also(also) if also else chosen
    if found is None:
        return Wrong({"also": words("portal.match_also_none")})
    if found.noun == reading.noun:
        old = next((each for each in clauses if each in reading.asked), None)
        told = words("portal.match_asked_already", said=old) if old else words("portal.match_asks_none")
        return Wrong({WHOLE: told})
    new = {name: found.sentences[name] for name in found.proof if name not in reading.proof}
    at = placed_in(document_of(asked, pooled), new, {name: found.around(name)[0] for name in new})
    noun = replace(pooled.noun, further=found.noun.further)
    held = msgspec.structs.replace(Told.of(noun, {**pooled.proof, **at.proof}), spans={**pooled.spans, **at.spans})
    pool.change(number, Deed.REVISE, held, seen=digits(form.one("seen")) or 0, **form.signature)
    return Done(f"{sort.path}/{number}/text")


def _read(sort: Sort, asked: Asked, pooled: Pooled) -> Reading | None:
    """The text of the document, with what of the reading the item has still."""
    document = document_of(asked, pooled)
    if document is None:
        return None
    kept = {} if document.cells else {name: document.mapped.text_span(*span) for name, span in pooled.spans.items()}
    return read(sort, document.text[:LONGEST]).of(pooled.noun, kept)

"""A new need or offer: typed field by field, or read of a text that is pasted, and then corrected."""

from dataclasses import asdict
from typing import Any

from liandong.errors import EntryError, LiandongError, MatchingError, UnknownRecord
from liandong.messages import Words, text, words
from liandong.model import Document
from liandong.portal.asked import Asked
from liandong.portal.form import WHOLE, Done, Form, Look, Wrong, beside
from liandong.portal.matching import Matching
from liandong.portal.pages.match import filled
from liandong.portal.pages.match.placed import placed_in
from liandong.portal.pages.match.reading import ASKS, LONGEST, Reading, read
from liandong.portal.pages.match.sorts import SORTS, Sort
from liandong.portal.sheet import Sheet, Table


def tell(matching: Matching, sort_name: str, asked: Asked) -> Sheet:
    """The form, with what was read of the text that was pasted, of that which the address has, or of the document that
    it names."""
    sort, form, lang = SORTS[sort_name], asked.sent, asked.lang
    document = _document(asked)
    pasted = form.one("text", asked.one("text") or (document.text[:LONGEST] if document else ""))
    reading = _read(sort, pasted, form) if "text" not in form.wrong else None
    values = _typed_values(sort, form)
    if reading and (form.one("do") == "read" or not form.has("do")):
        values = {name: reading.values[name] or said for name, said in values.items()}
    told: dict[str, Any] = {
        "sort": sort.name,
        "list": asked.link(sort.path),
        "list_name": text(f"portal.match_{sort.name}", lang),
        "text": pasted,
        "document": document.id if document else "",
        "inputs": filled.inputs(sort, asked, values, reading),
        "read": reading is not None,
        "stretches": reading.marked(lang) if reading else [],
        "most": f"{LONGEST:,}",
    }
    return Sheet("match_new.html", text(f"portal.match_new_{sort.name}", lang), told, {}, Table((), ()), lasts=False)


def take(matching: Matching, sort_name: str, asked: Asked) -> Done | Look | Wrong:
    """Reads the text, or lists what was typed; what is as it was read keeps its sentence, and what was passed over and
    is told to ask something is a condition."""
    sort, form = SORTS[sort_name], asked.sent
    try:
        reading = _read(sort, form.one("text"), form)
    except MatchingError as error:
        return Wrong({"text": error})
    match form.one("do"):
        case "read":
            return Look() if reading else Wrong({"text": words("portal.match_no_text")})
        case "list":
            further = getattr(reading.noun, "further", ()) if reading else ()
            made = filled.typed(sort, asked, _typed_values(sort, form), further)
            if made.noun is None:
                return Wrong(made.wrong)
            proof = filled.kept_proof(made.noun, reading.sentences, reading.noun) if reading else {}
            starts = {name: reading.around(name)[0] for name in proof if name in reading.proof} if reading else {}
            read_from = asdict(placed_in(_document(asked), proof, starts))
            try:
                listed = sort.pool(matching).list_(made.noun, **read_from, **form.signature)
            except EntryError as error:
                return placed(error)
            return Done(f"{sort.path}/{listed.number}")
    return Wrong({WHOLE: words("portal.deed_unknown")})


def placed(error: LiandongError) -> Wrong:
    """The error beside the field that it means."""
    code, values = (error.words.code, error.words.values) if error.words else ("", {})
    field = values.get("field")
    if code == "pool.code_taken":
        return Wrong({"code": error})
    if code in ("fault.log_long", "fault.log_empty") and isinstance(field, Words):
        return Wrong({field.code.partition(".field_")[2]: error})
    return beside(error)


def _typed_values(sort: Sort, form: Form) -> dict[str, str]:
    """What was typed, the clauses that are told to ask something among the further conditions."""
    values = filled.typed_values(sort, form)
    lines = values.get("further", "").splitlines()
    new = [each for each in form.every(ASKS) if each not in lines]
    return values | {"further": "\n".join([*lines, *new])} if new else values


def _read(sort: Sort, pasted: str, form: Form) -> Reading | None:
    """What the text tells, where the clauses ask that the form tells so. MatchingError for a text that is too long, and
    where what it tells cannot be."""
    pasted = pasted.replace("\r\n", "\n")
    if not pasted.strip():
        return None
    if len(pasted) > LONGEST:
        raise MatchingError(words("portal.match_text_long", count=f"{len(pasted):,}", most=f"{LONGEST:,}"))
    return read(sort, pasted).asking(_typed_values(sort, form).get("further", "").splitlines())


def _document(asked: Asked) -> Document | None:
    """The document that the address names; None where there is none."""
    named = asked.one("document") or ""
    try:
        return asked.ledger.document(named) if named else None
    except UnknownRecord:
        return None

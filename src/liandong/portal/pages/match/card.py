"""One need or offer: its fields with the sentences that prove them, what matches it, its log, and the forms by which it
is revised, withdrawn and listed again."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any, cast

import msgspec

from liandong.access import Right
from liandong.errors import EntryError
from liandong.logged import undoable
from liandong.logged.moments import clock, today
from liandong.matching.lines import plain_line
from liandong.matching.pool import Deed, Entry, State, Told
from liandong.matching.tables.written import written
from liandong.messages import text, words
from liandong.portal.asked import Asked
from liandong.portal.form import WHOLE, Done, Wrong, digits
from liandong.portal.matching import Matching
from liandong.portal.pages.match import entering, filled, placed
from liandong.portal.pages.match.listed import summary
from liandong.portal.pages.match.matched import groups, of_need, of_offer
from liandong.portal.pages.match.sorts import SORTS, Sort, number_of
from liandong.portal.pages.match.told import changes, conditions, facts
from liandong.portal.sheet import Sheet, Table

LOG = ("version", "at", "actor", "deed", "reason")
JUDGED = frozenset({Deed.WITHDRAW, Deed.RELIST, Deed.UNDO, Deed.ERASE})
"""What takes back what others did."""


def tell(matching: Matching, sort_name: str, asked: Asked) -> Sheet:
    """UnknownRecord where there is none of this number."""
    sort, lang, on = SORTS[sort_name], asked.lang, today()
    pool = sort.pool(matching)
    pooled, log = pool.one(number_of(sort, asked)), pool.log(number_of(sort, asked))
    noun, entries, links = pooled.noun, list(_entries(sort, log, lang)), placed.links(asked, pooled)
    standing = pooled.state == State.LISTED and noun.days.hold(on)
    lines = (of_need if sort.name == "needs" else of_offer)(matching, noun, on) if standing else []
    last, listed = undoable(log), pooled.state == State.LISTED
    form = asked.sent
    values = filled.typed_values(sort, form) if form.one("do") == Deed.REVISE else written(noun)
    told: dict[str, Any] = {
        "sort": sort.name,
        "list": asked.link(sort.path),
        "list_name": text(f"portal.match_{sort.name}", lang),
        "pooled": pooled,
        "state": text(f"{sort.room}.state_{pooled.state}", lang),
        "listed": listed,
        "not_standing": listed and not standing,
        "facts": [] if pooled.state == State.ERASED else facts(noun, pooled.proof, lang),
        "conditions": conditions(noun, pooled.proof, lang) if sort.name == "offers" else [],
        "document": links.get("", ""),
        "as_read": asked.link(f"{sort.path}/{pooled.number}/text") if links else "",
        "links": links,
        "record": asked.link(f"/record/{noun.record}") if noun.record else "",
        "groups": list(groups(matching, asked, lines, sort.name)),
        "standing": standing,
        "day": on,
        "inputs": filled.inputs(sort, asked, values, None),
        "enters": listed and asked.who.may(Right.ENTER),
        "judges": asked.who.may(Right.REVIEW) and pooled.state != State.ERASED,
        "undo": text(f"{sort.room}.deed_{last.deed}", lang) if last and asked.who.may(Right.REVIEW) else "",
        "headings": [text(f"portal.task_log_{name}", lang) for name in LOG],
        "log": [(cells, undone) for cells, undone in reversed(entries)],
        "revising": form.one("do") == Deed.REVISE and bool(form.wrong),
    }  # fmt: skip
    data = summary(pooled) | {"on": on.isoformat(), "matches": [plain_line(line, lang) for line in lines]}
    table = Table(told["headings"], [cells for cells, _ in entries])
    return Sheet("match_card.html", f"{noun.code} {noun.title}", told, data, table, lasts=False)


def take(matching: Matching, sort_name: str, asked: Asked) -> Done | Wrong:
    """Does a deed to the version that the page showed."""
    sort, form, number = SORTS[sort_name], asked.sent, number_of(SORTS[sort_name], asked)
    pool, seen = sort.pool(matching), digits(asked.sent.one("seen")) or 0
    deed = next((each for each in Deed if each == form.one("do") and each is not Deed.LIST), None)
    if deed is None:
        return Wrong({WHOLE: words("portal.deed_unknown")})
    if deed in JUDGED and not asked.who.may(Right.REVIEW):
        return Wrong({WHOLE: words("portal.error_forbidden")})
    if deed is Deed.UNDO:
        pool.undo(number, seen=seen, **form.signature)
    elif deed is Deed.REVISE:
        return _revise(sort, pool, number, seen, asked)
    else:
        pool.change(number, deed, seen=seen, **form.signature)
    return Done(f"{sort.path}/{number}")


def _revise(sort: Sort, pool: Any, number: int, seen: int, asked: Asked) -> Done | Wrong:
    """What was typed in place of what there is; values that stay keep their sentences."""
    before = pool.one(number)
    values = filled.typed_values(sort, asked.sent)
    typed = filled.typed(sort, asked, values, getattr(before.noun, "further", ()))
    if typed.noun is None:
        return Wrong(typed.wrong)
    noun = filled.with_rest(typed.noun, before.noun)
    stays = placed.kept(filled.kept_proof(noun, before.proof, before.noun), before)
    told = msgspec.structs.replace(Told.of(noun), **asdict(stays))
    try:
        pool.change(number, Deed.REVISE, told, seen=seen, **asked.sent.signature)
    except EntryError as error:
        return entering.placed(error)
    return Done(f"{sort.path}/{number}")


def _entries(sort: Sort, log: Sequence[Entry], lang: str) -> Iterator[tuple[tuple[str, ...], bool]]:
    """The log in its order, each entry with what it changed, and whether it was taken back."""
    undone = {entry.told.undoes for entry in log if entry.deed is Deed.UNDO}
    nouns: dict[int, Any] = {}
    for entry in log:
        done = text(f"{sort.room}.deed_{entry.deed}", lang)
        if entry.deed is Deed.UNDO:
            nouns.pop(cast(int, entry.told.undoes), None)
        if isinstance(entry.told.plain, dict):
            before, noun = next(reversed(nouns.values()), None), sort.noun(entry.told.plain)
            nouns[entry.version] = noun
            became = [] if before is None else changes(before, noun, lang)
            if became:
                told = ("；" if lang == "zh" else "; ").join(became)
                done = text("portal.match_deed_with", lang, deed=done, told=told)
        yield (str(entry.version), clock(entry.at), entry.actor, done, entry.reason), entry.version in undone

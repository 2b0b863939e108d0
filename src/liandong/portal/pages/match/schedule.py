"""Schedule (洽谈日程): who of a round meets whom, when and at which table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import time
from typing import Any

from liandong.errors import MatchingError
from liandong.matching.rounds import EACH, Agenda, Given, Hours, Invitation, agenda, best, invitations
from liandong.matching.rounds.plain import plain_agenda
from liandong.matching.rounds.rounds import Kept
from liandong.messages import text, words
from liandong.portal.asked import Asked
from liandong.portal.leafing import ROWS, leafed
from liandong.portal.matching import Matching
from liandong.portal.pages.match import held
from liandong.portal.pages.match.allotment import choices, made, manner
from liandong.portal.sheet import Sheet, Table
from liandong.reports.booklets.agenda import about, times
from liandong.reports.wording import Wording

_MOST = 10
"""Products that each need meets at most."""
_USUAL = {"of": str(EACH), "start": "09:00", "end": "17:30", "minutes": "20", "pause": "5", "tables": ""}
_COLUMNS = ("time", "table", "institution", "firm", "about")


@dataclass(frozen=True, slots=True)
class Planned:
    """What an address asks for: whom to invite, and when; the meetings of that."""

    fields: dict[str, str]
    invited: Sequence[Invitation]
    agenda: Agenda


def planned(matching: Matching, kept: Kept, asked: Asked) -> Planned:
    """MatchingError for times that cannot be, and for no tables."""
    fields = _fields(asked)
    invited = invitations(_pairs(matching, kept, asked, fields["of"]))
    tables = _number(fields["tables"]) if fields["tables"] else None
    return Planned(fields, invited, agenda(invited, kept.round.on, _hours(fields), tables=tables))


def tell(matching: Matching, asked: Asked) -> Sheet:
    """UnknownRecord where there is no such round; what cannot be of the times stands above the form."""
    kept, lang, say = held.kept_of(matching, asked), asked.lang, Wording(asked.lang)
    fault, found = "", None
    try:
        found = planned(matching, kept, asked)
    except MatchingError as error:
        fault = error.worded(lang)
    heads = [text(f"agenda.{name}", lang) for name in _COLUMNS]
    rows = [(times(each), str(each.table), each.institution, each.firm, about(each.pairs, say))
            for each in found.agenda.sittings] if found else []  # fmt: skip
    left = [(each.institution, each.firm, about(each.pairs, say)) for each in found.agenda.left_over] if found else []
    leaf = leafed(asked, len(rows))
    told: dict[str, Any] = {
        **held.frame(asked, kept, "/schedule"),
        **choices(asked, manner(asked)),
        "fault": fault,
        "fields": _fields(asked),
        "whom": [(held.ALLOTTED, text("portal.match_meet_allotted", lang)), *_bests(lang)],
        "headings": heads,
        "rows": rows[leaf.first : leaf.last],
        "leaf": leaf,
        "left_headings": heads[2:],
        "left": left[:ROWS],
        "more_left": len(left) - len(left[:ROWS]),
        "meetings": text("portal.match_meetings", lang, count=len(rows), left=len(left)),
        "files": held.files(asked, kept, ("schedule", "invitations", held.WORKBOOK)),
    }
    none = {"on": kept.round.on.isoformat(), "meetings": [], "left_over": []}
    data = plain_agenda(found.agenda) if found else none
    title = held.title(kept, "/schedule", lang)
    return Sheet(
        "match_schedule.html", title, told, data, Table(heads, rows), 400 if fault else 200, fault, lasts=False
    )


def _fields(asked: Asked) -> dict[str, str]:
    """What is asked for, else what is usual; who names a manner of giving out means the pairs of an allotment."""
    named = any(asked.one(name) for name in ("mode", "by"))
    usual = _USUAL | ({"of": held.ALLOTTED} if named else {})
    return {name: asked.one(name) or told for name, told in usual.items()}


def _bests(lang: str) -> Iterator[tuple[str, str]]:
    for many in sorted({1, 2, EACH, 5}):
        code = "match_meet_usual" if many == EACH else "match_meet_best"
        yield str(many), text(f"portal.{code}", lang, count=many)


def _pairs(matching: Matching, kept: Kept, asked: Asked, of: str) -> Sequence[Given]:
    how = manner(asked)
    if of == held.ALLOTTED:
        return made(matching, kept, how).pairs
    return best(matching.of_round(kept.id), min(max(1, _number(of)), _MOST), may=how.may)


def _hours(fields: dict[str, str]) -> Hours:
    start, end = (_time(fields[name]) for name in ("start", "end"))
    return Hours(start, end, _number(fields["minutes"]), _number(fields["pause"]))


def _time(typed: str) -> time:
    try:
        return time.fromisoformat(typed.strip().replace("：", ":").zfill(5))
    except ValueError as error:
        raise MatchingError(words("portal.match_no_time", given=typed)) from error


def _number(typed: str) -> int:
    plain = typed.strip()
    if not (plain.isascii() and plain.isdigit() and len(plain) < 5):
        raise MatchingError(words("portal.match_no_whole", given=typed))
    return int(plain)

"""Papers of a round (会议材料): both booklets, the schedule, the invitations, and all of them as one workbook."""

from fastapi import Response

from liandong.errors import MatchingError, UnknownRecord
from liandong.matching import Match
from liandong.matching.rounds.rounds import Kept
from liandong.messages import text, words
from liandong.portal.asked import Asked
from liandong.portal.matching import Matching
from liandong.portal.opened import file_of, opened
from liandong.portal.pages.match import held
from liandong.portal.pages.match.allotment import made, manner
from liandong.portal.pages.match.schedule import planned
from liandong.reports import FORMATS, Report, render
from liandong.reports.booklets import needs_booklet, offers_booklet
from liandong.reports.booklets.agenda import agenda_paper
from liandong.reports.booklets.invitations import invitations_paper
from liandong.reports.booklets.workbook import round_workbook

LINES = 20_000
"""Of a match with more lines a workbook is not written while one waits: each takes a quarter of a millisecond."""
PAPERS = ("needs", "offers", "schedule", "invitations")


def file(matching: Matching, asked: Asked) -> Response:
    """A paper in a format; HTML as a page by itself. UnknownRecord for what there is not."""
    kept, paper, form = held.kept_of(matching, asked), asked.places["paper"], asked.places["form"]
    if not _known(paper, form):
        raise UnknownRecord(words("portal.match_no_paper", name=f"{paper}.{form}"))
    if paper == held.WORKBOOK:
        data = round_workbook(
            _short(matching.of_round(kept.id), kept), asked.lang, of=kept.round.title,
            agenda=planned(matching, kept, asked).agenda, allotment=made(matching, kept, manner(asked)),
            host=kept.round.host,
        )  # fmt: skip
    else:
        data = render(_paper(matching, kept, asked, paper), form)
    named = f"{kept.round.on} {kept.round.title} {text(f'portal.match_paper_{paper}', asked.lang)}.{form}"
    return opened(data) if form == "html" else file_of(f"{paper}.{form}", named, form, data)


def _short(found: Match, kept: Kept) -> Match:
    """The match, unless it has so many lines that nobody waits for them; MatchingError then."""
    lines = len(found.top) + len(found.possible) + len(found.near)
    if lines > LINES:
        raise MatchingError(words("portal.match_workbook_long", lines=f"{lines:,}", most=f"{LINES:,}", round=kept.id))
    return found


def _known(paper: str, form: str) -> bool:
    return (paper in PAPERS and form in FORMATS) or (paper, form) == (held.WORKBOOK, "xlsx")


def _paper(matching: Matching, kept: Kept, asked: Asked, paper: str) -> Report:
    lang, round_ = asked.lang, kept.round
    if paper == "needs":
        return needs_booklet(round_.needs, round_.on, lang, of=round_.title, host=round_.host)
    if paper == "offers":
        return offers_booklet(round_.offers, round_.on, lang, of=round_.title, host=round_.host)
    plan = planned(matching, kept, asked)
    if paper == "schedule":
        return agenda_paper(plan.agenda, lang, of=round_.title, host=round_.host)
    return invitations_paper(matching.of_round(kept.id), plan.invited, lang, of=round_.title, host=round_.host)

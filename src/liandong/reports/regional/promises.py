"""Promises (承诺与兑现): how many of each outcome, and what became of those that have a due day or were judged."""

from collections.abc import Iterator

from liandong.followup.promises import JUDGED, Promise, counted, selected
from liandong.followup.promises.compute import computed
from liandong.followup.promises.days import number_of, span
from liandong.followup.promises.explain import due_words, outcome_word, reason
from liandong.followup.promises.said import COMMITMENT, spoken
from liandong.followup.promises.select import Wanted
from liandong.model.kinds import Facet
from liandong.reports.model import Block, Column, Line
from liandong.reports.regional.draft import Draft
from liandong.reports.wording import plain
from liandong.search.marking import meets
from liandong.settings import Settings
from liandong.store.rows import Mark


def promises(draft: Draft) -> Iterator[Block]:
    """Signed projects stand in their own section; here they are counted, and listed where more than that is known."""
    say, day = draft.say, draft.ledger.extent.day or draft.day
    after = Settings().silent_months
    told = [each for each in computed(draft.ledger, number_of(day), after) if _concerns(draft, each)]
    once = [each for each in selected(told, Wanted()) if each.part_of is None]
    if not once:
        yield draft.text("report.no_promises")
        return
    outcomes = say.named([f"{outcome_word(each, say.lang)} {count}" for each, count in counted(once).items() if count])
    yield draft.text("report.promises", day=day, count=len(once), outcomes=outcomes)
    listed = [each for each in once if each.kind == COMMITMENT or each.due is not None or each.outcome in JUDGED]
    if listed:
        names = ("promise", "by", "due", "outcome", "why")
        columns = [
            Column(say(f"report.promise_{name}"), share) for name, share in zip(names, (4, 3, 2, 2, 5), strict=True)
        ]
        yield draft.table(say("report.promises_list"), columns, [_row(draft, each) for each in listed])
    yield draft.note("report.note_promises", months=after)


def _concerns(draft: Draft, promise: Promise) -> bool:
    """Whether a promise concerns the regions in the period: as a project of the report; or as a commitment by its
    regions or its events, and by the day on which it was made or is due. One without any day does."""
    records, asked = draft.concern.records, draft.concern.asked
    if promise.kind != COMMITMENT:
        return any(each.id == promise.id for each in records["project"])
    here = [Mark(Facet.REGION, text) for text in promise.regions]
    events = {each.id for each in records["event"]}
    if not (events.intersection(promise.events) or any(meets(here, [place]) for place in asked.places)):
        return False
    days = [span(promise.promised), span(promise.due.text) if promise.due else None]
    marks = [Mark(Facet.PERIOD, "", *each) for each in days if each]
    return not marks or meets(marks, [asked.time])


def _row(draft: Draft, promise: Promise) -> list[Line]:
    own, say = promise.proof.quotes, draft.say
    # of many that were signed one sentence counts them and another names them
    own = own[: 2 if promise.kind != COMMITMENT and own and promise.what not in own[0].text else 1]
    by = draft.cite.quoted(say.named(list(promise.by)), promise.actors.quotes[:1])
    due = draft.cite.quoted(due_words(promise.due, say.lang), promise.due.proof.quotes[:1]) if promise.due else None
    return [
        (draft.cite.quoted(promise.what, own),),
        (by,) if promise.by else plain(say("report.untold")),
        (due,) if due else plain(say("report.untold")),
        plain(outcome_word(promise.outcome, say.lang)),
        (draft.cite.quoted(reason(promise, say.lang), spoken(promise.grounds.quotes)[:2]),),
    ]

"""Outcomes (结果): what became of the pairs of a round, stage by stage, as somebody states it; and what the next round
learns from that."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, TypeVar

from liandong.access import Right
from liandong.errors import EntryError, LiandongError, MatchingError, RuleError, UnknownRecord
from liandong.logged.moments import clock, today
from liandong.matching.rounds import Outcome, Reached, Stage, TrackRecord, as_of_typed, sum_typed
from liandong.matching.rounds.plain import plain_reached, plain_stated
from liandong.matching.rounds.rounds import Kept, Stated
from liandong.matching.scores import UNKNOWN
from liandong.messages import Words, text, words
from liandong.portal.asked import Asked
from liandong.portal.form import WHOLE, Done, Form, Wrong, beside, digits
from liandong.portal.matching import Matching
from liandong.portal.pages.match import held
from liandong.portal.sheet import Sheet, Table
from liandong.reports.booklets.values import money
from liandong.reports.wording import Wording

T = TypeVar("T")
_OFFERED = 500
"""Codes that a field proposes."""
_RETRACT = "retract:"
_STATED = ("number", "pair", "stage", "on", "amount", "by", "record", "reason")


def tell(matching: Matching, asked: Asked) -> Sheet:
    """UnknownRecord where there is no such round."""
    kept, lang = held.kept_of(matching, asked), asked.lang
    round_, on = kept.round, max(today(), kept.round.on)
    stated = matching.rounds.stated(kept.id)
    reached = matching.rounds.reached(kept.id, on)
    needs, offers = ({each.code: each for each in every} for every in (round_.needs, round_.offers))
    rows = [_statement(each, lang) for each in stated]
    learnt = _learnt(matching, kept, on + timedelta(days=1))
    told: dict[str, Any] = {
        **held.frame(asked, kept, "/outcomes"),
        "proposed": [
            (name, [(each.code, each.title) for each in list(every.values())[:_OFFERED]])
            for name, every in (("need", needs), ("offer", offers))
        ],
        "chosen": {name: asked.sent.one(name, asked.one(name) or "") for name in ("need", "offer")},
        "stages": [(each.value, text(f"brought.{each}", lang)) for each in Stage],
        "day": on,
        "heads": [text(f"portal.match_stated_{name}", lang) for name in _STATED],
        "stated": [
            (each.number, row, _taken_back(each, lang),
             asked.link(f"/record/{each.outcome.record}") if each.outcome.record else "")
            for each, row in zip(stated, rows, strict=True)
        ][::-1],
        "states": asked.who.may(Right.ENTER),
        "judges": asked.who.may(Right.REVIEW),
        "reached": [
            (held.named(needs[need]), held.named(offers[offer]), *_far(how, lang))
            for (need, offer), how in sorted(reached.items())
        ],
        "learnt": [
            (held.named(offers[code]), str(record.contacts), str(record.approved), str(record.pending),
             f"{before:.1%}", f"{after:.1%}")
            for code, record, before, after in learnt
            if record.contacts
        ],
        "common": next((f"{after:.1%}" for _, record, _, after in learnt if not record.contacts), ""),
    }  # fmt: skip
    data = {
        "stated": [plain_stated(each) for each in stated],
        "reached": plain_reached(reached),
        "learnt": [
            {"offer": code, "contacts": record.contacts, "approved": record.approved, "pending": record.pending,
             "before": before, "after": after}
            for code, record, before, after in learnt
        ],
    }  # fmt: skip
    title = held.title(kept, "/outcomes", lang)
    return Sheet("match_outcomes.html", title, told, data, Table(told["heads"], rows), lasts=False)


def take(matching: Matching, asked: Asked) -> Done | Wrong:
    """States an outcome, or takes back what was stated."""
    kept, form = held.kept_of(matching, asked), asked.sent
    deed = form.one("do")
    if deed.startswith(_RETRACT):
        if not asked.who.may(Right.REVIEW):
            return Wrong({WHOLE: words("portal.error_forbidden")})
        matching.rounds.retract(kept.id, digits(deed.removeprefix(_RETRACT)) or 0, **form.signature)
        return Done(held.here(kept, "/outcomes"))
    if deed != "state":
        return Wrong({WHOLE: words("portal.deed_unknown")})
    wrong: dict[str, LiandongError | Words] = {}
    stage = next((each for each in Stage if each == form.one("stage")), None)
    if stage is None:
        wrong["stage"] = words("match.needed")
    on, amount = _typed(as_of_typed, "on", form, wrong), _typed(sum_typed, "amount", form, wrong)
    record = _proving(asked, wrong)
    if wrong or stage is None or on is None:
        return Wrong(wrong)
    try:
        outcome = Outcome(form.one("need").strip(), form.one("offer").strip(), stage, on, amount, record)
        matching.rounds.state(kept.id, outcome, **form.signature)
    except (EntryError, MatchingError) as error:
        if error.words is None or error.words.code not in _FIELDS:
            return beside(error)
        return Wrong({_FIELDS[error.words.code]: error})
    return Done(held.here(kept, "/outcomes"))


_FIELDS = {
    "match.no_need": "need",
    "match.no_offer": "offer",
    "match.before_round": "on",
    "match.amount_not_positive": "amount",
    "match.stage_without_sum": "amount",
    "match.no_ground": "reason",
    "match.outcome_above": "amount",
    "match.outcome_not_met": "offer",
    "match.outcome_refused": "stage",
    "match.outcome_repaid": "amount",
}


def _typed(read: Callable[[str], T], name: str, form: Form, wrong: dict[str, LiandongError | Words]) -> T | None:
    """What was typed into a field; what is wrong of it stands beside it."""
    try:
        return read(form.one(name))
    except (EntryError, MatchingError, RuleError) as error:
        wrong[name] = error
        return None


def _proving(asked: Asked, wrong: dict[str, LiandongError | Words]) -> str:
    """The record that was named, by its whole id; empty for none."""
    named = asked.sent.one("record").strip()
    try:
        return asked.ledger.record(named).id if named else ""
    except UnknownRecord:
        wrong["record"] = words("match.no_record", given=named)
        return ""


def _learnt(matching: Matching, kept: Kept, on: date) -> list[tuple[str, TrackRecord, float, float]]:
    """Of each offer what is known of it by a day, and its success as this round took it, and as one on the day does."""
    records = matching.rounds.records(on)
    after = matching.rounds.success(kept.round.offers, on)
    return [
        (offer.code, records.get(offer.code, TrackRecord(0, 0, 0)), kept.round.success.get(offer.code, UNKNOWN),
         after.get(offer.code, UNKNOWN))
        for offer in kept.round.offers
    ]  # fmt: skip


def _statement(each: Stated, lang: str) -> list[str]:
    outcome = each.outcome
    amount = "" if outcome.amount is None else money(outcome.amount, Wording(lang))
    return [
        str(each.number), f"{outcome.need} · {outcome.offer}", text(f"brought.{outcome.stage}", lang),
        outcome.on.isoformat(), amount, f"{each.by.actor} {clock(each.by.at)}", outcome.record, each.by.reason,
    ]  # fmt: skip


def _taken_back(each: Stated, lang: str) -> str:
    if each.retracted is None:
        return ""
    by = each.retracted
    return text("portal.match_retracted", lang, person=by.actor, at=clock(by.at), reason=by.reason)


def _far(how: Reached, lang: str) -> tuple[str, str, str]:
    """How far a pair came, on which days, and the sums."""
    say, comma = Wording(lang), "、" if lang == "zh" else ", "
    days = comma.join(f"{text(f'brought.{stage}', lang)} {day}" for stage, day in how.days.items())
    sums = comma.join(f"{text(f'brought.{stage}', lang)} {money(each, say)}" for stage, each in how.sums.items())
    return text(f"brought.{how.stage}", lang), days, sums

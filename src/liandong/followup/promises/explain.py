"""Explanation (说明): outcomes, stages and the reasons of outcomes in words, Chinese or English."""

from liandong.followup.promises.days import written
from liandong.followup.promises.promise import Comparison, Due, Outcome, Promise, Stage
from liandong.messages import text

_CODED = {"stage": "stage"}
"""Values of a ground that are codes, and the group of words that they belong to."""


def outcome_word(outcome: Outcome, lang: str) -> str:
    return text(f"promise.outcome_{outcome.value}", lang)


def stage_word(stage: Stage | str, lang: str) -> str:
    """The word of a stage, or of what stands beside the stages."""
    return text(f"promise.stage_{stage!s}", lang)


def kind_word(kind: str, lang: str) -> str:
    return text(f"promise.kind_{kind}", lang)


def reason(promise: Promise, lang: str) -> str:
    """Why the outcome of a promise is what it is, in one sentence."""
    given = dict(promise.ground.values)
    values = {name: stage_word(code, lang) if name in _CODED else code for name, code in given.items()}
    code = promise.ground.code
    if "day" in given and not given["day"]:
        code = f"{code}_undated"
    return text(f"promise.why_{code}", lang, **values)


def due_words(due: Due | None, lang: str) -> str:
    """By when, as the ledger understands it; a term that no page ties to a day as the text says it."""
    if due is None:
        return ""
    return due.text or text("promise.due_term", lang, raw=due.raw)


def standing_words(promise: Promise, lang: str) -> str:
    """How far the promise came, and what stands beside that."""
    told = stage_word(promise.stage, lang)
    return told if promise.side is None else f"{told} · {stage_word(promise.side.state, lang)}"


def comparison_words(each: Comparison, lang: str) -> str:
    """A target against a later figure, and whether that decides."""
    fit = text(f"promise.fit_{each.fit.value}", lang)
    period = each.period or text("promise.no_period", lang)
    return text("promise.compared", lang, target=each.target, told=each.told, period=period, fit=fit)


def age_words(count: int | None, lang: str) -> str:
    """So many whole months; empty where no page tells a day."""
    return "" if count is None else text("promise.months", lang, count=count)


def heard_words(promise: Promise) -> str:
    """The last day of which a page tells of it; empty where none does."""
    return written(promise.heard) if promise.heard else ""

"""Telling (列示): promises as rows of a table and as data; the command line and the portal tell the same."""

from typing import Any

from liandong.followup.promises.explain import (
    age_words,
    comparison_words,
    due_words,
    heard_words,
    kind_word,
    outcome_word,
    reason,
    standing_words,
)
from liandong.followup.promises.promise import Due, Promise, Step
from liandong.messages import text

COLUMNS = (
    "id", "kind", "by", "what", "targets", "promised", "due", "stage", "outcome", "why", "age", "heard", "statements",
)  # fmt: skip


def headings(lang: str) -> list[str]:
    return [text(f"promise.column_{name}", lang) for name in COLUMNS]


def row(promise: Promise, lang: str) -> list[str]:
    """The cells of a promise under `COLUMNS`; the statements are those of the promise, those beside it, and those of
    its outcome."""
    proof = promise.proof + promise.beside + promise.grounds
    apart = "、" if lang == "zh" else ", "
    return [
        promise.id,
        kind_word(promise.kind, lang),
        apart.join(promise.by),
        promise.what,
        apart.join(promise.targets),
        promise.promised,
        due_words(promise.due, lang),
        standing_words(promise, lang),
        outcome_word(promise.outcome, lang),
        reason(promise, lang),
        age_words(promise.age, lang),
        heard_words(promise),
        " ".join(proof.statements),
    ]


def data(promise: Promise, lang: str) -> dict[str, Any]:
    """A promise for programs; days as they are told, statements by id."""
    return {
        "id": promise.id,
        "kind": promise.kind,
        "what": promise.what,
        "by": list(promise.by),
        "events": list(promise.events),
        "projects": list(promise.projects),
        "targets": list(promise.targets),
        "promised": promise.promised or None,
        "due": _due(promise.due),
        "goal": promise.goal,
        "stage": promise.stage,
        "steps": [_step(step) for step in promise.steps],
        "side": None if promise.side is None else {"state": promise.side.state, "day": promise.side.day or None},
        "comparisons": [
            {
                "figure": each.figure,
                "target": each.target,
                "told": each.told,
                "period": each.period or None,
                "fit": each.fit,
                "words": comparison_words(each, lang),
                "statements": list(each.proof.statements),
            }
            for each in promise.comparisons
        ],
        "outcome": promise.outcome,
        "reason": {"code": promise.ground.code, "words": reason(promise, lang)},
        "statements": {
            "promise": list(promise.proof.statements),
            "beside": list(promise.beside.statements),
            "outcome": list(promise.grounds.statements),
        },
        "months_since_promised": promise.age,
        "last_evidence": heard_words(promise) or None,
        "months_since_evidence": promise.silent,
        "part_of": promise.part_of,
    }


def _due(due: Due | None) -> dict[str, Any] | None:
    if due is None:
        return None
    return {"day": due.text or None, "raw": due.raw, "statements": list(due.proof.statements)}


def _step(step: Step) -> dict[str, Any]:
    return {"stage": step.stage, "day": step.day or None, "statements": list(step.proof.statements)}

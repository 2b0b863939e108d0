"""Tables (表): what became of an event, and league tables, as rows and as data, for the command line and the portal."""

from collections.abc import Mapping, Sequence
from typing import Any

from liandong.exchange.wording import money, property_name, scope_name
from liandong.followup.promises.became import Became, Group, Saying
from liandong.followup.promises.explain import outcome_word, stage_word
from liandong.followup.promises.league import Row
from liandong.followup.promises.promise import Outcome
from liandong.followup.promises.telling import data as promise_data
from liandong.messages import text
from liandong.model import KINDS

LEAGUE = ("name", "share", "interval", "place", "kept", "late", "broken", "silent", "unknown", "open", "gap")


def sum_words(group: Group, lang: str) -> str:
    """The sums of a group, one currency beside the other, and of how many of its projects they are."""
    told = group.sums
    if not told.sums:
        return text("promise.no_sum", lang) if told.records else ""
    shown = " + ".join(money(each.low, each.high, each.currency) for each in told.sums)
    return text("promise.sum", lang, sums=shown, known=told.known, count=told.records)


def groups(became: Became, lang: str) -> list[tuple[str, str, Group]]:
    """What became of the event, group by group: of what, the heading, the group."""
    return [
        *(("stage", stage_word(stage, lang), group) for stage, group in became.stages.items()),
        *(("side", stage_word(state, lang), group) for state, group in became.sides.items()),
        *(("outcome", outcome_word(outcome, lang), group) for outcome, group in became.outcomes.items()),
    ]


def saying_words(saying: Saying, lang: str) -> str:
    """What a page says in one number: 云州 开工项目 567个."""
    metric = saying.metric
    if saying.kind == "event":
        metric = property_name(KINDS["event"].property(saying.metric), lang)
    scope = f"{scope_name(saying.scope, lang)} " if saying.scope else ""
    return f"{saying.subject} {metric} {scope}{saying.shown}"


def event_rows(became: Became, lang: str) -> list[list[str]]:
    """A line for each group and each saying: of what, heading, number, sum, day, ids."""
    rows = [
        [text(f"promise.of_{of}", lang), heading, str(group.number), sum_words(group, lang), "", " ".join(group.ids)]
        for of, heading, group in groups(became, lang)
    ]
    return rows + [
        [
            text(f"promise.of_{'later' if each.later else 'saying'}", lang),
            saying_words(each, lang),
            each.shown,
            "",
            each.day,
            each.record,
        ]
        for each in became.sayings
    ]


def event_headings(lang: str) -> list[str]:
    return [text(f"promise.event_{name}", lang) for name in ("of", "heading", "number", "sum", "day", "ids")]


def event_data(became: Became, lang: str) -> dict[str, Any]:
    """What became of an event, for programs."""
    return {
        "event": {"id": became.event.id, "name": became.event.label, "date": became.day or None},
        "projects": list(became.projects),
        "stages": {stage.value: _group(group) for stage, group in became.stages.items()},
        "sides": {state: _group(group) for state, group in became.sides.items()},
        "outcomes": {outcome.value: _group(group) for outcome, group in became.outcomes.items()},
        "said": [
            {
                "record": each.record,
                "subject": each.subject,
                "metric": each.metric,
                "value": each.shown,
                "scope": each.scope,
                "period": each.period or None,
                "page_day": each.day or None,
                "later": each.later,
                "statements": list(each.proof.statements),
            }
            for each in became.sayings
        ],
        "promises": [promise_data(each, lang) for each in became.promises],
    }


def _group(group: Group) -> Mapping[str, Any]:
    sums = [
        {"currency": s.currency, "records": s.records, "low": str(s.low), "high": str(s.high)} for s in group.sums.sums
    ]
    return {"number": group.number, "ids": list(group.ids), "sums": sums, "amount_unknown": group.sums.unknown}


def league_headings(lang: str) -> list[str]:
    own = {"kept", "late", "broken", "silent", "unknown", "open"}
    return [
        outcome_word(Outcome(name), lang) if name in own else text(f"promise.league_{name}", lang) for name in LEAGUE
    ]


def league_row(row: Row, lang: str) -> list[str]:
    """The cells of a row under `LEAGUE`."""
    counts = [str(row.outcomes[Outcome(name)]) for name in LEAGUE[4:10]]
    return [
        row.name,
        share_words(row, lang),
        interval_words(row),
        place_words(row, lang),
        *counts,
        gap_words(row, lang),
    ]


def share_words(row: Row, lang: str) -> str:
    """The kept share of what was judged: 50% (2/4)."""
    if row.share is None:
        return text("promise.not_judged", lang)
    return f"{percent(row.share)} ({row.kept}/{row.judged})"


def interval_words(row: Row) -> str:
    return "" if row.low is None or row.high is None else f"{percent(row.low)}–{percent(row.high)}"


def place_words(row: Row, lang: str) -> str:
    """Its place; where the intervals leave several open, between which it is undecided."""
    if row.best is None:
        return ""
    return str(row.best) if row.decided else text("promise.undecided", lang, best=row.best, worst=row.worst)


def gap_words(row: Row, lang: str) -> str:
    """Of how many of those due nothing judges, and between what the share would lie if these were known."""
    if row.floor is None or row.ceiling is None or not row.unjudged:
        return ""
    due = row.judged + row.unjudged
    ends = f"{percent(row.floor)}–{percent(row.ceiling)}"
    return text("promise.gap", lang, count=row.unjudged, due=due, ends=ends)


def percent(share: float) -> str:
    return f"{100 * share:.0f}%"


def league_data(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """A league table for programs: shares between 0 and 1."""
    return [
        {
            "key": row.key,
            "name": row.name,
            "promises": row.promises,
            "outcomes": {outcome.value: count for outcome, count in row.outcomes.items()},
            "judged": row.judged,
            "kept_share": row.share,
            "interval_95": None if row.low is None else [row.low, row.high],
            "places": None if row.best is None else [row.best, row.worst],
            "decided": row.decided,
            "unjudged": row.unjudged,
            "share_if_all_were_known": None if row.floor is None else [row.floor, row.ceiling],
        }
        for row in rows
    ]

"""Summary (摘要): what there is, in numbers and with the weightiest events."""

from collections.abc import Iterator

from liandong.model import Record
from liandong.reports.model import Block, Line
from liandong.reports.regional.draft import Draft
from liandong.reports.sums import summed

_WEIGHTIEST = 5


def summary(draft: Draft) -> Iterator[Block]:
    say, concern = draft.say, draft.concern
    records = concern.records
    counts = {kind: len(records[kind]) for kind in records}
    if not any(counts.values()):
        yield draft.text("report.nothing")
        return
    yield draft.text(
        "report.summary",
        regions=say.named(list(concern.asked.regions)),
        period=concern.asked.told_period,
        **{kind: counts[kind] for kind in ("event", "project", "agreement", "mechanism", "policy", "publication")},
    )
    if records["project"]:
        yield draft.text("report.summary_sum", sums=draft.sum_of(summed(records["project"])))
    if len(concern.asked.regions) > 1:
        yield draft.text("report.summary_ties", count=len(concern.tying))
    if concern.undated:
        yield draft.text("report.summary_undated", count=len(concern.undated), all=sum(counts.values()))
    weighty = sorted(filter(_weight, records["event"]), key=lambda each: (-_weight(each), each.id))[:_WEIGHTIEST]
    if weighty:
        yield draft.text("report.summary_events")
        yield from (draft.item("report.summary_event", told=_told(draft, event)) for event in weighty)


def _weight(event: Record) -> float:
    """Money that was told in the currency of the country, then the number of projects."""
    amount, count = event.first("amount"), event.first("projects_signed")
    told = float(amount.value.number or 0) if amount and amount.value.currency == "CNY" else 0.0
    return told or (float(count.value.number or 0) if count else 0.0)


def _told(draft: Draft, event: Record) -> Line:
    parts: list[Line] = [(draft.name(event),)]
    for name in ("date", "place", "projects_signed", "amount"):
        if event.first(name):
            parts.append(draft.say.line(f"report.event_{name}", value=draft.told(event, name)))
    return draft.say.joined(parts)

"""Whether a record that was found also says the right date, place, amount, status, subject and members."""

from collections.abc import Iterator

from liandong.evaluation.gold import GoldRecord
from liandong.evaluation.likeness import bare, likeness, same_number, within
from liandong.evaluation.matching import Sight

_PLACE, _SUBJECT, _METRIC = 0.6, 0.5, 0.4


def judged(label: GoldRecord, sight: Sight) -> Iterator[tuple[str, bool]]:
    """Each field that the label asks about, and whether the winning value on this page meets it."""
    if label.kind in ("event", "project"):
        dated = _date(label, sight)
        if dated is not None:
            yield "date", dated
        if label.place:
            yield "place", any(_place(label.place, str(place)) for place in sight.values("place")[:1])
    if label.amount is not None:
        yield "amount", any(same_number(each, label.amount) for each in sight.numbers("amount")[:1])
    if label.kind == "event" and label.projects_signed is not None:
        signed = sight.numbers("projects_signed")[:1]
        yield "projects_signed", any(same_number(each, label.projects_signed) for each in signed)
    if label.kind == "project" and label.status:
        yield "status", label.status in sight.values("status")[:1]
    if label.kind == "figure":
        yield "subject", any(_like(each, label.subject, _SUBJECT) for each in sight.values("subject")[:1])
        yield "metric", any(_like(each, label.metric, _METRIC) for each in sight.values("metric")[:1])


def _date(label: GoldRecord, sight: Sight) -> bool | None:
    """None where the label does not speak of a date; leaving it open is right where the page does not give one."""
    got = sight.values("date")
    if label.date is None and not got:
        return True if label.dated else None
    return bool(got) and any(str(got[0])[:10].startswith(date) for date in label.dates)


def _place(wanted: str, got: str) -> bool:
    return bool(bare(got)) and (
        bare(got) in bare(wanted) or bare(wanted) in bare(got) or likeness(got, wanted) >= _PLACE
    )


def _like(got: object, wanted: str, least: float) -> bool:
    return bool(bare(str(got)) and bare(wanted)) and (within(str(got), wanted) or likeness(str(got), wanted) >= least)

"""Whether a record that was found also says the right date, place, amount, status, subject and members."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from liandong.evaluation.gold import GoldRecord
from liandong.evaluation.likeness import bare, likeness, same_number, within
from liandong.evaluation.matching import Sight
from liandong.records.values import places

_PLACE, _SUBJECT, _METRIC = 0.6, 0.5, 0.4


@dataclass(frozen=True, slots=True)
class Judgement:
    """One field that the label asks about: whether the winning value on this page meets it, and both in words."""

    name: str
    right: bool
    wanted: str
    found: str


def judged(label: GoldRecord, sight: Sight) -> Iterator[Judgement]:
    """Each field that the label asks about."""
    if label.kind in ("event", "project"):
        dated = _date(label, sight)
        if dated is not None:
            yield _told(label, "date", dated, sight.values("date"))
        if label.place:
            places_found = sight.values("place")
            yield _told(label, "place", any(_place(label.place, str(p)) for p in places_found[:1]), places_found)
    if label.amount is not None:
        yield _told(label, "amount", _first_is(label.amount, sight.numbers("amount")), sight.numbers("amount"))
    if label.kind == "event" and label.projects_signed is not None:
        signed = sight.numbers("projects_signed")
        yield _told(label, "projects_signed", _first_is(label.projects_signed, signed), signed)
    if label.kind == "project" and label.status:
        stages = sight.values("status")
        yield _told(label, "status", label.status in stages[:1], stages)
    if label.kind == "figure":
        yield _worded(label, "subject", sight, label.subjects, _SUBJECT)
        yield _worded(label, "metric", sight, (label.metric,), _METRIC)


def valued(label: GoldRecord, sight: Sight) -> Iterator[tuple[str, bool | None]]:
    """Money, date and region of a record that was found: right, wrong, or None where the ledger leaves them open.

    Asked only where the label says them. A region is right by its code: that of the label, one within it, or the city
    around it; a place that names no region of the vocabulary is none.
    """
    if label.amount is not None:
        amounts = sight.numbers("amount")
        yield "money", _first_is(label.amount, amounts) if amounts else None
    if label.date is not None:
        dates = sight.values("date")
        yield "date", str(dates[0])[:10].startswith(label.dates) if dates else None
    wanted = places.read(label.place).codes if label.place else frozenset()
    if wanted:
        stated = [places.read(str(place)).codes for place in sight.values("place")[:1]]
        yield "region", _region(wanted, stated[0]) if stated and stated[0] else None


def _region(wanted: frozenset[str], found: frozenset[str]) -> bool:
    if wanted & found or any(places.contains(outer, inner) for outer in wanted for inner in found):
        return True
    return any(places.contains(outer, inner) and places.city(outer) for outer in found for inner in wanted)


def _told(label: GoldRecord, name: str, right: bool, found: Sequence[Any]) -> Judgement:
    return Judgement(name, right, label.wish(name), str(found[0]) if found else "")


def _worded(label: GoldRecord, name: str, sight: Sight, wanted: Sequence[str], least: float) -> Judgement:
    found = sight.values(name)
    return _told(label, name, any(_like(each, one, least) for each in found[:1] for one in wanted), found)


def _first_is(wanted: Any, found: Sequence[Any]) -> bool:
    return any(same_number(each, wanted) for each in found[:1])


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

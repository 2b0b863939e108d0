"""Agreements (协议) and their later status, as far as the ledger tells it."""

from collections.abc import Iterator, Sequence

from liandong.model import FoldedValue, Record
from liandong.reports.model import Block, Column, Line
from liandong.reports.regional.draft import Draft
from liandong.reports.regional.events import in_order
from liandong.reports.wording import plain

_MOST = 4


def agreements(draft: Draft) -> Iterator[Block]:
    say, held = draft.say, in_order(draft.concern.records["agreement"])
    if not held:
        yield draft.text("report.no_agreements")
        return
    followed = {each.id: list(_followed(draft, each)) for each in held}
    known = sum(bool(found) for found in followed.values())
    yield draft.text("report.agreements", count=len(held), known=known)
    names = ("date", "party", "field", "amount")
    columns = [Column(say("report.name"), 4)]
    columns += [Column(say(f"report.{name}"), share) for name, share in zip(names, (3, 3, 3, 2), strict=True)]
    columns.append(Column(say("report.later"), 3))
    rows = [
        [(draft.name(each),), *(draft.told(each, name) for name in names), _later(draft, followed[each.id])]
        for each in held
    ]
    yield draft.table(say("report.agreements_list"), columns, rows)
    yield draft.note("report.note_later")


def _followed(draft: Draft, agreement: Record) -> Iterator[Record]:
    """The projects that the ledger ties to it: a part of it, or of one event and one party with it."""
    parties, events = _named(agreement, "party"), _refs(agreement, "event")
    for project in draft.concern.records["project"]:
        tied = agreement.id in _refs(project, "part_of") or project.id in _refs(agreement, "part_of")
        if tied or (events & _refs(project, "event") and parties & _named(project, "party")):
            yield project


def _later(draft: Draft, projects: Sequence[Record]) -> Line:
    if not projects:
        return plain(draft.say("report.nothing_later"))
    parts: list[Line] = [
        draft.say.line("report.project_is", name=draft.name(each), status=draft.told(each, "status"))
        for each in projects[:_MOST]
    ]
    if len(projects) > _MOST:
        parts.append(plain(draft.say("report.more", count=len(projects) - _MOST)))
    return draft.say.joined(parts)


def _refs(record: Record, name: str) -> frozenset[str]:
    return frozenset(value.ref for value in record.values(name) if value.ref)


def _named(record: Record, name: str) -> frozenset[str]:
    """Whom a property names: the records of bodies, else the names."""
    return frozenset(map(_who, record.values(name)))


def _who(value: FoldedValue) -> str:
    return value.ref or value.value.text

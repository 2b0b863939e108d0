"""The story of a record (来历): the stages that it went through, the vintages of a figure, what it may be one with,
what persons did to it, and what it was in earlier versions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from liandong.exchange.acts import Log, act_cells
from liandong.exchange.html.entry import Teller, Told
from liandong.exchange.wording import property_name
from liandong.model import KINDS, Act, Polarity, Record
from liandong.model.kinds import STAGES
from liandong.portal.asked import Asked
from liandong.portal.known import local
from liandong.portal.related import shown
from liandong.portal.times import shown_at
from liandong.records import day_of


@dataclass(frozen=True, slots=True)
class Moment:
    """A value with the day it is of, empty where none is told; `mark` names its dot."""

    day: str
    told: Told
    mark: str


@dataclass(frozen=True, slots=True)
class Deed:
    """What a person did: when, who, what, the values that he stated, why; `undone` where it was taken back."""

    at: str
    actor: str
    deed: str
    says: str
    reason: str
    undone: bool


@dataclass(frozen=True, slots=True)
class Former:
    """From which version on, made when, what became otherwise: property, what it was, what it is; and that version."""

    since: int
    at: str
    changes: tuple[tuple[str, str, str], ...]
    link: str


def stages(record: Record, telling: Teller) -> tuple[Moment, ...]:
    """The stages of a record in the order in which it went through them; none where it tells of one at most."""
    values = [value for value in record.values("status") if value.polarity is Polarity.ASSERTED]
    if len(values) < 2:
        return ()
    declared = KINDS[record.kind].property("status")
    days = {value.scope: value.value.text for value in reversed(record.values("date"))}
    return tuple(
        Moment(
            (value.as_of.date if value.as_of else "") or days.get(value.value.text, ""),
            telling.told(declared, value),
            "side" if STAGES.get(value.value.text, (0, "", ""))[0] is None else "",
        )
        for value in reversed(values)
    )


def vintages(asked: Asked, record: Record, telling: Teller) -> tuple[Moment, ...]:
    """The values that a figure was told with, by the day on which they were published; none where there is one."""
    values = record.values("value") if record.kind == "figure" else ()
    if len(values) < 2:
        return ()
    documents = asked.ledger.documents_named(quote.document for value in values for quote in value.evidence)
    days = {id_: day_of(document) or "" for id_, document in documents.items()}
    declared = KINDS[record.kind].property("value")
    moments = [
        Moment(
            min((days.get(quote.document, "") for quote in value.evidence), default=""),
            telling.told(declared, value),
            "side" if value.superseded else "",
        )
        for value in values
    ]
    return tuple(sorted(moments, key=lambda each: (each.day == "", each.day)))


def doubles(asked: Asked, record: Record) -> tuple[tuple[str, str], ...]:
    """Label and address of the records that this one may be one with: persons have not judged, or are not sure."""
    asking = asked.ledger.proposed(record)
    others = asked.ledger.named(id_ for answer in asking for id_ in answer.inputs if id_ != record.id)
    return tuple((other.label, asked.link(f"/record/{other.id}")) for other in others.values())


def deeds(asked: Asked, acts: Sequence[Act]) -> tuple[Deed, ...]:
    """What persons did, the newest first."""
    log = Log(acts)
    return tuple(_deed(asked, act, log) for act in reversed(acts))


def _deed(asked: Asked, act: Act, log: Log) -> Deed:
    _, at, actor, deed, _, says, reason, _, _ = act_cells(asked.ledger, act, log, asked.lang)
    return Deed(shown_at(at), actor, deed, says, reason, act.undone)


def former(asked: Asked, record: Record) -> tuple[Former, ...]:
    """What became of the record version by version, the newest first; none where it is as it came."""
    told = asked.ledger.history(record)
    if len(told) < 2:
        return ()
    made = {version.number: local(version) for version in asked.workspace.versions()}
    pairs = zip(told, [*told[1:], None], strict=True)
    return tuple(
        Former(
            now.since,
            made.get(now.since, ""),
            tuple(_changes(now.record, then.record, now.changed, asked)) if then else (),
            asked.changed(known_on=str(now.since)),
        )
        for now, then in pairs
    )


def _changes(now: Record, then: Record, names: Sequence[str], asked: Asked) -> Iterator[tuple[str, str, str]]:
    for name in names:
        heading = property_name(KINDS[now.kind].property(name), asked.lang)
        yield heading, _told(then, name, asked), _told(now, name, asked)


def _told(record: Record, name: str, asked: Asked) -> str:
    """The leading value, and how many more there are."""
    more = len(record.values(name)) - 1
    return shown(record, name, asked.lang) + (f" (+{more})" if more > 0 else "")

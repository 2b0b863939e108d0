"""The card of a record (卡片): every value with the sentence that proves it and what contradicts it, what it went
through, what is related to it, and what it was before."""

from collections.abc import Mapping, Sequence
from datetime import date

from liandong.exchange.acts import act_row
from liandong.exchange.html.entry import Entry
from liandong.exchange.jsonl import record_row
from liandong.exchange.wording import kind_name
from liandong.followup.calendar import today
from liandong.followup.tasks import Task, Tasks
from liandong.followup.tasks.telling import plain
from liandong.messages import text
from liandong.model import PROPOSAL, Act, Record
from liandong.portal.asked import Asked
from liandong.portal.bound import theirs
from liandong.portal.menu import SLUGS
from liandong.portal.pages.mechanisms import HOME as KEPT_UP
from liandong.portal.pages.tasks import due
from liandong.portal.related import SHOWN, Related, related
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site
from liandong.portal.story import deeds, doubles, former, stages, vintages
from liandong.portal.telling import teller

_COLUMNS = ("title", "state", "owner", "due")
SUGGESTING = frozenset({"event", "commitment", "project", "agreement", "proposal", "policy"})
"""The kinds of which somebody has to see to something."""


def register(site: Site, tasks: Tasks) -> None:
    site.page("/record/{id}", theirs(tasks, tell))


def tell(tasks: Tasks, asked: Asked) -> Sheet:
    """UnknownRecord where there is no record of this id, or of the id of one of its mentions."""
    ledger = asked.ledger
    record = ledger.record(asked.places["id"])
    telling = teller(asked, [record], whole=True)
    entry = telling.entry(record, [answer for answer in ledger.answers(record.id) if answer.recipe != PROPOSAL])
    around, acts = related(asked, record), asked.workspace.acts_on(record.members)
    held = _tasks(tasks, asked, record, around)
    now = today()
    values = {
        "entry": entry,
        "kind": kind_name(record.kind, asked.lang),
        "list_link": asked.link(f"/{SLUGS[record.kind]}"),
        "became": asked.link(f"/record/{record.id}/became") if record.kind == "event" else "",
        "kept_up": asked.link(KEPT_UP, record=record.id) if record.kind == "mechanism" else "",
        "tasks": asked.link(f"/record/{record.id}/tasks") if record.kind in SUGGESTING else "",
        "held": [_held(asked, task, now) for task in held[:SHOWN]],
        "held_more": max(len(held) - SHOWN, 0),
        "held_headings": [text(f"tasks.field_{name}", asked.lang) for name in _COLUMNS],
        "stages": stages(record, telling),
        "vintages": vintages(asked, record, telling),
        "related": around,
        "most": SHOWN,
        "doubles": doubles(asked, record),
        "deeds": deeds(asked, acts),
        "former": former(asked, record),
    }
    return Sheet(
        "card.html",
        record.label,
        values,
        lambda: {**_data(asked, record, around, acts), "tasks": [plain(task, now) for task in held]},
        lambda: _table(entry, asked.lang),
        lasts=not (held or asked.who.organisations),  # a task may become theirs without being new
    )


def _tasks(tasks: Tasks, asked: Asked, record: Record, around: Related) -> list[Task]:
    """The tasks that come from the record, of an event also those of what was promised there, those due first; of a
    past ledger none, for tasks are as they are now."""
    if any(asked.past) or record.kind not in SUGGESTING:
        return []
    beside = around.ids if record.kind == "event" else ()
    promised = [each for each, by in beside if each.kind == "commitment" and "event" in by]
    found = tasks.of_records(id_ for each in (record, *promised) for id_ in (each.id, *each.members))
    every = {task.number: task for some in found.values() for task in some}
    return sorted(every.values(), key=lambda task: (task.due or date.max, task.number))


def _held(asked: Asked, task: Task, now: date) -> tuple[str, str, tuple[str, ...], bool]:
    cells = (text(f"tasks.state_{task.state}", asked.lang), task.owner, due(task, asked.lang, now))
    return task.title, asked.link(f"/tasks/{task.number}"), cells, task.overdue(now)


def _data(asked: Asked, record: Record, around: Related, acts: Sequence[Act]) -> Mapping[str, object]:
    history = [{"since": each.since, "changed": list(each.changed)} for each in asked.ledger.history(record)]
    beside = [
        {"id": other.id, "kind": other.kind, "label": other.label, "by": list(names)} for other, names in around.ids
    ]
    proposed = asked.ledger.proposed(record)
    return {
        **record_row(asked.ledger, record),
        "label": record.label,
        "related": beside,
        "may_be_one_with": sorted({id_ for answer in proposed for id_ in answer.inputs} - {record.id}),
        "acts": [act_row(act) for act in acts],
        "history": history,
    }


def _table(entry: Entry, lang: str) -> Table:
    """A row for each sentence of each value, those that the ledger does not go by included."""
    headings = [text(f"portal.{name}", lang) for name in ("property", "value", "sentence_heading", "source")]
    rows = [
        (field.label, told.text, proof.passage.sentence, f"{proof.title} {proof.file} {proof.place}")
        for field in entry.fields
        for told in (*field.values, *field.others)
        for proof in told.proofs
    ]
    return Table(headings, rows)

"""The basis of a task (依据): the sentences of the pages that prove what it comes from, or who entered it and why."""

from collections.abc import Sequence

from liandong.errors import LiandongError
from liandong.followup.promises.said import stated
from liandong.followup.reckoning import day_of
from liandong.followup.tasks import Event, Task
from liandong.model import Statement
from liandong.reports.citations import Citations
from liandong.reports.model import Line, Source
from liandong.reports.read import Read
from liandong.reports.wording import Wording, plain

_MOST = 3
"""Sentences that a slip shows."""


def basis(ledger: Read, task: Task, log: Sequence[Event], say: Wording) -> tuple[Line, ...]:
    """Line by line: each proving sentence with its title, medium and day; else the cell of the table that it was read
    from; else who entered it, when, and why."""
    sources = _sources(ledger, task, say.lang)
    if sources:
        return tuple(_told(each, say) for each in sources[:_MOST])
    if task.source.record:
        return (plain(say("paper.basis_gone")),)
    if task.source.cell:
        return (plain(say("paper.basis_cell", cell=task.source.cell)),)
    first = log[0]
    code = "paper.basis_person_why" if first.reason else "paper.basis_person"
    return (plain(say(code, actor=first.actor, day=day_of(first.at), reason=first.reason)),)


def _sources(ledger: Read, task: Task, lang: str) -> tuple[Source, ...]:
    """The sentences that say what the task is to bring about, those that were erased since left out."""
    cite, found = Citations(ledger, lang), list[Statement]()
    for statement in task.source.statements:
        try:
            found.append(ledger.statement(statement))
        except LiandongError:
            continue
    for quote in stated(found):
        try:
            cite.quoted("", [quote])
        except LiandongError:
            continue
    return cite.sources


def _told(source: Source, say: Wording) -> Line:
    parts = (source.medium, source.day)
    whence = say(
        "paper.whence",
        title=source.title,
        rest=("，" if say.lang == "zh" else ", ").join(filter(None, parts)) or source.file,
    )
    return plain(say("paper.sentence", sentence=source.sentence, whence=whence))

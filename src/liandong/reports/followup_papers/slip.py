"""A slip on one page (交办单、催办单、督办单): the task as it was on the day of issue, what is demanded, and a receipt
to fill in."""

from collections.abc import Sequence

from liandong.followup.calendar import china
from liandong.followup.reckoning import day_of, deadlines
from liandong.followup.slips import Slip, Sort
from liandong.followup.tasks import Deed, Event, Task, fold
from liandong.followup.tasks.telling import days_over
from liandong.logged import standing
from liandong.reports.followup_papers.basis import basis
from liandong.reports.followup_papers.days import day_in
from liandong.reports.model import Block, Field, Form, Layout, Line, Paragraph, Report, Section, Style
from liandong.reports.read import Read
from liandong.reports.wording import Wording, plain

Row = tuple[Field, ...]


def slip_paper(ledger: Read, slip: Slip, log: Sequence[Event], lang: str = "zh") -> Report:
    """The slip as a paper; of the `log` of its task it tells what stood there when it was issued."""
    then = [event for event in log if event.version <= slip.version]
    task, say = fold(then), Wording(lang)
    blocks: tuple[Block, ...] = (
        Paragraph(plain(say("paper.to", name=slip.to)), Style.ADDRESS),
        Paragraph(plain(_lead(slip, task, say))),
        Form(tuple(_rows(ledger, slip, task, then, say))),
        Paragraph(plain(say("paper.slip_note", task=task.number, version=slip.version)), Style.NOTE),
    )
    title = say(f"paper.title_{slip.sort}")
    facts = ((say("paper.number"), slip.name), (say("paper.issued"), day_in(lang, slip.day)))
    return Report(title, "", lang, slip.day.isoformat(), facts, (Section("", 1, blocks),), (), "", Layout.SLIP)


def _lead(slip: Slip, task: Task, say: Wording) -> str:
    """What the slip wants, in a sentence."""
    code = f"paper.lead_{slip.sort}"
    if slip.sort is Sort.REMIND:
        code += "_overdue" if task.overdue(slip.day) else "_near"
    answer = day_in(say.lang, slip.answer) if slip.answer else ""
    return say(code + ("_answer" if answer else ""), answer=answer)


def _rows(ledger: Read, slip: Slip, task: Task, log: Sequence[Event], say: Wording) -> list[Row]:
    rows: list[Row] = [(_field(say, "matter", task.title),)]
    rows.append((_field(say, "task", _numbered(task, say)), _field(say, "owner", task.owner)))
    if task.co_owners:
        rows.append((_field(say, "co_owners", say.named(list(task.co_owners))),))
    rows.append((Field(say("paper.basis"), basis(ledger, task, log, say)),))
    rows.append((_field(say, "due", *_due(task, log, say)), _field(say, "time", _time(slip, task, say))))
    if task.milestones:
        told = [
            f"{each.title}{f' {each.due}' if each.due else ''}{' ✓' if each.reached else ''}"
            for each in task.milestones
        ]
        rows.append((_field(say, "milestones", "；".join(told) if say.lang == "zh" else "; ".join(told)),))
    if slip.sort is not Sort.ASSIGN:
        rows.append((_field(say, "progress", _progress(log, say)),))
    rows.append((_field(say, "demand", slip.demand or say(f"paper.demand_{slip.sort}")),))
    if slip.answer:
        rows.append((_field(say, "answer", day_in(say.lang, slip.answer)),))
    rows.append((_field(say, "issuer", say("paper.sealed", name=slip.issuer or "　　　　　　　　")),))
    return rows + _receipt(slip, say)


def _receipt(slip: Slip, say: Wording) -> list[Row]:
    """What the owner fills in and sends back."""
    sort = "assign" if slip.sort is Sort.ASSIGN else "answer"
    spread: list[Line] = []
    for number in range(1, 4):  # each with room below it
        spread += [plain(say(f"paper.receipt_{sort}_{number}")), plain("　")]
    signed = (plain(say("paper.receipt_signed")), plain(say("paper.receipt_day")))
    return [
        (Field(say("paper.receipt"), tuple(spread), 7),),
        (Field(say("paper.receipt_by"), signed, 2),),
        (_field(say, "contact", "　"), _field(say, "telephone", "　")),
    ]


def _field(say: Wording, name: str, *told: str) -> Field:
    return Field(say(f"paper.{name}"), tuple(map(plain, told)))


def _numbered(task: Task, say: Wording) -> str:
    """The number of the task, and that of the table that it came from."""
    return say("paper.task_code", task=task.number, own=task.code) if task.code else str(task.number)


def _due(task: Task, log: Sequence[Event], say: Wording) -> list[str]:
    """The due day, and the one that was promised first where it was moved."""
    if task.due is None:
        return [say("paper.no_due")]
    held = deadlines(log)
    told = [day_in(say.lang, task.due)]
    if held.first and held.first != task.due:
        told.append(say("paper.due_first", day=day_in(say.lang, held.first), count=len(held.moves)))
    return told


def _time(slip: Slip, task: Task, say: Wording) -> str:
    """How many working days are left, or by how many it is overdue, on the day of issue."""
    days = china()
    over = days_over(task, slip.day, days)
    if over is not None:
        return say("paper.over_provisional" if over[1] else "paper.over", days=over[0])
    if task.due is None:
        return say("paper.no_time")
    left, provisional = days.between(slip.day, task.due)
    return say("paper.left_provisional" if provisional else "paper.left", days=left)


def _progress(log: Sequence[Event], say: Wording) -> str:
    """The last word on its progress, with who said it and when."""
    told = next((event for event in reversed(standing(log)) if event.deed is Deed.PROGRESS), None)
    if told is None:
        return say("paper.no_progress")
    percent = told.told.fields().get("percent")
    code = "paper.progress_told" if percent is None else "paper.progress_percent"
    return say(code, note=told.told.note, percent=percent, actor=told.actor, day=day_of(told.at))

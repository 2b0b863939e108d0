"""Writing tasks as an Excel workbook, under the headings by which it is read again."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from liandong.exchange.xlsx.book import workbook
from liandong.followup.tasks.task import Task
from liandong.messages import Language, text

_COLUMNS: tuple[tuple[str, float], ...] = (
    *(("code", 12), ("title", 44), ("parent", 12), ("owner", 20), ("co_owners", 24), ("supervisor", 18)),
    *(("start", 12), ("due", 12), ("needs", 14), ("state", 10), ("percent", 8), ("note", 36), ("proofs", 36)),
)


def write(tasks: Iterable[Task], out: Path, lang: Language, today: date) -> int:
    """Writes the tasks and says how many there were. A task without a number of its own goes by `#` and the one that
    it has here. ExportError where the file cannot be written."""
    every = list(tasks)
    codes = {task.number: code_of(task) for task in every}
    with workbook(out, lang) as book:
        sheet = book.sheet(text("tasks.sheet", lang))
        book.headings(sheet, 0, [(text(f"tasks.field_{name}", lang), width) for name, width in _COLUMNS])
        for row, task in enumerate(every, 1):
            for column, (name, _) in enumerate(_COLUMNS):
                book.text(sheet, row, column, _cell(task, name, codes, lang, today))
        book.finish(sheet, 0, len(every), len(_COLUMNS))
    return len(every)


def code_of(task: Task) -> str:
    return task.code or f"#{task.number}"


def _cell(task: Task, name: str, codes: Mapping[int, str], lang: Language, today: date) -> str:
    if name == "code":
        return codes[task.number]
    if name == "state":
        return text(f"tasks.state_{'overdue' if task.overdue(today) else task.state}", lang)
    if name == "parent":
        return "" if task.parent is None else codes.get(task.parent, f"#{task.parent}")
    if name == "needs":
        return "、".join(codes.get(number, f"#{number}") for number in task.needs)
    if name == "proofs":
        return "\n".join(proof.sentence or proof.statement or proof.record for proof in task.proofs)
    value = getattr(task, name)
    if isinstance(value, tuple):
        return "、".join(value)
    return "" if value is None else str(value)

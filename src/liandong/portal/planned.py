"""Plans (计划): what a form says of the days of a task and of its links to others; and where a fault is told."""

from collections.abc import Sequence
from datetime import date

from liandong.documents.typed_days import read_day
from liandong.errors import EntryError, LiandongError, UnknownRecord
from liandong.followup.tasks import Milestone, Tasks
from liandong.messages import Words, words
from liandong.portal.form import WHOLE, Form, Wrong, beside, digits, names

BLANK = 3
"""Rows in which milestones are added."""
_PLACES = {
    "fault.task_due_before": "due",
    "fault.task_milestone": "milestones",
    "fault.task_code": "code",
}
_LENGTHS = {"tasks.field_title": "title", "tasks.field_code": "code"}


class Faults:
    """What is wrong with a form, by field, gathered while it is read."""

    def __init__(self) -> None:
        self.found: dict[str, LiandongError | Words] = {}

    def day(self, form: Form, field: str, *, last: bool) -> date | None:
        """The day in a field; of a month or year its last one, or its first."""
        try:
            return read_day(form.one(field), last=last)
        except EntryError as error:
            self.found[field] = error
            return None

    def tasks(self, form: Form, field: str, tasks: Tasks) -> tuple[int, ...]:
        """The tasks whose numbers stand in a field."""
        typed = names(form.one(field))
        found = [digits(each) for each in typed]
        for text, number in zip(typed, found, strict=True):
            try:
                if number is None:
                    raise UnknownRecord(words("fault.task_unknown", task=text))
                tasks.task(number)
            except UnknownRecord:
                self.found[field] = words("fault.task_unknown", task=text)
        return tuple(number for number in found if number is not None)

    def task(self, form: Form, field: str, tasks: Tasks) -> int | None:
        """The one task whose number stands in a field."""
        found = self.tasks(form, field, tasks)
        if len(found) > 1:
            self.found[field] = words("portal.plan_one")
        return found[0] if found else None


def milestones(form: Form, faults: Faults) -> tuple[Milestone, ...]:
    """The milestones of the form's rows, without those that are to go, and without empty rows."""
    made: list[Milestone] = []
    for row in form.every("row"):
        title, day = form.one(f"milestone-{row}").strip(), faults.day(form, f"milestone-due-{row}", last=True)
        if form.has(f"milestone-gone-{row}") or not (title or day):
            continue
        if not title:
            faults.found[f"milestone-{row}"] = words("fault.log_empty", field=words("portal.plan_milestone"))
        made.append(Milestone(title, day, reached=form.has(f"milestone-reached-{row}")))
    return tuple(made)


def rows(form: Form, told: Sequence[Milestone]) -> list[dict[str, object]]:
    """The rows of milestones as they were sent, or as the task has them, and some empty ones."""
    if form.has("row"):
        return [
            {"row": row, "title": form.one(f"milestone-{row}"), "due": form.one(f"milestone-due-{row}"),
             "reached": form.has(f"milestone-reached-{row}"), "gone": form.has(f"milestone-gone-{row}")}
            for row in form.every("row")
        ]  # fmt: skip
    every = [*told, *[Milestone("")] * BLANK]
    return [
        {"row": str(row), "title": each.title, "due": each.due or "", "reached": each.reached, "gone": False}
        for row, each in enumerate(every, 1)
    ]


def placed(error: LiandongError) -> Wrong:
    """The error beside the field that it means."""
    code, values = (error.words.code, error.words.values) if error.words else ("", {})
    field = values.get("field")
    if code in ("fault.task_circle", "fault.log_many") and isinstance(field, Words):
        return beside(error, field.code.removeprefix("tasks.field_"))
    if code in ("fault.log_long", "fault.log_empty") and isinstance(field, Words):
        return beside(error, _LENGTHS.get(field.code, WHOLE))
    return beside(error, _PLACES.get(code, WHOLE))

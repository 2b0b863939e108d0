"""Reminders (催办提醒): who is reminded of which task, when, where; and each is sent once, or reported.

`Reminders` is the room's face. Rules and due dates give what is due on a day (`due`), the outbox makes each once and
keeps what became of it, and a run sends what waits by Apprise (the extra `notify`).
"""

from liandong.followup.reminders.book import Address, Book
from liandong.followup.reminders.due import Reminder, due
from liandong.followup.reminders.manner import Manner
from liandong.followup.reminders.outbox import Message, Outbox, State
from liandong.followup.reminders.quiet import Quiet
from liandong.followup.reminders.reminders import Plan, Planned, Reminders, Run
from liandong.followup.reminders.rule import Role, Rule, When

__all__ = [
    "Address",
    "Book",
    "Manner",
    "Message",
    "Outbox",
    "Plan",
    "Planned",
    "Quiet",
    "Reminder",
    "Reminders",
    "Role",
    "Rule",
    "Run",
    "State",
    "When",
    "due",
]

"""Rules, manner, plans and messages in words and as plain values, for the terminal, for pages and for JSON."""

from datetime import UTC, datetime
from typing import Any

import msgspec

from liandong.followup.calendar import SHANGHAI
from liandong.followup.reminders.manner import Manner
from liandong.followup.reminders.outbox import Message
from liandong.followup.reminders.reminders import Planned
from liandong.followup.reminders.rule import Rule, When
from liandong.messages import text


def moment(rule: Rule, lang: str) -> str:
    """When a rule reminds."""

    def days(count: int) -> str:
        code = "reminders.days_working" if rule.working else "reminders.days_calendar"
        return text(f"{code}_one" if count == 1 else code, lang, days=count)

    if rule.when is When.ON:
        return text("reminders.rule_on_working" if rule.working else "reminders.rule_on", lang)
    if rule.when is When.BEFORE:
        return text("reminders.rule_before", lang, days=days(rule.days))
    if not rule.every:
        return text("reminders.rule_overdue", lang, days=days(rule.days))
    return text("reminders.rule_overdue_every", lang, days=days(rule.days), every=days(rule.every))


def whom(rule: Rule, lang: str) -> str:
    """Whom it reminds."""
    roles = [text(f"reminders.role_{role}", lang) for role in rule.whom]
    return ("、" if lang == "zh" else ", ").join((*roles, *rule.named))


def manner_lines(manner: Manner, lang: str) -> list[str]:
    """The manner, a sentence each."""
    hours = manner.quiet.shown
    return [
        text("reminders.manner_quiet", lang, hours=hours) if hours else text("reminders.manner_no_quiet", lang),
        text("reminders.manner_working" if manner.quiet.working_only else "reminders.manner_days", lang),
        text("reminders.manner_digest" if manner.digest else "reminders.manner_single", lang),
        text("reminders.manner_base", lang, base=manner.base)
        if manner.base
        else text("reminders.manner_no_base", lang),
        text("reminders.manner_lang", lang, lang=text(f"reminders.lang_{manner.lang}", lang)),
    ]


def cause(message: Message, lang: str) -> str:
    """Why it was not delivered; empty where nothing was said of it."""
    return text(f"reminders.cause_{message.cause}", lang, code=message.code) if message.cause else ""


def at(seconds: int) -> str:
    """A time as it is in China."""
    return datetime.fromtimestamp(seconds, UTC).astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")


def plain_rule(number: int, rule: Rule) -> dict[str, Any]:
    told = {name: msgspec.to_builtins(getattr(rule, name)) for name in rule.__struct_fields__}
    return {"number": number} | told


def plain_message(message: Message) -> dict[str, Any]:
    names = ("number", "person", "shown", "state", "made", "tries", "cause", "code", "title", "tasks")
    return {name: msgspec.to_builtins(getattr(message, name)) for name in names}


def plain_planned(planned: Planned) -> dict[str, Any]:
    reminder = planned.reminder
    told = {"task": reminder.task, "title": planned.task.title, "due": str(planned.task.due), "rule": reminder.rule}
    address = planned.address
    whose = {"occasion": str(reminder.occasion), "person": reminder.person, "address": address.number}
    return told | whose | {"channel": address.told, "before": planned.before}

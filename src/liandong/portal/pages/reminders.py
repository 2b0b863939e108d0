"""Reminders (督办提醒): what became of each message, what is due now, and the rules, addresses and manner behind it."""

import time
from functools import partial
from typing import Any

from liandong.access import Right
from liandong.errors import EntryError
from liandong.followup.reminders import Message, Plan, Reminders, Role, Rule, State, When
from liandong.followup.reminders.manner import changed
from liandong.followup.reminders.telling import (
    at,
    cause,
    manner_lines,
    moment,
    plain_message,
    plain_planned,
    plain_rule,
    whom,
)
from liandong.messages import LANGUAGES, text, words
from liandong.portal.admission import FORBIDDEN
from liandong.portal.asked import Asked
from liandong.portal.form import WHOLE, Done, Form, Wrong, counted, digits, names
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site

ROWS = 50
MOST_PLANNED = 2000
"""Tasks that are looked through for one page: a tenth of a second."""
PATH = "/reminders"
_OPEN = (State.DOUBT, State.UNDELIVERED)
"""What a person may send again."""
_COLUMNS = ("number", "person", "channel", "state", "tasks", "made", "tries", "reason")
_ADDRESSES = frozenset({"add_address", "remove_address"})
"""What admins alone do: an address is a secret, and leads off this machine."""


def register(site: Site, reminders: Reminders) -> None:
    site.form(PATH, partial(tell, reminders), partial(take, reminders), right=Right.REVIEW)


def tell(reminders: Reminders, asked: Asked) -> Sheet:
    """The outbox, what would be sent now, and the book. HTTPException 403 for whoever is bound to organisations: it is
    of all of them."""
    _whole(asked)
    lang, book, looked_through = asked.lang, reminders.book, reminders.candidates()
    plan = reminders.plan() if looked_through <= MOST_PLANNED else Plan((), {}, quiet=False)
    chosen = next((state for state in State if state == asked.one("state")), None)
    found = reminders.outbox.messages((chosen,) if chosen else (), limit=ROWS + 1, before=_number(asked.one("before")))
    shown, rules, manner = found[:ROWS], book.rules(), book.manner()
    rows = [_cells(each, lang) for each in shown]
    values: dict[str, Any] = {
        "tabs": _tabs(reminders, asked, chosen),
        "headings": [text(f"reminders.{name}", lang) for name in _COLUMNS],
        "rows": [(cells, each, _links(asked, each)) for cells, each in zip(rows, shown, strict=True)],
        "older": asked.changed(before=str(shown[-1].number)) if len(found) > ROWS else "",
        "again": {each.number for each in shown if each.state in _OPEN},
        "many": looked_through if looked_through > MOST_PLANNED else 0,
        "quiet": plan.quiet,
        "planned": _planned(asked, plan, rules),
        "more": max(len([each for each in plan.planned if not each.before]) - ROWS, 0),
        "unaddressed": [
            text("reminders.unaddressed_each", lang, person=name, count=n)
            for name, n in sorted(plan.unaddressed.items())
        ],
        "rules": [(number, moment(each, lang), whom(each, lang), each.only) for number, each in rules.items()],
        "addresses": book.addresses(),
        "manner": manner_lines(manner, lang),
        "held": manner,
        "langs": [(each, text(f"reminders.lang_{each}", lang)) for each in LANGUAGES],
        "whens": [(when.value, text(f"reminders.when_{when}", lang)) for when in When],
        "roles": [(role.value, text(f"reminders.role_{role}", lang)) for role in Role],
        "admin": asked.who.may(Right.ADMIN),
    }
    data = {
        "messages": [plain_message(each) for each in shown],
        "planned": [plain_planned(each) for each in plan.planned[:ROWS]],
        "rules": [plain_rule(number, each) for number, each in rules.items()],
    }
    table = Table(values["headings"], rows)
    return Sheet("reminders.html", text("portal.reminders", lang), values, data, table, lasts=False)


def take(reminders: Reminders, asked: Asked) -> Done | Wrong:
    """Changes the book, or has a message sent again by the next run."""
    _whole(asked)
    form, book = asked.sent, reminders.book
    deed, _, number = form.one("do").partition(":")
    if deed in _ADDRESSES and not asked.who.may(Right.ADMIN):
        return Wrong({WHOLE: words("portal.error_forbidden")})
    match deed:
        case "resend":
            reminders.outbox.resend(_number(number), int(time.time()), **form.signature)
        case "add_rule":
            book.add_rule(_rule(asked), **form.signature)
        case "remove_rule":
            book.remove_rule(_number(number), **form.signature)
        case "add_address":
            try:
                book.add_address(form.one("person"), form.one("url"), form.one("label"), **form.signature)
            except EntryError as error:
                return Wrong({"url" if error.words and "reminder_" in error.words.code else WHOLE: error})
        case "remove_address":
            book.remove_address(_number(number), **form.signature)
        case "manner":
            told = changed(
                book.manner(),
                quiet=form.one("quiet"),
                working_only=form.has("working_only"),
                digest=form.has("digest"),
                base=form.one("base"),
                lang=form.one("language"),
            )
            book.set_manner(told, **form.signature)
        case _:
            return Wrong({WHOLE: words("portal.deed_unknown")})
    return Done(PATH)


def _rule(asked: Asked) -> Rule:
    """The rule that the form tells; EntryError where it tells none."""
    form = asked.sent
    when = next((each for each in When if each == form.one("when")), When.ON)
    return Rule(
        when=when,
        days=0 if when is When.ON else _days(form),
        every=(counted(form, "every") or 0) if when is When.OVERDUE else 0,
        working=form.has("working"),
        whom=tuple(role for role in Role if role in form.every("whom")),
        named=names(form.one("named")),
        only=form.one("only"),
    )


def _days(form: Form) -> int:
    """So many days; EntryError where none are told."""
    found = counted(form, "days")
    if found is None:
        raise EntryError(words("fault.reminder_no_days"))
    return found


def _whole(asked: Asked) -> None:
    if asked.who.organisations:
        raise FORBIDDEN


def _tabs(reminders: Reminders, asked: Asked, chosen: State | None) -> list[tuple[str, str, int, bool]]:
    counts, lang = reminders.outbox.counts(), asked.lang
    whole = (text("portal.reminders_all", lang), asked.anew(state=None), sum(counts.values()))
    tabs = [(*whole, chosen is None)]
    for state, count in counts.items():
        if count or state is chosen:
            named = text(f"reminders.state_{state}", lang)
            tabs.append((named, asked.anew(state=state.value), count, state is chosen))
    return tabs


def _cells(each: Message, lang: str) -> tuple[str, ...]:
    state, tasks = text(f"reminders.state_{each.state}", lang), " ".join(map(str, each.tasks))
    return str(each.number), each.person, each.shown, state, tasks, at(each.made), str(each.tries), cause(each, lang)


def _links(asked: Asked, each: Message) -> list[tuple[int, str]]:
    return [(task, asked.link(f"/tasks/{task}")) for task in each.tasks]


def _planned(asked: Asked, plan: Plan, rules: Any) -> list[tuple[str, str, str, str, str]]:
    """What no run has made yet: task with its page, whom, where, by which rule."""
    new = [each for each in plan.planned if not each.before]
    return [
        (
            f"{each.task.number} {each.task.title}",
            asked.link(f"/tasks/{each.task.number}"),
            each.reminder.person,
            each.address.told,
            moment(rules[each.reminder.rule], asked.lang) if each.reminder.rule in rules else "",
        )
        for each in new[:ROWS]
    ]


def _number(typed: str | None) -> int:
    """0 for what is no number, which none has."""
    return digits(typed or "") or 0

"""Mechanisms kept up (常态化机制): a list with the next round of each and how it went so far; and a new one."""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from typing import Any, TypeVar

from liandong.access import Right
from liandong.documents.typed_days import read_day
from liandong.errors import EntryError, UnknownRecord
from liandong.followup.calendar import Every, china, today
from liandong.followup.mechanisms import Health, Mechanism, Mechanisms, Rounds
from liandong.followup.mechanisms.health import Carried, Kept
from liandong.followup.mechanisms.notation import WEEKDAYS
from liandong.followup.mechanisms.permission import sees_day
from liandong.followup.mechanisms.planning import Planned, told
from liandong.followup.mechanisms.telling import plain, plain_health
from liandong.messages import text, words
from liandong.portal.asked import Asked
from liandong.portal.form import Done, Form, counted, digits, names
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site

HOME = "/follow-up/mechanisms"
COLUMNS = ("field_name", "next", "chair", "rounds", "agreed")
_AHEAD = timedelta(days=800)
_Told = TypeVar("_Told")


def register(site: Site, mechanisms: Mechanisms, rounds: Rounds) -> None:
    named = [{"name": "record", "in": "query", "schema": {"type": "string"}}]
    site.page(HOME, theirs(mechanisms, rounds, tell), parameters=named)
    site.form(f"{HOME}/new", tell_new, theirs(mechanisms, rounds, take_new), right=Right.ENTER)


def theirs(
    mechanisms: Mechanisms, rounds: Rounds, tell: Callable[[Mechanisms, Rounds, Asked], _Told]
) -> Callable[[Asked], _Told]:
    """What is told, or done, of the mechanisms of whoever asks."""

    def done(asked: Asked) -> _Told:
        own = asked.who.organisations
        return tell(mechanisms.within(own), rounds.within(own), asked)

    return done


def tell(mechanisms: Mechanisms, rounds: Rounds, asked: Asked) -> Sheet:
    """All of them, or those that are tied to a `record` of the ledger."""
    lang, record = asked.lang, _record(asked)
    found = mechanisms.every() if record is None else mechanisms.of_records(record.members)
    own = asked.who.organisations
    healths = [rounds.health(each, today(), china()) for each in found]
    rows = [_cells(each, one, lang, own) for each, one in zip(found, healths, strict=True)]
    headings = [text(f"mechanisms.{name}", lang) for name in COLUMNS]
    given = {"record": record.id} if record else {}
    values = {
        "headings": headings,
        "rows": [(row, asked.link(f"{HOME}/{each.number}")) for row, each in zip(rows, found, strict=True)],
        "of": (record.label, asked.link(f"/record/{record.id}")) if record else None,
        "all": asked.link(HOME),
        "ledger": asked.link("/mechanisms"),
        "new": asked.link(f"{HOME}/new", **given) if asked.who.may(Right.ENTER) else "",
    }
    data = {
        "mechanisms": [plain(each) | {"health": plain_health(one)} for each, one in zip(found, healths, strict=True)]
    }
    title = text("portal.kept_up", lang)
    return Sheet("mechanisms.html", title, values, data, Table(headings, rows), lasts=False)


def coming(mechanism: Mechanism, lang: str, organisations: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The days of the rounds to come by rule, and who presides; of those on which one of these is a member."""
    for each in mechanism.due(today(), today() + _AHEAD, china()):
        if sees_day(organisations, mechanism, each.day):
            day = text("mechanisms.next_provisional", lang, day=each.day) if each.provisional else str(each.day)
            yield day, mechanism.chair_on(each.day) or text("mechanisms.chair_unknown", lang)


def counts(counted: list[tuple[str, int]], lang: str) -> str:
    told = [text("mechanisms.counted", lang, name=name, count=count) for name, count in counted if count]
    return ("、" if lang == "zh" else ", ").join(told)


def _cells(mechanism: Mechanism, one: Health, lang: str, organisations: Sequence[str]) -> tuple[str, ...]:
    kept = [(text(f"mechanisms.kept_{sort}", lang), len(one.rounds(sort))) for sort in Kept]
    carried = [(text(f"mechanisms.carried_{sort}", lang), len(one.carried(sort))) for sort in Carried]
    ended = text("mechanisms.state_ended", lang) if mechanism.last else ""
    when, chair = next(coming(mechanism, lang, organisations), ("", ""))
    return mechanism.name, ended or when, chair, counts(kept, lang), counts(carried, lang)


def _record(asked: Asked) -> Any:
    """The record that the address names; None for none."""
    try:
        return asked.ledger.record(asked.one("record") or "")
    except UnknownRecord:
        return None


def tell_new(asked: Asked) -> Sheet:
    """The form for a new one, of the record that the address names."""
    lang, record = asked.lang, _record(asked)
    values = {
        "all": asked.link(HOME),
        "record": record.id if record else "",
        "of": (record.label, asked.link(f"/record/{record.id}")) if record else None,
        "members": [value.value.text for value in record.values("member")] if record else [],
        "name": record.label if record else "",
        "labels": labels(lang),
        "today": today(),
    } | choices(lang)
    title = text("portal.mechanism_new", lang)
    return Sheet("mechanism_new.html", title, values, {}, Table((), ()), lasts=False)


def take_new(mechanisms: Mechanisms, rounds: Rounds, asked: Asked) -> Done:
    made = mechanisms.add(told(planned(asked, asked.sent)), **asked.sent.signature)
    return Done(f"{HOME}/{made.number}")


def planned(asked: Asked, form: Form, before: Mechanism | None = None) -> Planned:
    """What the form says of a mechanism: only what differs from what there was."""
    record, turn, grace = form.one("record").strip(), names(form.one("turn")), counted(form, "grace")
    told_of = {name: value for name in ("name", "secretariat") if (value := form.one(name).strip()) or form.has(name)}
    same = {name for name, value in told_of.items() if before is not None and getattr(before, name) == value}
    return Planned(
        since=read_day(form.one("since"), last=False) or today(),
        **{name: value for name, value in told_of.items() if name not in same},
        record=asked.ledger.record(record) if record else None,
        joining=names(form.one("joining")),
        leaving=names(form.one("leaving")),
        turn=turn or None,
        months=counted(form, "months") or 12,
        rule=rule_of(form),
        grace=None if before is not None and before.grace == grace else grace,
    )


def rule_of(form: Form) -> str | None:
    """The rule that the fields of a form say, as `read_rule` reads it; None where it is to stay."""
    every, on = form.one("every"), form.one("on")
    if every in ("", "none"):
        return every or None
    sort = "" if on == "day" else on
    month = "" if every == "month" else f"/{_month(form, every)}"
    moved = f":{form.one('moved')}" if form.one("moved") else ""
    return f"{every}{month}:{sort}{_which(form, on)}{moved}"


def _month(form: Form, every: str) -> int:
    """The month of a quarter or year, the first where none is typed; EntryError for one that it has not."""
    month, most = counted(form, "month"), Every(every).months if every in list(Every) else 12
    if month is not None and not 1 <= month <= most:
        raise EntryError(words("fault.rule_month", month=month, every=words(f"portal.rule_{every}"), most=most))
    return month or 1


def _which(form: Form, on: str) -> int:
    """Which day, working day or weekday; EntryError, in words of the form, for what no month has."""
    typed = form.one("nth").strip().replace("－", "-").replace("−", "-")
    found = digits(typed.removeprefix("-"))
    number = None if found is None else -found if typed.startswith("-") else found
    sort = {"day": "day", "work": "working"}.get(on, "weekday")
    possible = {"day": (31, 31), "working": (15, 15), "weekday": (4, 1)}[sort]
    if number is None or not -possible[1] <= number <= possible[0] or number == 0:
        raise EntryError(words(f"fault.rule_{sort}", typed=typed) if typed else words("fault.rule_empty"))
    return number


def choices(lang: str) -> dict[str, Any]:
    """What can be chosen for the parts of a rule."""
    return {
        "every": [(name, text(f"portal.rule_{name}", lang)) for name in ("month", "quarter", "year", "none")],
        "on": [
            ("day", text("portal.rule_day", lang)),
            ("work", text("portal.rule_work", lang)),
            *((name, text(f"tasks.weekday_{number}", lang)) for number, name in enumerate(WEEKDAYS)),
        ],
        "moved": [("", text("portal.rule_stays", lang))]
        + [(name, text(f"portal.rule_{name}", lang)) for name in ("before", "after")],
    }


def labels(lang: str, room: str = "mechanisms") -> dict[str, str]:
    """The names of fields, of mechanisms or of rounds."""
    fields = {
        "mechanisms": ("name", "secretariat", "members", "turns", "rules", "grace", "record", "ended"),
        "rounds": ("day", "planned", "ordinal", "chair", "place", "agenda", "minutes", "agreed", "owner", "due",
                   "member", "presence", "who", "state", "task", "attendance"),
    }  # fmt: skip
    return {name: text(f"{room}.field_{name}", lang) for name in fields[room]}

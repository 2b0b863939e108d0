"""One mechanism: its rounds to come with their chairs, its health, its rounds, and the forms by which it goes on."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Any

from liandong.access import Right
from liandong.documents.typed_days import read_day
from liandong.errors import UnknownRecord
from liandong.followup.calendar import china, clock, today
from liandong.followup.mechanisms import (
    Deed,
    Health,
    Mechanism,
    Mechanisms,
    Round,
    RoundDeed,
    Rounds,
    RoundTold,
    State,
    Told,
)
from liandong.followup.mechanisms.health import Carried, Kept
from liandong.followup.mechanisms.planning import told as planned_told
from liandong.followup.mechanisms.telling import plain, plain_health, show
from liandong.logged import undoable
from liandong.logged.telling import described
from liandong.messages import Words, text, words
from liandong.portal.asked import Asked
from liandong.portal.form import WHOLE, Done, Form, Wrong, counted, digits
from liandong.portal.pages.mechanisms import HOME, choices, coming, labels, planned, theirs
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site

ROUNDS = "/follow-up/rounds"
ROUND_COLUMNS = ("day", "ordinal", "planned", "state", "agreed")
LOG = ("version", "at", "actor", "deed", "reason")
_AHEAD = timedelta(days=800)
_COMING, _DAYS = 6, 12
"""Rounds to come, and days of one sort, that are shown."""
_PAST, _NEXT = 24, 4
"""Days by rule, gone and to come, for which a round can be chosen to stand."""
_BEGIN = {"call": None, "record": None, "cancel": RoundDeed.CANCEL, "miss": RoundDeed.MISS}
NEAREST = "nearest"
"""What is chosen for the next round by rule, or the latest, by what is done."""
_FOR_REVIEWERS = frozenset({Deed.END, Deed.REOPEN, Deed.UNDO})


def register(site: Site, mechanisms: Mechanisms, rounds: Rounds) -> None:
    done = theirs(mechanisms, rounds, take)
    site.form(f"{HOME}/{{number}}", theirs(mechanisms, rounds, tell), done, right=Right.READ, act=Right.ENTER)


def tell(mechanisms: Mechanisms, rounds: Rounds, asked: Asked) -> Sheet:
    """UnknownRecord where there is none of this number."""
    lang, mechanism = asked.lang, one(mechanisms, asked)
    log, every = mechanisms.log(mechanism.number), rounds.of(mechanism.number)
    found = rounds.health(mechanism, today(), china())
    last = undoable(log)
    judges = asked.who.may(Right.REVIEW)
    values: dict[str, Any] = {
        "all": asked.link(HOME),
        "mechanism": mechanism,
        "told": fields(mechanism, "mechanisms", lang, ("number", "name", "version", "record", "made", "changed")),
        "record": _record(asked, mechanism),
        "coming": list(islice(coming(mechanism, lang, asked.who.organisations), _COMING)),
        "health": _health(asked, found),
        "came": [_came(each) for each in found.came],
        "provisional": any(each.provisional for each in found.due),
        "ruled": bool(mechanism.rules),
        "agreed": _agreed(asked, rounds, every, found),
        "rounds": [(cells(each, lang), asked.link(f"{ROUNDS}/{each.number}")) for each in reversed(every)],
        "labels": labels(lang),
        "round": labels(lang, "rounds"),
        "keeps": asked.who.may(Right.ENTER) and mechanisms.may(mechanism),
        "open": mechanism.state is State.KEPT_UP,
        "judges": judges,
        "due_days": _open_days(mechanism, every, lang),
        "members": mechanism.members_on(today()),
        "today": today(),
        "undo": described("mechanisms", last.deed, last.told, show).worded(lang) if last and judges else "",
        "log": entries(log, "mechanisms", lang),
        "headings": [text(f"portal.task_log_{name}", lang) for name in LOG],
    } | choices(lang)
    data = plain(mechanism) | {"health": plain_health(found), "rounds_recorded": [plain(each) for each in every]}
    table = Table([text(f"rounds.field_{name}", lang) for name in ROUND_COLUMNS], [cells(each, lang) for each in every])
    return Sheet("mechanism.html", mechanism.name, values, data, table, lasts=False)


def cells(each: Round, lang: str) -> tuple[str, ...]:
    """What a list shows of a round."""
    ordinal = text("rounds.ordinal", lang, number=each.ordinal) if each.ordinal else ""
    state = text(f"rounds.state_{each.state}", lang)
    return str(each.day), ordinal, str(each.planned or ""), state, str(len(each.agreed) or "")


def take(mechanisms: Mechanisms, rounds: Rounds, asked: Asked) -> Done | Wrong:
    """Begins a round, or does a deed to the version of the mechanism that the page showed."""
    mechanism, form = one(mechanisms, asked), asked.sent
    deed = form.one("do")
    if deed in _BEGIN:
        made = rounds.begin(
            _round(mechanism, rounds.of(mechanism.number), form),
            held=deed == "record",
            then=_BEGIN[deed],
            **form.signature,
        )
        return Done(f"{ROUNDS}/{made.number}")
    found = next((each for each in Deed if each == deed and each is not Deed.ADD), None)
    if found is None:
        return Wrong({WHOLE: words("portal.deed_unknown")})
    if found in _FOR_REVIEWERS and not asked.who.may(Right.REVIEW):
        return Wrong({WHOLE: words("portal.error_forbidden")})
    seen = digits(form.one("seen")) or 0
    if found is Deed.UNDO:
        mechanisms.undo(mechanism.number, seen=seen, **form.signature)
    else:
        mechanisms.change(mechanism.number, found, _told(asked, mechanism, found), seen=seen, **form.signature)
    return Done(f"{HOME}/{mechanism.number}")


def _told(asked: Asked, mechanism: Mechanism, deed: Deed) -> Told:
    if deed is Deed.REVISE:
        return planned_told(planned(asked, asked.sent, mechanism), mechanism)
    return Told(ended=read_day(asked.sent.one("ended"), last=True) or today()) if deed is Deed.END else Told()


def _standing_for(mechanism: Mechanism, every: Sequence[Round], form: Form) -> date | None:
    """The day by rule for which the round is to stand: that which was chosen; else, by what is done, the next one or
    the latest one of which nobody said anything."""
    if form.one("planned") != NEAREST:
        return read_day(form.one("planned"), last=False)
    ahead, past = _further(mechanism, every), _silent(mechanism, every)
    found = ahead[:1] if form.one("do") == "call" else past[-1:]
    return found[0] if found else None


def _round(mechanism: Mechanism, every: Sequence[Round], form: Form) -> RoundTold:
    due = _standing_for(mechanism, every, form)
    day = read_day(form.one("day"), last=False) or due or today()
    return RoundTold(
        mechanism=mechanism.number,
        day=day,
        planned=due,
        ordinal=counted(form, "ordinal"),
        chair=form.one("chair"),
        place=form.one("place"),
        agenda=tuple(form.one("agenda").splitlines()),
    )


def one(mechanisms: Mechanisms, asked: Asked) -> Mechanism:
    """The mechanism that the address names; UnknownRecord where there is none."""
    number = digits(asked.places["number"])
    if number is None:
        raise UnknownRecord(words("fault.log_unknown", what=words("mechanisms.one", number=asked.places["number"])))
    return mechanisms.one(number)


def fields(thing: Mechanism | Round, room: str, lang: str, apart: tuple[str, ...]) -> list[tuple[str, list[str]]]:
    """Every field that says something, each part of it by itself."""
    found = []
    for name in thing.__struct_fields__:
        value = getattr(thing, name)
        if name in apart or value in ("", (), None):
            continue
        parts = [words(f"{room}.state_{value}")] if name == "state" else _parts(value)
        worded = [part.worded(lang) if isinstance(part, Words) else part for part in parts]
        found.append((text(f"{room}.field_{name}", lang), worded))
    return found


def _parts(value: object) -> list[Words | str]:
    return [show(part) for part in value] if isinstance(value, tuple) else [show(value)]


def entries(log: Any, room: str, lang: str) -> list[tuple[tuple[str, ...], bool]]:
    """A log, the latest entry first, each with whether it was taken back."""
    undone = {entry.told.undoes for entry in log if entry.deed == Deed.UNDO}
    rows: list[tuple[tuple[str, ...], bool]] = []
    for entry in reversed(log):
        done = described(room, entry.deed, entry.told, show).worded(lang)
        rows.append(((str(entry.version), clock(entry.at), entry.actor, done, entry.reason), entry.version in undone))
    return rows


def _record(asked: Asked, mechanism: Mechanism) -> tuple[str, str] | None:
    if not mechanism.record:
        return None
    try:
        return asked.ledger.record(mechanism.record).label, asked.link(f"/record/{mechanism.record}")
    except UnknownRecord:
        return text("portal.task_source_gone", asked.lang), ""


def _health(asked: Asked, found: Health) -> list[dict[str, Any]]:
    """Of each sort of day by rule how many there were, and the latest of them with their rounds."""
    told = []
    for sort in Kept:
        due = found.rounds(sort)
        if not due:
            continue
        days = [
            (str(each.day), asked.link(f"{ROUNDS}/{each.round.number}") if each.round else "")
            for each in reversed(due[-_DAYS:])
        ]
        name = text(f"mechanisms.kept_{sort}", asked.lang)
        told.append({"name": name, "count": len(due), "days": days, "more": len(due) - len(days)})
    if found.beside:
        days = [(str(each.day), asked.link(f"{ROUNDS}/{each.number}")) for each in reversed(found.beside[-_DAYS:])]
        more = len(found.beside) - len(days)
        name = text("mechanisms.beside", asked.lang)
        told.append({"name": name, "count": len(found.beside), "days": days, "more": more})
    return told


def _came(each: Any) -> tuple[str, ...]:
    known = each.present + each.absent + each.excused
    share = "" if each.share is None else f"{each.share:.0%} ({each.present}/{known})"
    return each.member, *(str(getattr(each, name)) for name in ("present", "absent", "excused", "unknown")), share


def _agreed(asked: Asked, rounds: Rounds, every: Any, found: Health) -> list[dict[str, Any]]:
    """What was agreed with what became of it, the latest first; it leads to those tasks that whoever asks may see."""
    carried = iter(found.agreed)
    seen = rounds.tasks.within(asked.who.organisations).some(number for number, _ in found.agreed)
    told = []
    for each in (part for one_ in every if one_.state == "held" and one_.day <= found.day for part in one_.agreed):
        _, became = next(carried)
        told.append(
            {
                "text": each.text,
                "owner": each.owner,
                "due": str(each.due or ""),
                "state": text(f"mechanisms.carried_{became}", asked.lang),
                "late": became is Carried.LATE,
                "link": asked.link(f"/tasks/{each.task}") if each.task in seen else "",
            }
        )
    return told[::-1]


def _open_days(mechanism: Mechanism, every: Sequence[Round], lang: str) -> list[tuple[str, str]]:
    """The days by rule that may still be recorded: that which fits what is done, those of which nobody said anything,
    the latest first, and the next ones; and a day beside the rule."""
    past, further = _silent(mechanism, every), _further(mechanism, every)
    none = text("portal.round_none", lang)
    nearest = text("portal.round_nearest", lang, next=further[0] if further else none, last=past[-1] if past else none)
    days = [(str(day), str(day)) for day in dict.fromkeys((*reversed(past[-_PAST:]), *further))]
    first = [(NEAREST, nearest)] if days else []
    return [*first, *days, ("", text("portal.round_beside", lang))]


def _silent(mechanism: Mechanism, every: Sequence[Round]) -> list[date]:
    """The days by rule up to today for which no round stands."""
    told = {each.planned for each in every}
    since = min((ruled.since for ruled in mechanism.rules), default=today())
    return [each.day for each in mechanism.due(since, today(), china()) if each.day not in told]


def _further(mechanism: Mechanism, every: Sequence[Round]) -> list[date]:
    """The next days by rule for which no round stands; today may still come."""
    told = {each.planned for each in every}
    due = (each.day for each in mechanism.due(today(), today() + _AHEAD, china()))
    return list(islice((day for day in due if day not in told), _NEXT))

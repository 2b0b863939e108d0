"""One round (例会): agenda, who came, minutes, what was agreed with its tasks, and the forms by which it goes on."""

from typing import Any

from liandong.access import Right
from liandong.documents.typed_days import read_day
from liandong.errors import UnknownRecord
from liandong.followup.calendar import today
from liandong.followup.mechanisms import (
    Agreed,
    Attended,
    Mechanism,
    Mechanisms,
    Presence,
    Round,
    RoundDeed,
    Rounds,
    RoundTold,
    Sitting,
)
from liandong.followup.mechanisms.telling import plain, show
from liandong.logged import undoable
from liandong.logged.telling import described
from liandong.messages import text, words
from liandong.portal.asked import Asked
from liandong.portal.form import WHOLE, Done, Form, Wrong, counted, digits
from liandong.portal.pages.mechanism import LOG, ROUNDS, entries
from liandong.portal.pages.mechanisms import HOME, labels, theirs
from liandong.portal.pages.tasks import cells
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site

AT_ONCE = 3
"""Things agreed that one form takes."""
COLUMNS = ("agreed", "owner", "due", "state")
_FOR_REVIEWERS = frozenset({RoundDeed.REOPEN, RoundDeed.UNDO})


def register(site: Site, mechanisms: Mechanisms, rounds: Rounds) -> None:
    done = theirs(mechanisms, rounds, take)
    site.form(f"{ROUNDS}/{{number}}", theirs(mechanisms, rounds, tell), done, right=Right.READ, act=Right.ENTER)


def tell(mechanisms: Mechanisms, rounds: Rounds, asked: Asked) -> Sheet:
    """UnknownRecord where there is none of this number, or the mechanism is not of whoever asks."""
    lang, held = asked.lang, _one(rounds, asked)
    mechanism, log = mechanisms.one(held.mechanism), rounds.log(held.number)
    last, judges = undoable(log), asked.who.may(Right.REVIEW)
    may = asked.who.may(Right.ENTER) and mechanisms.may(mechanism)
    values: dict[str, Any] = {
        "of": (mechanism.name, asked.link(f"{HOME}/{mechanism.number}")),
        "held": held,
        "state": text(f"rounds.state_{held.state}", lang),
        "ordinal": text("rounds.ordinal", lang, number=held.ordinal) if held.ordinal else "",
        "chair": held.chair or mechanism.chair_on(held.day) or text("mechanisms.chair_unknown", lang),
        "by_turn": not held.chair and mechanism.chair_on(held.day) is not None,
        "attendance": _attendance(mechanism, held, lang),
        "presences": [(each.value, text(f"rounds.presence_{each}", lang)) for each in Presence],
        "unknown": text("rounds.presence_unknown", lang),
        "agreed": _agreed(asked, rounds, held),
        "labels": labels(lang, "rounds"),
        "keeps": may,
        "sat": held.state is Sitting.HELD,
        "called": held.state is Sitting.CALLED,
        "closed": held.state in (Sitting.CANCELLED, Sitting.MISSED) and judges,
        "numbers": range(1, AT_ONCE + 1),
        "undo": described("rounds", last.deed, last.told, show).worded(lang) if last and judges and may else "",
        "log": entries(log, "rounds", lang),
        "headings": [text(f"portal.task_log_{name}", lang) for name in LOG],
    }
    table = Table([labels(lang, "rounds")[name] for name in COLUMNS], [row for row, _ in values["agreed"]])
    return Sheet("round.html", f"{mechanism.name} {held.day}", values, plain(held), table, lasts=False)


def take(mechanisms: Mechanisms, rounds: Rounds, asked: Asked) -> Done | Wrong:
    """Does a deed to the version of the round that the page showed."""
    held, form = _one(rounds, asked), asked.sent
    mechanisms.one(held.mechanism)  # UnknownRecord where it is none of theirs
    deed = next((each for each in RoundDeed if each == form.one("do")), None)
    if deed is None or deed in (RoundDeed.CALL, RoundDeed.RECORD):
        return Wrong({WHOLE: words("portal.deed_unknown")})
    if deed in _FOR_REVIEWERS and not asked.who.may(Right.REVIEW):
        return Wrong({WHOLE: words("portal.error_forbidden")})
    seen = digits(form.one("seen")) or 0
    if deed is RoundDeed.UNDO:
        rounds.undo(held.number, seen=seen, **form.signature)
    elif deed is RoundDeed.AGREE:
        rounds.agree(held.number, _agreeing(form), seen=seen, **form.signature)
    else:
        rounds.change(held.number, deed, _told(held, deed, form), seen=seen, **form.signature)
    return Done(f"{ROUNDS}/{held.number}")


def _told(held: Round, deed: RoundDeed, form: Form) -> RoundTold:
    """What the form says of the round, by the fields that are this deed's."""
    day = read_day(form.one("day"), last=False) or held.day
    match deed:
        case RoundDeed.REVISE:
            agenda = tuple(form.one("agenda").splitlines())
            ordinal = counted(form, "ordinal")
            return RoundTold(day=day, ordinal=ordinal, chair=form.one("chair"), place=form.one("place"), agenda=agenda)
        case RoundDeed.HOLD | RoundDeed.MINUTE:
            minutes = tuple(form.one("minutes").splitlines())
            fits = day if deed is RoundDeed.HOLD else held.day
            return RoundTold(day=fits, attendance=_came(form), minutes=minutes)
        case _:
            return RoundTold()


def _came(form: Form) -> tuple[Attended, ...]:
    """Who came, by the rows of the form, each of which names its member: others may be members by now."""
    found = []
    for number, name in enumerate(form.every("member"), 1):
        presence = next((each for each in Presence if each == form.one(f"presence-{number}")), None)
        if presence is not None:
            found.append(Attended(name, presence, form.one(f"who-{number}")))
    return tuple(found)


def _attendance(mechanism: Mechanism, held: Round, lang: str) -> list[dict[str, Any]]:
    """A row for each member on the day."""
    told = {each.member: each for each in held.attendance}
    rows = []
    for number, name in enumerate(dict.fromkeys((*mechanism.members_on(held.day), *told)), 1):
        each = told.get(name)
        presence = each.presence.value if each else ""
        word = text(f"rounds.presence_{presence or 'unknown'}", lang)
        who = each.who if each else ""
        rows.append({"number": number, "member": name, "presence": presence, "word": word, "who": who})
    return rows


def _agreeing(form: Form) -> list[Agreed]:
    return [
        Agreed(
            form.one(f"agreed-{number}"),
            form.one(f"owner-{number}"),
            read_day(form.one(f"due-{number}"), last=True),
            noted=form.has(f"noted-{number}"),
        )
        for number in range(1, AT_ONCE + 1)
        if form.one(f"agreed-{number}").strip()
    ]


def _agreed(asked: Asked, rounds: Rounds, held: Round) -> list[tuple[tuple[str, ...], str]]:
    """What was agreed, with the state of its task and where that stands, where whoever asks may see it."""
    lang, tasks = asked.lang, rounds.tasks.some(each.task for each in held.agreed)
    seen = rounds.tasks.within(asked.who.organisations).some(tasks)
    rows: list[tuple[tuple[str, ...], str]] = []
    for each in held.agreed:
        task = seen.get(each.task)
        if task is None:
            became = "noted" if each.noted else "not_theirs" if each.task in tasks else "unknown"
            state = text(f"mechanisms.carried_{became}", lang)
            rows.append(((each.text, each.owner, str(each.due or ""), state), ""))
            continue
        _, _, state, owner, due = cells(task, lang, today())
        rows.append(((each.text, owner, due, state), asked.link(f"/tasks/{task.number}")))
    return rows


def _one(rounds: Rounds, asked: Asked) -> Round:
    number = digits(asked.places["number"])
    if number is None:
        raise UnknownRecord(words("fault.log_unknown", what=words("rounds.one", number=asked.places["number"])))
    return rounds.one(number)

"""The board (看板): what is open, a column for each state; a card is moved by the deed that leads to another state."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from liandong.access import Right
from liandong.errors import LiandongError
from liandong.followup.calendar import today
from liandong.followup.tasks import Asked as Wanted
from liandong.followup.tasks import Deed, Proof, State, Task, Tasks, Told
from liandong.followup.tasks.machine import possible
from liandong.followup.tasks.telling import plain
from liandong.messages import text, words
from liandong.portal.asked import Asked, address
from liandong.portal.bound import theirs
from liandong.portal.form import WHOLE, Done, Signature, Wrong, digits
from liandong.portal.pages.task import FOR_REVIEWERS
from liandong.portal.pages.tasks import COLUMNS, cells, due
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site

CARDS = 15
"""Of each column, those due first."""
_COLUMNS = (State.PROPOSED, State.ACCEPTED, State.UNDER_WAY, State.SUBMITTED, State.RETURNED)
_CLOSED = (State.DONE, State.LAPSED, State.WITHDRAWN)
_MOVES = (
    Deed.ACCEPT, Deed.PROGRESS, Deed.PROVE, Deed.FINISH, Deed.RETURN, Deed.LAPSE, Deed.WITHDRAW,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Card:
    """A task as the board shows it: `owner` may be empty, `due` tells by how much it is late; `moves` are the deeds
    that whoever looks may do to it, with their names."""

    task: Task
    link: str
    due: str
    late: bool
    moves: Sequence[tuple[str, str]]


def register(site: Site, tasks: Tasks) -> None:
    site.form("/tasks/board", theirs(tasks, tell), theirs(tasks, take), right=Right.READ, act=Right.ENTER)


def tell(tasks: Tasks, asked: Asked) -> Sheet:
    """The open tasks of everybody, or of one organisation or person."""
    lang, now, person = asked.lang, today(), (asked.one("person") or "").strip()
    counts = (
        {state: tasks.count(Wanted(state, person=person)) for state in State} if person else tasks.tally(now).states
    )
    found = {state: tasks.find(Wanted(state, person=person), limit=CARDS) for state in _COLUMNS}
    given = {"person": person} if person else {}
    values = {
        "columns": [
            {
                "state": state.value,
                "name": text(f"tasks.state_{state}", lang),
                "count": counts[state],
                "cards": [_card(tasks, asked, task, now) for task in found[state]],
                "all": asked.link("/tasks", state=state.value, **given) if counts[state] > len(found[state]) else "",
            }
            for state in _COLUMNS
        ],
        "closed": [
            (text(f"tasks.state_{state}", lang), counts[state], asked.link("/tasks", state=state.value, **given))
            for state in _CLOSED
        ],
        "list": asked.link("/tasks", **given),
        "person": person,
        "mine": asked.who.name,
        "moved": _moved(tasks, asked),
        "anything": any(found.values()),
    }
    headings = [text(f"tasks.field_{name}", lang) for name in COLUMNS]
    rows = [cells(task, lang, now) for state in _COLUMNS for task in found[state]]
    data = {state.value: [plain(task, now) for task in found[state]] for state in _COLUMNS}
    told = {"counts": {state.value: counts[state] for state in State}, "columns": data}
    return Sheet("board.html", text("portal.board", lang), values, told, Table(headings, rows), lasts=False)


def take(tasks: Tasks, asked: Asked) -> Done | Wrong:
    """Does the deed of the button to its card, at the version that the board showed."""
    form = asked.sent
    name, _, at = form.one("do").partition(":")
    number, _, version = at.partition(".")
    deed = next((each for each in _MOVES if each == name), None)
    moved, seen = digits(number), digits(version)
    if deed is None or moved is None or seen is None:
        return Wrong({WHOLE: words("portal.deed_unknown")})
    if deed in FOR_REVIEWERS and not asked.who.may(Right.REVIEW):
        return Wrong({WHOLE: words("portal.error_forbidden")})
    said = form.one(f"note-{moved}")
    signed: Signature = {"actor": form.signature["actor"], "reason": "" if deed in _SAYING else said}
    try:
        task = tasks.change(moved, deed, _told(deed, said), seen=seen, **signed)
    except LiandongError as error:
        code = error.words.code if error.words else ""
        return Wrong({"actor" if code == "fault.no_actor" else f"note-{moved}": error})
    person = tuple((name, value) for name, value in asked.given if name == "person")
    return Done(address("/tasks/board", (*person, ("moved", f"{moved}.{task.version}"))) + f"#f-note-{moved}")


_SAYING = frozenset({Deed.PROGRESS, Deed.PROVE})
"""Deeds of which what is written on the card is the matter itself; of others it is the reason."""


def _told(deed: Deed, said: str) -> Told:
    if deed is Deed.PROGRESS:
        return Told(note=said)
    return Told(proof=Proof(sentence=said)) if deed is Deed.PROVE else Told()


def _card(tasks: Tasks, asked: Asked, task: Task, now: date) -> Card:
    may = asked.who.may(Right.ENTER)
    judges = asked.who.may(Right.REVIEW)
    deeds = [
        deed for deed in _MOVES
        if may and deed in possible(task.state) and (judges or deed not in FOR_REVIEWERS) and tasks.may(deed, task)
    ]  # fmt: skip
    moves = [(deed.value, text(f"portal.task_{deed}", asked.lang)) for deed in deeds]
    return Card(task, asked.link(f"/tasks/{task.number}"), due(task, asked.lang, now), task.overdue(now), moves)


def _moved(tasks: Tasks, asked: Asked) -> tuple[str, str, str] | None:
    """What was just moved, as the address tells it: its name, its state, and where that is taken back."""
    number, _, version = (asked.one("moved") or "").partition(".")
    found = digits(number)
    if found is None or digits(version) is None:
        return None
    try:
        task = tasks.task(found)
    except LiandongError:
        return None
    state = text(f"tasks.state_{task.state}", asked.lang)
    return f"{task.number} {task.title}", state, asked.link("/tasks/batch", entries=f"{number}.{version}")

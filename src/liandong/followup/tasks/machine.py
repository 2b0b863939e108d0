"""The state machine (状态机): which deed is possible in which state, where it leads; and a task folded from its log."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from liandong.errors import EntryError
from liandong.followup.tasks.event import Deed, Event, Told
from liandong.followup.tasks.task import OPEN, State, Task
from liandong.messages import words
from liandong.model.noun import replace

_S = State


@dataclass(frozen=True, slots=True)
class Step:
    """Possible `before` these states (none: it begins a task), it leads to `after` (None: the state stays). It may set
    these fields, and must set those `needed`; without a reason it is not taken where it is `reasoned`."""

    before: frozenset[State]
    after: State | None
    sets: frozenset[str]
    needed: frozenset[str] = frozenset()
    reasoned: bool = False


_PEOPLE = frozenset({"owner", "co_owners", "supervisor"})
_DAYS = frozenset({"start", "due"})
_PLAN = frozenset({"title", "code", "parent", "milestones", "needs"})
_ALL = _PEOPLE | _DAYS | _PLAN | {"source"}
_AT_WORK = frozenset({_S.ACCEPTED, _S.UNDER_WAY, _S.RETURNED})
_PROGRESS = frozenset({"percent", "note"})

STEPS: Mapping[Deed, Step] = {
    Deed.PROPOSE: Step(frozenset(), _S.PROPOSED, _ALL, frozenset({"title"})),
    Deed.ADD: Step(frozenset(), _S.ACCEPTED, _ALL, frozenset({"title"})),
    Deed.ACCEPT: Step(frozenset({_S.PROPOSED}), _S.ACCEPTED, _PEOPLE | _DAYS),
    Deed.ASSIGN: Step(OPEN, None, _PEOPLE),
    Deed.MOVE: Step(OPEN, None, _DAYS, reasoned=True),
    Deed.REVISE: Step(OPEN, None, _PLAN),
    Deed.PROGRESS: Step(_AT_WORK, _S.UNDER_WAY, _PROGRESS, frozenset({"note"})),
    Deed.PROVE: Step(_AT_WORK, _S.SUBMITTED, frozenset({"proof"}), frozenset({"proof"})),
    Deed.FINISH: Step(frozenset({_S.SUBMITTED}), _S.DONE, frozenset()),
    Deed.RETURN: Step(frozenset({_S.SUBMITTED}), _S.RETURNED, frozenset(), reasoned=True),
    Deed.LAPSE: Step(_AT_WORK | {_S.SUBMITTED}, _S.LAPSED, frozenset(), reasoned=True),
    Deed.WITHDRAW: Step(OPEN, _S.WITHDRAWN, frozenset(), reasoned=True),
    Deed.REOPEN: Step(frozenset({_S.DONE, _S.LAPSED, _S.WITHDRAWN}), _S.UNDER_WAY, frozenset(), reasoned=True),
    Deed.UNDO: Step(frozenset(State), None, frozenset({"undoes"}), frozenset({"undoes"}), reasoned=True),
}
"""Every deed. What an undoing one leads to, is what the log tells without the entry that it takes back."""
BEGINNINGS = frozenset({Deed.PROPOSE, Deed.ADD})


def possible(state: State) -> tuple[Deed, ...]:
    """The deeds that may be done to a task in this state, but undoing."""
    return tuple(deed for deed, step in STEPS.items() if state in step.before and deed is not Deed.UNDO)


def standing(log: Sequence[Event]) -> list[Event]:
    """The entries that nobody took back, without those that took back; the log in its order, from the first on."""
    undone = {event.told.undoes for event in log if event.deed is Deed.UNDO}
    return [event for event in log if event.deed is not Deed.UNDO and event.version not in undone]


def undoable(log: Sequence[Event]) -> Event | None:
    """The entry that can be taken back: the latest that stands, but not the first, which made the task."""
    stands = standing(log)
    return stands[-1] if len(stands) > 1 else None


def fold(log: Sequence[Event]) -> Task:
    """The task of a whole log in its order, which is not empty."""
    first, *others = standing(log)
    task = begun(first)
    for event in others:
        task = advanced(task, event)
    return replace(task, version=log[-1].version, changed=log[-1].at)


def begun(event: Event) -> Task:
    """The task that this entry makes."""
    after = STEPS[event.deed].after
    assert event.deed in BEGINNINGS
    assert after is not None
    bare = Task(number=event.task, version=0, state=after, title="", made=event.at)
    return _told(bare, event, after)


def advanced(task: Task, event: Event) -> Task:
    """The task after this entry, which undoes nothing; EntryError where the deed is not possible in its state."""
    step = STEPS[event.deed]
    if task.state not in step.before:
        deed, state = words(f"tasks.deed_{event.deed}"), words(f"tasks.state_{task.state}")
        raise EntryError(words("fault.task_step", task=task.number, deed=deed, state=state))
    return _told(task, event, step.after or task.state)


def _told(task: Task, event: Event, state: State) -> Task:
    fields: dict[str, Any] = event.told.fields()
    proof = fields.pop("proof", None)
    proofs = (*task.proofs, proof) if proof else task.proofs
    return replace(task, **fields, proofs=proofs, state=state, version=event.version, changed=event.at)


def changed(before: Task, told: Told) -> Told:
    """What is told without the fields that are so already."""
    same = {name for name, value in told.fields().items() if name != "proof" and getattr(before, name, None) == value}
    return Told(**{name: value for name, value in told.fields().items() if name not in same})  # type: ignore[arg-type]

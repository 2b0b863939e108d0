"""The state machine (状态机) of tasks: which deed is possible in which state, and where it leads."""

from collections.abc import Mapping, Sequence

from liandong.followup.tasks.checks import CHECKS
from liandong.followup.tasks.conflict import show
from liandong.followup.tasks.event import Deed, Event, Told
from liandong.followup.tasks.task import OPEN, State, Task
from liandong.logged import Machine, Step

_S = State
_PEOPLE = frozenset({"owner", "co_owners", "supervisor"})
_DAYS = frozenset({"start", "due"})
_PLAN = frozenset({"title", "code", "parent", "milestones", "needs"})
_ALL = _PEOPLE | _DAYS | _PLAN | {"source"}
_AT_WORK = frozenset({_S.ACCEPTED, _S.UNDER_WAY, _S.RETURNED})
_PROGRESS = frozenset({"percent", "note"})

STEPS: Mapping[Deed, Step[State]] = {
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

MACHINE: Machine[Task, Event, Told] = Machine(
    "tasks",
    STEPS,
    lambda event: Task(number=event.task, version=0, state=State.PROPOSED, title="", made=event.at),
    Told,
    CHECKS,
    adds={"proof": "proofs"},
    show=show,
)


def possible(state: State) -> tuple[Deed, ...]:
    """The deeds that may be done to a task in this state, but undoing."""
    return MACHINE.possible(state)


def fold(log: Sequence[Event]) -> Task:
    """The task of a whole log in its order, which is not empty."""
    return MACHINE.fold(log)

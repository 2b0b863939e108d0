"""The state machines (状态机) of mechanisms and rounds: which deed is possible in which state, and where it leads."""

from collections.abc import Mapping
from datetime import date

from liandong.followup.mechanisms.checks import CHECKS, ROUND_CHECKS
from liandong.followup.mechanisms.event import Deed, Event, RoundDeed, RoundEvent, RoundTold, Told
from liandong.followup.mechanisms.mechanism import Mechanism, State
from liandong.followup.mechanisms.round import Round, Sitting
from liandong.followup.mechanisms.telling import show
from liandong.logged import Machine, Step

_PLAN = frozenset({"name", "record", "secretariat", "members", "turns", "rules", "grace"})
_UP, _ENDED = frozenset({State.KEPT_UP}), frozenset({State.ENDED})

STEPS: Mapping[Deed, Step[State]] = {
    Deed.ADD: Step(frozenset(), State.KEPT_UP, _PLAN, frozenset({"name"})),
    Deed.REVISE: Step(_UP, None, _PLAN),
    Deed.END: Step(_UP, State.ENDED, frozenset({"ended"}), frozenset({"ended"}), reasoned=True),
    Deed.REOPEN: Step(_ENDED, State.KEPT_UP, frozenset(), reasoned=True),
    Deed.UNDO: Step(frozenset(State), None, frozenset({"undoes"}), frozenset({"undoes"}), reasoned=True),
}
MACHINE: Machine[Mechanism, Event, Told] = Machine(
    "mechanisms",
    STEPS,
    lambda event: Mechanism(number=event.mechanism, version=0, state=State.KEPT_UP, name="", made=event.at),
    Told,
    CHECKS,
    show=show,
)

_S = Sitting
_CALL = frozenset({"ordinal", "planned", "day", "chair", "place", "agenda"})
_HELD = frozenset({"attendance", "minutes"})
_BEGIN = _CALL | {"mechanism"}
_CALLED, _SAT = frozenset({_S.CALLED}), frozenset({_S.HELD})
_NEEDED = frozenset({"mechanism", "day"})

ROUND_STEPS: Mapping[RoundDeed, Step[Sitting]] = {
    RoundDeed.CALL: Step(frozenset(), _S.CALLED, _BEGIN, _NEEDED),
    RoundDeed.RECORD: Step(frozenset(), _S.HELD, _BEGIN | _HELD, _NEEDED),
    RoundDeed.REVISE: Step(_CALLED | _SAT, None, _CALL),
    RoundDeed.HOLD: Step(_CALLED, _S.HELD, frozenset({"day", "chair", "place"}) | _HELD),
    RoundDeed.MINUTE: Step(_SAT, None, _HELD | {"day"}),
    RoundDeed.AGREE: Step(_SAT, None, frozenset({"agreed"}), frozenset({"agreed"})),
    RoundDeed.CANCEL: Step(_CALLED, _S.CANCELLED, frozenset(), reasoned=True),
    RoundDeed.MISS: Step(_CALLED, _S.MISSED, frozenset(), reasoned=True),
    RoundDeed.REOPEN: Step(frozenset({_S.CANCELLED, _S.MISSED}), _S.CALLED, frozenset(), reasoned=True),
    RoundDeed.UNDO: Step(frozenset(Sitting), None, frozenset({"undoes"}), frozenset({"undoes"}), reasoned=True),
}
ROUND_MACHINE: Machine[Round, RoundEvent, RoundTold] = Machine(
    "rounds",
    ROUND_STEPS,
    lambda event: Round(number=event.round, version=0, state=_S.CALLED, mechanism=0, day=date.min, made=event.at),
    RoundTold,
    ROUND_CHECKS,
    adds={"agreed": "agreed"},
    show=show,
)
"""Whose mechanism and on which day, the entry tells that begins a round."""

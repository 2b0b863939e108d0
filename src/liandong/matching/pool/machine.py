"""The state machines (状态机) of both pools: which deed is possible in which state, and what may be told."""

from collections.abc import Callable, Mapping
from typing import Any

from liandong.errors import EntryError
from liandong.logged import Machine, Step
from liandong.logged.lines import lined
from liandong.matching.pool.item import Deed, Entry, PooledNeed, PooledOffer, State, Told
from liandong.messages import words

_LISTED, _WITHDRAWN = frozenset({State.LISTED}), frozenset({State.WITHDRAWN})
_WHOLE = frozenset({"plain", "proof", "spans", "document", "page"})
_ITSELF = frozenset({"plain"})

STEPS: Mapping[Deed, Step[State]] = {
    Deed.LIST: Step(frozenset(), State.LISTED, _WHOLE, _ITSELF),
    Deed.REVISE: Step(_LISTED, None, _WHOLE),
    Deed.WITHDRAW: Step(_LISTED, State.WITHDRAWN, frozenset(), reasoned=True),
    Deed.RELIST: Step(_WITHDRAWN, State.LISTED, frozenset(), reasoned=True),
    Deed.ERASE: Step(_LISTED | _WITHDRAWN, State.ERASED, frozenset(), reasoned=True),
    Deed.UNDO: Step(_LISTED | _WITHDRAWN, None, frozenset({"undoes"}), frozenset({"undoes"}), reasoned=True),
}

_LINES = {"code": 64, "title": 200, "firm": 200, "institution": 200, "source": 500}
_LONGEST_PROOF = 2000


def _plain(room: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """A check of a need or an offer: what is text stands in one line, and it has a title."""
    lines = {name: lined(room, name, most) for name, most in _LINES.items()}

    def check(held: dict[str, Any]) -> dict[str, Any]:
        fit = {name: lines[name](value) if name in lines else value for name, value in held.items()}
        if not fit.get("title"):
            raise EntryError(words("fault.log_empty", field=words(f"{room}.field_title")))
        return fit

    return check


def _proof(room: str) -> Callable[[dict[str, str]], dict[str, str]]:
    line = lined(room, "proof", _LONGEST_PROOF)
    return lambda told: {field: line(sentence) for field, sentence in told.items()}


def show(value: object) -> str:
    """A field of an entry in one line: of a need or an offer its title, of proofs how many there are."""
    if isinstance(value, dict):
        return str(value["title"]) if "title" in value else str(len(value))
    return str(value) or "—"


def _checks(room: str) -> Mapping[str, Callable[[Any], Any]]:
    hashes = {name: lined(room, name, 64) for name in ("document", "page")}
    return {"plain": _plain(room), "proof": _proof(room), **hashes}


NEED: Machine[PooledNeed, Entry, Told] = Machine(
    "pool_need",
    STEPS,
    lambda entry: PooledNeed(number=entry.item, version=0, state=State.LISTED, made=entry.at),
    Told,
    _checks("pool_need"),
    show=show,
)
OFFER: Machine[PooledOffer, Entry, Told] = Machine(
    "pool_offer",
    STEPS,
    lambda entry: PooledOffer(number=entry.item, version=0, state=State.LISTED, made=entry.at),
    Told,
    _checks("pool_offer"),
    show=show,
)

"""The log (日志) of what persons did, read back: every decision, statement, undoing and erasure, in its order."""

from collections.abc import Iterator, Mapping

from liandong.errors import EntryError
from liandong.messages import words
from liandong.model import Act, Attestation, Attested, Decision, Deed, Erasure, Page, Undoing
from liandong.model.decision import withdrawn
from liandong.store import decode
from liandong.store.links import STATED
from liandong.store.protocol import Store
from liandong.store.rows import Action, Logged
from liandong.workspace.people.attesting import told_on

_LEAST_PREFIX = 6
_NOBODY = Attestation("", "", "")


def log(store: Store, only: str | None = None) -> tuple[Act, ...]:
    """Everything that was done, in the order in which it was recorded; or only what has an id that begins so."""
    rows = store.actions()
    gone = withdrawn((row.id, row.retracts) for row in rows)
    asked = rows if only is None else [row for row in rows if row.id.startswith(only)]
    decisions = {decision.id: decision for decision in store.decisions()} if asked else {}
    stated = [row.id for row in asked if row.deed in STATED]
    pages = {page.hash: told_on(page) for page in store.pages(stated)}
    return tuple(_act(row, decisions, pages, undone=row.id in gone) for row in asked)


def named(store: Store, id_: str) -> Act:
    """The act of this id, or of its unique beginning; EntryError where there is none or more than one."""
    wanted = id_.strip().lower()
    found = log(store, wanted) if len(wanted) >= _LEAST_PREFIX else ()
    exact = [act for act in found if act.id == wanted] or found
    if len(exact) != 1:
        raise EntryError(words("fault.no_act", id=id_))
    return exact[0]


def undoing(store: Store, id_: str, attestation: Attestation) -> Action:
    """The action that takes back this one; EntryError where it was taken back already, or cannot be."""
    act = named(store, id_)
    if act.undone:
        raise EntryError(words("fault.act_undone", id=act.id))
    if act.deed is Deed.ERASE or act.erased:
        raise EntryError(words("fault.act_erased", id=act.id))
    decision = next((decision for decision in store.decisions() if decision.id == act.id), None)
    if decision is None:
        from liandong.store import encode

        undo = Undoing(act.id, attestation)
        return Action(undo.id, Deed.UNDO, act.id, body=encode(undo))
    back = Decision(decision.left, decision.right, decision.judgement, attestation, act.id, decision.anchors)
    return of_decision(back)


def of_decision(decision: Decision) -> Action:
    """A decision as the log keeps it."""
    deed = Deed.UNDO if decision.retracts else Deed(decision.judgement.value)
    return Action(decision.id, deed, decision.retracts, decision=decision)


def of_page(page: Page) -> Action:
    """What a person states on a page as the log keeps it."""
    return Action(page.hash, told_on(page).deed, page=page)


def _act(row: Logged, decisions: Mapping[str, Decision], pages: Mapping[str, Attested], *, undone: bool) -> Act:
    deed, made = Deed(row.deed), (row.number, row.recorded)
    decision, told = decisions.get(row.id), pages.get(row.id)
    if decision:
        ends = decision.left, decision.right
        return Act(row.id, deed, decision.attestation, None, ends, (), (), row.retracts, undone, False, *made)
    if told:
        about = tuple(_about(told))
        return Act(row.id, deed, told.attestation, told.kind, about, told.claims, (), None, undone, False, *made)
    if deed is Deed.UNDO:
        undo = decode(Undoing, row.body)
        return Act(row.id, deed, undo.attestation, None, (), (), (), row.retracts, undone, False, *made)
    if deed is Deed.ERASE:
        erasure = decode(Erasure, row.body)
        return Act(row.id, deed, erasure.attestation, None, (), (), erasure.pages, None, undone, False, *made)
    return Act(row.id, deed, _NOBODY, None, (), (), (), None, undone, True, *made)


def _about(told: Attested) -> Iterator[str]:
    if told.mention:
        yield told.mention.id

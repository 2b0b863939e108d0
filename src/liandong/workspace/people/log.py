"""The log (日志) of what persons did, read back: every decision, statement, undoing and erasure, in its order."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from liandong.errors import EntryError
from liandong.messages import words
from liandong.model import Act, Attestation, Attested, Decision, Deed, Erasure, Import, Page, Undoing
from liandong.store import decode, encode
from liandong.store.links import STATED, imports, taken_back
from liandong.store.protocol import Store
from liandong.store.rows import Action, Logged
from liandong.workspace.people.attesting import told_on

_LEAST_PREFIX = 6
_NOBODY = Attestation("", "", "")


def log(store: Store, only: str | None = None) -> tuple[Act, ...]:
    """Everything that was done, in the order in which it was recorded; or only what has an id that begins so."""
    asked, every = store.actions(only or ""), store.actions(deed=Deed.IMPORT)
    ids = None if only is None else [row.id for row in asked]
    gone = taken_back(asked) if ids is None else store.taken_back(ids)
    came_in = {act: row.id for row, made in imports(every) for act in made.acts}
    decisions = {decision.id: decision for decision in store.decisions(ids)}
    stated = [row.id for row in asked if row.deed in STATED]
    pages = {page.hash: told_on(page) for page in store.pages(stated)}
    acts = (_act(row, decisions, pages, undone=row.id in gone) for row in asked)
    return tuple(replace(act, came_in=came_in[act.id]) if act.id in came_in else act for act in acts)


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
    decision = next(iter(store.decisions([act.id])), None)
    if decision is None:
        undo = Undoing(act.id, attestation)
        return Action(undo.id, Deed.UNDO, act.id, body=encode(undo))
    back = Decision(decision.left, decision.right, decision.judgement, attestation, act.id, decision.anchors)
    return of_decision(back)


def of_decision(decision: Decision) -> Action:
    """A decision as the log keeps it."""
    deed = Deed.UNDO if decision.retracts else Deed(decision.judgement.value)
    return Action(decision.id, deed, decision.retracts, decision=decision)


def of_import(acts: Iterable[Action], workbook: str, file: str, attestation: Attestation) -> Action:
    """What makes one act of many that a workbook asks for, as the log keeps it."""
    made = Import(tuple(act.id for act in acts), workbook, file, attestation)
    return Action(made.id, Deed.IMPORT, body=encode(made))


def taken_in(store: Store, workbook: str) -> frozenset[tuple[str, str]]:
    """The cells (sheet, address) of this workbook whose acts stand."""
    rows = store.actions()
    gone = taken_back(rows)
    acts = {act for _, made in imports(rows) if made.workbook == workbook for act in made.acts}
    cells = (told_on(page).cell for page in store.pages(sorted(acts - {*gone})))
    return frozenset((cell.sheet, cell.address) for cell in cells if cell)


def of_page(page: Page) -> Action:
    """What a person states on a page as the log keeps it."""
    return Action(page.hash, told_on(page).deed, page=page)


def _act(row: Logged, decisions: Mapping[str, Decision], pages: Mapping[str, Attested], *, undone: bool) -> Act:
    deed = Deed(row.deed)
    act = Act(row.id, deed, _NOBODY, retracts=row.retracts, undone=undone, number=row.number, recorded=row.recorded)
    decision, told = decisions.get(row.id), pages.get(row.id)
    if decision:
        return replace(act, attestation=decision.attestation, mentions=(decision.left, decision.right))
    if told:
        act = replace(act, attestation=told.attestation, kind=told.kind, cell=told.cell)
        return replace(act, mentions=tuple(_about(told)), claims=told.claims)
    match deed:
        case Deed.UNDO if row.body:
            return replace(act, attestation=decode(Undoing, row.body).attestation)
        case Deed.ERASE:
            erasure = decode(Erasure, row.body)
            return replace(act, attestation=erasure.attestation, pages=erasure.pages)
        case Deed.IMPORT if row.body:
            many = decode(Import, row.body)
            return replace(act, attestation=many.attestation, acts=many.acts, file=many.file)
    return replace(act, erased=True)


def _about(told: Attested) -> Iterator[str]:
    if told.mention:
        yield told.mention.id

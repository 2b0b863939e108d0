"""Moving (移置): what a person stated or judged of a mention that has lost its place is given another."""

from liandong.errors import EntryError
from liandong.messages import words
from liandong.model import Act, Attestation, Decision
from liandong.store.protocol import Store
from liandong.store.rows import Action
from liandong.store.versions import View
from liandong.workspace.anchors import placed, settled_on
from liandong.workspace.ledger import Ledger
from liandong.workspace.people.attesting import told_on
from liandong.workspace.people.log import of_decision, of_page
from liandong.workspace.people.stating import Stating


def moved(store: Store, view: View, act: Act, record: str, attestation: Attestation) -> Action:
    """The act that says of this record what the other one said; EntryError for one that says nothing of a record."""
    for page in store.pages([act.id]):
        return of_page(Stating(Ledger(view), attestation).move(told_on(page), record))
    for decision in store.decisions([act.id]):
        if decision.retracts is None:
            return of_decision(_rejoined(view, decision, record, attestation))
    raise EntryError(words("fault.act_homeless", id=act.id))


def _rejoined(view: View, decision: Decision, record_id: str, attestation: Attestation) -> Decision:
    """The judgement with the record at the end that is lost."""
    sides = decision.sides
    found = placed(view, [mention for side in sides for mention in side])
    ends = [next((found[mention.id] for mention in side if mention.id in found), None) for side in sides]
    if ends.count(None) != 1:
        raise EntryError(words("fault.act_ends", id=decision.id, lost=ends.count(None)))
    ledger = Ledger(view)
    home = ledger.anchor(ledger.record(record_id).id)
    left, right = (home if end is None else end for end in ends)
    if left.id == right.id:
        raise EntryError(words("fault.one_mention", id=left.id))
    if left.kind != right.kind:
        raise EntryError(words("fault.entry_moved", id=home.id[:10], kind=left.kind if home is right else right.kind))
    kept = settled_on(decision, {**found, sides[ends.index(None)][0].id: home})
    assert kept is not None
    return Decision(
        kept.left,
        kept.right,
        kept.judgement,
        attestation,
        anchors=kept.anchors,
        left_with=kept.left_with,
        right_with=kept.right_with,
    )

"""What persons stated and judged, brought into a version in the making: each on the mention that it is about now."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from liandong.model import Attested, Decision, Document, Mention, Page, noun
from liandong.model.decision import standing
from liandong.store.rows import ATTESTED_REVISION, Derivation, derivation, digest, document_rows, statement_rows
from liandong.store.versions import Draft
from liandong.workspace.anchors import placed, settled_on
from liandong.workspace.spine import Spine


def attest(draft: Draft, spine: Spine) -> tuple[Decision, ...]:
    """Puts what persons state into the version, and gives what they judge, newest first.

    What has lost its anchor changes nothing: it is for a person to say where it belongs.
    """
    read = [(page, document) for page in draft.attested() for document in spine.read(page).documents]
    entered = {mention.id: mention for _, document in read for mention in _entered(spine, document)}
    decisions = standing(draft.decisions())
    anchors = [mention for _, document in read for mention in _anchors(document)]
    anchors += [mention for decision in decisions for side in decision.sides for mention in side]
    found = placed(draft, anchors, entered)
    moved = ((page, _moved(document, found)) for page, document in read)
    draft.put_attested([_derived(spine, page, document) for page, document in moved if document])
    now = (settled_on(decision, found) for decision in decisions)
    return tuple(decision for decision in now if decision)


def _entered(spine: Spine, document: Document) -> Iterator[Mention]:
    if document.attested and document.attested.mention is None:
        yield from (statement.mention for statement in spine.extract(document))


def _anchors(document: Document) -> Iterator[Mention]:
    told = document.attested
    if told and told.mention:
        yield told.mention
    yield from (claim.ref for claim in (told.claims if told else ()) if claim.ref)


def _moved(document: Document, found: Mapping[str, Mention]) -> Document | None:
    """The document with its anchors as they stand now; None where the thing that it speaks of is lost."""
    told = document.attested
    if told is None or (told.mention and told.mention.id not in found):
        return None
    claims = tuple(noun.replace(c, ref=found.get(c.ref.id)) if c.ref else c for c in told.claims)
    mention = found[told.mention.id] if told.mention else None
    now: Attested = noun.replace(told, mention=mention, claims=claims)
    return document if now == told else replace(document, attested=now)


def _derived(spine: Spine, page: Page, document: Document) -> Derivation:
    """What the page gives; its revision names it, so that a version adds nothing where it is as it was."""
    rows = document_rows([document]), statement_rows(spine.extract(document))
    return derivation(page.hash, page.path, f"{ATTESTED_REVISION}{digest(*rows, ())}", *rows)

"""An attested page to its statements: each value that a person states, proved by the sentence that says so."""

from collections.abc import Iterator

from liandong.model import Attested, Claim, Deed, Document, Mention, Polarity, Quote, Role, Statement
from liandong.model.statement import PERSON

EXTRACTOR = "attested@1"


def extract_attested(document: Document) -> tuple[Statement, ...]:
    """The statements of a person's page, sorted by id; a value that its sentence does not hold is not told."""
    told = document.attested
    found = {statement.id: statement for statement in _statements(document, told)} if told else {}
    return tuple(found[id_] for id_ in sorted(found))


def _statements(document: Document, told: Attested) -> Iterator[Statement]:
    mention = told.mention or _entered(document, told)
    start, end = document.mapped.page_span(0, len(document.text))
    for claim in told.claims:
        mark = claim.at, claim.at + len(claim.value.raw)
        if not claim.value.raw or document.text[slice(*mark)] != claim.value.raw:
            continue
        quote = Quote(
            Role.VALUE, document.id, 0, len(document.text), document.text, document.page, start, end, mark=mark
        )
        yield _statement(document, told, mention, claim, quote)


def _statement(document: Document, told: Attested, mention: Mention, claim: Claim, quote: Quote) -> Statement:
    return Statement(
        mention,
        claim.property,
        claim.value,
        (quote,),
        document.id,
        EXTRACTOR,
        scope=claim.scope,
        as_of=claim.as_of,
        polarity=Polarity.DENIED if told.deed is Deed.REJECT else Polarity.ASSERTED,
        modality=claim.modality,
        method=PERSON,
        confidence=1.0,
        ref=claim.ref.id if claim.ref else None,
        attestation=told.attestation,
    )


def _entered(document: Document, told: Attested) -> Mention:
    """The mention of what is entered: the first value of the sentence."""
    first = told.claims[0]
    start, end = document.mapped.page_span(first.at, first.at + len(first.value.raw))
    return Mention(document.page, start, end, told.kind)

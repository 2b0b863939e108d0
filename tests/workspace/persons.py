"""A small spine that persons write to: read and extracted as the tiny one, joined and folded as the program does it.

With `shifted` its extractor anchors a mention on the whole line and not on the name; with `lost` it knows no projects.
"""

from dataclasses import dataclass, replace
from functools import partial

from liandong.documents import attested, families
from liandong.documents.outcome import Outcome
from liandong.model import ATTESTED, Document, Fingerprint, Mention, Page, Statement, Tier
from liandong.model.noun import replace as changed
from liandong.records import HeldDesk, Reconciliation, fold, resolve_desk
from liandong.statements.attested import extract_attested
from liandong.workspace import Spine
from tests.workspace import tiny

WHO = {"actor": "王明", "reason": "现场核实"}

PAGES = {
    "a.txt": "番禺智能装备产业园 amount 170\n番禺智能装备产业园 place 广州市番禺区",
    "b.txt": "番禺智能装备产业园 amount 180\n番禺智能装备产业园 place 广州市番禺区",
    "c.txt": "乙港物流中心 amount 90",
    "d.txt": "丙城会展中心 amount 12",
}
"""Two pages on one project, which disagree on its amount, and two more projects."""


@dataclass(frozen=True)
class Rules:
    """How the extractor of this spine anchors."""

    shifted: bool = False
    lost: bool = False


def read(page: Page) -> tiny.Reading | Outcome:
    return attested.read_attested(page) if page.media_type == ATTESTED else tiny.read(page)


def extract(rules: Rules, document: Document) -> tuple[Statement, ...]:
    if document.attested:
        return extract_attested(document)
    if rules.lost:
        return ()
    said = tiny.extract(document)
    return tuple(changed(s, mention=_shifted(s)) for s in said) if rules.shifted else said


def _shifted(statement: Statement) -> Mention:
    """The mention that ends with its line: another id, at an overlapping place."""
    quote = statement.evidence[0]
    assert quote.end is not None
    return changed(statement.mention, end=quote.end)


def fingerprint(document: Document) -> Fingerprint:
    told = tiny.fingerprint(document)
    return replace(told, tier=Tier.PERSON) if document.attested else told


def spine(*, shifted: bool = False, lost: bool = False) -> Spine:
    return Spine(
        read,
        partial(extract, Rules(shifted, lost)),
        fingerprint,
        families.arrive,
        families.depart,
        HeldDesk,
        resolve_desk,
        fold,
        Reconciliation,
        f"persons {shifted} {lost}",
        "persons",
    )

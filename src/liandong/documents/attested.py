"""Attested pages (作证页): what a person states, written as a page, and read as a document of one sentence.

The page is a small JSON object. Its first member is the sentence, so that what is quoted stands on the page as found.
"""

import json
import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec

from liandong.documents.outcome import Outcome
from liandong.documents.revision import REVISION
from liandong.model import (
    ATTESTED,
    KINDS,
    Attestation,
    Attested,
    Basis,
    Change,
    Claim,
    Deed,
    Document,
    EditKind,
    MappedText,
    Mention,
    Noted,
    Page,
    SetAside,
    SheetCell,
    Value,
    content_id,
)
from liandong.model.attested import DEEDS
from liandong.model.kinds import SCOPES, STAGES
from liandong.model.noun import replace

FOLDER = "attested"
"""Stands before the number of the page where pages go by the name of their file."""

_SAID = re.compile(r'\{"said":"((?:[^"\\]|\\.)*)"')
_ESCAPE = re.compile(r'\\(?:u[0-9a-f]{4}|["\\/bfnrt])')
_attested = msgspec.json.Decoder(Attested).decode


def page_of(
    deed: Deed,
    attestation: Attestation,
    kind: str,
    claims: Sequence[Claim],
    mention: Mention | None = None,
    cell: SheetCell | None = None,
) -> Page:
    """The page on which a person states these values: of the thing that is mentioned, or of one that is entered."""
    said, placed = _sentence(deed, attestation, kind, claims, cell)
    tree = _bare(msgspec.to_builtins(Attested(said, deed, attestation, kind, placed, mention, cell)))
    data = json.dumps(tree, ensure_ascii=False, separators=(",", ":")).encode()
    page = Page.of("", ATTESTED, data)
    return Page(page.hash, f"{FOLDER}/{page.hash[:16]}", ATTESTED, data)


def attested_of(page: Page) -> Attested:
    """What such a page holds; DecodeError of msgspec for any other."""
    return _attested(page.data)


def read_attested(page: Page) -> Outcome:
    """The document of what a person states; set aside where the page is none that `page_of` made."""
    try:
        told = attested_of(page)
    except msgspec.DecodeError as error:
        return Outcome(set_aside=(SetAside(page.path, page.hash, "damaged", str(error)),))
    text = page.data.decode()
    inside = _SAID.match(text)
    if inside is None:
        return Outcome(set_aside=(SetAside(page.path, page.hash, "damaged"),))
    low, high = inside.span(1)
    escaped = [
        Change(m.start(), m.end(), json.loads(f'"{m[0]}"'), EditKind.EXACT, "escape")
        for m in _ESCAPE.finditer(inside[1])
    ]
    mapped = MappedText(inside[1], origin=low).replace(escaped)
    return Outcome((_document(page, told, mapped, low, high),))


def _document(page: Page, told: Attested, mapped: MappedText, start: int, end: int) -> Document:
    actor, at = told.attestation.actor, told.attestation.at
    day = len(actor) + 1
    return Document(
        id=content_id("document", page.hash, start, end),
        page=page.hash,
        path=page.path,
        revision=REVISION,
        text=mapped.text,
        body_start=0,
        body_end=len(mapped.text),
        start=start,
        end=end,
        edits=mapped.edits,
        origin=mapped.origin,
        byline=Noted(actor, 0, len(actor)),
        published=Noted(at[:10], day, day + 10),
        attested=told,
    )


def _sentence(
    deed: Deed, attestation: Attestation, kind: str, claims: Sequence[Claim], cell: SheetCell | None
) -> tuple[str, tuple[Claim, ...]]:
    """张三 2026-11-26T10:00:00+08:00 更正项目:投资额(总额) 180亿元。理由:现场核实。依据:台账.xlsx 项目!E7。

    And the values, with the places where they stand in it.
    """
    when = datetime.fromisoformat(attestation.at).isoformat(timespec="seconds")
    text = f"{attestation.actor} {when} {DEEDS[deed]}{KINDS[kind].zh}:"
    placed = []
    for number, claim in enumerate(claims):
        declared = KINDS[kind].property(claim.property)
        scope = f"({SCOPES[claim.scope][0]})" if claim.scope else ""
        text += f"{';' if number else ''}{declared.zh}{scope} "
        placed.append(replace(claim, at=len(text)))
        text += claim.value.raw + _understood(claim.value) + _since(claim)
    reason = f"理由:{attestation.reason.rstrip('。')}。" if attestation.reason else ""
    source = f"依据:{cell.file} {cell.sheet}!{cell.address}。" if cell else ""
    return f"{text}。{reason}{source}", tuple(placed)


def _since(claim: Claim) -> str:
    """In brackets the day as of which a value is stated, where it is another than its own."""
    told = claim.as_of
    stated = told is not None and told.basis is Basis.STATED and told.date != claim.value.text
    return f"(截至{told.date})" if told and stated else ""


def _understood(value: Value) -> str:
    """In brackets the normal form of a value whose words leave it open: a day without its year, a stage by its code."""
    if value.number is not None or value.low is not None or value.high is not None or value.text in ("", value.raw):
        return ""
    shown = STAGES[value.text][1] if value.text in STAGES else value.text
    return "" if shown == value.raw else f"(即{shown})"


def _bare(tree: Any) -> Any:
    """The tree without what is not told, and without the ids of mentions, which their places give."""
    if isinstance(tree, dict):
        kept = {name: _bare(value) for name, value in tree.items() if name != "id"}
        return {name: value for name, value in kept.items() if value not in (None, [])}
    return [_bare(each) for each in tree] if isinstance(tree, list | tuple) else tree

"""A spine small enough to see through, made of real functions: a paragraph is a document, a line `名称 属性 值` a fact.

A paragraph that begins with 小说 is set aside; 坏页 on a page and 坏段 in a paragraph
raise an error of ours, 缺陷 one of Python's, 无内存 the one that the memory is used up.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from liandong.documents.families import arrive, depart
from liandong.errors import EvidenceError, PageError
from liandong.model import (
    Answer,
    Conflict,
    Decision,
    Document,
    Fingerprint,
    FoldedValue,
    Mention,
    Modality,
    Page,
    Quote,
    Record,
    Role,
    SetAside,
    Statement,
    Tier,
    Value,
    Verdict,
    content_id,
)
from liandong.model.desk import Desk
from liandong.records import HeldDesk
from liandong.store import encode
from liandong.store.codec import decode
from liandong.workspace import Ledger, Spine
from liandong.workspace.spine import Surveyed


@dataclass(frozen=True, slots=True)
class Reading:
    documents: tuple[Document, ...]
    set_aside: tuple[SetAside, ...]


def read(page: Page) -> Reading:
    try:
        text = page.data.decode()
    except UnicodeDecodeError as error:
        raise PageError(page.path, "undecodable", str(error)) from error
    if "坏页" in text:
        raise PageError(page.path, "damaged", "坏页")
    if "缺陷" in text:
        raise IndexError("缺陷")
    if "无内存" in text:
        raise MemoryError
    documents, set_aside = [], []
    for start, part in _paragraphs(text):
        if part.startswith("小说"):
            set_aside.append(SetAside(page.path, page.hash, "novel", "", start, start + len(part)))
            continue
        id_ = content_id("document", page.hash, start)
        end = start + len(part)
        documents.append(Document(id_, page.hash, page.path, "tiny", part, 0, len(part), start, end, origin=start))
    return Reading(tuple(documents), tuple(set_aside))


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for part in text.split("\n\n"):
        if part.strip():
            yield start, part
        start += len(part) + 2


def extract(document: Document) -> tuple[Statement, ...]:
    if "坏段" in document.text:
        raise EvidenceError("坏段")
    found = []
    start = 0
    for line in document.text.split("\n"):
        words = line.split(" ")
        if len(words) == 3:
            name, prop, raw = words
            mention = Mention(document.page, document.origin + start, document.origin + start + len(name), "project")
            span = (start, start + len(line))
            where = (document.origin + span[0], document.origin + span[1])
            quote = Quote(Role.VALUE, document.id, *span, line, document.page, *where)
            number = Decimal(raw) if raw.isdecimal() else None
            for key, value in (("name", Value(name, name)), (prop, Value(raw, raw, number))):
                found.append(Statement(mention, key, value, (quote,), document.id, "tiny@1"))
        start += len(line) + 1
    return tuple(found)


def fingerprint(document: Document) -> Fingerprint:
    """Of a family are the documents of one and the same body."""
    number = int(content_id(document.body)[:8], 16)
    tier = Tier.GOVERNMENT if "gov" in document.path else Tier.UNKNOWN
    return Fingerprint(document.id, tier, signature=(number,), bands=(number,))


def resolve(desk: Desk, decisions: Iterable[Decision] = (), undecided: object = None) -> Sequence[int]:
    names: dict[str, list[int]] = {}
    roots = list(range(desk.size + 1))
    for told in desk.told("project"):
        for each in told:
            if each.statement.property == "name":
                names.setdefault(each.statement.value.text, []).append(each.mention)
    for members in names.values():
        for mention in members:
            roots[mention] = min(members)
    return roots


def fold(
    statements: Iterable[Statement], clusters: Mapping[str, str], survey: Surveyed, members: object = None
) -> tuple[Record, ...]:
    groups: dict[str, dict[str, dict[str, list[Statement]]]] = {}
    for s in sorted(statements, key=lambda s: s.id):
        group = groups.setdefault(clusters[s.mention.id], {})
        group.setdefault(s.property, {}).setdefault(s.value.text, []).append(s)
    return tuple(_record(id_, properties, survey) for id_, properties in sorted(groups.items()))


def _record(id_: str, properties: dict[str, dict[str, list[Statement]]], survey: Surveyed) -> Record:
    members = {s.mention.id for values in properties.values() for group in values.values() for s in group}
    folded = tuple(
        (name, tuple(_value(group, len(values) > 1, survey) for _, group in sorted(values.items())))
        for name, values in sorted(properties.items())
    )
    return Record(id_, "project", tuple(sorted(members)), folded, 1)


def _value(group: list[Statement], clash: bool, survey: Surveyed) -> FoldedValue:
    families = {survey.families.get(s.document, s.document) for s in group}
    return FoldedValue(
        group[0].value,
        None,
        None,
        Modality.DONE,
        Conflict.REAL if clash else Conflict.NONE,
        tuple(q for s in group for q in s.evidence),
        tuple(s.id for s in group),
        len(families),
        min(survey.tiers.get(s.document, Tier.UNKNOWN) for s in group),
        0.9,
    )


class Reconciliation:
    """Every other record is answered at once, the rest in the end."""

    def __init__(self, desk: Desk, undecided: object = None) -> None:
        self._waiting = desk.shelf()

    def tell(self, record: Record) -> Iterator[Answer]:
        value = record.first("amount")
        if value is None:
            return
        answer = Answer(content_id("answer", record.id), record.id, "parts-total", Verdict.UNKNOWN, (), value.value.raw)
        if int(record.id[-1], 16) % 2:
            self._waiting.add(0, encode(answer).encode())
        else:
            yield answer

    def rest(self) -> Iterator[Answer]:
        return (decode(Answer, data.decode()) for _, data in self._waiting.get([0]))


def spine(revision: str = "tiny 1", recipe: str = "tiny 1") -> Spine:
    return Spine(read, extract, fingerprint, arrive, depart, HeldDesk, resolve, fold, Reconciliation, revision, recipe)


def dump(ledger: Ledger) -> str:
    """Everything of a ledger that must not depend on order, workers or history, one noun a line."""
    nouns: list[object] = [*ledger.documents(), *ledger.statements(), *ledger.records(), *ledger.answers()]
    nouns += [d.id + ledger.family(d.id) + ledger.tier(d.id).name for d in ledger.documents()]
    return "\n".join(map(encode, [*nouns, *ledger.set_aside()]))


def write(folder: Path, pages: Mapping[str, str]) -> Path:
    """A folder with these pages."""
    for name, text in pages.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    return folder

"""Small nouns to put into a store."""

from liandong.model import (
    Conflict,
    Document,
    FoldedValue,
    Mention,
    Modality,
    Page,
    Quote,
    Record,
    Role,
    Statement,
    Tier,
    Value,
    content_id,
)
from liandong.store import rows
from liandong.store.rows import Derivation, document_rows, statement_rows


def page(text: str, path: str = "a.txt") -> Page:
    return Page.of(path, "text/plain", text.encode())


def document(of: Page, path: str = "a.txt") -> Document:
    text = of.data.decode()
    return Document(content_id("document", of.hash), of.hash, path, "made", text, 0, len(text), 0, len(text))


def statement(of: Page, name: str = "甲园", start: int = 0) -> Statement:
    found = document(of)
    quote = Quote(Role.VALUE, found.id, 0, len(found.text), found.text, of.hash, 0, len(found.text))
    mention = Mention(of.hash, start, start + len(name), "project")
    return Statement(mention, "name", Value(name, name), (quote,), found.id, "made@1")


def derivation(of: Page, revision: str = "r1", path: str = "a.txt") -> Derivation:
    made = document_rows([document(of, path)]), statement_rows([statement(of)])
    return rows.derivation(of.hash, path, revision, *made)


def record(*members: str, name: str = "甲园") -> Record:
    value = Value(name, name)
    folded = FoldedValue(value, None, None, Modality.DONE, Conflict.NONE, (), (), 1, Tier.MEDIA, 0.9)
    return Record(min(members), "project", tuple(sorted(members)), (("name", (folded,)),), 1)

"""A version is made of any number of documents in about the same memory."""

import tracemalloc
from importlib import import_module
from pathlib import Path
from random import Random

import pytest

from liandong.model import Document, Mention, Page, Quote, Role, Statement, Value, content_id
from liandong.records import across
from liandong.store import desk
from liandong.store.rows import Derivation, derivation, document_rows, statement_rows
from liandong.store.sqlite import SqliteStore
from liandong.workspace import publish as publishing
from liandong.workspace import spine
from tests.records.made import yi

_DOCUMENT = 2 * 1024
"""Bytes that a further document may take. Its twelve mentions are a few numbers; its thirty statements in whole take
fifteen times as much."""
_FIRMS = 40
"""Few, so that names are parsed once; enough for the mentions of one not to fill a portion."""
_HAN = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"


def derived(number: int) -> tuple[Page, Derivation]:
    """A page on six firms and their figures, and what was read in it."""
    dice = Random(number)
    page = Page.of(f"{number:05}.txt", "text/plain", f"第{number}号".encode())
    text = f"第{number}号报道。" + "".join(dice.choices(_HAN, k=30))
    document = Document(content_id("document", page.hash), page.hash, page.path, "r", text, 0, len(text), 0, len(text))
    said: list[Statement] = []

    def say(mention: Mention, name: str, value: Value, ref: str | None = None) -> None:
        quote = Quote(Role.VALUE, document.id, 0, 60, f"{value.raw}{text}", page.hash, 0, 60)
        said.append(Statement(mention, name, value, (quote,), document.id, "made@1", ref=ref))

    for place in range(6):
        firm = Mention(page.hash, place, place + 1, "organisation")
        name = f"{''.join(Random(dice.randrange(_FIRMS)).choices(_HAN, k=4))}科技有限公司"
        say(firm, "name", Value(name, name))
        figure = Mention(page.hash, place + 10, place + 11, "figure")
        for prop, value in (("metric", "产值"), ("subject", name), ("period", str(dice.randint(2010, 2024)))):
            say(figure, prop, Value(value, value), firm.id if prop == "subject" else None)
        say(figure, "value", yi(str(dice.randint(1, 900))))
    return page, derivation(page.hash, page.path, "r", document_rows([document]), statement_rows(said))


def peak(folder: Path, documents: int) -> int:
    """The bytes that Python holds at most while a version is made of so many documents."""
    folder.mkdir()
    store, code = SqliteStore(folder), spine()
    for start in range(0, documents, 100):
        pages, derivations = zip(*map(derived, range(start, start + 100)), strict=True)
        store.add_pages(pages, [], "in")
        store.add_derivations(derivations)
    with store.drafting("r", "c") as draft:
        tracemalloc.start()
        publishing.publish(draft, code, lambda _: None)
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    store.close()
    return found


def test_what_is_held_does_not_grow_with_the_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module, name, least in (
        (publishing, "_FEW", 0),
        (publishing, "MENTIONS", 100),
        (publishing, "_ANSWERS", 50),
        (import_module("liandong.records.reconcile"), "_AT_A_TIME", 50),
        (desk, "_HOMES_AT_A_TIME", 5),
        (desk, "_ROWS_AT_A_TIME", 100),
        (across, "_AT_A_TIME", 100),
        (across, "_HELD", 200),
    ):
        monkeypatch.setattr(module, name, least)
    peak(tmp_path / "warm", 100)
    assert peak(tmp_path / "large", 400) - peak(tmp_path / "small", 100) < 300 * _DOCUMENT

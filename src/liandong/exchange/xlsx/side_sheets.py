"""The sheets beside the kinds: every quote, the ledger's own checks, and what was not taken in."""

from liandong.exchange.entries import Entries, Proof
from liandong.exchange.source import Source
from liandong.exchange.wording import (
    aside_detail,
    coded,
    kind_name,
    place,
    property_name,
    published,
    scope_name,
    shown,
    standing,
    title,
    word,
)
from liandong.exchange.xlsx.book import Book, Sheet
from liandong.model import Conflict

_EVIDENCE = (
    ("record", 30), ("kind", 8), ("property", 12), ("value", 20), ("as_written", 20), ("sentence", 70), ("role", 8),
    ("scope", 10), ("as_of", 12), ("conflict", 10), ("adopted", 6), ("file", 26), ("place", 16), ("title", 34),
    ("published", 12), ("tier", 10), ("id", 12),
)  # fmt: skip
_ID = len(_EVIDENCE) - 1
"""The column of the record's id: for programs, not printed."""


def write_evidence(book: Book, entries: Entries) -> None:
    sheet = book.sheet(book.word("evidence"))
    book.headings(sheet, 0, [(book.word(code), width) for code, width in _EVIDENCE])
    last = None
    for row, proof in enumerate(entries.proofs, start=1):
        new = proof.record.id != last
        last = proof.record.id
        _write_proof(book, sheet, row, proof, entries, new)
    book.finish(sheet, 0, len(entries.proofs), len(_EVIDENCE), printed=_ID)


def _write_proof(book: Book, sheet: Sheet, row: int, proof: Proof, entries: Entries, new: bool) -> None:
    lang, value, quote = book.lang, proof.value, proof.quote
    document = entries.documents[quote.document]
    top: dict[str, object] = {"top": 1, "top_color": "#C5CED6"} if new else {}
    as_of = f"{value.as_of.date}（{coded('basis', value.as_of.basis.value, lang)}）" if value.as_of else ""
    reference = entries.labels.get(value.ref or "", "")
    cells = (
        entries.labels[proof.record.id], kind_name(proof.record.kind, lang), property_name(proof.declared, lang),
        reference or shown(proof.declared, value.value, lang), value.value.raw, None,
        coded("role", quote.role.value, lang), scope_name(value.scope, lang), as_of,
        coded("conflict", value.conflict.value, lang) if value.conflict is not Conflict.NONE else "",
        _adopted(proof, lang), document.path, place(quote, lang), title(document),
        published(document), coded("tier", entries.tiers[document.id].name.lower(), lang), proof.record.id,
    )  # fmt: skip
    for column, text in enumerate(cells):
        if text is None:
            book.marked(sheet, row, column, quote.text, quote.span(value.value.raw), **top)
        else:
            book.text(sheet, row, column, text, **top, **({"text_wrap": False} if column == _ID else {}))


def _adopted(proof: Proof, lang: str) -> str:
    """Whether the ledger stands by the value; that a source denies it or another took its place is said in words."""
    return standing(proof.value, lang) or word("yes" if proof.adopted else "no", lang)


def write_checks(book: Book, ledger: Source, entries: Entries) -> None:
    sheet = book.sheet(book.word("checks"))
    columns = (("record", 34), ("check", 18), ("verdict", 12), ("shown", 60), ("gap", 16), ("reason", 30))
    book.headings(sheet, 0, [(book.word(code), width) for code, width in columns])
    answers = sorted(ledger.answers(), key=lambda a: (a.record, a.recipe, a.id))
    fills: dict[str, dict[str, object]] = {"fails": {"bg_color": "#FDECC8"}, "holds": {}, "unknown": {}}
    for row, answer in enumerate(answers, start=1):
        label = entries.labels.get(answer.record, answer.record)
        target = entries.first_proof.get(answer.record)
        if target is None:
            book.text(sheet, row, 0, label)
        else:
            book.link(sheet, row, 0, f"'{book.word('evidence')}'!A{target + 2}", label)
        cells = (
            coded("recipe", answer.recipe, book.lang), coded("verdict", answer.verdict.value, book.lang), answer.shown,
            answer.gap or "", coded("answer", answer.reason, book.lang) if answer.reason else "",
        )  # fmt: skip
        for column, text in enumerate(cells, start=1):
            book.text(sheet, row, column, text, **fills[answer.verdict.value])
    book.finish(sheet, 0, len(answers), len(columns))


def write_set_aside(book: Book, ledger: Source) -> None:
    sheet = book.sheet(book.word("set_aside"))
    columns = (("file", 40), ("reason", 40), ("detail", 60), ("place", 18))
    book.headings(sheet, 0, [(book.word(code), width) for code, width in columns])
    aside = ledger.set_aside()
    for row, each in enumerate(aside, start=1):
        span = f"{each.start}–{each.end}" if each.start is not None else ""
        reason, detail = coded("set_aside", each.reason, book.lang), aside_detail(each, book.lang)
        for column, text in enumerate((each.path, reason, detail, span)):
            book.text(sheet, row, column, text)
    book.finish(sheet, 0, len(aside), len(columns))

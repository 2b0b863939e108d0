"""Records told on a page: their lines and their cards. What stands beside them is looked up once for all of a page."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup, escape

from liandong.errors import UnknownRecord
from liandong.exchange.html.entry import KEYS, Beside, Teller
from liandong.exchange.wording import property_name
from liandong.messages import text
from liandong.model import KINDS, Record
from liandong.portal.asked import Asked
from liandong.portal.bounded import Bounded
from liandong.search.marking import clashes

_KEPT: "Bounded[tuple[str | None, ...], Line]" = Bounded(16 * 1024 * 1024)
_LINE_BYTES = 2_000
"""Of a line without its row."""
_WHOLE, _DAY = ' class="whole"', len("2026-11-26")


@dataclass(frozen=True, slots=True)
class Line:
    """A record in a list: what stands under each heading, whether its sources really differ, how many they are."""

    id: str
    kind: str
    label: str
    link: str
    keys: tuple[tuple[str, str], ...]
    conflict: bool
    families: int
    html: Markup
    """The line of the table."""


@dataclass(frozen=True, slots=True)
class Head:
    """A heading over lines: the address of the list in its order, and which way it goes (`ascending`, `descending`)."""

    label: str
    link: str = ""
    sort: str = ""


def teller(asked: Asked, records: Iterable[Record] = (), *, whole: bool = False) -> Teller:
    """Tells records of the ledger that was asked for. The names of what `records` refer to in their lines, or as a
    `whole`, and the documents of these, are asked for at once; others one by one as they are needed."""
    ledger, told = asked.ledger, list(records)
    refs = {ref for record in told for ref in _refs(record, whole=whole)}
    labels = {id_: record.label for id_, record in ledger.named(refs).items()} if refs else {}
    named = _label(asked)
    documents = ledger.documents_named(_documents(told)) if whole and told else {}
    document = cache(ledger.document)
    beside = Beside(
        lambda id_: labels[id_] if id_ in labels else None if id_ in refs else named(id_),
        lambda id_: documents[id_] if id_ in documents else document(id_),
        cache(ledger.tier),
        ledger.health,
        lambda id_: asked.link(f"/record/{id_}"),
    )
    return Teller(beside, asked.lang)


def lines(asked: Asked, records: Sequence[Record], said: Callable[[str], str] = str) -> tuple[Line, ...]:
    """The records, in their order, as lines of a list; each of their words as it is `said` here."""
    telling = teller(asked, records)
    return tuple(_line(asked, telling, record, said) for record in records)


def lines_of(asked: Asked, ids: Sequence[str]) -> tuple[Line, ...]:
    """The records of these ids likewise; lines are kept by the seal of the version, which tells all that it holds."""
    seal = asked.ledger.view.seal()
    of = seal, asked.lang, *asked.past
    kept = {line.id: line for line in _KEPT.get_all([(*of, id_) for id_ in ids]).values()} if seal else {}
    missing = [id_ for id_ in ids if id_ not in kept]
    if missing:
        for line in lines(asked, list(asked.ledger.named(missing).values())):
            kept[line.id] = line
            _KEPT.put((*of, line.id), line, _LINE_BYTES + 2 * len(line.html))
    return tuple(kept[id_] for id_ in ids if id_ in kept)


def _line(asked: Asked, telling: Teller, record: Record, said: Callable[[str], str]) -> Line:
    link, label, clash = asked.link(f"/record/{record.id}"), said(record.label), clashes(record)
    keys = tuple((name, said(value)) for name, value in telling.keys(record))
    html = _set_out(asked, link, label, keys, record.families, clash=clash)
    return Line(record.id, record.kind, label, link, keys, clash, record.families, html)


def _set_out(
    asked: Asked, link: str, label: str, keys: Sequence[tuple[str, str]], families: int, *, clash: bool
) -> Markup:
    """The line of the table, put together by hand, which takes a tenth of what `Markup.format` takes."""
    tags = [f'<span class="tag real">{escape(text("page.conflict", asked.lang))}</span>'] if clash else []
    if families > 1:
        told = text("portal.sources_n", asked.lang, number=families)
        tags.append(f'<span class="tag soft">{escape(told)}</span>')
    cells = [
        f'<td data-th="{escape(name)}"{_WHOLE if value[:4].isdigit() and len(value) <= _DAY else ""}>'
        f"{escape(value)}</td>"
        for name, value in keys
    ]
    lead = f'<th scope="row" class="lead"><a href="{escape(link)}">{escape(label)}</a></th>'
    return Markup(f'<tr>{lead}{"".join(cells)}<td class="marks-cell">{" ".join(tags)}</td></tr>\n')


def set_out(rows: Iterable[Line]) -> Markup:
    """The lines of a table one after another."""
    return Markup("".join([row.html for row in rows]))


def heads(kind: str, lang: str) -> tuple[Head, ...]:
    """The headings of the lines of a kind."""
    keys = (property_name(KINDS[kind].property(name), lang) for name in KEYS[kind])
    return tuple(map(Head, (text("page.name", lang), *keys)))


def _refs(record: Record, *, whole: bool) -> Iterable[str]:
    kept = None if whole else KEYS[record.kind]
    return (
        value.ref for name, values in record.properties if kept is None or name in kept for value in values if value.ref
    )


def _documents(records: Iterable[Record]) -> Iterable[str]:
    return {
        quote.document for record in records for _, values in record.properties for v in values for quote in v.evidence
    }


def _label(asked: Asked) -> Callable[[str], str | None]:
    @cache
    def label(id_: str) -> str | None:
        try:
            return asked.ledger.record(id_).label
        except UnknownRecord:  # the thing was named, and nothing else is known of it
            return None

    return label

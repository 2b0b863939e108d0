"""The method (编制方法) of an edition: its framework with weights, its steps in words, what was filled and treated, and
whether it can be computed again."""

from itertools import cycle
from typing import Any

from fastapi import Response

from liandong.access import Right
from liandong.errors import UnknownRecord
from liandong.indices import Cell, Framework, Index, Node, Note
from liandong.indices.editions import Word
from liandong.indices.editions.edition import moment
from liandong.indices.editions.editions import digest
from liandong.indices.insight.insight import Insight
from liandong.indices.tables.headings import HEADINGS
from liandong.indices.text.parts import describe
from liandong.indices.text.wording import told as worded
from liandong.messages import text, words
from liandong.portal.admission import FORBIDDEN
from liandong.portal.asked import Asked
from liandong.portal.form import WHOLE, Done, Wrong
from liandong.portal.indexing import Indexing, Told
from liandong.portal.pages.index import shown
from liandong.portal.sheet import Sheet, Table
from liandong.workspace.people.attesting import attestation

_NOTES, _DIGITS = 200, 16
_DEEDS = ("index_deleted_told", "index_restored_told")
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_HEADINGS = (
    *("index_node", "index_code", "index_weight", "index_effective", "index_direction", "index_unit_of"),
    "index_how",
)


def tell(indexing: Indexing, asked: Asked) -> Sheet:
    """The whole method; UnknownRecord where there is no such edition."""
    told, lang = indexing.told(asked.places["id"]), asked.lang
    index, method, edition = told.index, told.held.methodology, told.edition
    headings = [text(f"portal.{name}", lang) for name in _HEADINGS]
    lines = [(index.framework.level(node.code), _cells(index, node, lang)) for node in _ordered(index.framework)]
    notes = [(_where(index, note, lang), note.told.worded(lang)) for note in index.notes]
    factors = [worded(factor, lang) for factor in method.factors]
    values: dict[str, Any] = {
        **shown.frame_of(asked, told, "/method"),
        "headings": headings,
        "lines": lines,
        "steps": [worded(step, lang) for step in index.recipe.whole],
        "factors": factors,
        "drawn": text("portal.index_drawn_told", lang, many=f"{told.replications:,}", seed=method.seed),
        "notes": notes[:_NOTES],
        "more": text("portal.index_notes_more", lang, count=len(notes) - _NOTES) if len(notes) > _NOTES else "",
        "passed": [
            (each.label, asked.link(f"/record/{each.record}") if each.record else "", getattr(each, lang))
            for each in edition.passed[:_NOTES]
        ],
        "concerns": [each.told.worded(lang) for each in Insight.into(index).audit()],
        "kept": text("portal.index_kept_told", lang, person=edition.by.actor, reason=edition.by.reason,
                     at=shown.minute(edition.by.at)),
        "history": [
            text(f"portal.{deed}", lang, person=each.actor, at=shown.minute(each.at), reason=each.reason)
            for each, deed in zip(edition.before, cycle(_DEEDS), strict=False)
        ],
        "same": digest(index) == edition.scores,
        "digests": text("portal.index_digests", lang, table=edition.table[:_DIGITS], method=edition.method[:_DIGITS]),
        "ledger": text("portal.index_from_ledger", lang, version=edition.version) if edition.version else "",
        "files": [
            (text(f"portal.index_take_{name}", lang), shown.here(asked, edition.id, f"/file/{name}"))
            for name in ("method", "table", "workbook", *(("given",) if edition.given else ()))
        ],
    }  # fmt: skip
    title = f"{edition.title} · {text('portal.index_method', lang)}"
    rows = [cells for _, cells in lines]
    return Sheet("index_method.html", title, values, lambda: _data(told), Table(headings, rows), lasts=False)


def _ordered(framework: Framework, code: str = "") -> list[Node]:
    """The nodes as a tree is read: each before those under it."""
    here = code or framework.root
    found = [framework.by_code[here]]
    for child in framework.children.get(here, ()):
        found += _ordered(framework, child)
    return found


def _cells(index: Index, node: Node, lang: str) -> list[str]:
    framework = index.framework
    whole = sum(index.effective[leaf] for leaf in framework.under(node.code))
    direction = ""
    if node.direction is not None:
        direction = text("portal.index_more_better" if node.direction > 0 else "portal.index_less_better", lang)
    own = [worded(part, lang) for part in (node.scale, node.treatment, node.mean) if part is not None]
    if node.target is not None:
        own.append(text("portal.index_target", lang, value=f"{node.target:g}"))
    if node.denominator:
        own.append(text("portal.index_denominator", lang, code=node.denominator))
    return [
        framework.name(node.code), node.code, shown.weight(index.weights[node.code]), shown.weight(whole), direction,
        node.unit, ("；" if lang == "zh" else "; ").join(own),
    ]  # fmt: skip


def _where(index: Index, note: Note, lang: str) -> str:
    cell = note.cell
    parts = (
        index.frame.name(cell.unit) if cell.unit else "",
        cell.period,
        index.framework.name(cell.indicator) if cell.indicator else "",
    )
    return ("，" if lang == "zh" else ", ").join(part for part in parts if part)


def _data(told: Told) -> dict[str, Any]:
    """The method for programs: what its file says, and what the steps did."""
    index, method = told.index, told.held.methodology
    return {
        "edition": told.edition.id,
        "title": told.edition.title,
        "nodes": [
            {
                "code": node.code,
                "parent": node.parent or None,
                "name": node.name or None,
                "direction": node.direction,
                "weight": index.weights[node.code],
                "effective": sum(index.effective[leaf] for leaf in index.framework.under(node.code)),
                "unit": node.unit or None,
                "target": node.target,
                "denominator": node.denominator or None,
            }
            for node in _ordered(index.framework)
        ],
        "steps": [describe(step) for step in index.recipe.whole],
        "factors": [describe(factor) for factor in method.factors],
        "replications": told.replications,
        "seed": method.seed,
        "notes": [{**note.cell._asdict(), "told": note.told.worded("en")} for note in index.notes],
        "same_scores": digest(index) == told.edition.scores,
    }


def take(indexing: Indexing, asked: Asked) -> Done | Wrong:
    """Deletes the edition, or puts it back."""
    deed, id_ = asked.sent.one("do"), asked.places["id"]
    if deed not in ("delete", "restore"):
        return Wrong({WHOLE: words("portal.deed_unknown")})
    if not asked.who.may(Right.REVIEW):
        raise FORBIDDEN
    signed = attestation(**asked.sent.signature)
    word = Word(signed.actor, moment(), signed.reason)
    if deed == "restore":
        indexing.editions.restore(id_, word)
        return Done(f"/index/{id_}")
    indexing.editions.delete(id_, word)
    return Done("/indices")


def file(indexing: Indexing, asked: Asked) -> Response:
    """What an edition is made of, to be taken away; UnknownRecord for another name."""
    id_, name = asked.places["id"], asked.places["name"]
    edition = indexing.editions.edition(id_)
    match name:
        case "method":
            data, kind, ending = indexing.editions.method(id_), "application/toml", "toml"
        case "table":
            data, kind, ending = _table(indexing.told(id_), asked.lang).csv(), "text/csv; charset=utf-8", "csv"
        case "workbook":
            data, kind, ending = indexing.workbook(id_, asked.lang), _EXCEL, "xlsx"
        case "given" if edition.given:
            ending = edition.given.rpartition(".")[2].lower()
            data, kind = indexing.editions.given(id_), "application/octet-stream"
            ending = ending if ending.isascii() and ending.isalnum() else "bin"
        case _:
            raise UnknownRecord(words("index.no_edition", id=f"{id_}/{name}"))
    named = f'attachment; filename="index-{id_}-{name}.{ending}"'
    return Response(data, headers={"Content-Disposition": named, "Cache-Control": "no-store"}, media_type=kind)


def _table(told: Told, lang: str) -> Table:
    """The numbers as they were given, one a row, each with its source: what can be brought again."""
    frame = told.held.frame
    parts = ("period", "unit", "name", "indicator", "value", "source", "vintage")
    headings = [HEADINGS[part][0] if lang == "zh" else part for part in parts] + ["record"]
    rows = []
    for at, period in enumerate(frame.periods):
        for row, unit in enumerate(frame.units):
            for column, code in enumerate(frame.indicators):
                value = frame.values[at, row, column]
                source = frame.source(Cell(period, unit, code))
                rows.append([period, unit, frame.name(unit), code, "" if value != value else repr(float(value)),
                             source.text if source else "", source.vintage if source else "",
                             source.record if source else ""])  # fmt: skip
    return Table(headings, rows)

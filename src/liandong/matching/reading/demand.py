"""Demand (需求): a need read from the text that describes it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from liandong.matching.need import Need, unsound
from liandong.matching.reading import standing
from liandong.matching.reading.backing import backing
from liandong.matching.reading.bearers import firm_of
from liandong.matching.reading.passed import clauses_in, passed
from liandong.matching.reading.plainness import plain
from liandong.matching.reading.product import Reading
from liandong.matching.reading.projects import project_of
from liandong.matching.reading.sections import Piece, Span, pieces
from liandong.matching.reading.sought import sought
from liandong.matching.reading.spending import purpose_of
from liandong.matching.reading.turns import in_turn
from liandong.matching.reading.unwrapping import unwrapped


def read_need(code: str, text: str, *, title: str = "", firm: str = "", source: str = "") -> Reading[Need]:
    """The need that a text describes; what it does not state is not known."""
    printed, whole = text, unwrapped(text)
    text = whole.text
    flat = plain(text)
    cut = list(pieces(flat))
    sentences = in_turn(flat, cut)
    values: dict[str, Any] = {}
    proof: dict[str, Span] = {}
    named = None if title else project_of(sentences, text, flat)
    values["title"] = text[slice(*named)] if named else title
    if named:
        proof["title"] = named
    titled = proof.get("title", (0, 0))
    sentences = [piece for piece in sentences if not titled[0] <= piece.start < piece.end <= titled[1]]
    values["firm"] = firm or firm_of(sentences, proof, text, proof.get("title"))
    sentences = _nameless(sentences, flat[slice(*proof["firm"])] if "firm" in proof else "")
    found: dict[str, tuple[Any, Span] | None] = {
        **sought(flat, sentences),
        **backing(sentences),
        "region": standing.region(sentences, values["title"], proof.get("title")),
        "industry": standing.industry(sentences),
        "founded": standing.founded(sentences),
        "rating": standing.rating(sentences),
        "titles": standing.titles(sentences),
        "stage": standing.stage(sentences),
        "purpose": purpose_of(sentences, values["title"], proof.get("title")),
    }
    for name, told in found.items():
        if told is not None and not unsound(name, told[0]):
            values[name], proof[name] = told
    spans = {name: whole.span(*span) for name, span in proof.items()}
    left = passed(printed, clauses_in(whole, cut), spans.values())
    return Reading(Need(code, source=source, **values), spans, left)


def _nameless(sentences: Sequence[Piece], firm: str) -> list[Piece]:
    """The sentences with the firm's name blanked out: what it is called is neither what it does nor what it buys."""
    if not firm:
        return list(sentences)
    return [replace(piece, text=piece.text.replace(firm, "〇" * len(firm))) for piece in sentences]

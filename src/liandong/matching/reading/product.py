"""Product (产品): an offer read from the text that describes it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Generic, TypeVar

from liandong.matching.offer import Offer
from liandong.matching.reading import words
from liandong.matching.reading.asking import conditions, security
from liandong.matching.reading.figures import Limit, limits
from liandong.matching.reading.naming import FIRST_LINE, Span, named
from liandong.matching.reading.sections import Piece, Topic, half_width, parts, pieces
from liandong.rules import All, Condition, Relation, Test, Unread
from liandong.rules import Any as Either

T = TypeVar("T")

_INSTITUTION = re.compile(
    r"(?:^|[,、(由—-])((?!执行|合作|人民|我|由)(?:(?![不按同向与经的超各])[\u4e00-\u9fff]){2,12}?(?<!人民)"
    r"(?:银行|农商行|信用社|担保公司|担保集团|财产保险|担保|融资租赁|租赁公司|保险公司|商业保理|小额贷款公司|保理公司|基金公司)"
    r"(?:(?:股份)?有限公司)?(?:[\u4e00-\u9fff]{2,8}?(?:分行|支行|分公司))?)(?!业)"
)
_TITLES = (
    re.compile(r"[“\"「《]([\u4e00-\u9fffA-Za-z0-9·+]{1,12}(?:贷款?|保|租|融|通|宝|易|链|票))[”\"」》]"),
    re.compile(r"^([\u4e00-\u9fffA-Za-z0-9·]{2,10}(?:贷(?!款)|易融|速融|快融|租赁))(?![\u4e00-\u9fff])"),
    FIRST_LINE,
)
_NO_CONDITIONS = (Topic.TITLE, Topic.PARTY, Topic.RATE, Topic.PURPOSE, Topic.SECURITY)
_SECURED = re.compile("抵押|质押|保证(?!金)|(?:由|需|须|提供|追加|引入|落实)[^,。;]{0,14}担保")
_HELD = {"region": "regions", "industry": "industries", "rating": "ratings", "pledges": "pledges",
         "guarantees": "guarantees", "titles": "titles"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """What was read of a text: the noun, and for each of its fields that was read the place of what proves it, and of
    each further condition (`further.0` and so on)."""

    noun: T
    proof: Mapping[str, Span]


def read_offer(code: str, text: str, *, title: str = "", institution: str = "", source: str = "") -> Read[Offer]:
    """The product that a text describes. What it asks and nobody can read stays with it, unread."""
    flat = half_width(text)
    sentences = list(pieces(flat))
    values: dict[str, Any] = {}
    proof: dict[str, Span] = {}
    further: list[Condition] = []
    _limits(sentences, values, proof)
    _drop_crossed(flat, values, proof, further)
    for piece in sentences:
        _purposes(piece, values, proof)
        if piece.topic not in _NO_CONDITIONS:
            for condition, span in conditions(piece):
                _take(condition, span, values, proof, further)
        for part in _on_security(piece):
            asked = security(part)
            if asked is not None:
                _take(asked, (part.start, part.end), values, proof, further)
    further = [as_printed(condition, text, proof[f"further.{at}"]) for at, condition in enumerate(further)]
    values["title"] = title or named("title", Topic.TITLE, _TITLES, sentences, proof, text)
    values["institution"] = institution or named("institution", Topic.PARTY, (_INSTITUTION,), sentences, proof, text)
    return Read(Offer(code, further=tuple(further), source=source, **values), proof)


def as_printed(condition: Condition, text: str, span: Span) -> Condition:
    """The condition with the sentence as it stands in the text, not in half width."""
    if isinstance(condition, Test | Unread):
        whole = len(condition.text) == span[1] - span[0]
        return replace(condition, text=text[slice(*span)]) if whole else condition
    if isinstance(condition, All | Either):
        return replace(condition, parts=tuple(as_printed(part, text, span) for part in condition.parts))
    return condition


def _limits(sentences: Sequence[Piece], values: dict[str, object], proof: dict[str, Span]) -> None:
    held: dict[str, list[Limit]] = {}
    for piece in sentences:
        for limit in limits(piece):
            held.setdefault(limit.field, []).append(limit)
    for field, found in held.items():
        least = [each for each in found if each.least is not None and each.least != each.most]
        most = [each for each in found if each.most is not None]
        if least:
            low = min(least, key=lambda each: each.least or Decimal())
            _put(f"{field}_least", low.least, low, values, proof)
        if most:
            high = max(most, key=lambda each: each.most or Decimal())
            _put(f"{field}_most", high.most, high, values, proof)
            if field == "rate" and not least and high.least == high.most:
                _put("rate_least", high.least, high, values, proof)


def _drop_crossed(text: str, values: dict[str, Any], proof: dict[str, Span], further: list[Condition]) -> None:
    """Limits that cross are of two things, or misread: they stand as conditions that nobody could read."""
    for field in ("amount", "term", "rate"):
        names = f"{field}_least", f"{field}_most"
        if all(name in values for name in names) and values[names[0]] > values[names[1]]:
            for name in names:
                del values[name]
                start, end = proof.pop(name)
                proof[f"further.{len(further)}"] = start, end
                further.append(Unread(text[start:end]))


def _put(name: str, value: Decimal | None, limit: Limit, values: dict[str, object], proof: dict[str, Span]) -> None:
    values[name], proof[name] = value, (limit.start, limit.end)


def _on_security(piece: Piece) -> Sequence[Piece]:
    """What speaks of pledges and guarantees: the whole under a heading of its own, else parts that ask for some."""
    if piece.topic is Topic.SECURITY:
        return [piece]
    if piece.topic not in (Topic.NONE, Topic.CONDITIONS):
        return []
    return [part for part in parts(piece) if _SECURED.search(part.text) and not any(True for _ in limits(part))]


def _purposes(piece: Piece, values: dict[str, object], proof: dict[str, Span]) -> None:
    if piece.topic is Topic.PURPOSE or (
        piece.topic in (Topic.NONE, Topic.OTHER) and re.search("用于|用途", piece.text)
    ):
        named = frozenset(words.found(words.PURPOSES, piece.text))
        if named and "purposes" not in values:
            values["purposes"], proof["purposes"] = named, (piece.start, piece.end)


def _take(
    condition: Condition, span: Span, values: dict[str, object], proof: dict[str, Span], further: list[Condition]
) -> None:
    """Puts a condition into the field of the offer that says the same, else among the further ones."""
    if isinstance(condition, Test):
        if condition.relation is Relation.ONE_OF and condition.field in _HELD and _HELD[condition.field] not in values:
            name = _HELD[condition.field]
            values[name], proof[name] = condition.value, span
            return
        if condition.field == "age" and condition.relation is Relation.AT_LEAST and "age_least" not in values:
            values["age_least"], proof["age_least"] = condition.value, span
            return
    proof[f"further.{len(further)}"] = span
    further.append(condition)

"""Product (产品): an offer read from the text that describes it."""

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby
from typing import Any, Generic, TypeVar

from liandong.matching.offer import Offer
from liandong.matching.reading import security, words
from liandong.matching.reading.asking import conditions
from liandong.matching.reading.calling import title_of
from liandong.matching.reading.clauses import Asked
from liandong.matching.reading.currencies import overlaps
from liandong.matching.reading.figures import Limit, limits, of_other_money
from liandong.matching.reading.lenders import institution_of
from liandong.matching.reading.mentions import when
from liandong.matching.reading.passed import Passed, clauses_in, passed
from liandong.matching.reading.purposes import by_name, purposes
from liandong.matching.reading.remainder import remainder
from liandong.matching.reading.sections import Piece, Span, Topic, half_width, pieces
from liandong.matching.reading.signs import silent, stated
from liandong.matching.reading.unwrapping import unwrapped
from liandong.matching.sometime import Sometime
from liandong.matching.values import number
from liandong.rules import All, Condition, Relation, Test, Unread
from liandong.rules import Any as Either
from liandong.rules.condition import Days, clauses

T = TypeVar("T")

_BORROWER = re.compile(
    r"(?:融资|借款|贷款|申请|承贷|用款|适用|支持|申报|受惠|目标)(?:主体|企业|单位|公司|机构)$|^借款单位|^承租单位"
)
_LENDS = re.compile("(?:银行|担保|租赁|保险|保理|小额贷款|基金|信用社)[^,。;]{0,12}$")
_ASKING = (Topic.CONDITIONS, Topic.BORROWER, Topic.BARRED)
_VALID = re.compile(
    r"(?:有效期|活动期|活动时间|受理期|申报期|办理期限)[^,。;]{0,16}?[至到](?P<day>\d{4}年\d{1,2}月\d{1,2}日)"
)
_ASIDE = 8
"""What a sentence says besides is nothing if it is shorter."""
_LONGEST = 32
"""A name is shorter."""
_OPENING = 24
"""Up to where a text says what it is about."""
_OWN = {"担保": "融资担保", "保险": "保证保险"}
"""What a guarantor and an insurer sell is nothing that they take."""
_HELD = {"region": "regions", "industry": "industries", "rating": "ratings", "pledges": "pledges",
         "guarantees": "guarantees", "titles": "titles"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """What was read of a text: the noun, and for each of its fields that was read the place of what proves it, and of
    each further condition (`further.0` and so on). `passed` are the stretches of the text that prove none of that.
    `taken` are the pledges and guarantees that a product names as taken, whether or not it asks for one of them."""

    noun: T
    proof: Mapping[str, Span]
    passed: tuple[Passed, ...]
    taken: Mapping[str, frozenset[str]] = dataclasses.field(default_factory=dict)


def read_offer(code: str, text: str, *, title: str = "", institution: str = "", source: str = "") -> Reading[Offer]:
    """The product that a text describes. What it asks and nobody can read stays with it, unread; what is taken to ask
    nothing is told as `passed`."""
    printed, whole = text, unwrapped(text, values=False)  # the lines below a label are points of a list
    text = whole.text
    flat = half_width(text)
    cut = list(pieces(flat))
    sentences = _alternatives_joined(list(map(_of_offer, cut)))
    values: dict[str, Any] = {}
    proof: dict[str, Span] = {}
    further: list[Condition] = []
    _limits(sentences, values, proof)
    _drop_crossed(flat, values, proof, further)
    for name, given, found in (
        ("title", title, title_of(sentences, flat)),
        ("institution", institution, institution_of(sentences, flat)),
    ):
        values[name] = given or (text[slice(*found)] if found else "")
        if found and not given:
            proof[name] = found
    _purposes(sentences, values, proof)
    until = _until(sentences, values, proof)
    called, spoken = _called(values), [piece for piece in sentences if piece is not until]
    for condition, span in _heard(_asked(spoken, flat), spoken, called):
        _take(condition, span, values, proof, further)
    _secured_somehow(sentences, values, proof, further)
    _of_other_money(flat, sentences, proof, further)
    _keep_the_rest(sentences, values, proof, further)
    further = [as_printed(condition, text, flat, proof[f"further.{at}"]) for at, condition in enumerate(further)]
    spans = {name: whole.span(*span) for name, span in proof.items()}
    return Reading(
        Offer(code, further=tuple(further), source=source, **values),
        spans,
        passed(printed, clauses_in(whole, cut), spans.values()),
        _taken(sentences, values, title=text[slice(*proof.get("title", (0, 0)))]),
    )


def _asked(sentences: Sequence[Piece], flat: str) -> Iterator[Asked]:
    end, asking = 0, False
    prose = not any(piece.topic in _ASKING for piece in sentences)
    for topic, together in groupby(sentences, key=lambda piece: piece.topic):
        if topic is Topic.SECURITY:
            spoken = list(together)
            secured = [piece for piece in spoken if security.speaks(piece)] or spoken
            yield from security.asked(secured)
            for piece in spoken:
                if piece not in secured:
                    yield from conditions(replace(piece, topic=Topic.NONE))
            continue
        for piece in together:
            goes_on = asking and topic in (Topic.NONE, Topic.OTHER) and flat[end : piece.start].strip() == ";"
            found = list(
                conditions(piece, goes_on=goes_on, prose=(prose or topic is Topic.OTHER) and piece.start > _OPENING)
            )
            end, asking = piece.end, bool(found)
            yield from found


def _heard(found: Iterable[Asked], sentences: Sequence[Piece], called: re.Pattern[str]) -> list[Asked]:
    """What was found, without what nobody could read and is known to ask nothing; under a heading of conditions what
    tells a state asks, under one of what is shut out everything does."""
    kept = list(found)
    tested = {span for condition, span in kept if not isinstance(condition, Unread)}

    def asks(condition: Condition, span: Span) -> bool:
        if span in tested or not isinstance(condition, Unread):
            return True
        topic = next((piece.topic for piece in sentences if piece.start <= span[0] < piece.end), Topic.NONE)
        said = called.sub("", condition.text)
        return topic is Topic.BARRED or not silent(said, asked=topic in _ASKING)

    return [each for each in kept if asks(*each)]


def _alternatives_joined(sentences: Sequence[Piece]) -> list[Piece]:
    """The sentences, a point of a list that begins with “or” as one with the point before it."""
    joined: list[Piece] = []
    for piece in sentences:
        last = joined[-1] if joined else None
        if last is not None and last.topic is piece.topic is Topic.CONDITIONS and piece.text.startswith("或"):
            gap = max(0, piece.start - last.end - 1)
            joined[-1] = replace(last, end=piece.end, text=f"{last.text},{' ' * gap}{piece.text}")
        else:
            joined.append(piece)
    return joined


def _of_offer(piece: Piece) -> Piece:
    """The sentence as one of a product: there the firm is who may borrow, not who offers."""
    told = _BORROWER.search(piece.heading) or re.search("登记|注册|成立|从事|须|的企业", piece.text)
    borrower = piece.topic is Topic.PARTY and told and not _LENDS.search(piece.text)
    return replace(piece, topic=Topic.BORROWER) if borrower else piece


def _taken(sentences: Sequence[Piece], values: Mapping[str, Any], *, title: str) -> dict[str, frozenset[str]]:
    """What is taken, and what is asked for; what a product and its guarantor are called is nothing that is, but for
    what the `title` tells that stands in the text."""
    called = _called(values)
    found = [security.taken(replace(piece, text=called.sub("", piece.text))) for piece in sentences]
    own = {word for sign, word in _OWN.items() if sign in values["institution"]}
    found.append({"pledges": security.by_name(title), "guarantees": security.backed_by_name(title)})
    return {
        name: (frozenset().union(*(each[name] for each in found)) | values.get(name, frozenset())) - own
        for name in ("pledges", "guarantees")
    }


def _secured_somehow(
    sentences: Sequence[Piece], values: Mapping[str, Any], proof: dict[str, Span], further: list[Condition]
) -> None:
    """What secures the loan, where the text tells it and asks for nothing of the kind: whether it is a must is to be
    asked, or the product would take those who have nothing."""
    if _secured_by(values, further) or any(words.UNSECURED.search(each.text) for each in sentences):
        return
    called = _called(values)
    for piece in sentences:
        named = security.taken(replace(piece, text=called.sub("", piece.text)))
        covered = any(start < piece.end and piece.start < end for name, (start, end) in proof.items() if "." in name)
        if any(named.values()) and not covered:
            proof[f"further.{len(further)}"] = piece.start, piece.end
            further.append(Unread(piece.text))


def _keep_the_rest(
    sentences: Sequence[Piece], values: Mapping[str, Any], proof: dict[str, Span], further: list[Condition]
) -> None:
    """What stands where nothing was read and is not known to ask nothing."""
    unsecured = any(words.UNSECURED.search(each.text) for each in sentences)
    secured = bool(_secured_by(values, further))
    rest = remainder(sentences, proof, called=_called(values), unsecured=unsecured, secured=secured)
    for condition, span in list(rest):
        proof[f"further.{len(further)}"] = span
        further.append(condition)


def _secured_by(values: Mapping[str, Any], further: Sequence[Condition]) -> set[str]:
    """The fields of what must secure the loan."""
    asked_for = {test.field for condition in further for test in clauses(condition) if isinstance(test, Test)}
    return {*values, *asked_for} & {"pledges", "guarantees"}


def _of_other_money(text: str, sentences: Sequence[Piece], proof: dict[str, Span], further: list[Condition]) -> None:
    """Limits in other money than yuan, which nothing is converted to: they are to be asked about."""
    for piece in sentences:
        for start, end in of_other_money(piece):
            if not overlaps((start, end), [span for name, span in proof.items() if name.startswith("further.")]):
                proof[f"further.{len(further)}"] = start, end
                further.append(Unread(text[start:end].strip()))


def _called(values: Mapping[str, Any]) -> re.Pattern[str]:
    """What the product and its institution are called, which names nothing that is taken."""
    names = [half_width(values[name]) for name in ("title", "institution") if values[name]]
    names = [name for name in names if len(name) < _LONGEST and not stated(name)]  # a condition is no name
    return re.compile("|".join(map(re.escape, names)) or "(?!)")


def _until(sentences: Sequence[Piece], values: dict[str, Any], proof: dict[str, Span]) -> Piece | None:
    """The last day on which the product can be had; the sentence that tells that and nothing else."""
    for piece in sentences:
        match = _VALID.search(piece.text)
        told = when(match["day"]) if match else None
        last = told.last if isinstance(told, Sometime) else told  # until a month is until its last day
        if match and last:
            values["days"] = Days(None, last)
            proof["until"] = piece.start + match.start(), piece.start + match.end()
            return piece if len(piece.text) - len(match[0]) < _ASIDE else None
    return None


def as_printed(condition: Condition, text: str, flat: str, span: Span) -> Condition:
    """The condition with its clause as it stands in the text, not in half width."""
    if isinstance(condition, Test | Unread):
        at = flat.find(condition.text, *span)
        return replace(condition, text=text[at : at + len(condition.text)] if at >= 0 else text[slice(*span)])
    if isinstance(condition, All | Either):
        return replace(condition, parts=tuple(as_printed(part, text, flat, span) for part in condition.parts))
    return condition


def _limits(sentences: Sequence[Piece], values: dict[str, object], proof: dict[str, Span]) -> None:
    held: dict[str, list[Limit]] = {}
    for piece in sentences:
        for limit in limits(piece):
            held.setdefault(limit.field, []).append(limit)
    for field, found in held.items():
        least = [each for each in found if each.least is not None and each.least != each.most]
        most = [each for each in found if each.most is not None]
        exact = sorted((each for each in most if each.least == each.most), key=lambda each: each.most or Decimal())
        if field == "rate" and not least and len(exact) == len(most) > 1:
            least = exact[:1]  # of several rates the lowest and the highest
        if least:
            low = min(least, key=lambda each: each.least or Decimal())
            _put(f"{field}_least", low.least, low, values, proof)
        if most:
            high = max(most, key=lambda each: each.most or Decimal())
            _put(f"{field}_most", high.most, high, values, proof)
            if field == "rate" and not least and high.least == high.most:
                _put("rate_least", high.least, high, values, proof)


def _drop_crossed(text: str, values: dict[str, Any], proof: dict[str, Span], further: list[Condition]) -> None:
    """Limits that cross are of two things, or misread, as is what is more than there is of anything: they stand as
    conditions that nobody could read."""
    for field in ("amount", "term", "rate"):
        names = [name for name in (f"{field}_least", f"{field}_most") if values.get(name) is not None]
        crossed = len(names) > 1 and values[names[0]] > values[names[1]]
        if crossed or any(number(values[name]) for name in names):
            for name in names:
                del values[name]
                start, end = proof.pop(name)
                proof[f"further.{len(further)}"] = start, end
                further.append(Unread(text[start:end]))


def _put(name: str, value: Decimal | None, limit: Limit, values: dict[str, object], proof: dict[str, Span]) -> None:
    values[name], proof[name] = value, (limit.start, limit.end)


def _purposes(sentences: Sequence[Piece], values: dict[str, Any], proof: dict[str, Span]) -> None:
    """What the money may be used for: all that is told of it."""
    for piece in sentences:
        named = purposes(piece)
        if named:
            values["purposes"] = values.get("purposes", frozenset()) | named
            proof.setdefault("purposes", (piece.start, piece.end))
    if "title" in proof and (named := by_name(values["title"])):
        values["purposes"] = values.get("purposes", frozenset()) | named
        proof.setdefault("purposes", proof["title"])


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

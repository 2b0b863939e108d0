"""Which record of the ledger answers to which label of a page: the best pairs first, each used once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from liandong.evaluation.gold import KINDS, GoldPage, GoldRecord
from liandong.evaluation.likeness import bare, likeness, same_number, unit, within

NAME = 0.8
"""Likeness from which two names are the same; `DESCRIBED` where the label's name only describes the thing."""
DESCRIBED = 0.5
_BY_AMOUNT = 0.3  # a name that is not wholly different, beside the same amount in the same sentence
_OTHER_KIND = 0.01  # a record of the label's own kind goes before one of another kind that is accepted too
_OPTIONAL = 0.01

Properties = Mapping[str, Sequence[Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class Sight:
    """What one page proves of a record: values that have evidence there, and where that stands.

    `place` is the sentence of its name, or of a figure's value.
    """

    record: str
    kind: str
    properties: Properties
    spans: tuple[tuple[int, int], ...]
    place: tuple[int, int]
    called: str

    @property
    def shown(self) -> str:
        """What the record is called: its names, or what a figure says; else what it is called on other pages."""
        return _called(self.properties) or self.called

    @property
    def told(self) -> tuple[tuple[str, str], ...]:
        """What the page proves of it: of each property its values in words, numbers with their unit."""
        return tuple((name, "、".join(map(_in_words, values))) for name, values in self.properties.items())

    def values(self, name: str) -> list[Any]:
        """The normalised values of a property, the winning one first."""
        return [v["value"] for v in self.properties.get(name, ()) if v.get("value") not in (None, "")]

    def confidence(self, name: str) -> float | None:
        """How sure the ledger is of the winning value of a property; None where it says none."""
        said = [v.get("confidence") for v in self.properties.get(name, ()) if v.get("value") not in (None, "")]
        return None if not said or said[0] is None else float(said[0])

    def numbers(self, name: str) -> list[Any]:
        """The numbers of a property in base units, or else the values."""
        return [_number(value) for value in self.properties.get(name, ())]

    def units(self, name: str) -> list[Any]:
        return [value.get("unit") for value in self.properties.get(name, ())]


def _called(properties: Properties) -> str:
    names = [v["value"] for v in properties.get("name", ()) if v.get("value")]
    told = [v.get("value") for name in ("subject", "metric") for v in properties.get(name, ())]
    return " ".join(str(each) for each in names or [*told, *map(_number, properties.get("value", ()))] if each)


def _in_words(value: Mapping[str, Any]) -> str:
    """A number in base units with its unit, or else the value."""
    if value.get("number") in (None, ""):
        return str(value.get("value") or "")
    return " ".join(str(part) for part in (value["number"], value.get("unit")) if part)


def _number(value: Mapping[str, Any]) -> Any:
    return value.get("number") if value.get("number") not in (None, "") else value.get("value")


def sights(records: Iterable[Mapping[str, Any]], page: GoldPage) -> list[Sight]:
    """The records of scored kinds (and sites, which a label may accept) as far as the page proves them."""
    found = []
    for record in records:
        if record["kind"] not in KINDS and record["kind"] != "site":
            continue
        properties: dict[str, list[Mapping[str, Any]]] = {}
        spans: list[tuple[int, int]] = []
        spans_of: dict[str, tuple[int, int]] = {}
        for name, values in record["properties"].items():
            for value in values:
                if value.get("polarity") == "denied":  # shown in the ledger, but not what it says
                    continue
                here = [(q["start"], q["end"]) for q in value["evidence"] if _stands(q, page)]
                if here:
                    properties.setdefault(name, []).append(value)
                    spans += here
                    spans_of.setdefault(name, here[0])
        if properties:
            places = (spans_of[name] for name in ("name", "value") if name in spans_of)
            place, called = next(places, spans[0]), _called(record["properties"])
            found.append(Sight(record["id"], record["kind"], properties, tuple(spans), place, called))
    return found


def _stands(quote: Mapping[str, Any], page: GoldPage) -> bool:
    name = str(quote.get("path") or "").replace("\\", "/").rsplit("/", 1)[-1]
    return name == page.file and quote.get("start") is not None and page.low <= quote["start"] < page.high


def assign(page: GoldPage, seen: Sequence[Sight]) -> dict[int, int]:
    """For each label of the page that is met, the number of the sight that meets it."""
    pairs = [
        (closeness(label, sight) - (sight.kind != label.kind) * _OTHER_KIND, at, number)
        for at, label in enumerate(page.records)
        for number, sight in enumerate(seen)
        if label.accepts(sight.kind)
    ]
    met: dict[int, int] = {}
    used: set[int] = set()
    for score, at, number in sorted(pairs, key=lambda pair: -pair[0]):
        if score > 0 and at not in met and number not in used:
            met[at] = number
            used.add(number)
    return met


def closeness(label: GoldRecord, sight: Sight) -> float:
    """How well a record meets a label; 0 where it does not."""
    near = label.touches(sight.spans)
    if label.kind == "figure":
        return _figure(label, sight) if near else 0.0
    told = ((name, wanted) for name in sight.values("name") for wanted in label.names)
    best = max((_name_likeness(name, wanted, near) for name, wanted in told), default=0.0)
    if best >= (DESCRIBED if label.described else NAME):
        return 1 + best + (0.05 if near else 0) - (_OPTIONAL if label.optional else 0)
    wanted = label.amount
    amount = wanted is not None and any(same_number(each, wanted) for each in sight.numbers("amount"))
    if near and amount and best >= _BY_AMOUNT:
        return 0.9
    if near and label.kind in ("agreement", "event") and best >= DESCRIBED:
        return 0.5 + best / 10
    return 0.0


def _name_likeness(name: str, wanted: str, near: bool) -> float:
    """Likeness of the names; one inside the other counts as `NAME` where the sentences overlap."""
    score = likeness(name, wanted)
    long_enough = min(len(bare(name)), len(bare(wanted))) >= 4
    return max(score, NAME) if near and long_enough and within(name, wanted) else score


def _figure(label: GoldRecord, sight: Sight) -> float:
    """The same number in the same unit; who holds it and what is counted decide between several such figures."""
    told = zip(sight.numbers("value"), sight.units("value"), strict=True)
    wanted = label.value
    if wanted is None or not any(same_number(n, wanted) and unit(u) == unit(label.unit) for n, u in told):
        return 0.0
    words = "".join(map(str, sight.values("subject") + sight.values("metric")))
    alike = max(likeness(words, subject + label.metric) for subject in label.subjects)
    return 2.0 - (_OPTIONAL if label.optional else 0) + alike / 10

"""Statements made by hand for the tests of resolution and folding, as an extractor would give them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from liandong.model import (
    AsOf,
    Attestation,
    Basis,
    Decision,
    FoldedValue,
    Judgement,
    Mention,
    Modality,
    Polarity,
    Quote,
    Record,
    Role,
    Statement,
    Tier,
    Value,
)
from liandong.model.noun import replace
from liandong.records import fold, resolve


@dataclass(frozen=True, slots=True)
class Survey:
    """Every document its own family, of unknown tier, unless said otherwise."""

    families: dict[str, str] = field(default_factory=dict)
    tiers: dict[str, Tier] = field(default_factory=dict)


def quantity(
    number: str,
    unit: str,
    *,
    raw: str = "",
    step: str | None = None,
    low: str | None = None,
    high: str | None = None,
    currency: str | None = None,
    bare: bool = False,
) -> Value:
    """A quantity as the quantity reader gives it; money gets CNY, `bare` leaves the number out (a range)."""
    money = currency or ("CNY" if unit == "元" else None)
    return Value(
        raw or f"{number}{unit}",
        number,
        None if bare else Decimal(number),
        Decimal(low) if low else None,
        Decimal(high) if high else None,
        unit,
        money,
        Decimal(step) if step else None,
    )


def yi(number: str, *, step: str | None = None, over: bool = False) -> Value:
    """So many 亿元; `over` for 超过."""
    base = Decimal(number) * 10**8
    stated = Decimal(1).scaleb(-len(number.partition(".")[2])) * 10**8
    text = format(base.normalize(), "f")
    low = text if over else None
    raw = f"{'超过' if over else ''}{number}亿元"
    return quantity(text, "元", raw=raw, step=step or format(stated, "f"), low=low)


class Thing:
    """One mention in one document, to say things of."""

    def __init__(self, document: str, kind: str, position: int, part: int = 0) -> None:
        self.document = document
        self.mention = Mention(document * 4, position, position + 6, kind, part)
        self.statements: list[Statement] = []

    @property
    def id(self) -> str:
        return self.mention.id

    def say(
        self,
        name: str,
        value: Value | str,
        *,
        scope: str | None = None,
        ref: "Thing | None" = None,
        as_of: str | None = None,
        polarity: Polarity = Polarity.ASSERTED,
        modality: Modality = Modality.DONE,
        confidence: float = 0.9,
        method: str = "rule",
        retracts: str | None = None,
        words: Role | None = None,
    ) -> "Thing":
        """`words` is the role of what is quoted beside the value: all of the document that tells of a change."""
        value = Value(value, value) if isinstance(value, str) else value
        at = self.mention.start
        text = f"据悉,{value.raw}。"
        quote = Quote(Role.VALUE, self.document, at, at + len(text), text, self.document * 4, at, at + len(text))
        self.statements.append(
            Statement(
                self.mention,
                name,
                value,
                (quote, replace(quote, role=words)) if words else (quote,),
                self.document,
                "made@1",
                scope=scope,
                as_of=AsOf(as_of, Basis.STATED) if as_of else None,
                polarity=polarity,
                modality=modality,
                confidence=confidence,
                method=method,
                ref=ref.id if ref else None,
                retracts=retracts,
            )
        )
        return self


def said(things: Sequence[Thing]) -> list[Statement]:
    return [s for thing in things for s in thing.statements]


def named(kind: str, *names: str, **properties: str) -> list[Thing]:
    """One thing of `kind` for each name, each in a document of its own; `properties` are said of all."""
    things = []
    for index, name in enumerate(names):
        thing = Thing(f"d{index}", kind, 10).say("name", name)
        for key, value in properties.items():
            thing.say(key, value)
        things.append(thing)
    return things


def together(things: Sequence[Thing], survey: Survey | None = None, decisions: Sequence[Decision] = ()) -> bool:
    """Whether all the things are resolved to one record."""
    clusters = resolve(said(things), survey or Survey(), decisions)
    return len({clusters[thing.id] for thing in things}) == 1


def apart(things: Sequence[Thing], survey: Survey | None = None, decisions: Sequence[Decision] = ()) -> bool:
    """Whether no two of the things are resolved to one record."""
    clusters = resolve(said(things), survey or Survey(), decisions)
    return len({clusters[thing.id] for thing in things}) == len(things)


def records_of(
    things: Sequence[Thing], survey: Survey | None = None, decisions: Sequence[Decision] = ()
) -> tuple[Record, ...]:
    survey = survey or Survey()
    statements = said(things)
    return fold(statements, resolve(statements, survey, decisions), survey)


def record_of(thing: Thing, things: Sequence[Thing], survey: Survey | None = None) -> Record:
    """The record that the thing came to be part of."""
    return next(r for r in records_of(things, survey) if thing.id in r.members)


def raws(values: Sequence[FoldedValue]) -> list[str]:
    return [value.value.raw for value in values]


def decide(left: Thing, right: Thing, judgement: Judgement, at: str, retracts: str | None = None) -> Decision:
    return Decision(left.id, right.id, judgement, Attestation("王某", at, "查证"), retracts)

"""Backing (支撑): the statements that say the same value of one property, and how much they weigh together."""

from collections.abc import Iterable, Mapping, Sequence

from liandong.model import AsOf, Conflict, Evidence, FoldedValue, Polarity, Quote, Statement, Tier
from liandong.model.noun import Noun
from liandong.model.statement import PERSON, by_person
from liandong.records.profiles import Survey

Rank = tuple[int, float, int, float, str]


class Backing(Noun, frozen=True, eq=False):
    """Statements of one value, the strongest first; `families` are the independent sources, `tier` the nearest. Of
    one that is `superseded` another took the place."""

    statements: tuple[Statement, ...]
    families: frozenset[str]
    tier: Tier
    confidence: float
    superseded: bool = False

    @property
    def best(self) -> Statement:
        return self.statements[0]

    @property
    def as_of(self) -> AsOf | None:
        """The latest time for which a statement says so."""
        if len(self.statements) == 1:
            return self.statements[0].as_of
        times = [s.as_of for s in self.statements if s.as_of is not None]
        return max(times, key=lambda t: (t.date, t.basis)) if times else None

    @property
    def rank(self) -> Rank:
        """Tier, of what persons state the time, families, confidence, id: the smallest ranks first."""
        return self.tier, self.recency, -len(self.families), -self.confidence, self.best.id

    @property
    def recency(self) -> float:
        """Smaller for what a person stated later; 0 for what pages tell."""
        return min(map(recency, self.statements)) if self.tier is Tier.PERSON else 0.0

    def folded(self, scope: str | None, conflict: Conflict, clusters: Mapping[str, str]) -> FoldedValue:
        """The value as the record shows it."""
        best = self.best
        refs = [clusters[s.ref] for s in self.statements if s.ref is not None and s.ref in clusters]
        return FoldedValue(
            value=best.value,
            scope=scope,
            as_of=self.as_of,
            modality=best.modality,
            conflict=conflict,
            evidence=evidence(self.statements),
            statements=tuple([s.id for s in self.statements]),
            families=len(self.families),
            tier=self.tier,
            confidence=self.confidence,
            ref=refs[0] if refs else None,
            polarity=best.polarity,
            superseded=self.superseded,
        )


def told_once(statement: Statement, clusters: Mapping[str, str], survey: Survey) -> FoldedValue:
    """The value of a property of which there is one statement, as most are: what its backing alone would fold to."""
    return FoldedValue(
        value=statement.value,
        scope=statement.scope,
        as_of=statement.as_of,
        modality=statement.modality,
        conflict=Conflict.NONE,
        evidence=statement.evidence,
        statements=(statement.id,),
        families=1,
        tier=tier_of(statement, survey),
        confidence=statement.confidence,
        ref=clusters.get(statement.ref) if statement.ref is not None else None,
        polarity=statement.polarity,
    )


def tier_of(statement: Statement, survey: Survey) -> Tier:
    """How near the statement's source is to the fact."""
    if by_person(statement):
        return Tier.PERSON
    return survey.tiers.get(statement.document, Tier.UNKNOWN)


def recency(statement: Statement) -> float:
    """Smaller for what a person stated later; 0 for what pages tell."""
    return -statement.attestation.moment if statement.attestation else 0.0


def source_of(statement: Statement, survey: Survey) -> str:
    """What counts as one source, however often it says so: a family of copies, or a person."""
    if statement.attestation is not None:
        return f"{PERSON}/{statement.attestation.actor}"
    return survey.families.get(statement.document, statement.document)


def back(statements: Iterable[Statement], survey: Survey) -> Backing:
    """The backing of statements that say one value (at least one)."""
    given = list(statements)
    if len(given) == 1:
        (one,) = given
        return Backing((one,), frozenset((source_of(one, survey),)), tier_of(one, survey), one.confidence)
    families = frozenset([source_of(s, survey) for s in given])
    ranked = sorted(given, key=lambda s: (tier_of(s, survey), recency(s), -s.confidence, s.id))
    return Backing(tuple(ranked), families, tier_of(ranked[0], survey), max(s.confidence for s in given))


def led_by(statements: Sequence[Statement], survey: Survey) -> Backing:
    """The backing of statements in the order given: of what a person rejects his word leads, whoever tells it."""
    families = frozenset(source_of(s, survey) for s in statements)
    tier = min(tier_of(s, survey) for s in statements)
    return Backing(tuple(statements), families, tier, max(s.confidence for s in statements))


def together(backings: Sequence[Backing]) -> Backing:
    """One backing of several whose values agree, that of the first leading."""
    if len(backings) == 1:
        return backings[0]
    statements = tuple(s for b in backings for s in b.statements)
    families = frozenset[str]().union(*(b.families for b in backings))
    return Backing(statements, families, min(b.tier for b in backings), max(b.confidence for b in backings))


def evidence(statements: Sequence[Statement]) -> Evidence:
    """All quotes of the statements, each once, those of the first statement leading."""
    if len(statements) == 1:
        return statements[0].evidence
    quotes: dict[Quote, None] = {}
    for statement in statements:
        quotes.update(dict.fromkeys(statement.evidence))
    return tuple(quotes)


def asserted(statements: Iterable[Statement]) -> tuple[list[Statement], list[Statement]]:
    """The statements that assert, and those that deny."""
    yes: list[Statement] = []
    no: list[Statement] = []
    said = Polarity.ASSERTED  # members of enumerations are slow to look up
    for statement in statements:
        (yes if statement.polarity is said else no).append(statement)
    return yes, no

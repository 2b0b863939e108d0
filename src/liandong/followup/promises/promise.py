"""Promise (承诺事项): what was promised, how far it came by the ledger's own evidence, and what follows from that."""

from dataclasses import dataclass
from enum import StrEnum

from liandong.model import Quote

Values = tuple[tuple[str, str], ...]


class Stage(StrEnum):
    """How far a promise came, in order. `built` is told by words of completion alone (竣工, 建成), `operating` by those
    of use; 在建 is `building`."""

    PROMISED = "promised"
    SIGNED = "signed"
    APPROVED = "approved"
    STARTED = "started"
    BUILDING = "building"
    BUILT = "built"
    OPERATING = "operating"

    @property
    def rank(self) -> int:
        return _ORDER.index(self)


_ORDER = tuple(Stage)


class Outcome(StrEnum):
    """What the evidence says of a promise (结论): kept, late, broken by a statement that says so; not yet due (open);
    silent for so long that somebody should ask; or unknown."""

    KEPT = "kept"
    LATE = "late"
    BROKEN = "broken"
    OPEN = "open"
    SILENT = "silent"
    UNKNOWN = "unknown"


JUDGED = frozenset({Outcome.KEPT, Outcome.LATE, Outcome.BROKEN})
"""Outcomes that evidence decides."""


@dataclass(frozen=True, slots=True)
class Proof:
    """The statements that something rests on, by id, and the sentences that prove them."""

    statements: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()

    def __add__(self, other: "Proof") -> "Proof":
        return Proof(
            tuple(dict.fromkeys((*self.statements, *other.statements))),
            tuple(dict.fromkeys((*self.quotes, *other.quotes))),
        )


NO_PROOF = Proof()


@dataclass(frozen=True, slots=True)
class Step:
    """A stage that was reached. `day` is as the ledger tells it (2024-05), empty where no page tells one.

    It was reached not before `since` and not after `by`, days as numbers (20240531); None where that is not known.
    `holds` is the day on which it is told to hold.
    """

    stage: Stage
    day: str
    since: int | None
    by: int | None
    holds: int | None
    proof: Proof


@dataclass(frozen=True, slots=True)
class Side:
    """What stands beside the stages: suspended, terminated, or a stage that a source denies; `day` as of a step, `at`
    the first and the last day that it can mean."""

    state: str
    day: str
    at: tuple[int, int] | None
    proof: Proof


@dataclass(frozen=True, slots=True)
class Due:
    """By when: the days `first` to `last` that the text can mean, both None for a term (三年内) that no page ties to a
    day. `raw` is as the text says it."""

    text: str
    raw: str
    first: int | None
    last: int | None
    proof: Proof


class Fit(StrEnum):
    """How a later figure stands to a target: it decides (reached, missed), its bounds leave it open, or it counts
    something else, and what."""

    REACHED = "reached"
    MISSED = "missed"
    BOUNDS = "bounds"
    UNIT = "unit"
    CURRENCY = "currency"
    SCOPE = "scope"
    PERIOD = "period"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A target held against a later figure of the same subject and metric (record `figure`)."""

    target: str
    figure: str
    told: str
    period: str
    fit: Fit
    proof: Proof


@dataclass(frozen=True, slots=True)
class Ground:
    """Why the outcome is what it is: a code that the catalogues word, and what stands in those words."""

    code: str
    values: Values = ()


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise, of a commitment or of a project that was planned or signed; `id` is that of the record.

    `what` is its content, `by` are those who promise, `events` and `projects` the records it belongs to, `targets` the
    sums or numbers as people read them, `regions` marks of region as lists are narrowed by. `promised` is the day on
    which it was promised, at the latest; `heard` the last day of which a page tells of it, and what it is told by.
    `proof` are the sentences that say the promise itself, `actors` prove who promises; `grounds` prove the outcome.
    `part_of` is the promise that says the same (the project that a commitment is about), so that it is not counted
    twice. Months are whole ones up to the day that is asked for.
    """

    id: str
    kind: str
    what: str
    by: tuple[str, ...]
    events: tuple[str, ...]
    projects: tuple[str, ...]
    targets: tuple[str, ...]
    regions: tuple[str, ...]
    goal: Stage | None
    due: Due | None
    promised: str
    promised_on: int | None
    stage: Stage
    steps: tuple[Step, ...]
    side: Side | None
    comparisons: tuple[Comparison, ...]
    outcome: Outcome
    ground: Ground
    proof: Proof
    actors: Proof
    grounds: Proof
    heard: int | None
    age: int | None
    silent: int | None
    part_of: str | None

    @property
    def beside(self) -> Proof:
        """What tells who promises and by when, in other sentences than those of the promise itself."""
        told = self.actors + (self.due.proof if self.due else NO_PROOF)
        own = {place(quote) for quote in self.proof.quotes}
        return Proof(told.statements, tuple(each for each in told.quotes if place(each) not in own))


def place(quote: Quote) -> tuple[str, int, int]:
    """The sentence that a quote is: where it stands."""
    return quote.document, quote.document_start, quote.document_end

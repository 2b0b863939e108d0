"""Selection (筛选): those promises that somebody asks for, and how many there are of each outcome."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from liandong.errors import SearchError
from liandong.followup.promises.promise import Outcome, Promise
from liandong.messages import words
from liandong.model.kinds import Facet
from liandong.search import Filter
from liandong.search.marking import meets
from liandong.search.segment import fold
from liandong.store.rows import Condition, Mark

_FIRST = (Outcome.BROKEN, Outcome.LATE, Outcome.SILENT, Outcome.UNKNOWN, Outcome.OPEN, Outcome.KEPT)
"""In which order people look at outcomes: what needs them first."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What promises are narrowed by: outcomes, the kind of record, an event by its id, a part of the name of who
    promises, a region."""

    outcomes: frozenset[Outcome] = frozenset()
    kind: str = ""
    event: str = ""
    by: str = ""
    place: Condition | None = None

    @classmethod
    def of(cls, *, outcome: str = "", kind: str = "", event: str = "", by: str = "", region: str = "") -> "Wanted":
        """As people write it; several outcomes stand between commas. SearchError for an outcome that there is not, or a
        region that may be several."""
        place = Filter.of(Facet.REGION, region).condition if region.strip() else None
        return cls(frozenset(outcomes_named(outcome)), kind.strip(), event.strip(), fold(by.strip()), place)

    def takes(self, promise: Promise) -> bool:
        """Whether a promise is asked for."""
        return (
            (not self.outcomes or promise.outcome in self.outcomes)
            and (not self.kind or promise.kind == self.kind)
            and (not self.event or self.event in promise.events)
            and (not self.by or any(self.by in fold(name) for name in promise.by))
            and (self.place is None or meets([Mark(Facet.REGION, text) for text in promise.regions], [self.place]))
        )


def outcomes_named(written: str) -> Sequence[Outcome]:
    """The outcomes between commas; SearchError for one that there is not."""
    named = [part.strip().lower() for part in written.replace("，", ",").replace("、", ",").split(",") if part.strip()]
    known = {each.value: each for each in Outcome}
    for name in named:
        if name not in known:
            raise SearchError(words("fault.no_outcome", given=name, known=", ".join(known)))
    return [known[name] for name in named]


def selected(told: Iterable[Promise], wanted: Wanted) -> tuple[Promise, ...]:
    """Those that are asked for: what needs somebody first, of these the one that has waited longest, then by id."""
    found = [promise for promise in told if wanted.takes(promise)]
    return tuple(sorted(found, key=lambda each: (_FIRST.index(each.outcome), -(each.silent or 0), each.id)))


def counted(told: Iterable[Promise]) -> Mapping[Outcome, int]:
    """How many promises have each outcome; one that says the same as another is not counted beside it."""
    held = Counter(promise.outcome for promise in told if promise.part_of is None)
    return {outcome: held[outcome] for outcome in Outcome}

"""What an evaluation says, and the table of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Scores:
    """Records found, missed and too many; 0 where a share has nothing to divide by."""

    found: int
    missed: int
    extra: int

    @property
    def gold(self) -> int:
        return self.found + self.missed

    @property
    def precision(self) -> float:
        return self.found / (self.found + self.extra) if self.found + self.extra else 0.0

    @property
    def recall(self) -> float:
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Share:
    """So many right of so many asked."""

    right: float
    of: int

    @property
    def share(self) -> float:
        return self.right / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Lists:
    """Members of lists (parties, organisers …): hits, wanted and given."""

    hits: int
    gold: int
    given: int

    @property
    def f1(self) -> float:
        return 2 * self.hits / (self.gold + self.given) if self.gold + self.given else 0.0


@dataclass(frozen=True, slots=True)
class Miss:
    """A label that no record meets."""

    page: str
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Extra:
    """A record that no label asks for; `record` is its id."""

    page: str
    kind: str
    record: str
    name: str


@dataclass(frozen=True, slots=True)
class Documents:
    """Main text (mean F1 over characters), titles and page dates, over the labelled pages."""

    main_text: Share
    titles: Share
    published: Share


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All figures of one comparison; `identity` is None where the labels name no pair of same things.

    `passed` counts the lines of the labels that were passed over, by reason.
    """

    kinds: Mapping[str, Scores]
    all: Scores
    clean: Scores
    damaged: Scores
    fields: Mapping[str, Share]
    lists: Mapping[str, Lists]
    identity: Share | None
    documents: Documents
    pages: int
    misses: tuple[Miss, ...]
    extras: tuple[Extra, ...]
    passed: Mapping[str, int] = field(default_factory=dict)

    @property
    def mean_f1(self) -> float:
        """The mean of F1 over the kinds that have labels."""
        scores = [score.f1 for score in self.kinds.values() if score.gold]
        return sum(scores) / len(scores) if scores else 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: `group` is kind, total, field, list or document; a cell that has no figure is None."""

    group: str
    name: str
    gold: int | None
    precision: float | None
    recall: float | None
    score: float


def render(evaluation: Evaluation) -> tuple[Row, ...]:
    """The figures as rows for a table; `score` is F1 for records and lists, a share for the rest."""
    totals = {"all": evaluation.all, "clean_pages": evaluation.clean, "damaged_pages": evaluation.damaged}
    rows = [Row("kind", name, s.gold, s.precision, s.recall, s.f1) for name, s in evaluation.kinds.items()]
    rows += [Row("total", name, s.gold, s.precision, s.recall, s.f1) for name, s in totals.items()]
    rows.append(Row("total", "mean_over_kinds", None, None, None, evaluation.mean_f1))
    if evaluation.identity:
        rows.append(Row("total", "identity", evaluation.identity.of, None, None, evaluation.identity.share))
    rows += [Row("field", name, share.of, None, None, share.share) for name, share in evaluation.fields.items()]
    for name, each in evaluation.lists.items():
        precision = each.hits / each.given if each.given else 0.0
        rows.append(Row("list", name, each.gold, precision, each.hits / each.gold if each.gold else 0.0, each.f1))
    documents = evaluation.documents
    named = {"main_text": documents.main_text, "title": documents.titles, "published": documents.published}
    rows += [Row("document", name, share.of, None, None, share.share) for name, share in named.items() if share.of]
    return tuple(rows)


def figures(evaluation: Evaluation) -> dict[str, Any]:
    """The figures as one object for JSON, every share worked out."""
    shown: dict[str, Any] = {
        "kinds": {kind: _scores(each) | {"gold": each.gold} for kind, each in evaluation.kinds.items()},
        "all": _scores(evaluation.all) | {"gold": evaluation.all.gold},
        "clean_pages": _scores(evaluation.clean),
        "damaged_pages": _scores(evaluation.damaged),
        "mean_over_kinds": evaluation.mean_f1,
        "fields": {n: {"right": s.right, "of": s.of, "share": s.share} for n, s in evaluation.fields.items()},
        "lists": {
            name: {"f1": each.f1, "hit": each.hits, "gold": each.gold, "predicted": each.given}
            for name, each in evaluation.lists.items()
        },
        "documents": {
            "main_text_f1": evaluation.documents.main_text.share,
            "title": evaluation.documents.titles.share,
            "published": evaluation.documents.published.share,
            "pages": evaluation.documents.main_text.of,
        },
        "passed_over": dict(evaluation.passed),
    }
    if evaluation.identity:
        shown["identity"] = {"right": evaluation.identity.right, "of": evaluation.identity.of}
    return shown


def _scores(scores: Scores) -> dict[str, Any]:
    return {"precision": scores.precision, "recall": scores.recall, "f1": scores.f1}

"""What an evaluation says, and the table of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from liandong.evaluation.errors import Extra, Miss, Wrong
from liandong.evaluation.reliability import Sure, bins, calibration_error


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
class Said:
    """Of so many values asked of records that were found: how many the ledger says, and how many of those right."""

    right: int
    said: int
    of: int

    @property
    def share(self) -> float:
        """How many of those asked are right: an open one is not."""
        return self.right / self.of if self.of else 0.0

    @property
    def precision(self) -> float:
        """How many of those said are right."""
        return self.right / self.said if self.said else 0.0


@dataclass(frozen=True, slots=True)
class Documents:
    """Main text (mean F1 over characters), titles and page dates, over the labelled pages."""

    main_text: Share
    titles: Share
    published: Share


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All figures of one comparison; `identity` is None where the labels name no pair of same things.

    `damage` and `media` give the records of the pages with that damage and of that medium; `values` money, date and
    region of the records that were found. A page with two kinds of damage counts for both. `passed` counts the lines
    of the labels that were passed over, by reason, `absent` those of them whose file the ledger never read, by file.
    `sure` are the values that the ledger says and the labels judge, with their confidence.
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
    damage: Mapping[str, Scores]
    media: Mapping[str, Scores]
    values: Mapping[str, Said]
    misses: tuple[Miss, ...]
    extras: tuple[Extra, ...]
    wrongs: tuple[Wrong, ...]
    passed: Mapping[str, int] = field(default_factory=dict)
    sure: tuple[Sure, ...] = ()
    absent: Mapping[str, int] = field(default_factory=dict)

    @property
    def mean_f1(self) -> float:
        """The mean of F1 over the kinds that have labels."""
        scores = [score.f1 for score in self.kinds.values() if score.gold]
        return sum(scores) / len(scores) if scores else 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; a cell that has no figure is None.

    `group` is kind, total, damage, medium, value, field, list, document or confidence (named by what is stated, its
    precision what is right).
    """

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
    for group, parts in (("damage", evaluation.damage), ("medium", evaluation.media)):
        rows += [Row(group, name, s.gold, s.precision, s.recall, s.f1) for name, s in parts.items()]
    rows += [Row("value", name, v.of, v.precision, v.share, v.share) for name, v in evaluation.values.items()]
    rows += [Row("field", name, share.of, None, None, share.share) for name, share in evaluation.fields.items()]
    for name, each in evaluation.lists.items():
        precision = each.hits / each.given if each.given else 0.0
        rows.append(Row("list", name, each.gold, precision, each.hits / each.gold if each.gold else 0.0, each.f1))
    documents = evaluation.documents
    named = {"main_text": documents.main_text, "title": documents.titles, "published": documents.published}
    rows += [Row("document", name, share.of, None, None, share.share) for name, share in named.items() if share.of]
    for each_bin in bins(evaluation.sure):
        name = f"{each_bin.stated:.2f}"
        rows.append(Row("confidence", name, each_bin.of, each_bin.right, None, each_bin.right))
    return tuple(rows)


def figures(evaluation: Evaluation) -> dict[str, Any]:
    """The figures and the errors as one object for JSON, every share worked out."""
    shown: dict[str, Any] = {
        "kinds": {kind: _scores(each) | {"gold": each.gold} for kind, each in evaluation.kinds.items()},
        "all": _scores(evaluation.all) | {"gold": evaluation.all.gold},
        "clean_pages": _scores(evaluation.clean),
        "damaged_pages": _scores(evaluation.damaged),
        "mean_over_kinds": evaluation.mean_f1,
        "damage": {name: _scores(each) | {"gold": each.gold} for name, each in evaluation.damage.items()},
        "media": {name: _scores(each) | {"gold": each.gold} for name, each in evaluation.media.items()},
        "values": {
            name: {"right": v.right, "said": v.said, "of": v.of, "precision": v.precision, "share": v.share}
            for name, v in evaluation.values.items()
        },
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
        "confidence": {
            "expected_error": calibration_error(evaluation.sure),
            "tenths": [{"of": b.of, "stated": b.stated, "right": b.right} for b in bins(evaluation.sure)],
        },
        "passed_over": dict(evaluation.passed) | _absent(evaluation),
        "errors": {
            "missed": [miss.row() for miss in evaluation.misses],
            "extra": [extra.row() for extra in evaluation.extras],
            "wrong": [wrong.row() for wrong in evaluation.wrongs],
        },
    }
    if evaluation.absent:
        shown["files_not_read"] = list(evaluation.absent)
    if evaluation.identity:
        shown["identity"] = {"right": evaluation.identity.right, "of": evaluation.identity.of}
    return shown


def _absent(evaluation: Evaluation) -> dict[str, int]:
    return {"no_file": sum(evaluation.absent.values())} if evaluation.absent else {}


def _scores(scores: Scores) -> dict[str, Any]:
    return {"precision": scores.precision, "recall": scores.recall, "f1": scores.f1}

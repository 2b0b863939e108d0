"""All checks over what a publisher printed, in the order in which one clears the way for the next."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from liandong.indices.methods.columns import Array
from liandong.indices.mistakes.editions import renamed
from liandong.indices.mistakes.finding import Finding
from liandong.indices.mistakes.formulas import Stated, expected_parts, not_reproduced
from liandong.indices.mistakes.gaps import absent, missing
from liandong.indices.mistakes.heads import like_totals
from liandong.indices.mistakes.labels import Expected, expected_scores, out_of_order, out_of_step
from liandong.indices.mistakes.printed import Printed
from liandong.indices.mistakes.ranks import out_of_order as ranks_out_of_order
from liandong.indices.mistakes.repeats import repeated
from liandong.indices.mistakes.sums import Sum, not_adding_up
from liandong.messages import words


@dataclass(frozen=True, slots=True, eq=False)
class Publication:
    """One edition, as far as it was printed: the `parts` (normalised indicators), the `scores` made of them (`sums`),
    totals that scores make (`totals`), `ranks` by the code of the score that they rank, how parts come from raw
    numbers (`stated`), the units there should be with their groups (`roster`), the population of each (`size`, called
    `size_name`) and the parts of the edition before (`earlier`)."""

    parts: Printed
    scores: Printed | None = None
    sums: tuple[Sum, ...] = ()
    totals: tuple[Sum, ...] = ()
    ranks: Printed | None = None
    ranked: Mapping[str, str] = field(default_factory=dict)
    stated: tuple[Stated, ...] = ()
    roster: Mapping[str, str] = field(default_factory=dict)
    size: Mapping[str, float] = field(default_factory=dict)
    size_name: str = ""
    earlier: Printed | None = None


def check(published: Publication) -> tuple[Finding, ...]:
    """Every finding. Labels out of step are looked for first; what is found after that on the parts is found under the
    proposed labels and says so, for under the printed ones nearly every row would be wrong."""
    given = published
    each = dict.fromkeys((published.parts, published.scores, published.ranks))  # one table may hold all of it
    tables = [table for table in each if table is not None]
    found = [finding for table in tables for finding in repeated(table, published.roster)]
    proposed = {finding.expected for finding in found}
    found += [finding for finding in _absent(published, tables) if finding.unit not in proposed]
    labels = _labels(published)
    if labels is not None:
        found.append(labels)
        published = replace(published, parts=published.parts.relabelled(labels.proposal))
    of_parts = _of_parts(published)
    found += [replace(one, relabelled=labels is not None) for one in of_parts]
    return (*found, *_of_scores(given))


def _absent(published: Publication, tables: list[Printed]) -> Iterator[Finding]:
    roster = words("index.the_roster"), tuple(published.roster)
    for table in tables:
        yield from absent(table, [*((other.name, other.units) for other in tables if other is not table), roster])


def _labels(published: Publication) -> Finding | None:
    """By the printed scores and what the stated targets make of the raw numbers, else by the edition before."""
    parts, scores = published.parts, published.scores
    units = parts.units if scores is None else scores.units
    found = None
    told = [*_by_scores(published), *_by_targets(published, units)]
    if told:
        values, rooms = (np.column_stack([computed[at] for computed, _ in told]) for at in range(2))
        low, high = (np.column_stack([getattr(one, end) for _, one in told]) for end in ("low", "high"))
        expected = Expected(", ".join(one.name for _, one in told), units, low, high)
        found = out_of_step(parts, (values, rooms), expected, _order(published))
    if found is None and published.earlier is not None:
        found = out_of_order(parts, published.earlier)
    return found


def _by_scores(published: Publication) -> Iterator[tuple[tuple[Array, Array], Expected]]:
    """What the printed parts come to by each sum, with its rounding, and what the printed scores say they should."""
    if published.scores is not None:
        for one in published.sums:
            yield one.computed(published.parts), expected_scores(published.scores, [one])


def _by_targets(published: Publication, units: tuple[str, ...]) -> Iterator[tuple[tuple[Array, Array], Expected]]:
    """The printed parts, and what their raw numbers and known targets say they should be."""
    parts = published.parts
    for one in published.stated:
        if not np.isnan(one.target):
            column = parts.column(one.code)
            yield (parts.values[:, column], parts.halves[:, column]), expected_parts([one], units)


def _order(published: Publication) -> tuple[str, Array] | None:
    """The last total, in whose order labels may stand by mistake."""
    scores, sums = published.scores, (*published.sums, *published.totals)
    return (sums[-1].total, scores.values[:, scores.column(sums[-1].total)]) if scores is not None and sums else None


def _of_parts(published: Publication) -> list[Finding]:
    parts, scores = published.parts, published.scores
    found = [*missing(parts, scores, published.sums), *not_reproduced(parts, published.stated)]
    if scores is not None:
        found += not_adding_up(parts, scores, published.sums)
    told = {finding.indicator for finding in found if finding.kind == "per_head"}
    likely = like_totals(parts, published.size, published.size_name) if published.size else ()
    found += [finding for finding in likely if finding.indicator not in told]
    return found + list(renamed(published.earlier, parts) if published.earlier is not None else ())


def _of_scores(published: Publication) -> list[Finding]:
    scores, found = published.scores, list[Finding]()
    if scores is not None:
        found += missing(scores, scores, published.totals) if scores is not published.parts else ()
        found += not_adding_up(scores, scores, published.totals)
    if scores is not None and published.ranks is not None:
        for score, rank in published.ranked.items():
            found += ranks_out_of_order(scores, score, published.ranks, rank)
    return found

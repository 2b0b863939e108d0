"""Made-up publications: clean ones have no findings, and each mistake put into one is found where it is."""

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from liandong.indices.methods.columns import Array
from liandong.indices.methods.scales import AtMost, ToTarget, TwoWay
from liandong.indices.mistakes import Finding, Printed, Publication, Stated, Sum, check
from liandong.indices.mistakes.targets import Rule, measured

RULES: tuple[Rule, ...] = (ToTarget(), AtMost(), TwoWay(), ToTarget(), ToTarget(), ToTarget())

seeds = st.integers(0, 10**6)
sizes = st.integers(12, 40)


def clean(n: int, seed: int, *, known: bool = True, digits: int = 2) -> Publication:
    """Two dimensions of three indicators against targets (published or not), their scores, total and ranks."""
    draw = np.random.default_rng(seed)
    units = tuple(f"u{at}" for at in range(n))
    codes = tuple(f"i{at}" for at in range(len(RULES)))
    raw = draw.lognormal(0, 0.5, (n, len(RULES)))
    targets = draw.uniform(1.0, 2.5, len(RULES))
    exact = np.column_stack([measured(rule, raw[:, at], targets[at]) for at, rule in enumerate(RULES)])
    scores = np.column_stack([10 * exact[:, :3].mean(axis=1), 10 * exact[:, 3:].mean(axis=1)])
    scores = np.column_stack([scores, scores.sum(axis=1)])
    ranks = 1 + (scores[None, :, 2] > scores[:, None, 2]).sum(axis=1)
    return Publication(
        Printed.of("parts", units, codes, exact.round(digits), digits),
        Printed.of("scores", units, ["one", "two", "total"], scores.round(4), 4),
        (Sum.mean("one", codes[:3], 10), Sum.mean("two", codes[3:], 10)),
        (Sum("total", ("one", "two"), (1.0, 1.0)),),
        Printed.of("ranks", units, ["rank"], ranks[:, None].astype(float), 0),
        {"total": "rank"},
        tuple(
            Stated(codes[at], "raw", dict(zip(units, raw[:, at], strict=True)), rule, targets[at] if known else np.nan)
            for at, rule in enumerate(RULES)
        ),
        dict.fromkeys(units, ""),
    )


def with_parts(published: Publication, values: Array) -> Publication:
    return replace(published, parts=replace(published.parts, values=values))


def sure(found: tuple[Finding, ...]) -> set[tuple[str, str, str]]:
    return {(one.kind, one.indicator, one.unit) for one in found if one.sure != "possible"}


@given(sizes, seeds, st.booleans(), st.integers(1, 4))
def test_a_clean_publication_has_no_findings(n: int, seed: int, known: bool, digits: int) -> None:
    assert check(clean(n, seed, known=known, digits=digits)) == ()


@given(sizes, seeds, st.booleans())
def test_the_order_of_rows_does_not_matter(n: int, seed: int, known: bool) -> None:
    published = clean(n, seed, known=known)
    order = np.random.default_rng(seed).permutation(n)
    units = tuple(published.parts.units[row] for row in order)
    own = published.parts
    parts = replace(own, units=units, values=own.values[order], halves=own.halves[order])
    assert check(replace(published, parts=parts)) == ()


@given(sizes, seeds, st.data())
def test_a_unit_that_one_table_lacks_is_found(n: int, seed: int, data: st.DataObject) -> None:
    published = clean(n, seed)
    row = data.draw(st.integers(0, n - 1))
    keep = np.arange(n) != row
    units = tuple(unit for unit in published.parts.units if unit != f"u{row}")
    own = published.parts
    parts = replace(own, units=units, values=own.values[keep], halves=own.halves[keep])
    assert sure(check(replace(published, parts=parts))) == {("missing", "", f"u{row}")}


@given(sizes, seeds, st.booleans(), st.data())
def test_a_wrong_cell_is_found_and_no_other(n: int, seed: int, known: bool, data: st.DataObject) -> None:
    published = clean(n, seed, known=known)
    row, column = data.draw(st.integers(0, n - 1)), data.draw(st.integers(0, len(RULES) - 1))
    values = published.parts.values.copy()
    values[row, column] += 0.4 if values[row, column] < 0.5 else -0.4
    found = sure(check(with_parts(published, values)))
    assert ("cell", f"i{column}", f"u{row}") in found
    assert {one for one in found if one[0] == "cell"} == {("cell", f"i{column}", f"u{row}")}
    assert found - {("cell", f"i{column}", f"u{row}")} == {("total", "one" if column < 3 else "two", f"u{row}")}


@given(sizes, seeds, st.data())
def test_two_cells_that_are_exchanged_are_told_as_such(n: int, seed: int, data: st.DataObject) -> None:
    published = clean(n, seed)
    rows, column = data.draw(st.lists(st.integers(0, n - 1), min_size=2, max_size=2, unique=True)), 0
    values = published.parts.values.copy()
    if abs(values[rows[0], column] - values[rows[1], column]) < 0.02:
        return
    values[rows, column] = values[rows[::-1], column]
    found = sure(check(with_parts(published, values)))
    assert {("swapped", "i0", f"u{row}") for row in rows} <= found


@given(sizes, seeds)
def test_labels_in_the_order_of_ranks_are_found_and_put_right(n: int, seed: int) -> None:
    published = clean(n, seed)
    scores = published.scores
    assert scores is not None
    order = np.argsort(-scores.values[:, 2], kind="stable")
    wrong = published.parts.relabelled([scores.units[row] for row in order])
    found = check(replace(published, parts=wrong))
    labels = [one for one in found if one.kind == "labels"]
    if [scores.units[row] for row in order] == list(scores.units):
        assert labels == []
    else:
        assert [one.why.code for one in labels] == ["index.why_labels_ranked"]
        assert labels[0].proposal == scores.units
        assert {one.kind for one in found if one.sure == "proven"} == {"labels"}


@given(sizes, seeds, st.data())
def test_two_labels_that_are_exchanged_are_found_by_raw_numbers(n: int, seed: int, data: st.DataObject) -> None:
    published = replace(clean(n, seed), scores=None, sums=(), totals=(), ranks=None)
    one, other = data.draw(st.lists(st.integers(0, n - 1), min_size=2, max_size=2, unique=True))
    units = list(published.parts.units)
    units[one], units[other] = units[other], units[one]
    found = check(replace(published, parts=published.parts.relabelled(units)))
    apart = np.abs(published.parts.values[one] - published.parts.values[other]).max() > 0.02
    assert [found.proposal for found in found if found.kind == "labels"] == [published.parts.units] * int(apart)


@given(st.integers(30, 45), seeds)
def test_an_indicator_named_per_head_that_is_a_total_is_found(n: int, seed: int) -> None:
    published = clean(n, seed, known=False)
    people = np.random.default_rng(seed + 1).lognormal(0, 0.8, n)
    (first, *others) = published.stated
    total = first.values
    named = {unit: value / size for (unit, value), size in zip(total.items(), people, strict=True)}
    told = Stated("i0", "i0 / people", named, ToTarget(), others={"i0": total}, totals=frozenset({"i0"}))
    assert sure(check(replace(published, stated=(told, *others)))) == {("per_head", "i0", "")}
    truly = Stated("i0", "i0", total, ToTarget(), others={"i0 / people": named})
    assert check(replace(published, stated=(truly, *others))) == ()


@given(sizes, seeds, st.data())
def test_wrong_cells_in_several_rows_are_not_taken_for_labels(n: int, seed: int, data: st.DataObject) -> None:
    published = clean(n, seed)
    rows = data.draw(st.lists(st.integers(0, n - 1), min_size=2, max_size=4, unique=True))
    values = published.parts.values.copy()
    values[rows, 0] += np.where(values[rows, 0] < 0.5, 0.4, -0.4)
    found = sure(check(with_parts(published, values)))
    assert {one for one in found if one[0] == "labels"} == set()
    assert {one[2] for one in found if one[0] in ("cell", "swapped")} == {f"u{row}" for row in rows}


@given(sizes, seeds)
def test_a_rule_that_does_not_reproduce_the_column_is_one_finding(n: int, seed: int) -> None:
    published = clean(n, seed)
    noise = np.random.default_rng(seed).uniform(0.5, 1.5, n)
    wrong = dict(zip(published.parts.units, noise, strict=True))
    first = replace(published.stated[0], values=wrong)
    found = check(replace(published, stated=(first, *published.stated[1:])))
    assert sure(found) == {("rule", "i0", "")}

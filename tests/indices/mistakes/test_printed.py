"""Simple contradictions inside a published table: repeated labels, sums, ranks, empty cells."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from liandong.errors import IndicatorError
from liandong.indices.mistakes import (
    Finding,
    Printed,
    Sum,
    decimals,
    missing,
    not_adding_up,
    out_of_order,
    repeated,
    weighed,
)
from liandong.indices.tables.printed_in import printed
from liandong.messages import LANGUAGES
from tests.indices.mistakes import published

JIANGSU = ("苏州市", "无锡市", "常州市", "南京市", "镇江市", "南通市", "扬州市", "泰州市")
ZHEJIANG = ("宁波市", "杭州市", "嘉兴市", "湖州市", "绍兴市", "舟山市", "台州市")
ROSTER = dict.fromkeys(JIANGSU, "江苏") | dict.fromkeys(ZHEJIANG, "浙江") | {"上海市": "上海"}
YEARS = (10 / 27, 10 / 27, 7 / 27)


def period_means(table: Printed, weights: tuple[float, ...] = YEARS) -> list[Sum]:
    """The last column of each of the two indices is the mean of its three periods, by their years."""
    return [Sum(table.codes[6 + at], tuple(table.codes[at:6:2]), weights) for at in range(2)]


def places(found: tuple[Finding, ...]) -> set[tuple[str, str]]:
    return {(finding.unit, finding.indicator) for finding in found}


def test_a_city_printed_twice_is_found_and_the_second_is_proposed_to_be_the_missing_one() -> None:
    found = repeated(published.agglomeration(), ROSTER)
    assert [(one.printed, one.expected, one.sure) for one in found] == [("泰州市", "台州市", "likely")]
    assert "8, 15" in found[0].worded("zh")


def test_without_the_groups_both_rows_are_told_and_without_a_list_nothing_is_proposed() -> None:
    table = published.agglomeration()
    assert [one.expected for one in repeated(table, dict.fromkeys(ROSTER, ""))] == ["台州市", "台州市"]
    assert [one.expected for one in repeated(table)] == ["", ""]


@pytest.mark.parametrize("inferred", [False, True])
def test_thirty_of_32_period_means_reproduce_and_the_two_of_row_8_are_found(inferred: bool) -> None:
    table = published.agglomeration()
    sums = period_means(table)
    found = not_adding_up(table, table, weighed(table, table, sums) if inferred else sums)
    assert places(found) == {("泰州市", "ISI_1990_2016"), ("泰州市", "UI_1990_2016")}
    assert [one.printed for one in found] == ["0.301", "0.232"]
    assert [round(float(one.expected), 3) for one in found] == [0.266, 0.208]
    assert {one.sure for one in found} == {"likely" if inferred else "proven"}
    assert "15" in found[0].worded("en")


def test_weights_inferred_despite_wrong_rows_are_the_years_of_the_periods() -> None:
    table = published.agglomeration()
    found = weighed(table, table, period_means(table, (1.0, 0.0, 0.0)))
    assert np.allclose(found[0].weights, YEARS, atol=0.006)


def test_wrong_weights_are_one_finding_for_the_column_and_not_one_a_row() -> None:
    table = published.agglomeration()
    found = not_adding_up(table, table, period_means(table, (1 / 3,) * 3))
    assert [one.kind for one in found] == ["weights", "weights"]


def test_the_six_parts_of_the_official_index_are_told_not_to_have_equal_weights() -> None:
    lines = [row for row in published.rows("yrd_official_regional_development_index.csv") if row["year"] == "2022"]
    names = [row["component"] for row in lines]
    values = np.array([[float(row["value"]) for row in lines]])
    table = Printed.of("长三角区域发展指数", ["长三角"], names, values, 1, "2022")
    found = not_adding_up(table, table, [Sum.mean("总指数", names[1:])])
    assert [(one.printed, one.expected) for one in found] == [("129.5", "131.52")]


units = st.integers(3, 25)


def publication(n: int, seed: int, places: int) -> tuple[Printed, Printed, Sum, Printed]:
    """A clean one, made up: five parts, their total and ranks, each printed with so many decimals."""
    draw = np.random.default_rng(seed)
    parts, weights = draw.uniform(0, 20, (n, 5)), draw.dirichlet(np.ones(5))
    total = parts @ weights
    labels, codes = [f"u{at}" for at in range(n)], [f"i{at}" for at in range(5)]
    ranks = 1 + (total[None, :] > total[:, None]).sum(axis=1)
    return (
        Printed.of("parts", labels, codes, parts.round(places), places),
        Printed.of("totals", labels, ["total"], total.round(places)[:, None], places),
        Sum("total", tuple(codes), tuple(weights)),
        Printed.of("ranks", labels, ["rank"], ranks[:, None].astype(float), 0),
    )


@given(units, st.integers(0, 10**6), st.integers(0, 4))
def test_a_clean_publication_has_no_findings(n: int, seed: int, places: int) -> None:
    parts, totals, sum_, ranks = publication(n, seed, places)
    assert repeated(parts) == ()
    assert missing(parts, totals, [sum_]) == ()
    assert not_adding_up(parts, totals, [sum_]) == ()
    assert out_of_order(totals, "total", ranks, "rank") == ()


@given(units, st.integers(0, 10**6), st.data())
def test_one_wrong_total_is_found_where_it_is(n: int, seed: int, data: st.DataObject) -> None:
    parts, totals, sum_, _ = publication(n, seed, 2)
    row = data.draw(st.integers(0, n - 1))
    totals.values[row] += data.draw(st.sampled_from([-1.0, -0.03, 0.03, 2.0]))
    assert places(not_adding_up(parts, totals, [sum_])) == {(f"u{row}", "total")}


@given(units, st.integers(0, 10**6), st.data())
def test_two_exchanged_ranks_are_found(n: int, seed: int, data: st.DataObject) -> None:
    _, totals, _, ranks = publication(n, seed, 4)
    one, other = data.draw(st.lists(st.integers(0, n - 1), min_size=2, max_size=2, unique=True))
    gap = abs(totals.values[one, 0] - totals.values[other, 0])
    ranks.values[[one, other]] = ranks.values[[other, one]]
    found = places(out_of_order(totals, "total", ranks, "rank"))
    assert found == ({(f"u{one}", "rank"), (f"u{other}", "rank")} if gap > 0.0002 else set()) or gap < 0.001


def test_equal_scores_may_share_a_rank_in_either_way_of_counting() -> None:
    scores = Printed.of("s", ["a", "b", "c", "d"], ["total"], np.array([[9.0], [7.0], [7.0], [5.0]]), 0)
    for ranks in ([1, 2, 2, 4], [1, 2, 2, 3], [1, 3, 2, 4]):
        printed = Printed.of("r", ["a", "b", "c", "d"], ["rank"], np.array(ranks, float)[:, None], 0)
        assert out_of_order(scores, "total", printed, "rank") == ()


def gap(total: float, gone: tuple[int, ...] = (1,)) -> tuple[Finding, ...]:
    values = np.array([[0.5, 0.8, 0.2]])
    values[0, list(gone)] = np.nan
    parts = Printed.of("parts", ["甲市"], ["a", "b", "c"], values, 2)
    totals = Printed.of("totals", ["甲市"], ["total"], np.array([[total]]), 2)
    return missing(parts, totals, [Sum.mean("total", ["a", "b", "c"])])


def test_an_empty_cell_is_told_with_what_the_total_says_of_it() -> None:
    assert [one.why.code for one in gap(0.23)] == ["index.why_missing_zero"]
    assert [one.why.code for one in gap(0.35)] == ["index.why_missing_left_out"]
    (implied,) = gap(0.5)
    assert implied.why.code == "index.why_missing_implied"
    low, high = map(float, implied.expected.split("–"))
    assert low <= 0.8 <= high
    assert [one.why.code for one in gap(0.7, (1, 2))] == ["index.why_missing_several"] * 2


def test_every_finding_is_worded_in_both_languages() -> None:
    table = published.agglomeration()
    found = (*repeated(table, ROSTER), *not_adding_up(table, table, period_means(table)), *gap(0.5))
    for finding in found:
        for lang in LANGUAGES:
            assert finding.where in finding.worded(lang)
            assert "{" not in finding.worded(lang)


def test_a_table_is_refused_whose_labels_do_not_count_or_which_has_an_infinite_number() -> None:
    with pytest.raises(IndicatorError, match="2 rows and 1 columns"):
        Printed.of("T", ["a", "b"], ["x"], np.ones((1, 1)), 0)
    with pytest.raises(IndicatorError, match="x of b is infinite"):
        Printed.of("T", ["a", "b"], ["x"], np.array([[1.0], [np.inf]]), 0)
    with pytest.raises(IndicatorError, match="has no column y; it has: x"):
        Printed.of("T", ["a"], ["x"], np.ones((1, 1)), 0).column("y")


def test_decimals_are_those_of_each_number_and_signs_of_missing_have_none_of_their_own() -> None:
    assert decimals(["20", "17.3", "0.51 ", "1e-5", "1,234.5"]) == [0, 1, 2, 5, 1]
    assert decimals(["n.a.", "…", "", "3.14"]) == [2, 2, 2, 2]
    assert decimals(["..."]) == [0]


def test_rows_of_editions_that_were_rounded_otherwise_prove_nothing_against_one_another() -> None:
    cells = {"city": ["a", "b"], "x": ["21.01", "20.12345678"], "y": ["21.01", "21.00000001"],
             "total": ["42.03", "41.12345679"]}  # fmt: skip
    table = printed(cells, "scores")
    assert not_adding_up(table, table, [Sum("total", ("x", "y"), (1.0, 1.0))]) == ()
    wrong = printed(cells | {"total": ["42.03", "41.12345999"]}, "scores")
    (off,) = not_adding_up(wrong, wrong, [Sum("total", ("x", "y"), (1.0, 1.0))])
    assert (off.unit, off.printed) == ("b", "41.12345999")

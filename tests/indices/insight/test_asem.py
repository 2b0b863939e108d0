"""What COINr tells of the ASEM index, told here from the same tables."""

import numpy as np
import pytest

from liandong.indices.insight import contributions, correlate, described, gathered, removed, weights_of_units
from liandong.indices.methods.columns import Array
from tests.indices.methods import asem

pytestmark = asem.needs_asem


def of_level(level: str) -> tuple[str, ...]:
    return tuple(row["iCode"] for row in asem.rows("iMeta") if row["Level"] == level)


def own_weights() -> Array:
    told = {row["iCode"]: row["Weight"] for row in asem.rows("iMeta")}
    return np.array([float(told[code]) for code in asem.nodes()])


def test_the_correlations_of_the_pillars_with_the_index_are_those_of_coinr() -> None:
    told = asem.rows("corr_level2_index")
    pillars = tuple(row["Var2"] for row in told)
    found = correlate(asem.matrix("stage_Aggregated", pillars), asem.matrix("stage_Aggregated", ("Index",)))
    assert np.allclose(found.r[:, 0], [float(row["Correlation"]) for row in told], rtol=1e-12, atol=1e-13)
    assert set(found.many.ravel()) == {51}


@pytest.mark.parametrize(
    ("code", "of"),
    [
        *(("Min", "least"), ("Max", "most"), ("Mean", "mean"), ("Median", "median"), ("Std", "deviation")),
        *(("Skew", "skewness"), ("Kurt", "kurtosis"), ("N.Avail", "available"), ("N.NonZero", "not_zero")),
        *(("N.Unique", "unique"), ("N.Same", "same")),
    ],
)
def test_the_statistics_of_49_indicators_are_those_of_coinr_to_its_three_digits(code: str, of: str) -> None:
    found = getattr(described(asem.matrix("iData", tuple(row["iCode"] for row in asem.rows("stats_raw")))), of)
    told = asem.column("stats_raw", code)
    digits = np.floor(np.log10(np.maximum(np.abs(told), 1e-300)))
    assert (np.abs(found - told) <= 0.5000001 * 10 ** (digits - 2)).all()


def test_the_flags_of_49_indicators_are_those_of_coinr() -> None:
    told = asem.rows("stats_raw")
    found = described(asem.matrix("iData", tuple(row["iCode"] for row in told)))
    pairs = {"Flag.Avail": found.scarce, "Flag.NonZero": found.empty, "Flag.Unique": found.alike}
    for code, flagged in {**pairs, "Flag.SkewKurt": found.skewed}.items():
        assert [row[code] != "ok" for row in told] == flagged.tolist()
    assert int(found.skewed.sum()) == 18


def test_without_a_pillar_ranks_move_as_they_do_in_coinr() -> None:
    nodes, parents = asem.nodes(), asem.parents()
    leaves = asem.matrix("stage_Normalised", of_level("1"))
    told = asem.rows("remove_level2")[1:]

    def scores(weights: Array) -> Array:
        return np.asarray(contributions(leaves, weights, parents).sum(axis=1))

    found = removed(scores, own_weights(), [nodes.index(row["iCode"]) for row in told])
    assert found.mean.tolist() == pytest.approx([float(row["MeanAbsDiff"]) for row in told], abs=1e-12)


def test_what_the_cells_add_sums_to_the_scores_of_coinr_at_every_node() -> None:
    nodes, parents = asem.nodes(), asem.parents()
    leaves = asem.matrix("stage_Normalised", of_level("1"))
    cells = contributions(leaves, own_weights(), parents)
    added = gathered(cells, parents)
    whole = weights_of_units(~np.isnan(leaves), own_weights(), parents)
    for code in of_level("2") + of_level("3") + of_level("4"):
        at = nodes.index(code)
        assert np.allclose(added[:, at] / whole[:, at], asem.column("stage_Aggregated", code), rtol=1e-12)
    told = {row["iCode"]: float(row["EffWeight"]) for row in asem.rows("eff_weights")}
    assert np.allclose(whole, [told[code] for code in nodes], rtol=1e-12)

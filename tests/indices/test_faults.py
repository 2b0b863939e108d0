"""Two of the nine faults found in COINr 1.1.14, those of its studies; the other seven are tested beside their methods.

1 and 4 in methods/test_treatment, 2 in test_outranking, 3 in test_power, 5 and 6 in methods/weights, 7 in test_sobol.
"""

import numpy as np

from liandong.indices import Aggregate, Alternatives, Normalise, Recipe, Study, WeightNoise
from liandong.indices.methods.aggregation import Arithmetic, Geometric
from liandong.indices.methods.scales import MinMax
from tests.indices import made

MEANS = Alternatives("mean", (Aggregate(Arithmetic()), Aggregate(Geometric())))


def test_eighth_alternatives_are_cut_on_what_can_be_drawn_not_on_what_was() -> None:
    assert MEANS.picked(np.array([[0.6], [0.9]])).tolist() == [1, 1]
    assert MEANS.picked(np.array([[0.1], [0.3]])).tolist() == [0, 0]


def test_eighth_weights_are_drawn_anew_each_time() -> None:
    study = Study(made.panel(), made.framework(), Recipe.of(Normalise(MinMax(1, 100))), (WeightNoise("w"),), 500)
    replicator = study.replicator()
    drawn = study.drawn(replicator.widths, 0, 500)[0]
    assert len(np.unique(drawn, axis=0)) == 500


def test_ninth_ranks_have_chances_and_shares_are_told_of_each_unit_and_node() -> None:
    recipe = Recipe.of(Normalise(MinMax(1, 100)), Aggregate())
    study = Study(made.panel(), made.framework(), recipe, (MEANS, WeightNoise("w", 0.9)), 200, 1, ("input", "index"))
    assert study.run().chances("input", "2023").shape == (3, 3)
    found = study.attribute(64)
    assert len(found.of_unit("广州", "input", "2023")) == 2
    assert len(found.of_rank_change("input")) == 2

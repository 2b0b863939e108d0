"""Splink 5 on the parsed columns: trained, predicted, clustered at several thresholds. Run by benchmarks/resolution.py.

    python benchmarks/splink_rival.py ROWS.csv OUT_FOLDER PAIRS

Needs `pip install splink` (5.0), which nothing else of the project needs. ROWS.csv has the columns id, place, brand,
trade, flat, stem, formed, uscc, made by the program's own parser; a file of clusters is written for each threshold, and
one JSON line printed: seconds of each step, and the peak memory in megabytes.

How it is set up, after Splink's own documentation: columns that say different things are compared each for itself; the
name gets levels from exact to fuzzy, with term-frequency adjustments on the exact ones, because a rare brand proves
more than a common one; the place has term frequencies too. Blocking rules for prediction let every variant meet its
full name: equal stem, equal name with the place, equal code, a shared beginning with and without the place, a shared
end. The chance that two rows match is estimated from deterministic rules with an assumed recall, u by random sampling
of so many PAIRS, m by expectation maximisation under two blocking rules, so that each comparison is trained by one that
does not block on it.
"""

import json
import resource
import sys
from pathlib import Path
from time import perf_counter, process_time

import duckdb
import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

THRESHOLDS = (0.001, 0.01, 0.03, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 0.95, 0.99, 0.999)
RECALL = 0.5
"""Share of the matches that the deterministic rules find: equal codes, and equal names with the place."""

NAME = cl.CustomComparison(
    output_column_name="name",
    comparison_levels=[
        cll.NullLevel("flat"),
        cll.ExactMatchLevel("flat", term_frequency_adjustments=True),
        cll.ExactMatchLevel("stem", term_frequency_adjustments=True),
        cll.CustomLevel(
            "starts_with(flat_l, flat_r) or starts_with(flat_r, flat_l)"
            " or starts_with(stem_l, stem_r) or starts_with(stem_r, stem_l)",
            "one begins with the other",
        ),
        cll.CustomLevel("suffix(flat_l, stem_r) or suffix(flat_r, stem_l)", "one ends with the other"),
        cll.LevenshteinLevel("flat", 1),
        cll.JaroWinklerLevel("flat", 0.9),
        cll.ElseLevel(),
    ],
)

SETTINGS = SettingsCreator(
    link_type="dedupe_only",
    unique_id_column_name="id",
    comparisons=[
        NAME,
        cl.ExactMatch("place").configure(term_frequency_adjustments=True),
        cl.ExactMatch("trade").configure(term_frequency_adjustments=True),
        cl.ExactMatch("formed"),
        cl.ExactMatch("uscc"),
    ],
    blocking_rules_to_generate_predictions=[
        block_on("stem"),
        block_on("flat"),
        block_on("uscc"),
        block_on("substr(stem, 1, 3)"),
        block_on("substr(flat, 1, 4)"),
        block_on("place", "substr(stem, 1, 2)"),
        block_on("place", "right(stem, 3)"),
    ],
    retain_matching_columns=False,
)


def main(source: str, out: Path, pairs: float) -> None:
    began = perf_counter()
    connection = duckdb.connect()
    connection.execute("set threads = 2")
    table = connection.execute(
        "create table firms as select id, nullif(place, '') as place, nullif(brand, '') as brand,"
        " nullif(trade, '') as trade, flat, stem, nullif(formed, '') as formed, nullif(uscc, '') as uscc"
        " from read_csv(?, all_varchar = true, header = true)",
        [source],
    )
    del table
    api = DuckDBAPI(connection=connection)
    linker = Linker(api.register("firms"), SETTINGS)
    linker.training.estimate_probability_two_random_records_match(
        [block_on("uscc"), block_on("flat", "place")], recall=RECALL
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=pairs)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("stem"))
    linker.training.estimate_parameters_using_expectation_maximisation(
        block_on("uscc"), estimate_without_term_frequencies=True
    )
    trained = perf_counter()
    predicted = linker.inference.predict(threshold_match_probability=min(THRESHOLDS))
    scored, busy = perf_counter(), process_time()
    clustering = clustered = 0.0  # of one threshold, the slowest
    for threshold in THRESHOLDS:
        start, begun = perf_counter(), process_time()
        clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, threshold)
        clustering = max(clustering, perf_counter() - start)
        clustered = max(clustered, process_time() - begun)
        name = clusters.physical_name
        target = out / f"{threshold}.csv"
        connection.execute(f"copy (select id, cluster_id from {name}) to '{target}' (header)")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = {"train": trained - began, "predict": scored - trained, "cluster": clustering, "peak": peak}
    told["processor"] = busy + clustered
    print(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), float(sys.argv[3]))

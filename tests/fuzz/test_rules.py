"""A few of the verdicts that `python -m fuzz rules` holds against one another by the hundred thousand."""

from fuzz.rules import run

from liandong.rules import Truth


def test_tables_are_judged_as_their_records_unknowns_included() -> None:
    seen = run(1_000, 1)
    assert min(seen[truth] for truth in Truth) > 50

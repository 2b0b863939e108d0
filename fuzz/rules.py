"""Rules and records drawn by Hypothesis: a table must be judged as its records are one by one."""

from collections.abc import Mapping
from datetime import date

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from tests.rules.cases import SCHEMA, conditions, records, table

from liandong.rules import Condition, Rule, Truth, judge
from liandong.rules.columns import portions
from liandong.rules.facts import Value

ON = date(2025, 6, 1)
TOGETHER = 25
"""Records of one rule."""
ROUND = 10_000


def run(count: int, first: int) -> Mapping[Truth, int]:
    """Holds `count` verdicts against one another, those of the rounds from seed `first` on; how many were what."""
    seen = dict.fromkeys(Truth, 0)

    def one(condition: Condition, facts: list[Mapping[str, Value | None]]) -> None:
        rule = Rule("r", "规则", condition)
        alone = [judge(rule, each, SCHEMA, ON).truth for each in facts]
        for rows in (len(facts), 7):  # in one portion, and in several
            said = [Truth.of(each) for part in portions(table(facts), [rule], SCHEMA, ON, rows) for each in part["r"]]
            assert said == alone
        for truth in alone:
            seen[truth] += 1

    many = st.lists(records(), min_size=TOGETHER, max_size=TOGETHER)
    for number, done in enumerate(range(0, count, ROUND), first):
        drawn = -(-min(ROUND, count - done) // TOGETHER)
        bounded = settings(
            max_examples=drawn, database=None, deadline=None, print_blob=False, suppress_health_check=list(HealthCheck)
        )
        seed(number)(bounded(given(conditions(), many)(one)))()
        told = ", ".join(f"{truth.name.lower()} {times:,}" for truth, times in seen.items())
        print(f"seed {number}: {sum(seen.values()):,} verdicts ({told})", flush=True)
    return seen

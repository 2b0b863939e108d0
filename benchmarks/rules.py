"""How fast many rules are judged over many records, beside a rule engine's decision graph, in one run.

    python benchmarks/rules.py [--rows 2600000] [--rules 500] [--sample 400]

Made records of seven fields, five of a hundred unknown in each; rules of seven clauses, one a field: two numbers, a
day, a region, an industry, a word and several words. They are judged portion by portion, and each portion is counted
and let go.

- limits: 120 s of the clock and 2 GB at most;
- the rival is the decision graph of the zen engine (`pip install zen-engine`), the same rules one by one on a sample of
  records of which everything is known; it is handed regions and industries with all that they lie in, and days as
  numbers. Limit: a verdict takes a hundredth of its time. Its verdicts must be ours, and so must those of `judge`.
"""

import argparse
import json
import random
import resource
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from time import perf_counter, process_time
from typing import Any

import numpy as np
import polars as pl

from liandong.rules import All, Facts, Field, Kind, Relation, Rule, Schema, Test, Truth, judge
from liandong.rules.columns import portions
from liandong.rules.facts import above
from liandong.vocabulary import gazetteer, industries

ON = date(2025, 6, 1)
DAY_ONE = date(2000, 1, 1)
UNKNOWN = 0.05
PLEDGES = ("房产", "设备", "知识产权", "应收账款", "存货", "股权")
RATINGS = ("A", "B", "C", "D", "E")
SCHEMA = Schema(
    (
        Field("amount", "融资金额", Kind.NUMBER, "万元"),
        Field("term", "期限", Kind.NUMBER, "月"),
        Field("founded", "成立日期", Kind.DAY),
        Field("region", "地区", Kind.REGION),
        Field("industry", "行业", Kind.INDUSTRY),
        Field("rating", "信用等级", Kind.WORD, words=RATINGS),
        Field("pledge", "可抵押物", Kind.WORDS, words=PLEDGES),
    )
)
AREAS = ("440000", "440100", "440300", "440600", "441900", "310000", "320500")
TRADES = ("C", "I", "F", "M", "A", "C36", "C39", "I65")
SEED = 1
LIMIT_SECONDS, LIMIT_MEMORY, LIMIT_RATIO = 120.0, 2000, 100


def records(rows: int) -> pl.DataFrame:
    dice = np.random.default_rng(SEED)
    regions = [code for code in gazetteer.gazetteer().regions if code[:2] in ("44", "31", "32")]
    trades = [entry.code for entry in industries.at_levels("division", "group")]
    some = [[word for at, word in enumerate(PLEDGES) if mask >> at & 1] for mask in range(1 << len(PLEDGES))]
    days = [DAY_ONE + timedelta(at) for at in range(9000)]
    made: dict[str, pl.Series] = {
        "amount": pl.Series(np.round(dice.lognormal(5.5, 1.3, rows), 1)),
        "term": pl.Series(dice.integers(3, 121, rows).astype(float)),
    }
    words: dict[str, pl.Series] = {"founded": pl.Series(days), "region": pl.Series(regions)}
    words |= {"industry": pl.Series(trades), "rating": pl.Series(RATINGS)}
    words["pledge"] = pl.Series(some, dtype=pl.List(pl.String))
    for code, held in words.items():
        made[code] = held.gather(pl.Series(dice.integers(0, len(held), rows).astype(np.uint32)))
    known = {code: pl.Series(dice.random(rows) >= UNKNOWN) for code in made}
    return pl.DataFrame(made).with_columns(pl.when(known[code]).then(pl.col(code)).alias(code) for code in made)


def rules(count: int) -> list[Rule]:
    dice = random.Random(SEED)

    def some(words: Sequence[str], most: int) -> frozenset[str]:
        return frozenset(dice.sample(words, dice.randint(1, most)))

    return [
        Rule(
            f"r{at}",
            "",
            All(
                (
                    Test("amount", Relation.AT_MOST, Decimal(dice.randrange(100, 5000, 10))),
                    Test("term", Relation.AT_MOST, Decimal(dice.randrange(12, 121))),
                    Test("founded", Relation.AT_MOST, DAY_ONE + timedelta(dice.randrange(3000, 9000))),
                    Test("region", Relation.ONE_OF, some(AREAS, 4)),
                    Test("industry", dice.choice((Relation.ONE_OF, Relation.NONE_OF)), some(TRADES, 4)),
                    Test("rating", Relation.ONE_OF, some(RATINGS, 4)),
                    Test("pledge", dice.choice((Relation.ONE_OF, Relation.HAS_ALL)), some(PLEDGES, 3)),
                )
            ),
        )
        for at in range(count)
    ]


def asked(test: Test) -> str:
    """A clause in the language of the rival."""
    if isinstance(test.value, Decimal):
        return f"{test.field} <= {test.value}"
    if isinstance(test.value, date):
        return f"{test.field} <= {(test.value - DAY_ONE).days}"
    assert isinstance(test.value, frozenset)
    wanted = "[" + ", ".join(f"'{word}'" for word in sorted(test.value)) + "]"
    if test.field == "rating":
        return f"rating in {wanted}"
    if test.relation is Relation.HAS_ALL:
        return f"all({wanted}, # in {test.field})"
    return f"{'not ' if test.relation is Relation.NONE_OF else ''}some({test.field}, # in {wanted})"


def graph(rule: Rule) -> str:
    assert isinstance(rule.condition, All)
    told = " and ".join(f"({asked(part)})" for part in rule.condition.parts if isinstance(part, Test))
    kinds = {"in": "inputNode", "rule": "expressionNode", "out": "outputNode"}
    nodes: list[dict[str, Any]] = [
        {"id": name, "name": name, "type": kind, "position": {"x": 0, "y": 0}} for name, kind in kinds.items()
    ]
    nodes[1]["content"] = {"expressions": [{"id": "holds", "key": "holds", "value": told}]}
    edges = [
        {"id": source, "sourceId": source, "targetId": target, "type": "edge"}
        for source, target in (("in", "rule"), ("rule", "out"))
    ]
    return json.dumps({"nodes": nodes, "edges": edges})


def handed(row: dict[str, Any]) -> dict[str, Any]:
    """A record as the rival is handed it."""
    around = {
        code: [row[code], *sorted(above(kind, row[code]))]
        for code, kind in (("region", Kind.REGION), ("industry", Kind.INDUSTRY))
    }
    return {**row, **around, "founded": (row["founded"] - DAY_ONE).days}


def facts(row: dict[str, Any]) -> Facts:
    number = {code: None if row[code] is None else Decimal(str(row[code])) for code in ("amount", "term")}
    return {**row, **number, "pledge": None if row["pledge"] is None else frozenset(row["pledge"])}


def ours(table: pl.DataFrame, many: Sequence[Rule]) -> tuple[float, float]:
    """Seconds of the clock and of the processor."""
    clock, busy, rows = perf_counter(), process_time(), 0
    counts = {"yes": 0, "unknown": 0}
    for portion in portions(table, many, SCHEMA, ON):
        rows += portion.height
        counts["yes"] += sum(portion.sum().row(0))
        counts["unknown"] += sum(portion.null_count().row(0))
    took = perf_counter() - clock, process_time() - busy
    assert rows == table.height
    yes, unknown = (counts[said] / (rows * len(many)) for said in ("yes", "unknown"))
    peak, held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, table.estimated_size("mb")
    print(f"{len(many)} rules of 7 clauses × {rows:,} records: {took[0]:.1f} s (limit {LIMIT_SECONDS:.0f}),")
    print(f"    of the processor {took[1]:.1f} s; yes {yes:.2%}, unknown {unknown:.2%}")
    print(f"peak memory {peak:,.0f} MB (limit {LIMIT_MEMORY:,}), of which the records {held:,.0f}")
    return took


def rival(table: pl.DataFrame, many: Sequence[Rule]) -> float:
    """Seconds of the processor that a verdict takes it; its verdicts are held against ours."""
    import zen

    known = table.drop_nulls()
    given = [handed(row) for row in known.iter_rows(named=True)]
    said = next(portions(known, many, SCHEMA, ON, known.height))
    engine, took = zen.ZenEngine(), 0.0
    for rule in many:
        decision = engine.create_decision(graph(rule))
        decision.evaluate(given[0])
        begun = process_time()
        answers = [decision.evaluate(each)["result"]["holds"] for each in given]
        took += process_time() - begun
        assert answers == said[rule.code].to_list(), rule
    return took / (len(many) * len(given))


def agree(table: pl.DataFrame, many: Sequence[Rule]) -> int:
    """How many verdicts of the table were held against those on its records one by one."""
    said = next(portions(table, many, SCHEMA, ON, table.height))
    every = [facts(row) for row in table.iter_rows(named=True)]
    for rule in many:
        alone = [judge(rule, each, SCHEMA, ON).truth for each in every]
        assert alone == [Truth.of(each) for each in said[rule.code]], rule
    return len(every) * len(many)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rows", type=int, default=2_600_000)
    parser.add_argument("--rules", type=int, default=500)
    parser.add_argument("--sample", type=int, default=400, help="records for the rival, with 50 of the rules")
    chosen = parser.parse_args()
    table, many = records(chosen.rows), rules(chosen.rules)
    _, busy = ours(table, many)
    each = busy / (table.height * len(many))
    few = many[:50]
    theirs = rival(table.head(chosen.sample), few)
    print(f"a verdict: {each * 1e9:.1f} ns; zen's decision graph {theirs * 1e6:.1f} µs,")
    print(f"    {theirs / each:,.0f} times as long (limit {LIMIT_RATIO}), the same verdicts")
    print(f"verdicts one by one, the same: {agree(table.head(chosen.sample), few):,}")


if __name__ == "__main__":
    main()

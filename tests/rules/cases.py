"""Rules, records and tables at random, over one schema with a field of each kind."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

import polars as pl
from hypothesis import strategies as st

from liandong.rules import All, Any, Condition, Field, Kind, Not, Relation, Schema, Test, Unread
from liandong.rules.condition import Days
from liandong.rules.facts import Value

PLEDGES = ("房产", "设备", "知识产权", "应收账款")
SCHEMA = Schema(
    (
        Field("amount", "融资金额", Kind.NUMBER, "万元"),
        Field("region", "地区", Kind.REGION),
        Field("industry", "行业", Kind.INDUSTRY),
        Field("rating", "信用等级", Kind.WORD, words=("A", "B", "C", "D")),
        Field("pledge", "可抵押物", Kind.WORDS, words=PLEDGES),
        Field("founded", "成立日期", Kind.DAY),
        Field("listed", "是否上市", Kind.YES_NO),
    )
)
GUANGDONG, GUANGZHOU, NANSHA, SHENZHEN = "440000", "440100", "440115", "440300"

WORDS = {
    "rating": ("A", "B", "C", "D"),
    "region": (GUANGDONG, GUANGZHOU, NANSHA, SHENZHEN, "310000"),
    "industry": ("C", "C36", "C361", "I65", "I"),
}


def a_test(field: str = "") -> st.SearchStrategy[Test]:
    """A clause on a field, or on any."""
    days = st.sampled_from([Days(), Days(since=date(2025, 1, 1)), Days(until=date(2025, 1, 1))])
    numbers = st.integers(0, 10).map(Decimal)
    ordered = st.sampled_from([Relation.AT_LEAST, Relation.AT_MOST, Relation.MORE_THAN, Relation.LESS_THAN])
    listed = st.sampled_from([Relation.ONE_OF, Relation.NONE_OF])
    dates = st.integers(0, 10).map(lambda each: date(2020, 1, 1) + timedelta(each))
    some = st.frozensets(st.sampled_from(PLEDGES), min_size=1)
    every = {
        "amount": st.builds(Test, st.just("amount"), ordered, numbers, days),
        "founded": st.builds(Test, st.just("founded"), ordered, dates, days),
        **{
            code: st.builds(Test, st.just(code), listed, st.frozensets(st.sampled_from(held), min_size=1), days)
            for code, held in WORDS.items()
        },
        "pledge": st.builds(Test, st.just("pledge"), st.sampled_from([*LISTS]), some, days),
        "listed": st.builds(Test, st.just("listed"), st.just(Relation.IS), st.booleans(), days),
    }
    return every[field] if field else st.one_of(*every.values())


LISTS = (Relation.ONE_OF, Relation.NONE_OF, Relation.HAS_ALL)


def conditions(leaves_at_most: int = 7) -> st.SearchStrategy[Condition]:
    leaves: st.SearchStrategy[Condition] = st.one_of(a_test(), st.just(Unread("面议")))
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.lists(inner, min_size=1, max_size=3).map(lambda parts: All(tuple(parts))),
            st.lists(inner, min_size=1, max_size=3).map(lambda parts: Any(tuple(parts))),
            inner.map(Not),
        ),
        max_leaves=leaves_at_most,
    )


def records() -> st.SearchStrategy[Mapping[str, Value | None]]:
    return st.fixed_dictionaries(
        {
            "amount": st.none() | st.just(Decimal("NaN")) | st.integers(0, 10).map(Decimal),
            "founded": st.none() | st.integers(0, 10).map(lambda each: date(2020, 1, 1) + timedelta(each)),
            **{field: st.none() | st.sampled_from(held) for field, held in WORDS.items()},
            "pledge": st.none() | st.frozensets(st.sampled_from(PLEDGES)),
            "listed": st.none() | st.booleans(),
        }
    )


def table(facts: list[Mapping[str, Value | None]]) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "amount": [None if (each := row["amount"]) is None else float(each) for row in facts],  # type: ignore[arg-type]
            "founded": [row["founded"] for row in facts],
            **{field: [row[field] for row in facts] for field in WORDS},
            "pledge": [None if (each := row["pledge"]) is None else sorted(each) for row in facts],  # type: ignore[arg-type]
            "listed": [row["listed"] for row in facts],
        },
        schema={
            "amount": pl.Float64,
            "founded": pl.Date,
            **dict.fromkeys(WORDS, pl.String),
            "pledge": pl.List(pl.String),
            "listed": pl.Boolean,
        },
    )

"""What is written into the tables of the booklets is read back the same, without a fault."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

pytest.importorskip("numpy", reason="liandong[matching] is not installed: nothing is matched")
from hypothesis import given, settings
from hypothesis import strategies as st

from liandong.exchange.xlsx.book import workbook
from liandong.matching import Need, Offer, Sometime
from liandong.matching.fields import FIELDS, GUARANTEES, PLEDGES, PURPOSES, RATINGS
from liandong.matching.offer import ENDLESS
from liandong.matching.tables import NEEDS, OFFERS, read_needs, read_offers
from liandong.matching.tables.writing import clause, named, write_table
from liandong.matching.values import LARGEST
from liandong.model.kinds import STAGES
from liandong.rules import All, Not, Relation, Test, Unread
from liandong.rules.condition import Days
from liandong.vocabulary import gazetteer, industries

NAMES = st.text(st.sampled_from("项目贷一二期（）=+@甲乙 #'&<"), min_size=1, max_size=8).map(
    lambda name: f"{name}名".strip()
)
REGIONS = st.sampled_from(sorted(code for code, each in gazetteer.gazetteer().regions.items() if each.valid_to is None))
INDUSTRIES = st.sampled_from(sorted(industries.codes()))
MONEY = st.one_of(
    st.integers(1, 10**7).map(Decimal),
    st.decimals(Decimal("0.01"), Decimal(10**9), places=4),
    st.decimals(Decimal(10**9), Decimal(10**12), places=6),
)
MONTHS = st.integers(1, 600).map(Decimal)
RATES = st.decimals(Decimal(0), Decimal(40), places=3)
DAY = st.dates(date(1980, 1, 1), date(2060, 1, 1))
WHEN = DAY | st.builds(Sometime, st.integers(1900, 2060), st.none() | st.integers(1, 12))
TITLES = ("高新技术企业", "专精特新中小企业", "上市后备")


def some(words: tuple[str, ...]) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(words), max_size=4)


def maybe(of: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | of


@st.composite
def stretch(draw: st.DrawFn, of: st.SearchStrategy[Decimal]) -> tuple[Decimal | None, Decimal | None]:
    one, other = draw(maybe(of)), draw(maybe(of))
    return (other, one) if one is not None and other is not None and one > other else (one, other)


@st.composite
def endless(draw: st.DrawFn, of: st.SearchStrategy[Decimal]) -> tuple[Decimal | None, Decimal | None]:
    least, most = draw(stretch(of))
    return least, ENDLESS if draw(st.booleans()) else most


@st.composite
def days(draw: st.DrawFn) -> Days:
    one, other = draw(maybe(DAY)), draw(maybe(DAY))
    return Days(other, one) if one is not None and other is not None and one > other else Days(one, other)


@st.composite
def needs(draw: st.DrawFn) -> Need:
    return Need(
        "", draw(NAMES), draw(st.just("") | NAMES), draw(maybe(MONEY)), draw(maybe(MONTHS)), draw(maybe(RATES)),
        draw(maybe(REGIONS)), draw(maybe(INDUSTRIES)), draw(maybe(st.sampled_from(PURPOSES))),
        draw(maybe(some(PLEDGES))), draw(maybe(some(GUARANTEES))), draw(maybe(st.sampled_from(RATINGS))),
        draw(maybe(WHEN)), draw(maybe(st.sampled_from([told for _, told, _ in STAGES.values()]))),
        draw(maybe(some(TITLES))), draw(days()),
    )  # fmt: skip


@st.composite
def offers(draw: st.DrawFn) -> Offer:
    amount, term, rate = draw(endless(MONEY)), draw(endless(MONTHS)), draw(stretch(RATES))
    least = amount[0] or Decimal(0)
    quota = draw(maybe(MONEY))
    return Offer(
        "", draw(NAMES), draw(NAMES), *amount, *term, *rate,
        draw(st.frozensets(REGIONS, max_size=4)), draw(st.frozensets(INDUSTRIES, max_size=4)),
        draw(some(PURPOSES)), draw(some(PLEDGES)), draw(some(GUARANTEES)), draw(some(RATINGS)), draw(some(TITLES)),
        draw(maybe(MONTHS)), tuple(map(Unread, draw(st.lists(NAMES, max_size=3)))), draw(maybe(st.integers(0, 99))),
        None if quota is None else min(quota + least, LARGEST), draw(days()),
    )  # fmt: skip


@given(st.lists(needs(), max_size=4), st.lists(offers(), max_size=4), st.sampled_from(["zh", "en"]))
@settings(deadline=None, max_examples=60)
def test_both_tables_are_read_back_the_same(one: list[Need], other: list[Offer], lang: str) -> None:
    asked = [replace(each, code=f"N{at}", title=f"{each.title}{at}") for at, each in enumerate(one)]
    offered = [replace(each, code=f"P{at}", title=f"{each.title}{at}") for at, each in enumerate(other)]
    with TemporaryDirectory() as folder:
        out = Path(folder) / "both.xlsx"
        with workbook(out, lang) as book:
            write_table(book, NEEDS, asked, "春季对接会")
            write_table(book, OFFERS, offered, "春季对接会")
        read, also = read_needs("a.xlsx", out.read_bytes()), read_offers("a.xlsx", out.read_bytes())
    assert (read.faults, also.faults) == ((), ())
    assert [replace(each, source="") for each in read.found] == asked
    assert [replace(each, source="") for each in also.found] == offered


def test_names_that_several_places_share_are_written_with_what_they_lie_in() -> None:
    region, industry = FIELDS.field("region"), FIELDS.field("industry")
    assert [named(region, code) for code in ("440100", "110105", "440112")] == [
        "广州市", "北京市朝阳区", "黄埔区"
    ]  # fmt: skip
    assert named(industry, "A") == "农、林、牧、渔业"


def test_conditions_that_were_read_are_told_in_words() -> None:
    rated = Test("rating", Relation.NONE_OF, frozenset({"B"}))
    told = clause(All((rated, Not(Unread("另有约定")))), "zh")
    assert "信用等级" in told
    assert "另有约定" in told
    assert clause(Unread("面谈"), "zh") == "面谈"

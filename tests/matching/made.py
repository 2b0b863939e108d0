"""Needs and offers made up by rule, with everything that can be unknown unknown now and then."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import numpy as np
from numpy.random import Generator

from liandong.matching import Need, Offer, Sometime
from liandong.matching.fields import GUARANTEES, PLEDGES, PURPOSES, RATINGS
from liandong.matching.sometime import When
from liandong.rules import All, Any, Condition, Not, Relation, Test, Unread

ON = date(2026, 6, 1)
CITIES = ("440100", "440300", "440400", "440500", "440600", "441900", "442000", "440700")
DISTRICTS = ("440115", "440106", "440305")
AROUND = ("440000", "G12")
INDUSTRIES = ("C", "C36", "C361", "C39", "I", "I65", "E")
TEXT = """产品名称：科创信用贷
机构：湾区科技银行
贷款额度：最高1000万元，期限最长3年，年利率3.85%起。
适用对象：在广州、深圳注册满两年的高新技术企业；经办行认可的其他条件。
担保方式：可追加知识产权质押或法定代表人个人保证。
"""
"""What describes a product, with a condition that nobody can read."""
TITLES = ("高新技术企业", "专精特新", "上市后备")


def some(rng: Generator, words: Sequence[str], least: int = 0) -> frozenset[str]:
    many = int(rng.integers(least, 4))
    return frozenset(str(word) for word in rng.choice(list(words), min(many, len(words)), replace=False))


def one(rng: Generator, words: Sequence[str]) -> str:
    return words[int(rng.integers(len(words)))]


def need(rng: Generator, at: int, *, unknown: float = 0.1) -> Need:
    """A need; each fact is unknown with this chance."""
    facts: dict[str, object] = {
        "amount": Decimal(int(rng.integers(10, 200)) * 10),
        "term": Decimal(int(rng.integers(1, 11)) * 6),
        "rate_most": Decimal(int(rng.integers(30, 80))) / 10,
        "region": one(rng, (*CITIES, *DISTRICTS, *AROUND)),
        "industry": one(rng, INDUSTRIES),
        "purpose": one(rng, PURPOSES[:3]),
        "pledges": some(rng, PLEDGES[:4]),
        "guarantees": some(rng, GUARANTEES[:3]),
        "rating": one(rng, RATINGS[:5]),
        "founded": since(int(rng.integers(2018, 2026)), int(rng.integers(1, 13))),
        "titles": some(rng, TITLES),
    }
    return Need(f"n{at}", f"需求{at}", **{k: v for k, v in facts.items() if rng.random() >= unknown})  # type: ignore[arg-type]


def since(year: int, month: int) -> When:
    """A day, a month or a year, as often as one another."""
    return (date(year, month, 1), Sometime(year, month), Sometime(year))[(year + month) % 3]


def offer(rng: Generator, at: int, *, further: float = 0.2) -> Offer:
    """An offer; each thing is asked more often than not, something further with this chance."""
    low, short = int(rng.integers(1, 60)) * 10, int(rng.integers(1, 5)) * 6
    asked: dict[str, object] = {
        "amount_least": Decimal(low),
        "amount_most": Decimal(low + int(rng.integers(10, 150)) * 10),
        "term_least": Decimal(short),
        "term_most": Decimal(short + int(rng.integers(0, 8)) * 6),
        "rate_least": Decimal(int(rng.integers(25, 60))) / 10,
        "regions": some(rng, (*CITIES, "440000", "440115", "G12"), 1),
        "industries": some(rng, INDUSTRIES, 1),
        "purposes": some(rng, PURPOSES[:3], 1),
        "pledges": some(rng, PLEDGES[:4]),
        "guarantees": some(rng, GUARANTEES[:3]),
        "ratings": frozenset(RATINGS[: int(rng.integers(1, 6))]),
        "titles": some(rng, TITLES),
        "age_least": Decimal(int(rng.integers(0, 6)) * 12),
    }
    held = {name: value for name, value in asked.items() if rng.random() < 0.6}
    extra = (condition(rng),) if rng.random() < further else ()
    return Offer(f"p{at}", f"产品{at}", further=extra, **held)  # type: ignore[arg-type]


def condition(rng: Generator) -> Condition:
    amount = Test("amount", one_of(rng, Relation.AT_MOST, Relation.LESS_THAN, Relation.MORE_THAN), Decimal(500))
    pledged = Test("pledges", one_of(rng, Relation.HAS_ALL, Relation.NONE_OF), frozenset({"房产", "设备"}))
    rated = Test("rating", Relation.NONE_OF, frozenset({"B"}))
    choices: tuple[Condition, ...] = (
        *(Any((amount, pledged)), Not(rated), Unread("经办行认可的其他条件")),
        *(All((amount, rated)), pledged, Any((Unread("另有约定"), rated))),
    )
    return choices[int(rng.integers(len(choices)))]


def one_of(rng: Generator, *relations: Relation) -> Relation:
    return relations[int(rng.integers(len(relations)))]


def both(needs: int, offers: int, seed: int = 7) -> tuple[list[Need], list[Offer]]:
    rng = np.random.default_rng(seed)
    return [need(rng, at) for at in range(needs)], [offer(rng, at) for at in range(offers)]

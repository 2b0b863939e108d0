"""Needs and offers as people type them into forms, and as they are written into cells to be read back."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from liandong.matching import Need, Offer
from liandong.matching.tables import NEEDS, OFFERS, Table, read_needs, read_offers
from liandong.matching.tables.typed import fields, in_words, typed_need, typed_offer
from liandong.matching.tables.written import written
from liandong.messages import LANGUAGES
from liandong.rules import All, Any, Relation, Test, Unread
from tests.matching.made import need, offer

DATA = Path(__file__).parents[2] / "docs" / "data"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_written_is_read_back_as_it_was(lang: str) -> None:
    rng = np.random.default_rng(5)
    for at in range(100):
        one, other = need(rng, at), replace(offer(rng, at), institution="某行")
        assert typed_need(written(one), lang).noun == one
        back = typed_offer(written(other), lang, other.further)
        assert back.wrong == {}
        assert back.noun == other


def test_a_table_of_what_is_written_is_read_back_without_a_fault() -> None:
    rng = np.random.default_rng(6)
    needs = [need(rng, at) for at in range(100)]
    offers = [replace(offer(rng, at, further=0), institution="某行") for at in range(100)]
    found = read_needs("needs.csv", _csv(NEEDS, needs))
    assert found.faults == ()
    assert [replace(each, source="") for each in found.found] == needs
    others = read_offers("offers.csv", _csv(OFFERS, offers))
    assert others.faults == ()
    assert [replace(each, source="") for each in others.found] == offers


def _csv(table: Table, nouns: list[Need] | list[Offer]) -> bytes:
    out, columns = io.StringIO(), fields(table)
    rows = csv.writer(out)
    rows.writerow([table.heading(column, "zh") for column in columns])
    for cells in map(written, nouns):
        rows.writerow([cells[column.name] for column in columns])
    return out.getvalue().encode()


def test_faults_stand_beside_their_fields() -> None:
    told = {
        "title": "",
        "amount": "五百",
        "term": "0",
        "region": "朝阳区",
        "since": "2026-06-01",
        "until": "2026-05-01",
    }
    found = typed_need(told, "zh")
    assert found.noun is None
    assert {name: each.code for name, each in found.wrong.items()} == {
        "title": "match.needed",
        "amount": "match.no_number",
        "term": "match.not_above_zero",
        "region": "rule.several",
        "until": "match.ends_before",
    }


def test_a_sum_that_no_economy_has_is_a_fault() -> None:
    for given, code in (("9" * 24 + "百亿元", "match.number_large"), ("1000000000001", "match.number_large")):
        assert typed_need({"title": "甲", "amount": given}, "zh").wrong["amount"].code == code
    need = typed_need({"title": "甲", "amount": "1000000000000"}, "zh").noun
    assert need is not None
    assert need.amount == 10**12


def test_an_offer_of_nothing_is_a_fault_in_a_column_of_its_range_too() -> None:
    table = "产品名称,金融机构,贷款额度（万元）\n甲,乙,不超过0\n"
    (fault,) = read_offers("offers.csv", table.encode()).faults
    assert (fault.cell, fault.wrong.code) == ("C2", "match.not_above_zero")


def test_conditions_that_stay_as_they_are_written_stay_read() -> None:
    sentence = "可追加知识产权质押或法定代表人个人保证"
    either = Any(
        (
            Test("pledges", Relation.ONE_OF, frozenset({"知识产权"}), text=sentence),
            Test("guarantees", Relation.ONE_OF, frozenset({"个人保证"}), text=sentence),
        )
    )
    read = Offer("P1", "科创信用贷", "某行", further=(either, Unread("经办行认可的其他条件")))
    cells = written(read) | {"further": "\n".join([*map(in_words, read.further), "另有约定"])}
    back = typed_offer(cells, "zh", read.further).noun
    assert back is not None
    assert back.further == (*read.further, Unread("另有约定"))


def test_a_condition_without_a_sentence_is_told_in_words() -> None:
    rated = Test("rating", Relation.NONE_OF, frozenset({"B"}))
    amount = Test("amount", Relation.LESS_THAN, 500, text="五百万元以下；含")  # type: ignore[arg-type]
    assert in_words(rated)
    assert in_words(Any((rated, All((rated, rated))))) != in_words(rated)
    assert in_words(amount) == "五百万元以下，含"

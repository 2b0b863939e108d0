"""All needs against all offers: the same as one pair after the other; what is missing is told exactly."""

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import ClassVar

import pytest

pytest.importorskip("numpy", reason="liandong[matching] is not installed: nothing is matched")
import numpy as np

from liandong.errors import MatchingError
from liandong.matching import Match, Need, Offer, Weights, match, standing
from liandong.matching.asked import FURTHER
from liandong.matching.fields import FIELDS
from liandong.matching.lines import lines
from liandong.matching.near import FIXED, WORD
from liandong.matching.offer import ENDLESS
from liandong.rules import All, Between, Facts, Relation, Test, Truth, judge
from liandong.rules.condition import Days
from tests.matching import made

NEEDS, OFFERS = made.both(100, 110)


@pytest.fixture(scope="module")
def whole() -> Match:
    return match(NEEDS, OFFERS, made.ON, top=len(OFFERS), near=len(OFFERS))


@pytest.fixture(scope="module")
def truths() -> dict[tuple[int, int], Truth]:
    facts = [need.facts(made.ON) for need in NEEDS]
    return {
        (n, p): judge(offer.rule, each, FIELDS, made.ON).truth
        for p, offer in enumerate(OFFERS)
        for n, each in enumerate(facts)
    }


def test_what_takes_what_is_what_is_judged_pair_by_pair(whole: Match, truths: dict[tuple[int, int], Truth]) -> None:
    held = {truth: {pair for pair, each in truths.items() if each is truth} for truth in Truth}
    assert min(map(len, held.values())) > 200
    assert set(zip(whole.top.need.tolist(), whole.top.offer.tolist(), strict=True)) == held[Truth.YES]
    assert set(zip(whole.possible.need.tolist(), whole.possible.offer.tolist(), strict=True)) == held[Truth.UNKNOWN]
    assert (whole.eligible, whole.open) == (len(held[Truth.YES]), len(held[Truth.UNKNOWN]))


def failed(need: Need, offer: Offer) -> tuple[set[str], bool]:
    """The fields that do not do, by brute force, and whether something is not known."""
    facts = need.facts(made.ON)
    parts = offer.rule.condition
    assert isinstance(parts, All)
    found, unknown = set(), False
    for part in flat(parts):
        truth = judge(replace(offer.rule, condition=part), facts, FIELDS, made.ON).truth
        if truth is Truth.NO:
            found.add(part.field if isinstance(part, Test) else FURTHER)
        unknown = unknown or truth is Truth.UNKNOWN
    return found, unknown


def flat(condition: All) -> list:  # type: ignore[type-arg]
    return [each for part in condition.parts for each in (flat(part) if isinstance(part, All) else [part])]


def test_the_set_of_what_fails_is_that_of_brute_force(whole: Match) -> None:
    near = set()
    for n, need in enumerate(NEEDS):
        facts = need.facts(made.ON)
        for p, offer in enumerate(OFFERS):
            fields, unknown = failed(need, offer)
            found = standing(offer.rule, facts, made.ON)
            told = {each.field.code for each in found.changes} | ({FURTHER} if found.refused else set())
            assert told == fields
            if len(fields) == 1 and not unknown:
                near.add((n, p, *fields))
    assert len(near) > 500
    assert near == set(zip(whole.near.need.tolist(), whole.near.offer.tolist(), whole.near.field, strict=True))
    assert whole.near_misses == len(near)


def test_a_stated_change_makes_the_pair_eligible() -> None:
    could = 0
    for need in NEEDS:
        facts = need.facts(made.ON)
        for offer in OFFERS:
            found = standing(offer.rule, facts, made.ON)
            if not found.changes or any(each.to is None for each in found.changes):
                continue
            after = standing(offer.rule, found.applied(facts), made.ON)
            assert after.changes == ()
            if not found.refused and not found.unknown:
                could += 1
                assert judge(offer.rule, found.applied(facts), FIELDS, made.ON).truth is Truth.YES
    assert could > 2000


def test_less_than_a_stated_gap_is_not_enough() -> None:
    tried = 0
    for need in NEEDS[:40]:
        facts = need.facts(made.ON)
        for offer in OFFERS:
            for change in standing(offer.rule, facts, made.ON).changes:
                if change.gap is None or isinstance(change.found, Between):
                    continue
                assert isinstance(change.found, Decimal)
                almost = {**facts, change.field.code: change.found + change.gap * Decimal("0.99")}
                strict = any(
                    isinstance(part, Test) and part.relation in (Relation.MORE_THAN, Relation.LESS_THAN)
                    for part in flat(offer.rule.condition)  # type: ignore[arg-type]
                )
                if not strict:
                    tried += 1
                    assert change.field.code in {
                        each.field.code for each in standing(offer.rule, almost, made.ON).changes
                    }
    assert tried > 300


def test_the_best_come_first_and_no_more_than_asked(whole: Match) -> None:
    few = match(NEEDS, OFFERS, made.ON, top=3, near=2)
    for n in range(len(NEEDS)):
        every = whole.top.need == n
        assert (np.diff(whole.top.score[every]) <= 0).all()
        assert few.top.offer[few.top.need == n].tolist() == whole.top.offer[every][:3].tolist()
        missed = whole.near.need == n
        assert (np.diff(whole.near.far[missed]) >= 0).all()
        assert few.near.offer[few.near.need == n].tolist() == whole.near.offer[missed][:2].tolist()


def test_a_score_is_the_sum_of_its_stated_parts(whole: Match) -> None:
    for at in range(0, len(whole.top), 97):
        parts = whole.parts(int(whole.top.need[at]), int(whole.top.offer[at]))
        assert sum(share for _, share in parts.values()) == pytest.approx(1)
        assert sum(value * share for value, share in parts.values()) == pytest.approx(whole.top.score[at])
        assert all(0 <= value <= 1 for value, _ in parts.values())


def test_what_a_firm_may_change_comes_before_what_it_may_not(whole: Match) -> None:
    for at in range(len(whole.near)):
        assert whole.near.far[at] < FIXED or not whole.near.changeable(at)
        assert whole.near.far[at] <= FIXED + WORD
    assert Counter(whole.near.changeable(at) for at in range(len(whole.near)))[True] > 100


def test_how_far_off_a_number_is_is_the_share_of_it() -> None:
    needs = [Need("n", "甲", amount=Decimal(1200), term=Decimal(12))]
    offers = [
        Offer("p", "乙", amount_most=Decimal(1000)),
        Offer("q", "丙", term_least=Decimal(24)),
        Offer("r", "丁", pledges=frozenset({"房产"})),
    ]
    found = match([needs[0].with_facts(pledges=frozenset())], offers, made.ON)
    assert found.near.field == ("amount", "term", "pledges")
    assert found.near.far.tolist() == pytest.approx([1 / 6, 0.5, WORD])
    change = found.standing(found.needs[0], offers[1]).changes[0]
    assert (change.gap, change.to, change.changeable) == (Decimal(12), Decimal(24), True)


def test_what_does_not_stand_on_the_day_is_left_out() -> None:
    past = Days(until=date(2026, 5, 31))
    found = match(
        [Need("n", "甲"), Need("m", "乙", days=past)], [Offer("p", "丙"), Offer("q", "丁", days=past)], made.ON
    )
    assert ([need.code for need in found.needs], [offer.code for offer in found.offers]) == (["n"], ["p"])
    assert (found.eligible, len(found.top)) == (1, 1)


@pytest.mark.parametrize(("needs", "offers"), [(0, 3), (3, 0), (0, 0)])
def test_nobody_matches_nobody(needs: int, offers: int) -> None:
    found = match(NEEDS[:needs], OFFERS[:offers], made.ON)
    assert (found.eligible, found.open, found.near_misses) == (0, 0, 0)
    assert (len(found.top), len(found.possible), len(found.near)) == (0, 0, 0)


def test_what_changed_stands_under_one_code_on_each_of_its_days() -> None:
    old, new = Days(until=date(2025, 12, 31)), Days(since=date(2026, 1, 1))
    offers = [Offer("p", "甲", amount_most=Decimal(most), days=days) for most, days in ((100, old), (500, new))]
    needs = [Need("n", "乙", amount=Decimal(300), days=days) for days in (old, new)]
    assert match(needs, offers, made.ON).eligible == 1
    assert match(needs, offers, date(2025, 6, 1)).eligible == 0


def test_a_limit_that_is_not_stated_scores_as_not_known_and_only_one_told_to_be_endless_as_all_the_room() -> None:
    needs = [Need("n", "甲", amount=Decimal(100_000), term=Decimal(60))]
    offers = [
        Offer("large", "乙", amount_most=Decimal(1_000_000), term_most=Decimal(600)),
        Offer("untold", "丙"),
        Offer("endless", "丁", amount_most=ENDLESS, term_most=ENDLESS),
    ]
    found = match(needs, offers, made.ON)
    assert found.eligible == len(offers)
    room = [{name: found.parts(0, at)[name][0] for name in ("amount", "term")} for at in range(len(offers))]
    assert room == [{"amount": 0.9, "term": 0.9}, {"amount": 0.5, "term": 0.5}, {"amount": 1, "term": 1}]
    assert [found.offers[at].code for at in found.top.offer] == ["endless", "large", "untold"]
    dark = {line.offer.code: sum("不详" in each.worded("zh") for each in line.told) for line in lines(found)}
    assert dark == {"large": 2, "untold": 4, "endless": 2}  # rate and success of all
    unknown = match([Need("n", "甲")], offers, made.ON)
    assert (unknown.eligible, unknown.open) == (2, 1)


class Counted(Need):
    """A need that counts how often it is asked for its facts."""

    asked: ClassVar[list[str]] = []

    def facts(self, on: date) -> Facts:
        self.asked.append(self.code)
        return Need.facts(self, on)


def test_lines_are_made_as_they_are_asked_for_and_each_need_tells_its_facts_once() -> None:
    needs = [Counted(**{name: getattr(need, name) for name in Need.__dataclass_fields__}) for need in NEEDS]
    found = match(needs, OFFERS, made.ON)
    Counted.asked.clear()
    told = lines(found)
    next(told)
    assert len(Counted.asked) <= 1
    rest = list(told)
    assert len(rest) == len(found.top) + len(found.possible) + len(found.near) - 1
    assert max(Counter(Counted.asked).values()) == 1
    assert [line.need.code for line in rest] == sorted(
        (line.need.code for line in rest), key=lambda code: int(code[1:])
    )


def test_codes_that_come_twice_and_bad_weights_are_refused() -> None:
    with pytest.raises(MatchingError, match="p0"):
        match([], [OFFERS[0], OFFERS[0]], made.ON)
    with pytest.raises(MatchingError, match="n0"):
        match([NEEDS[0], NEEDS[0]], [], made.ON)
    for wrong in (-1.0, float("nan"), float("inf")):
        with pytest.raises(MatchingError):
            Weights(rate=wrong)
    with pytest.raises(MatchingError):
        Weights(0, 0, 0, 0, 0, 0)
    with pytest.raises(MatchingError):
        Weights(rate=1e308, amount=1e308)


def test_more_success_scores_higher() -> None:
    twins = [Offer("p", "甲"), Offer("q", "乙")]
    found = match([Need("n", "需求")], twins, made.ON, success={"q": 0.9})
    assert [found.offers[at].code for at in found.top.offer] == ["q", "p"]
    assert found.top.score[0] - found.top.score[1] == pytest.approx(0.4 * Weights().shares()["success"])

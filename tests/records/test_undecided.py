"""What stays undecided is proposed: who may be whom, and why; until a person judges."""

from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liandong.model import PROPOSAL, Answer, Decision, Judgement, Statement, Verdict
from liandong.model.decision import standing
from liandong.records import HeldDesk, Reconciliation, fold, resolve_desk, undecided
from tests.records.made import Survey, Thing, decide, named, said
from tests.records.test_blocks import Narrow, decided, figures, narrow
from tests.strategies import DrawnSurvey, corpora, surveys

__all__ = ["narrow"]

_SETTINGS = settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)


def proposals(
    statements: Sequence[Statement],
    decisions: Sequence[Decision] = (),
    survey: Survey | DrawnSurvey | None = None,
    kind: type[HeldDesk] = HeldDesk,
) -> list[Answer]:
    """The proposals, sorted."""
    survey = survey or Survey()
    desk = kind(statements, survey.families)
    open_ = desk.sheaf()
    roots = resolve_desk(desk, standing(decisions), open_)
    clusters = {id_: desk.ids[roots[number]] for number, id_ in enumerate(desk.ids) if number}
    checks = Reconciliation(desk, open_)
    for record in fold(statements, clusters, survey):
        checks.tell(record)
    found = (answer for answer in checks.rest() if answer.recipe == PROPOSAL)
    return sorted(found, key=lambda answer: (answer.record, answer.id))


def firms(*names: str) -> list[Thing]:
    return named("organisation", *names)


def test_a_short_name_that_fits_two_firms_is_put_to_persons() -> None:
    short, one, other = firms("云天励飞", "深圳市云天励飞技术有限公司", "杭州云天励飞科技有限公司")
    (proposal,) = proposals(said([short, one, other]))
    assert proposal.inputs[0] == short.id
    assert set(proposal.inputs[1:]) == {one.id, other.id}
    assert proposal.record == min(proposal.inputs)
    assert (proposal.verdict, proposal.reason) == (Verdict.UNKNOWN, "fits_several")
    assert proposal.shown.startswith("云天励飞 ≟ ")


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        (("佛山市腾瑞电子有限公司", "腾瑞"), "short_name"),
        (("深圳市云天励飞技术有限公司", "深圳市云海励飞技术有限公司"), "one_character"),
        (("深圳市云天励飞技术有限公司", "深圳市云天励飞物业有限公司"), "same_brand"),
    ],
)
def test_what_may_be_one_firm_is_proposed_with_the_reason(names: tuple[str, str], reason: str) -> None:
    (proposal,) = proposals(said(firms(*names)))
    assert proposal.reason == reason


@pytest.mark.parametrize(
    "names",
    [
        ("深圳市甲乙科技有限公司", "深圳市丙丁科技有限公司"),
        ("深圳市云天励飞技术有限公司", "广州市云天励飞技术有限公司"),
        ("砚江大学", "砚江大学经济学院"),
        ("云天励飞集团", "深圳市云天励飞物业有限公司"),
        ("东莞市人民医院", "广东省人民医院"),
        ("深圳市云天励飞技术有限公司", "深圳市云天励飞技术有限公司"),
    ],
)
def test_nobody_is_asked_where_nothing_is_in_doubt(names: tuple[str, str]) -> None:
    assert proposals(said(firms(*names))) == []


def test_a_forum_without_a_year_may_be_that_of_either() -> None:
    forums = named("event", "云湖论坛", "云湖论坛", "云湖论坛")
    forums[0].say("date", "2020-10-22")
    forums[1].say("date", "2021-10-22")
    (proposal,) = proposals(said(forums))
    assert proposal.inputs[0] == forums[2].id
    assert proposal.reason == "fits_several"


def test_persons_of_one_name_are_nobodys_question() -> None:
    assert proposals(said(named("person", "王珺", "王珺", "王珺"))) == []


@pytest.mark.parametrize("judgement", list(Judgement))
def test_a_persons_judgement_ends_the_proposal(judgement: Judgement) -> None:
    short, one, other = firms("云天励飞", "深圳市云天励飞技术有限公司", "杭州云天励飞科技有限公司")
    first = decide(short, one, judgement, "2024-01-01T00:00:00+08:00")
    asked = [set(p.inputs) for p in proposals(said([short, one, other]), [first])]
    assert {short.id, one.id} not in [each & {short.id, one.id} for each in asked]
    second = decide(short, other, Judgement.DIFFERENT, "2024-01-02T00:00:00+08:00")
    assert proposals(said([short, one, other]), [first, second]) == []


def test_a_name_that_fits_many_shows_some_and_says_that_there_are_more() -> None:
    cities = ("深圳", "杭州", "广州", "佛山", "宁波", "南京", "武汉")
    short, *owners = firms("云天励飞", *(f"{city}云天励飞技术有限公司" for city in cities))
    (proposal,) = proposals(said([short, *owners]))
    assert len(proposal.inputs) == 1 + undecided.CANDIDATES
    assert proposal.shown.endswith(" / …")


def test_one_record_has_so_many_proposals_at_most() -> None:
    full = Thing("a", "organisation", 10).say("name", "佛山市腾瑞电子有限公司")
    slips = [f"佛山市腾{c}电子有限公司" for c in "安康泰维迪奥莱雅美晟"]
    things = [full, *(Thing(f"{n}", "organisation", 10).say("name", name) for n, name in enumerate(slips))]
    counts: dict[str, int] = {}
    for proposal in proposals(said(things)):
        counts[proposal.record] = counts.get(proposal.record, 0) + 1
    assert max(counts.values(), default=0) <= undecided.PER_RECORD


@given(corpora(max_things=14), surveys(), st.data(), st.randoms(use_true_random=False))
@_SETTINGS
def test_any_order_and_any_portions_give_the_same_proposals(
    narrow: None, statements: tuple[Statement, ...], survey: DrawnSurvey, data: st.DataObject, mix: Random
) -> None:
    decisions = decided(data, statements)
    shuffled = list(statements)
    mix.shuffle(shuffled)
    whole = proposals(statements, decisions, survey)
    assert proposals(shuffled, decisions[::-1], survey, Narrow) == whole
    kinds = {s.mention.id: s.mention.kind for s in statements}
    assert all(len({kinds[id_] for id_ in answer.inputs}) == 1 for answer in whole)


@given(figures(), st.data(), st.randoms(use_true_random=False))
@_SETTINGS
def test_firms_are_proposed_alike_in_any_order(
    narrow: None, things: list[Thing], data: st.DataObject, mix: Random
) -> None:
    statements = said(things)
    if not statements:
        return
    decisions = decided(data, statements)
    shuffled = list(statements)
    mix.shuffle(shuffled)
    assert proposals(shuffled, decisions, kind=Narrow) == proposals(statements, decisions)

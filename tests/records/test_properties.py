"""What holds for any statements: order, undoing, links, incremental folding."""

from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liandong.model import Attestation, Conflict, Decision, Judgement, Polarity, Statement
from liandong.records import fold, reconcile, resolve
from tests.strategies import DrawnSurvey, corpora, surveys

_SETTINGS = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _decision(left: str, right: str, judgement: Judgement, at: str, retracts: str | None = None) -> Decision:
    return Decision(left, right, judgement, Attestation("王某", at, "查证"), retracts)


@given(corpora(), surveys(), st.data(), st.randoms(use_true_random=False))
@_SETTINGS
def test_order_of_arrival_changes_nothing(
    statements: tuple[Statement, ...], survey: DrawnSurvey, data: st.DataObject, mix: Random
) -> None:
    ids = sorted({s.mention.id for s in statements})
    pairs = data.draw(
        st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(ids), st.sampled_from(Judgement)), max_size=4)
    )
    decisions = [_decision(a, b, j, f"2024-01-0{n + 1}") for n, (a, b, j) in enumerate(pairs)]
    shuffled, judged = list(statements), list(decisions)
    mix.shuffle(shuffled)
    mix.shuffle(judged)
    first, second = resolve(statements, survey, decisions), resolve([*shuffled, *shuffled], survey, judged)
    assert list(first.items()) == list(second.items())
    records = fold(statements, first, survey)
    assert repr(records) == repr(fold(shuffled, second, survey))
    assert reconcile(records) == reconcile(tuple(reversed(records)))


@given(corpora(), surveys(), st.data())
@_SETTINGS
def test_a_judgement_taken_back_leaves_no_trace(
    statements: tuple[Statement, ...], survey: DrawnSurvey, data: st.DataObject
) -> None:
    ids = sorted({s.mention.id for s in statements})
    left, right = data.draw(st.sampled_from(ids)), data.draw(st.sampled_from(ids))
    made = _decision(left, right, data.draw(st.sampled_from(Judgement)), "2024-01-01")
    undone = _decision(left, right, Judgement.UNSURE, "2024-01-02", retracts=made.id)
    before, after = resolve(statements, survey), resolve(statements, survey, [made, undone])
    assert before == after
    assert fold(statements, before, survey) == fold(statements, after, survey)


@given(corpora(), surveys(), st.data())
@_SETTINGS
def test_judgements_hold(statements: tuple[Statement, ...], survey: DrawnSurvey, data: st.DataObject) -> None:
    kinds = {s.mention.id: s.mention.kind for s in statements}
    left, right = data.draw(st.sampled_from(sorted(kinds))), data.draw(st.sampled_from(sorted(kinds)))
    apart = resolve(statements, survey, [_decision(left, right, Judgement.DIFFERENT, "2024-01-01")])
    assert left == right or apart[left] != apart[right]
    joined = resolve(statements, survey, [_decision(left, right, Judgement.SAME, "2024-01-01")])
    assert (joined[left] == joined[right]) is (kinds[left] == kinds[right])


@given(corpora(), surveys())
@_SETTINGS
def test_every_member_leads_to_its_record(statements: tuple[Statement, ...], survey: DrawnSurvey) -> None:
    clusters = resolve(statements, survey)
    records = fold(statements, clusters, survey)
    assert {member for record in records for member in record.members} == set(clusters)
    for record in records:
        assert record.id == min(record.members)
        assert all(clusters[member] == record.id for member in record.members)
    kinds = {s.mention.id: s.mention.kind for s in statements}
    assert all({kinds[m] for m in record.members} == {record.kind} for record in records)


@given(corpora(), surveys())
@_SETTINGS
def test_nothing_is_lost_and_every_value_is_proved(statements: tuple[Statement, ...], survey: DrawnSurvey) -> None:
    clusters = resolve(statements, survey)
    records = fold(statements, clusters, survey)
    values = [v for record in records for _, folded in record.properties for v in folded]
    assert sorted(id_ for v in values for id_ in v.statements) == sorted(s.id for s in statements)
    assert all(v.value.raw in v.evidence[0].text for v in values)
    assert all(v.ref is None or v.ref in {record.id for record in records} for v in values)
    assert all(1 <= v.families <= len(v.statements) for v in values)
    for record in records:
        for _, folded in record.properties:
            denied = [v.polarity is Polarity.DENIED for v in folded]
            assert denied == sorted(denied)
            assert len(folded) > 1 or folded[0].conflict is Conflict.NONE


@given(corpora(), surveys())
@_SETTINGS
def test_folding_a_record_alone_is_folding_it_among_all(statements: tuple[Statement, ...], survey: DrawnSurvey) -> None:
    clusters = resolve(statements, survey)
    for record in fold(statements, clusters, survey):
        own = [s for s in statements if clusters[s.mention.id] == record.id]
        assert fold(own, clusters, survey) == (record,)

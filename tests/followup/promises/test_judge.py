"""What holds of every judgement, whatever the evidence: broken takes a statement that says so, silence says nothing."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from liandong.followup.promises.history import DENIED, SUSPENDED, TERMINATED, History
from liandong.followup.promises.judge import Case, judge
from liandong.followup.promises.promise import Comparison, Due, Fit, Outcome, Proof, Side, Stage, Step

DAYS = st.integers(2020, 2029).flatmap(
    lambda year: st.integers(1, 12).map(lambda month: year * 10_000 + month * 100 + 1)
)
PROOFS = st.text("abcdef", min_size=4, max_size=8).map(lambda id_: Proof((id_,)))
STAGES = st.sampled_from(Stage)


@st.composite
def steps(draw: st.DrawFn) -> Step:
    by, since = draw(st.none() | DAYS), draw(st.none() | DAYS)
    holds = draw(st.none() | DAYS)
    if since is not None and by is not None:
        since, by = min(since, by), max(since, by)
    return Step(draw(STAGES), "", since, by, holds, draw(PROOFS))


@st.composite
def sides(draw: st.DrawFn, states: tuple[str, ...] = (SUSPENDED, TERMINATED)) -> Side:
    day = draw(st.none() | DAYS)
    return Side(draw(st.sampled_from(states)), str(day or ""), None if day is None else (day, day), draw(PROOFS))


@st.composite
def histories(draw: st.DrawFn) -> History:
    told = st.lists(steps(), max_size=4).map(lambda found: tuple(sorted(found, key=lambda step: step.stage.rank)))
    denied = st.lists(sides((DENIED,)), max_size=1).map(tuple)
    return History(draw(told), tuple(draw(st.lists(sides(), max_size=2))), draw(denied), ())


@st.composite
def cases(draw: st.DrawFn) -> Case:
    first = draw(st.none() | DAYS)
    due = draw(st.none() | st.just(Due("2025" if first else "", "三年内", first, first and first + 30, draw(PROOFS))))
    compared = st.builds(
        Comparison, st.just("5亿元"), st.just("f"), st.just("4亿元"), st.just("2025"), st.sampled_from(Fit), PROOFS
    )
    return Case(
        draw(st.none() | STAGES),
        due,
        tuple(draw(st.lists(histories(), max_size=2))),
        tuple(draw(st.lists(compared, max_size=2))),
        draw(st.none() | DAYS),
        20271231,
        draw(st.integers(1, 36)),
    )


def ended(case: Case) -> bool:
    return any(side.state == TERMINATED for each in case.histories for side in each.sides)


@given(cases())
def test_nothing_is_broken_without_a_statement_that_ends_it(case: Case) -> None:
    found = judge(case)
    if found.outcome is Outcome.BROKEN:
        assert ended(case)
        assert found.proof.statements


@given(cases())
def test_kept_and_late_rest_on_statements(case: Case) -> None:
    found = judge(case)
    if found.outcome in (Outcome.KEPT, Outcome.LATE):
        assert found.proof.statements


@given(cases(), st.data())
def test_less_evidence_never_breaks_a_promise(case: Case, data: st.DataObject) -> None:
    """Without a statement that ends it no part of the evidence does, whatever is taken away."""
    kept = [
        replace(
            each,
            steps=tuple(step for step in each.steps if data.draw(st.booleans())),
            sides=tuple(side for side in each.sides if side.state != TERMINATED and data.draw(st.booleans())),
        )
        for each in case.histories
    ]
    less = replace(case, histories=tuple(kept), comparisons=case.comparisons[:1], heard=None)
    assert judge(less).outcome is not Outcome.BROKEN


@given(cases())
def test_without_evidence_nothing_is_judged(case: Case) -> None:
    bare = replace(case, histories=(), comparisons=())
    assert judge(bare).outcome in (Outcome.OPEN, Outcome.SILENT, Outcome.UNKNOWN)


@given(cases())
def test_what_is_not_yet_due_is_late_by_a_statement_only(case: Case) -> None:
    found = judge(replace(case, comparisons=()))
    if case.due is not None and case.due.last is not None and case.day <= case.due.last:
        assert found.outcome is not Outcome.SILENT


@given(cases())
def test_the_order_of_evidence_changes_nothing(case: Case) -> None:
    turned = replace(
        case,
        histories=tuple(
            replace(each, sides=tuple(reversed(each.sides)), denied=tuple(reversed(each.denied)))
            for each in case.histories
        ),
    )
    assert judge(turned).outcome is judge(case).outcome

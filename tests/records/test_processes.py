"""The same bytes from any process: hashes of words differ from one to the next, and nothing may hang on them."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liandong.engine import PoolEngine
from liandong.model import Decision, Statement
from liandong.model.decision import standing
from liandong.records import HeldDesk, Reconciliation, fold, resolve_desk
from liandong.store import encode
from tests.records.test_blocks import decided
from tests.strategies import DrawnSurvey, corpora, surveys

Batch = tuple[tuple[Statement, ...], DrawnSurvey, tuple[Decision, ...]]


def ledger(batch: Batch) -> str:
    """Records, answers and proposals of the statements, a line each."""
    statements, survey, decisions = batch
    desk = HeldDesk(statements, survey.families)
    undecided = desk.sheaf()
    roots = resolve_desk(desk, standing(decisions), undecided)
    clusters = {id_: desk.ids[roots[number]] for number, id_ in enumerate(desk.ids) if number}
    records = fold(statements, clusters, survey)
    checks = Reconciliation(desk, undecided)
    answers = [answer for record in records for answer in checks.tell(record)]
    answers += sorted(checks.rest(), key=lambda answer: answer.id)
    return "\n".join(map(encode, [*records, *answers]))


def test_other_processes_give_the_same_bytes() -> None:
    batches: list[Batch] = []
    expected: list[str] = []

    @settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None)
    @given(corpora(max_things=10), surveys(), st.data())
    def drawn(statements: tuple[Statement, ...], survey: DrawnSurvey, data: st.DataObject) -> None:
        decisions = tuple(decided(data, statements))
        batches.append((statements, survey, decisions))
        expected.append(ledger((statements[::-1], survey, decisions[::-1])))

    drawn()
    assert len(batches) >= 200
    assert list(PoolEngine(2).map(ledger, batches)) == expected

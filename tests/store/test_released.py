"""Ledgers that older programs made: each opens with all that it held, in either store, and goes on from there."""

from collections.abc import Callable

import pytest

from liandong import open_workspace
from liandong.store import migrations
from tests.store import released
from tests.workspace import real


@pytest.mark.parametrize("revision", released.REVISIONS)
def test_a_ledger_of_an_older_program_opens_whole_and_goes_on(revision: str, place: str) -> None:
    held = released.held(revision)
    released.lay(revision, place)
    with open_workspace(place) as opened:
        ledger, before = opened.ledger(), len(opened.versions())
        records, statements = {record.id for record in ledger.records()}, list(ledger.statements())
        assert records
        assert records <= held["record"]
        assert {quote.page for statement in statements for quote in statement.evidence} <= held["page"]
        assert {decision.id for decision in opened.decisions()} == held.get("decision", set())
        logged = [act.id for act in opened.log()]
        assert set(logged) == (held.get("action") or held.get("decision", set()))
        assert len(logged) == len(set(logged))
        assert opened.log_faults() == ()
        assert opened.check().faults == ()
        assert ledger.search("晶圆")
        opened.build([])
        report = opened.check()
        assert (report.faults, report.unjudged) == ((), ())
        assert [version.number for version in opened.versions()][:before] == list(range(1, before + 1))
        assert [act.id for act in opened.log()] == logged


def test_there_is_a_ledger_of_every_migration() -> None:
    assert tuple(f"{number:04}" for number in range(1, int(migrations.HEAD) + 1)) == released.REVISIONS


@pytest.mark.parametrize("revision", released.REVISIONS)
def test_both_stores_make_the_same_of_it(
    revision: str, tmp_path_factory: pytest.TempPathFactory, database: Callable[[], str]
) -> None:
    exported = []
    for place in (str(tmp_path_factory.mktemp("ws")), database()):
        released.lay(revision, place)
        real.build(place)
        exported.append(real.exported(place))
    assert exported[0] == exported[1]

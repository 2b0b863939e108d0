"""What stands around a record: what refers to it, what it was, what persons did to it; and finds counted by kind."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from liandong import Workspace, open_workspace
from liandong.model import PROPOSAL, Deed, Polarity
from liandong.samples import folder

WHO = {"actor": "王明", "reason": "现场核实"}


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def shared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The sample pages, not to be written to."""
    in_folder = request.param == "sqlite"
    place = str(tmp_path_factory.mktemp("around")) if in_folder else request.getfixturevalue("server").place()
    with folder() as pages, open_workspace(place, create=True) as opened:
        opened.build([pages])
        yield opened


def test_what_refers_to_a_record_is_what_a_look_at_all_records_finds(shared: Workspace) -> None:
    ledger = shared.ledger()
    every = list(ledger.records())
    pairs = {
        (value.ref, name, record.id)
        for record in every
        for name, values in record.properties
        for value in values
        if value.ref and value.polarity is Polarity.ASSERTED and value.ref != record.id
    }
    assert len(pairs) > 20
    assert {(record.id, name, other.id) for record in every for name, other in ledger.referring(record)} == pairs


def test_a_record_is_named_where_its_name_stands_and_it_is_meant(shared: Workspace) -> None:
    ledger = shared.ledger()
    every = list(ledger.records())
    parties = {
        (value.value.text, record.id)
        for record in every
        for value in record.values("party")
        if value.ref is None and value.polarity is Polarity.ASSERTED
    }
    organisations = [record for record in every if record.kind == "organisation"]
    names = Counter(text for r in organisations for text in {v.value.text for v in r.values("name")})
    told = {(r.id, other.id) for r in organisations for name, other in ledger.naming(r) if name == "party"}
    alone = {
        (r.id, id_)
        for r in organisations
        for value in r.values("name")
        for text, id_ in parties
        if text == value.value.text and names[text] == 1
    }
    assert len(alone) > 20
    assert alone <= told
    assert told <= {
        (r.id, id_) for r in organisations for v in r.values("name") for t, id_ in parties if t == v.value.text
    }


def test_what_is_proposed_is_told_of_both(shared: Workspace) -> None:
    ledger = shared.ledger()
    asking = [answer for answer in ledger.answers() if answer.recipe == PROPOSAL]
    assert asking
    for answer in asking:
        assert all(answer in ledger.proposed(ledger.record(id_)) for id_ in answer.inputs)


def test_records_and_documents_come_by_the_ids_that_name_them(shared: Workspace) -> None:
    ledger = shared.ledger()
    records, documents = list(ledger.records())[:7], list(ledger.documents())[:3]
    assert ledger.named([*(r.id for r in records), "0" * 64]) == {record.id: record for record in records}
    assert ledger.documents_named([d.id for d in documents] * 2) == {document.id: document for document in documents}


def test_what_stands_around_a_record_is_found_without_a_scan(tmp_path: Path) -> None:
    sent: list[tuple[str, Any]] = []
    with folder() as pages, open_workspace(tmp_path / "ws", create=True) as opened:
        opened.build([pages])
        ledger = opened.ledger()
        records = list(ledger.records())
        with opened._store._reading() as connection:  # type: ignore[attr-defined]
            engine = connection.engine
        event.listen(
            engine, "before_cursor_execute", lambda _c, _k, command, values, *_: sent.append((command, values))
        )
        for record in (records[0], next(r for r in records if r.kind == "event")):
            ledger.named(record.members)
            ledger.documents_named(q.document for _, values in record.properties for v in values for q in v.evidence)
            ledger.history(record)
            list(ledger.referring(record))
        assert len(sent) > 6
        with opened._store._reading() as connection:  # type: ignore[attr-defined]
            cursor = connection.connection.cursor()
            asked = [f"EXPLAIN QUERY PLAN {command}" for command, _ in sent]
            plans = [cursor.execute(plan, values).fetchall() for plan, (_, values) in zip(asked, sent, strict=True)]
    assert [row[3] for rows in plans for row in rows if "SCAN" in row[3]] == []


@pytest.mark.parametrize(
    "query",
    [
        "签约",
        "签约 或 开工",
        "合作 -投资",
        "签约 类型:项目",
        "类型:项目,活动",
        "地区:广东",
        "没有这样的词",
        "金额:>1亿",
    ],
)
def test_finds_are_counted_by_kind_as_a_look_at_each_counts_them(shared: Workspace, query: str) -> None:
    ledger = shared.ledger()
    told = ledger.tally(query)
    assert told is not None
    assert told == Counter(hit.kind for hit in ledger.search(query, 10_000))


@pytest.mark.parametrize("query", ["", '"签 约"'])
def test_what_only_a_look_at_each_can_count_is_not_counted(shared: Workspace, query: str) -> None:
    assert shared.ledger().tally(query) is None


def test_a_past_day_is_not_counted_by_the_index(shared: Workspace) -> None:
    assert shared.ledger(as_of="2000-01-01").tally("签约") is None


def test_the_history_of_a_record_tells_from_which_version_on_what_was_otherwise(place: str) -> None:
    with folder() as pages, open_workspace(place, create=True) as workspace:
        workspace.build([pages])
        record = next(r for r in workspace.ledger().records("project") if r.first("amount"))
        act = workspace.correct(record.id, "amount", "987亿元", **WHO)
        workspace.build([])
        workspace.undo(act, **WHO)
        workspace.build([])
        told = workspace.ledger().history(workspace.ledger().record(record.id))
        assert [(each.since, each.changed) for each in told[:2]] == [(3, ("amount",)), (2, ("amount",))]
        assert told[2].since == 1
        assert set(told[2].changed) == {name for name, _ in record.properties}
        assert told[1].record.first("amount").value.raw == "987亿元"  # type: ignore[union-attr]
        assert [each.since for each in workspace.ledger(known_on=2).history(record)] == [2, 1]
        done = workspace.acts_on(record.members)
        assert [(each.deed, each.undone) for each in done] == [(Deed.CORRECT, True)]


def test_the_history_of_a_record_goes_on_where_it_was_joined_to_another(place: str) -> None:
    with folder() as pages, open_workspace(place, create=True) as workspace:
        workspace.build([pages])
        one, other = list(workspace.ledger().records("policy"))[:2]
        workspace.decide(one.id, other.id, "same", **WHO)
        workspace.build([])
        joined = workspace.ledger().record(max(one.id, other.id))
        assert joined.id == min(one.id, other.id)
        assert [each.since for each in workspace.ledger().history(joined)] == [2, 1]
        assert len(workspace.acts_on(joined.members)) == 1

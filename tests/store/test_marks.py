"""Narrowing: the store lets through what meets the filters, exactly so where all has its marks, in every version."""

from collections.abc import Iterator
from importlib.util import find_spec

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from liandong.model import Record, Statement
from liandong.model.kinds import Facet
from liandong.records import fold, resolve
from liandong.search import Filter, parse, record_entry
from liandong.search.marking import meets, of_record
from liandong.store import open_store
from liandong.store.protocol import Store
from liandong.store.rows import Asked, Condition, IndexEntry, Mark
from tests.search.test_query import FILTERS
from tests.store import made
from tests.strategies import DrawnSurvey, corpora, surveys


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    opened = open_store(place)
    yield opened
    opened.close()


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def shared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    in_folder = request.param == "sqlite"
    opened = open_store(tmp_path_factory.mktemp("shared") if in_folder else request.getfixturevalue("server").place())
    yield opened
    opened.close()


def publish(store: Store, records: tuple[Record, ...], *, marked: bool = True) -> int:
    with store.drafting("r", "c") as draft:
        arrived = set(draft.put_records(records))
        gone = draft.end_records()
        if marked:
            draft.forget("record", sorted({*gone, *arrived}))
            draft.index(map(record_entry, (r for r in records if r.id in arrived)))
        return draft.version


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(corpora(), surveys(), st.lists(st.tuples(FILTERS, st.booleans()), min_size=1, max_size=3))
def test_the_store_lets_through_just_what_meets_the_filters(
    shared: Store,
    statements: tuple[Statement, ...],
    survey: DrawnSurvey,
    chosen: list[tuple[tuple[Facet, str], bool]],
) -> None:
    records = fold(statements, resolve(statements, survey), survey)
    conditions = [Filter.of(facet, value, excluded=out).condition for (facet, value), out in chosen]
    wanted = {record.id for record in records if meets(of_record(record), conditions)}
    view = shared.view(publish(shared, records))
    assert {record.id for record in view.records(None, conditions)} == wanted
    assert {id_ for _, id_ in view.match(Asked(conditions=tuple(conditions)), 1000)} == wanted


def region(name: str) -> tuple[Condition, ...]:
    return (Filter.of("region", name).condition,)


def entry(id_: str, words: str, *codes: str) -> IndexEntry:
    return IndexEntry("record", id_, words, tuple(Mark(Facet.REGION, code) for code in codes))


def test_an_older_version_is_narrowed_by_what_its_records_were(store: Store) -> None:
    asked = Asked(parse("甲园").asked.groups, (), region("广州"))
    for code, name in (("440100", "甲园"), ("440300", "甲园区")):
        with store.drafting("r", "c") as draft:
            draft.put_records([made.record("a" * 32, name=name)])
            draft.forget("record", ["a" * 32])
            draft.index([entry("a" * 32, "甲园 园", code)])
    old, new = store.view(1), store.view(2)
    assert [len(list(view.records(None, region("广州")))) for view in (old, new)] == [1, 0]
    assert [len(list(view.records(None, region("深圳")))) for view in (old, new)] == [0, 1]
    assert [view.match(asked, 9) for view in (old, new)] == [(), ()]  # of the old one the index knows no more
    assert [view.unindexed(region("广州")) for view in (old, new)] == [(("record", "a" * 32),), ()]


def test_marks_of_what_is_indexed_anew_take_the_place_of_the_old(store: Store) -> None:
    id_ = "a" * 32
    for code in ("440100", "440300"):
        with store.drafting("r", "c") as draft:
            draft.put_records([made.record(id_)])
            draft.forget("record")
            draft.index([entry(id_, "甲园 园", code)])
    assert list(store.view(2).records(None, region("广州"))) == []
    assert [r.id for r in store.view(2).records(None, region("深圳"))] == [id_]


def test_what_an_older_program_wrote_comes_through_until_it_is_indexed(store: Store) -> None:
    ids = ["a" * 32, "b" * 32]
    publish(store, tuple(made.record(id_) for id_ in ids), marked=False)
    with store._writing() as connection:  # type: ignore[attr-defined]
        connection.execute(text("INSERT INTO unmarked SELECT 'record', id, first_version FROM record"))
    view = store.view(1)
    assert [r.id for r in view.records(None, region("广州"))] == ids
    assert [r.id for r in view.records(None, (region("广州")[0]._replace(excluded=True),))] == ids
    with store.drafting("r", "c") as draft:
        draft.put_records([made.record(id_) for id_ in ids])
        draft.index([entry(ids[0], "甲园 园", "440100"), entry(ids[1], "甲园 园", "440300")])
    assert [r.id for r in store.view(2).records(None, region("广州"))] == ids[:1]


def test_documents_are_narrowed_by_kind_day_and_tier(store: Store) -> None:
    page = made.page("广州开工")
    store.add_pages([page], [], "in")
    store.add_derivations([made.derivation(page)])
    id_ = made.document(page).id
    with store.drafting("r1", "c") as draft:
        draft.index([IndexEntry("document", id_, "广州 州开 开工 工", (Mark(Facet.PERIOD, "", 20230101, 20230131),))])
    found = (("document", id_),)
    view = store.view(1)
    for query, hits in {
        "开工 类型:文档": found,
        "开工 类型:项目": (),
        "开工 -类型:文档": (),
        "开工 时间:2023": found,
        "开工 时间:2024": (),
        "开工 -时间:2024": found,
        "开工 地区:广州": (),
        "开工 -地区:广州": found,
        "开工 来源:政府": (),
        "类型:文档 时间:2023": found,
        "时间:2024": (),
    }.items():
        assert view.match(parse(query).asked, 9) == hits, query


def test_more_than_can_be_ranked_come_records_first_by_id(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("liandong.store.sqlite.index._RANKED", 3)
    if find_spec("psycopg") is not None:
        monkeypatch.setattr("liandong.store.postgres.index._RANKED", 3)
    with store.drafting("r", "c") as draft:
        draft.index(IndexEntry("document", str(n), "广州 州 " * (n + 1)) for n in range(5))
        draft.index([IndexEntry("record", "9", "广州 州"), IndexEntry("record", "8", "广州 州")])
    asked = parse("广州").asked
    ids = [id_ for _, id_ in store.view(1).match(asked, 5)]
    assert ids == ["8", "9", "0", "1", "2"]
    assert [id_ for _, id_ in store.view(1).match(asked, 1)] == ["8"]

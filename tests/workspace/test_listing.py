"""Lists: pages that together are the whole list in its order, counts, overviews and changes, in both stores."""

from base64 import urlsafe_b64encode
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from liandong.errors import SearchError
from liandong.model import KINDS, Record, Statement
from liandong.model.kinds import Facet
from liandong.records import fold, resolve
from liandong.search import Filter, record_entry
from liandong.search.marking import meets, of_record
from liandong.search.order import SUM, Order, keys_of, listing_marks, name_key
from liandong.store import open_store
from liandong.store.protocol import Store
from liandong.store.rows import conflicts
from liandong.workspace import Ledger
from tests.search.test_query import FILTERS
from tests.store import made
from tests.strategies import DrawnSurvey, corpora, surveys


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def shared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    in_folder = request.param == "sqlite"
    opened = open_store(tmp_path_factory.mktemp("shared") if in_folder else request.getfixturevalue("server").place())
    yield opened
    opened.close()


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    opened = open_store(place)
    yield opened
    opened.close()


def publish(store: Store, records: tuple[Record, ...]) -> Ledger:
    with store.drafting("r", "c") as draft:
        arrived = set(draft.put_records(records))
        gone = draft.end_records()
        draft.forget("record", sorted({*gone, *arrived}))
        draft.index(map(record_entry, (r for r in records if r.id in arrived)))
        return Ledger(store.view(draft.version))


def listed(records: tuple[Record, ...], kind: str, chosen: tuple[Filter, ...], order: Order) -> list[str]:
    """The ids that the list must have, by looking at each record."""
    conditions = [each.condition for each in chosen]
    kept = [r for r in records if r.kind == kind and meets(of_record(r), conditions)]
    keys = {r.id: keys_of(r, listing_marks(r)) for r in kept}
    ids = sorted(keys)
    match order:
        case Order.NEWEST | Order.OLDEST:
            value = {id_: keys[id_].day for id_ in ids}
        case Order.LARGEST | Order.SMALLEST:
            value = {id_: keys[id_].amount for id_ in ids}  # type: ignore[misc]
        case Order.NAME:
            value = {id_: keys[id_].name for id_ in ids}  # type: ignore[misc]
        case Order.ID:
            return ids
    if order in (Order.NEWEST, Order.LARGEST):
        ids.reverse()
    told = [id_ for id_ in ids if value[id_] is not None]
    told.sort(key=lambda id_: value[id_], reverse=order in (Order.NEWEST, Order.LARGEST))  # type: ignore[arg-type,return-value]
    return told + [id_ for id_ in ids if value[id_] is None]


def walked(ledger: Ledger, kind: str, chosen: tuple[Filter, ...], order: Order, limit: int) -> list[str]:
    """The ids of all pages one after the other; and on the way back each page is the one that it was."""
    page = ledger.listing(kind, *chosen, order=order, limit=limit)
    pages = [page]
    assert page.before is None
    while page.after is not None:
        page = ledger.listing(kind, *chosen, order=order, limit=limit, after=page.after)
        pages.append(page)
    for page in reversed(pages[:-1]):
        token = pages[pages.index(page) + 1].before
        assert ledger.listing(kind, *chosen, order=order, limit=limit, before=token) == page
    assert all(len(each.records) == limit for each in pages[:-1])
    return [record.id for each in pages for record in each.records]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    corpora(12),
    surveys(),
    st.lists(st.tuples(FILTERS, st.booleans()), max_size=2),
    st.sampled_from(Order),
    st.integers(1, 4),
)
def test_the_pages_of_a_list_are_its_records_in_order(
    shared: Store,
    statements: tuple[Statement, ...],
    survey: DrawnSurvey,
    filters: list[tuple[tuple[Facet, str], bool]],
    order: Order,
    limit: int,
) -> None:
    records = fold(statements, resolve(statements, survey), survey)
    chosen = tuple(Filter.of(facet, value, excluded=out) for (facet, value), out in filters)
    ledger = publish(shared, records)
    for kind in dict.fromkeys(record.kind for record in records):
        wanted = listed(records, kind, chosen, order)
        assert walked(ledger, kind, chosen, order, limit) == wanted
        assert ledger.total(kind, *chosen) == len(wanted)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(corpora(12), surveys(), st.lists(st.tuples(FILTERS, st.booleans()), max_size=1))
def test_an_overview_counts_each_record_under_all_that_it_is_of(
    shared: Store,
    statements: tuple[Statement, ...],
    survey: DrawnSurvey,
    filters: list[tuple[tuple[Facet, str], bool]],
) -> None:
    records = fold(statements, resolve(statements, survey), survey)
    chosen = [Filter.of(facet, value, excluded=out) for (facet, value), out in filters]
    ledger = publish(shared, records)
    for kind in KINDS:
        told = ledger.overview(kind, *chosen)
        kept = [r for r in records if r.kind == kind and meets(of_record(r), [each.condition for each in chosen])]
        assert told.all.records == len(kept)
        amounts = [mark for record in kept for mark in listing_marks(record) if mark.facet == SUM]
        assert told.all.unknown == len(kept) - len(amounts)
        for each in told.all.sums:
            lows = [Decimal(mark.low or 0) for mark in amounts if mark.text == each.currency]
            assert (each.records, each.low) == (len(lows), sum(lows))
        assert told.conflicts == sum(conflicts(record) > 0 for record in kept)
        stages = Counter(m.text for r in kept for m in of_record(r) if m.facet == Facet.STATUS)
        assert {part.code: part.records for part in told.statuses if part.code} == stages
        for part in told.regions:
            if part.code is not None:
                there = Filter.of(Facet.REGION, part.code).condition
                assert part.records == sum(meets(of_record(record), [there]) for record in kept)


def test_names_go_by_pinyin_capitals_and_script_make_no_difference() -> None:
    names = ["珠海港", "安徽谷", "ABB工厂", "广州港", "北京園", "abb厂区"]
    assert sorted(names, key=name_key) == ["abb厂区", "ABB工厂", "安徽谷", "北京園", "广州港", "珠海港"]


def test_what_changed_since_an_earlier_version_is_told_by_kind(store: Store) -> None:
    def versions(*names: str) -> Ledger:
        return publish(store, tuple(made.record(f"{n}" * 32, name=name) for n, name in enumerate(names) if name))

    first = versions("甲园", "乙园", "", "丁园")
    second = versions("甲园", "乙二园", "丙园", "")
    third = versions("甲园", "乙园", "丙园", "")
    (told,) = second.changes(first.version).values()
    assert told == (("2" * 32,), ("3" * 32,), ("1" * 32,))
    assert third.changes(first.version) == {"project": (("2" * 32,), ("3" * 32,), ())}
    assert third.changes(0) == {"project": (("0" * 32, "1" * 32, "2" * 32), (), ())}
    assert third.changes(third.version) == {}


def test_a_list_goes_on_where_it_was_in_a_version_that_has_more(store: Store) -> None:
    ids = [f"{n:032}" for n in range(8)]
    old = publish(store, tuple(made.record(id_) for id_ in ids[::2]))
    page = old.listing("project", order=Order.ID, limit=2)
    new = publish(store, tuple(made.record(id_) for id_ in ids))
    assert [r.id for r in new.listing("project", order=Order.ID, limit=2, after=page.after).records] == ids[3:5]
    assert [r.id for r in old.listing("project", order=Order.ID, limit=2, after=page.after).records] == [ids[4], ids[6]]


@pytest.mark.parametrize(
    "token",
    [
        "",
        "x",
        "字",
        *(
            urlsafe_b64encode(told.encode()).decode()
            for told in (
                *("[]", "{}", "7", '["id"]', '["id","a",1]', '["newest",20240101,"a"]', '["id","\\u0000","a"]'),
                *('["id","\\ud800","a"]', '["id","a"]', '["id",true,"a"]', "[" * 100_000),
            )
        ),
    ],
)
def test_what_is_no_token_of_the_order_is_a_fault_of_the_query(token: str, store: Store) -> None:
    ledger = publish(store, (made.record("a" * 32),))
    with pytest.raises(SearchError, match="no place in a list"):
        ledger.listing("project", order=Order.ID, after=token)
    with pytest.raises(SearchError, match="no place in a list"):
        ledger.listing("project", order=Order.ID, before=token)


@pytest.mark.parametrize("value", ["1e999", "NaN", "99999999999", "1.5", '"a"', "true"])
def test_a_token_holds_a_number_that_a_day_can_be(value: str, store: Store) -> None:
    ledger = publish(store, (made.record("a" * 32),))
    token = urlsafe_b64encode(f'["newest",{value},"a"]'.encode()).decode()
    with pytest.raises(SearchError):
        ledger.listing("project", after=token)


FACETS = {
    Facet.REGION: "广州",
    Facet.INDUSTRY: "C39",
    Facet.PERIOD: "2023",
    Facet.AMOUNT: ">1亿",
    Facet.STATUS: "签约,开工",
    Facet.SOURCE: "政府",
    Facet.CONFLICT: "有",
    Facet.FAMILIES: ">=2",
    Facet.MISSING: "投资额",
}
CHOSEN = ((), *((facet,) for facet in FACETS), *combinations(FACETS, 2))


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """3,000 projects, a third of them of two cities."""
    opened = open_store(tmp_path_factory.mktemp("large"))
    publish(opened, tuple(made.record(f"{n:032}", name=f"{'广深佛'[n % 3]}园{n}") for n in range(3_000)))
    yield opened
    opened.close()


@pytest.mark.parametrize("order", Order)
def test_no_list_of_up_to_two_filters_is_scanned_or_sorted_by_the_database(order: Order, large: Store) -> None:
    sent: list[str] = []
    ledger = Ledger(large.view(large.newest()))
    with large._reading() as connection:  # type: ignore[attr-defined]
        engine = connection.engine
    token = ledger.listing("project", order=order, limit=2).after
    event.listen(engine, "checkout", lambda raw, *_: raw.set_trace_callback(sent.append))
    for chosen in CHOSEN:
        filters = [Filter.of(facet, FACETS[facet]) for facet in chosen]
        for way in (None, token):
            ledger.listing("project", *filters, order=order, after=way)
        ledger.listing("project", *filters, order=order, before=token)
    asked = [command for command in dict.fromkeys(sent) if command.startswith("SELECT")]
    assert len(asked) > len(CHOSEN)
    with large._reading() as connection:  # type: ignore[attr-defined]
        cursor = connection.connection.cursor()
        cursor.connection.set_trace_callback(None)
        steps = {row[3] for command in asked for row in cursor.execute(f"EXPLAIN QUERY PLAN {command}")}
    tables = [step for step in steps if "SCAN" in step and "anon" not in step]  # a result of ours goes by the name anon
    assert (tables, [step for step in steps if "TEMP" in step]) == ([], [])
    assert any(step.startswith("SEARCH mark USING COVERING INDEX mark_by_") for step in steps)

"""What is PostgreSQL's own: rights, readers beside a writer and a migration, what the server says in our words."""

import threading
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from sqlalchemy import text

from liandong import open_workspace
from liandong.errors import LiandongError, StorageError, WorkspaceBusy, WorkspaceError
from liandong.model import Attestation, Decision, Deed, Erasure, Judgement
from liandong.store import actions, encode, holds_store, open_store
from liandong.store.protocol import Store
from liandong.store.rows import Action, IndexEntry
from tests.server import BARRED, USER, Server, schema_of
from tests.store import made
from tests.store.test_contract import publish
from tests.store.test_migrations import engine_at, made_at

SECRET = "geheim"


@pytest.fixture
def place(database: Callable[[], str]) -> str:
    """A schema that nobody has used."""
    return database()


def refused(place: str) -> str:
    """What is said of a place that cannot be opened, in both languages."""
    with pytest.raises(WorkspaceError) as caught:
        open_store(place)
    told = f"{caught.value} {caught.value.worded('zh')}"
    assert SECRET not in told
    return told


def test_a_place_is_empty_until_it_is_opened(place: str) -> None:
    assert not holds_store(place)
    with pytest.raises(WorkspaceError, match="no workspace here"):
        open_workspace(place)
    open_workspace(place, create=True).close()
    assert holds_store(place)
    with open_workspace(place) as workspace:
        assert workspace.folder is None


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"host": "/nowhere"}, "no connection to the server"),
        ({"dbname": "nowhere"}, "no such database"),
        ({"user": "nobody at all"}, "lets this user not in"),
        ({"user": BARRED, "password": SECRET}, "lets this user not in"),
        ({"sslmode": "verbatim", "password": SECRET}, "invalid sslmode"),
        ({"colour": "red", "password": SECRET}, "cannot be read"),
        ({"hostaddr": "127.0.0.1", "port": "1", "password": SECRET}, "no connection to the server"),
    ],
)
def test_a_server_that_cannot_be_reached_or_lets_nobody_in_is_told(
    server: Server, changed: dict[str, str], told: str
) -> None:
    assert told in refused(server.place("unused", **changed))


def test_a_database_without_all_characters_is_refused(server: Server) -> None:
    server.run("CREATE DATABASE latin ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0")
    assert "LATIN1" in refused(server.place("liandong", dbname="latin"))


@pytest.mark.parametrize("tables", [("foo",), ("page", "version"), ("alembic_version",)])
def test_a_schema_of_another_program_is_refused_and_left_as_it_is(
    server: Server, place: str, tables: tuple[str, ...]
) -> None:
    name = schema_of(place)
    server.run(f"CREATE SCHEMA {name}", *(f"CREATE TABLE {name}.{table} (a text)" for table in tables))
    assert "a database of another program" in refused(place)
    there = f"SELECT count(*) FROM information_schema.tables WHERE table_schema = '{name}'"
    assert server.run(there) == [(len(tables),)]


def test_a_ledger_of_a_newer_program_is_left_alone(server: Server, place: str) -> None:
    open_store(place).close()
    server.run("UPDATE alembic_version SET version_num = '9999'", schema=schema_of(place))
    assert "newer Liandong" in refused(place)


@pytest.mark.parametrize("table", ["record", "search_index", "search_total"])
def test_a_lost_table_is_told_on_opening(server: Server, place: str, table: str) -> None:
    open_store(place).close()
    server.run(f"DROP TABLE {table}", schema=schema_of(place))
    assert f"no table {table}" in refused(place)


@pytest.fixture
def reader(server: Server, place: str) -> Iterator[str]:
    """A ledger with one record, under the address of a role that may only read it."""
    with closing(open_store(place)) as store:
        publish(store, made.record("a" * 32))
    name = schema_of(place)
    server.run(
        "CREATE ROLE reader LOGIN",
        f"GRANT USAGE ON SCHEMA {name} TO reader",
        f"GRANT SELECT ON ALL TABLES IN SCHEMA {name} TO reader",
    )
    yield place.replace(f"user={USER}", "user=reader")
    server.run("DROP OWNED BY reader", "DROP ROLE reader")


def test_who_may_only_read_reads_and_is_told_what_is_lacking(reader: str) -> None:
    with closing(open_store(reader)) as store:
        assert [r.id for r in store.view(store.newest()).records()] == ["a" * 32]
        with pytest.raises(WorkspaceError, match="lacks a right"), store.lock(0):
            store.add_pages([made.page("文")], [], "in")


def test_who_may_make_no_schema_is_told(server: Server, reader: str) -> None:
    assert "lacks a right" in refused(server.place("another", user="reader"))


def test_a_full_disk_of_the_server_is_told_and_loses_nothing(server: Server, place: str) -> None:
    page = made.page("甲园签约")
    with closing(open_store(place)) as store:
        store.add_pages([page], [], "in")
        full = "BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END"
        name = schema_of(place)
        server.run(
            f"CREATE FUNCTION {name}.full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ {full} $$",
            f"CREATE TRIGGER full_disk BEFORE INSERT ON {name}.statement EXECUTE FUNCTION {name}.full_disk()",
        )
        with pytest.raises(StorageError, match="disk of the server is full"):
            store.add_derivations([made.derivation(page)])
        server.run(f"DROP TRIGGER full_disk ON {name}.statement")
        assert [key.hash for key in store.underived("r1")] == [page.hash]
        store.add_derivations([made.derivation(page)])
        assert store.underived("r1") == ()


def test_a_server_that_goes_away_is_told_and_the_ledger_is_at_the_version_before(server: Server, place: str) -> None:
    def interrupted(store: Store) -> None:
        with store.lock(0), store.drafting("r1", "c1") as draft:
            draft.put_records([made.record("b" * 32)])
            server.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'liandong'")
            draft.end_records()

    with closing(open_store(place)) as store:
        publish(store, made.record("a" * 32))
        with pytest.raises(WorkspaceError, match="connection to the server was lost"):
            interrupted(store)
        assert store.newest() == 1  # by a new connection
        with store.lock(0):
            assert publish(store, made.record("b" * 32)) == 2


def test_who_lost_the_lock_cannot_write(server: Server, place: str) -> None:
    def robbed(store: Store, other: Store) -> None:
        held = "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND pid <> pg_backend_pid()"
        with store.lock(0):
            server.run(f"SELECT pg_terminate_backend(pid) FROM ({held}) AS held")
            with other.lock(5):
                store.add_pages([made.page("文")], [], "in")

    with closing(open_store(place)) as store, closing(open_store(place)) as other:
        with pytest.raises(WorkspaceError, match="connection to the server was lost"):
            robbed(store, other)
        with store.lock(5):
            assert store.add_pages([made.page("文")], [], "in").new == 1


def test_a_reader_of_records_neither_waits_for_a_migration_nor_hinders_it(place: str) -> None:
    record = "INSERT INTO record VALUES ('a', 1, NULL, 'project', 0, 'd', '{}')"
    engine = made_at(place, "0001", "INSERT INTO version VALUES (1, '', 'c1', 0)", record)
    with engine.connect() as reading:
        assert reading.execute(text("SELECT count(*) FROM record")).scalar() == 1
        open_store(place).close()
        assert reading.execute(text("SELECT count(*) FROM record")).scalar() == 1
    engine.dispose()


def test_a_migration_that_readers_keep_from_a_table_gives_up_whole(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from liandong.store.postgres import lock as module

    monkeypatch.setattr(module, "WAITED_SECONDS", 1)
    engine = made_at(place, "0001", "INSERT INTO survey VALUES ('d1', 'f1', 2)")
    with engine.connect() as reading:
        assert reading.execute(text("SELECT count(*) FROM survey")).scalar() == 1
        with pytest.raises(WorkspaceBusy):
            open_store(place)
        assert reading.execute(text("SELECT family FROM survey")).scalar() == "f1"
    engine.dispose()
    with closing(open_store(place)) as store:
        assert store.view(1).family("d1") == "f1"


def test_many_openings_at_once_make_one_ledger(place: str) -> None:
    failures: list[WorkspaceError] = []

    def opening() -> None:
        try:
            open_store(place).close()
        except WorkspaceError as error:
            failures.append(error)

    threads = [threading.Thread(target=opening) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_decisions_of_many_at_once_are_all_kept(place: str) -> None:
    decisions = [
        Decision("m1", f"m{n}", Judgement.SAME, Attestation("王", f"2026-01-01T00:00:{n:02}+08:00", "同一项目"))
        for n in range(12)
    ]

    def decide(some: list[Decision]) -> None:
        with closing(open_store(place)) as store:
            for each in some:
                store.add_actions([Action(one.id, Deed.SAME, decision=one) for one in (each, decisions[0])])

    open_store(place).close()
    threads = [threading.Thread(target=decide, args=(decisions[n::3],)) for n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with closing(open_store(place)) as store:
        assert list(store.decisions()) == sorted(decisions, key=lambda each: each.id)
        assert [row.number for row in store.actions()] == list(range(1, 13))
        assert store.log_faults() == ()


def test_an_erasure_waits_for_what_a_colleague_is_writing_into_the_log(server: Server, place: str) -> None:
    decision = Decision("m1", "m2", Judgement.SAME, Attestation("王", "2026-01-01T00:00:00+08:00", "同一项目"))
    page, failures = made.page("甲园"), []
    erasure = Erasure((page.hash,), Attestation("法务", "2026-01-02T00:00:00+08:00", "本人要求"))

    def erase() -> None:
        action = Action(erasure.id, Deed.ERASE, body=encode(erasure))
        try:
            with closing(open_store(place)) as store, store.lock(0):
                store.erase(
                    {page.hash: None}, (), action, lambda record: IndexEntry("record", record.id, ""), lambda *_: None
                )
        except LiandongError as error:
            failures.append(error)

    with closing(open_store(place)) as store:
        store.add_pages([page], [], "in")
        erasing = threading.Thread(target=erase)
        with store._logging() as connection:  # type: ignore[attr-defined]
            actions.add(connection, [Action(decision.id, Deed.SAME, decision=decision)])
            erasing.start()
            waits = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND wait_event = 'advisory'"
            while erasing.is_alive() and server.run(waits) == [(0,)]:
                erasing.join(0.05)
            assert erasing.is_alive()
        erasing.join()
        assert failures == []
        assert [row.deed for row in store.actions()] == ["same", "erase"]
        assert store.log_faults() == ()
        assert store.pages([page.hash]) == ()


def test_other_threads_do_not_write_in_the_session_that_holds_the_lock(place: str) -> None:
    def session(store: Store, found: list[int]) -> None:
        with store._writing() as connection:  # type: ignore[attr-defined]
            found.append(connection.execute(text("SELECT pg_backend_pid()")).scalar_one())

    with closing(open_store(place)) as store, store.lock(0):
        pids: list[int] = []
        session(store, pids)
        other = threading.Thread(target=session, args=(store, pids))
        other.start()
        other.join()
        session(store, pids)
        held = "SELECT pid FROM pg_locks WHERE locktype = 'advisory'"
        with store._reading() as connection:  # type: ignore[attr-defined]
            assert connection.execute(text(held)).scalars().all() == [pids[0]]
    assert pids[0] == pids[2] != pids[1]


def test_rows_that_clash_are_not_told_as_damage(place: str) -> None:
    def write_twice(store: Store) -> None:
        with store._writing() as connection:  # type: ignore[attr-defined]
            connection.execute(text("INSERT INTO version VALUES (1, '', '', 0, NULL), (1, '', '', 0, NULL)"))

    with closing(open_store(place)) as store:
        with pytest.raises(WorkspaceError, match="nothing of it was") as caught:
            write_twice(store)
        assert not isinstance(caught.value, StorageError)
        assert store.newest() == 0


def test_nothing_of_a_build_stays_in_the_session(place: str) -> None:
    with closing(open_store(place)) as store, store.lock(0):
        for _ in range(2):
            with store.drafting("r1", "c1") as draft:
                assert draft.desk.size == 0
                draft.desk.sheaf().add(1, 2)
    engine = engine_at(place)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM pg_class WHERE relname LIKE 'desk%'")).scalar() == 0
    engine.dispose()


def test_a_reader_that_stands_still_keeps_no_build_waiting_and_sees_its_version(place: str) -> None:
    with closing(open_store(place)) as store:
        publish(store, *(made.record(f"{n:032x}") for n in range(1_200)))
        reading = store.view(1).records()
        first = next(reading)
        assert publish(store, made.record("f" * 32)) == 2
        assert [first.id, *(r.id for r in reading)] == [f"{n:032x}" for n in range(1_200)]
        assert [r.id for r in store.view(2).records()] == ["f" * 32]

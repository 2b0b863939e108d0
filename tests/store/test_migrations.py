"""Migrations: they build what the schema declares, quietly, and HEAD is the newest of them."""

import zlib
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect, text

from liandong.model import Attestation, SetAside, Tier, Undoing
from liandong.store import address_of, encode, migrations, open_store, schema
from liandong.store import chain as chain_
from liandong.store.rows import Asked, Condition, Phrase
from tests.server import Server, schema_of

INDEXES = ("search_index", "search_total")


def engine_at(place: str) -> Engine:
    """An engine on the database of a place, made as its store makes it."""
    address = address_of(place)
    if address is None:
        from liandong.store.sqlite.connection import engine_of as engine_of_file

        return engine_of_file(Path(place) / "ledger.sqlite")
    from liandong.store.postgres.connection import engine_of

    return engine_of(address)


def made_at(place: str, revision: str, *rows: str) -> Engine:
    """An engine on a database of an older program with these rows in it."""
    engine = engine_at(place)
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text(f'CREATE SCHEMA "{schema_of(place)}"'))
        migrations.upgrade(connection, revision)
        for row in rows:
            connection.execute(text(row))
    return engine


def test_the_migrations_build_the_declared_schema(place: str) -> None:
    open_store(place).close()
    engine = engine_at(place)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        differences = [
            difference
            for difference in compare_metadata(context, schema.metadata)
            if not str(getattr(difference[1], "name", "")).startswith(INDEXES)  # of full text each store has its own
        ]
    engine.dispose()
    assert differences == []


PARTS = {
    "sqlite": ("SELECT name, replace(replace(sql, '\n', ''), ' ', '') FROM sqlite_master ORDER BY 1",),
    "postgresql": (
        "SELECT c.relname, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attcollation,"
        " pg_get_expr(d.adbin, d.adrelid) FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid"
        " LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum"
        " WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND a.attnum > 0 ORDER BY 1, 2",
        "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE connamespace = current_schema()::regnamespace ORDER BY 1",
        "SELECT indexname, replace(indexdef, schemaname, '') FROM pg_indexes"
        " WHERE schemaname = current_schema() ORDER BY 1",
    ),
}
"""What a database is made of, as it tells of itself."""


def built(place: str) -> list[list[tuple[object, ...]]]:
    """All that stands in a database: its parts, however they are spaced and quoted, and the rows of its tables."""
    engine, found = engine_at(place), list[list[tuple[object, ...]]]()
    with engine.connect() as connection:
        for part in PARTS[connection.dialect.name]:
            rows = connection.execute(text(part))
            found.append([tuple("".join(str(cell).replace('"', "").split()) for cell in row) for row in rows])
        for name in sorted(inspect(connection).get_table_names()):
            found.append([(name,), *(tuple(row) for row in connection.execute(text(f"SELECT * FROM {name}")))])
    engine.dispose()
    return found


def test_a_new_database_is_made_at_once_as_the_migrations_make_it(places: Callable[[], str]) -> None:
    at_once, by_steps = places(), places()
    open_store(at_once).close()
    made_at(by_steps, f"{int(migrations.HEAD) - 1:04}").dispose()
    open_store(by_steps).close()
    assert built(at_once) == built(by_steps)


def test_head_is_the_newest_migration() -> None:
    folder = Path(migrations.__file__).parent / "versions"
    newest = max(file.name for file in folder.glob("v*.py"))
    assert newest.startswith(f"v{migrations.HEAD}_")


def test_a_migration_stands_by_itself_whatever_the_program_becomes() -> None:
    folder = Path(migrations.__file__).parent / "versions"
    assert [file.name for file in folder.glob("v*.py") if "liandong" in file.read_text(encoding="utf-8")] == []


def test_the_second_migration_writes_files_without_a_page_as_its_program_did(place: str) -> None:
    engine = made_at(
        place,
        "0001",
        "INSERT INTO version VALUES (1, '', 'c1', 0)",
        "INSERT INTO unread VALUES ('/in', '旧\"表\".xls', 'set_aside.format', '')",
        "INSERT INTO unread VALUES ('/in', 'e.txt', 'set_aside.empty', '零字节 0 bytes')",
    )
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        migrations.upgrade(connection, "0002")
        unread = connection.execute(text("SELECT path, body FROM unread")).fetchall()
        left_out = connection.execute(text("SELECT id, first_version, body FROM left_out")).fetchall()
    engine.dispose()
    bodies = {
        "e.txt": '{"path":"e.txt","page":null,"reason":"set_aside.empty","detail":"零字节 0 bytes"}',
        '旧"表".xls': '{"path":"旧\\"表\\".xls","page":null,"reason":"set_aside.format"}',
    }
    assert dict(tuple(row) for row in unread) == bodies
    assert sorted(tuple(row) for row in left_out) == sorted(
        [
            ("5e4c5da4dccb99e2805500f0988bb196", 1, bodies["e.txt"]),
            ("24d06676cf1e4c8f26b7969a5fbd8d1b", 1, bodies['旧"表".xls']),
        ]
    )


def test_opening_prints_nothing_and_migrates_once(place: str, capfd: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        open_store(place).close()
    assert capfd.readouterr() == ("", "")


def test_a_ledger_of_the_first_program_opens_with_all_that_it_held(place: str) -> None:
    empty = "x''" if address_of(place) is None else "''"
    engine = made_at(
        place,
        "0001",
        "INSERT INTO version VALUES (1, '', 'c1', 0)",
        "INSERT INTO survey VALUES ('d1', 'f1', 2)",
        "INSERT INTO unread VALUES ('/in', 'e.txt', 'empty', '0 bytes')",
        f"INSERT INTO page VALUES ('h', 'a.txt', 'text/plain', 0, {empty})",
        "INSERT INTO page_path VALUES ('h', 'a.txt', 'text/plain', '/in/a.txt')",
    )
    store = open_store(place)
    view = store.view(1)
    assert (view.family("d1"), view.tier("d1")) == ("f1", Tier.GOVERNMENT)
    assert view.set_aside() == (SetAside("e.txt", None, "empty", "0 bytes"),)
    assert store.left_out() == {("/in", "e.txt"): SetAside("e.txt", None, "empty", "0 bytes")}
    with engine.connect() as connection:
        assert connection.execute(text("SELECT origin, path FROM page_path")).fetchall() == [("/in", "a.txt")]
    assert not store.needs_version("r1", "c1")
    store.close()
    engine.dispose()


def test_every_text_is_sorted_byte_by_byte_in_a_database_too(server: Server, database: Callable[[], str]) -> None:
    place = database()
    open_store(place).close()
    collations = server.run(
        "SELECT DISTINCT collation_name FROM information_schema.columns"
        f" WHERE table_schema = '{schema_of(place)}' AND data_type IN ('text', 'character varying')"
        " AND table_name <> 'alembic_version'"
    )
    assert collations == [("C",)]
    assert server.run("SELECT 'b' < 'C'") == [(True,)]  # as a dictionary has it, which ours is not


@pytest.mark.parametrize("named", ["甲 库", 'a"b', "Großes"])
def test_a_schema_may_have_any_name(server: Server, named: str) -> None:
    for _ in range(2):
        open_store(server.place(named)).close()
    quoted = named.replace('"', '""')
    assert server.run("SELECT version_num FROM alembic_version", schema=named) == [(migrations.HEAD,)]
    server.run(f'DROP SCHEMA "{quoted}" CASCADE')


def test_the_fifth_migration_logs_the_decisions_that_there_are_with_their_mentions(place: str) -> None:
    from liandong.model import Decision, Judgement, Mention

    ends = [Mention("p", start, start + 2, "project") for start in (0, 9)]
    who = Attestation("王", "2031-01-02T00:00:00+08:00", "两地")
    first = Decision(ends[0].id, ends[1].id, Judgement.DIFFERENT, who)
    later = Attestation("王", "2031-01-03T00:00:00+08:00", "看错了")
    back = Decision(ends[0].id, ends[1].id, Judgement.DIFFERENT, later, first.id)
    engine = made_at(place, "0004")
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        for end in ends:
            body = f'{{"mention":{encode(end)}}}'
            said = {"id": end.id[:8], "mention": end.id, "body": body}
            connection.execute(
                text("INSERT INTO statement VALUES (1, :id, 'd', :mention, 'project', 'name', :body)"), said
            )
        for decision in (back, first):
            row = {"id": decision.id, "body": encode(decision)}
            connection.execute(text("INSERT INTO decision VALUES (:id, :body)"), row)
    engine.dispose()
    store = open_store(place)
    assert [(row.number, row.id, row.deed, row.retracts) for row in store.actions()] == [
        (1, first.id, "different", None),
        (2, back.id, "undo", first.id),
    ]
    assert store.log_faults() == ()
    assert {decision.anchors for decision in store.decisions()} == {tuple(ends)}
    assert {decision.id for decision in store.decisions()} == {first.id, back.id}
    store.close()


def test_a_ledger_without_marks_is_searched_as_before_and_its_rows_are_named(place: str) -> None:
    engine = made_at(place, "0005")
    words, id_ = "广州 州", "a" * 32
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        connection.execute(text("INSERT INTO version VALUES (1, '', 'c1', 0, NULL)"))
        connection.execute(text("INSERT INTO record VALUES (:id, 1, NULL, 'project', 0, '', '')"), {"id": id_})
        row = {"id": id_, "words": zlib.compress(words.encode())}
        connection.execute(text("INSERT INTO search_entry VALUES (1, 'record', :id, :words)"), row)
        if address_of(place) is None:
            connection.execute(text("INSERT INTO search_index(rowid, words) VALUES (1, :words)"), {"words": words})
        else:
            connection.execute(
                text("INSERT INTO search_index VALUES (1, 0, 2, CAST(:words AS tsvector))"), {"words": words}
            )
            connection.execute(text("UPDATE search_total SET entries = 1, words = 2"))
    store = open_store(place)
    group = ((Phrase(("广州",), prefix=False),),)
    for conditions in ((), (Condition("region", ("440100",)),)):
        assert store.view(1).match(Asked(group, (), conditions), 9) == (("record", id_),)
    assert store.view(1).match(Asked(group, (), (Condition("kind", ("event",)),)), 9) == ()
    assert (store.view(1).count(Asked(group)), store.view(1).count(Asked(group, (), conditions))) == (1, None)
    with store.drafting("r1", "c2") as draft:
        draft.forget("record")
    assert store.view(2).match(Asked(group), 9) == ()
    store.close()
    engine.dispose()


def test_the_seventh_migration_seals_and_links_anew_what_held(place: str) -> None:
    """By the older rules: one entry of the log and one version hold, the second of each does not."""

    def linked(before: str, number: int, id_: str) -> str:
        return sha256(f"{before} {number} {id_} undo 2031".encode()).hexdigest()

    def sealed(before: str, number: int, *rows: str) -> str:
        its = "\x1f".join((before, str(number), "2031", "c1", "0"))
        return sha256((its + "".join(f"{row}\x1e" for row in rows)).encode()).hexdigest()

    path = sha256(b"a.txt").hexdigest()[:32]
    first = sealed("", 1, f"+\x1fp\x1ferased/{path}\x1fr1\x1f")
    undoing = Undoing("x", Attestation("王", "2031-01-02T00:00:00+08:00", ""))
    chain = linked("", 1, undoing.id)
    engine = made_at(
        place,
        "0006",
        "INSERT INTO derivation VALUES (1, 'p', 'a.txt', 'r1', 1, NULL, NULL)",
        f"INSERT INTO version VALUES (1, '2031', 'c1', 0, '{first}'), (2, '2031', 'c1', 0, 'forged')",
        f"INSERT INTO version VALUES (3, '2031', 'c1', 0, '{sealed('forged', 3)}'), (4, '2031', 'c1', 0, NULL)",
        f"INSERT INTO action VALUES (1, '{undoing.id}', 'undo', 'x', '2031', '{chain}', '{encode(undoing)}')",
        "INSERT INTO action VALUES (2, 'b', 'undo', 'x', '2031', 'forged', '{}')",
    )
    store = open_store(place)
    with engine.connect() as connection:
        assert [each.number for each in chain_.seals(connection) if each.held != each.made] == [2]
    assert store.log_faults() == (2,)
    store.close()
    engine.dispose()


def test_the_eighth_migration_tells_which_mention_a_statement_names(place: str) -> None:
    engine = made_at(place, "0007")
    bodies = {"a": '{"property":"event","ref":"m2"}', "b": '{"property":"name"}', "c": '{"value":{"raw":"\\"ref\\":"}}'}
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        for id_, body in bodies.items():
            put = "INSERT INTO statement VALUES (1, :id, 'd', 'm1', 'project', 'event', :body)"
            connection.execute(text(put), {"id": id_, "body": body})
    open_store(place).close()
    with engine.connect() as connection:
        found = connection.execute(text("SELECT id, ref FROM statement ORDER BY id")).fetchall()
    engine.dispose()
    assert [tuple(row) for row in found] == [("a", "m2"), ("b", None), ("c", None)]

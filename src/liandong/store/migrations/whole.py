"""All tables of the newest migration at once, for a database that has none: what every migration after the other leaves
in it (a test compares the two), in an eighth of the time."""

from sqlalchemy import Connection, text

from liandong.store.schema import metadata

_INDEXES = {
    "sqlite": (
        "CREATE VIRTUAL TABLE search_index USING fts5(words, content='', tokenize='ascii')",
        "INSERT INTO search_index(search_index, rank) VALUES ('automerge', 16)",
    ),
    "postgresql": (
        "CREATE TABLE search_index (number INTEGER NOT NULL, part INTEGER NOT NULL, size INTEGER NOT NULL,"
        " words TSVECTOR NOT NULL, PRIMARY KEY (number, part))",
        "CREATE INDEX search_index_words ON search_index USING gin (words)",
        "CREATE TABLE search_total (entries BIGINT NOT NULL, words BIGINT NOT NULL)",
        "INSERT INTO search_total VALUES (0, 0)",
    ),
}
"""Full text is each store's own, and no part of the schema that they share."""
_STAMP = (
    "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL,"
    " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
)


def make(connection: Connection, head: str) -> None:
    """Makes the tables, and says that they are those of the newest migration, inside the caller's transaction."""
    metadata.create_all(connection, checkfirst=False)
    for statement in (*_INDEXES[connection.dialect.name], _STAMP):
        connection.exec_driver_sql(statement)
    connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": head})

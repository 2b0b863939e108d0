"""Migrations of the ledger's tables (Alembic), run quietly whenever a workspace is opened."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from liandong.store.migrations.whole import make

HEAD = "0012"
"""The newest migration; a test compares it with the files in `versions/`."""


def current(connection: Connection) -> str | None:
    """The migration at which the database stands; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def upgrade(connection: Connection, target: str = HEAD) -> None:
    """Brings the database to a migration, the newest by default, inside the caller's transaction."""
    if target == HEAD and current(connection) is None:
        make(connection, HEAD)
    else:
        _step(connection, target)


def _step(connection: Connection, target: str) -> None:
    """Runs the migrations up to this one, one after the other."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, target)


def known(revision: str) -> bool:
    """Whether this program has that migration: one that it lacks was made by a newer program."""
    return any(file.name.startswith(f"v{revision}_") for file in (Path(__file__).parent / "versions").iterdir())

"""A real PostgreSQL for tests: the binaries of this machine, a server in a temporary folder, a schema a test.

Where there are no binaries, or no psycopg, tests that ask for it are skipped and say so. PostgreSQL does not run for
the superuser of a system: there it is given to another user.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import quote

USER = "liandong"
BARRED = "barred"
"""Whoever comes under this name is asked for a password."""
_OTHERS = ("postgres", "nobody")
_HASTY = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}


def missing() -> str | None:
    """Why no server can be started here; None where one can."""
    if sys.platform == "win32":
        return "the tests start PostgreSQL on a Unix socket"
    if find_spec("psycopg") is None:
        return "psycopg is not installed (pip install 'liandong[pg]'): nothing is tested on PostgreSQL"
    if binaries() is None:
        return "no PostgreSQL on this machine (initdb, pg_ctl): nothing is tested on it"
    return None


def binaries() -> Path | None:
    """The folder of initdb and pg_ctl, of the newest version that there is."""
    packaged = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if packaged:
        return max(packaged, key=lambda folder: int(folder.parent.name.partition(".")[0]))
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found and shutil.which("pg_ctl") else None


class Server:
    """A running server; every schema of it is a workspace of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._numbers = count(1)

    def place(self, schema: str | None = None, **changed: str) -> str:
        """The address of a schema that nobody has used, or of this one."""
        named = schema or f"s{next(self._numbers)}"
        told = {"host": str(self.folder), "user": USER, "dbname": "postgres", **changed, "schema": named}
        return "postgresql:///?" + "&".join(f"{key}={quote(value, safe='')}" for key, value in told.items())

    def run(self, *commands: str, schema: str = "public") -> list[tuple[Any, ...]]:
        """Runs SQL in a schema, each command for itself, and gives the rows of the last."""
        import psycopg

        conninfo = f"host={self.folder} user={USER} dbname=postgres"
        with psycopg.connect(conninfo, autocommit=True) as connection, connection.cursor() as cursor:
            cursor.execute("SELECT set_config('search_path', quote_ident(%s), false)", (schema,))
            for command in commands:
                cursor.execute(command.encode())
            return cursor.fetchall() if cursor.description else []


def schema_of(place: str) -> str:
    """The schema in an address that `Server.place` made."""
    return place.partition("schema=")[2].partition("&")[0]


@contextmanager
def running(*, durable: bool = False) -> Iterator[Server]:
    """A server for the length of the block, which sorts texts as a Chinese dictionary has them.

    What it writes outlasts a power cut only where it is to be `durable`.
    """
    found = binaries()
    assert found is not None
    folder = Path(tempfile.mkdtemp(prefix="pg"))  # a short name: that of a socket has at most a hundred letters
    try:
        user = _given_away(folder)
        data, log = folder / "data", folder / "log"
        make = [found / "initdb", "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C.UTF-8"]
        sorted_ = ["--locale-provider=icu", "--icu-locale=zh"]
        if _run([*make, *sorted_], user) != 0:
            shutil.rmtree(data, ignore_errors=True)
            made = _run(make, user) or _run(make[:-1], user)
            assert made == 0, "initdb failed"
        rules = data / "pg_hba.conf"
        rules.write_text(f"local all {BARRED} scram-sha-256\n" + rules.read_text(encoding="utf-8"), encoding="utf-8")
        settings = {"listen_addresses": ""} | ({} if durable else _HASTY)
        told = " ".join(f"-c {key}='{value}'" for key, value in settings.items())
        start = [found / "pg_ctl", "-D", data, "-l", log, "-w", "-o", f"-k {folder} {told}", "start"]
        assert _run(start, user) == 0, log.read_text(encoding="utf-8")
        try:
            yield Server(folder)
        finally:
            _run([found / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"], user)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _given_away(folder: Path) -> str | None:
    """Who is to run the server: None for whoever runs the tests."""
    if os.geteuid() != 0:
        return None
    import pwd

    names = {each.pw_name for each in pwd.getpwall()}
    user = next(name for name in _OTHERS if name in names)
    shutil.chown(folder, user)
    folder.chmod(0o755)
    return user


def _run(command: Sequence[object], user: str | None) -> int:
    with open(os.devnull, "w") as quiet:  # noqa: PTH123 - a server that inherits a pipe holds it open
        words = list(map(str, command))
        done = subprocess.run(words, user=user, stdin=quiet, stdout=quiet, stderr=quiet, check=False, cwd="/")
    return done.returncode

"""A database in the place of the folder: every command takes its address, and no password is ever printed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from liandong import open_workspace
from tests.cli.conftest import Run

SECRET = "geheim"


@pytest.fixture
def address(database: Callable[[], str]) -> str:
    """A place with a password, which its server does not ask for."""
    return f"{database()}&password={SECRET}"


def test_the_commands_do_in_a_database_what_they_do_in_a_folder(
    run: Run, pages: Path, address: str, tmp_path: Path
) -> None:
    told = [run("build", "-w", address, pages)]
    assert "ledger version 1" in told[0].output
    with open_workspace(address) as workspace:
        (record,) = workspace.ledger().records("project")
    told += [
        run("build", "-w", address, pages),
        run("list", "-w", address),
        run("show", "-w", address, record.id),
        run("search", "-w", address, "江临"),
        run("export", "-w", address, "--format", "html", "--out", tmp_path / "l.html"),
        run("check", "-w", address),
        run("backup", "-w", address, "--out", tmp_path / "b.zip"),
    ]
    assert [each.exit_code for each in told] == [0] * 8, [each.output for each in told]
    assert all(SECRET not in each.output for each in told)
    assert 'Next: liandong list -w "postgresql:///?' in told[0].output
    folder = run("restore", tmp_path / "b.zip", "-w", tmp_path / "ws")
    assert folder.exit_code == 0, folder.output
    listed = run("list", "-w", tmp_path / "ws").output.splitlines()
    assert listed[:-1] == told[2].output.splitlines()[:-1]


def test_the_demo_exports_into_the_present_folder(
    run: Run, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = run("demo", "-w", address)
    assert told.exit_code == 0, told.output
    assert SECRET not in told.output
    assert sorted(path.name for path in tmp_path.glob("ledger*")) == ["ledger.html", "ledger.xlsx"]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    "place",
    [
        f"postgresql://u:{SECRET}@127.0.0.1:1/none",
        f"postgresql://u:{SECRET}@{SECRET}@127.0.0.1/none",
        f"host=127.0.0.1 port=1 password={SECRET}",
        f"postgresql:/u:{SECRET}@127.0.0.1/none",
    ],
)
def test_an_address_that_leads_nowhere_is_told_without_its_password(run: Run, place: str, lang: str) -> None:
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    for command in (["list"], ["build", Path(__file__).parent]):
        told = run(command[0], "-w", place, *command[1:], lang=lang)
        assert told.exit_code == 1
        assert SECRET not in told.output
        assert ("数据库" if lang == "zh" else "the workspace cannot be used") in told.output or "服务器" in told.output


def test_a_database_without_a_ledger_is_told_with_what_to_type(run: Run, address: str) -> None:
    told = run("list", "-w", address)
    assert told.exit_code == 1
    assert "there is no ledger in postgresql:///?" in told.output
    assert SECRET not in told.output

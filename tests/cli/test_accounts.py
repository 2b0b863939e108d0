"""Accounts by command: passwords come by standard input, never as an argument, and are never printed."""

import json
from pathlib import Path

import pytest

from liandong import open_workspace
from liandong.access import Access
from tests.cli.conftest import Run

PASSWORD = "correct horse battery"


@pytest.fixture
def place(tmp_path: Path) -> str:
    with open_workspace(tmp_path / "ws", create=True):
        return str(tmp_path / "ws")


def test_the_first_account_is_an_admin_s_and_everyone_logs_in_from_then_on(run: Run, place: str) -> None:
    refused = run("accounts", "add", "周敏", "-w", place, typed=f"{PASSWORD}\n")
    assert refused.exit_code == 1
    assert "admin" in refused.output
    added = run("accounts", "add", "周敏", "--role", "admin", "-w", place, typed=f"{PASSWORD}\n")
    assert added.exit_code == 0
    assert PASSWORD not in added.output
    listed = json.loads(run("accounts", "list", "--json", "-w", place).stdout)
    assert listed == [{"name": "周敏", "role": "admin", "state": "active", "organisations": []}]


def test_accounts_are_changed_and_removed_and_each_change_is_written_down(run: Run, place: str) -> None:
    for name, role in (("王管", "admin"), ("周敏", "reader")):
        assert run("accounts", "add", name, "--role", role, "-w", place, typed=f"{PASSWORD}\n").exit_code == 0
    assert run("accounts", "role", "周敏", "editor", "-w", place).exit_code == 0
    assert run("accounts", "role", "周敏", "king", "-w", place).exit_code == 1
    assert run("accounts", "password", "周敏", "-w", place, typed="another horse battery\n").exit_code == 0
    assert run("accounts", "password", "周敏", "-w", place, typed="short\n").exit_code == 1
    made = run("accounts", "token", "周敏", "统计", "--scope", "read", "-w", place)
    token = made.stdout.splitlines()[-1]
    (kept,) = json.loads(run("accounts", "tokens", "周敏", "--json", "-w", place).stdout)
    assert token not in repr(kept)
    assert run("accounts", "revoke", "周敏", kept["id"], "-w", place).exit_code == 0
    assert run("accounts", "revoke", "周敏", kept["id"], "-w", place).exit_code == 1
    bound = run("accounts", "bind", "周敏", "--organisation", "市商务局", "--organisation", "市住建局", "-w", place)
    assert "市商务局" in bound.stdout
    listed = json.loads(run("accounts", "list", "--json", "-w", place).stdout)
    assert {each["name"]: each["organisations"] for each in listed} == {"周敏": ["市住建局", "市商务局"], "王管": []}
    assert run("accounts", "bind", "周敏", "--organisation", "长" * 201, "-w", place).exit_code == 1
    assert run("accounts", "bind", "周敏", "-w", place).exit_code == 0
    assert run("accounts", "remove", "周敏", "-w", place).exit_code == 0
    assert run("accounts", "remove", "王管", "-w", place).exit_code == 1
    with open_workspace(place) as workspace:
        access = Access(workspace.beside(), workspace.settings)
        deeds = [each.deed.removeprefix("accounts ") for each in reversed(access.audit.entries(20))]
        access.close()
    assert deeds == ["add", "add", "role", "password", "token", "revoke", "bind", "bind", "remove"]


@pytest.mark.parametrize("command", [("list",), ("tokens", "x"), ("role", "x", "admin"), ("password", "x")])
def test_a_ledger_without_accounts_says_so(run: Run, place: str, command: tuple[str, ...]) -> None:
    told = run("accounts", *command, "-w", place, typed=f"{PASSWORD}\n")
    assert told.exit_code == (0 if command == ("list",) else 1)
    assert "Traceback" not in told.output
    assert not (Path(place) / ".portal" / "portal.sqlite").exists()

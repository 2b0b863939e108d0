"""Reminders by command: the book, what would be said, a run, what became of it; and no address anywhere."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from liandong import open_workspace
from liandong.followup.calendar import today
from tests.cli.conftest import Run
from tests.followup.reminders.receiver import Receiver, closed_port, receiving

BY = ("--actor", "周敏")
OWNER = "市自然资源局"


@pytest.fixture
def place(tmp_path: Path, run: Run) -> Path:
    """With two tasks that are due in two days."""
    with open_workspace(tmp_path / "ws", create=True):
        pass
    due = (today() + timedelta(days=2)).isoformat()
    for owner in (OWNER, "市商务局"):
        made = run("tasks", "add", "落实用地", "--owner", owner, "--due", due, *BY, "-w", tmp_path / "ws")
        assert made.exit_code == 0, made.output
    return tmp_path / "ws"


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as held:
        yield held


def ruled(run: Run, place: Path, url: str) -> None:
    """With a rule, and an address of the first owner."""
    for told in (
        run("reminders", "add-rule", "--before", "3", *BY, "-w", place),
        run("reminders", "add-address", OWNER, "--label", "用地组", *BY, "-w", place, typed=f"{url}\n"),
    ):
        assert told.exit_code == 0, told.output
        assert url not in told.output


def test_a_run_sends_what_the_preview_says_and_tells_what_became_of_it(
    run: Run, place: Path, receiver: Receiver
) -> None:
    ruled(run, place, receiver.url("good/secret"))
    said = [run("reminders", "preview", "-w", place).output]
    assert f"1\t落实用地\t{OWNER}\t用地组 json://…" in said[0]
    assert "3 days before it is due" in said[0]
    assert "市商务局 (1)" in said[0]
    said.append(run("reminders", "send", "-w", place, lang="zh").output)
    assert "本次：已送达 1" in said[1]
    assert [message["message"].splitlines()[0] for _, message in receiver.came] == ["事项：1 落实用地"]
    for command in ("rules", "addresses", "outbox", "log", "preview", "send", "manner"):
        for form in ((), ("--json",)) if command not in ("send", "manner") else ((),):
            told = run("reminders", command, *form, "-w", place)
            assert told.exit_code == 0, told.output
            if form:
                json.loads(told.stdout)
            said.append(told.output)
    assert "secret" not in "".join(said)
    assert len(receiver.came) == 1
    (message,) = json.loads(run("reminders", "outbox", "--json", "--state", "delivered", "-w", place).stdout)
    assert (message["person"], message["tasks"], message["state"]) == (OWNER, [1], "delivered")


def test_what_is_in_doubt_is_listed_and_sent_again_by_word(
    run: Run, place: Path, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIANDONG_REMINDER_TIMEOUT_SECONDS", "1")
    ruled(run, place, receiver.url("never"))
    told = run("reminders", "send", "-w", place).output
    assert "in doubt\t1" in told
    assert "reminders resend" in told
    assert "may have been delivered" in run("reminders", "outbox", "-w", place).output
    assert run("reminders", "resend", 1, *BY, "-w", place).exit_code == 1
    assert run("reminders", "resend", 1, *BY, "--reason", "asked", "-w", place).exit_code == 0
    assert "asked" in run("reminders", "log", "-w", place).output
    assert run("reminders", "resend", 9, *BY, "--reason", "x", "-w", place).exit_code == 1


def test_the_book_is_kept_by_command(run: Run, place: Path) -> None:
    ruled(run, place, f"json://127.0.0.1:{closed_port()}/x")
    rule = ("add-rule", "--overdue", "2", "--every", "5", "--working", "--to", "supervisor", "--name", "督查室")
    assert "Rule 2" in run("reminders", *rule, *BY, "-w", place).output
    assert (
        "from 2 working days overdue on, every 5 working days\tsupervisor, 督查室"
        in run("reminders", "rules", "-w", place).output
    )
    told = run("reminders", "manner", "--quiet", "22:00-08:00", "--single", "--working-only", *BY, "-w", place).output
    assert "22:00-08:00" in told
    assert "working days only" in told
    assert run("reminders", "manner", "--quiet", "", "--any-day", *BY, "-w", place).output.count("quiet") == 1
    assert run("reminders", "remove-rule", 2, *BY, "-w", place).exit_code == 0
    assert run("reminders", "remove-address", 1, *BY, "-w", place).exit_code == 0
    assert run("reminders", "addresses", "-w", place).output.strip() == "There are no addresses yet."


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (("add-rule",), 2),
        (("add-rule", "--before", "1", "--on-day"), 2),
        (("add-rule", "--before", "1", "--to", "nobody"), 2),
        (("add-rule", "--before", "0"), 1),
        (("remove-rule", "7"), 1),
        (("manner", "--quiet", "25:00-1:00"), 1),
        (("manner", "--base", "ftp://x"), 1),
        (("outbox", "--state", "lost"), 2),
        (("run", "--every", "soon"), 2),
        (("resend", "1", "--reason", "x"), 1),
    ],
)
def test_what_cannot_be_is_told_with_a_remedy(run: Run, place: Path, command: tuple[str, ...], code: int) -> None:
    told = run("reminders", *command, "-w", place)
    assert told.exit_code == code, told.output
    assert "What to do" in told.output


def test_a_worker_runs_on_and_ends_cleanly_when_it_is_told_to(run: Run, place: Path, receiver: Receiver) -> None:
    ruled(run, place, receiver.url("good"))
    command = [sys.executable, "-m", "liandong", "--lang", "en", "reminders", "run", "--every", "1s", "-w", str(place)]
    worker = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=os.environ, text=True)
    try:
        until = time.monotonic() + 60
        while not receiver.came and worker.poll() is None and time.monotonic() < until:
            time.sleep(0.02)
        worker.send_signal(signal.SIGTERM)
        told, _ = worker.communicate(timeout=30)
    finally:
        worker.kill()
        worker.wait()
    assert worker.returncode == 0, told
    assert "delivered 1" in told
    assert "waits for the next run" in told

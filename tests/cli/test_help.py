"""The help of every command: whole sentences at eighty columns, in both languages, without types of Python."""

import re
from typing import Any

import pytest
import typer

from liandong.cli.application import application
from liandong.cli.voice import Voice
from liandong.messages import LANGUAGES
from tests.cli.conftest import Run


def commands() -> list[tuple[str, ...]]:
    """The words of every command and of every command of a group."""
    found: list[tuple[str, ...]] = []

    def walk(command: Any, *words: str) -> None:
        found.append(words)
        for name, inner in getattr(command, "commands", {}).items():
            walk(inner, *words, name)

    walk(typer.main.get_command(application(Voice("en"))))
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("command", commands(), ids=" ".join)
def test_nothing_of_the_help_is_cut(
    command: tuple[str, ...], lang: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    told = run(*command, "-h", lang=lang).output
    assert "…" not in told
    assert not re.search(r"<(bool|int|str|list|path|float)", told)

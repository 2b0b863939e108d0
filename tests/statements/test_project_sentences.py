"""Works as papers, accounts and firms tell of them: names without a usual noun, in quotation marks, in the title alone;
and what is none: plans, classes, visits, products, institutions that stand already."""

import re
from pathlib import Path

import pytest

from liandong.statements.bodies import organisations
from liandong.statements.projects import projects
from tests.statements.written import assert_proved, written

_SENTENCES = Path(__file__).parent / "project_sentences.txt"
_PLAIN = "两地深化合作"


def _section(name: str) -> list[str]:
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in _SENTENCES.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            lines = found.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return found[name]


def _agree(line: str) -> bool:
    """Whether the works read are those written beside the sentence, quotation marks aside."""
    told, _, names = line.partition(" =>")
    title, _, body = told.rpartition(" ¦ ")
    reading = written(body, title=title or _PLAIN)
    drafts = projects.extract(reading, None, organisations.find(reading))
    assert_proved(reading, drafts)
    read = {re.sub("[“”]", "", draft.name) for draft in drafts if draft.kind.name == "project"}
    return read == {re.sub("[“”]", "", name) for name in names.strip().split("|") if name}


@pytest.mark.parametrize("line", _section("read"))
def test_the_works_of_a_sentence_are_read_and_nothing_else(line: str) -> None:
    assert _agree(line)


@pytest.mark.parametrize("line", _section("unread"))
def test_what_is_written_down_as_not_read_right_is_not(line: str) -> None:
    assert not _agree(line), "it is read right by now: move it to [read]"

"""What a person means: the workspace in a folder, the record of an id or a name. Told in words where there is none."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from liandong.cli import options
from liandong.cli.outcome import failed
from liandong.cli.voice import Voice
from liandong.cli.wording import short
from liandong.errors import UnknownRecord
from liandong.model import Record
from liandong.store import holds_store
from liandong.workspace import Ledger, Workspace, open_workspace

NAMED_AT_MOST = 8

NEAREST, NEAR = 5, 60
"""So many names are offered at most; so alike, of 100, a name must be to be offered."""

LEAST_PART = 3
"""Letters that a part of a name has at least: two stand in too many names."""


def existing(voice: Voice, folder: Path) -> Workspace:
    """The workspace in this folder, to be used as a context."""
    if not holds_store(folder):
        remedy = voice("error.no_workspace_remedy", workspace=options.folder(folder))
        raise failed(voice, voice("error.no_workspace", workspace=folder), remedy)
    return open_workspace(folder)


def record(voice: Voice, ledger: Ledger, words: str) -> Record:
    """The record of this id, of the beginning of an id, or of this name, be it one of several that sources give it."""
    try:
        return ledger.record(words)
    except UnknownRecord:
        records = list(ledger.records())
        named = [each for each in records if each.label == words.strip()]
        named = named or [each for each in records if words.strip() in names(each)]
    if len(named) == 1:
        return named[0]
    if not named:
        near = [f"{short(each.id)} {each.label}" for each in nearest(records, words)]
        remedy = voice("show.nearest", names=voice.joined(near)) if near else voice("remedy.UnknownRecord")
        raise failed(voice, voice("show.unknown", words=words), remedy)
    listed = [f"{short(each.id)}（{voice.kind(each.kind)}）" for each in named[:NAMED_AT_MOST]]
    raise failed(voice, voice("show.several", name=words, ids=voice.joined(listed)), voice("show.several_remedy"))


def names(record: Record) -> tuple[str, ...]:
    """The name by which a record is listed, then the others that its sources give it."""
    return tuple(dict.fromkeys([record.label, *(value.value.text for value in record.values("name"))]))


def nearest(records: Sequence[Record], words: str) -> list[Record]:
    """The records with the names nearest to the words, best first; empty where none is near."""
    from rapidfuzz import fuzz

    scored = []
    for each in records:
        score = max(_likeness(fuzz, name, words.strip()) for name in names(each))
        if score >= NEAR:
            scored.append((-score, each.label, each.id, each))
    return [each for *_, each in sorted(scored, key=lambda one: one[:3])[:NEAREST]]


def _likeness(fuzz: Any, name: str, words: str) -> float:
    """From 0 to 100: the letters in common, or, a little less, those in common with the best part of the longer one."""
    whole: float = fuzz.ratio(name, words)
    shortest = min(len(name), len(words))
    return max(whole, 0.9 * fuzz.partial_ratio(name, words)) if shortest >= LEAST_PART else whole

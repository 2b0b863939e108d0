"""What a person means: the workspace in a folder, the record of an id or a name. Told in words where there is none."""

import re
from collections.abc import Sequence
from typing import Any

from liandong.cli import options
from liandong.cli.outcome import failed
from liandong.cli.voice import Voice
from liandong.errors import UnknownRecord
from liandong.exchange.acts import short
from liandong.model import Record
from liandong.store import holds_store, shown
from liandong.workspace import Ledger, Workspace, open_workspace

NAMED_AT_MOST = 8

NEAREST, NEAR = 5, 60
"""So many names are offered at most; so alike, of 100, a name must be to be offered."""

LEAST_PART = 3
"""Letters that a part of a name has at least: two stand in too many names."""


LEAST = 2
"""Letters that are looked for within names: one stands in too many."""

_SORT = re.compile(r"(?:项目|工程|公司|有限公司|集团|协议|活动)$")
"""What things are, at the end of the words: it stands in many names."""

_NOT_HELD = (9, 0)


def existing(voice: Voice, place: str) -> Workspace:
    """The workspace in this folder or database, to be used as a context."""
    if not holds_store(place):
        remedy = voice("error.no_workspace_remedy", workspace=options.folder(place))
        raise failed(voice, voice("error.no_workspace", workspace=shown(place)), remedy)
    return open_workspace(place)


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
    """The records with the names nearest to the words, best first; empty where none is near.

    First names that hold the words, then those that hold their letters in order, and only where there are none of
    either, names that are like them. A word that ends many names (项目) counts for nothing where others are there.
    """
    asked = words.strip()
    core = _SORT.sub("", asked)
    if len(core) < LEAST:
        core = asked
    ranked = [(min(_held(name, asked, core) for name in names(each)), each.label, each.id, each) for each in records]
    held = [one for one in ranked if one[0] < _NOT_HELD]
    return [each for *_, each in sorted(held or _alike(records, core), key=lambda one: one[:3])[:NEAREST]]


def _held(name: str, asked: str, core: str) -> tuple[int, int]:
    """How a name holds what is asked for, smaller is nearer: whole, its core, the letters of its core in order."""
    if len(core) < LEAST:
        return _NOT_HELD
    spare = len(name) - len(core)
    if asked in name:
        return 0, spare
    if core in name:
        return 1, spare
    letters = iter(name)
    in_order = len(core) >= LEAST_PART and all(letter in letters for letter in core)
    return (2, spare) if in_order else _NOT_HELD


def _alike(records: Sequence[Record], words: str) -> list[tuple[tuple[int, int], str, str, Record]]:
    from rapidfuzz import fuzz

    scored = ((max(_likeness(fuzz, name, words) for name in names(each)), each) for each in records)
    return [((-round(score), 0), each.label, each.id, each) for score, each in scored if score >= NEAR]


def _likeness(fuzz: Any, name: str, words: str) -> float:
    """From 0 to 100: the letters in common, or, a little less, those in common with the best part of the longer one."""
    whole: float = fuzz.ratio(name, words)
    shortest = min(len(name), len(words))
    return max(whole, 0.9 * fuzz.partial_ratio(name, words)) if shortest >= LEAST_PART else whole

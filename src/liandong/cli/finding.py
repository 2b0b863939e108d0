"""What a person means: the workspace in a folder, the record of an id or a name. Told in words where there is none."""

from pathlib import Path

from liandong.cli import options
from liandong.cli.outcome import failed
from liandong.cli.voice import Voice
from liandong.cli.wording import short
from liandong.errors import UnknownRecord
from liandong.model import Record
from liandong.store import holds_store
from liandong.workspace import Ledger, Workspace, open_workspace

NAMED_AT_MOST = 8


def existing(voice: Voice, folder: Path) -> Workspace:
    """The workspace in this folder, to be used as a context."""
    if not holds_store(folder):
        remedy = voice("error.no_workspace_remedy", workspace=options.folder(folder))
        raise failed(voice, voice("error.no_workspace", workspace=folder), remedy)
    return open_workspace(folder)


def record(voice: Voice, ledger: Ledger, words: str) -> Record:
    """The record of this id, of the beginning of an id, or of this name."""
    try:
        return ledger.record(words)
    except UnknownRecord:
        named = [each for each in ledger.records() if each.label == words.strip()]
    if len(named) == 1:
        return named[0]
    if not named:
        raise failed(voice, voice("show.unknown", words=words), voice("remedy.UnknownRecord"))
    listed = [f"{short(each.id)}（{voice.kind(each.kind)}）" for each in named[:NAMED_AT_MOST]]
    raise failed(voice, voice("show.several", name=words, ids=voice.joined(listed)), voice("show.several_remedy"))

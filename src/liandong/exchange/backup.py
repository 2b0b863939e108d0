"""Backup (备份): a workspace in one file, which takes the place of an older one only when it is whole."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from liandong.exchange.files import check_target, replacing
from liandong.store import check_archive

ENDING = ".zip"


class Kept(Protocol):
    """What can be backed up: a workspace."""

    def back_up(self, file: BinaryIO, *, progress: Callable[[Any], None] | None = None) -> None: ...


def back_up(workspace: Kept, out: Path, progress: Callable[[Any], None] | None = None) -> None:
    """Writes the workspace's backup to `out`; ExportError where it cannot be written.

    It is read back before it takes the place of an older one: BackupError where it is not what was written.
    """
    check_target(out, (ENDING,))
    with replacing(out, check_archive) as file:
        workspace.back_up(file, progress=progress)

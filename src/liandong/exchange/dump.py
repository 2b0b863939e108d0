"""Dump (转储): a workspace in a folder of files for other programs, a table each, which is a backup all the same.

docs/reference/dump.md describes the tables; `restore_workspace` makes a workspace of it again.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import IO, Any, Protocol

from liandong.errors import ExportError
from liandong.exchange.files import replacing_all
from liandong.messages import words

FORMS = ("jsonl", "parquet")


class Dumped(Protocol):
    """What can be dumped: a workspace."""

    def dump(
        self,
        create: Callable[[str], AbstractContextManager[IO[bytes]]],
        form: str,
        *,
        progress: Callable[[Any], None] | None = None,
    ) -> None: ...


def dump(
    workspace: Dumped, out: Path | str, form: str = "jsonl", progress: Callable[[Any], None] | None = None
) -> None:
    """Writes all that the workspace keeps into the folder `out`; what stood there before stays until it is complete.

    ExportError where it cannot be written or there is no such form; WorkspaceError where Parquet is wanted without
    pyarrow.
    """
    if form not in FORMS:
        raise ExportError(words("fault.no_format", format=form, formats=", ".join(FORMS)))
    with replacing_all(Path(out)) as create:
        workspace.dump(create, form, progress=progress)

"""`liandong backup` and `liandong restore`: a workspace into one file, and a workspace out of it."""

from pathlib import Path
from typing import Annotated

import typer

from liandong.cli import finding, options
from liandong.cli.outcome import reported
from liandong.cli.progress import shown
from liandong.cli.terminal import line
from liandong.cli.voice import Voice
from liandong.exchange.backup import back_up
from liandong.workspace import restore_workspace


def register(app: typer.Typer, voice: Voice) -> None:
    @app.command(name="backup", help=voice("help.backup"))
    def backup(
        workspace: Annotated[str, options.workspace(voice)],
        out: Annotated[Path, options.option(voice, "backup_out", "--out", metavar="FILE.zip")],
    ) -> None:
        with reported(voice), finding.existing(voice, workspace) as opened:
            with shown(voice) as progress:
                back_up(opened, out, progress)
            line(voice("backup.done", path=out, version=opened.ledger().version))

    @app.command(name="restore", help=voice("help.restore"))
    def restore(
        backup: Annotated[Path, options.argument(voice, "restore_backup", "FILE.zip")],
        workspace: Annotated[str, options.option(voice, "restore_workspace", "-w", "--workspace", metavar="DIR")],
    ) -> None:
        restored(voice, backup, workspace)


def restored(voice: Voice, source: Path, workspace: str) -> None:
    """Makes the workspace of a backup or dump, and says so."""
    with reported(voice), shown(voice) as progress, restore_workspace(source, workspace, progress=progress) as made:
        version = made.ledger().version
    line(voice("backup.restored", workspace=options.folder(workspace), version=version))

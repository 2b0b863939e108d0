"""Builds the ledgers that the acceptance tests read, through the public Python face alone."""

from pathlib import Path

import liandong
from liandong import exchange
from tests.acceptance.exported import Exported


def export_of(pages: Path, folder: Path) -> Exported:
    """The exported ledger of the pages in one folder; workspace and export are made inside `folder`."""
    workspace = liandong.open_workspace(folder / "workspace", create=True)
    workspace.build([pages])
    exchange.export(workspace.ledger(), "jsonl", folder / "export")
    return Exported(folder / "export", {path.name: path.read_bytes() for path in sorted(pages.iterdir())})

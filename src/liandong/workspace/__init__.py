"""Ties spine, store, engine and search together: open a workspace, build its ledger, read it."""

from liandong.workspace.check import CheckReport
from liandong.workspace.ledger import Hit, Ledger
from liandong.workspace.report import UNREADABLE, BuildReport, Progress
from liandong.workspace.spine import Spine, spine
from liandong.workspace.workspace import Workspace, open_workspace, restore_workspace

__all__ = [
    "UNREADABLE",
    "BuildReport",
    "CheckReport",
    "Hit",
    "Ledger",
    "Progress",
    "Spine",
    "Workspace",
    "open_workspace",
    "restore_workspace",
    "spine",
]

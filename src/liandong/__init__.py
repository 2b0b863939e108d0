"""Liandong (联动): pages in, a ledger out, every value with the sentence that proves it.

`open_workspace` opens or makes a workspace; the rest are the nouns. Names load what they need when they are first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from liandong.model import (
        Act,
        Answer,
        Decision,
        Document,
        Evidence,
        Mention,
        Page,
        Quote,
        Record,
        SetAside,
        Statement,
        Tier,
        Value,
    )
    from liandong.workspace import (
        BuildReport,
        CheckReport,
        Hit,
        Ledger,
        Progress,
        Workspace,
        open_workspace,
        restore_workspace,
    )

__version__ = "0.1.0"

_ROOMS = {
    "liandong.workspace": (
        "BuildReport",
        "CheckReport",
        "Hit",
        "Ledger",
        "Progress",
        "Workspace",
        "open_workspace",
        "restore_workspace",
    ),
    "liandong.model": (
        "Act",
        "Answer",
        "Decision",
        "Document",
        "Evidence",
        "Mention",
        "Page",
        "Quote",
        "Record",
        "SetAside",
        "Statement",
        "Tier",
        "Value",
    ),
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}

__all__ = [
    "Act",
    "Answer",
    "BuildReport",
    "CheckReport",
    "Decision",
    "Document",
    "Evidence",
    "Hit",
    "Ledger",
    "Mention",
    "Page",
    "Progress",
    "Quote",
    "Record",
    "SetAside",
    "Statement",
    "Tier",
    "Value",
    "Workspace",
    "__version__",
    "open_workspace",
    "restore_workspace",
]


def __getattr__(name: str) -> object:
    if name not in _ROOM_OF:
        raise AttributeError(f"module 'liandong' has no attribute {name!r}")
    return getattr(import_module(_ROOM_OF[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)

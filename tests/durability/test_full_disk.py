"""A disk that is full at any moment of ingest, fold, review, erasure, migration, backup and restoration: it is told in
words, nothing is lost, and with room the same command goes on."""

import ctypes

import pytest

from liandong.errors import StorageError
from tests.durability.deeds import DEEDS, Deed, Site
from tests.durability.kills import Sites
from tests.durability.power import library, recorded

SHARES = (0.02, 0.4, 0.9)
"""Of the bytes that are written when there is room; the last half of them often only empty the log."""


@pytest.fixture
def sqlite() -> ctypes.CDLL:
    found = library()
    if found is None:
        pytest.skip("the SQLite of this Python is none whose writing can be watched")
    return found


@pytest.mark.parametrize("name", [name for name in DEEDS if name != "backup"])
def test_a_full_disk_is_told_and_nothing_is_lost(name: str, folders: Sites, sqlite: ctypes.CDLL) -> None:
    deed, site = DEEDS[name], folders()
    deed.prepare(site)
    with recorded(sqlite) as recorder:
        deed.work(site)
    deed.finish(site)
    expected, full = deed.kept(site), 0
    for share in SHARES:
        site = folders()
        deed.prepare(site)
        with recorded(sqlite, int(recorder.written * share)):
            full += "disk is full" in _told(deed, site)
        deed.look(site)
        deed.finish(site)
        assert deed.kept(site) == expected
    assert full >= 2


def _told(deed: Deed, site: Site) -> str:
    """What is said of the disk; nothing where there was room enough."""
    try:
        deed.work(site)
    except (StorageError, AssertionError) as error:  # of a function, and of a command that ended so
        return str(error)
    return ""

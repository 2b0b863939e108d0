"""Loads and fills what the deeds need, once, for the processes that are forked from one that imported this."""

import tempfile
from pathlib import Path

from tests.durability import deeds
from tests.durability.deeds import Site
from tests.workspace import warm

with tempfile.TemporaryDirectory() as _folder:
    for _deed in (deeds.Review(), deeds.Backup()):
        _shelf = Path(_folder) / _deed.name
        _shelf.mkdir()
        _site = Site(str(_shelf / "ws"), _shelf)
        _deed.prepare(_site)
        _deed.work(_site)

LOADED = warm.LOADED

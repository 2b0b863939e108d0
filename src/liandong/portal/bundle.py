"""The script that brings charts to life: Vega as vl-convert carries it, kept where the portal keeps what is its own.

Putting it together takes seconds, so it is done when the first browser asks for it, once for each version of
vl-convert, and sent compressed. Its address names that version, which alone decides on its bytes.
"""

import gzip
import hashlib
import os
import secrets
from importlib.metadata import version
from pathlib import Path
from threading import Lock

from liandong.charts import VEGA_LITE

NAME = "vega.js"
_GIVEN = "window.vegaEmbed = vegaEmbed;"
"""What other scripts may use of it."""
_LEVEL = 9


class Bundle:
    """The script, compressed; kept in a folder, or only in memory."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._made: bytes | None = None
        self._making = Lock()

    @property
    def address(self) -> str:
        return f"/script/{self.digest}/{NAME}"

    def compressed(self) -> bytes:
        """The script as gzip has it."""
        with self._making:
            if self._made is None:
                self._made = self._kept() or self._make()
        return self._made

    def plain(self) -> bytes:
        return gzip.decompress(self.compressed())

    @property
    def digest(self) -> str:
        """Of what decides on its bytes."""
        return hashlib.sha256(f"{version('vl-convert-python')} {VEGA_LITE} {_GIVEN}".encode()).hexdigest()[:12]

    def _file(self) -> Path | None:
        return None if self._folder is None else self._folder / f"vega-{self.digest}.js.gz"

    def _kept(self) -> bytes | None:
        file = self._file()
        try:
            kept = file.read_bytes() if file else None
            return kept if kept and gzip.decompress(kept) else None
        except (OSError, EOFError):
            return None

    def _make(self) -> bytes:
        import vl_convert

        made = gzip.compress(vl_convert.javascript_bundle(_GIVEN, VEGA_LITE).encode(), _LEVEL, mtime=0)
        file = self._file()
        if file is not None and file.parent.is_dir():
            fresh = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
            fresh.write_bytes(made)
            os.replace(fresh, file)  # noqa: PTH105 - one step, also where the file is there
        return made

"""The revision of our own code: what was derived under another one is derived anew, and nobody has to remember it."""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

_COUNTS = (".py", ".txt", ".tsv", ".csv")
"""Rules and the tables that they read."""


@cache
def revision(*rooms: str) -> str:
    """Twelve hexadecimal digits named by the code and the tables of these rooms (folders of the package)."""
    digest = hashlib.sha256()
    for room in sorted(rooms):
        for path, file in sorted(_files(files("liandong").joinpath(room), room), key=lambda found: found[0]):
            digest.update(path.encode() + b"\0" + file.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()[:12]


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        name = f"{path}/{entry.name}"
        if entry.is_dir():
            yield from _files(entry, name)
        elif entry.name.endswith(_COUNTS):
            yield name, entry

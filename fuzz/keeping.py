"""Pages that fail are kept as files, under the name of their content."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path


@contextmanager
def kept(data: bytes, folder: Path) -> Iterator[None]:
    """Keeps the page where the block raises, and lets the error go on."""
    try:
        yield
    except BaseException:
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"{sha256(data).hexdigest()[:12]}.page"
        file.write_bytes(data)
        print(f"kept as {file}", file=sys.stderr)
        raise

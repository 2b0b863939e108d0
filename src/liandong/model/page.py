"""Page (页面): bytes as found, never changed, named by their content."""

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """Bytes as found.

    `hash` is the SHA-256 of `data` (64 hexadecimal digits), `path` the name under which the page was found, relative to
    the folder that was given (so that a ledger does not depend on where a folder lies), `media_type` what the bytes are
    (`text/plain`, `text/html`, `application/vnd.openxmlformats-officedocument.spreadsheetml.sheet`).
    """

    hash: str
    path: str
    media_type: str
    data: bytes

    @classmethod
    def of(cls, path: str, media_type: str, data: bytes) -> "Page":
        return cls(hashlib.sha256(data).hexdigest(), path, media_type, data)

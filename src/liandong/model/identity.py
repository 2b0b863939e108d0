"""Names made of content: the same thing gets the same identifier on every machine, in every order."""

import hashlib
from collections.abc import Sequence

_SEPARATOR = "\x1f"  # ASCII unit separator: hardly ever part of a value
_NONE = "\x00"


def content_id(*parts: object) -> str:
    """Thirty-two hexadecimal digits named by the parts: the first half of a SHA-256 over them, `None` told from "".

    Half a digest keeps the chance of any collision among 10^12 identifiers below 10^-14.
    """
    return content_id_of([_NONE if part is None else _told_from_none(str(part)) for part in parts])


def content_id_of(parts: Sequence[str]) -> str:
    """The same of parts that are all text.

    Parts that hold no separator are joined by it. Others are written with their lengths, behind a byte that no UTF-8
    text has: no two sequences of parts have one spelling.
    """
    text = _SEPARATOR.join(parts)
    if text.count(_SEPARATOR) < len(parts):
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    spelled = "".join([f"{len(part)}:{part}" for part in parts])
    return hashlib.sha256(b"\xff" + spelled.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _told_from_none(part: str) -> str:
    return _NONE + part if part.startswith(_NONE) else part

"""Names of files that others sent, as they are kept: the last part of a path, without what any system objects to."""

import re
import unicodedata
from collections.abc import Collection
from pathlib import PurePosixPath

_MOST_BYTES = 160
"""Of a name; systems take 255, and a number may be added."""
_REFUSED = re.compile(
    '[\x00-\x1f\x7f-\x9f<>:"|?*\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]'
)
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.I)
"""Devices of Windows."""
_OTHERWISE = "file"


def safe_name(given: str) -> str:
    """The name under which a file may be kept in a folder of ours, whatever its sender called it."""
    last = given.replace("\\", "/").rpartition("/")[2]
    name = _REFUSED.sub("", unicodedata.normalize("NFC", last)).strip().lstrip(".~$").rstrip(". ")
    if not name or _RESERVED.fullmatch(name):
        name = f"{_OTHERWISE}-{name}" if name else _OTHERWISE
    ending = PurePosixPath(name).suffix
    ending = ending if len(ending.encode()) < 20 else ""
    stem = name.removesuffix(ending).encode()[: _MOST_BYTES - len(ending.encode())].decode("utf-8", "ignore")
    return (stem + ending).strip()


def unlike(name: str, others: Collection[str]) -> str:
    """The name, with a number where another file of the folder has it, in small letters or capitals."""
    taken = {other.casefold() for other in others}
    if name.casefold() not in taken:
        return name
    path = PurePosixPath(name)
    numbered = (f"{path.stem} ({number}){path.suffix}" for number in range(2, len(taken) + 3))
    return next(each for each in numbered if each.casefold() not in taken)

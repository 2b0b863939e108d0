"""Repair of the characters of a page: mangling, width, script. What cannot be repaired stays as it was, and is
flagged.
"""

from dataclasses import dataclass

from liandong.documents.flags import Flag
from liandong.documents.mangled import is_mangled, mend
from liandong.documents.script import simplify
from liandong.documents.width import narrow
from liandong.model import MappedText


@dataclass(frozen=True, slots=True)
class Repaired:
    """The repaired text, with the flags that its damage earns."""

    text: MappedText
    flags: tuple[Flag, ...] = ()


def repair(text: MappedText) -> Repaired:
    """The text in simplified characters as it was before it was damaged; clean simplified text is returned
    unchanged.
    """
    flags: list[Flag] = []
    mended = text
    if is_mangled(text.text):
        mending = mend(text.text)
        mended = text.replace(mending.changes)
        flags.append(Flag.MANGLED)
        if mending.guessed:
            flags.append(Flag.GUESSED)
        if mending.left:
            flags.append(Flag.UNREPAIRED)
    narrowed = narrow(mended)
    plain = simplify(narrowed)
    if plain is not narrowed and not flags:
        flags.append(Flag.TRADITIONAL)
    return Repaired(plain, tuple(flags))

"""Deeds and fields of entries in words."""

from collections.abc import Callable, Sequence

from liandong.logged.entry import Said
from liandong.messages import Words, words
from liandong.model.noun import Noun

Show = Callable[[object], "Words | str"]
"""Gives the value of a field in one line."""


def shown(value: object) -> str:
    """A field's value in one line; what is made of parts tells those of them that say something."""
    if isinstance(value, tuple):
        return "、".join(map(shown, value)) or "—"
    if isinstance(value, Noun):
        parts = [getattr(value, name) for name in value.__struct_fields__]
        return " ".join("✓" if part is True else shown(part) for part in parts if part)
    return "—" if value is None or value == "" else str(value)


def described(room: str, deed: object, told: Said, show: Show = shown) -> Words:
    """A deed with the fields that it sets, in words."""
    parts = [
        words("logged.field_is", field=words(f"{room}.field_{name}"), value=show(value))
        for name, value in told.fields().items()
    ]
    done = words(f"{room}.deed_{deed}")
    return words("logged.deed_with", deed=done, fields=joined(parts)) if parts else done


def joined(parts: Sequence[Words | str]) -> Words | str:
    if not parts:
        return "—"
    found = parts[0]
    for part in parts[1:]:
        found = words("logged.and", left=found, right=part)
    return found

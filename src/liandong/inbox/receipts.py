"""Receipts (回执号): the number under which a sender asks what became of his letter; whoever has it may ask."""

import secrets

_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without 0, O, 1, I and L, which are taken for one another when they are copied by hand."""
_GROUPS, _LETTERS = 3, 5
"""Fifteen of 31 characters: 74 bits, so that nobody finds one by trying."""


def new_receipt() -> str:
    """A fresh one: K7QF2-M9PXW-4TBA8."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(_LETTERS)) for _ in range(_GROUPS))


def receipt_of(typed: str) -> str | None:
    """The number as it is kept, however it was typed; None for what can be none."""
    plain = [letter for letter in typed.upper() if letter.isalnum()]
    if len(plain) != _GROUPS * _LETTERS or any(letter not in _ALPHABET for letter in plain):
        return None
    return "-".join("".join(plain[start : start + _LETTERS]) for start in range(0, len(plain), _LETTERS))

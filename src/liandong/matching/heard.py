"""Heard (进度): whom long work tells how far it is."""

from collections.abc import Callable

Heard = Callable[[int, int], None]
"""Is told now and then how much is done, and of how much."""


def nobody(done: int, total: int) -> None:
    """Hears nothing."""

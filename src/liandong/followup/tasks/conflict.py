"""A task's deeds in words."""

from liandong.followup.logged import telling
from liandong.followup.logged.telling import shown
from liandong.followup.tasks.event import Deed, Told
from liandong.messages import Words

__all__ = ["described", "shown"]


def described(deed: Deed, told: Told) -> Words:
    """A deed with the fields that it sets, in words."""
    return telling.described("tasks", deed, told)

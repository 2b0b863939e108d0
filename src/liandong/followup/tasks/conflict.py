"""A task's deeds in words."""

from liandong.followup.logged import conflict
from liandong.followup.logged.conflict import shown
from liandong.followup.tasks.event import Deed, Told
from liandong.messages import Words

__all__ = ["described", "shown"]


def described(deed: Deed, told: Told) -> Words:
    """A deed with the fields that it sets, in words."""
    return conflict.described("tasks", deed, told)

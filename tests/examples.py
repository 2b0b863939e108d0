"""How many examples a property test of whole workspaces takes: few in a usual run, 200 with the long profile."""

from hypothesis import settings

LONG = "long"
MANY = 200
"""Examples of the long profile (`pytest --hypothesis-profile=long`)."""


def examples(usual: int) -> int:
    """So many in a usual run, and those of the long profile where that was asked for."""
    return MANY if settings.get_current_profile_name() == LONG else usual

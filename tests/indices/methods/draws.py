"""What property tests of the methods draw: seeds of arrays, on a machine that may be busy."""

from hypothesis import settings
from hypothesis import strategies as st

SEEDS = st.integers(0, 2**32 - 1)

calmly = settings(deadline=None, max_examples=40)
"""Time is no matter here: others may run beside."""

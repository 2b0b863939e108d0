"""A checker of published indices: what a publisher printed is laid beside itself, and what contradicts is told.

Nothing is corrected: each `Finding` says where, what is printed, what was expected and why.
"""

from liandong.indices.mistakes.finding import Finding
from liandong.indices.mistakes.gaps import missing
from liandong.indices.mistakes.printed import Printed, decimals
from liandong.indices.mistakes.ranks import out_of_order
from liandong.indices.mistakes.repeats import repeated
from liandong.indices.mistakes.sums import Sum, not_adding_up, weighed

__all__ = ["Finding", "Printed", "Sum", "decimals", "missing", "not_adding_up", "out_of_order", "repeated", "weighed"]

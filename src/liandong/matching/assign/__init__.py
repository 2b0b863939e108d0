"""Assignment (分配): which need gets which offer where offers are limited, on plain arrays.

Three modes, each declared in its result: `welfare` makes the sum of values greatest under counts, `stable` leaves no
pair that both would rather have, `quota` keeps the sum of amounts within money quotas (and, if asked, counts too).
"""

from liandong.matching.assign.assignment import Assignment, Bound, Mode
from liandong.matching.assign.edges import Edges, Limits
from liandong.matching.assign.quota import quota
from liandong.matching.assign.stable import stable
from liandong.matching.assign.welfare import welfare

__all__ = ["Assignment", "Bound", "Edges", "Limits", "Mode", "quota", "stable", "welfare"]

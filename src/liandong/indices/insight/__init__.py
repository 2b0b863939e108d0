"""What can be told of an index: how its indicators go together, what each adds, why scores changed, and what it takes
to move past another unit.

`Insight.into(index)` tells of a solved index by names; the functions take plain arrays, units in rows, indicators in
columns.
"""

from liandong.indices.insight.audit import Concern, Tree, audit, importance
from liandong.indices.insight.between import Explained, compare, explain
from liandong.indices.insight.change import Change, Situation, change
from liandong.indices.insight.comparison import Comparison, compared, reasons
from liandong.indices.insight.consistency import Components, alpha, components
from liandong.indices.insight.contributions import contributions, gathered, weights_of_units
from liandong.indices.insight.correlations import Correlations, correlate, flags
from liandong.indices.insight.effort import Effort, least_effort, searched_effort
from liandong.indices.insight.fair import shared
from liandong.indices.insight.insight import Insight
from liandong.indices.insight.obstacles import obstacles
from liandong.indices.insight.profile import Standing, standings, strengths, weaknesses
from liandong.indices.insight.removal import Removal, removed
from liandong.indices.insight.statistics import Statistics, described
from liandong.indices.insight.turned import turned_back

__all__ = [
    "Change",
    "Comparison",
    "Components",
    "Concern",
    "Correlations",
    "Effort",
    "Explained",
    "Insight",
    "Removal",
    "Situation",
    "Standing",
    "Statistics",
    "Tree",
    "alpha",
    "audit",
    "change",
    "compare",
    "compared",
    "components",
    "contributions",
    "correlate",
    "described",
    "explain",
    "flags",
    "gathered",
    "importance",
    "least_effort",
    "obstacles",
    "reasons",
    "removed",
    "searched_effort",
    "shared",
    "standings",
    "strengths",
    "turned_back",
    "weaknesses",
    "weights_of_units",
]

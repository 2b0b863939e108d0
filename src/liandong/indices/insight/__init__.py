"""What can be told of an index: how its indicators go together, what each adds, why scores changed, and what it takes
to move past another unit. Functions take plain arrays: units in rows, indicators in columns."""

from liandong.indices.insight.audit import Concern, Tree, audit, importance
from liandong.indices.insight.change import Change, Situation, change
from liandong.indices.insight.comparison import Comparison, compared, reasons
from liandong.indices.insight.consistency import Components, alpha, components
from liandong.indices.insight.contributions import contributions, gathered, weights_of_units
from liandong.indices.insight.correlations import Correlations, correlate, flags, sized
from liandong.indices.insight.effort import Effort, least_effort, searched_effort
from liandong.indices.insight.fair import shared
from liandong.indices.insight.obstacles import obstacles
from liandong.indices.insight.profile import Standing, standings, strengths, weaknesses
from liandong.indices.insight.removal import Removal, removed
from liandong.indices.insight.statistics import Statistics, described

__all__ = [
    "Change",
    "Comparison",
    "Components",
    "Concern",
    "Correlations",
    "Effort",
    "Removal",
    "Situation",
    "Standing",
    "Statistics",
    "Tree",
    "alpha",
    "audit",
    "change",
    "compared",
    "components",
    "contributions",
    "correlate",
    "described",
    "flags",
    "gathered",
    "importance",
    "least_effort",
    "obstacles",
    "reasons",
    "removed",
    "searched_effort",
    "shared",
    "sized",
    "standings",
    "strengths",
    "weaknesses",
    "weights_of_units",
]

"""Composite indices (指数): from tables of indicators to scores, ranks, and how sure these are.

Usable alone on the caller's data frames; each verb returns a new object, and the functions of `methods` work on plain
arrays. What it is computed with, `methods`, knows nothing of the nouns; these know nothing of studies, tables and
texts.
"""

from liandong.indices.frame import Frame, Mark, Source
from liandong.indices.framework import Framework, Node
from liandong.indices.index import Index, Stage
from liandong.indices.methods.columns import Cell
from liandong.indices.recipe import Recipe
from liandong.indices.solve import solve
from liandong.indices.steps import Aggregate, Denominate, Impute, Normalise, Note, Screen, Treat, Weigh
from liandong.indices.studies import (
    Alternatives,
    Between,
    DataNoise,
    DirichletWeights,
    FilledNoise,
    Removal,
    Spread,
    Study,
    WeightNoise,
    WeightSets,
)
from liandong.indices.tables import long, wide

__all__ = [
    "Aggregate",
    "Alternatives",
    "Between",
    "Cell",
    "DataNoise",
    "Denominate",
    "DirichletWeights",
    "FilledNoise",
    "Frame",
    "Framework",
    "Impute",
    "Index",
    "Mark",
    "Node",
    "Normalise",
    "Note",
    "Recipe",
    "Removal",
    "Screen",
    "Source",
    "Spread",
    "Stage",
    "Study",
    "Treat",
    "Weigh",
    "WeightNoise",
    "WeightSets",
    "long",
    "solve",
    "wide",
]

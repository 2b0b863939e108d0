"""The steps of a recipe, in the order in which they usually stand."""

from liandong.indices.steps.aggregate import Aggregate
from liandong.indices.steps.denominate import Denominate
from liandong.indices.steps.impute import Impute
from liandong.indices.steps.normalise import POOLED, YEARLY, Normalise
from liandong.indices.steps.screen import Screen
from liandong.indices.steps.step import Note, Setting, Step, Table
from liandong.indices.steps.treat import Treat

STEPS = (Denominate, Impute, Screen, Treat, Normalise, Aggregate)

__all__ = [
    "POOLED",
    "STEPS",
    "YEARLY",
    "Aggregate",
    "Denominate",
    "Impute",
    "Normalise",
    "Note",
    "Screen",
    "Setting",
    "Step",
    "Table",
    "Treat",
]

"""The steps of a recipe, in the order in which they usually stand."""

from liandong.indices.steps.aggregate import Aggregate
from liandong.indices.steps.denominate import Denominate
from liandong.indices.steps.impute import Impute
from liandong.indices.steps.normalise import Normalise
from liandong.indices.steps.over import POOLED, YEARLY
from liandong.indices.steps.screen import Screen
from liandong.indices.steps.step import Note, Setting, Step, Table
from liandong.indices.steps.treat import Treat
from liandong.indices.steps.weigh import Weigh
from liandong.indices.steps.weighing import (
    Balance,
    Combined,
    Critic,
    Entropy,
    Equal,
    FirstComponent,
    Judgements,
    Weighing,
)

STEPS = (Denominate, Impute, Screen, Treat, Normalise, Weigh, Aggregate)
WEIGHINGS = (Equal, Entropy, Critic, FirstComponent, Judgements, Balance, Combined)

__all__ = [
    "POOLED",
    "STEPS",
    "WEIGHINGS",
    "YEARLY",
    "Aggregate",
    "Balance",
    "Combined",
    "Critic",
    "Denominate",
    "Entropy",
    "Equal",
    "FirstComponent",
    "Impute",
    "Judgements",
    "Normalise",
    "Note",
    "Screen",
    "Setting",
    "Step",
    "Table",
    "Treat",
    "Weigh",
    "Weighing",
]

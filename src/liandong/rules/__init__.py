"""Rules (条件): what must hold of a firm, a need or a project, on a day, as yes, no, or not known.

A rule is a small typed tree. It is judged for one record with a trace that tells each clause, what was found and by how
much it fails; or for a whole table at once as Polars expressions. Both say the same, also of what is not known.
"""

from liandong.rules.condition import All, Any, Condition, Not, Relation, Rule, Test, Unread
from liandong.rules.facts import Between, Fact, Facts, Field, Kind, Schema, Value
from liandong.rules.judge import Clause, Verdict, judge
from liandong.rules.truth import Truth

__all__ = [
    "All",
    "Any",
    "Between",
    "Clause",
    "Condition",
    "Fact",
    "Facts",
    "Field",
    "Kind",
    "Not",
    "Relation",
    "Rule",
    "Schema",
    "Test",
    "Truth",
    "Unread",
    "Value",
    "Verdict",
    "judge",
]

"""What relations are called."""

from liandong.messages import Words, words
from liandong.rules.condition import ORDERED, Relation
from liandong.rules.facts import Kind


def relation_words(relation: Relation, kind: Kind) -> Words:
    """The relation in words: days are not before or not after one another, where numbers are at least or at most."""
    of_days = kind is Kind.DAY and relation in ORDERED
    return words(f"rule.day_{relation}" if of_days else f"rule.relation_{relation}")

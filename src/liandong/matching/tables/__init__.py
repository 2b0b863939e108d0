"""Tables (表) of the two booklets: empty ones, and filled ones read cell by cell, every fault at its cell."""

from liandong.matching.tables.columns import NEEDS, OFFERS, Table
from liandong.matching.tables.either import read_either
from liandong.matching.tables.reading import Read, read_needs, read_offers
from liandong.matching.tables.sample import write_sample
from liandong.matching.tables.template import write_template

__all__ = [
    "NEEDS",
    "OFFERS",
    "Read",
    "Table",
    "read_either",
    "read_needs",
    "read_offers",
    "write_sample",
    "write_template",
]

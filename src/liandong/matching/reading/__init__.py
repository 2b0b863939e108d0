"""Reading (读取): needs and products from the texts in which they are described, each value with its place."""

from liandong.matching.reading.demand import read_need
from liandong.matching.reading.product import Reading, read_offer

__all__ = ["Reading", "read_need", "read_offer"]

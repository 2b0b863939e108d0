"""Matching (对接): needs for money and the products that may meet them."""

from liandong.matching.need import Need
from liandong.matching.offer import Offer

__all__ = ["Need", "Offer"]

"""Editions of indices (指数版次): table and methodology kept together with who made them, when and why, so that the
same scores can be computed again."""

from liandong.indices.editions.edition import Edition, Passed, Word
from liandong.indices.editions.editions import Editions, Held
from liandong.indices.editions.stored import packed, unpacked

__all__ = ["Edition", "Editions", "Held", "Passed", "Word", "packed", "unpacked"]

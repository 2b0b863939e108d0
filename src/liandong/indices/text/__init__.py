"""Methodology as one readable text file (TOML): the framework, the recipe, and what may be otherwise."""

from liandong.indices.text.methodology import Apart, Methodology, read, write
from liandong.indices.text.template import template

__all__ = ["Apart", "Methodology", "read", "template", "write"]

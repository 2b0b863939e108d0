"""Tables in and out: data frames of the caller, CSV and Excel files, COIN Tool and COINr, workbooks that recompute."""

from liandong.indices.tables.frames import long, wide

__all__ = ["long", "wide"]

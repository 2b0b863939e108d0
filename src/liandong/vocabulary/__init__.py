"""The vocabularies: regions, industries, units, project stages, and the words that names are made of.

Tables with source and date lie in `tables/` (see SOURCES.md there); the modules here read them and answer look-ups.
"""

from liandong.vocabulary import events, industries, names, regions, stages, units

__all__ = ["events", "industries", "names", "regions", "stages", "units"]

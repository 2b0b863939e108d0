"""The report as a Word file: real headings, numbered captions, tables whose head repeats, citations that lead to the
proving sentence."""

from liandong.reports.word.render import render

__all__ = ["render"]

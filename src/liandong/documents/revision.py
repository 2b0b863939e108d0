"""The version of the reading code: part of the key under which derived documents are stored."""

REVISION = "documents-2"
"""Raise it whenever the same page may give other documents than before."""

"""The version of the reading code: part of the key under which derived documents are stored."""

from liandong.revision import revision

REVISION = revision("model", "vocabulary", "pages", "documents")
"""Another one, where the same page may give other documents."""

"""What the program says to people: one catalogue a language, with the same keys and placeholders (a test checks)."""

from liandong.messages.catalogue import LANGUAGES, Language, has, keys, text
from liandong.messages.locales import language

__all__ = ["LANGUAGES", "Language", "has", "keys", "language", "text"]

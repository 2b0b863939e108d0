"""What the program says to people: one catalogue a language, with the same keys and placeholders (a test checks)."""

from liandong.messages.catalogue import LANGUAGES, Language, Words, has, keys, text, words
from liandong.messages.locales import language
from liandong.messages.system import reason

__all__ = ["LANGUAGES", "Language", "Words", "has", "keys", "language", "reason", "text", "words"]

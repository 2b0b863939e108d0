"""The quality flags that a document can carry."""

from enum import StrEnum


class Flag(StrEnum):
    """What is known to be wrong with a document (docs/reference/flags.md says each in full)."""

    MANGLED = "mangled"
    GUESSED = "guessed"
    UNREPAIRED = "unrepaired"
    TRADITIONAL = "traditional"
    DAMAGED_BYTES = "damaged_bytes"
    UNSOURCED = "unsourced"
    SPUN = "spun"
    SPAM_SOURCE = "spam_source"
    REPOSTED = "reposted"
    DIGITS_DELETED = "digits_deleted"
    PLACE_DELETED = "place_deleted"
    INJECTED = "injected"
    PARTIAL = "partial"
    SEVERAL_ARTICLES = "several_articles"
    FALLBACK = "fallback"

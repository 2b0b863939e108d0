"""Headings of tables as people write them, folded for look-up, and the unit that one tells."""

import re
import unicodedata

from liandong.vocabulary import units

_BRACKETS = re.compile(r"[（(\[]([^（）()\[\]]*)[)）\]]")


def plain(heading: str) -> str:
    """The heading in half-width small letters, without marks of required fields."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", heading)).strip(" :*").lower()


def bare(heading: str) -> str:
    """The same without what stands in brackets."""
    return _BRACKETS.sub("", plain(heading)).strip()


def in_brackets(heading: str) -> list[str]:
    """What stands in each of its brackets."""
    return [part.strip() for part in _BRACKETS.findall(unicodedata.normalize("NFKC", heading))]


def measure_in(heading: str) -> str:
    """The unit of measurement in the brackets of a heading, empty where there is none: GDP（万元）."""
    return next((part for part in in_brackets(heading) if is_measure(part)), "")


def without_measure(heading: str) -> str:
    """The heading as it is written, without the brackets in which a unit of measurement stands."""
    kept = _BRACKETS.sub(lambda found: "" if measure_in(found[0]) else found[0], heading)
    return kept.strip()


def is_measure(text: str) -> bool:
    """Whether it is a unit, or one by another (元/人)."""
    return bool(text) and all(units.unit(part) is not None for part in text.split("/"))

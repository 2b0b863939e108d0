"""What a person types for a property: how it is asked for, with an example, and what it may count."""

from dataclasses import dataclass

from liandong.documents.ledger_columns import named_by
from liandong.exchange.wording import kind_name, property_name
from liandong.messages import text
from liandong.model import KINDS, FoldRule, Kind, Property, PropertyType
from liandong.model.kinds import SCOPES, STAGES

_MEASURED = (PropertyType.AMOUNT, PropertyType.QUANTITY, PropertyType.COUNT)
_OF_STAGES = frozenset(STAGES) - {"planned"}
"""Scopes that only a date has, which is the day of a stage; sums may be planned too."""

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Input:
    """One property in a form: several values stand line by line, one of `choices` is chosen."""

    name: str
    heading: str
    hint: str
    needed: bool
    several: bool
    choices: Choices
    scopes: Choices


def inputs(kind: Kind, lang: str) -> tuple[Input, ...]:
    """What a form for a record of this kind asks for, in the order of its properties."""
    needed = named_by(kind)
    return tuple(
        Input(
            each.name,
            property_name(each, lang),
            example(each, lang),
            each.name in needed,
            each.fold is FoldRule.MANY,
            stages(lang) if each.type is PropertyType.STAGE else (),
            scopes(kind, each, lang),
        )
        for each in kind.properties
    )


def example(declared: Property, lang: str) -> str:
    """How a value of the property is written."""
    parts = [text(f"portal.write_{declared.type}", lang)]
    if declared.refers_to:
        parts.append(text("portal.write_of_kind", lang, kind=kind_name(declared.refers_to, lang)))
    if declared.fold is FoldRule.MANY:
        parts.append(text("portal.write_several", lang))
    return "".join(parts) if lang == "zh" else " ".join(parts)


def scopes(kind: Kind, declared: Property, lang: str) -> Choices:
    """What a value of the property may count, or be the day of, by code; none where it counts nothing."""
    if declared.type in _MEASURED:
        codes = [code for code in SCOPES if code not in _OF_STAGES]
    elif declared.type is PropertyType.DATE and any(each.type is PropertyType.STAGE for each in kind.properties):
        codes = [code for code in SCOPES if code in STAGES]
    else:
        return ()
    return tuple((code, SCOPES[code][0 if lang == "zh" else 1]) for code in codes)


def stages(lang: str) -> Choices:
    """The stages by the words that are read, whatever the language of the page."""
    return tuple((zh, zh if lang == "zh" else en) for _, zh, en in STAGES.values())


def kinds(lang: str) -> Choices:
    """All kinds of record by name."""
    return tuple((name, kind_name(name, lang)) for name in KINDS)

"""What a person types for a property to the value that it means; told plainly where it means none."""

from collections.abc import Callable

from liandong.documents.ledger_cells import QUANTITY, iso_date, stage
from liandong.documents.ledger_columns import is_money, remarked_scope
from liandong.errors import EntryError
from liandong.messages import Words, words
from liandong.model import Kind, Property, PropertyType, Value
from liandong.model.kinds import SCOPES, STAGES
from liandong.statements.ledger_sheet import quantity

Read = tuple[Value, str | None]
"""A value, and the scope that stands behind it in brackets."""

_DAY, _SUM, _COUNT = "2031-05-19, 2031年5月", "180亿元, 3000万美元, 60亿元（首期）", "18个, 1200亩, 7.3%"
"""Examples of what can be read."""


def typed(kind: Kind, declared: Property, text: str) -> Read:
    """The value of these words, and what it counts where they say so: 180亿元, 60亿元（首期）, 2031年5月19日, 开工.

    EntryError names the property, what was typed, and how to write it.
    """
    raw = " ".join(text.split())
    if not raw:
        raise _refused("empty", declared, text)
    return _READERS.get(declared.type, _words)(kind, declared, raw)


def scope_of(text: str) -> str:
    """The code of a scope that is named in Chinese, in English or by its code; EntryError for any other word."""
    plain = text.strip().lower()
    code = next((code for code, names in SCOPES.items() if plain in (code, *names)), None)
    if code is None:
        raise EntryError(words("fault.entry_scope", text=text, scopes=_scopes()))
    return code


def day(text: str) -> str:
    """The day, month or year that is written, in ISO 8601; EntryError for what is no date."""
    iso = iso_date(text.strip())
    if iso is None:
        raise EntryError(words("fault.entry_day", text=text, example=_DAY))
    return iso


def _scopes() -> str:
    return "、".join(zh for zh, _ in SCOPES.values())


def _words(kind: Kind, declared: Property, raw: str) -> Read:
    return Value(raw, raw), None


def _day(kind: Kind, declared: Property, raw: str) -> Read:
    iso = iso_date(raw)
    if iso is None:
        raise _refused("date", declared, raw, example=_DAY)
    return Value(raw, iso), None


def _stage(kind: Kind, declared: Property, raw: str) -> Read:
    code = stage(raw)
    if code is None:
        raise _refused("stage", declared, raw, stages="、".join(zh for _, zh, _ in STAGES.values()))
    return Value(raw, code), None


def _number(kind: Kind, declared: Property, raw: str) -> Read:
    match, money = QUANTITY.fullmatch(raw), declared.type is PropertyType.AMOUNT
    if match is None or not (match["number"] or match["scale"]):
        raise _refused("number", declared, raw, example=_SUM if money else _COUNT)
    remark = match["scope"]
    scope = remarked_scope(remark) if remark else None
    if remark and scope is None:
        raise _refused("remark", declared, raw, remark=remark, scopes=_scopes())
    bare = raw[: raw.rindex(remark) - 1].rstrip() if remark else raw
    if money and not (match["unit"] and is_money(match["unit"])):
        raise _refused("money", declared, raw, example=_SUM)
    value = quantity(bare, "个" if declared.type is PropertyType.COUNT and not match["unit"] else "")
    if value.number is None and value.low is None and value.high is None:
        raise _refused("number", declared, raw, example=_SUM if money else _COUNT)
    return value, scope


def field(declared: Property) -> Words:
    """A property as errors name it."""
    return words("fault.entry_field", zh=declared.zh, name=declared.name)


def _refused(code: str, declared: Property, text: str, **values: object) -> EntryError:
    return EntryError(words(f"fault.entry_{code}", field=field(declared), text=text, **values))


_READERS: dict[PropertyType, Callable[[Kind, Property, str], Read]] = {
    PropertyType.DATE: _day,
    PropertyType.PERIOD: _day,
    PropertyType.STAGE: _stage,
    PropertyType.AMOUNT: _number,
    PropertyType.COUNT: _number,
    PropertyType.QUANTITY: _number,
}

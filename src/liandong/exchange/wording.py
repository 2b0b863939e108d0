"""Values, headings and remarks in words, Chinese or English, as the Excel and HTML exports show them."""

import re
from decimal import Decimal

from liandong import messages
from liandong.model import (
    KINDS,
    Document,
    FoldedValue,
    Health,
    Polarity,
    Property,
    PropertyType,
    Quote,
    SetAside,
    Tier,
    Value,
)
from liandong.model.kinds import SCOPES, STAGES, USUAL_SCOPES
from liandong.workspace.past import Extent

_DAY = re.compile("[月日号]")
"""What the words of a date hold that names a day or a month, though not its year."""

_LARGE = ((Decimal(10**8), "亿"), (Decimal(10**4), "万"))
_MOST = Decimal(10**20)
"""From here on a quotient would be rounded."""


def word(code: str, lang: str) -> str:
    """A heading or label of the exports."""
    return messages.text(f"sheet.{code}", lang)


def coded(group: str, code: str, lang: str) -> str:
    """The word for a code of the ledger (conflict.real, tier.media, set_aside.novel), else the code itself."""
    key = f"{group}.{code}"
    return messages.text(key, lang) if messages.has(key, lang) else code.replace("_", " ")


def aside_detail(each: SetAside, lang: str) -> str:
    """What was found, for people: worded in their language where it has a code, else as it stands on the page."""
    if each.note and messages.has(each.note, lang):
        return messages.text(each.note, lang, **dict(each.values))
    return each.detail


def kind_name(kind: str, lang: str) -> str:
    declared = KINDS[kind]
    return declared.zh if lang == "zh" else declared.en


def property_name(declared: Property, lang: str) -> str:
    return declared.zh if lang == "zh" else declared.en


def scope_name(scope: str | None, lang: str) -> str:
    if scope is None:
        return ""
    zh, en = SCOPES.get(scope, (scope, scope))
    return zh if lang == "zh" else en


def shown(declared: Property, value: Value, lang: str) -> str:
    """The value as a person reads it: a stage by its word, a quantity in 亿 or 万, an open date as written."""
    if declared.type is PropertyType.STAGE and value.text in STAGES:
        _, zh, en = STAGES[value.text]
        return zh if lang == "zh" else en
    if declared.type in (PropertyType.DATE, PropertyType.PERIOD):
        return _date(value, lang)
    if declared.type in (PropertyType.AMOUNT, PropertyType.QUANTITY, PropertyType.COUNT):
        return quantity(value) or value.text or value.raw
    return value.text or value.raw


def standing(value: FoldedValue, lang: str) -> str:
    """Why the ledger does not stand by a value: a person rejected it, a source denies it, or another took its place;
    empty for every other value."""
    if value.polarity is Polarity.DENIED:
        return coded("polarity", "rejected" if value.tier is Tier.PERSON else value.polarity.value, lang)
    return coded("polarity", "superseded", lang) if value.superseded else ""


def healthy(told: Health, kind: str, lang: str) -> str:
    """How well a record is told, part by part: 独立来源 2 个 · 应填 4/5 项（缺：投资额） · …"""
    names = [property_name(KINDS[kind].property(name), lang) for name in told.missing]
    clashing = [property_name(KINDS[kind].property(name), lang) for name in told.conflicts]
    apart = "、" if lang == "zh" else ", "
    filled = f"{len(told.filled)}/{len(told.filled) + len(told.missing)}"
    parts = [
        messages.text("health.families", lang, count=told.families),
        messages.text("health.tier", lang, tier=coded("tier", (told.tier or Tier.UNKNOWN).name.lower(), lang)),
        messages.text("health.filled" if not names else "health.missing", lang, filled=filled, names=apart.join(names)),
        messages.text("health.conflicts" if clashing else "health.agrees", lang, names=apart.join(clashing)),
        messages.text("health.newest" if told.newest else "health.undated", lang, day=told.newest or ""),
    ]
    return " · ".join(parts)


def listed(kind: str, name: str, value: FoldedValue, lang: str) -> str:
    """The value as it stands in a list: a quantity behind the scope that it counts, where that is not the usual one."""
    declared = KINDS[kind].property(name)
    text = shown(declared, value.value, lang)
    measured = declared.type in (PropertyType.AMOUNT, PropertyType.QUANTITY, PropertyType.COUNT)
    if not measured or value.scope in (None, USUAL_SCOPES.get((kind, name))):
        return text
    return f"{scope_name(value.scope, lang)} {text}"


def _date(value: Value, lang: str) -> str:
    """The date in ISO 8601; a day whose year is open as written and with a remark; 三年内 and the like as written."""
    if value.text and not value.text.startswith("--"):
        return value.text
    if not value.text and not _DAY.search(value.raw):
        return value.raw
    return f"{value.raw}（{word('open_year', lang)}）" if lang == "zh" else f"{value.raw} ({word('open_year', lang)})"


def quantity(value: Value) -> str:
    """A quantity with its bounds: 170亿元, ≥450亿元, 3–5个; empty for what has no number."""
    unit = value.unit or ""
    if value.currency and value.currency not in ("CNY",) and unit in ("", "元"):
        unit = f"{unit} {value.currency}"
    low, high = value.low, value.high
    if low is not None and high is not None:
        if value.number is not None:
            sign = "≥" if value.number == low else "≤" if value.number == high else "≈"  # 300余名, 近300名
            return f"{sign}{_number(value.number, unit)}"
        return f"{_number(low, '')}–{_number(high, unit)}"
    if low is not None:
        return f"≥{_number(low, unit)}"
    if high is not None:
        return f"≤{_number(high, unit)}"
    return "" if value.number is None else _number(value.number, unit)


def money(low: Decimal, high: Decimal, currency: str) -> str:
    """A sum of money with its unit, between its bounds where they differ."""
    one = low == high
    return quantity(
        Value("", "", low if one else None, unit="元", currency=currency, low=None if one else low,
              high=None if one else high)
    )  # fmt: skip


def _number(number: Decimal, unit: str) -> str:
    """Round numbers in 亿 and 万; others digit by digit, never rounded."""
    for size, name in _LARGE:
        if size <= abs(number) < _MOST and number * 10_000 % size == 0:
            return f"{grouped(number / size)}{name}{unit}"
    return f"{grouped(number)}{unit}"


def grouped(number: Decimal) -> str:
    """The number in plain decimals, thousands set apart, without idle zeros: 17,000,000,000."""
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def place(quote: Quote, lang: str) -> str:
    """Where a quote stands in its file: characters counted from 0, or sheet and cell."""
    if quote.sheet is not None:
        return f"{quote.sheet}!{quote.address}"
    return f"第 {quote.start}–{quote.end} 字" if lang == "zh" else f"characters {quote.start}–{quote.end}"


def title(document: Document) -> str:
    return document.title.value if document.title and document.title.value else document.path


def published(document: Document) -> str:
    return document.published.value if document.published else ""


def extent(of: Extent, lang: str) -> tuple[str, ...]:
    """Which part of the ledger is shown, a sentence each; none for all of it as it is today."""
    told = []
    if of.version is not None:
        told.append(messages.text("past.version", lang, version=of.version))
    if of.day is not None:
        told.append(messages.text("past.day", lang, day=of.day))
    if of.query is not None and not of.query.empty:
        told.append(messages.text("past.part", lang, query=of.query.worded(lang)))
    return tuple(told)


def origin(document: Document, tier: Tier, lang: str) -> str:
    """Who published a document and when, and how near that is to the fact: 佛山日报 · 2024-03-15 · 官方媒体."""
    medium = document.medium.value if document.medium else ""
    return " · ".join(part for part in (medium, published(document), coded("tier", tier.name.lower(), lang)) if part)


def first_of_scope(values: tuple[FoldedValue, ...]) -> tuple[FoldedValue, ...]:
    """The winning value of each scope, in the order of the fold."""
    seen: dict[str | None, FoldedValue] = {}
    for value in values:
        seen.setdefault(value.scope, value)
    return tuple(seen.values())

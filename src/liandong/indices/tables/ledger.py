"""Figures of the ledger (台账数据) as a frame: each number keeps the record that holds its evidence.

Only what the ledger proves is taken: a number (no bound, nothing planned or denied) of a region, a metric and a period.
Units are converted where they measure the same; money of different currencies, and numbers of different scopes, are
never mixed.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from liandong.indices.frame import Frame, Source, unfilled
from liandong.indices.framework import Framework
from liandong.indices.methods.columns import Cell
from liandong.indices.tables.frames import in_order
from liandong.indices.tables.headings import unit_given
from liandong.messages import Words, words
from liandong.model import Conflict, FoldedValue, Modality, Polarity, Record
from liandong.vocabulary import gazetteer, outside, regions, units

_SEVERAL = re.compile("[两二三四五六七八九十各多几]")
"""How a subject begins that is no region but several: 两市."""


@dataclass(frozen=True, slots=True)
class Left:
    """A figure that was not taken, and why; or one that stands in the way of all."""

    record: str
    label: str
    told: Words


@dataclass(frozen=True, slots=True)
class Figures:
    """What was taken of the ledger: the frame, or none where there are `faults`; and what was `left` out."""

    frame: Frame | None
    faults: tuple[Left, ...]
    left: tuple[Left, ...]


class _Figure(NamedTuple):
    """A number that may stand in a cell."""

    record: Record
    number: Decimal
    unit: str
    currency: str
    scope: str


def figures(
    records: Iterable[Record],
    framework: Framework,
    *,
    scopes: Mapping[str, str] | None = None,
    leave_conflicts: bool = False,
) -> Figures:
    """The figures of these records whose metric is an indicator of the framework, or what one is divided by, by code or
    by name.

    A unit of the frame is a region. `scopes` names the scope that is wanted of an indicator of which several are told.
    Where sources really differ on a number, or two
    records tell different ones, that is a fault; with `leave_conflicts` the cell stays missing, and is told among those
    left out.
    """
    names = _names(framework)
    found: dict[Cell, list[_Figure]] = defaultdict(list)
    left: list[Left] = []
    doubts: dict[Cell, Left] = {}
    for record in records:
        metric = record.first("metric")
        code = names.get(_plain(metric.value.text)) if metric else None
        if code is None:
            continue
        told = _cell(record, code)
        if isinstance(told, Words):
            left.append(_left(record, told))
            continue
        value = stood_by(record, (scopes or {}).get(code))
        if isinstance(value, Words):
            left.append(_left(record, value))
        elif value.conflict is Conflict.REAL:
            doubts.setdefault(told, _left(record, words("index.figure_conflict")))
        else:
            found[told].append(_figure(record, value))
    numbers, sources = _settled(found, doubts, framework)
    faults = _mixed(found, framework)
    (left if leave_conflicts else faults).extend(doubts.values())
    lacking = [] if faults else _lacking(numbers, framework)
    whole = (*faults, *lacking)
    return Figures(None if whole else _frame(numbers, sources, framework), whole, tuple(left))


def _names(framework: Framework) -> Mapping[str, str]:
    divisors = {framework.by_code[code].denominator for code in framework.indicators} - {""}
    named = {_plain(framework.name(code)): code for code in framework.indicators}
    return named | {_plain(code): code for code in (*framework.indicators, *sorted(divisors))}


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).lower()


def _cell(record: Record, code: str) -> Cell | Words:
    """Where the figure belongs; why it belongs nowhere."""
    subject, period = record.first("subject"), record.first("period")
    if subject is None:
        return words("index.figure_no_subject")
    region = region_of(subject.value.text)
    if region is None:
        return words("index.figure_no_region", subject=subject.value.text)
    if period is None:
        return words("index.figure_no_period")
    return Cell(period.value.text, region, code)


def region_of(subject: str) -> str | None:
    """The name of the region that a subject is, as a whole and without doubt: one of the gazetteer (广州 is 广州市), or
    one that names itself so. None for anything else, and for a name that several regions bear."""
    hits = regions.find(subject, lenient=True)
    if hits:
        covered = hits[0].start == 0 and hits[-1].end == len(subject)
        joined = all(one.end == other.start for one, other in pairwise(hits))
        if covered and joined and len(hits[-1].candidates) == 1:
            return _unmistakable(hits[-1].candidates[0])
        return None
    return subject if not _SEVERAL.match(subject) and "".join(outside.named(subject)) == subject else None


def _unmistakable(region: gazetteer.Region) -> str:
    """The name of a region, with that of what it lies in where others bear the name too: 南京市鼓楼区."""
    if len([each for each in gazetteer.lookup(region.name) if each.valid_to is None]) < 2:
        return region.name
    around = gazetteer.prefecture_of(region)
    around = around if around is not None and around != region else gazetteer.province_of(region)
    return region.name if around is None or around == region else around.name + region.name


def stood_by(record: Record, scope: str | None = None) -> FoldedValue | Words:
    """The value that the ledger stands by, of one scope where one is named; why there is none."""
    held = [v for v in record.values("value") if v.polarity is Polarity.ASSERTED and not v.superseded]
    if scope is not None:
        held = [value for value in held if (value.scope or "") == scope]
    done = [value for value in held if value.modality in (Modality.DONE, Modality.ONGOING)]
    if not held:
        return words("index.figure_no_value")
    if not done:
        return words("index.figure_planned")
    if len({value.scope or "" for value in done}) > 1:
        return words("index.figure_scopes", scopes="、".join(sorted({value.scope or "-" for value in done})))
    first = done[0]
    if first.value.number is None or first.value.low is not None or first.value.high is not None:
        return words("index.figure_bound", given=first.value.raw)
    return first


def _figure(record: Record, value: FoldedValue) -> _Figure:
    assert value.value.number is not None
    return _Figure(
        record, value.value.number, value.value.unit or "", value.value.currency or "", value.scope or ""
    )  # fmt: skip


def _settled(
    found: Mapping[Cell, list[_Figure]], doubts: dict[Cell, Left], framework: Framework
) -> tuple[dict[Cell, float], dict[Cell, Source]]:
    """One number for each cell, in the unit of its indicator; where records tell different ones, that is a doubt."""
    numbers: dict[Cell, float] = {}
    sources: dict[Cell, Source] = {}
    for cell, held in found.items():
        wanted = unit_given(framework, cell.indicator)
        told = {_in(each, wanted) for each in held}
        first = min(held, key=lambda each: each.record.id)
        if len(told) > 1:
            values = "、".join(sorted(f"{each.number:f} {each.unit}".strip() for each in held))
            doubts.setdefault(cell, _left(first.record, words("index.figure_differ", values=values)))
        (number, *_) = told
        if len(told) == 1 and cell not in doubts and number is not None:
            numbers[cell] = float(number)
            sources[cell] = Source("", "", first.record.id)
    return numbers, sources


def _in(figure: _Figure, wanted: str) -> Decimal | None:
    """The number in the unit that is wanted; None where it does not convert."""
    if not wanted or wanted == figure.unit:
        return figure.number
    return units.convert(figure.number, figure.unit, wanted) if figure.unit else None


def _mixed(found: Mapping[Cell, list[_Figure]], framework: Framework) -> list[Left]:
    """Where units, currencies or scopes of one indicator do not go together."""
    of: dict[str, list[_Figure]] = defaultdict(list)
    for cell, held in found.items():
        of[cell.indicator] += held
    faults = []
    for code, held in of.items():
        wanted = unit_given(framework, code)
        name = framework.name(code) if code in framework.by_code else code
        first = min(held, key=lambda each: each.record.id)
        for each in sorted(held, key=lambda each: each.record.id):
            if _in(each, wanted) is None or (not wanted and each.unit != first.unit):
                asked = wanted or first.unit or "-"
                told = words("index.figure_unit", indicator=name, unit=each.unit or "-", wanted=asked)
                faults.append(_left(each.record, told))
            elif each.currency != first.currency:
                told = words("index.figure_currency", indicator=name, one=first.currency, other=each.currency)
                faults.append(_left(each.record, told))
            elif each.scope != first.scope:
                told = words("index.figure_scope", indicator=name, one=first.scope or "-", other=each.scope or "-")
                faults.append(_left(each.record, told))
    return faults


def _lacking(numbers: Mapping[Cell, float], framework: Framework) -> list[Left]:
    there = {cell.indicator for cell in numbers}
    divisors = {framework.by_code[code].denominator for code in framework.indicators} - {""}
    names = {code: framework.name(code) for code in framework.indicators}
    return [
        Left("", code, words("index.figure_lacks", indicator=names.get(code, code)))
        for code in (*framework.indicators, *sorted(divisors))
        if code not in there
    ]


def _left(record: Record, told: Words) -> Left:
    return Left(record.id, record.label, told)


def _frame(numbers: Mapping[Cell, float], sources: Mapping[Cell, Source], framework: Framework) -> Frame:
    periods, names = in_order([cell.period for cell in numbers]), sorted({cell.unit for cell in numbers})
    divisors = sorted({cell.indicator for cell in numbers} - set(framework.indicators))
    codes = [*framework.indicators, *divisors]
    places = [{name: at for at, name in enumerate(axis)} for axis in (periods, names, codes)]
    values = unfilled(*map(len, places))
    for cell, number in numbers.items():
        values[places[0][cell.period], places[1][cell.unit], places[2][cell.indicator]] = number
    return Frame.of(values, names, codes, periods, sources=sources)

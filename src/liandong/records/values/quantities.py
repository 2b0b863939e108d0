"""When two stated quantities agree: within the rounding, the bounds and the units that the texts themselves state."""

from decimal import Decimal
from functools import lru_cache
from math import floor, log2

from liandong.model import Value
from liandong.records.values.reach import Reach, only
from liandong.vocabulary import units

HEADROOM = Decimal("1.2")
"""超过450亿 agrees with at most so many times 450亿: who knew of more would have named the next round number."""
NEARLY = Decimal("0.9")
"""近800 agrees with a number down to this share of 800 at least."""
ABOUT = Decimal("0.1")
"""约100 agrees with numbers within this share of 100 at most, though its last digit that is not zero says hundreds."""
_UNSTATED = 200
"""A converted number whose rounding is not stated may be off by one part in so many."""
_CONVERSION = Decimal("1e-20")
"""More than a conversion of units rounds."""
_STEPS = 4
"""Stretches into which each doubling is cut, to find what may agree: as wide as most words of approximation reach."""
_SMALLEST = 1e-6
"""Below it all numbers count as one, so that zero has a stretch."""
_EDGE = 1e-9
"""More than a logarithm rounds."""

Span = tuple[Decimal, Decimal]


def is_quantity(value: Value) -> bool:
    """Whether the value is a number, a bound or a range."""
    return value.number is not None or value.low is not None or value.high is not None


def is_bound(value: Value) -> bool:
    """Whether the words bound the number (超, 近, 约, 3—5) rather than name it."""
    return value.low is not None or value.high is not None


@lru_cache(1 << 12)
def measure(unit: str | None, currency: str | None) -> tuple[str, str, str | None]:
    """What a unit measures (dimension, base unit, currency): equal for quantities that can be compared."""
    known = units.unit(unit) if unit else None
    if known is None:
        return "", unit or "", currency
    return known.dimension, known.base, currency or known.currency


def comparable(a: Value, b: Value) -> bool:
    """Whether the two measure the same thing; two currencies never do."""
    if a.unit == b.unit and a.currency == b.currency:
        return True
    return measure(a.unit, a.currency) == measure(b.unit, b.currency)


def in_unit(number: Decimal, frm: str | None, to: str | None) -> Decimal:
    """The number of one unit in another that measures the same."""
    if frm == to or frm is None or to is None:
        return number
    converted = units.convert(number, frm, to)
    return number if converted is None else converted


def point(value: Value) -> Decimal | None:
    """The number that the text names, be it a bound; None for a value without any."""
    return value.number if value.number is not None else value.low if value.low is not None else value.high


def span(value: Value) -> Span | None:
    """From where to where the true number can lie, by the words of the text; None for a value without a number.

    What is rounded is rounded to its last digit that is not zero: 约290 is 285 to 295, 近300 what rounds up to it, 40余
    less than 50, 超过450 no more than 460; and none of them reaches far (约100 is 90 to 110).
    """
    number, low, high = value.number, value.low, value.high
    if number is None:
        if low is not None and high is not None:
            return low, high
        if low is not None:
            return low, low * HEADROOM
        return (high * NEARLY, high) if high is not None else None
    if low is None and high is None:
        return number, number
    place = _place(value)
    if high is None:
        return number, max(number, min(number + place, number * HEADROOM))
    if low is None:
        return min(number, number * NEARLY), number
    if low == number:
        return number, max(number, number + place)
    if high == number:
        return min(number, max(number - place / 2, number * NEARLY)), number
    loose = min(place / 2, abs(number) * ABOUT)
    return number - loose, number + loose


def _place(value: Value) -> Decimal:
    """The place to which a number with a word of approximation is rounded: that of its last digit that is not zero."""
    exponent = value.number.normalize().as_tuple().exponent if value.number else None
    digit = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)
    return max(value.step or Decimal(0), digit)


def agree(a: Value, b: Value) -> bool:
    """Whether the two quantities can be one: the finer one, rounded as the coarser one is, gives the coarser one.

    170亿元 and 169.8亿元 agree, 6家 and 7家 do not; 7500亩 and 5平方公里 agree; 286.5亿元 agrees with 近300亿元 and
    约290亿元, but 55亿元 not with 约50亿元; 超过450亿元 agrees with 460亿元 but not with 47亿元 or 900亿元. Ranges
    agree with what they touch. What is no number agrees with the same words.
    """
    if not comparable(a, b):
        return False
    ours, theirs = span(a), span(b)
    if ours is None or theirs is None:
        return ours is theirs and a.text == b.text
    if a.number is not None and b.number is not None:
        return _rounds(b, a, ours) or _rounds(a, b, theirs)
    if a.unit != b.unit:
        theirs = in_unit(theirs[0], b.unit, a.unit), in_unit(theirs[1], b.unit, a.unit)
    gap = max(ours[0], theirs[0]) - min(ours[1], theirs[1])
    return gap <= 0 or gap <= _slack(a, b)


def _rounds(fine: Value, coarse: Value, within: Span) -> bool:
    """Whether the number of `fine` lies in what `coarse`, with this span, can have been rounded from.

    Half a place is rounded up: the upper end belongs to the next number, but for the ends that words name themselves.
    """
    low, high = within
    number = in_unit(fine.number or Decimal(0), fine.unit, coarse.unit)
    loose = abs(number) / _UNSTATED if fine.unit != coarse.unit and not (fine.step or coarse.step) else Decimal(0)
    if not is_bound(coarse):
        half = (coarse.step or Decimal(0)) / 2
        return low - half <= number < high + half or abs(number - low) <= loose
    closed = coarse.high is None or coarse.high == coarse.number
    return low <= number < high or (closed and number == high) or number == coarse.number


def _slack(a: Value, b: Value) -> Decimal:
    """Half of the coarser step, in the unit of `a`; a converted number without a step may be off by half a percent."""
    step_a = a.step or Decimal(0)
    step_b = in_unit(b.step, b.unit, a.unit) if b.step else Decimal(0)
    if a.unit != b.unit and not (step_a or step_b):
        both = abs(point(a) or Decimal(0)), abs(in_unit(point(b) or Decimal(0), b.unit, a.unit))
        return max(both) / _UNSTATED
    return max(step_a, step_b) / 2


def reach(value: Value) -> Reach:
    """The numbers, in the base unit of what is measured, outside which nothing agrees with the value."""
    dimension, base, currency = measure(value.unit, value.currency)
    group = f"{dimension} {base} {currency or ''}"
    bounds = span(value)
    if bounds is None:
        return only(f"{group} {value.text}")
    low = in_unit(bounds[0], value.unit, base)
    high = low if bounds[1] is bounds[0] else in_unit(bounds[1], value.unit, base)
    size = max(abs(low), abs(high))
    loose = in_unit(value.step, value.unit, base) / 2 if value.step else size / _UNSTATED
    loose += size * _CONVERSION
    return Reach(group, low - loose, high + loose)


def stretches(value: Value) -> frozenset[int]:
    """Numbers of stretches of the scale, quarter doublings, that the reach of a value touches: two that agree share
    one."""
    within = reach(value)
    found = set(_stretches(within.low, within.high))
    if within.low < 0:
        found.update(~stretch for stretch in _stretches(-within.high, -within.low))
    return frozenset(found)


def _stretches(low: Decimal, high: Decimal) -> range:
    """Those of the positive numbers from `low` to `high`, counted from the smallest."""
    if high < 0:
        return range(0)
    first, last = (_STEPS * log2(max(float(bound) / _SMALLEST, 1.0)) for bound in (low, high))
    return range(floor(max(first - _EDGE, 0.0)), floor(last + _EDGE) + 1)

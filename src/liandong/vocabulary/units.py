"""Units: what they measure, how they convert, and which may be compared. Currencies never convert into one another."""

from decimal import Decimal, localcontext
from functools import cache

from liandong.model.noun import Noun
from liandong.vocabulary.patterns import longest_first
from liandong.vocabulary.tables import rows, sections

PRECISION = 28
"""Significant digits of a conversion that does not come out even (亩 into 平方公里)."""

_MULTIPLES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8}


class Unit(Noun, frozen=True):
    """A unit: one of it is `factor` × `base`. `currency` is the ISO 4217 code for money, otherwise None."""

    name: str
    dimension: str
    factor: Decimal
    base: str
    currency: str | None = None

    @property
    def factor_to_money(self) -> Decimal:
        """What one of it is in its currency's base unit (万美元: 10⁴); 1 for all else, which keeps its own unit."""
        return self.factor if self.dimension == "money" else Decimal(1)


@cache
def _units() -> dict[str, Unit]:
    found: dict[str, Unit] = {}
    for row in rows("units.tsv"):
        one = Unit(row["name"], row["dimension"], _factor(row["factor"]), row["base"], row["currency"] or None)
        for name in (row["name"], *(row["aliases"].split("|") if row["aliases"] else ())):
            found.setdefault(name, one)
    for base, words in sections("classifiers.txt").items():
        dimension, canonical = base.split("=")
        for word in words:
            found.setdefault(word, Unit(word, dimension, Decimal(1), canonical or word))
    return found


def unit(text: str) -> Unit | None:
    """The unit of this name, alias or classifier (亿元, km², 家); None for what is not a unit.

    A multiple before a counted thing is read too: 万人 is 10⁴ 人, 亿件 is 10⁸ 件.
    """
    known = _units().get(text)
    if known is not None:
        return known
    for length in (2, 1):
        multiple, rest = _MULTIPLES.get(text[:length]), _units().get(text[length:])
        if multiple and rest is not None:
            return Unit(text, rest.dimension, rest.factor * multiple, rest.base, rest.currency)
    return None


def comparable(a: str, b: str) -> bool:
    """Whether amounts in the two units measure the same and can be compared or added: never across currencies."""
    left, right = unit(a), unit(b)
    if left is None or right is None:
        return False
    return (left.dimension, left.base, left.currency) == (right.dimension, right.base, right.currency)


def convert(number: Decimal, frm: str, to: str) -> Decimal | None:
    """The number in the unit `to`; None where the two do not measure the same. Exact, or to 28 significant digits."""
    left, right = unit(frm), unit(to)
    if left is None or right is None or not comparable(frm, to):
        return None
    with localcontext() as wide:
        wide.prec = 2 * PRECISION
        exact = number * left.factor / right.factor
        wide.prec = PRECISION
        return _plain(+exact)


def _factor(written: str) -> Decimal:
    """A factor as the table writes it: 1e8, or a fraction (2000/3) to twice the digits that a conversion keeps."""
    numerator, _, denominator = written.partition("/")
    with localcontext() as wide:
        wide.prec = 2 * PRECISION
        return Decimal(numerator) / Decimal(denominator or 1)


def _plain(number: Decimal) -> Decimal:
    """Without trailing zeros after the point, and without an exponent."""
    if number == number.to_integral_value():
        return number.quantize(Decimal(1)) if number.adjusted() < PRECISION else number
    return number.normalize()


UNITS: tuple[str, ...] = longest_first(set(_units()) - {"P", "m", "t", "L"})
"""Every unit, alias and classifier, longest first; single Latin letters are left out: they have too many readings."""

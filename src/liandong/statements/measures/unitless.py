"""Unitless numbers (无单位数): readings of an index, and numbers of a list that leave their unit to the last."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from liandong.model import Value
from liandong.model.noun import replace as remade
from liandong.statements.measures import quantities
from liandong.statements.measures.qualifiers import bounds
from liandong.statements.measures.quantities import Quantity, plain

INDEX = "index"
"""The dimension of a reading of an index."""
_STRETCH = re.compile(r"[^。!?;\n]+")
_READING = re.compile(r"(?<![\d.,A-Za-z+/—–表图第-])(?P<number>\d{1,4}\.\d{1,3})(?=$|[,、()和与及的])")
_TOTAL = re.compile(
    r"指数[^\d,、(]{0,6}(?:为|达到?|[到至]|是|报|录得|突破)了?(?P<number>(?!(?:19|20)\d{2})\d{2,4})(?=$|[,、()和与及的])"
)
"""Four digits that may be a year are no reading."""
_GROWS = r"(?:[来升涨冲跌降增]|[攀跃上回提抬拉][升涨落高]|提高|下降|下跌|下滑|降低|减少|增[加长]|高出|高于|低于)"
_NAMED = re.compile(
    rf"(?:指数|总分|得分)(?:\([^()]*\))?(?:在?20\d{{2}}年度?)?(?:综合|总)?(?:得分|读数|数值|值)?(?:[也已则均仅将拟可]|分别|依次)*{_GROWS}?"
    r"(?:[为达到至是报超]|录得|突破|超过)*了?$"
)
_GROWN = re.compile(rf"{_GROWS}(?:了|[到至为达]|总指数|总体|平均值?)*$")
_TOLD_APART = re.compile(r"(?:依次|分别)(?:[为达到至是]|上升|提高|增长|下降)*$")
"""What stands right before a number that reads an index: its name, how it changed, or that several are told apart."""
_GROWN_BEHIND = re.compile(rf"[^\d,。;]{{0,6}}{_GROWS}了?\d")
"""质效为109.5,提高1.8: what is given and then grows is a part of the index."""
_CLAUSE = 30
"""Characters before a number among which its index stands."""
_RUN = re.compile(r"(?:分别|依次|各)[^。;\d]{0,16}?(?P<run>\d[\d.]*(?:[、和与及,]\d[\d.]*)*)[、和与及,]$")
_DIGITS = re.compile(r"\d[\d.]*")
_JOINTS = frozenset("、和与及,")
_LONGEST = 80
"""Characters of a list of numbers."""


def read(text: str) -> tuple[Quantity, ...]:
    """Every quantity of the text, left to right, with the numbers that have no unit of their own."""
    found = quantities.read(text)
    known = [*found, *_shared(text, found)]
    taken = {at for q in known for at in range(q.start, q.end)} if "指数" in text else set()
    bare = [q for q in _indices(text) if q.start not in taken]
    return tuple(sorted([*known, *bare], key=lambda q: q.start)) if len(known) + len(bare) > len(found) else found


def _indices(text: str) -> Iterator[Quantity]:
    """指数达145.0,抬升5.1: the decimals that a clause joins to an index, and what a stretch that speaks of one, or the
    one behind it, tells of growth or tells apart."""
    if "指数" not in text:
        return
    before = False
    for stretch in _STRETCH.finditer(text):
        speaks = "指数" in stretch.group()
        told = False
        last = -1
        for match in _READING.finditer(text, *stretch.span()) if speaks or before else ():
            at = match.start("number")
            goes_on = at - 1 == last and text[last] in _JOINTS
            low = max(stretch.start(), at - _CLAUSE)
            if goes_on or _joined(text, low, at) or _grows(text, at, match.end("number")):
                told, last = True, match.end("number")
                yield _made(at, match["number"])
        for match in _TOTAL.finditer(text, *stretch.span()) if speaks else ():
            told = True
            yield _made(match.start("number"), match["number"])
        before = (speaks or told) and not text.startswith("\n", stretch.end())


def _joined(text: str, low: int, at: int) -> bool:
    """Whether the words right before a number say that it reads an index or how one grew."""
    return any(pattern.search(text, low, at) for pattern in (_NAMED, _GROWN, _TOLD_APART))


def _grows(text: str, at: int, end: int) -> bool:
    """Whether a number given with 为 or 达 is said to have grown, right behind."""
    return text[at - 1] in "为达到" and text[end : end + 1] == "," and _GROWN_BEHIND.match(text, end + 1) is not None


def _made(start: int, digits: str) -> Quantity:
    number = Decimal(digits)
    step = _step(digits)
    low, high = bounds(number, step, None, None)
    value = Value(digits, plain(number), number, low, high, "", None, step, None)
    return Quantity(start, start + len(digits), value, INDEX)


def _shared(text: str, found: Sequence[Quantity]) -> Iterator[Quantity]:
    """分别高出9.8、6.2、2.0个百分点: the numbers before the last in its unit."""
    for quantity in found:
        number = quantity.value.number
        own = _DIGITS.match(quantity.value.raw)
        if text[quantity.start - 1 : quantity.start] not in _JOINTS or not number or own is None:
            continue
        run = _RUN.search(text, max(0, quantity.start - _LONGEST), quantity.start)
        if run is None:
            continue
        factor = number / Decimal(own.group().rstrip("."))
        for digits in _DIGITS.finditer(text, *run.span("run")):
            written = digits.group().rstrip(".")
            each, step = Decimal(written) * factor, _step(written) * factor
            low, high = bounds(each, step, None, None)
            value = remade(
                quantity.value,
                raw=written,
                text=plain(each),
                number=each,
                low=low,
                high=high,
                step=step,
                qualifier=None,
            )
            yield Quantity(digits.start(), digits.start() + len(written), value, quantity.dimension)


def _step(digits: str) -> Decimal:
    """The place of the last digit."""
    return Decimal(1).scaleb(-len(digits.partition(".")[2]))

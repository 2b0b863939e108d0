"""Figures (数值): sums, rates and spans of time that a piece states, as limits."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from liandong.matching.reading import durations
from liandong.matching.reading.sections import Piece, Topic
from liandong.statements.measures import quantities
from liandong.vocabulary import units

_MOST = re.compile(r"(?:最高|最多|至多|上限|封顶|不超过?|不高于|可达|高达|以内)[^,。;\d]{0,8}$")
_LEAST = re.compile(r"(?:最低|低至|至少|不低于|不少于|起点|起贷|下限|超过)[^,。;\d]{0,6}$")
_SUM = re.compile(r"额度|贷款|授信|融资|单户|单笔|最高|资金需求|资金缺口|借款|拟贷|担保金额")
_OTHER_SUM = re.compile(
    r"注册资[本金]|营业?收入?|营收|产值|销售|总投资|投资额|投资总额|利润|纳税|税收|总额|小组|合计|自有资金|净资产|总资产|资产总额|出资|自筹|已投|补偿资金|资金池|累计|订单|合同"
)
_RATE = re.compile(r"利率|年化|费率|年利|利息|成本")
_RELATIVE = re.compile(r"LPR|基准|上浮|下浮|加点|基点|BP|贴息|补贴|财政")


_ANYWHERE = (Topic.NONE, Topic.OTHER, Topic.CONDITIONS)


@dataclass(frozen=True, slots=True)
class Limit:
    """Of `field` (amount in 万元, term in months, rate in percent a year) from `least` to `most`, at [start, end)."""

    field: str
    least: Decimal | None
    most: Decimal | None
    start: int
    end: int


def limits(piece: Piece) -> Iterator[Limit]:
    """The limits that a piece, or a part between commas, states."""
    if re.fullmatch(r"\d+(?:\.\d+)?", piece.text) and piece.unit:
        piece = replace(piece, text=piece.text + ("个月" if piece.unit == "月" else piece.unit))
    yield from _sums(piece)
    yield from _terms(piece)
    yield from _rates(piece)


def _sums(piece: Piece) -> Iterator[Limit]:
    if piece.topic not in (*_ANYWHERE, Topic.AMOUNT, Topic.SECURITY, Topic.TERM, Topic.RATE):
        return
    for each in quantities.read(piece.text):
        before = piece.text[max(0, each.start - 14) : each.start]
        if not each.money or each.value.currency not in (None, "CNY") or _OTHER_SUM.search(_since_comma(before)):
            continue
        if piece.topic is not Topic.AMOUNT and not _SUM.search(piece.text[: each.start]):
            continue
        least, most = _ends(piece.text, each)
        yield Limit(
            "amount",
            _in(least, "元", "万元"),
            _in(most, "元", "万元"),
            piece.start + each.start,
            piece.start + each.end,
        )


def _since_comma(text: str) -> str:
    return re.split(r"[,。;、]", text)[-1]


def _ends(text: str, each: quantities.Quantity) -> tuple[Decimal | None, Decimal | None]:
    value = each.value
    if value.low is not None or value.high is not None:
        return value.low, value.high
    before, after = text[: each.start], text[each.end : each.end + 6]
    if _MOST.search(before) or re.match(r"(?:\(含\))?(?:以内|以下|及以下|封顶|为限)", after):
        return None, value.number
    if _LEAST.search(before) or re.match(r"(?:\(含\))?(?:以上|起)", after):
        return value.number, None
    return value.number, value.number


def _in(number: Decimal | None, unit: str, wanted: str) -> Decimal | None:
    return None if number is None else units.convert(number, unit, wanted)


def _terms(piece: Piece) -> Iterator[Limit]:
    spoken = piece.topic is Topic.TERM
    for each in durations.read(piece.text):
        before = piece.text[max(0, each.start - 12) : each.start]
        bare = piece.text[: each.start].rstrip().endswith(",") and _SUM.search(piece.text)
        if (
            not spoken
            and not bare
            and not re.search(r"期限?(?!间)[^,。;]{0,8}$|贷款期|授信期|最长[^,。;]{0,4}$", before)
        ):
            continue
        if re.search(r"宽限|展期|续贷|循环|审批|放款|工作|成立|经营", before):
            continue
        yield Limit("term", each.least, each.most, piece.start + each.start, piece.start + each.end)


def _rates(piece: Piece) -> Iterator[Limit]:
    if piece.topic not in (*_ANYWHERE, Topic.RATE, Topic.AMOUNT):
        return
    for each in quantities.read(piece.text):
        before = _since_comma(piece.text[: each.start])
        if each.value.unit != "%" or _RELATIVE.search(piece.text[: each.start]):
            continue
        if piece.topic is not Topic.RATE and not _RATE.search(before):
            continue
        if re.search(r"担保费|手续费|服务费|保证金|比例|增长|占比|负债", before):
            continue
        least, most = _ends(piece.text, each)
        yield Limit("rate", least, most, piece.start + each.start, piece.start + each.end)

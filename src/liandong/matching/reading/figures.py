"""Figures (数值): sums, rates and spans of time that a piece states, as limits."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from liandong.matching.reading import durations
from liandong.matching.reading.currencies import SHORT, foreign, overlaps
from liandong.matching.reading.sections import Piece, Span, Topic
from liandong.statements.measures import quantities
from liandong.vocabulary import units

_MOST = re.compile(r"(?:≤|封顶|最高|最多|至多|上限|封顶|不超过?|不高于|可达|高达|以内)[^,。;\d]{0,8}$")
_LEAST = re.compile(r"(?:≥|最低|最优|最少|低至|至少|不低于|不少于|起点|起贷|下限|超过)[^,。;\d]{0,6}$")
_SUM = re.compile(
    r"金额|最低|给到|起贷|每户|可用余额|最多|最少|至多|可申请|申请(?=\d)|能贷|额度|贷款|授信|融资|单户|一户|单笔|最高|封顶|资金需求|资金缺口|借款|拟贷|担保金额"
)
_OTHER_SUM = re.compile(
    r"注册资[本金]|营业?收入?|营收|(?<!以)收入|产值|销售|总投资|投资额|投资总额|利润|纳税(?!信用)|税收|(?<!贷款)总额|小组|合计|自有资金|净资产|总资产|资产总额|出资|自筹|已投|补偿资金|资金池|累计发放|投放|订单|合同|流水|回款|存款|结算|出口额|进口额|缴税|税额|实缴|补贴|奖励|比年初|签了?意向|存量|现有|他行|其他银行|基金规模|总规模|总额度|票面"
)
_TO_ALL = re.compile(
    "截[至止]|累计|余额|已(?:为|向|服务|支持|惠及|发放|投放|放款)|比年初|当场|签了?意向|意向(?:协议|书)|签下[^,。;]{0,6}协议|授信总额|计划(?:发展|投放)|总规模"
    "|共(?:发放|投放|放款)|(?:[今去]年|近日|日前),?[^,。;]{0,16}(?:发放|投放|放款)"
)
"""A sentence tells what was lent to all, or to one that is named: a word for the time alone says neither."""
_TO_ONE = re.compile(
    "不得[超高]|单一|最[高多低少大小]|至[多少]|不超过|不高于|不突破|单[户笔个家]|[每一]户|每家|可[贷获达]|上限|封顶|以内|额度"
)
"""A clause tells what one firm can have, whatever else its sentence tells."""
_OF_SUM = re.compile(
    "的?[^,。;]{0,6}(?:贷款|融资|授信|起贷|周转资金|借款)|资金[^池,。;]{0,4}(?:购|买|用|盘活|[,。;]|$)"
)
"""Behind a sum that is lent."""
_UNITLESS = re.compile(r"(?:单户|每户)?(?:最[高长多]|不超过|不高于|[低至≤约])*\d+(?:\.\d+)?(?:[-~至到]+\d+(?:\.\d+)?)?")
"""A figure whose unit stands in its heading."""
_COMPARED = re.compile("(?:且|但|并|而)?(?:高于|低于|超过|不足|大于|小于|不超过|不低于|不高于)+")
_LENT_OUT = re.compile(r"(?<!可用)余额(?:约|近|为|已?达)?$")
"""Before a sum that stands without a word of limit: what a bank has lent to all."""
_LEADS = 16
"""What leads to a figure and is told by expressions that end at it is shorter: 不超过 and eight characters."""
_NAME_LENGTH = 32
_SILENT = (Topic.ASIDE, Topic.BARRED, Topic.PARTY, Topic.TITLE)
_PRAISED = re.compile("特色|特点|优势|亮点")
"""Headings under which praise stands beside what a product gives."""
_LIMITED = re.compile("(?:融资|贷款|授信|单笔|单户)(?:期限|额度|金额)[^,。;]{0,4}(?:不超过|最[长高])")
"""A step of applying tells a limit all the same."""
_BARE = re.compile(
    r"^(?:都是|均为|原则上|每户|单户|单笔|每笔|最低|最高|最多|最少|最短|最长|至多|至少|授信|可贷|借款|借|用款|一般|从|可|账期|时间|不超过|不少于|不低于|≤|≥|\s)*#"
    r"(?:\(含\))?(?:起贷?|起步|期|封顶|以内|以上|以下|及以下|为限|不等|左右|都能做|内|\s|的周转资金)*$"
)
"""A part of running text that is nothing but a figure (#)."""
_INCLUDED = re.compile(r"\(含\)|(?<=[过达至到高])(?:等值)?人民币")
_CAPITALS = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
_TERM_LED = re.compile(
    r"(?:(?:贷款|授信|融资|借款|担保|用款|租赁|租|投资|保理|使用|额度|产品|单笔|每笔|期|还款|承保|保险|续贷|(?<![收应]款)(?<!账款)账|借用)(?:有效)?期限?|(?:授信|借款)$|(?<!有效)(?<!剩余)(?<!租赁)(?<!质保)(?<!营业)(?<!经营)期限|授信期"
    r"|(?:可贷|最长|最迟|一次借款|单次借款)(?:可贷|可达|可至)?|使用(?=不超过|最长))(?!间|内)[^,。;]{0,8}$"
)
_INSTALMENTS = re.compile(r"(?:最长|最多|期限|可达|不超过|[-至~])[^,。;\d]{0,4}(?<!\d)(\d{1,3})期")
"""So many months."""
_NO_TERM = re.compile(
    r"(?<!连)宽限|展期|循环(?!额度有效期)|审批|放款|工作|成立|经营|(?<!额度)(?<!授信)有效期|剩余|租赁期不|年龄|周岁"
)
_RATE = re.compile(r"利率|年化|年息|息率|费率|年利|利息|成本")
_RELATIVE = re.compile(r"LPR|基准|上浮|下浮|加点|基点|BP|贴息|补贴|财政")


_OTHER_SHARE = re.compile(
    r"担保费|保险费|保费|日利率|日息|月利率|月息|手续费|服务费|保证金|比例|增长|占比|负债|毛利|补偿|分担|首付|折扣|收益率"
)


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
    praised = piece.topic is Topic.ASIDE and (_PRAISED.search(piece.heading) or _LIMITED.search(piece.text))
    if piece.topic in _SILENT and not praised and not (piece.topic is Topic.PARTY and len(piece.text) > _NAME_LENGTH):
        return
    piece = _with_unit(piece)
    yield from _sums(piece)
    yield from _terms(piece)
    yield from _rates(piece)


def _with_unit(piece: Piece) -> Piece:
    """A piece that is a bare number with the unit of its heading."""
    if piece.unit and _UNITLESS.fullmatch(piece.text):
        return replace(piece, text=piece.text + ("个月" if piece.unit == "月" else piece.unit))
    return piece


def of_other_money(piece: Piece) -> Iterator[Span]:
    """Where a piece states limits in other money than yuan, each from comma to comma."""
    if piece.topic in _SILENT:
        return
    piece = _with_unit(piece)
    whole, places = _plain(piece.text)
    for start, end in foreign(whole):
        if _is_lent(piece, whole, start, end):
            first = max(whole.rfind(mark, 0, start) for mark in ",、;") + 1
            last = min((at for mark in ",、;" if (at := whole.find(mark, end)) >= 0), default=len(whole))
            yield piece.start + places[first], min(piece.start + places[last], piece.end)


def _sums(piece: Piece) -> Iterator[Limit]:
    whole, places = _plain(piece.text)
    others = list(foreign(whole))
    for each in quantities.read(whole):
        if (
            not each.money
            or each.value.currency not in (None, "CNY")
            or overlaps((each.start, each.end), others)
            or not _is_lent(piece, whole, each.start, each.end)
        ):
            continue
        least, most = _ends(whole, each)
        if most is None and re.match("(?:以上)?的(?:部分|[,须应需]|法定)", whole[each.end :]):
            continue  # what holds in a case: 超过1000万元的部分
        start, end = piece.start + places[each.start], piece.start + places[each.end]
        yield Limit("amount", _in(least, "元", "万元"), _in(most, "元", "万元"), start, end)


def _is_lent(piece: Piece, text: str, start: int, end: int) -> bool:
    """Whether a sum is one that is lent, not one of what the firm has, makes or pays."""
    before = _led(text[max(0, start - 28) : start], text[start:])
    if _tells_to_all(text) and not _TO_ONE.search(_clause_of(text, start, end)):
        return False
    if _OTHER_SUM.search(before) or (_LENT_OUT.search(before) and not re.match("不|最高|至多", text[start:end])):
        return False
    return bool(
        piece.topic in (Topic.AMOUNT, Topic.MIXED)
        or _has_sum(text, start)
        or _OF_SUM.match(text, end)
        or _is_bare(piece, text, start, end)
    )


@lru_cache(4)
def _tells_to_all(text: str) -> bool:
    return _TO_ALL.search(text) is not None


@lru_cache(4)
def _first_sum(text: str) -> Span | None:
    found = _SUM.search(text)
    return found.span() if found else None


def _has_sum(text: str, upto: int) -> bool:
    """Whether a word of a sum stands in the text up to there: sought once for all figures of a text."""
    first = _first_sum(text)
    if first is None or upto <= first[0]:
        return False
    return upto > first[1] or _SUM.search(text, 0, upto) is not None


def _is_bare(piece: Piece, text: str, start: int, end: int) -> bool:
    """Whether a figure stands alone between commas of running text."""
    if piece.topic not in (Topic.NONE, Topic.OTHER, Topic.AMOUNT, Topic.BARRED):
        return False
    first = max(text.rfind(mark, 0, start) for mark in ",、;") + 1
    last = min((at for mark in ",、;" if (at := text.find(mark, end)) >= 0), default=len(text))
    return bool(_BARE.match(f"{text[first:start]}#{text[end:last]}"))


def _plain(text: str) -> tuple[str, list[int]]:
    """The text with the 元 that sums lack, without words that change nothing (含, 人民币), and of each of its places
    the one in the text as it stands."""
    told, at = "", 0
    places: list[int] = []
    for match in re.finditer(f"{SHORT.pattern}|{_INCLUDED.pattern}", text):
        upto = match.start() if match[1] is None else match.end()
        told += text[at:upto]
        places += range(at, upto)
        if match[1] is not None:
            told += "元"
            places.append(upto)
        at = match.end()
    told, places = told + text[at:], [*places, *range(at, len(text) + 1)]
    return told.translate(_CAPITALS), places


def _since_comma(text: str) -> str:
    return text[max(text.rfind(mark) for mark in ",。;、") + 1 :]


def _led(before: str, figure: str) -> str:
    """What leads to a sum: since the last mark, or since the one before where only how to compare stands behind it."""
    *held, last = re.split(r"[,。;、]", before)
    compared = _COMPARED.fullmatch(last) or (not last and _COMPARED.match(figure))
    return f"{held[-1]}、{last}" if held and compared and before[-1 - len(last)] == "、" else last[-14:]


def _clause_of(text: str, start: int, end: int) -> str:
    """What stands between the commas around a figure."""
    first = max(text.rfind(mark, 0, start) for mark in ",。;") + 1
    last = min((at for mark in ",。;" if (at := text.find(mark, end)) >= 0), default=len(text))
    return text[first:last]


def _ends(text: str, each: quantities.Quantity) -> tuple[Decimal | None, Decimal | None]:
    value = each.value
    before, after = text[max(0, each.start - _LEADS) : each.start], text[each.end : each.end + 8].lstrip()
    if re.search("不得?$", before) and value.low is not None and value.high is None:
        return None, value.low  # 不 stands before what was read as 超过
    exact = value.number is None or value.qualifier not in ("左右", "约", "大约")
    if (value.low is not None or value.high is not None) and exact:
        return value.low, value.high
    if _MOST.search(before) or re.match(r"(?:\(含\))?(?:以内|以下|及以下|内|封顶|为限)", after):
        return None, value.number
    if _LEAST.search(before) or re.match(r"(?:\(含\))?(?:以上|起|左右起)", after):
        return value.number, None
    return value.number, value.number


def _in(number: Decimal | None, unit: str, wanted: str) -> Decimal | None:
    return None if number is None else units.convert(number, unit, wanted)


def _terms(piece: Piece) -> Iterator[Limit]:
    spoken = piece.topic in (Topic.TERM, Topic.MIXED)
    text, places = _plain(piece.text)
    for match in _INSTALMENTS.finditer(text) if spoken or _TERM_LED.search(text) else ():
        place = piece.start + places[match.start(1)], piece.start + places[match.end()]
        yield Limit("term", None, Decimal(match[1]), *place)
    for each in durations.read(text):
        before = text[: each.start]
        before = (re.sub(r"\([^)]*\)", "", before) if ")" in before else before)[-14:]
        bare = text[: each.start].rstrip().endswith(",") and _SUM.search(text) and piece.topic is not Topic.CONDITIONS
        goes_on = re.search(
            r"期限?[^,。;]{0,12}[,、](?:[^,。;]{0,8}(?=最长|可到|可达|最多))?(?:原则上|一般|但|且)*(?:最长|可到|可达|不超过|不长于|最多)?(?:可?延[到长至]*)?(?:不超过)?$",
            text[: each.start],
        )
        if (
            not spoken
            and not bare
            and not goes_on
            and not _is_bare(piece, text, each.start, each.end)
            and not _TERM_LED.search(_since_comma(before))
            and not (re.search("分$", before) and re.match("(?:偿还|还清|归还)", text[each.end :]))
            and not (re.search("额度$", before) and re.match("内?循环", text[each.end :]))
        ):
            continue
        if _NO_TERM.search(_since_comma(before)) or re.match("的?(?:展期|宽限)", text[each.end :]):
            continue
        if each.most is None and re.match("(?:以上)?的(?:[,每按须应需可]|$)", text[each.end :]):
            continue  # what holds in a case: 期限超过1年的,每年还本一次
        yield Limit("term", each.least, each.most, piece.start + places[each.start], piece.start + places[each.end])


def _rates(piece: Piece) -> Iterator[Limit]:
    text, places = _plain(piece.text.replace("个点", "% "))
    told = False
    if _OTHER_SHARE.search(piece.heading) or re.search("贴息|补贴|优惠", piece.heading):
        return
    for each in quantities.read(text):
        before = _since_comma(text[: each.start])
        if each.value.unit != "%" or "成" in text[each.start : each.end]:
            continue
        lower = told and re.search("(?:低至|降至|降到)$", before)
        told_itself = lower or re.match(
            "(?:最低|最优|目前|当前|现行?|即)(?:可?[低至达]*|为)?$|最高(?:不超过|不高于)?$", before
        )  # beside what is told by the LPR
        if told_itself and re.search("上浮|下浮|基准", text[: each.start]):
            continue
        if not told_itself and _RELATIVE.search(text[: each.start].replace("贴息前", "")):
            continue
        goes_on = lower or (
            (told or _RATE.search(text[: each.start]))
            and re.fullmatch(r"(?:但|且|最高|最低|至多|一般)*(?:不超过|不高于|低至)?", before)
        )
        if piece.topic not in (Topic.RATE, Topic.MIXED) and not _RATE.search(before) and not goes_on:
            continue
        if re.match("的?(?:财政)?(?:贴息|补贴|补助)", text[each.end :]):
            continue
        if re.search("的$" if piece.topic is not Topic.MIXED else "的$|比例", before):
            continue
        if _OTHER_SHARE.search(re.split("年化|年利率", before)[-1]) or (
            re.match("其余|超出", before) and _OTHER_SHARE.search(text[: each.start])
        ):
            continue
        told = True
        least, most = _ends(text, each)
        yield Limit("rate", least, most, piece.start + places[each.start], piece.start + places[each.end])

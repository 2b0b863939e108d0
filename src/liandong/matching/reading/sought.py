"""Sought (诉求): how much a need asks for, for how long and at what rate, told from the other figures of its text."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from liandong.matching.reading import durations
from liandong.matching.reading.currencies import SHORT, foreign, overlaps
from liandong.matching.reading.sections import Piece, Span, Topic
from liandong.model.statement import Value
from liandong.statements.measures import quantities
from liandong.statements.measures.numerals import chinese_number
from liandong.vocabulary import units

_ASKS = (
    r"申请|拟贷|拟融|融资|贷款?|借款?|授信|需要?|尚缺|还缺|缺口?|筹集|筹措|引入|获得|解决|额度|周转|要(?![求素点约])|批|"
    r"还差|余下|新借|引资|引进资金|引进(?=[^,。;]{0,4}资)"
)
_ASKED = re.compile(rf"(?:{_ASKS})[^,。;]{{0,12}}$")
_IS_ASKED = re.compile(
    r"^(?:元)?(?:人民币)?整?的?[^,。;\d]{0,10}(?:贷款|融资|授信|借款|转贷|信贷|拟申请|额度|资金(?!池))"
)
_OTHERWISE = re.compile(
    r"总投(?:资|入)|投资(?:额|估算|规模|约|共|计)|计划投资|自筹|自有|自备|资本金|注册资[本金]|营业?收入?|营收|产值|产能|销售|利润|税"
    r"|资产|负债|存量|已[有获取贷投完到发]|现有(?!意向|需求|融资)|余额|评估|估[值价]|价值|市值|合同|订单|对价|价格|收购价|出资|股权融资|补[贴助]|奖|首期|首笔"
    r"|不含|到位|出口额|进口额|交易额|流水|货值|单价|年[产均]|(?<!农)发行|补偿资金|资金池|投保|保额|采购额|造价|概算|总价|要花(?!钱)|花费|存单|存款|应收账款|订金|保证金|月供"
)
"""Before a sum: it is not what is sought."""
_NEEDED = re.compile(
    r"还差|尚差|(?:^|[还就])差|尚缺|余下|其余|剩余|剩下|拟贷|尚需|还需|仍需|(?:替换|置换|归还|偿还|结清)[^,。;\d]{0,24}$|(?:融资|贷款|授信|借款)(?:额度|金额"
    r"|需求)[^,。;\d]{0,4}$|(?:拟|需|现|特|想|欲|计划|打算|准备|希望|恳请|请求|特请)(?:新增|再|通过|贵行)?(?:申请|申贷|续贷|融资|贷|借)|希望(?:融|获得)"
    r"|申请[^,。;\d]{0,14}(?:贷款|授信|融资|借款)[^,。;\d]{0,6}$"
)
"""Before a sum: it is what is sought, whatever else is told."""
_LENT = re.compile(
    r"^(?!.*(?:[已原]|存量|现有|余额|股权|股东|债券|到位|首期|总投|自筹|上年|去年|曾)).*(?:贷款|授信|融资|借款)$"
)
"""Before a sum: a loan that is not one of before."""
_ANEW = re.compile("新增|追加|另")
_GAP = re.compile("缺口")
"""Before a sum: so much is missing, of which less may be sought."""
EQUITY = re.compile("出让|增资|入股|定增|股权投资|引入[^,。;]{0,6}投资|[种天A-E][子使]?轮")
"""A sentence of shares that are sold: what a loan is asked for is told elsewhere, if at all."""
_SPENT = re.compile(r"^元?[^,。;(]{0,10}到期|^[^,。;(]{0,4}(?:自筹|自有|为资本金|资本金|已到位|为自)")
_TIME = re.compile(
    r"(?:每[笔次]|期|年限|周期|时[间长]|使用|用款|授信|贷|借|给|用)[^,。;\d一二两三四五六七八九十]{0,8}$|期限[^,。;\d]{0,24}$"
)
_OTHER_TIME = re.compile(
    r"宽限|展期|无霜|起止|有效期|剩余|已用|用了|建设|工期|成立|经营|账期|账龄|回[款收]|到期|近|保质|质保|建造|投产|开工|施工|从业|剩余|租期|每(?![笔次])|前|满|第|试用|保修|合作|运营|历时|达产"
)
_INSTALMENTS = re.compile(r"(?<!\d)(\d{1,3})期(?=付清|还清|\(每月|,?(?:每月|按月|等额))")
"""So many months: 分36期付清."""
_FROM_TO = re.compile(
    r"(\d{4})[年./-](\d{1,2})(?:[月./-](\d{1,2})?日?)?起?(?:至|到|-|—)(\d{4})[年./-](\d{1,2})(?:[月./-](\d{1,2})?|(?!\d))"
)
_NEARLY = 25
"""A last month of more days is a whole one."""
_IN_ALL = re.compile("(?:合计|共计|总计)[^,。;]{0,4}$")
_FOR = re.compile("的?时间|期[^,。;]{0,8}(?:授信|贷款|借款|融资)")
_LIMITED = re.compile("^(?:顶[到多]|封顶|最高|最多|上限|不超过|不高于|控制|最好|希望|可接受|降[到至]|能)")
"""A clause of a limit goes on with what the one before spoke of."""
_PRICE = re.compile(r"利率|年化|年利|年息|利息|成本|价[格位]")
_PRICED = re.compile("(?:左右|以内|以下)?的?(?:年?利率|年?利息|年化|成本)")
_OTHER_PRICE = re.compile(
    r"股|占|增|比例|比重|毛利|净利|负债|进度|完成|LPR|基准|基点|上浮|下浮|首付|质押率|抵押率|出租率|良率|税率|补贴|贴息(?!前)|持有|手续费|担保费|费率|收益率|回报率"
)
_POINTS = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?|[一二三四五六七八九十])(?:个(?:百分)?点(?!位)|(?=以[内下里]))")
_TIMES = re.compile(
    r"(?P<past>比[^,。;\d]{0,8}(?=\d)|[已现原]有(?!意向|需求|融资)|有(?:授信|贷款|借款)|在[^,。;]{2,8}银行|存量|余额|原贷款|当前(?=利率|成本)|原利率|去年|上年|上次|曾"
    r"|原来|此前)|今年(?![\d一二三四五六七八九十]+[、月])|本次|此次"
    r"|现(?!有)|希望|拟|您看|新增|再|计划|需|还差|(?<!主)要|最高接受|可接受|眼下|明年"
)
_HELD = re.compile(r"余额|已有|存量|现有(?!意向|需求|融资)|原有|现行|目前[^,。;]{0,6}(?:贷款|利率)|原贷款")
_BARE = re.compile(
    r"^(?:答:)?(?:每[笔次])?(?:想?做|打算|计划|争取|想贷|单笔|使用|用|分|也就|为期|大约|约|大概|共|一般|需要?|就|最长|最多|不超过)?$"
)
_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_NUMBERS = re.compile(rf"(?P<first>{_NUMBER})(?:\s*[-至到~]\s*{_NUMBER})?")
_WHOLE_UNIT = re.compile(
    r"(?P<of>金额|期限|年限)?单位:\s*(?:人民币)?(?P<unit>万元|亿元|元|年|个?月)(?:[、,/和 ]+(?P<times>年|个?月))?"
)
_ABOUT = ("约", "左右", "上下", "大约", "近", "余", "大概")
_OF_OTHERS = (Topic.FOUNDED, Topic.SECURITY, Topic.STAGE)
"""Under such a heading a span of time is none of the loan, unless it is told to be."""
_FIELDS = {Topic.AMOUNT: "amount", Topic.TERM: "term", Topic.RATE: "rate_most"}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that may be what is sought: its field, its upper end, how surely (the more the surer), its place."""

    field: str
    value: Decimal
    sure: int
    start: int
    end: int


def sought(text: str, pieces: Sequence[Piece]) -> dict[str, tuple[Decimal, Span]]:
    """Amount in 万元, term in months and the highest rate that a need asks for: of what is told most surely the first,
    and of what one sentence tells the most."""
    units_told = {match["of"] or "金额": match["unit"] for match in _WHOLE_UNIT.finditer(text)}
    for match in _WHOLE_UNIT.finditer(text):  # 单位:万元、年
        if match["times"]:
            units_told["期限"] = match["times"]
    found: dict[str, list[tuple[int, Figure]]] = {}
    for at, piece in enumerate(pieces):
        for figure in _figures(_with_units(piece, units_told)):
            found.setdefault(figure.field, []).append((at, figure))
    told = {field: _surest(figures) for field, figures in found.items()}
    alone = [figure for piece in pieces for figure in _sums(piece)] if "amount" not in told else []
    if len(alone) == 1:  # the only sum of a text that asks for money
        told["amount"] = alone[0].value, (alone[0].start, alone[0].end)
    return told


def _surest(figures: list[tuple[int, Figure]]) -> tuple[Decimal, Span]:
    sure = max(figure.sure for _, figure in figures)
    first = next(at for at, figure in figures if figure.sure == sure)
    alike = [figure for at, figure in figures if at == first and figure.sure == sure]
    chosen = alike[0] if alike[0].field == "amount" else max(alike, key=lambda figure: figure.value)
    return chosen.value, (chosen.start, chosen.end)


def _with_units(piece: Piece, whole: Mapping[str, str]) -> Piece:
    """The piece, its bare numbers with the unit of their heading or of the whole text; places stay, for units stand
    behind."""
    of_times = piece.topic is Topic.TERM
    unit = piece.unit or ((whole.get("期限") or whole.get("年限") or "") if of_times else "")
    unit = "个月" if unit == "月" else unit
    if unit and (match := _NUMBERS.fullmatch(piece.text.strip().lstrip("≤<约"))):
        return replace(piece, start=piece.end - len(match[0]), text=match[0] + unit)
    if not unit and "金额" in whole and piece.topic in (Topic.AMOUNT, Topic.OTHER, Topic.NONE):
        match = re.search(rf"(?:(?:{_ASKS})[^,。;\d]{{0,6}}|^){_NUMBER}$", piece.text)
        if match:
            return replace(piece, text=piece.text + whole["金额"])
    return piece


def _figures(piece: Piece) -> Iterator[Figure]:
    yield from _amounts(piece)
    yield from _terms(piece)
    yield from _rates(piece)


def _clause(text: str, marks: str = ",。;、/") -> str:
    """What stands behind the last mark."""
    return re.split(f"[{marks}]", text)[-1]


def _upper(value: Value) -> Decimal | None:
    """The upper end of what is told; of 约 and 左右 the number itself."""
    if value.number is not None and value.qualifier in (*_ABOUT, None):
        return value.number if value.high is None or value.qualifier else value.high
    return value.high or value.low or value.number


def _past(before: str) -> bool:
    """Whether what stands before last speaks of what was."""
    times = list(_TIMES.finditer(before))
    return bool(times and times[-1]["past"])


def _heading(piece: Piece, field: str) -> int:
    """How much the heading says for a field."""
    if piece.topic is Topic.MIXED:
        return 2
    return 3 if _FIELDS.get(piece.topic) == field else 0


def _amounts(piece: Piece) -> Iterator[Figure]:
    return (figure for figure in _sums(piece) if figure.sure > 0)


def _sums(piece: Piece) -> Iterator[Figure]:
    """The sums of a piece that may be what is sought."""
    added = [match.end() + before for before, match in enumerate(SHORT.finditer(piece.text))]
    text = SHORT.sub(r"\1元", piece.text)
    if piece.topic is Topic.SECURITY:
        return
    told = sought_before = False
    others = list(foreign(text))
    for each in quantities.read(text):
        before, after = _clause(text[: each.start]), text[each.end :]
        if piece.topic not in (Topic.AMOUNT, Topic.MIXED, Topic.NONE) and not _ASKED.search(before):
            before = piece.heading + before
        foreign_money = each.value.currency not in (None, "CNY") or overlaps((each.start, each.end), others)
        if not each.money or foreign_money:
            continue
        needed = 2 * bool(_NEEDED.search(before)) or int(bool(_GAP.search(before)))
        if not needed and not _LENT.search(before) and (_OTHERWISE.search(before) or _SPENT.search(after)):
            continue
        asked = bool(_ASKED.search(before) or _IS_ASKED.search(after))
        past = bool(_HELD.search(_ANEW.split(before)[-1])) or (needed < 2 and _past(text[: each.start]))
        value = _upper(each.value)
        if value is not None and (amount := units.convert(value, "元", "万元")) is not None:
            start, end = (piece.start + at - sum(place < at for place in added) for at in (each.start, each.end))
            # 3亿元(流贷1亿元、项目贷2亿元)
            aside = told and text[: each.start].rfind("(") > text[: each.start].rfind(")")
            in_all = bool(_IN_ALL.search(before)) and (sought_before or _heading(piece, "amount") > 0)
            sought_before = sought_before or bool(_ASKED.search(_clause(text[: each.start])))
            told = True
            equity = bool(EQUITY.search(re.split("[;。]", text[: each.start])[-1]))
            sure = _heading(piece, "amount") + needed + asked - 3 * past - 2 * aside - 2 * equity + 2 * in_all
            yield Figure("amount", amount, sure, start, min(end, piece.end))


def _terms(piece: Piece) -> Iterator[Figure]:
    if piece.topic is Topic.OTHER and _OTHER_TIME.search(piece.heading) and re.search("[期限间]$", piece.heading):
        return
    if piece.topic is Topic.TERM and (match := _FROM_TO.search(piece.text)):
        year, month, day, until, then, last = (int(each or 0) for each in match.groups())
        months = 12 * (until - year) + then - month + (last - day > _NEARLY)
        if months > 0:
            yield Figure("term", Decimal(months), 3, piece.start + match.start(), piece.start + match.end())
    for match in _INSTALMENTS.finditer(piece.text):
        span = piece.start + match.start(), piece.start + match.end()
        yield Figure("term", Decimal(match[1]), 2 + _heading(piece, "term"), *span)
    for each in durations.read(piece.text):
        before, after = _clause(piece.text[: each.start], ",。;(/"), piece.text[each.end :]
        told = bool(_TIME.search(before) or _FOR.match(after))
        other = _OTHER_TIME.search(before)
        valid = other and other[0] == "有效期" and re.search("授信|额度", piece.text)  # how long a limit stands
        if (
            other
            and not valid
            and not (re.search("期限[^,]{0,4}$", before) and other[0] not in ("剩余", "有效期", "宽限", "建设", "工期"))
        ):
            continue
        if re.match(
            "(?:前|后|来|以来|历史|经验|的?(?:企业|老|建设|工期|宽限)|期?(?:以上)?(?:的)?(?:LPR|贷款市场|基准|国债))",
            after,
        ):
            continue
        bare = _BARE.match(before) and re.match(
            r"(?:期|就够|就还|即可|以内|内|左右|以上|及以上|期限|足够|就行|都?行|都?可以?|还清?(?:本息)?|还完|付清|归还|等额还款?|还款|偿还|均可)*(?:[,。;()/]|$)",
            after,
        )
        sure = _heading(piece, "term") + 2 * told + bool(bare)
        value = each.most if each.most is not None else each.least
        if sure > 0 and value is not None and (piece.topic not in _OF_OTHERS or re.search("[贷借]款?期限?$", before)):
            yield Figure("term", value, sure, piece.start + each.start, min(piece.start + each.end, piece.end))


def _rates(piece: Piece) -> Iterator[Figure]:
    for match in _POINTS.finditer(piece.text):  # 4个点以内, 5.3以内
        told, number = piece.topic is Topic.RATE or _PRICE.search(piece.text[: match.start()]), match[1]
        value = Decimal(number) if number[0].isdigit() else Decimal(chinese_number(number) or 0)
        if told and 1 < value < 25:
            yield Figure("rate_most", value, 3, piece.start + match.start(), piece.start + match.end())
    for each in quantities.read(piece.text):
        sentence, before = piece.text[: each.start], _clause(piece.text[: each.start])
        if (
            each.value.unit != "%"
            or (piece.topic is Topic.OTHER and _OTHER_PRICE.search(piece.heading))
            or _OTHER_PRICE.search(before)
            or re.match("的?(?:股|增|份额)", piece.text[each.end :])
        ):
            continue
        bare = bool(re.match(r"^(?:答:)?(?:最好|大概|约|不超过|不高于|控制在|在|[≤<])?$", before)) and piece.topic in (
            Topic.NONE,
            Topic.OTHER,
            Topic.AMOUNT,
            Topic.MIXED,
        )
        sure = (
            _heading(piece, "rate_most")
            + 2
            * bool(
                _PRICE.search(sentence if _LIMITED.match(before) else before) or _PRICED.match(piece.text[each.end :])
            )
            + bare
            - 4 * (bool(_HELD.search(before)) or _past(sentence))
        )
        most = _upper(each.value)
        if sure > 0 and most is not None:
            yield Figure("rate_most", most, sure, piece.start + each.start, min(piece.start + each.end, piece.end))

"""Asking (条件): which clauses of a description ask something of a firm. Under a heading of conditions all do; in
running text those that speak as conditions do, and what goes on behind them; for whom a product is made is asked."""

import re
from collections.abc import Iterator

from liandong.matching.reading import words
from liandong.matching.reading.clauses import AGE_TOLD, ENTITY, Asked, barred, cut, grades, read
from liandong.matching.reading.figures import limits
from liandong.matching.reading.sections import Piece, Topic, parts
from liandong.matching.reading.signs import silent
from liandong.rules import Test, Unread

__all__ = ["clauses_of", "conditions", "grades"]

_ASKS = re.compile(
    r"满(?=[\d一二两三四五])|登记|不少于|盈利|拥有|不予|不适用|须(?!知)|需(?!求|要?担保|抵押)|应当?(?!收|急|付)|要求|必须|具备|具有|不得|没有|未(?!来)|无(?![需须缝还])"
    r"|仅限|限于|适用于|支持对象|成立|注册|持有|取得|获得|获评|纳入|列入|入选|达到|不低于|不高于|不超过|符合|(?<!为)满足|凡|属于|凭(?=[^,]{2,24}(?:申请|办理))|限(?=[\u4e00-\u9fff]{2,8}[市区县省内])|不在|要(?=签|有|提供|交|追加)|就行|≥|≤|评级|信用等级|负债率|征信|逾期|违规|诉讼|处罚|亏损|失信|前提|规矩|头一条|得是|通过(?=[^,]{0,12}(?:认定|认证|评审|验收))|承诺"
    r"|(?:借款|申请|承租|贷款|融资|授信)(?:主体|人|企业|对象|客户)(?:为|是|限|应|须)|除外|不支持|不受理|暂不|均可申请|可享受|方可|才能|位于|坐落"
)
_APPLY = re.compile(r"(?:可以?|均可|方可|都能)(?:向[^,。;]{2,12})?(?:提出|享受|办理)?(?:申请|办理|享受)[^,。;]{0,6}$")
"""Sought first: it is sought in less time."""
_MAY_APPLY = re.compile(rf"[^,]+,[^。;]*{_APPLY.pattern}")
"""At the end of a sentence that tells who may apply."""
_FIRMLY = re.compile(r"须(?!知)|必须|应当|不得|不予|仅限|限用于|限于|不支持|不适用|不受理|除外|方可|承诺")
"""What asks under whatever heading it stands."""
_GIVES = re.compile(
    r"^(?:[^,。;]{0,6})(?:优先|优惠|补贴|贴息|奖补|宽限期|[^,。;]{0,8}最高补贴|还本|提款|详询|咨询|联系|扫码|登录|电话|流程|提供(?:申请)?材料|无还本|随借随还|循环使用|可循环|线上|自助|T\+|最快|当天)|方式均可|任选其|优先(?:支持|考虑|受理|办理|安排|推荐|纳入|给予支持)?$"
)
_COSTS = re.compile(r"(?:费率|手续费|保费|利率|利息)[^,。;]{0,10}(?:\d|LPR|按|为|由|优惠|计|以)")
_WHOM = re.compile(
    r"(?:面向|针对|对(?=[^,。;]{2,20}发放)|支持|服务于?|适用于|供(?=[^应])|适合|专为|为|向|给予?|帮助)(?P<whom>[^,:(]{2,60}?(?:企业|公司|客户|商户|主体|经营户|个体工商户|农户|大户|机构|供应商|经销商|合作社|农场|单位|法人|创业者|经营者|从业者|创业人员|集团|人员|厂子|工厂|示范社|示范场|老字号|冠军|小巨人”?|[场养种渔牧]户|渔民|牧民|农民|团队|平台|投保人|园区|学校|医院|项目|电站|行业|(?<![就作职])业(?=[,。]|$)))"
    r"(?=$|[,)(]|等|发放|提供|推出|垫付|量身|打造|而?设|开展|办理|设计|定制|开发|创设|给予|发展|解决|准备|办|专属|的(?:流动|固定|信用|贷款|融资|产品|短期|中长期|经营|专项|线上|项目|一))"
)
_ANYBODY = re.compile(
    r"符合(?:条件|要求)的?|优质|广大|各类|所有|有(?:融资)?需求的?|本[地市]|上述|该类?|其|借款|申请|贷款|融资|投保|企业|客户|商户|主体|机构|单位|法人|的|合作银行|银行|担保|金融|核心"
)
_SIZED = re.compile("小微|中小|小型|微型|小(?=企业)")
"""A size of firms is asked, however short it is told."""
_CHEAP = re.compile("利率|优惠|补贴|累计|余额")
_BARE_SPAN = re.compile(
    r"(?:且|但|并)?(?:不超过|不高于|不满|未满|最长|最多|不足)(?:\d{1,3}|[一二两三四五六七八九十]{1,3})(?:年|个月)(?:\(含\))?(?:以内|以下)?"
)
_BARS = re.compile(
    r"^(?:本行|我行|银行|亦|均|也|一律|暂|原则上)*(?:不予(?:放款|准入|受理|支持)?|不得|不适用|不支持|不受理|不准入|禁止|除外|不在|不办理|不接受)"
)
_OTHER = "债务人|买方|核心企业|付款方|采购方|承兑人|出票人|业主方|发包方"
_OTHERS = re.compile(f"(?:{_OTHER})(?:为|应|须|需|是|信用|主体|评级|(?:已|依法)?(?:成立|设立|登记|注册))")
"""A clause that tells of another firm: what goes on behind it may too, an age also, until the one that asks is
named."""
_OF_FIRM = re.compile(
    "企业|公司|厂|项目|借款人|申请人|商户|法人|企业主|经营者|业主(?!方)|借款方|客户|农户|户"
    "|承租人|承租方|供应商|供货商|供方|卖方|经营户|经销商|合作社|家庭农场|农场|融资人"
)
_ASKING = (
    Topic.CONDITIONS,
    Topic.BORROWER,
    Topic.PLACE,
    Topic.INDUSTRY,
    Topic.STAGE,
    Topic.FOUNDED,
    Topic.RATING,
    Topic.HONOURS,
)
"""Headings under which everything is asked."""
_DEFINES = (Topic.NONE, Topic.OTHER, Topic.ASIDE, Topic.PURPOSE)
_LENDS = re.compile("银行|公司$|担保|提供|推出|承办")
_UNASKING = (Topic.TITLE, Topic.PARTY)


def conditions(piece: Piece, *, goes_on: bool = False, prose: bool = False) -> Iterator[Asked]:
    """What a sentence asks, clause by clause, each with its place. Sentences that ask nothing have none; one that goes
    on behind a semicolon asks as the one before it does. In `prose`, where no heading tells what is asked, whatever is
    not told of the product itself stays unread at least."""
    if piece.topic in _UNASKING:
        return
    asking = piece.topic in (*_ASKING, Topic.BARRED)
    asking = asking or goes_on or bool(_APPLY.search(piece.text) and _MAY_APPLY.search(piece.text))
    asking = asking or (
        piece.topic is Topic.OTHER and bool(ENTITY.search(piece.text)) and not _LENDS.search(piece.text)
    )
    loosely = piece.topic in (Topic.NONE, Topic.OTHER, Topic.MIXED)
    if re.match("为(?:了?满足|进一步|了|贯彻|落实|助力|支持|切实|更好|深化)", piece.text):
        asking = False  # why the product is there
    stated = [(limit.start, limit.end) for limit in limits(piece)]
    others = False  # whether it speaks of another firm than the one that asks
    for clause in clauses_of(piece):
        asking = asking or bool((_ASKS if loosely else _FIRMLY).search(clause.text))
        # what a sentence asks goes on behind its commas
        if not re.search("[\u4e00-\u9fff]", clause.text):
            continue
        if _is_aside(clause) or any(clause.start <= start < clause.end for start, _ in stated):
            if piece.topic in _DEFINES and not _CHEAP.search(clause.text):
                yield from _for_whom(clause)  # 为果农提供最高60万元
            continue
        if piece.topic is Topic.BARRED or clause.topic is Topic.BARRED:
            yield from barred(clause)
        elif asking and (loosely or asking_heading(piece) or _FIRMLY.search(clause.text)):
            whom = list(_for_whom(clause)) if loosely else []
            rest = clause.text[whom[-1][1][1] - clause.start :] if whom else ""
            alone = any(isinstance(each, Test) for each, _ in whom) and not re.search("、|企业|公司", rest)
            others = bool(_OTHERS.match(clause.text)) or (others and not _OF_FIRM.match(clause.text))
            if others:
                yield Unread(clause.text), (clause.start, clause.end)
            else:
                yield from whom if alone else read(clause)
        elif piece.topic in _DEFINES:
            whom = list(_for_whom(clause))
            yield from whom
            if prose and loosely and not whom and not silent(clause.text):
                yield from (
                    read(clause)
                    if _OF_FIRM.search(clause.text)
                    else [(Unread(clause.text), (clause.start, clause.end))]
                )


def asking_heading(piece: Piece) -> bool:
    """Whether all that stands under the heading is asked."""
    return piece.topic in _ASKING


def _is_aside(clause: Piece) -> bool:
    """What the product gives and costs, whom it prefers, and how one applies."""
    return bool(
        words.UNSECURED.search(clause.text)
        or _COSTS.search(clause.text)
        or _GIVES.search(clause.text)
        or (re.search("(?<![适限])用于", clause.text) and not re.search("不|禁|严", clause.text))
        or any(True for _ in limits(clause))
    )


def _for_whom(clause: Piece) -> Iterator[Asked]:
    """For whom a product is made, where that is not everybody."""
    match = _WHOM.search(clause.text)
    if match is None:
        return
    if _SIZED.search(match["whom"]) or re.search(r"[\u4e00-\u9fff]{2,}", _ANYBODY.sub(" ", match["whom"])):
        yield from read(cut(clause, *match.span("whom")))


def clauses_of(piece: Piece) -> Iterator[Piece]:
    """What stands between commas, but for these: an “or” behind a comma goes on with the clause before it, a comma in
    brackets parts nothing, and cases (…的) that a later clause shuts out are shut out each."""
    held = [_bare(clause) for clause in _joined(piece)]
    for at, clause in enumerate(held):
        behind = next((each for each in held[at + 1 :] if not each.text.endswith("的")), None)
        if clause.text.endswith("的") and behind is not None and _BARS.search(behind.text):
            yield Piece(Topic.BARRED, clause.start, clause.end, clause.text, clause.unit)
        elif at and held[at - 1].text.endswith("的") and _BARS.search(clause.text) and len(clause.text) < 12:
            continue  # it says of those before that they are shut out
        else:
            yield clause


def _bare(clause: Piece) -> Piece:
    """Without the words that join it to the clause before it."""
    match = re.match("且|并且?(?![购列网])|同时(?!具|满|符|拥|为|获|持)|以及", clause.text)
    return cut(clause, match.end(), len(clause.text)) if match and len(clause.text) > match.end() + 1 else clause


def _goes_on(last: Piece, part: Piece) -> bool:
    """Whether a part says more of the clause before it: an alternative, what holds in the case that it tells, or the
    rest of what stands in brackets."""
    return bool(
        re.match("或", part.text)
        or (re.match("以及|及", part.text) and ENTITY.search(last.text))
        or (AGE_TOLD.search(last.text) and _BARE_SPAN.fullmatch(part.text))
        or (words.TITLES.fullmatch(part.text) and any(end == len(last.text) for _, _, end in words.titles(last.text)))
        or (last.text.endswith("的") and re.match("须|应|需|必须|则|可|另|还|按", part.text))
        or last.text.count("(") > last.text.count(")")
    )


def _joined(piece: Piece) -> Iterator[Piece]:
    last: Piece | None = None
    for part in parts(piece):
        if last is not None and _goes_on(last, part):
            begin = last.start
            last = Piece(
                piece.topic, begin, part.end, piece.text[begin - piece.start : part.end - piece.start], piece.unit
            )
            continue
        if last is not None:
            yield last
        last = part
    if last is not None:
        yield last

"""Remainder (余文): what a product's text says where nothing was read, and is not known to ask nothing: it stays,
unread, so that nothing is lost that it may ask."""

import re
from collections.abc import Iterator, Mapping, Sequence

from liandong.matching.reading import security, words
from liandong.matching.reading.asking import clauses_of
from liandong.matching.reading.clauses import Asked
from liandong.matching.reading.figures import limits
from liandong.matching.reading.purposes import purposes
from liandong.matching.reading.sections import Piece, Span, Topic
from liandong.matching.reading.signs import firmly, measured, of_whom, silent, stated
from liandong.rules import Unread

_NAMES = ("title", "institution", "purposes")
_FIGURES = re.compile("(?:amount|term|rate)_(?:least|most)")
_PAPERS, _STEPS, _CONTACT = re.compile("材料|资料"), re.compile("流程|步骤|程序|怎么|如何"), re.compile("联系|电话")
"""Headings of papers, of steps and of whom to call."""
_PAPER = re.compile(
    r"(?:证|执?照|[表书函单]|合同|协议|流水|证明|[原复印]+件|账户|账号|报告|章程|清单|密码|图)(?:\([^)]*\))?$"
)
_STEP = re.compile("[签递交报审投填收]|办理|提供|调查|核[验实准]|落实|发放|推荐|发货|受理|归还")
"""How a paper is called, and what is done in a step."""
AROUND = re.compile(
    "最[高长低短少多迟优]|至[多少]|上限|下限|封顶|单一?[户笔个家]|[每一][户笔年个]|授信|贷款|融资|借款|担保|租赁|租|可?用款|(?:项目|供应商|客户)$"
    "|额度|金额|总额|期限?|利率|年化|综合|保险费|可[达贷到至借申]*|能[批贷借到]*|一般|通常|多数?在|原则上|不?超过?|不[高长低少]于|[以之]?内|以[上下]|起步?|左右|之间|不等"
    "|其[中余]|个别|目前|当前|累计|折合|等值|人民币|万?元|方式|模式|类型?|信用|抵押|质押|保证|有效|执行|固定|单利|是|为|至|到|按|自|从|在|分|偿还|办理|提供|发放|由|的|该|本|产品|业务"
)
"""What stands around a figure or a name and says no more than that it is the limit, or whose."""
_TIER = re.compile(r"(?:最[高长低短少多]|不超过|可[达到至贷]|以内|上限)[^\u4e00-\u9fff]*$")
"""At the end of a clause whose figure is taken: what stands before it is the case in which that is the limit."""
_MATCHED = re.compile("^(?:与|同|跟着|看|按照?|结合|根据|从)[^,。;]*(?:匹配|一致|走|确定|商定|执行|有关规定|评分|算起)")
"""By what a sum, a term or a rate goes."""
_ELSE = 4
"""A clause of which more characters are left beside its figures and names says something else too."""
_KIND = re.compile("的[^的,。;]{0,6}(?:企业|公司|[客商农]户|主体|单位|机构|个人|人)[^的,。;]{0,4}$")
"""A case told by what somebody is like."""
_ANYBODY = re.compile(
    "^(?:[单每][一个户家]?|同一|借款|申请|贷款|授信|融资|担保)*(?:企业|客户|借款人|申请人|投保人|承租人|供应商|卖方|主体)"
    "(?:的|可|能|一般|原则上|最[高多长大低]?|贷款?|获|得|申|请|借|不|授信|融资|人民币|额度|金额|期限|总额|累计|可用|余额|上限|至|多|少|控制"
    "|高|超|过|于|在|到|[单每][一个户家笔年]?|[^\u4e00-\u9fff])*$"
)
"""Who applies, whoever it is: a limit that stands for all."""
_FOR = re.compile("^(?:面?向|对于?|给予?|为)")
"""Before for whom a limit holds."""
_NAME = 24
"""A name of a product is shorter; under its heading stands what goes on behind it, too."""
_SECURED = (Topic.SECURITY, Topic.AMOUNT, Topic.TERM, Topic.RATE, Topic.MIXED)
_GO_BY = (Topic.AMOUNT, Topic.TERM, Topic.RATE, Topic.MIXED)


def remainder(
    sentences: Sequence[Piece],
    proof: Mapping[str, Span],
    *,
    called: re.Pattern[str],
    unsecured: bool,
    secured: bool,
) -> Iterator[Asked]:
    """What stands where nothing was read, clause by clause. `called`: what the product and who offers it are called;
    `unsecured`: nothing need secure the loan; `secured`: what must is read, and what else a heading of security or of
    a limit tells would do and is not asked."""
    read = [span for name, span in proof.items() if name not in _NAMES and not _FIGURES.fullmatch(name)]
    for piece in sentences:
        found = list(limits(piece))
        figures = [(limit.start, limit.end) for limit in found]
        sums = [(limit.start, limit.end) for limit in found if limit.field != "rate"]
        for clause in clauses_of(piece):
            span = clause.start, clause.end
            if any(_meet(span, each) for each in read):
                continue
            taken = [each for each in figures if _meet(span, each)]
            text = called.sub("", _without(clause, taken))
            if _whose(text, [each for each in taken if each in sums]):
                yield Unread(clause.text), span
                continue
            if (
                silent(text)
                or (purposes(clause) and not stated(text))
                or (
                    ((secured and piece.topic in _SECURED) or (unsecured and piece.topic is not Topic.ASIDE))
                    and _secures(clause)
                    and not firmly(text)
                )
            ):
                continue
            told = _announced(piece, text) if text == clause.text else _told(piece, text)
            if not told or stated(text):
                yield Unread(clause.text), span


def _announced(piece: Piece, text: str) -> bool:
    """Whether a clause is what its heading announces: a paper, a step, whom to call, or by what a limit goes. Whatever
    else stands under such a heading may ask, for headings go on too far or are none."""
    if piece.topic is Topic.TITLE:
        return len(text) < _NAME
    if piece.topic in _GO_BY:
        return bool(_MATCHED.match(text))
    if piece.topic is not Topic.ASIDE:
        return False
    return bool(
        (_PAPERS.search(piece.heading) and _PAPER.search(text))
        or (_STEPS.search(piece.heading) and _STEP.search(text))
        or _CONTACT.search(piece.heading)
    )


def _whose(text: str, figures: Sequence[Span]) -> bool:
    """Whether a clause with figures tells for whom they hold: that is more than a case, for the larger of two is read
    as the limit of all."""
    whom = _FOR.sub("", text)
    return bool(figures) and of_whom(whom) and not _ANYBODY.match(whom)


def _told(piece: Piece, text: str) -> bool:
    """Whether a clause without its figures and names says nothing else, or in which case they hold."""
    tier = _TIER.search(text)
    case = text[: tier.start()] if tier else text.rstrip() if piece.topic in _GO_BY and text.endswith(" ") else None
    if case is not None and not (measured(text) or _KIND.search(case)):
        return True
    return len(re.findall("[\u4e00-\u9fff]", AROUND.sub("", text))) <= _ELSE


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _without(clause: Piece, spans: Sequence[Span]) -> str:
    """The clause without what of it is read."""
    text = list(clause.text)
    for start, end in spans:
        for at in range(max(0, start - clause.start), min(len(text), end - clause.start)):
            text[at] = " "
    return "".join(text)


def _secures(clause: Piece) -> bool:
    return bool(words.SECURES.search(clause.text)) and any(security.taken(clause).values())

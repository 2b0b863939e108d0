"""Works without a noun for one (谁做什么): 甲半导体做乙芯片,总投资3亿元; 甲包装计划投1亿元,项目在建."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from liandong.statements.bodies import organisations
from liandong.statements.grammar.phrases import trim
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.projects.project_nouns import is_generic
from liandong.vocabulary.industries import find_industries
from liandong.vocabulary.verbs import DOING, OUTSIDE_NAMES

_FIRMS = frozenset({"legal", "firm", "brand", "alias"})
"""Sorts of organisations that invest."""
_TRADE = (
    r"(?:半导体|微电子|电子|光电|光伏|科技|技术|高科|股份|集团|控股|实业|工业|重工|机械|机电|电气|电器|装备|精密|智能|"
    r"新能源|能源|新材料?|材料|化工|化学|石化|生物|医药|药业|制药|医疗|食品|乳业|酒业|饮料|农业|农牧|牧业|粮油|服饰|服装|鞋业|纺织|家居|家具|"
    r"包装|印刷|纸业|建材|水泥|陶瓷|玻璃|钢铁|铝业|铜业|矿业|金属|汽车|汽配|轮胎|物流|航空|数据|软件|信息|网络|通信|环保|电力|动力|电池|锂电|锂业|硅业|稀土)"
)
_FIRM = re.compile(rf"(?:^|[,。;:])(?P<who>[\u4e00-\u9fffA-Za-z]{{2,8}}?{_TRADE})")
"""A firm by its short name, at the head of a clause."""
_MAKES = re.compile(
    r"(?:公司)?(?:这次|此次|本次|则|也|还|将|拟|计划|打算|准备|要|主要|专门|来)*"
    r"(?:瞄准?的?是?|看[中好]的是|带来的?是|拿出的是|投的是|签下?的是|做的是|上的是|主攻|主打|主做|新上|上马|上|做|生产|制造|建|投建|建设|新建)(?:了|的)?"
    r"(?P<what>[^,。;:、]{4,36})(?=,)"
)
"""Behind the firm: what it makes there."""
_CLEFT = re.compile(
    r"(?:公司)?(?:这次|此次|也|还|将|拟|计划|打算|准备|要|想)*(?:上|建|投|做|办|带来?|拿出|签下|看[中好]|落户|落地|落子)(?:了?的,?(?:是|为)|(?<=[则将拟算备划要]上)|(?<=签下))(?P<what>[^,。;:、]{4,24})(?=[,。;]|$)"
)
"""甲公司要上的,是乙: what a firm that has signed makes there."""
_CLEFTS = re.compile(r"的,?[是为]|上(?<=[则将拟算备划要]上)|签下")
_AGREES = re.compile(r"签了?|协议|合同|落户")
_OWN = re.compile(
    r"的(?:在[\u4e00-\u9fff]{1,3}|投资)?项目(?:目前|均|也|则|都)?(?=已|正(?!是)|还在|建成|竣工|投产|开工|动工|落地|完工|主体)"
)
"""甲有限公司的项目已投产: a work that is told apart by whose it is."""
_SUM = re.compile(
    r"(?:计划|预计|项目|拟|总|约)*(?:投资额?|总?投入|盘子|投)(?:额|总额|约|达|为|近|超过?|预计|计划)*(?=\d)"
)
_PAYS = re.compile(
    r"(?:公司)?(?:计划|预计|将|拟|一期|首期|已)*(?:总投资|投资|投入|斥资|投)(?:约|达|近|超过?|了)*"
    r"\d[\d.]*[万亿]*(?:美|欧|港)?元,(?:该|其)?(?:项目|厂房|一期|首期|工厂)(?=[还已正于将今目预在])"
)
"""The firm stands for its work: 甲包装计划投1亿元,项目还在建."""
_HEADS = re.compile(
    r"(?:^|[;。:])(?P<name>[^,。;:]{6,40}),(?:计划|预计|项目|协议)?总投资(?:额)?(?:约|达|为|近|超过?|预计)*(?=\d)"
)
"""A phrase that is all of its clause, before its investment."""
_SIZED = re.compile(r"年产\d|\d[\d.]*(?:万|亿)?(?:吨|件|套|台|辆|平方米|米|兆瓦|千瓦|只|支|条|锭|[GMk]W)|第\d")
_NO_WORK = re.compile(
    r"[省市区县镇村年月日类业]$|领域$|方面$|总数|合计|其中|以上|以下|同比|累计|[个项宗家批]$|项目|工程|仪式|活动|大会|协议|公司$|集团$|记者|表示|[我他她它这那的]"
)
_FEWEST = 3
_COMPANY = re.compile("公司")
_GOODS = re.compile(r"(?P<what>[\u4e00-\u9fff][^,。;:、]{1,20})(?=[,。;]|$)")
_JOINTS = ("与", "和", "及")
_HOLDS = re.compile(r"投资|投入|盘子|投(?=\d)")
_NO_GAP = re.compile(r"[^\u4e00-\u9fff]|[的了和与及在将已为是由对到向]")
_LEGAL_END = re.compile(r"[司团厂社]")


class Work(NamedTuple):
    """The stretch [start, end) that stands for the work, and that of the firm that makes it, if any."""

    start: int
    end: int
    maker: tuple[int, int] | None


def find(reading: Reading) -> dict[int, list[Work]]:
    """The works by number of the sentence; once per reading."""
    return reading.once(_found)


def _found(reading: Reading) -> dict[int, list[Work]]:
    out = {}
    for sentence in reading.holding(_HOLDS):
        sums = [q for q in reading.quantities_in(sentence.start, sentence.end) if q.money]
        works = [*_made(reading, sentence), *_headed(reading, sentence)] if sums and not sentence.heading else []
        if works:
            out[sentence.index] = works
    for sentence in reading.holding(_CLEFTS, _OWN):
        works = [*_told_of(reading, sentence)]
        if works and sentence.index not in out and not sentence.heading:
            out[sentence.index] = works
    for run in _runs(reading):
        out.update({sentence.index: [work] for sentence, work in run})
    return out


def _runs(reading: Reading) -> Iterator[list[tuple[Sentence, Work]]]:
    """Lists of firms, each with what it makes right behind its name: 甲有限公司发电供热;乙有限公司水泥;…"""
    run: list[tuple[Sentence, Work]] = []
    for sentence in reading.holding(_COMPANY):
        work = _goods_of(reading, sentence)
        if work is None or (run and run[-1][0].index + 1 != sentence.index):
            if len(run) >= _FEWEST:
                yield run
            run = []
        if work:
            run.append((sentence, work))
    if len(run) >= _FEWEST:
        yield run


def _goods_of(reading: Reading, sentence: Sentence) -> Work | None:
    start = sentence.at(sentence.text.rfind(":") + 1)
    firm = organisations.at(reading, start)
    if firm is None or firm.start != start or firm.sort != "legal":
        return None
    goods = _GOODS.match(reading.plain, firm.end, sentence.end)
    if (
        goods is None
        or _NO_WORK.search(goods["what"])
        or reading.tokens.predicate(firm.end, goods.end("what")) < firm.end + 2
    ):
        return None
    return Work(firm.end, goods.end("what"), (firm.start, firm.end))


def _made(reading: Reading, sentence: Sentence) -> Iterator[Work]:
    """What a firm makes, or the firm itself where no more is told than what it pays for the work."""
    for start, end in _firms(reading, sentence):
        made = _MAKES.match(reading.plain, end, sentence.end)
        if made:
            low, high = trim(reading.plain, *made.span("what"))
            paid = _SUM.search(reading.plain, high, min(sentence.end, high + 40))
            if paid and _is_work(reading, low, high, named=False, paid=paid.start() - high <= 3):
                yield Work(low, high, (start, end))
            continue
        if _PAYS.match(reading.plain, end, sentence.end) and organisations.at(reading, start) is None:
            yield Work(start, end, (start, end))


def _told_of(reading: Reading, sentence: Sentence) -> Iterator[Work]:
    """What a firm says it makes, where agreements are told of, and a work that is only a firm's."""
    agrees = _CLEFTS.search(sentence.text) is not None and any(
        _AGREES.search(s.text) for s in reading.sentences[max(0, sentence.index - 3) : sentence.index + 1]
    )
    if not agrees and not _OWN.search(sentence.text):
        return
    for start, end in _firms(reading, sentence):
        own = _OWN.match(reading.plain, end, sentence.end)
        made = _CLEFT.match(reading.plain, end, sentence.end) if agrees else None
        if own:
            yield Work(start, own.end(), None)
        elif made:
            low, high = trim(reading.plain, *made.span("what"))
            clause = any(
                word.word in OUTSIDE_NAMES or word.tag in ("p", "d", "r", "uj")
                for word in reading.tokens.between(low, high)
            )
            if not (clause or _NO_WORK.search(reading.plain[low:high])):
                yield Work(low, high, (start, end))


def _firms(reading: Reading, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The firms that a clause opens with or that stand in it by their full names."""
    known = [o for o in organisations.among(reading, sentence.start, sentence.end) if o.sort in _FIRMS]
    yield from ((o.start, o.end) for o in known if o.start >= sentence.start)
    for match in _FIRM.finditer(sentence.text):
        start, end = sentence.at(match.start("who")), sentence.at(match.end("who"))
        if any(o.start < end and start < o.end for o in known) or reading.tokens.predicate(start, end) < end:
            continue
        if not is_generic(match["who"] + "基地") and not reading.regions_in(start, end):
            yield start, end


def _headed(reading: Reading, sentence: Sentence) -> Iterator[Work]:
    for match in _HEADS.finditer(sentence.text):
        low, high = trim(reading.plain, sentence.at(match.start("name")), sentence.at(match.end("name")))
        if _is_work(reading, low, high, named=True):
            yield Work(low, high, None)


def _is_work(reading: Reading, start: int, end: int, *, named: bool, paid: bool = False) -> bool:
    """Whether the phrase tells one work: goods, without a word of doing; `named`: with a size or a name besides;
    `paid`: its sum stands right behind."""
    text = reading.plain[start:end]
    if _NO_WORK.search(text) or is_generic(text) or "“" in text:
        return False
    for word in reading.tokens.between(start, end):
        verb = word.word in OUTSIDE_NAMES or word.tag in ("p", "d", "r")
        if verb and word.word not in _JOINTS:
            return False
    sized = _SIZED.search(reading.plain, start, end if named else end + 8)
    return bool(sized) or paid or (not named and bool(find_industries(text)))


def behind_firm(reading: Reading, start: int) -> int | None:
    """The end of the firm by its full name that stands right before the name: 甲有限公司乙项目 is the firm's."""
    if not _LEGAL_END.search(reading.plain, max(0, start - 3), start):
        return None
    for gap in range(3):
        body = organisations.at(reading, start - 1 - gap)
        if body and body.sort == "legal" and body.end == start - gap:
            return None if _NO_GAP.search(reading.plain, body.end, start) or _does(reading, start) else body.end
    return None


def _does(reading: Reading, start: int) -> bool:
    """Whether the word right before the name is one of doing: 甲公司签下 | 乙平台."""
    words = reading.tokens.between(start - 1, start)
    return any(word.end == start and word.word in DOING for word in words)

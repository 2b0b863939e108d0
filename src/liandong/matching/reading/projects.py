"""Projects (项目): what the project of a need is called. Whatever may be its name is weighed by where it stands, what
leads to it and how often it returns; the weightiest is taken, and none where none weighs enough."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from liandong.matching.reading.bearers import LEGAL, headline_of, is_firm, names_firm, told_in_prose
from liandong.matching.reading.sections import Piece, Span, Topic
from liandong.vocabulary import regions

_LETTER = r"[\u4e00-\u9fffA-Za-z0-9“”·.+-]"
_END = r"(?:项目|工程)"
_PHRASE = re.compile(rf"(?:{_LETTER}|\([^()\n]{{1,12}}\)|、(?=[\u4e00-\u9fff]{{1,8}}(?:一体|项目|工程))){{3,48}}")
_NAME = re.compile(rf".*{_END}(?:\([^()]{{1,10}}\)|[一二三四五六七八九十]期)?")
_LABEL = re.compile(
    r"(?:^|[\n。;|、.)\s]|总论)[^\u4e00-\u9fff\n]{0,4}(?:项目|工程)(?:名称|全称|名)[】\])]?"
    r"(?:[ \t]*[:|\n]|\t)\s*(?P<name>[^\n|。;,\s][^\n|。;,]{2,60})"
)
"""The heading for the name, also where a page has lost its line ends."""
_NEXT = re.compile(
    r"[ \t]{2,}|[ \t]?(?:\d{1,2}[.、]|\([一二三四五六七八九十\d]{1,2}\)|[①-⑳])"
    r"|(?<=项目|工程)(?:[ \t]|(?=建设性质|承[建办]|业主|项目|建设[地单规]))"
)
"""What stands behind a name in one line with it."""
_LEAD = re.compile(
    r".*(?:推进|实施的?|承建的?|带来的|推出的?|对接的?|建设的|投资的|申报的|开展的?|启动的?|打造的?|运营的|投向|用于|关于(?:审批|报送|同意|推荐|申请|恳请)?|名为|[推选]介了?|推介的?|谋划的?|负责的?"
    r"|获悉|附件\d*|第\d+[期号]|记者从|其中|目前|据了解|因|《|“(?=[^”]*$)|文档|^[年月日\d.-]+)"
)
"""What leads to a name and is no part of it."""
_GENERAL = re.compile(
    r"^(?:[该我这是上本各此某其]|公司|目前|正在|计划|打算|想|拟|引进|实施(?!例)|(?:重点|特色|农业|产业|文旅|旅游|招商|引资|投资|建设|融资|贷款|养老|医养|工业|基础设施|扶贫|推介|对接|优质|储备|重大|新建|新|老|主体|土建|配套|附属|合作|申请|意向|申报|备案|扩建|改造|技改|现代|[一二三四五六七八九十\d个批大第]|[省市县区镇]|级|全|类|的|等|和)+"
    r"(?:项目|工程)(?:\([^()]*\))?$|.{0,3}$)"
)
"""What is said of any project."""
_NO_NAME = re.compile(
    r"等(?:重点|重大|一批)?(?:项目|工程)$|^\d{4}年|各类|^[与和及在将按为把让使]|多个|若干|[的](?:项目|工程)$|上述|是|有(?=一|[^色机限])|可行性|募投|研究报告|购买|采购|支付|补充|偿还|银行|贷款|资金|我们|拟|属于|主体工程$|土建工程$|装修工程$|安装工程$|建设工程$|配套工程$"
)
_FORM = re.compile(
    r"(?:(?:可行性研究|资金申请|贷款申请|项目申请|申请|调查评估|评估|商业计划|可研|咨询)(?:报告|书)|建议书|简介|介绍|情况|概况|单行材料|材料"
    r"|(?:融资|招商|推介|贷款)(?:方案|需求|计划书?|申请书?|手册|说明书?|项目)?|说明|的?批复|摘要|\d{1,9}万?元?固定资产贷款|\([^()]{1,12}\)|\.docx?|\.pdf"
    r"|_第\d{1,3}页)*[。.]?"
)
"""What a headline says behind the name of the project."""
_SAID = re.compile(
    r"[,。]?(?:位于|坐落|选址|由|总投|计划|规划|估算|预计|概算|备案|拟|尚|目前|建成|已|属|是|建设[^单]|经|列入|引来|开展|于|需|达产|投产|全部|分|采用|总用地|占地)"
)
"""What is said of a project that has been named."""
_INTRODUCED = re.compile(
    r"(?:实施|承建的?|带来的|推进|关于[^,。;]{0,8}|推介了?|打造|建设的?|启动|投资的?|申报|运营的?|开展|[“《])$"
)
_FIRM_ENDS = re.compile("公司$")
"""A project behind the name of the firm that builds it."""
_LEAST = 30
"""What weighs less is no name that we are sure of."""
_ANNOUNCES = re.compile(r"^(?!关于)[^第]{2,16}(?:拟|计划)[^,。]{0,16}(?:申请|融资|借)[^,。]{0,16}(?:贷款|融资|授信)")
_LONGEST = 64
_HEADS = ("内容", "具体内容", "详情", "情况", "说明", "填写内容", "内容描述")
_LINES = 8
"""So many lines may be the headline."""


@dataclass(frozen=True, slots=True)
class Name:
    """What may be the name, at [start, end) of the text, and what speaks for it."""

    start: int
    end: int
    points: int


def project_of(pieces: Sequence[Piece], text: str, flat: str) -> Span | None:
    """Where a text says what its project is called: under a heading for it, else by what most speaks for it."""
    told = next(_told(pieces, flat), None)
    if told:
        return told
    found = list(_names(pieces, text, flat))
    weights: dict[str, int] = {}
    for each in found:
        name = flat[each.start : each.end]
        weights[name] = max(weights.get(name, 0), each.points + 6 * min(3, flat.count(name) - 1))
    if not found or max(weights.values()) < _LEAST:
        return _announced(flat)
    best = max(found, key=lambda each: (weights[flat[each.start : each.end]], -each.start))
    return best.start, best.end


def _announced(flat: str) -> Span | None:
    """The headline of what announces a loan, where no project is named."""
    first = re.match(r"\s*(?P<line>[^\n,。;:|]{8,40})\n", flat)
    return first.span("line") if first and _ANNOUNCES.search(first["line"]) else None


def _told(pieces: Sequence[Piece], flat: str) -> Iterator[Span]:
    """What stands behind the heading for the name."""
    for piece in pieces:
        if piece.topic is Topic.TITLE and not names_firm(piece):
            name = re.sub(rf"\({LEGAL}\)$", "", piece.text.split(",")[0])
            stop = _NEXT.search(name)
            name = name[: stop.start()] if stop and stop.start() > 3 else name
            if re.search("[\u4e00-\u9fff]", name) and len(name) <= _LONGEST and name not in _HEADS:
                yield piece.start, piece.start + len(name)
    for match in _LABEL.finditer(flat):
        stop = _NEXT.search(match["name"])
        name = match["name"][: stop.start()] if stop else match["name"]
        if re.search("[\u4e00-\u9fff]{3}", name) and not is_firm(name) and name.strip() not in _HEADS:
            yield match.start("name"), match.start("name") + len(name.rstrip())


def _names(pieces: Sequence[Piece], text: str, flat: str) -> Iterator[Name]:
    headline = headline_of(text)
    if headline and not _GENERAL.match(flat[slice(*headline)]):
        yield Name(*headline, 44 if not text.startswith("关于", headline[0]) else 31)
    prose = told_in_prose(pieces, text)
    if prose:
        yield Name(*prose, 40)
    lines = [match.span() for match in re.finditer(r"[^\n]*[\u4e00-\u9fff][^\n]*", flat)]
    for match in _PHRASE.finditer(flat):
        held = _NAME.match(match[0])
        if held is not None:
            yield from _weighed(match.start(), match.start() + held.end(), flat, lines)


def _weighed(start: int, end: int, flat: str, lines: Sequence[Span]) -> Iterator[Name]:
    """The name within a phrase that ends as names do, with what its place tells."""
    start = _beginning(start, end, flat)
    name, before, behind = flat[start:end], flat[max(0, start - 12) : start], flat[end : end + 24]
    if _GENERAL.match(name) or _NO_NAME.search(name) or re.match(f"{LEGAL}.{{2}}(?:项目|工程)$", name):
        return
    line = next((at for at, (first, last) in enumerate(lines) if first <= start < last), 0)
    first, last = lines[line] if lines else (0, 0)
    opens = not re.search("[\u4e00-\u9fff]", flat[first:start]) or start == _beginning(first, end, flat)
    points = 12 + 4 * (len(name) > 8) + 4 * (len(name) > 11)
    points += 6 * any(hit.start == 0 for hit in regions.find(name))
    points += 8 * bool(_SAID.match(behind)) + 6 * bool(_INTRODUCED.search(before)) + 8 * bool(_FIRM_ENDS.search(before))
    if opens and line < _LINES:
        points += 8 - line + 10 * bool(_FORM.fullmatch(flat[end:last].strip()))
    yield Name(start, end, points)


def _beginning(start: int, end: int, flat: str) -> int:
    """Where a name begins: behind what leads to it, and behind the firm that builds."""
    lead = _LEAD.match(flat[start : end - 3])
    start += lead.end() if lead else 0
    firm = re.match(LEGAL, flat[start:end])
    if firm and end - start - firm.end() > 4:
        start += firm.end()
    marks = re.match(r"[“”.\d、·+-]*(?=[\u4e00-\u9fff“])(?<![“])", flat[start:end])
    return start + (marks.end() if marks and not re.match(r"\d+[万千百吨兆MGk个条台]", flat[start:end]) else 0)

"""Naming (名称): what a product, an institution, a project or a firm is called."""

import re
from collections.abc import Sequence

from liandong.matching.reading.sections import Piece, Topic, half_width
from liandong.vocabulary import regions

Span = tuple[int, int]
"""From where to where in the text."""


FIRST_LINE = re.compile(
    r"\A\s*([\u4e00-\u9fffA-Za-z0-9“”·+]{2,24}?)(?:产品说明|产品介绍|业务指引摘要|业务指引|政策问答|介绍|说明|[|｜].*|\([^)]*\))?\s*\Z"
)
"""A first sentence that is nothing but a name, and not that of a firm."""

_LONGEST = 32
"""A name has at most so many characters."""

_TOP = 4
"""Where a first sentence begins at the latest."""


def named(
    name: str,
    topic: Topic,
    patterns: Sequence[re.Pattern[str]],
    sentences: Sequence[Piece],
    proof: dict[str, Span],
    text: str,
) -> str:
    """What stands behind the heading for it, else the first that looks like one, as the text prints it; its place goes
    into `proof`. Empty where nothing does."""
    for piece in sentences:
        if piece.topic is topic and piece.end - piece.start <= _LONGEST and re.search("[\u4e00-\u9fff]", piece.text):
            proof[name] = piece.start, piece.end
            return text[piece.start : piece.end]
    for pattern in patterns:
        for piece in sentences:
            match = pattern.search(piece.text)
            if match and not (pattern is FIRST_LINE and (piece.start > _TOP or match[1].endswith("公司"))):
                proof[name] = piece.start + match.start(1), piece.start + match.end(1)
                return text[slice(*proof[name])]
    return ""


_FIRM_ENDS = (
    r"(?:股份有限公司|有限责任公司|有限公司|集团公司|专业合作社|合作社|集团|公司|厂|经营部|商行|中心|医院|学校)"
)
_FIRM = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9()·]{2,30}?(?:股份有限公司|有限责任公司|有限公司)(?:[\u4e00-\u9fff]{2,8}分公司)?"
    r"|[\u4e00-\u9fffA-Za-z0-9·]{2,20}?(?:专业合作社|合作社|集团|公司|厂|经营部|商行)(?![房区长商家矿名址])"
)
_BEFORE_FIRM = re.compile(
    r".*(?:我公司|我司|本公司|本企业|我厂|收购|(?:企业|公司|单位|客户|全称|名称|借款人|主体|业主)(?=[\u4e00-\u9fff]{4})|由|系|是|致|关于|[与和及](?=[\u4e00-\u9fff]{2,3}[市县省区])"
    r"|向|记者从|获悉|答:|问:|[,:]|(?<![\u4e00-\u9fffA-Za-z0-9])\()"
)
_ABOUT_FIRM = re.compile(
    r"^(?:我|本|该|贵|某|一家|母|子|总|分|目标|上述|控股|国有|相关|有关|投资|担保|集团)?(?:公司|集团|厂|企业|有限公司)$|^某|银行|担保有限|融资担保"
)
_OTHERS = re.compile(
    r"(?:由|为|系)?(?:母公司|控股股东|股东|担保人|关联企业|集团母公司|上级公司|供应商|采购商)$|收购$|[与向]$"
)
_FORM = re.compile(
    r"登记表|申请表|需求[表单]|信息表|汇总|汇编|速递|直通车|清单|一览|第[一二三四五六七八九十\d]+[期批号]|^编号|^附件|^序号|^单位:|基本情况|概况$|^企业融资需求$|^融资需求$"
    r"|^项目融资需求$|介绍$|档案|卡片|^(?:企业|项目|需求)信息|台账|简报|通知|申请书$|征集|路演|名录|:$"
)
_WORKS = re.compile(
    r"(?:项目|工程|基地|产业园|工业园|园区|产业城|中心|母港|港区|生产线|技改|改造|扩产|扩建|扩能|建设|电站|电厂|厂房|大厦|码头|车间|综合体|综合楼|管网|[一二三四五六七八九十]期|平台|小镇|示范区|市场|学校|医院|仓库|冷库)"
    r"(?:\([^)]{1,12}\)|[一二三四五六七八九十]期)?$"
)
_TRAILS = re.compile(
    r"(?:融资方案|融资需求|资金需求|贷款需求|融资计划|项目简介|简介|介绍|说明)?(?:\((?:简要|摘要|节选|简版)\))?$"
)
_LABEL = re.compile(
    r"^[^\u4e00-\u9fffA-Za-z0-9“(【《]*(?:【[^】]{2,12}】|\d{1,3}[、.．]|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,2}\)|项目[一二三四五六七八九十\d]*:|标题:)?\s*"
)


def firm_of(pieces: Sequence[Piece], proof: dict[str, Span], text: str) -> str:
    """The firm that asks: under a heading for it, else the first that the text names; those that answer for it or that
    it buys are others."""
    for sure in (True, False):
        for piece in pieces:
            if sure and not (piece.topic is Topic.PARTY or (piece.topic is Topic.TITLE and _ends_as_firm(piece.text))):
                continue
            if piece.text in ("万元", "亿元", "元") or (not sure and piece.topic in (Topic.SECURITY, Topic.PURPOSE)):
                continue
            for match in _FIRM.finditer(piece.text):
                start, end = _firm_within(piece.text, match)
                if (
                    start < end
                    and not _ABOUT_FIRM.search(piece.text[start:end])
                    and not _OTHERS.search(piece.text[:start])
                ):
                    proof["firm"] = piece.start + start, piece.start + end
                    return text[slice(*proof["firm"])]
            if sure and piece.topic is Topic.PARTY and _named_alone(piece.text):
                proof["firm"] = piece.start, piece.end
                return text[piece.start : piece.end]
    return ""


def _ends_as_firm(text: str) -> bool:
    return bool(re.search("(?:公司|合作社|集团|经营部|商行|[司场]厂)$", text))


def _named_alone(text: str) -> bool:
    return bool(re.fullmatch(rf"[\u4e00-\u9fffA-Za-z0-9()·]{{2,26}}{_FIRM_ENDS}", text)) and not _ABOUT_FIRM.search(
        text
    )


def _firm_within(text: str, match: re.Match[str]) -> Span:
    """Where the name begins: behind words that lead to it, or at the place that it begins with."""
    before = _BEFORE_FIRM.match(match[0][:-4])
    start = match.start() + (before.end() if before else 0)
    name = text[start : match.end()]
    if name.startswith("(") or (name.count(")") > name.count("(")):
        start += name.find(")") + 1 if name.count(")") > name.count("(") else 1
        name = text[start : match.end()]
    hit = next((hit for hit in regions.find(name) if hit.start > 0), None)
    if (
        hit
        and len(name) > 18
        and name[hit.start - 1] not in "("
        and not any(each.start == 0 for each in regions.find(name))
    ):
        start += hit.start
    return start, match.end()


def project_of(pieces: Sequence[Piece], proof: dict[str, Span], text: str) -> str:
    """What the project is called: under a heading for it, else the headline, else what the text begins with."""
    for piece in pieces:
        if piece.topic is Topic.TITLE and not _ends_as_firm(piece.text):
            name = piece.text.split(",")[0]
            if re.search("[\u4e00-\u9fff]", name) and len(name) <= 2 * _LONGEST:
                return _proved("title", piece.start, piece.start + len(name), proof, text)
    first = re.search(r"[^\n]*[\u4e00-\u9fff][^\n]*", text)
    line = half_width(first[0]) if first else ""
    label = _LABEL.match(line)
    begin = label.end() if label else 0
    name = line[begin:].strip()
    bare = _TRAILS.sub("", name) if not name.startswith("关于") else name
    if first and _headline(name, bare):
        start = first.start() + begin
        return _proved("title", start, start + len(bare), proof, text)
    opened = re.match(
        r"\s*([\u4e00-\u9fffA-Za-z0-9()“”·、.-]{4,40}?(?:项目|工程))(?=[由,位总拟计已是为])", half_width(text)
    )
    if opened:
        return _proved("title", opened.start(1), opened.end(1), proof, text)
    for piece in pieces[:3]:
        match = re.match(
            r"([\u4e00-\u9fffA-Za-z0-9()“”·]{4,36}?(?:[一二三四五六七八九十]期|项目|工程|中心|基地))(?=,位于|,总|,由)",
            piece.text,
        )
        if match:
            return _proved("title", piece.start, piece.start + match.end(1), proof, text)
    return ""


def _headline(name: str, bare: str) -> bool:
    """Whether a first line tells what is to be done, and is neither a form nor a firm nor a sentence."""
    if (
        re.search("[,。;!?:]", name)
        or (_ends_as_firm(bare) and not _WORKS.search(bare))
        or len(bare) < 4
        or len(bare) > 44
    ):
        return False
    if name.startswith("关于"):
        return True
    return not _FORM.search(name) and bool(_WORKS.search(bare))


def _proved(name: str, start: int, end: int, proof: dict[str, Span], text: str) -> str:
    proof[name] = start, end
    return text[start:end]

"""Calling (称谓): what a product is called, and which institution offers it."""

import re
from collections.abc import Iterator, Sequence

from liandong.matching.reading.sections import Piece, Topic, topic_of

Span = tuple[int, int]

_NOUN = r"(?:贷款?|保险|担保|保|租赁|租|融资|融|通|宝|易|链|票|贴|券|付|信|直租|基金|直投|计划|按揭|保理|金|e贷|方案)"
_QUOTED = re.compile(
    rf"[“\"「《‘『]([\u4e00-\u9fffA-Za-z0-9·+-]{{1,14}}{_NOUN})[”\"」》’』](?:系列)?(?:\([^)]*\))?(贷款?|融资|保险|保理|产品)?"
)
_OPENING = re.compile(
    rf"^[“\"「《【]?([\u4e00-\u9fffA-Za-z0-9·]{{2,16}}?{_NOUN})[”\"」》】]?(?=由|是|系|,|面向|用于|为|即|旨在|针对|专为|产品|业务|指|$)"
)
_HEADLINE = re.compile(
    r"^[^\u4e00-\u9fffA-Za-z“「《【(]{0,4}(?:[\u4e00-\u9fff]{2,24}?(?:支行|分行|银行|公司)[ ·:|-]{0,6})?"
    r"[“\"「《【]?(?:[A-Za-z -]{0,24}[|:])?"
    r"(?P<name>(?=[^\n]{0,8}[\u4e00-\u9fff]{2})[\u4e00-\u9fffA-Za-z0-9+·“”-]{2,26}?)[”\"」》】]?"
    r"(?:产品说明书?|产品介绍|产品简介|产品手册|产品|业务指引摘要|业务指引|业务介绍|业务简介|申请指南|管理要点|管理办法|操作规程|业务须知|使用须知|实施方案|操作指引|业务操作细则|操作细则|办事指南|授信标准|推介|操作指南|办理指南|实施细则|政策问答|问答|简介|介绍|说明|指南|一览|上线啦?|上新啦?|来啦)*"
    r"(?:\((?P<aside>[^)]*)\))?(?:[|｜:!-].*| .*|[^\u4e00-\u9fffA-Za-z0-9,。;]+)?$"
)
_BRAND = re.compile(
    r"^[“\"「《]?([\u4e00-\u9fffA-Za-z0-9·]{1,10}(?:贷(?!款)|易融|速融|快融|租赁|保(?=$)))(?![\u4e00-\u9fff])"
)
_NO_NAME = re.compile(
    r"^(?:贷款|产品|业务|金融|品种|要素|清单|服务|信贷|跨境|项目)+(?:品种|清单|要素表?|目录|大全|手册|一览|汇编|单页)?$|>|序号|问答|须知|一览|目录|汇编|手册|节选|公司$|银行$|分行$|支行$|^产品|^本|^我行|介绍$|^说明$|类目|要素"
)

_NO_LINE = re.compile("^[^,。;]{2,24}(?:公司|银行|分行|支行)$|>")
"""A line that names who offers, or where a page stands."""
_LENDER = re.compile(
    r"(?:(?:银行|农商行|农信社|信用社|信用联社|农信联社|农商联合银行|信用合作联社|信用合作社)(?:(?:股份)?有限(?:责任)?公司)?"
    r"|(?:担保|保险|租赁|保理|小额贷款|小贷|消费金融|基金|信托|证券|投资|资产|典当|财务|金融控股|金控|服务|信用保证|征信|科技|管理|创投|资本|再担保|增信|发展)"
    r"(?:\([\u4e00-\u9fff]{2,6}\))?(?:集团)?(?:(?:股份)?有限(?:责任)?公司|公司|集团|中心)(?:\([\u4e00-\u9fff]{2,6}\))?)"
    r"(?:[ ]?(?:(?!银行|公司)[^\W\d_为与和由及向]){2,12}?"
    r"(?:分行|支行|(?:中心)?支公司|分公司|营业部|分理处|分社))?(?!业)"
)
_LED = "?由向经与和及同为从在对按将让请到至于以且或者是属系经过凡支持给把被" + (
    ',;:。、|“”"《》()【】—–-－·~*0123456789 \u3000\t\n'
)
"""Before the name of an institution: what cannot be within it."""
_ANY = re.compile(
    r"^(?:银行|(?:各|该|本|我|当地|本地|所在地|多家)?(?:农村|城市|全国性|股份制|国有|大型)*(?:商业|合作|投资|交易|私人|本|我|各|该|其他|其它|多家|任何|不占用|任何|占用|开户|承兑|线上|网上|手机|贷款|中央|政策性|国有|地方|人民|中国人民|当地|本地|所在地|试点|牵头|放款|经办|主办|受托|开立|原|他|村镇)银行|(?:当地|本地|各地|所在地|各级|辖内)(?:农信社|信用社|农商行)|.{0,6}(?:融资性?担保|担保)(?:公司|机构)?|保险|.*保证保险|基金|财务|租赁|保理|证券|信托|企业服务|.{0,6}(?:农业信贷|政府性|政策性|专业)(?:融资)?担保(?:公司|机构|集团)?)$"
)
_OF_BANK = re.compile(
    r"(?:总行)?(?:普惠金融|公司金融|公司业务|科技金融|投资银行|小企业|国际业务|票据|信贷|营销|绿色金融|乡村振兴|三农|个人|机构|零售|交易银行|中小企业)[\u4e00-\u9fff]{0,8}(?:部|中心|事业部)$|(?<=银行)(?:总行)?[\u4e00-\u9fff]{2,8}(?:部|中心)$|(?<=银行)总行$"
)
_BEFORE_NAME = re.compile(
    r"^(?:我们是?|咱们|我是|本人|这是|是|现|即|指|系)|打开|登录|下载|了解|符合|达到|满足|是指|按照|根据|依据"
    r"|关注|选择|[局委办厅会府心]联合"
)
"""What a sentence says before it names an institution: no part of the name."""
_NO_HOUSE = re.compile(r"窗口|电话|\d{4}|^你|^我|(?:承办|办理|经办|提供|发布)(?:机构|银行|单位)$|名称$")
"""What stands behind a heading for the institution and is none."""
_DOES = re.compile(r"^[^,。;]{0,8}(?:推出|发放|提供|承保|承办|办理|主办|出品|开办|统一受理|联合|向|面向|创新|牵头)")


_ABOUT = re.compile(r"^\s*关于[“「《](?P<name>[^”」》\n]{2,16})[”」》]")
_BEHIND_LENDER = re.compile(
    r"^\s*[^\n]{4,40}?(?:公司|银行|支行|分行)[-·]{1,2}(?P<name>[\u4e00-\u9fffA-Za-z0-9]{2,12})\s*(?:\n|$)"
)
_BOXED = re.compile(rf"^\s*【(?P<name>(?![^】\n]*(?:不|哪|什么))[^】\n]{{1,14}}{_NOUN})】", re.MULTILINE)
_THIS = re.compile(r"(?:款|名为|叫做?)[“「](?P<name>[^”」\n]{2,12})[”」]|一款(?P<bare>[\u4e00-\u9fff]{2,8}贷)(?!款)")
_NOTICE = re.compile(r"^\s*关于(?:开办|推出|开展|发布|办理)(?P<name>[\u4e00-\u9fff]{4,24})的(?:通告|公告|通知)")
_HOUSE = (
    r"[\u4e00-\u9fff]{2,12}?(?:银行|农商行|农信社|信用社|租赁|担保|小额贷款)(?:(?:股份)?有限公司|公司)?"
    r"(?:[\u4e00-\u9fff]{2,8}?(?:分行|支行))?(?:产品资料)?"
)
_DEFINED = re.compile(
    rf"^(?:{_HOUSE}(?=[^,。;]{{2,12}}贷))?[“「《]?(?P<name>[\u4e00-\u9fffA-Za-z0-9·+]{{2,16}}?{_NOUN}(?:业务|产品)?)[”」》]?"
    r"(?:\([^)]{1,16}\))?(?:是指|指|是(?!否|什么)|系|,?即)[^。;]{0,160}?(?:贷款|融资|业务|产品|服务|保险|担保|资金|租赁)"
)
"""A sentence that tells what a product is."""
_LINE = re.compile(
    rf"^[^\u4e00-\u9fffA-Za-z]{{0,8}}(?:[一二三四五六七八九十]{{1,2}}\)?[、.]?)?[ ]*(?:{_HOUSE}[ ·:|-]*(?=[^\n]{{3}}))?"
    rf"[“「《【]?(?P<name>[\u4e00-\u9fffA-Za-z0-9·+]{{1,14}}?{_NOUN})[”」》】]?"
    r"(?:业务|产品)?(?:管理办法|办理指南|申请指南|申请条件|额度利息|产品介绍|介绍|简介|说明书|办法|指南|细则|推介)?[^\u4e00-\u9fff]*(?:[-|:].*)?$"
)
_PAPER = (
    r"(?:管理|操作|实施|办理|申请|业务|准入|额度|利息|产品|条件|及|和|要求|流程|大纲)*"
    r"(?:办法|指南|指引|条件|要求|大纲|须知|细则|介绍|简介|说明书?|推介|手册|流程)"
)
"""What a text calls itself behind the name of the product."""
_KIND_OF = re.compile(
    "^(?:[\u4e00-\u9fff]{0,12}(?:金融|信贷|贷款|融资|担保|专属|特色|科技)(?:类)?(?:产品|业务|服务)(?:介绍|一览|汇编)?|(?:[\u4e00-\u9fff]{0,14}银行|信用类科技|科创|科技|普惠|绿色|特色|三农)?(?:金融|信贷)|[^,。;]*系列专属|贷款|融资|担保|信用|科技金融类贷款担保|贷款方式|.*介绍)$"
)
"""What names a kind of products, or a part of the text."""
_SHORT_FORM = re.compile("(?:简称|下称)[“「《]?$")
_EARLY = 8
"""Among so many sentences or lines the name of a product stands."""
_FIRST_WORDS = 160
"""Within so many characters a text tells what the product is called."""
_BRANCH = re.compile("(?:分行|支行|分公司)$")
_BEGINNING = 60
"""An institution named before this place is the one that offers, if no heading tells another."""


def title_of(sentences: Sequence[Piece], flat: str) -> Span | None:
    """The name of the product: behind its heading, in quotation marks, or the headline."""
    for piece in sentences:
        if (
            piece.topic is Topic.TITLE
            and len(piece.text) <= 32
            and re.search("(?!内容|说明)[\u4e00-\u9fff]{2}", piece.text)
            and not _KIND_OF.search(piece.text)
        ):
            return _about(piece) or _bare(piece)
    told = _told_first(flat)
    if told and not _SHORT_FORM.search(flat[: told[0]]) and not _KIND_OF.search(flat[slice(*told)]):
        return told
    found = _defined(sentences) or _in_lines(sentences, flat)
    if found and (_KIND_OF.search(flat[slice(*found)]) or "”" in flat[slice(*found)].replace("“", "", 1)):
        found = None
    found = found or _on_a_line(flat) or _listed_first(sentences, flat) or _asked_about(flat)
    return _trimmed(found, flat) if found else None


def _trimmed(span: Span, flat: str) -> Span:
    """A name without who offers it and what the text is, with the edition in brackets behind it."""
    start, end = span
    house = re.match(rf"{_HOUSE}[ ·:|-]*(?=[^,。;]{{3}})", flat[start:end])
    start += house.end() if house and not re.match("融资|贷款|产品|业务|公司", flat[start + house.end() : end]) else 0
    named = re.match(rf"(?P<name>[^,。;]*?{_NOUN})(?:业务)?(?:{_PAPER})$", flat[start:end])
    if named:
        return start, start + named.end("name")
    if flat[start:end].endswith("业务") and re.match(_PAPER, flat[end:]):
        return start, end - 2
    edition = re.match(r"\([^)\n]{0,8}(?:版|线上|型|款)\)", flat[end:])
    return start, end + (edition.end() if edition else 0)


def _listed_first(sentences: Sequence[Piece], flat: str) -> Span | None:
    """The first heading that is called as products are, of a text that lists such."""
    for piece in sentences[:_EARLY]:
        head = re.fullmatch(rf"[“「]?([\u4e00-\u9fffA-Za-z0-9]{{1,14}}?{_NOUN})[”」]?", piece.heading)
        at = flat.find(piece.heading) if head and not _KIND_OF.search(piece.heading) else -1
        if head and at >= 0 and topic_of(piece.heading) is Topic.OTHER:
            return at + head.start(1), at + head.end(1)
    return None


def _defined(sentences: Sequence[Piece]) -> Span | None:
    """What one of the first sentences tells what it is (某贷是某银行推出的贷款), without who offers it."""
    for piece in sentences[:_EARLY]:
        match = _DEFINED.match(piece.text)
        if match and not _KIND_OF.search(match["name"]) and not re.match("本|我行|该|产品|业务", match["name"]):
            return piece.start + match.start("name"), piece.start + match.end("name")
    return None


def _on_a_line(flat: str) -> Span | None:
    """A name that is one of the first lines, or stands there behind who offers it or before what the text is."""
    for line in list(re.finditer(r"[^\n]+", flat))[:_EARLY]:
        match = _LINE.match(line[0])
        if match and not _KIND_OF.search(match["name"]) and not _NO_NAME.search(match["name"]):
            return line.start() + match.start("name"), line.start() + match.end("name")
    return None


def _told_first(flat: str) -> Span | None:
    """What a text says at its beginning that the product is called."""
    stated = re.search("(?:产品|对外|业务)名称?[:为是][“「]?(?P<name>[\u4e00-\u9fffA-Za-z0-9]{2,14})", flat)
    if stated:
        return stated.span("name")
    headline = re.match(r"\s*[^\n]{0,16}?" + _QUOTED.pattern, flat)
    about = _ABOUT.match(flat)
    if headline and not about:
        return headline.span(1)
    for pattern in (_ABOUT, _BOXED, _THIS, _NOTICE, _BEHIND_LENDER):
        named = pattern.search(flat[:_FIRST_WORDS])
        if named:
            return named.span(named.lastgroup or 0)
    return None


def _in_lines(sentences: Sequence[Piece], flat: str) -> Span | None:
    """The name in quotation marks, or that a line or a sentence begins with."""
    running = [piece for piece in sentences if piece.topic in (Topic.NONE, Topic.OTHER)]
    for piece in running[:4]:
        match = _QUOTED.search(piece.text)
        if match:
            return piece.start + match.start(1), piece.start + match.end(1)
    lines = [each for each in sentences[:3] if each.topic is Topic.NONE and not _NO_LINE.search(each.text)]
    for piece in lines:
        match = _BRAND.match(piece.text)
        if match:
            return piece.start + match.start(1), piece.start + match.end(1)
        if ">" in piece.text:
            continue  # where a page stands in its site
        match = _HEADLINE.match(piece.text)
        if match and piece is lines[0] and not _NO_NAME.search(match["name"]) and _alone(piece, flat):
            return piece.start + match.start("name"), piece.start + match.end("name")
        match = _OPENING.match(piece.text)
        if match and not _NO_NAME.search(match[1]):
            return piece.start + match.start(1), piece.start + match.end(1)
    return None


def _asked_about(flat: str) -> Span | None:
    """What a question asks what it is."""
    asked = re.search(
        r"(?:什么是[“「]?(?P<one>[\u4e00-\u9fffA-Za-z]{2,16})|[:.、][“「]?(?P<two>[\u4e00-\u9fffA-Za-z]{2,14})[”」]?是什么)",
        flat,
    )
    return asked.span(asked.lastgroup or 0) if asked else None


def _about(piece: Piece) -> Span | None:
    """What stands in quotation marks of a subject: 关于“专利快融”产品的邮件."""
    quoted = re.search("[“「《](?P<name>[^”」》]{2,16})[”」》](?:产品|业务|的|有关|相关)", piece.text)
    return (piece.start + quoted.start("name"), piece.start + quoted.end("name")) if quoted else None


def _bare(piece: Piece) -> Span:
    """Without the marks around it."""
    inner = re.fullmatch(r"[“\"「《【]([^”\"」》】]+)[”\"」》】]", piece.text)
    short = re.search(r"\((?:简称|又称|以下简称)[^)]*\)$", piece.text)
    if short:
        return piece.start, piece.start + short.start()
    return (piece.start + 1, piece.end - 1) if inner else (piece.start, piece.end)


def _alone(piece: Piece, text: str) -> bool:
    """Whether a sentence is a line of its own."""
    return text[piece.end : piece.end + 1] in ("", "\n", "|") or text[piece.end : piece.end + 2].strip() == ""


def institution_of(sentences: Sequence[Piece], flat: str) -> Span | None:
    """The institution: behind its heading, else one named at the beginning, one that is told to offer, or any other."""
    for piece in sentences:
        if (
            piece.topic is Topic.PARTY
            and "合作" not in piece.heading
            and len(piece.text) <= 32
            and re.search("[\u4e00-\u9fff]", piece.text)
            and topic_of(piece.text) in (Topic.OTHER, Topic.PARTY)
            and not _NO_HOUSE.search(piece.text)
        ):
            named = next(_lenders(piece), None)
            return named[:2] if named else (piece.start, piece.start + _without_department(piece.text))
    found = [each for piece in [*_headed(flat), *sentences] for each in _lenders(piece)]
    first = next((each for each in found if each[0] < _BEGINNING), None) or next(
        (each for each in found if each[2]), next(iter(found), None)
    )
    if first is None:
        return None
    fuller = [
        each
        for each in found
        if (each[2] or _BRANCH.search(flat[each[0] : each[1]]))
        and flat[each[0] : each[1]].startswith(flat[first[0] : first[1]])
    ]
    return max((first, *fuller), key=lambda each: each[1] - each[0])[:2]


def _headed(flat: str) -> Iterator[Piece]:
    """The first lines that are nothing but the name of an institution, whose products follow."""
    for line in list(re.finditer(r"[^\n|]+", flat))[:_EARLY]:
        told = line[0].strip(" \t\u3000:■●◆★*#")
        if _LENDER.search(told) and re.fullmatch(r"[\u4e00-\u9fff()]{4,30}", told):
            start = line.start() + line[0].find(told)
            yield Piece(Topic.NONE, start, start + len(told), told)


def _lenders(piece: Piece) -> Iterator[tuple[int, int, bool]]:
    """The institutions that a sentence names, and whether they are told to offer something."""
    text = piece.text
    for match in _LENDER.finditer(text):
        start = match.start()
        while (
            start > 0
            and text[start - 1] not in _LED
            and match.start() - start < 14
            and text[start - 2 : start] != "银行"
        ):
            start -= 1
        start += max((led.end() for led in _BEFORE_NAME.finditer(text[start : match.start()])), default=0)
        name = text[start : match.end()]
        if (
            not re.match("[\u4e00-\u9fff]{4,}", name)
            or _ANY.match(name)
            or re.search(
                "的|提供|企业|发放|线上|申请|贷款|到期|客户|办理|推出|通过|合作", name[: match.start() - start + 1]
            )
        ):
            continue
        end = start + _without_department(name)
        yield piece.start + start, piece.start + end, bool(_DOES.match(text[match.end() :]))


def _without_department(name: str) -> int:
    """How many characters of a name are that of the institution, not that of a department."""
    match = _OF_BANK.search(name)
    return match.start() if match and match.start() else len(name)

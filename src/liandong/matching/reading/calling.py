"""Calling (称谓): what a product is called. Whatever may be its name is weighed by where it stands, how it is marked,
how it ends and how often it returns; the weightiest is taken, and none where none weighs enough."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from liandong.matching.reading.lenders import Lender, lenders
from liandong.matching.reading.sections import Piece, Span, Topic, topic_of

_CHARACTER = r"(?:[\u4e00-\u9fffA-Za-z0-9·+&]|(?<=\d)\.(?=0(?!\d)))"
_PRODUCT = (
    "贷|贷款|融资|融|融通|通|保|宝|易|保险|担保|担|租|直租|回租|租赁|保理|链|票|贴|贴现|券|付|信|投|直投|基金|资金|按揭|金|快线|周转"
    "|押汇|福费廷|信用证|保函|额度|透支|方案|债|牧|计划|池|融信|快|专案|分期"
)
_EDITION = r"(?:\d\.0)?$"
_ENDS = re.compile(rf"(?:{_PRODUCT}){_EDITION}")
_ENDS_SURELY = re.compile(
    r"(?:贷|贷款|融资|(?<!金)融|[快易税企农科商惠园政链票]通|保险|直租|回租|保理|e[a-z]?|宝)" + _EDITION, re.IGNORECASE
)
_FORMS = (
    "(?:特色|专属)?(?:金融|(?<![增征诚守])信贷)?产品|业务|介绍|简介|说明书?|手册|资料|单页|推介|指引|指南|大纲|规程|须知|细则|办法|要点|摘要|问答|解读|一览表?|目录|汇编"
    "|清单|宣传|详情|详解|速览|要素表?|要素|总览|明细|管理|操作|办理|申请|申办|使用|受理|政策|授信标准|标准|条件|准入|要求|流程|额度"
    "|利息|利率|期限|材料|对象|攻略|答疑|通知|公告|通告|来啦?|上线啦?|上新啦?|开办啦?|落地|发布|及|和|与|的|实施|服务方案|服务|惠企政策"
)
_FORM_ENDS = re.compile(rf"(?:{_FORMS})$")
_FORM_BEGINS = re.compile(
    r"^(?:(?:特色|重点|新)?(?:金融|信贷)?产品(?:资料|介绍|推介|一览)?|业务(?:介绍|简介|品种)|关于(?:开办|推出|开展|发布|办理)?|推出|什么是|(?:怎么|如何|怎样)?(?:申请|办理)(?=[^的]{2,12}的?(?:条件|流程|材料)?$))"
)
_OF_ITSELF = re.compile(r"(?:租|租赁|担保|保理|结算|转贷)业务$")
"""What is no name without the word at its end."""
_GENERAL = re.compile(
    r"^(?:产品|业务|金融|信贷|贷款|融资|担保|保险|租赁|公司|企业|个人|小微|普惠|对公|特色|专属|系列|服务|新闻|中心|政策|首页|资讯|科技|科创"
    r"|科技类|绿色|三农|涉农|涉企|票据|跨境|国际|供应链|信用|信用类|纯信用|抵押|质押|设备更新|合作|银行|机构|支持|扶持|惠企|助企|融资类|类|款|通知|公告"
    r"|更多|返回|详情|介绍|简介|说明|概述|品种|类目|清单|名单|要素|目录|汇编|一览|节选|摘要|用途|方式|额度|期限|利率|对象|条件|流程|材料|优势|特点"
    r"|亮点|功能|定义|描述|定位|内容|项目内容|省|市|县|区|本|该|此|我行|我司|本行|[一二三四五六七八九十\d])+$"
)
"""Words of pages and of series; nothing made of them alone is a name."""
_NO_NAME = re.compile(
    r"序号|类目|名单$|企业$|公司$|银行$|分行$|支行$|政府(?!采购|增信)|园区$|平台$|小程序|公众号|APP|客户端|网银(?!循环|贷)|专区|专栏|专场|系列$|手机银行|责任编辑|来源|作者"
    r"|^(?:本|该|此|这|我|为|以|可|须|需|应(?!急|收|城|县)|不|无(?!还本|贷户|锡|为|极|棣)|有(?!机)|未|已|在(?!线|途)|由|向(?!阳)|对(?!公)|按(?!揭)|凭|是|或|且|并(?!购)|及|其|如(?!皋|东)|若|请|当(?!涂|阳|雄)|凡|从(?!化|江)|与|经(?!营|销)|单户|单笔|最高|最低|最长|授信"
    r"|办理|申请|提供|发放|追加|获得|取得|用于|通过|怎么|如何|哪|什么|谁|多少|还在|您|你)|[?!,。;]|哪|什么|怎么|多少|不用|不需|无需"
    r"|^(?:信用|纯信用|抵押|质押|保证|免)(?:方式)?贷款?$|^(?:存量|原|旧|新|其他|其它|首次|单笔|银行)贷款$|以其|提供担保|企业申请|反担保|风险补偿(?![^,]{0,3}贷)|交通$"
    r"|近日|日前|本报|记者|尊敬|朋友|您好|各位|老板|就能|也能|(?<!节)能贷|可贷|^面向|^针对|^专为|^专门|敬请|欢迎"
)
_VERSION = re.compile(r"^(?!.*(?:新版|试行|摘|节选|\d{4}|征求|银行|公司))[^)]{0,8}(?:版|线上|线下)$")
"""In brackets behind a name: what belongs to it."""
_QUOTED = re.compile(rf"[“「《‘『【\"](?P<name>{_CHARACTER}{{2,16}})[”」》’』】\"](?:系列)?")
_INTRODUCES = re.compile(
    r"(?:推出|名为|叫做?|称为|款|关于|申请|办理|发放|有了|提供|开办|推广|上线|选择|打造|创新|研发|运用|之|的|产品|[\n。;:(一-十)\d、.]|^)[^\u4e00-\u9fff“「]{0,4}$"
)
_FOLLOWED = re.compile(
    r"^[^\u4e00-\u9fff\n]{0,3}(?:产品|贷款|业务|融资|是|由|即|系|指|专|专属|为|面向|针对|适用|用于|助力|额度|的|又|上新|上线|开办|落地|来|操作|管理|办理|分级|问答|授信|项目|[|:]|$|\n)"
)
_NOT_IN_MARKS = re.compile(
    "(?:简称|以下称|登录|登陆|打开|进入|点击|关注|下载|搜索|扫描|填报|填写|签订|签署|提交|列入|纳入|根据|依据|按照|获评|认定|属于|认定为|重点)[^\u4e00-\u9fff]?$"
)
_SUBJECT = re.compile(
    rf"(?:^|[\n。;:|! ]|第[一二三四五六七八九十]{{1,3}}条[ ]?|[)、.])"
    rf"(?P<name>{_CHARACTER}{{2,20}}?)(?:\([^)\n]{{1,20}}\))?"
    r"(?=是指|是|由[^,。;\n]{2,30}(?:推出|发放|提供|办理|承保|开办|运用)|系|指|,即|,是|即|面向|专为|专门|为[^,。;\n]{2,40}(?:提供|推出|设计)|旨在|依托|用于|把|针对)"
)
_ASKED = re.compile(
    rf"(?:什么是|(?:怎样|怎么|如何|怎)(?:才能)?(?:申请|办理|办|申办|用))[“「]?(?P<after>{_CHARACTER}{{2,16}})"
    rf"|(?:^|[\n:.、])[“「]?(?P<before>{_CHARACTER}{{2,16}}?)[”」]?(?:是什么|最多能贷多少|能贷多少|怎么申请|怎么办理|如何申请|如何办理|怎样申请)"
)
_OFFERED = re.compile(
    r"(?:推出|开办|设立|主推|一款|这款|发放|申请|办理|名为|介绍:|推荐|银行的|[支分]行的|公司的)(?:了|的)?(?P<name>(?:[\u4e00-\u9fffA-Za-z]){2,14}?(?:贷(?!款|周转|资金)|贷款|[易快e]融(?!资)|[转还续]贷(?:周转金|资金)))(?![\u4e00-\u9fff]{0,3}(?:条件|企业|客户))"
)
_LABELLED = re.compile(
    r"(?:^|[\n|。;,【 ])[^\u4e00-\u9fff\n]{0,4}"
    r"(?:(?:产品|业务|对外|贷款|融资|担保|项目|方案|品种|服务)(?:名称|全称|名)|(?:产品|业务|贷款|融资)品种(?=[】:|\t\n]))"
    r"[】\]]?[ \t]*(?:[:|\t为是][ \t]*|\n[ \t]*|(?=[\u4e00-\u9fffA-Za-z]))[“「]?"
    rf"(?P<name>{_CHARACTER}{{2,24}}?(?:\([^)\n]{{1,8}}\))?)[”」]?"
    r"(?=$|[\n,。;|(\t 【]|(?:发布|提供|推出|承办|办理|经办|出品)(?:机构|单位|银行)|(?:金融|所属)机构|[承经]办"
    r"|银行名称|融资方式|贷款额度|产品(?:类型|特点|简介))"
)
_BRAND = re.compile(
    rf"^(?P<name>{_CHARACTER}{{1,9}}?(?:贷(?!款)|[a-zA-Z快速易]融(?!资)))(?:专项|线上|信用|经营|小额|流动资金|企业|类)*(?:贷款|融资|产品|业务)$"
)
"""A name of its own before the kind of thing that it is."""
_LEAD = re.compile(
    r"^(?:[^\w“「《【\"‘(]|_)*"
    r"(?:(?:\(?[一二三四五六七八九十\d]{1,3}[)、.]{1,2}|[A-Za-z][A-Za-z -]{1,40}\|"
    r"|第[一二三四五六七八九十\d]{1,3}[条章节部][ ]?|[①-⑳]|\d{1,2}(?=[\u4e00-\u9fff“]))[ \t]*)*"
)
_STOPS = re.compile(
    r"[<。;:,!|│~─—\n\t?、◆◇■●▶▪是由]|即(?![贷保])|-{1,2}(?=[\u4e00-\u9fff])|[ \u3000]{2,}"
    r"|[ ]?(?:\(\d\)|\d[.、](?!0(?!\d))|[一1]、)|(?<=[\u4e00-\u9fff])[ ]|指(?![南引标数])|系(?![列统])"
)
_OF_RULES = re.compile("(?:办法|细则|通知|意见|规定)$")
"""In marks what is called so is a paper, no product."""
_HEADS = 6
"""So many lines may be the headline."""
_SERIES = re.compile(r"(?:金融|信贷|专属|系列)产品|产品(?:介绍|简介|手册|汇编|一览)$")
_OF_ALL = re.compile("(?:流动资金|固定资产|经营性?|短期|中长期|信用|人民币|小额|线上)+贷款$")
"""What is said of any loan in a sentence, and is a name only where it stands alone."""
_LEAST = 34
"""What weighs less is no name that we are sure of."""
_TITLE_LENGTH = 32


@dataclass(frozen=True, slots=True)
class Name:
    """What may be the name, at [start, end) of the text, and what speaks for it."""

    start: int
    end: int
    points: int
    how: str


def title_of(sentences: Sequence[Piece], flat: str) -> Span | None:
    """The name of the product: the one that most speaks for."""
    who = list(lenders(flat))
    told = list(_told(sentences, flat))
    if told:
        return told[0].start, told[0].end
    found = [each for each in _names(flat, who) if _is_name(flat[each.start : each.end])]
    weights: dict[str, int] = {}
    ways: dict[str, dict[str, int]] = {}
    for each in found:
        ways.setdefault(flat[each.start : each.end], {}).setdefault(each.how, each.points)
        ways[flat[each.start : each.end]][each.how] = max(each.points, ways[flat[each.start : each.end]][each.how])
    for name, by in ways.items():
        times = flat.count(name)
        weights[name] = max(by.values()) + 8 * (len(by) - 1) + 5 * min(3, times - 1)
    if not weights:
        return None
    best = max(weights, key=lambda name: (weights[name], -flat.find(name)))
    if weights[best] < _LEAST:
        return None
    first = min(
        (each for each in found if flat[each.start : each.end] == best), key=lambda each: (-each.points, each.start)
    )
    return first.start, first.end


def _told(sentences: Sequence[Piece], flat: str) -> Iterator[Name]:
    """What stands behind the heading for the name."""
    for piece in sentences:
        if (
            piece.topic is Topic.TITLE
            and len(piece.text) <= _TITLE_LENGTH
            and re.search("(?!内容|说明)[\u4e00-\u9fff][A-Za-z0-9]?[\u4e00-\u9fff]|[A-Z]贷", piece.text)
        ):
            start, end = _about(piece) or _bare(piece)
            stop = re.search(
                r"(?<=[贷款融保])(?:是|指|由|系)|[ \t]+(?:贷款|产品|利率|额度|期限|适用)|[ \t]\(?\d[.、)]|【",
                flat[start:end],
            )
            end = start + stop.start() if stop else end
            if not _SERIES.search(flat[start:end]):
                yield Name(start, end, 100, "label")
    for match in _LABELLED.finditer(flat):
        if _is_name(match["name"]):
            yield Name(*match.span("name"), 100, "label")


def _names(flat: str, who: Sequence[Lender]) -> Iterator[Name]:
    yield from _quoted(flat)
    yield from _headlines(flat, who)
    for match in _SUBJECT.finditer(flat):
        yield from _called(flat, match.span("name"), 26, "subject", who)
    for match in _ASKED.finditer(flat):
        yield from _called(flat, match.span(match.lastgroup or 0), 22, "asked", who)
    for match in _OFFERED.finditer(flat):
        if _OF_ALL.match(match["name"]):
            continue
        yield from _called(flat, match.span("name"), 16, "offered", who)


def _quoted(flat: str) -> Iterator[Name]:
    """What stands in quotation marks."""
    for match in _QUOTED.finditer(flat):
        before, behind = flat[max(0, match.start() - 12) : match.start()], flat[match.end() : match.end() + 8]
        name = match["name"]
        if _OF_RULES.search(name):
            continue
        line = flat.rfind("\n", 0, match.start()) + 1
        alone = match.start() == line and not flat[:line].strip() and flat[match.end() : match.end() + 1] == "\n"
        boxed = match[0][0] == "【" and not (_ENDS if alone else _ENDS_SURELY).search(name)
        if _NOT_IN_MARKS.search(before) or boxed:
            continue
        points = (
            20
            + 15 * bool(_ENDS.search(name))
            + 8 * bool(_INTRODUCES.search(before))
            + 8 * bool(_FOLLOWED.match(behind))
        )
        points += 15 * (not flat[:line].strip() or match.start() < 60)
        yield Name(*match.span("name"), points, "quoted")


def _headlines(flat: str, who: Sequence[Lender]) -> Iterator[Name]:
    """What lines at the beginning tell, and what a page says where it stands."""
    at, seen = 0, 0
    for line in re.split(r"\n|(?<=[^\s])[ ](?=[◆◇■●▶▪])", flat):
        start, at = at, at + len(line) + 1
        if not line.strip():
            continue
        if ">" in line:
            last = line.rfind(">") + 1
            yield from _called(flat, _stripped(flat, start + last, start + len(line)), 36, "headline", who)
            continue
        begin = start + len((_LEAD.match(line) or [""])[0])
        front = next(
            (
                each
                for each in who
                if (each.kind != "short" and each.start == begin) or flat[begin : each.start] in ("“", "(", "【", "[")
            ),
            None,
        )
        if front is not None and front.end <= start + len(line):
            begin = front.end + len((re.match(r"[ )·:|/,】\]-]*", flat[front.end : start + len(line)]) or [""])[0])
        stop = _STOPS.search(flat, begin, start + len(line))
        end = stop.start() if stop else start + len(line)
        alone = stop is None or not re.search("[\u4e00-\u9fff]{12}", flat[end : start + len(line)])
        points = 34 - 3 * seen - (0 if alone else 8)
        yield from _called(flat, _stripped(flat, begin, end), points, "headline", who, heading=True)
        seen += 1
        if seen == _HEADS:
            return


def _stripped(flat: str, start: int, end: int) -> Span:
    """Without the blanks and marks around it."""
    held = flat[start:end]
    start += len(held) - len(held.lstrip(' \u3000\t“「《【"#*★☆'))
    return start, max(start, end - (len(held) - len(re.sub(r"[^\w)]+$", "", held))))


def _called(
    flat: str, span: Span, points: int, how: str, who: Sequence[Lender], *, heading: bool = False
) -> Iterator[Name]:
    """The name within what is told: without who offers it, words of forms, and what stands in brackets."""
    start, end = span
    front = next((each for each in who if each.kind != "short" and each.start == start and each.end < end), None)
    start = front.end if front else start
    mark = flat.find("“", start, end)
    if mark > start and "”" not in flat[mark:end]:
        start = mark + 1  # only the first of two marks is within it
    aside = re.search(r"\((?P<inner>[^()]*)\)$", flat[start:end])
    version = end if aside and _VERSION.match(aside["inner"]) else 0
    end = start + aside.start() if aside else end
    while led := _FORM_BEGINS.match(flat[start:end]):
        start += led.end()
    start, end = _stripped(flat, start, end)
    while len(flat[start:end]) > 2 and not _OF_ITSELF.search(flat[start:end]):
        form = _FORM_ENDS.search(flat[start:end])
        if form is None or not form.start():
            break
        end, version = start + form.start(), 0
    if "】" in flat[start:end] and "【" not in flat[start:end]:
        start = flat.rindex("】", start, end) + 1
    name = flat[start:end]
    half = len(name) // 2
    if half > 2 and name == name[:half] * 2:  # a heading and the sentence behind it
        start, name = start + half, name[:half]
    brand = _BRAND.match(name)
    if brand and not version:
        yield Name(start, start + brand.end("name"), points + 18, how)
        points -= 12
    if heading and topic_of(name) not in (Topic.OTHER, Topic.TITLE) and not _ENDS.search(name.removesuffix("业务")):
        return
    sure, likely = bool(_ENDS_SURELY.search(name)), bool(_ENDS.search(name) or _OF_ITSELF.search(name))
    if how != "headline" and not likely:
        return
    yield Name(start, version or end, points + (18 if sure else 10 if likely else -8), how)


def _is_name(name: str) -> bool:
    """Whether words may be a name."""
    return (
        2 < len(name) <= _TITLE_LENGTH
        and bool(re.search("[\u4e00-\u9fff]", name))
        and not _GENERAL.match(name)
        and not _NO_NAME.search(name)
    )


def _about(piece: Piece) -> Span | None:
    """What stands in quotation marks of a subject: 关于“专利快融”产品的邮件."""
    quoted = re.search("[“「《](?P<name>[^”」》]{2,16})[”」》](?:产品|业务|的|有关|相关)", piece.text)
    return (piece.start + quoted.start("name"), piece.start + quoted.end("name")) if quoted else None


def _bare(piece: Piece) -> Span:
    """Without the marks around it."""
    inner = re.fullmatch(r"[“\"「《【]([^”\"」》】]+)[”\"」》】]", piece.text)
    owned = re.fullmatch(r"[\u4e00-\u9fff]{2,12}(?:银行|担保|农担|租赁|保险|小贷)“(?P<name>[^”]+)”", piece.text)
    if owned:
        return piece.start + owned.start("name"), piece.start + owned.end("name")
    short = re.search(r"\((?:简称|又称|以下简称)[^)]*\)$", piece.text)
    if short:
        return piece.start, piece.start + short.start()
    return (piece.start + 1, piece.end - 1) if inner else (piece.start, piece.end)

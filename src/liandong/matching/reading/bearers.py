"""Bearers (主体): what the project of a need is called, and the firm that bears it."""

import re
from collections.abc import Iterator, Sequence

from liandong.matching.reading.sections import Piece, Span, Topic, half_width
from liandong.vocabulary import regions

_LETTERS = r"(?:(?!的(?!集团))[\u4e00-\u9fffA-Za-z0-9·]|\([^()]{2,8}\))"
LEGAL = rf"{_LETTERS}{{2,30}}?(?:股份有限公司|有限责任公司|有限公司)(?:[\u4e00-\u9fff]{{2,8}}分公司)?"
"""A name with its legal form."""
_KINDS = (
    "合作社联合社|联合社|专业合作社(?!联合社)|合作社(?!联合社)|家庭农场|农场|养殖场|牧场|林场|茶场|农庄|集团|公司|协会|职业中学|职业技术学校|中学|经营部|商行|工作室|医院|幼儿园|学校|研究院|工坊|"
    "面馆|餐馆|饭店|餐厅|超市|茶庄|酒庄|"
    "厂(?![房区长商家矿名址里内子及工])"
)
_LOOSE = r"(?:(?!的(?!集团))[\u4e00-\u9fffA-Za-z0-9·]){2,20}?(?:" + _KINDS + ")(?!区)"
_LEGAL_NAME, _LOOSE_NAME = re.compile(LEGAL), re.compile(_LOOSE)
_ALONE = re.compile(
    rf"[\u4e00-\u9fffA-Za-z0-9()·]{{2,26}}(?:{_KINDS}|中心|酒店|酒楼|店|馆|楼|院|坊|园|站|民宿|客栈|药业|有限公司)"
)
_OURS = re.compile(r"(?:我|本)(?:公司|司|院|校|厂|社|企业|单位)\((?P<name>[\u4e00-\u9fffA-Za-z0-9]{4,30})\)")
"""Who speaks, beside its name."""
_ANNOUNCED = re.compile(
    r"(?:^|[\n丨:,。讯] ?)(?P<name>(?!公司|本公司)[\u4e00-\u9fffA-Za-z]{3,12})(?:\([0-9A-Z.]{4,12}\))?"
    r"(?:发布公告|公告|公布|披露)(?:称|显示)?[,，:]"
)
"""A listed firm, by its short name."""
_LEADS = re.compile(
    r".*(?:丨|一行到|(?:人|组|长)[赴到](?=[\u4e00-\u9fff]{6})|投资人|投资方|建设方|方向|带来|走访|调研|经营(?!部)|我公司|我司|本公司|本企业|我厂|我代表|代表|收购|注册了|成立了|办起了|创办了|开办了|开了|办了|(?:法人|单位|业主|主体|名称|企业)[为是]"
    r"|(?:企业|公司|单位|客户|全称|名称|借款人|主体|业主)(?=[\u4e00-\u9fff]{4})|(?<!自)由|(?<![\u4e00-\u9fff])系|是|[名]?叫|^致|^关于|^为(?=[\u4e00-\u9fff]{4})"
    r"|请(?:[贵你][行司])?(?:为|给予?|对|支持|同意)(?=[\u4e00-\u9fff]{4})"
    r"|[与和及](?=[\u4e00-\u9fff]{2,3}[市县省区])|^向|记者从|获悉|答:|问:|[,:]|(?<![\u4e00-\u9fffA-Za-z0-9])\()"
)
"""What leads to a name and is no part of it."""
_NO_NAME = re.compile(
    r"\d|已有|现有|组建项目|^原|资产|[为以对将被把从与及]公司$|^(?:加工|分拣|生产|制造)厂$|^年|^(?:我们?|本|该|贵|某|一家|母|子|总|分|目标|标的|上述|控股|国有|相关|有关|投资|担保|集团|平台|上市|关联|第三方|上级|其他|国有|专业|融资性?|政策性|农业|信贷|再|咱们?|你们?)*(?:公司|集团|厂|企业|有限公司|合作社|农场|医院)$"
    r"|^某|银行|担保有限|融资担保|(?:智能|未来|灯塔|无废|数字|零碳|绿色|示范)工厂$"
)
_OTHER = r"(?:母公司|控股股东|股东|担保人|保证人|关联企业|集团母公司|上级公司|供应商|采购商|核心企业|买方|付款方)"
_OTHERS = re.compile(rf"(?:由|为|系)?(?:{_OTHER}|标的|同行)$|收购$|[与向]$")
_OF_ANOTHER = re.compile(_OTHER)
"""A heading of, or before the name of, another firm than the one that asks."""
_ANSWERS = re.compile("(?:提供|承担|作|担)[^,。;]{0,12}(?:担保|保证|连带)|(?:担保|保证)")
"""Behind a firm that 由 leads to: it answers for the one that asks."""
_ANSWERS_FOR = re.compile("(?:[拟将愿可]|同意)?为[^,。;]{2,16}(?:提供|承担|作)[^,。;]{0,12}(?:担保|保证|连带)")
"""Behind a firm that is a heading."""
_FORM = re.compile(
    r"登记表|申请表|需求[表单]|信息表|汇总|汇编|速递|直通车|清单|一览|第[一二三四五六七八九十\d]+[期批号页]|^(?:项目)?编[号码]|^(?:项目)?代码|^附件|^序号|^单位:|基本情况|概况$"
    r"|^企业融资需求$|^融资需求$|^融资项目$|^项目融资需求$|介绍$|档案|卡片|^(?:企业|项目|需求)信息|台账|简报|通知|申请书$|征集|路演|名录|:$|^报告$|推介|提纲|发布$|招商引资项目|字体:|^首页|当前位置|^来源|^时间:|^日期|^\d{4}年\d{1,2}月\d{1,2}日|调查表"
)
_PLACE = re.compile("[\u4e00-\u9fff·]{2,12}[省市县区镇州盟旗]")
_WORKS = re.compile(
    r"(?:项目|工程|基地|产业园|工业园|园区|产业城|中心|母港|港区|生产线|技改|改造|升级|提升|改建|迁建|扩容|扩产|扩建|扩能|建设|电站|电厂|厂房|大厦|码头|车间|综合体|综合楼|管网"
    r"|[一二三四五六七八九十]期|平台|小镇|示范区|市场|学校|医院|仓库|冷库)(?:\([^)]{1,12}\)|[一二三四五六七八九十]期)?$"
)
_TRAILS = re.compile(
    r"(?:(?:融资|资金|贷款|商业|项目|推介)(?:方案|需求|计划书?|简介|介绍|说明|情况|概况|申请书?)|简介|介绍|说明|招商|单行材料|材料)?(?:\((?:简要|摘要|节选|简版|简本)\))?$"
)
_BULLET = re.compile(
    r"^[^\u4e00-\u9fffA-Za-z0-9“(【《]*(?:【[^】]{2,12}】|\d{1,3}(?:\.\d)*(?:[、.．]|(?=[\s\u3000]))"
    r"|[一二三四五六七八九十]{1,3}、"
    r"|\([一二三四五六七八九十\d]{1,2}\)|项目[一二三四五六七八九十\d]*:|标题:)?[\s\u3000]*"
)
_LED = re.compile("[\u4e00-\u9fff]{2,8}(?:事项|公告)[ ]*[–—-]{1,2}[ ]*")
"""What kind of paper it is, before a dash."""
_QUOTED = re.compile(
    r"[“《](?P<name>[^”》\n]{3,30}(?:(?=[”》](?:项目|工程))|(?<=项目)(?=[”》])|(?<=工程)(?=[”》])))|(?:项目名(?:为|称为?)?"
    r"|名为)[“《](?P<named>[^”》\n]{3,30})[”》]"
)
_FOR = re.compile(
    r"(?:用于|投向|投入|[^成]就(?=[^,。;]{4,40}向)|为(?:解决|满足|推进)[^,。;]{0,14}公司(?:\([^()]{1,20}\))?|运营的|我[厂司]|实施的?|建设的?|关于)"
    r"(?P<name>[\u4e00-\u9fffA-Za-z0-9()“”·×.-]{4,40}?(?:项目|工程|电站))(?=建设|的建设|的?资金|融资|申请贷款|向|[,。;]|已)"
)
"""A project, behind what the money is for or what is done with it."""
_NO_PROJECT = re.compile(
    r"^[该我这是上本]|^公司|^目前|是|宅基地|计划|打算|想|引进|实施|^\d{4}[年-]|^[^年]{0,3}项目|采购|支付|补充|偿还|购[买置]|募投|资金|贷款|等项目|各"
)
_ASKED_FOR = re.compile(
    r"关于(?:推荐|推进|支持|给予|恳请支持)?(?P<name>[\u4e00-\u9fffA-Za-z0-9“”·]{4,40}?(?:项目|工程|基地|园区?|中心))(?:申请|的?融资|的?贷款|的?资金)"
)
_DASHED = re.compile(rf"{LEGAL}--(?P<name>[\u4e00-\u9fffA-Za-z0-9()“”·]{{4,30}})$")
_OPENED = re.compile(
    r"(?:项目(?:名称)?[为是叫])?(?P<name>[\u4e00-\u9fffA-Za-z0-9()“”·、.-]{3,40}?(?:项目|工程|(?:[一二三四五六七八九十]期|中心|基地)(?=,?位于|由|,总|,由"
    r"|\(下称)))(?:\((?:下称|以下简称"
    r"|简称)[^)]*\))?(?=[,由位总拟计已是为])"
)
_SHORTEST = 6
"""What prose calls a project without marks has more characters, and a firm that is a heading as many."""


def firm_of(pieces: Sequence[Piece], proof: dict[str, Span], text: str, titled: Span | None = None) -> str:
    """The firm that asks: under a heading for it, else the first that the text names, one with its legal form before
    others, else in what the project is called; those that answer for it or that it buys are not it."""
    headed = [each for each in pieces if each.topic is Topic.PARTY or (each.topic is Topic.TITLE and names_firm(each))]
    prose = [each for each in pieces if each.topic not in (Topic.SECURITY, Topic.PURPOSE)]
    headed, prose = ([each for each in among if not _of_another(each)] for among in (headed, prose))
    for piece in pieces:
        if match := _OURS.search(piece.text):
            return _proved("firm", piece.start + match.start("name"), piece.start + match.end("name"), proof, text)
    announced = _ANNOUNCED.search(half_width(text))
    if announced and not _NO_NAME.search(announced["name"]):
        return _proved("firm", *announced.span("name"), proof, text)
    if called := next(_headings(pieces, text), None):
        return _proved("firm", *called, proof, text)
    for name, among in ((_LEGAL_NAME, headed), (_ALONE, headed), (_LEGAL_NAME, prose), (_LOOSE_NAME, headed + prose)):
        for piece in among:
            found = _alone(piece) if name is _ALONE else next(_named(name, piece), None)
            if found and name is _LOOSE_NAME:
                short = piece.text[slice(*found)]
                full = re.search(
                    rf"^[ \u3000]*(?P<name>[\u4e00-\u9fff]{{1,6}}[省市县区镇乡村]{re.escape(short)})(?=[ \u3000\n]|$)",
                    half_width(text),
                    re.M,
                )
                if full:
                    return _proved("firm", *full.span("name"), proof, text)
            if found:
                return _proved("firm", piece.start + found[0], piece.start + found[1], proof, text)
    if titled:  # a title that opens with the name of the firm
        loose = _LOOSE_NAME.match(text, *titled)
        match = _LEGAL_NAME.match(text, *titled) or (loose if loose and loose[0].startswith("关于") else None)
        if match:
            return _proved("firm", *_within(text, match), proof, text)
    return ""


def _of_another(piece: Piece) -> bool:
    """Whether a piece is the name of another firm, as its heading tells."""
    return bool(re.fullmatch(f"{_OTHER}(?:名称)?", piece.heading)) and is_firm(piece.text)


def _headings(pieces: Sequence[Piece], text: str) -> Iterator[Span]:
    """Firms before a colon, as headings of what they ask for: 甲乙丙泵业有限公司:拟贷款300万元."""
    flat = half_width(text)
    answer = {piece.heading for piece in pieces if _ANSWERS_FOR.match(piece.text)}
    for piece in pieces:
        if piece.heading in answer or _OF_ANOTHER.match(piece.heading):
            continue
        if len(piece.heading) >= _SHORTEST and is_firm(piece.heading) and not _NO_NAME.search(piece.heading):
            start = flat.rfind(piece.heading, 0, piece.start)
            if start >= 0:
                yield start, start + len(piece.heading)


def firmless(text: str) -> str:
    """The text with firms' names blanked out: what they are called is neither where they are nor what they do."""
    for match in _LEGAL_NAME.finditer(text):
        start, end = _within(text, match)
        text = text[:start] + "〇" * (end - start) + text[end:]
    return text


def is_firm(text: str) -> bool:
    return bool(re.search("(?:公司|合作社|联合社|集团|经营部|商行|农场|[司场]厂)$", text))


def names_firm(piece: Piece) -> bool:
    """Whether what stands under a heading for a name is that of a firm."""
    works = re.search("(?:水|处理|电)厂$", piece.text) or _WORKS.search(piece.text)
    return is_firm(piece.text) or bool(piece.heading == "名称" and _ALONE.fullmatch(piece.text) and not works)


def _alone(piece: Piece) -> Span | None:
    """A piece that is a name and nothing else."""
    name = re.sub(r"\((?:个人独资|个体|简称|以下|老客户|系|原)[^()]*\)$", "", piece.text)
    return (0, len(name)) if _ALONE.fullmatch(name) and not _NO_NAME.search(name) else None


def _named(name: re.Pattern[str], piece: Piece) -> Iterator[Span]:
    for match in name.finditer(piece.text):
        start, end = _within(piece.text, match)
        behind, before = piece.text[end:], piece.text[:start]
        if re.match("[^,。;]{0,2}(?:上班|工作|任职)", behind) or (before.endswith("由") and _ANSWERS.match(behind)):
            continue
        if start < end and not _NO_NAME.search(piece.text[start:end]) and not _OTHERS.search(piece.text[:start]):
            yield start, end


def _within(text: str, match: re.Match[str]) -> Span:
    """Where the name begins: behind words that lead to it, or at the place that it begins with."""
    before = _LEADS.match(match[0][:-2])
    start, end = match.start() + (before.end() if before else 0), match.end()
    name = text[start:end]
    if name.count("(") != name.count(")"):  # only one of the two brackets is the name's
        start += max(name.rfind("("), name.rfind(")")) + 1
        name = text[start:end]
    places = [hit.start for hit in regions.find(name)] if len(name) > 18 else []
    if places and places[0] > 0 and name[places[0] - 1] != "(":
        start += places[0]
    return start, end


def headline_of(text: str) -> Span | None:
    """Where the first lines call it, behind the name of a form."""
    for line in list(re.finditer(r"[^\n]*[\u4e00-\u9fff][^\n]*", half_width(text)))[:3]:
        bullet = _BULLET.match(line[0])
        begin = bullet.end() if bullet else 0
        led = _LED.match(line[0], begin)
        begin = led.end() if led else begin
        name = line[0][begin:].strip()
        if not name:
            continue
        asked = _ASKED_FOR.match(name)
        if asked and not _NO_PROJECT.search(asked["name"]) and "公司" not in asked["name"]:
            return line.start() + begin + asked.start("name"), line.start() + begin + asked.end("name")
        bare = name if name.startswith("关于") else _TRAILS.sub("", name)
        if _tells(name, bare):
            return line.start() + begin, line.start() + begin + len(bare)
        if not (_FORM.search(re.sub(r"[\s\u3000]", "", name)) or _PLACE.fullmatch(name) or is_firm(name)):
            return None
    return None


def _tells(name: str, bare: str) -> bool:
    """Whether a line tells what is to be done, and is neither a form nor a firm nor a sentence."""
    if re.search("[,。;!?:|\t]", name) or not 4 <= len(bare) <= 44 or (is_firm(bare) and not _WORKS.search(bare)):
        return False
    if name.startswith("关于"):
        return not re.search("授信|额度|担保|公告$", name)
    return not _FORM.search(name) and bool(_WORKS.search(bare))


def told_in_prose(pieces: Sequence[Piece], text: str) -> Span | None:
    """Where prose tells it: in marks before 项目, behind the firm, at the beginning, or where the money goes."""
    quoted = _QUOTED.search(text)
    if quoted:
        return quoted.span("name" if quoted["name"] else "named")
    for piece in pieces:
        if dashed := _DASHED.match(piece.text):
            return piece.start + dashed.start("name"), piece.start + dashed.end("name")
    for piece in pieces[:4]:
        bullet = _BULLET.match(piece.text)
        opened = _OPENED.match(piece.text, bullet.end() if bullet else 0)
        if opened and not _NO_PROJECT.search(opened["name"]) and len(opened["name"]) > 4:
            return piece.start + opened.start("name"), piece.start + opened.end("name")
    for piece in pieces:
        for match in _FOR.finditer(piece.text):
            if not re.search(f"{_NO_PROJECT.pattern}|公司|银行|申请", match["name"]) and len(match["name"]) > _SHORTEST:
                return piece.start + match.start("name"), piece.start + match.end("name")
    return None


def _proved(name: str, start: int, end: int, proof: dict[str, Span], text: str) -> str:
    proof[name] = start, end
    return text[start:end]

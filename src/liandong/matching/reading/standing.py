"""Standing (现状): where a need's firm or project is, what it does, since when it is there, how it is rated and how far
it has come."""

import re
from collections.abc import Iterator, Sequence

from liandong.matching.reading import words
from liandong.matching.reading.bearers import firmless, is_firm
from liandong.matching.reading.mentions import places, when
from liandong.matching.reading.sections import Piece, Span, Topic, parts
from liandong.matching.reading.trades import named_at, trades
from liandong.matching.sometime import Sometime, When
from liandong.model.kinds import STAGES
from liandong.rules.facts import Kind, lies
from liandong.vocabulary.stages import STAGE_WORDS

_WHERE_WEAK = re.compile(
    r"在(?=[\u4e00-\u9fff]{2,4}(?:注册|成立|办厂|设立))|[在于是系为](?=[\u4e00-\u9fff]{2,9}[省市县区州盟旗])"
)
_WHERE = re.compile(
    r"位于|位在|落户|落地|坐落|地处|^(?=[^,。]{3,9}某)|注册地(?:址|为|在)?|住所|地址(?:为|在)?|办公地(?:址|点)|厂址|厂区|所在地?|建设地点|选址"
    r"|来到|走进|迁至|搬[到至]|注册在|总部在|设在|来自"
)
_DOES = re.compile(
    r"主营|主要(?:从事|生产|经营|种植|养殖|销售|做)|从事|专注于?|专业(?:从事|生产)|深耕|属于?|系|行业(?:类别)?|领域|经营范围|做(?=[^,。]{2,16}(?:制造|生产"
    r"|加工|批发|零售|种植|养殖|生意|行业))|(?<=[,。(])做|是(?:一家|家)|生产经营|^做|^生产(?!线)|主打"
)
_OF = re.compile(
    "的(?:〇|[\u4e00-\u9fff]{2,14}(?:公司|厂|合作社|农场|医院|集团|企业))|企业(?=[,。;]|$)|某|[有一]+[家个]"
)
"""Behind a place: it is where that firm is."""
_DAY = r"\d{4}(?:年(?:\d{1,2}月)?(?:\d{1,2}日)?|[/.-]\d{1,2}(?:[/.-]\d{1,2})?(?!\d))"
_BORN = (
    r"(?:成立|设立|创立|创办|创建|始建|始创|组建|注册(?!资|地|商)"
    r"|(?:取得|办理|完成)?(?:法人|工商)?登记(?![表为])|办(?:起来)?的|(?:取得|领取|拿到|办理?了?|领)(?:了|的)?(?:营业)?执照|开的|的老?厂|建厂|办厂|开业)"
)
_BEGUN = re.compile(rf"(?P<day>{_DAY})[^。;\d]{{0,24}}(?:办起|创办|开办|成立|注册)了")
_FOUNDED = re.compile(
    rf"{_BORN}(?:时间|日期|登记|\d{{1,2}}年\()?[::为于在]{{0,2}}(?:公历)?(?P<behind>{_DAY})"
    rf"|(?P<before>{_DAY})(?:[由在经][^,。;\d]{{0,8}})?(?:正式|注册|登记|依法|发起|改制)*{_BORN}"
)
_SHORT_YEAR = re.compile(rf"(?<!\d)(\d\d)年(?:底|初|就)?(?:{_BORN})")
_THIS_CENTURY = 49
"""Years of two figures up to it are of this century."""
_RATING = re.compile(r"^(?:主体|企业|内部|外部|信用|评级|等级|为|:)*(?P<grade>[A-D]{1,3})级?(?![A-Za-z0-9-])")
_GRADE = re.compile(r"(?<![A-Za-z])(?P<grade>A{1,3}|B{1,3}|C{1,3}|D)级?(?![A-Za-z0-9-])")
_GRADED = re.compile(
    r"(?:信用|主体|资信|内部|外部|银行|企业)?(?:信用)?(?:评级|等级|级别)[^,。;A-Za-z]{0,10}(?<![A-Za-z])"
    r"(?P<grade>A{1,3}|B{1,3}|C{1,3}|D)(?![A-Za-z0-9-])"
)
_OTHER_GRADE = re.compile("纳税|环保|环境|海关|安全|质量|信息披露")
_BEFORE = re.compile("去年|上年|此前|原来|曾|以前|未|无")
_SIZES = (
    "小微企业",
    "小型微型企业",
    "个体工商户",
    "规上企业",
    "规模以上企业",
    "规模以上工业企业",
    "四上企业",
    "四上”企业",
    "限上企业",
    "商贸企业",
)
_HONOUR = re.compile(r"^[^:\s]{2,20}?(?:企业|机构|工厂|冠军|小巨人”?|中心|基地|单位|老字号|领跑者|示范社|示范场)$")
_AIMED = re.compile(r"(?:拟|正在?|计划|筹备|准备|争取)(?:申报|申请|认定|创建)|申报中|未(?:获|取得|认定)")
_LAID = re.compile("(?:工厂|车间|矿山|工作站|流动站|实践基地|设计中心|研究中心|实验室|技术中心|研发机构)$")
"""Titles that are also what somebody builds or fits out."""
_HOPED = re.compile(
    r"(?:力争|争创|争取|有望)[^,。;#]{0,16}#|(?:计划|预计|拟|将)[^,。;、#]{0,10}(?:建|创[建成]|打造|培育)[^,。;、#]{0,6}#"
)
_WORKED_ON = re.compile(
    r"(?:承[建接揽]|[拟新]建|建设(?!银行)|打造|改造|供应|主营|从事)"
    r"(?:(?!获|认定|评|入选|列入|拥有|建[有成])[^,。;的| #]){0,8}#"
    r"|^(?![^#]*(?:获|认定|评|入选|列入|拥有))[^#]*#"
    r"的?(?:专?用|智能|自动化|数字化)?(?:开发|改造|建设(?!有)|设备|项目|系统|软件|工程|解决方案)"
)
_SERVED = re.compile(
    r"[为向给]#等?(?:企业|单位|客户)?[^,。;、#]{0,6}(?:提供|供应|供货|配套|服务)|[与同向]#等?[^,。;、#]{0,6}合作"
)
"""Around titles, each list of which is #: those that the firm hopes for, builds, or that others hold."""
_AHEAD = re.compile(
    r"(?:未|尚未|预计|预期|计划|拟|将|待|即将|力争|争取|准备|不|有望|明年|下月|月底|年内|近期|[上下]半年|季度|后|年底(?:前)?|完成后)[^,。;]{0,8}$"
)
_STATED = re.compile(r"已|目前|现|正在?|处于|尚处|完成|取得|阶段|状态|情况|进入|同意|获批|通过")
_STAGES_IN_PROSE = re.compile(
    r"签约|签订[^,。;]{0,6}(?:投资|项目|合作|入园|落户)(?:框架)?协议|立项|备案|核准|可研[^,。;]{0,6}批复|可研已?批|开工|动工|动[了的]工|开了工|破土|打桩|奠基|在建|建设中|施工(?!图|许可|设计"
    r"|招标|单位)|封了?顶|试生产"
    r"|试运行|投产|竣工|建成|完工|"
    r"(?:暂停|停止)(?:施工|建设)|停工|停建|缓建|意向(?!的|书|银行|贷款|融资|产品|金额|期限|利率|价格|机构|担保)|谋划|前期阶段|终止"
)
_SHARE_DONE = re.compile(
    r"(?:主体工程|主体结构|主体厂房|土建)[^,。;]{0,4}已?(?:全部)?(?:建设完成|施工完成|完工|完成)|(?:主体|工程|建设|土建|形象进度|投资)[^,。;]{0,8}(?:完成|达)[^,。;]{0,6}(?:\d+%|过半|大半|近半|[一二三四五六七八九]成)"
)
_NEIGHBOUR = re.compile("(?:[东南西北]|毗|邻|紧)[临邻靠接连]|附近|相邻")
"""Before what is told of something else nearby."""
_FIRST_PHASE = re.compile("一期[^、,;]{0,8}$")
_HERE = re.compile(r"(?:处于|进入|尚处|本次[^,。;]{0,6}|目前(?:为|是|处)?于?)[^,。;]{0,4}$")


_UNSURE = (
    "选址",
    "正在选址",
    "招标",
    "将",
    "将在",
    "拟",
    "拟在",
    "计划",
    "规划",
    "有意",
    "扩建",
    "改扩建",
    "成立",
    "调试",
    "挂牌",
    "退出",
    "放弃",
)
"""Words of stages that tell under a heading of how far it has come of something else too."""


def region(pieces: Sequence[Piece], title: str, titled: Span | None) -> tuple[str, Span] | None:
    """The finest place: under headings for it each within the one before, else the first that prose tells, else the
    one that the name of the project at `titled` opens with, else the only one that sentences begin with.
    """
    held: tuple[str, Span] | None = None
    for piece in pieces:
        if piece.topic is not Topic.PLACE:
            continue
        found = places(piece.text)
        for code, start, end in found[:1]:
            if held is None or (held[0] != code and lies(Kind.REGION, held[0], code)):
                held = code, (piece.start + start, piece.start + end)
    if held is None:
        held = _in_prose(pieces)
    if held is None and titled:
        held = _of_title(pieces, title, titled)
    return held or _again(pieces)


def _in_prose(pieces: Sequence[Piece]) -> tuple[str, Span] | None:
    """The first place that a text says to be somebody's, else one alone between marks, else one that 在 leads to."""
    found: list[tuple[int, str, Span]] = []
    for piece in pieces:
        text = words.TITLES.sub(lambda match: "〇" * len(match[0]), firmless(piece.text))
        for sure, where in ((3, _WHERE), (1, _WHERE_WEAK)):
            for match in where.finditer(text):
                for code, start, end in places(text[match.end() :])[:1]:
                    if start < (6 if sure > 1 else 1):
                        at = piece.start + match.end()
                        found.append((sure, code, (at + start, at + end)))
        for match in re.finditer(r"[^,()。;:\s〇]+", text):
            for code, start, end in places(match[0])[:1]:
                whole = end == len(match[0].rstrip("的")) and end > 2
                opens = piece.start == 0 and text[match.start() + end : match.start() + end + 1] == "的"
                if start == 0 and (whole or opens or _OF.match(text, match.start() + end)):
                    found.append((2, code, (piece.start + match.start(), piece.start + match.end())))
    best = max(found, key=lambda each: (each[0], -each[2][0]), default=None)
    return best[1:] if best else None


def _of_title(pieces: Sequence[Piece], title: str, titled: Span) -> tuple[str, Span] | None:
    """The place that the name of a project opens with, where the text speaks of it besides that name."""
    for code, start, end in places(title)[:1]:
        if start == 0 and any(title[:end] in firmless(piece.text.replace(title, "")) for piece in pieces):
            return code, (titled[0], titled[0] + end)
    return None


def _again(pieces: Sequence[Piece]) -> tuple[str, Span] | None:
    """The one place that sentences begin with, where that is one only."""
    found: dict[str, Span] = {}
    for piece in pieces:
        for code, start, end in places(piece.text)[:1]:
            if start == 0 and end > 2 and not is_firm(piece.text):
                found.setdefault(code, (piece.start, piece.start + end))
    return next(iter(found.items())) if len(found) == 1 else None


def industry(pieces: Sequence[Piece]) -> tuple[str, Span] | None:
    """What the firm does: under a heading for it, else where prose tells."""
    headed: list[tuple[str, Span]] = []
    for piece in pieces:
        if piece.topic is Topic.INDUSTRY or (piece.topic is Topic.MIXED and not re.search("抵|质|期", piece.text)):
            codes = trades(piece.text, told="主营" not in piece.heading)
            if codes:  # 批发业—谷物批发 is the finer of the two
                finest = max((code for code in codes if code.startswith(codes[0])), key=len)
                headed.append((finest, (piece.start, piece.end)))
    if headed:
        return max(headed, key=lambda each: len(each[0]))
    for piece in pieces:
        if piece.topic in (Topic.SECURITY, Topic.PURPOSE, Topic.TITLE):
            continue
        for part in parts(piece):
            text = words.TITLES.sub("", firmless(part.text))
            whole = any((start, end) == (0, len(text)) for start, end, _ in named_at(text))
            does = _DOES.search(text)
            if not (does or whole) or re.search("收购|并购", text):
                continue
            behind = text[does.start() if does else 0 :]
            hits = named_at(behind, told=True)
            # 生产罗拉、轴承: the first thing of the list has no code
            named = [] if hits and "、" in behind[: hits[0][0]] else [code for _, _, code in hits]
            by_policy = trades(behind) if re.search("行业|产业|领域|主营|经营范围|从事", text) else []
            for code in (named or by_policy)[:1] if len((named or by_policy or [""])[0]) > 1 else ():
                return code, (part.start, part.end)
    return None


def founded(pieces: Sequence[Piece]) -> tuple[When, Span] | None:
    """Since when the firm is there, as far as it is told."""
    for piece in pieces:
        match = _FOUNDED.search(piece.text)
        begun = None if match else _BEGUN.search(piece.text)
        if begun and (day := when(begun["day"])):
            return day, (piece.start, piece.end)
        if match is None and (short := _SHORT_YEAR.search(piece.text)):
            year = int(short[1])
            return Sometime((1900 if year > _THIS_CENTURY else 2000) + year), (piece.start, piece.end)
        told = (match["behind"] or match["before"]) if match else piece.text if piece.topic is Topic.FOUNDED else ""
        day = when(told)
        if day is not None:
            return day, (piece.start, piece.end)
    return None


def rating(pieces: Sequence[Piece]) -> tuple[str, Span] | None:
    for piece in pieces:
        if piece.topic is Topic.RATING and not _OTHER_GRADE.search(piece.heading):
            for part in parts(piece):
                match = None if _BEFORE.search(part.text) else _GRADE.search(part.text)
                if match:
                    return match["grade"], (part.start, part.end)
    for piece in pieces:
        if (
            piece.topic is Topic.RATING
            and not _OTHER_GRADE.search(piece.heading)
            and (match := _RATING.search(piece.text))
        ):
            return match["grade"], (piece.start, piece.end)
    for piece in pieces:
        for part in parts(piece):
            match = _GRADED.search(part.text)
            if match and not _OTHER_GRADE.search(part.text[: match.start()]) and not _BEFORE.search(part.text):
                return match["grade"], (part.start, part.end)
    return None


def titles(pieces: Sequence[Piece]) -> tuple[frozenset[str], Span] | None:
    """The titles that the firm holds; sizes of firms are none."""
    held: set[str] = set()
    span: Span | None = None
    for piece in pieces:
        for part in parts(piece):
            named = {
                title
                for title, _, end in words.titles(part.text)
                if not title.endswith(_SIZES)
                and not re.match("(?:信用|专项)?贷款|融资", part.text[end:])
                and (piece.topic is Topic.HONOURS or _its_own(part.text, title, end))
            }
            if piece.topic is Topic.HONOURS:
                listed = (re.sub(r"^\d{4}年(?:获评|认定为?)?", "", each) for each in re.split("[、/]", part.text))
                named = {each for each in listed if _HONOUR.search(each)} or named
                named = {each for each in named if not each.endswith(_SIZES)}
            named -= {each for each in named if f"{each}(申报中)" in part.text}
            if named and not _AIMED.search(part.text.replace("(申报中)", "")):
                held |= named
                span = span or (piece.start, piece.end)
    return (frozenset(held), span) if span else None


def _its_own(text: str, title: str, end: int) -> bool:
    """Whether the title that ends there is one that the firm has: not hoped for, built for others or held by them."""
    masked = words.TITLES.sub(lambda match: "#" * len(match[0]), text)
    listed = next(run for run in re.finditer("#(?:[#、和及与]*#)?", masked) if run.start() < end <= run.end())
    before, behind = (said.replace("#", "〇") for said in (masked[: listed.start()][-40:], masked[listed.end() :]))
    around = f"{before}#{behind}"
    if _HOPED.search(around) or _SERVED.search(around):
        return False
    return not (_LAID.search(title) and _WORKED_ON.search(around))


def stage(pieces: Sequence[Piece]) -> tuple[str, Span] | None:
    """How far the project has come: what is told to be so now, else the furthest that is reached; what lies ahead does
    not count."""
    reached: list[tuple[int, str, Span]] = []
    for piece in pieces:
        for part in parts(piece):
            if re.search("抵押|质押|抵质押", part.text):
                continue  # 在建工程抵押 tells what is pledged
            if re.search("(?:[家户]|企业|商户|客户)[^,。;]{0,4}签约", part.text):
                continue  # others sign to come
            under = piece.topic is Topic.STAGE
            before = piece.text[: part.start - piece.start]
            for word, start in _stage_words(part.text, under, before):
                place = part.start + start, part.start + start + len(word)
                if _NEIGHBOUR.search(part.text[:start]):
                    continue
                code = _stage_of(word, part.text[:start])
                if code is None:
                    continue
                rank, told, _ = STAGES[code]
                now = bool(_HERE.search(part.text[:start])) or rank is None
                phase = _FIRST_PHASE.search(part.text[:start]) or part.text.startswith("一期", start + len(word))
                first = 10 * bool(phase)  # 一期投产、二期在建: the second is meant
                reached.append((100 if now else 50 * under + (rank or 0) - first, told, place))
    if not reached:
        return _under_way(pieces)
    most = max(rank for rank, _, _ in reached)
    return next((told, place) for rank, told, place in reached if rank == most)


def _under_way(pieces: Sequence[Piece]) -> tuple[str, Span] | None:
    """Works of which a share is done are being built."""
    for piece in pieces:
        match = _SHARE_DONE.search(piece.text)
        if match:
            return STAGES["building"][1], (piece.start + match.start(), piece.start + match.end())
    return None


def _stage_words(text: str, under: bool, said: str) -> Iterator[tuple[str, int]]:
    """The words of stages in a part behind what is `said`; in prose only those that are said of projects, and said to
    be so."""
    text = text.replace("施工图", "〇〇〇").replace("施工许可", "〇〇〇〇")
    if under and not _STAGES_IN_PROSE.search(text):
        words_of = ((word, text.find(word)) for word in STAGE_WORDS if word in text and word not in _UNSURE)
        yield from ((word, at) for word, at in list(words_of)[:1] if not _AHEAD.search(text[:at]))
        return
    for match in _STAGES_IN_PROSE.finditer(text):
        before = text[: match.start()]
        if text.startswith("后", match.end()) and match[0] in ("建成", "投产", "竣工", "完工"):
            continue  # what will be when it is done
        if re.split("[、,;]", before)[-1] and _AHEAD.search(re.split("[、,;]", before)[-1]):
            continue
        if (
            under
            or (
                re.search(rf"{_DAY}(?:全部|全面|正式|顺利|建成)?$", before)
                and not match[0].startswith("签")
                and text[match.end() :][:1] != "的"
            )
            or re.search("[了的]", match[0])
            or match[0] in ("在建", "建设中", "停工", "停建", "缓建")
            or (_STATED.search((said + before)[-16:] + text[match.end() : match.end() + 3]))
        ):
            yield match[0], match.start()


def _stage_of(word: str, before: str) -> str | None:
    """The code of the stage that a word tells; None of one that the table of stages does not have."""
    if word in ("竣工", "建成", "完工") and re.search("(?:主体|土建|厂房|基础)[^,。;]{0,4}$", before):
        return "building"  # of a share of the works
    word = re.sub("[了的]", "", word)  # 封了顶
    if "可研" in word:
        return "approved"
    if re.match("暂?停|缓", word):
        return "suspended"
    return STAGE_WORDS.get(word) or next((code for known, code in STAGE_WORDS.items() if known in word), None)

"""Standing (现状): where a need's firm or project is, what it does, since when it is there, how it is rated and how far
it has come."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from liandong.matching.reading import words
from liandong.matching.reading.asking import grades
from liandong.matching.reading.mentions import on_the_day, places
from liandong.matching.reading.naming import Span
from liandong.matching.reading.sections import Piece, Topic, parts
from liandong.matching.reading.trades import trades
from liandong.model.kinds import STAGES
from liandong.rules.facts import Kind, lies
from liandong.vocabulary.stages import STAGE_WORDS

_FIRM = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9()“”·]{2,30}?(?:股份有限公司|有限责任公司|有限公司|集团公司|合作社|经营部|事务所|工作室)"
)
_WHERE = re.compile(
    r"位于|位在|落户|落地|坐落|地处|注册地(?:址|为|在)?|住所|办公地(?:址|点)|厂址|厂区|所在地?|建设地点|选址|[,(、]在?(?=[\u4e00-\u9fff]{2,4}[市县区])"
    r"|注册在|总部在|设在|来自"
)
_DOES = re.compile(
    r"主营|主要(?:从事|生产|经营)|从事|专注于?|专业(?:从事|生产)|深耕|属于?|系|行业(?:类别)?|领域|经营范围|(?<=[,。(])做|是(?:一家|家)|生产经营|^做|主打"
)
_DAY = r"\d{4}(?:年(?:\d{1,2}月)?(?:\d{1,2}日)?|[/.-]\d{1,2}(?:[/.-]\d{1,2})?(?!\d))"
_BORN = r"(?:成立|设立|创立|创办|创建|注册(?!资|地|商)|登记(?!表)|建厂|办厂|开业)"
_FOUNDED = re.compile(
    rf"{_BORN}(?:时间|日期|登记)?[::为于在]{{0,2}}(?:公历)?(?P<behind>{_DAY})|(?P<before>{_DAY})(?:[由在经][^,。;\d]{{0,8}})?(?:正式|注册|登记|依法|发起)*{_BORN}"
)
_RATING = re.compile(r"^(?:主体|企业|内部|外部|信用|评级|等级|为|:)*(?P<grade>[A-D]{1,3})级?(?![A-Za-z0-9])")
_SIZES = ("小微企业", "小型微型企业", "个体工商户", "规上企业", "规模以上企业", "规模以上工业企业")
_AIMED = re.compile(r"(?:拟|正在?|计划|筹备|准备|争取)(?:申报|申请|认定|创建)|申报中|未(?:获|取得|认定)")
_AHEAD = re.compile(
    r"(?:未|尚未|预计|预期|计划|拟|将|待|即将|力争|争取|准备|不|有望|明年|后|年底(?:前)?|完成后)[^,。;]{0,8}$"
)
_STATED = re.compile(r"已|目前|现|正在?|处于|尚处|完成|取得|阶段|状态|情况|进入")
_STAGES_IN_PROSE = re.compile(
    r"签约|签订[^,。;]{0,6}(?:投资|项目|合作|入园|落户)(?:框架)?协议|立项|备案|核准|可研批复|开工|动工|奠基|在建|建设中|施工|封顶|试生产|试运行|投产|竣工|建成|"
    r"(?:暂停|停止)(?:施工|建设)|停工|停建|缓建|意向|谋划|前期阶段|终止"
)
_HERE = re.compile(r"(?:处于|进入|尚处|本次[^,。;]{0,6}|目前(?:为|是|处)?于?)[^,。;]{0,4}$")


def firmless(text: str) -> str:
    """The text with firms' names blanked out: what they are called is neither where they are nor what they do."""
    return _FIRM.sub(lambda match: "〇" * len(match[0]), text)


def region(pieces: Sequence[Piece]) -> tuple[str, Span] | None:
    """The finest place: under headings for it each within the one before, else the first that prose tells."""
    held: tuple[str, Span] | None = None
    for piece in pieces:
        if piece.topic is not Topic.PLACE:
            continue
        found = places(piece.text)
        for code, start, end in found[:1]:
            if held is None or (held[0] != code and lies(Kind.REGION, held[0], code)):
                held = code, (piece.start + start, piece.start + end)
    return held or next(_regions_in_prose(pieces), None)


def _regions_in_prose(pieces: Sequence[Piece]) -> Iterator[tuple[str, Span]]:
    for piece in pieces:
        text = firmless(piece.text)
        for where in _WHERE.finditer(text):
            found = [(code, start, end) for code, start, end in places(text[where.end() :]) if start < 6]
            for code, start, end in found[:1]:
                yield code, (piece.start + where.end() + start, piece.start + where.end() + end)


def industry(pieces: Sequence[Piece]) -> tuple[str, Span] | None:
    """What the firm does: under a heading for it, else where prose tells."""
    for piece in pieces:
        if piece.topic is Topic.INDUSTRY or (piece.topic is Topic.MIXED and not re.search("抵|质|期", piece.text)):
            for code in trades(piece.text, told=True)[:1]:
                return code, (piece.start, piece.end)
    for piece in pieces:
        if piece.topic in (Topic.SECURITY, Topic.PURPOSE, Topic.TITLE):
            continue
        for part in parts(piece):
            text = firmless(part.text)
            does = _DOES.search(text)
            if does is None or re.search("收购|并购", text):
                continue
            for code in trades(text[does.end() :], told=True)[:1]:
                return code, (part.start, part.end)
    return None


def founded(pieces: Sequence[Piece]) -> tuple[date, Span] | None:
    for piece in pieces:
        match = _FOUNDED.search(piece.text)
        told = (match["behind"] or match["before"]) if match else piece.text if piece.topic is Topic.FOUNDED else ""
        day = on_the_day(told)
        if day is not None:
            return day, (piece.start, piece.end)
    return None


def rating(pieces: Sequence[Piece]) -> tuple[str, Span] | None:
    for piece in pieces:
        if piece.topic is Topic.RATING and (match := _RATING.search(piece.text)):
            return match["grade"], (piece.start, piece.end)
    for piece in pieces:
        for test in grades(piece.text):
            if isinstance(test.value, frozenset) and len(test.value) == 1:
                return min(test.value), (piece.start, piece.end)
    return None


def titles(pieces: Sequence[Piece]) -> tuple[frozenset[str], Span] | None:
    """The titles that the firm holds; sizes of firms are none."""
    held: set[str] = set()
    span: Span | None = None
    for piece in pieces:
        for part in parts(piece):
            named = {title for title, _, _ in words.titles(part.text) if not title.endswith(_SIZES)}
            if named and not _AIMED.search(part.text):
                held |= named
                span = span or (piece.start, piece.end)
    return (frozenset(held), span) if span else None


def stage(pieces: Sequence[Piece]) -> tuple[str, Span] | None:
    """How far the project has come: what is told to be so now, else the furthest that is reached; what lies ahead does
    not count."""
    reached: list[tuple[int, str, Span]] = []
    for piece in pieces:
        for part in parts(piece):
            under = piece.topic is Topic.STAGE
            for word, start in _stage_words(part.text, under):
                place = part.start + start, part.start + start + len(word)
                code = _stage_of(word)
                rank, told, _ = STAGES[code]
                now = bool(_HERE.search(part.text[:start])) or rank is None
                reached.append((100 if now else 50 * under + (rank or 0), told, place))
    if not reached:
        return None
    most = max(rank for rank, _, _ in reached)
    return next((told, place) for rank, told, place in reached if rank == most)


def _stage_words(text: str, under: bool) -> Iterator[tuple[str, int]]:
    """The words of stages in a part; in prose only those that are said of projects, and said to be so."""
    if under and not _STAGES_IN_PROSE.search(text):
        words_of = ((word, text.find(word)) for word in STAGE_WORDS if word in text)
        yield from ((word, at) for word, at in list(words_of)[:1] if not _AHEAD.search(text[:at]))
        return
    for match in _STAGES_IN_PROSE.finditer(text):
        before = text[: match.start()]
        if re.split("[、,;]", before)[-1] and _AHEAD.search(re.split("[、,;]", before)[-1]):
            continue
        if under or (_STATED.search(before[-12:] + text[match.end() : match.end() + 3])):
            yield match[0], match.start()


def _stage_of(word: str) -> str:
    if re.match("暂?停|缓", word):
        return "suspended"
    return STAGE_WORDS.get(word) or next(code for known, code in STAGE_WORDS.items() if known in word)

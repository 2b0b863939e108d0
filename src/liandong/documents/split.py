"""Articles of a page: where each begins and ends among the classified lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, takewhile

from liandong.documents.days import in_address
from liandong.documents.lexicon import CLOSING, SECTION, STAMP
from liandong.documents.lines import Line, LineKind
from liandong.documents.post import Post, is_day, to_the_end
from liandong.documents.starts import LEAST_ARTICLE, by_starts, weight, without_teasers
from liandong.documents.title import choose_title

_KEPT = (LineKind.PROSE, LineKind.ITEM, LineKind.HEADING, LineKind.LINK, LineKind.ROW)
_SOLID = (LineKind.PROSE, LineKind.ITEM, LineKind.ROW)
_OPENING_KINDS = (LineKind.HEADING, LineKind.ITEM, LineKind.ROW)
_TAIL_REACH = 5
_MOST_SUBTITLES = 3
_LINK_RUN = 3
_LITTLE = 4
_BOXED = (LineKind.HEADING, LineKind.LINK, LineKind.JUNK)
_LISTED = (LineKind.HEADING, LineKind.ITEM)
_POINTS = (LineKind.LINK, LineKind.ITEM, LineKind.HEADING)
_MARKS = frozenset("●◆■▪•·◎★▲◇○□-–")
_ANNOUNCES = re.compile(
    r"(?:^|[,。;])(?![^,。;]*(?:点击|链接|阅读|关注|查看|推荐|更多|了解|扫码))[^,。;]*?"
    r"(?:其中有|其中|分别[是为]|[它他]们是|包括|包含|如下|名单|项目|工程|[有是为])[^,。;]{0,4}:$"
)
"""The last clause of a paragraph that announces points of its own."""
_LEAST_LISTED, _LONGEST_NAME = 2, 16
_FRAMED = re.compile(r"[【◆●■★▼▲▪][^【】]{2,16}[】◆●■★▼▲▪]$")
_APPENDED = re.compile(r"附(?:表|录|件)?\d? *:")
_FACT = re.compile(r"\d[\d.,]*[余多]?[万亿]?(?:元|美元|个|家|项|件|人|户|亩|%|吨|平方)")
_DETAIL = re.compile(r"\d|类$")
_OF_WORKS = re.compile(
    r"(?:项目|工程|园区?|基地|中心|总部|[^工]厂|路|线|站|港|桥|期|改造|扩建|[迁搬][建迁]|码头|泊位|小区|医院|学校|[小中]学|利用|馆)$"
)
_MOST_BOXED, _LEAST_BEYOND = 3, 100
_LEAST_OPENING, _OPENING = 12, 30
_NOT_CONTENT = re.compile(r"\W")
_OFFICE = re.compile(r"[\u4e00-\u9fff ]{2,40}(?:政府|办公厅|办公室|委员会|管委会|领导小组|[局厅委院])")
_CUT = re.compile(r"\s*(?:\.{3}|…+)$")
_ABSTRACT = re.compile(r"^[(【\[]?(?:简介|摘要|导读|内容提要|概要)[)】\]]?\s*:?\s*")


@dataclass(frozen=True, slots=True)
class Article:
    """The lines of one article: title and source lines above, body, source lines below."""

    title: Line | None
    head: tuple[Line, ...]
    body: tuple[Line, ...]
    tail: tuple[Line, ...]


def articles(lines: Sequence[Line], hint: str = "") -> tuple[Article, ...]:
    """The articles of a page in its order; `hint` is the title that the page declares, folded."""
    filled = without_teasers([line for line in lines if line.kind is not LineKind.BLANK])
    blocks = by_rules(filled) or by_starts(filled)
    alone = len(blocks) == 1
    return tuple(found for block in blocks if (found := _article(block, hint if alone else "")))


def by_rules(lines: Sequence[Line]) -> list[list[Line]]:
    """The blocks between lines such as "-", where most of them are an article with its own date; empty otherwise."""
    blocks: list[list[Line]] = [[]]
    for line in lines:
        if line.kind is LineKind.RULE:
            blocks.append([])
        else:
            blocks[-1].append(line)
    filled = [block for block in blocks if weight(block) >= LEAST_ARTICLE]
    dated = [block for block in filled if any(line.kind is LineKind.META for line in block) and _has_heading(block)]
    return filled if len(filled) >= 2 and len(dated) * 10 >= len(filled) * 7 else []


def _has_heading(block: Sequence[Line]) -> bool:
    return any(line.kind is LineKind.HEADING for line in block)


def _article(block: Sequence[Line], hint: str) -> Article | None:
    first = _first(block)
    posted = Post.of(block, first, hint)
    if first is None and posted is None:
        return None
    begin = posted.lines[0] if posted else first or 0
    last = _last(block, begin if first is None else first)
    title = posted.title if posted else choose_title(block[:begin], block[begin : last + 1], hint)
    if posted:
        last = to_the_end(block, last)
    else:
        begin = _body_begin(block[:begin], title, begin)
        last = _to_facts(block, _to_list(block, last))
    kept = [
        line
        for place, line in enumerate(block[begin : last + 1], begin)
        if line.kind in _KEPT or (posted and is_day(line)) or _signs(block, place)
    ]
    body = tuple(line for line in kept if not (title and line.bare == title.bare))
    if not body:
        return None
    head = _head(block[:begin], title)
    tail = []
    for line in block[last + 1 : last + 1 + _TAIL_REACH]:
        if line.kind is LineKind.META or ("http" in line.bare and any(in_address(line.bare, 0, len(line.bare)))):
            tail.append(line)  # the page's own address (本文网址) may tell its day
        if line.kind is LineKind.STOP:
            break
    return Article(title, head, body, tuple(tail))


def _signs(block: Sequence[Line], place: int) -> bool:
    """Whether a line is the day below the office that signs: of the text, where a paper follows its notice."""
    line = block[place]
    if line.kind is not LineKind.META or not STAMP.match(line.bare):
        return False
    return place > 0 and _OFFICE.fullmatch(block[place - 1].bare) is not None


def _first(block: Sequence[Line]) -> int | None:
    """The place of the first paragraph; an abstract that a later paragraph gives in full is none."""
    prose = [place for place, line in enumerate(block) if line.kind is LineKind.PROSE]
    if len(prose) > 1:
        bare = block[prose[0]].bare
        if not bare.endswith(("...", "…")):
            return prose[0]
        cut = _CUT.sub("", bare)
        opening = _NOT_CONTENT.sub("", _ABSTRACT.sub("", cut))[:_OPENING]
        later = _NOT_CONTENT.sub("", block[prose[1]].bare)
        if len(opening) >= _LEAST_OPENING and opening in later[: 2 * _OPENING]:
            return prose[1]
    return prose[0] if prose else None


def _last(block: Sequence[Line], first: int) -> int:
    """The place of the body's last line: before a stop line, a closing source line or a run of links.

    The latter two count only where little prose follows: an editor may be named in the middle, links may be points of
    a list.
    """
    prose = [0, *accumulate(len(line.bare) if line.kind is LineKind.PROSE else 0 for line in block)]
    last = first
    links = 0
    for place in range(first, len(block)):
        line = block[place]
        links = links + 1 if line.kind is LineKind.LINK else 0
        closing = line.kind is LineKind.META and bool(CLOSING.match(line.bare) or STAMP.match(line.bare))
        over = (prose[-1] - prose[place]) * _LITTLE < prose[place]
        early = _is_box(block, place, prose) or (
            prose[place] * _LITTLE < prose[-1] - prose[place] and _goes_on(block, place)
        )
        if (line.kind is LineKind.STOP and not early) or (over and (closing or links == _LINK_RUN)):
            break
        if line.kind in _SOLID:
            last = place
    return last


def _to_list(block: Sequence[Line], last: int) -> int:
    """The place of the last of the short lines behind one mark that the last paragraph announces (其中有:), or of those
    that name works where it announces them, they stand under a framed heading (【主会场】), or none is as long as a
    headline; `last` where there are none."""
    announced = block[last].bare.endswith(":")
    marked = _marked(block, last + 1) if _ANNOUNCES.search(block[last].bare) else 0
    if marked >= _LEAST_LISTED:
        return last + marked
    below = next((at for at in range(last + 1, len(block)) if block[at].kind not in _LISTED), len(block))
    lines = block[last + 1 : below]
    named = [line.bare for line in lines if not (_FRAMED.match(line.bare) or _DETAIL.search(line.bare))]
    works = sum(bool(_OF_WORKS.search(bare)) for bare in named)
    framed = bool(lines) and bool(_FRAMED.match(lines[0].bare)) and works * 2 >= len(named)
    names = works * 5 >= len(named) * 2 and works > _LEAST_LISTED and all(len(bare) <= _LONGEST_NAME for bare in named)
    return below - 1 if works >= _LEAST_LISTED and (announced or framed or names) else last


def _marked(block: Sequence[Line], first: int) -> int:
    """How many lines from `first` on are points of one list, behind one mark (●): links, had nothing announced them."""
    mark = block[first].bare[:1] if first < len(block) else ""
    if mark not in _MARKS:
        return 0
    return sum(1 for _ in takewhile(lambda line: line.kind in _POINTS and line.bare.startswith(mark), block[first:]))


def _to_facts(block: Sequence[Line], last: int) -> int:
    """The place of the last of the short lines of numbers that an appendix gives (附:…), two at least; `last` where
    there are none."""
    below = next((at for at in range(last + 1, len(block)) if block[at].kind not in _LISTED), len(block))
    lines = block[last + 1 : below]
    facts = [line for line in lines[1:] if _FACT.search(line.bare)]
    appended = bool(lines) and _APPENDED.match(lines[0].bare) is not None
    return below - 1 if appended and len(facts) >= _LEAST_LISTED and len(facts) * 5 >= 4 * len(lines[1:]) else last


def _goes_on(block: Sequence[Line], place: int) -> bool:
    """Whether a stop line is the heading of the article's own remarks (特别提示:), which are paragraphs."""
    return (
        block[place].bare.endswith(":") and [line.kind for line in block[place + 1 : place + 3]] == [LineKind.PROSE] * 2
    )


def _is_box(block: Sequence[Line], place: int, prose: Sequence[int]) -> bool:
    """Whether what opens other matters here is a box of a few headlines amid the text: paragraphs one below another go
    on beyond it, half as many again at least.
    """
    if block[place].kind is not LineKind.STOP:
        return False
    below = next((at for at in range(place + 1, len(block)) if block[at].kind not in _BOXED), len(block))
    run = next((at for at in range(below, len(block)) if block[at].kind is not LineKind.PROSE), len(block))
    told = prose[run] - prose[below]
    return below - place - 1 <= _MOST_BOXED and run - below > 1 and told >= _LEAST_BEYOND and told * 2 >= prose[place]


def _head(above: Sequence[Line], title: Line | None) -> tuple[Line, ...]:
    """Source lines, and what stands below the title with them: a subtitle, a document number."""
    below = [line for line in above if title and line.start >= title.end and line.kind is LineKind.HEADING]
    below = [line for line in below if title and line.bare != title.bare]
    kept = below if len(below) <= _MOST_SUBTITLES else []
    return tuple(line for line in above if line.kind is LineKind.META or line in kept)


def _body_begin(above: Sequence[Line], title: Line | None, first: int) -> int:
    """Section headings, items and a salutation right above the first paragraph are of the body."""
    begin = first
    for place in range(first - 1, -1, -1):
        line = above[place]
        if (title and title.start <= line.start < title.end) or line.kind not in _OPENING_KINDS:
            break
        if line.kind is LineKind.ROW:
            begin = place
            continue
        if not SECTION.match(line.bare) and not line.bare.endswith(":") and not line.bare.startswith("问:"):
            break
        begin = place
    return begin

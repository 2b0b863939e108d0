"""Where the articles of a page begin: under a headline with a source line, a date or a dateline of its own."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from liandong.documents.lexicon import DATE, DATELINE, LABELLED, PLAIN_DATE, TIMED
from liandong.documents.lines import Line, LineKind

LEAST_ARTICLE = 60
_LEAST_LATER_ARTICLE = 120
_LEAST_LISTED, _LEAST_ITEM = 3, 20
_SHORTEST, _LONGEST = 6, 60
_REACH = 4
_SOLID = (LineKind.PROSE, LineKind.ITEM)
_SECTION = re.compile(r"^(?:\(?[一二三四五六七八九十]{1,3}[)、.]|第[一二三四五六七八九十]+[章节部分篇])")
_REPORTER = re.compile(
    r"\W*(?:本报|本网|见习|实习|特约|全媒体|融媒体)?(?:记者|通讯员|作者|文) *[\u4e00-\u9fff·、 ]{2,24}$"
)
_REPORTED = re.compile(r"[(【\[]?(?:本报|本网|本刊|本台|本站)讯 *[(:]|[(【\[]?[\u4e00-\u9fff]{2,8}(?:报|网|社|台)讯 *[(:]")
"""An opening without a day before it: 本报讯(记者 …)."""

_OFFICE = re.compile(
    r"[^,。!?:\d]{2,24}(?:[府厅局署]|办公室|管委会|[委理]员?会|[协商学]会|联合会|党委|市委|县委|区委|省委|法院|检察院|委|部|公司|集团|小组|银行)$"
)
"""Who signs: an office above a day is the end of a paper, not a headline above its date."""

_BESIDE = re.compile(
    rf"^(?P<first>[\[(【]? *(?:{PLAIN_DATE}) *[\])】]?)\s*(?P<after>\S.*)$"
    rf"|^(?P<before>.*\S)\s+(?P<last>[\[(【]? *(?:{PLAIN_DATE})(?: +\d\d?:\d\d(?::\d\d)?)? *[\])】]?)$"
)
_YEARED = re.compile(r"(?:19|20)\d{2} *[-/.年]")


def by_starts(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines parted before each headline that opens a further article (with its own source line or dateline).

    A date alone below, above or beside a headline opens one too: where both sides are of some length, or where three
    headlines of the page at least stand so, each above a text; not below what opens other matters (相关新闻).
    """
    plain = [line for line in lines if line.kind is not LineKind.RULE]
    tail_dated = _tail_dated(plain)
    if tail_dated:
        return tail_dated
    prose = [0, *accumulate(len(line.bare) if line.kind is LineKind.PROSE else 0 for line in plain)]
    if prose[-1] < _LEAST_ITEM:
        return [plain]
    starts = list(_starts(plain))
    listed = _are_listed(plain, prose, [place for place, _ in starts])
    blocks: list[list[Line]] = []
    begin = 0
    for place, sure in starts:
        before, after = prose[place] - prose[begin], prose[-1] - prose[place]
        stopped = any(line.kind is LineKind.STOP and prose[at] > prose[begin] for at, line in _between(plain, begin, place))
        least = _LEAST_ITEM if listed and not stopped else _LEAST_LATER_ARTICLE
        if min(before, after) >= least and (sure or (not stopped and (listed or starts[0][0] < place))):
            blocks.append(_apart(plain[begin:place]))
            begin = place
    blocks.append(_apart(plain[begin:]) if listed or blocks else plain[begin:])
    return blocks


def _between(lines: Sequence[Line], begin: int, end: int) -> Iterator[tuple[int, Line]]:
    return ((place, lines[place]) for place in range(begin, end))


def _starts(lines: Sequence[Line]) -> Iterator[tuple[int, bool]]:
    """The places at which an article may begin, and whether what stands there says so by itself."""
    taken = -1
    for place, line in enumerate(lines):
        if line.kind is LineKind.HEADING and place > taken:
            if opens(lines, place):
                yield place, True
            elif _is_dated(lines, place):
                yield place, False
        elif line.kind is LineKind.META and _is_headed(lines, place):
            taken = place + 1
            yield place, False


def _are_listed(lines: Sequence[Line], prose: Sequence[int], starts: Sequence[int]) -> bool:
    """Whether so many headlines stand above texts that the page is a list of them, the first above its first text."""
    if len(starts) < _LEAST_LISTED or prose[starts[0]] >= _LEAST_LATER_ARTICLE:
        return False
    ends = [*starts[1:], len(lines)]
    told = sum(prose[end] - prose[start] >= _LEAST_ITEM for start, end in zip(starts, ends, strict=True))
    return told >= _LEAST_LISTED


def opens(lines: Sequence[Line], place: int) -> bool:
    """Whether a headline stands here, with a full source line or a dateline below it."""
    line = lines[place]
    if not 8 <= len(line.bare) <= _LONGEST or _SECTION.match(line.bare):
        return False
    below = lines[place + 1 : place + 3]
    if below and below[0].kind is LineKind.PROSE:
        return bool(DATELINE.match(below[0].bare) or _REPORTED.match(below[0].bare))
    for candidate in below:
        if candidate.kind is LineKind.META and _is_source_line(candidate.bare):
            return any(later.kind is LineKind.PROSE for later in lines[place + 2 : place + 6])
    return False


def _is_source_line(bare: str) -> bool:
    if TIMED.search(bare):
        return True
    date = DATE.search(bare)
    return bool(date and (LABELLED.search(bare) or (date["year"] and _REPORTER.match(bare, date.end()))))


def _is_headline(bare: str) -> bool:
    return (
        _SHORTEST <= len(bare) <= _LONGEST
        and not bare.endswith(":")
        and not _SECTION.match(bare)
        and not _OFFICE.match(bare)
    )


def _is_dated(lines: Sequence[Line], place: int) -> bool:
    """Whether a headline stands here with a day beside it, or on the next line, and a text follows."""
    beside = _BESIDE.match(lines[place].bare) if DATE.search(lines[place].bare) else None
    if beside:
        return (
            bool(_YEARED.search(beside["first"] or beside["last"]))
            and _is_headline(beside["after"] or beside["before"])
            and _is_told(lines, place + 1)
        )
    if not _is_headline(lines[place].bare):
        return False
    return any(
        line.kind is LineKind.META and _is_day(line.bare) and _is_told(lines, at + 1)
        for at, line in enumerate(lines[place + 1 : place + 3], place + 1)
        if at == place + 1 or lines[place + 1].kind is LineKind.HEADING
    )


def _is_headed(lines: Sequence[Line], place: int) -> bool:
    """Whether a day stands here with a headline below it, and a text below that."""
    below = lines[place + 1 : place + 3]
    return (
        [line.kind for line in below] == [LineKind.HEADING, LineKind.PROSE]
        and _is_day(lines[place].bare)
        and _is_headline(below[0].bare)
        and not (place and lines[place - 1].kind is LineKind.HEADING)
    )


def _is_day(bare: str) -> bool:
    day = DATE.search(bare)
    return bool(day and day["year"])


def _is_told(lines: Sequence[Line], place: int) -> bool:
    """Whether the next line that is no source line and no junk is a text."""
    below = (line for line in lines[place : place + _REACH] if line.kind not in (LineKind.META, LineKind.JUNK))
    return (line := next(below, None)) is not None and line.kind in _SOLID


def _apart(block: list[Line]) -> list[Line]:
    """The block with a day beside its headline on a line of its own."""
    for place, line in enumerate(block):
        if line.kind is LineKind.PROSE:
            break
        beside = _BESIDE.match(line.bare) if line.kind is LineKind.HEADING and DATE.search(line.bare) else None
        if beside and _is_dated(block, place):
            names = ("first", "after") if beside["first"] else ("before", "last")
            two = [
                Line(line.start + beside.start(name), line.start + beside.end(name), beside[name], kind)
                for name, kind in zip(names, _KINDS[names[0]], strict=True)
            ]
            return [*block[:place], *two, *block[place + 1 :]]
    return block


_KINDS = {"first": (LineKind.META, LineKind.HEADING), "before": (LineKind.HEADING, LineKind.META)}


def _tail_dated(lines: Sequence[Line]) -> list[list[Line]]:
    """Blocks that each end in a bare date, three of them at least, each with a headline and prose; empty otherwise."""
    blocks: list[list[Line]] = [[]]
    prose = 0
    for line in lines:
        blocks[-1].append(line)
        prose += len(line.bare) if line.kind is LineKind.PROSE else 0
        if line.kind is LineKind.META and prose >= LEAST_ARTICLE and DATE.search(line.bare):
            blocks.append([])
            prose = 0
    full = [block for block in blocks if weight(block) >= LEAST_ARTICLE]
    first = [next((line for line in block if line.kind in (LineKind.HEADING, LineKind.PROSE)), None) for block in full]
    ended = [block for block in full if block[-1].kind is LineKind.META]
    headed = sum(line is not None and line.kind is LineKind.HEADING for line in first)
    early = sum(block[0].kind is LineKind.META or _meta_first(block) for block in full)
    return full if len(ended) >= 3 and headed == len(full) and not early else []


def _meta_first(block: Sequence[Line]) -> bool:
    for line in block:
        if line.kind is LineKind.PROSE:
            return False
        if line.kind is LineKind.META and DATE.search(line.bare):
            return True
    return False


def weight(block: Sequence[Line]) -> int:
    """Characters of prose before the block's first stop line."""
    total = 0
    for line in block:
        if line.kind is LineKind.STOP and total:
            break
        if line.kind is LineKind.PROSE:
            total += len(line.bare)
    return total

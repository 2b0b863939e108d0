"""Where the articles of a page begin: under a headline with a source line, a date or a dateline of its own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

from liandong.documents.lexicon import DATE, DATELINE, LABELLED, PLAIN_DATE, SECTION, TIMED, YEARED
from liandong.documents.lines import Line, LineKind

LEAST_ARTICLE = 60
_LEAST_LATER_ARTICLE = 120
_LEAST_LISTED, _LEAST_ITEM = 3, 20
_SHORTEST, _LONGEST = 6, 60
_REACH = 4
_TEASING = (LineKind.HEADING, LineKind.LINK)
_BETWEEN = (LineKind.HEADING, LineKind.LINK, LineKind.JUNK, LineKind.STOP)
_SOLID = (LineKind.PROSE, LineKind.ITEM)
_TOLD = (*_SOLID, LineKind.META, LineKind.JUNK)
_REPORTER = re.compile(
    r"\W*(?:本报|本网|见习|实习|特约|全媒体|融媒体)?(?:记者|通讯员|作者|文) *[\u4e00-\u9fff·、 ]{2,24}$"
)
_REPORTED = re.compile(
    r"[(【\[]?(?:本报|本网|本刊|本台|本站)讯 *[(:]|[(【\[]?[\u4e00-\u9fff]{2,8}(?:报|网|社|台)讯 *[(:]"
)
"""An opening without a day before it: 本报讯(记者 …)."""

_OFFICE = re.compile(
    r"[^,。!?:\d]{2,24}(?:[府厅局署]|办公室|管委会|[委理董监][员事]?会|[协商学]会|联合会|党委|市委|县委|区委|省委|法院|检察院|委|部|公司|集团|小组|银行)$"
)
"""Who signs: an office above a day is the end of a paper, not a headline above its date."""

_BESIDE = re.compile(
    rf"^(?P<first>[\[(【]? *(?:{PLAIN_DATE}) *[\])】]?)\s*(?P<after>\S.*)$"
    rf"|^(?P<before>.*\S)\s+(?P<last>[\[(【]? *(?:{PLAIN_DATE})(?: +\d\d?:\d\d(?::\d\d)?)? *[\])】]?)$"
)
_APART = {"first": (LineKind.META, LineKind.HEADING), "before": (LineKind.HEADING, LineKind.META)}


class Shape(StrEnum):
    """Where a headline has its day."""

    BELOW = "below"
    ABOVE = "above"
    BEFORE = "before it, on its line"
    BEHIND = "behind it, on its line"


@dataclass(frozen=True, slots=True)
class Start:
    """A place at which an article may begin; `sure` where what stands there says so by itself."""

    place: int
    shape: Shape
    sure: bool = False


def by_starts(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines parted before each headline that opens a further article (with its own source line or dateline).

    A date alone below, above or beside a headline opens one too: where both sides are of some length, or where three
    headlines of the page at least stand so, each above a text; not below what opens other matters (相关新闻).
    """
    plain = [line for line in lines if line.kind is not LineKind.RULE]
    tail_dated = _tail_dated(plain)
    if tail_dated:
        return tail_dated
    kinds = [line.kind for line in plain]
    later = kinds[kinds.index(LineKind.PROSE) :] if LineKind.PROSE in kinds else []
    if LineKind.HEADING not in later and later.count(LineKind.META) < _LEAST_LISTED - 1:
        return [_apart(plain, listed=False)]
    starts = list(_starts(plain))
    if not starts:
        return [plain]
    prose = [0, *accumulate(len(line.bare) if line.kind is LineKind.PROSE else 0 for line in plain)]
    listed = _are_listed(plain, prose, starts)
    blocks: list[list[Line]] = []
    begin = 0
    for start in starts:
        alike = start.shape is starts[0].shape
        if not (start.sure or alike or start.shape is Shape.BELOW):
            continue
        before, after = prose[start.place] - prose[begin], prose[-1] - prose[start.place]
        if min(before, after) < _LEAST_ITEM:
            continue
        stopped = _is_stopped(plain, prose, begin, start.place)
        item = listed and alike and not stopped
        least = _LEAST_ITEM if item else _LEAST_LATER_ARTICLE
        if min(before, after) >= least and (start.sure or item or not stopped):
            blocks.append(_apart(plain[begin : start.place], listed))
            begin = start.place
    blocks.append(_apart(plain[begin:], listed))
    return blocks


def without_teasers(lines: list[Line]) -> list[Line]:
    """The lines from the first headline with its day on, where nothing but texts of others stands above it: headlines
    with a paragraph each, shorter all together than what follows.
    """
    first = 0
    for line in lines:
        if line.kind is LineKind.PROSE:
            break
        if line.kind is LineKind.META and DATE.search(line.bare):
            return lines
        first += 1
    start = next((start for start in _starts(lines) if start.shape is Shape.BELOW), None)
    if start is None or start.place <= first:
        return lines
    above, below = lines[: start.place], lines[start.place :]
    told = [place for place, line in enumerate(above) if line.kind is LineKind.PROSE]
    pairs = all(
        place and above[place - 1].kind in _TEASING and (place + 1 == len(above) or above[place + 1].kind in _BETWEEN)
        for place in told
    )
    dated = any(line.kind is LineKind.META and DATE.search(line.bare) for line in above)
    lighter = 2 * sum(len(above[place].bare) for place in told) < sum(
        len(line.bare) for line in below if line.kind is LineKind.PROSE
    )
    return below if pairs and lighter and not dated else lines


def _is_stopped(lines: Sequence[Line], prose: Sequence[int], begin: int, end: int) -> bool:
    """Whether other matters open between a text that begins here and the place at which another might begin."""
    return any(lines[place].kind is LineKind.STOP and prose[place] > prose[begin] for place in range(begin, end))


def _starts(lines: Sequence[Line]) -> Iterator[Start]:
    """The places at which an article may begin."""
    taken = -1
    for place, line in enumerate(lines):
        kind = line.kind
        if kind is LineKind.HEADING:
            if place <= taken:
                continue
            if opens(lines, place):
                yield Start(place, Shape.BELOW, True)
            elif shape := _dated(lines, place):
                yield Start(place, shape)
        elif kind is LineKind.META:
            if _is_headed(lines, place):
                taken = place + 1
                yield Start(place, Shape.ABOVE)
            elif not (place and lines[place - 1].kind is LineKind.HEADING) and (shape := _beside(lines, place)):
                yield Start(place, shape)  # a short headline beside its day looks like a source line


def _are_listed(lines: Sequence[Line], prose: Sequence[int], starts: Sequence[Start]) -> bool:
    """Whether so many headlines stand above texts that the page is a list of them, the first above its first text.

    Those count that have their day where the first has it: a day beside the headings of an article that has its own
    below its headline tells a course of events.
    """
    if len(starts) < _LEAST_LISTED or prose[starts[0].place] >= _LEAST_LATER_ARTICLE:
        return False
    ends = [*(start.place for start in starts[1:]), len(lines)]
    told = sum(
        prose[end] - prose[start.place] >= _LEAST_ITEM and start.shape is starts[0].shape
        for start, end in zip(starts, ends, strict=True)
    )
    return told >= _LEAST_LISTED


def opens(lines: Sequence[Line], place: int) -> bool:
    """Whether a headline stands here, with a full source line or a dateline below it."""
    line = lines[place]
    if not 8 <= len(line.bare) <= _LONGEST or SECTION.match(line.bare):
        return False
    below = lines[place + 1 : place + 3]
    if below and below[0].kind is LineKind.PROSE:
        return has_dateline(below[0].bare)
    for candidate in below:
        if candidate.kind is LineKind.META and _is_source_line(candidate.bare):
            return any(later.kind is LineKind.PROSE for later in lines[place + 2 : place + 6])
    return False


def has_dateline(bare: str) -> bool:
    """Whether a text opens with its agency: 新华社云江3月5日电, 本报讯(记者 …)."""
    return bool(DATELINE.match(bare) or _REPORTED.match(bare))


def _is_source_line(bare: str) -> bool:
    if TIMED.search(bare):
        return True
    date = DATE.search(bare)
    return bool(date and (LABELLED.search(bare) or (date["year"] and _REPORTER.match(bare, date.end()))))


def _is_headline(bare: str) -> bool:
    return (
        _SHORTEST <= len(bare) <= _LONGEST
        and not bare.endswith(":")
        and not SECTION.match(bare)
        and not _OFFICE.match(bare)
    )


def _dated(lines: Sequence[Line], place: int) -> Shape | None:
    """Where a headline that stands here has its day, if a text follows."""
    bare = lines[place].bare
    if ("20" in bare or "19" in bare) and DATE.search(bare) and _BESIDE.match(bare):
        return _beside(lines, place)
    below = lines[place + 1 : place + 3]
    if not below or (below[0].kind is not LineKind.META and below[-1].kind is not LineKind.META):
        return None
    dated = any(
        line.kind is LineKind.META and _is_day(line.bare) and _is_told(lines, at + 1)
        for at, line in enumerate(below, place + 1)
        if at == place + 1 or below[0].kind is LineKind.HEADING
    )
    return Shape.BELOW if dated and _is_headline(bare) else None


def _beside(lines: Sequence[Line], place: int) -> Shape | None:
    """Where a line has its day before or behind a headline, if a text follows."""
    bare = lines[place].bare
    if place + 1 == len(lines) or lines[place + 1].kind not in _TOLD:
        return None
    beside = _BESIDE.match(bare) if YEARED.search(bare) and not LABELLED.search(bare) else None
    if beside is None or not YEARED.search(beside["first"] or beside["last"]):
        return None
    told = _is_headline(beside["after"] or beside["before"]) and _is_told(lines, place + 1)
    return (Shape.BEFORE if beside["first"] else Shape.BEHIND) if told else None


def _is_headed(lines: Sequence[Line], place: int) -> bool:
    """Whether a day stands here with a headline below it, and a text below that."""
    below = lines[place + 1 : place + 3]
    return (
        len(below) > 1
        and below[0].kind is LineKind.HEADING
        and below[1].kind is LineKind.PROSE
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


def _apart(block: list[Line], listed: bool) -> list[Line]:
    """The block with a day beside its headline on a line of its own."""
    for place, line in enumerate(block):
        kind = line.kind
        if kind is LineKind.JUNK:
            continue
        if kind is LineKind.PROSE:
            break
        likely = kind is LineKind.HEADING or (listed and not place and kind is LineKind.META)
        beside = _BESIDE.match(line.bare) if likely and _beside(block, place) else None
        if beside:
            names = ("first", "after") if beside["first"] else ("before", "last")
            two = [
                Line(line.start + beside.start(name), line.start + beside.end(name), beside[name], kind)
                for name, kind in zip(names, _APART[names[0]], strict=True)
            ]
            return [*block[:place], *two, *block[place + 1 :]]
    return block


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

"""Articles in short lines, as phones show them: posts whose lines are no paragraphs, and notices of a few lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from liandong.documents.lexicon import CLOSING, DATE, STAMP, YEARED
from liandong.documents.lines import Line, LineKind
from liandong.documents.substance import tells
from liandong.documents.title import choose_title, is_menu

MOST_SUBTITLES = 3
"""Of short lines between a source line and the first paragraph so many may be subtitles; more are the post's own."""

_FEW_LINES, _MOST_LINES = 8, 400
_STOPPED = re.compile(r"[,;:。、\t]|\S +\S+ +\S")
_SHORT = (LineKind.HEADING, LineKind.ITEM, LineKind.ROW)
_ENDS = (LineKind.META, LineKind.STOP, LineKind.LINK, LineKind.RULE)
_FIELD = re.compile(r"[\u4e00-\u9fff()]{2,10} *:")
_NUMBER = re.compile(r"[〔\[(]\d{4}[〕\])].{0,6}号$")
_SPOKEN = re.compile(r"[,、;。?…]|:$")
_LEAST_WRITTEN = 80
_EDITOR = re.compile(r"(?:编辑|审核|校对|编审|文字|撰文|图文|供稿|排版|美编) *[:/丨|]")
_COUNT = re.compile(r"\d(?:余|多)?[个项处座所条家公平亩张件万亿吨套人户辆名份场]")
_LEAST_COUNTS = 4
_FEW_BELOW, _LEAST_BELOW = 4, 2
_COSTS = re.compile(r"\d[\d.,]*[余多]?[万亿]?(?:元|美元|%)")
_VERSE = 12
"""Characters of a line on average."""
_PART = re.compile(r"0\d +[^\s\d]{1,16}$")
_EDITION = re.compile(r"第 *[A-Za-z]?\d{1,3} *版|[上下]一[版期]|^[A-Z]\d{1,2} *版")
_END = re.compile(r"^\W*(?:END|完|全文完)\W*$")


@dataclass(frozen=True, slots=True)
class Post:
    """The title of a post, and the places in its block of the short lines that it opens with or consists of."""

    title: Line | None
    lines: tuple[int, ...]

    @classmethod
    def of(cls, block: Sequence[Line], first: int | None, hint: str) -> "Post | None":
        """The post that a block is, given the place of its first paragraph; None for an ordinary article, and for a
        page without a paragraph that tells nothing.
        """
        stop = _stop(block) if first is None else first
        dated = [place for place in range(stop) if _is_source(block[place]) and _goes_on(block, place, stop)]
        if first is None and not dated and stop > _MOST_LINES:
            return None
        if first is not None and (not dated or _few(block[dated[-1] + 1 : stop])):
            return None
        if first is not None and any(_EDITION.search(line.bare) for line in block[:stop]):
            return None  # a page of a newspaper: the headlines of its other articles stand above this one
        headline = _headline(block, stop)
        if dated:
            title = choose_title(block[:stop], (), hint)
            begin = dated[-1 if first is not None else 0] + 1
            if first is not None and title and title.start > block[begin - 1].start:
                return None  # the date is that of the site's head, what follows are subtitles
        elif first is None:
            title = choose_title(block[: headline + 1], (), hint) if headline >= 0 else None
            begin = headline + 1
        else:
            return None
        least = max(begin, 0)
        lines = tuple(
            place
            for place in range(least, stop)
            if block[place].kind in _SHORT
            and not (title and block[place].start < title.end)
            and (block[place].kind is LineKind.ROW or not is_menu(block[place].bare))
            and not _NUMBER.search(block[place].bare)
        )
        if first is not None:
            return cls(title, lines) if len(lines) > MOST_SUBTITLES else None
        return cls(title, lines) if _is_notice(block, lines, bool(dated)) else None


def _few(lines: Sequence[Line]) -> bool:
    """Whether there are no more short lines than subtitles."""
    return sum(line.kind in _SHORT for line in lines) <= MOST_SUBTITLES


def to_the_end(block: Sequence[Line], last: int) -> int:
    """The place of a post's last line: short lines below the last paragraph are of it, up to a source line or links."""
    points_to = last
    for place in range(last + 1, len(block)):
        line = block[place]
        if place > points_to:
            points_to = place + _points_amid(block, place)
        point = _is_part(line) or place < points_to
        amid = is_day(line) or point or _is_byline_amid(block, place)
        if (line.kind in _ENDS and not amid) or _END.match(line.bare):
            break
        if line.kind in (*_SHORT, LineKind.PROSE) or point:
            last = place
    return last


def _is_byline_amid(block: Sequence[Line], place: int) -> bool:
    """Whether a line that looks like a byline (记者从会上要来一本账) stands amid a post, which goes on below it."""
    if block[place].kind is not LineKind.META or DATE.search(block[place].bare) or _closes(block[place]):
        return False
    below = block[place + 1 : place + 1 + _FEW_LINES]
    return len(below) == _FEW_LINES and all(line.kind in _SHORT or _is_part(line) for line in below)


def _is_part(line: Line) -> bool:
    """Whether a line opens a part of a post: 02 港口."""
    return line.kind is LineKind.LINK and bool(_PART.match(line.bare))


def _points_amid(block: Sequence[Line], place: int) -> int:
    """How many lines like links, from `place` on, are points of a list amid a post: as many short lines at least go on
    below them, which count things, down to the source line that ends the post."""
    points = sum(1 for _ in takewhile(lambda line: line.kind is LineKind.LINK, block[place:]))
    if not points:
        return 0
    below = [*takewhile(lambda line: line.kind in (*_SHORT, LineKind.PROSE), block[place + points :])]
    ending = block[place + points + len(below) : place + points + len(below) + 1]
    ends = any(line.kind is LineKind.META and not _is_source(line) for line in ending)
    counts = sum(bool(_COUNT.search(line.bare) or _COSTS.search(line.bare)) for line in below)
    return points if ends and len(below) >= max(points, _FEW_BELOW) and counts >= _LEAST_BELOW else 0


def is_day(line: Line) -> bool:
    """Whether a line is but a day without its year: a line of a post, not a page date."""
    return line.kind is LineKind.META and bool(STAMP.match(line.bare)) and not YEARED.search(line.bare)


def _is_source(line: Line) -> bool:
    return line.kind is LineKind.META and bool(DATE.search(line.bare)) and bool(YEARED.search(line.bare))


def _goes_on(block: Sequence[Line], place: int, stop: int) -> bool:
    return any(line.kind in _SHORT for line in block[place + 1 : stop + 1]) or stop < len(block)


def _stop(block: Sequence[Line]) -> int:
    return next((place for place, line in enumerate(block) if line.kind is LineKind.STOP), len(block))


def _headline(block: Sequence[Line], stop: int) -> int:
    """The place of the first line that may be a headline, where more lines follow it; -1 where there is none."""
    lines = [p for p in range(stop) if block[p].kind is LineKind.HEADING and not is_menu(block[p].bare)]
    return lines[0] if len(lines) > 1 and not _FIELD.match(block[lines[0]].bare) else -1


def _is_notice(block: Sequence[Line], lines: Sequence[int], dated: bool) -> bool:
    """Whether lines without a paragraph among them tell something, and are no list of other pages' headlines."""
    listed = sum(
        bool(DATE.search(block[place].bare)) and place > lines[0] and block[place].kind is not LineKind.ROW
        for place in lines
    )
    written = sum(block[place].kind is not LineKind.ROW for place in lines)
    if (not dated and written > _FEW_LINES) or listed * 2 > max(len(lines), 2):
        return False
    if not dated and not any(_STOPPED.search(block[place].bare) for place in lines):
        return False  # headlines alone, of a page that has lost its text or lists others
    told = [block[place].bare for place in lines]
    if tells("\n".join(told)):
        return True
    ended = [place for place in lines if not _closed_above(block, lines[0], place)]
    whole = len(ended) == len(lines) or (len(ended) * 4 >= len(lines) * 3 and _is_counted(told))
    posted = told[: len(ended)]
    return dated and whole and (_is_written(posted) or _is_verse(posted)) and _is_closed(block, ended)


def _closed_above(block: Sequence[Line], first: int, place: int) -> bool:
    """Whether a line names the editor between the first line of a post and this one: it is no longer of the post."""
    return any(_closes(line) for line in block[first:place])


def _closes(line: Line) -> bool:
    """Whether a line names who edited it."""
    return line.kind is LineKind.META and bool(CLOSING.match(line.bare) or _EDITOR.search(line.bare))


def _is_counted(told: Sequence[str]) -> bool:
    """Whether some of the lines count things (10处塑胶操场完工), which a shell of keywords or headlines does not."""
    return sum(bool(_COUNT.search(bare)) for bare in told) >= _LEAST_COUNTS


def _is_verse(told: Sequence[str]) -> bool:
    """Whether sentences are cut so short that no line shows a mark, with counts among them: other pages' headlines are
    longer, and the words of a shell count nothing."""
    return _is_counted(told) and sum(map(len, told)) <= _VERSE * len(told)


def _is_closed(block: Sequence[Line], lines: Sequence[int]) -> bool:
    """Whether the next line of any weight below a post names its editor."""
    light = (LineKind.RULE, LineKind.JUNK)
    below = (line for line in block[lines[-1] + 1 :] if line.kind not in light and not _END.match(line.bare))
    return bool((line := next(below, None)) and _closes(line))


def _is_written(told: Sequence[str]) -> bool:
    """Whether short lines are sentences cut for a phone: some go on in the next, some ask, some list."""
    spoken = sum(bool(_SPOKEN.search(bare)) for bare in told)
    return len(told) >= _FEW_LINES and spoken * 3 >= len(told) and sum(map(len, told)) >= _LEAST_WRITTEN

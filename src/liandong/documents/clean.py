"""What each line of a page is for."""

import re
from collections.abc import Sequence

from liandong.documents.days import in_address, in_digits
from liandong.documents.lexicon import (
    JUNK_BEGINS,
    JUNK_HOLDS,
    LINK,
    LURES,
    OFFERED,
    RULE,
    SENTENCE_END,
    SHORT_JUNK,
    SHORT_STOP,
    SHOUT_END,
    STAMP,
    STOP,
    WARES,
    YEARED,
    is_meta,
)
from liandong.documents.lines import Line, LineKind

_NUMBERED = re.compile(r"^(?:\(?[一二三四五六七八九十\d]{1,3}[)、.](?!\d)|[•●■◆▪◎]\s*|第[一二三四五六七八九十]+[,、:])")
_HANZI = re.compile(r"[\u3400-\u9fff]")
_ADDRESS = ("http://", "https://", "www.")
_FRAMED = re.compile(r"[\[【(<《「·■●▪◆|] *([^\[\]【】()<>《》「」|]{2,12}?) *[\]】)>》」|]?[ :]*$")
_BETWEEN = re.compile(r"([◆●■★▼▲▪◇○□☆*~=—-])\1*\s*[^\W\d_][^◆●■★▼▲▪◇○□☆]{0,20}?\s*\1+$")
"""A heading between two marks of one kind, as posts have them: ◆ 主会场 ◆."""
_SHORT_HEAD, _SHORT, _LONGEST_META = 30, 60, 160
_LEAST_RUN = 4
_LONG = 120
_SHORT_SHOUT = 45
_LONGEST_ADVERT = 80


def classify(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with their kinds; runs of (headline, time) pairs become junk before anything else is judged."""
    runs = stamped_runs(lines)
    judged = [
        line if line.kind is LineKind.ROW else line.of(LineKind.JUNK if index in runs else kind_of(line.bare))
        for index, line in enumerate(lines)
    ]
    return tuple(_with_marked_headlines(judged))


def _with_marked_headlines(lines: list[Line]) -> list[Line]:
    """The lines, one behind a mark (■ 云江与海岭签约) above a dated source line and a paragraph as the headline of what
    is given below, no link."""
    filled = [place for place, line in enumerate(lines) if line.kind is not LineKind.BLANK]
    for place, below, text in zip(filled, filled[1:], filled[2:], strict=False):
        dated = lines[below].kind is LineKind.META and YEARED.search(lines[below].bare)
        if lines[place].kind is LineKind.LINK and dated and lines[text].kind is LineKind.PROSE:
            lines[place] = lines[place].of(LineKind.HEADING)
    return lines


def kind_of(bare: str) -> LineKind:
    """What a line is by itself."""
    if not bare:
        return LineKind.BLANK
    length = len(bare)
    if length <= _SHORT and RULE.match(bare):
        return LineKind.RULE
    if STOP.match(bare) or (length <= _SHORT_HEAD and _is_short_stop(bare)):
        return LineKind.STOP
    if length <= _LONGEST_META and is_meta(in_digits(bare) if "月" in bare else bare):
        return LineKind.META
    if bare[0] in "hw" and bare.startswith(_ADDRESS) and any(in_address(bare, 0, length)):
        return LineKind.META
    long = length > _LONG
    if not long and (
        JUNK_BEGINS.match(bare)
        or JUNK_HOLDS.search(bare)
        or (length <= _SHORT and SHORT_JUNK.match(bare))
        or LURES.search(bare)
        or (length <= _LONGEST_ADVERT and _sells(bare))
    ):
        return LineKind.JUNK
    end = bare[-24:]
    ended = bool(SENTENCE_END.search(end)) or (len(bare) > _SHORT_SHOUT and bool(SHOUT_END.search(end)))
    if not ended and len(bare) < 60 and LINK.match(bare) and not _BETWEEN.match(bare):
        return LineKind.LINK
    if long or ended or (SHOUT_END.search(end) and "。" in bare):
        return LineKind.PROSE
    if len(bare) >= 40 and bare.count(",") + 2 * bare.count("。") >= 2:
        return LineKind.PROSE
    if _NUMBERED.match(bare):
        return LineKind.ITEM
    return LineKind.HEADING if _HANZI.search(bare) else LineKind.JUNK


def _sells(bare: str) -> bool:
    """Whether a line is an advertisement: it makes two offers, or one and names what is offered so."""
    offer = OFFERED.search(bare)
    return offer is not None and bool(OFFERED.search(bare, offer.end()) or WARES.search(bare))


def is_stop(bare: str) -> bool:
    """True for a line that opens what follows an article: 相关新闻, 【免责声明】."""
    return bool(STOP.match(bare)) or (len(bare) <= _SHORT_HEAD and _is_short_stop(bare))


def _is_short_stop(bare: str) -> bool:
    framed = _FRAMED.match(bare)
    return bool(SHORT_STOP.match(bare) or (framed and (STOP.match(framed[1]) or SHORT_STOP.match(framed[1]))))


def stamped_runs(lines: Sequence[Line]) -> set[int]:
    """Indices of lines in a run of at least four (headline, time) pairs: a list of other articles.

    Found before repeated lines are dropped: the times repeat, and without them nothing tells the run.
    """
    filled = [index for index, line in enumerate(lines) if line.bare]
    stamped = [len(lines[index].bare) <= 40 and bool(STAMP.match(lines[index].bare)) for index in filled]
    found: set[int] = set()
    first = 0
    while first < len(filled):
        last = first
        while (
            last + 2 < len(filled) and stamped[last] and stamped[last + 2] and len(lines[filled[last + 1]].bare) <= 60
        ):
            last += 2
        if (last - first) // 2 + 1 >= _LEAST_RUN:
            found.update(filled[max(first - 1, 0) : last + 1])
        first = max(last, first + 1)
    return found

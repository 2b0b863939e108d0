"""Which lines of an HTML page are its main text: trafilatura, then jusText, then the lines that are not links."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from liandong.documents.characters import count_hanzi
from liandong.documents.clean import classify, is_stop
from liandong.documents.lexicon import DATE, STAMP, YEARED, is_meta
from liandong.documents.lines import Line, LineKind
from liandong.documents.split import by_rules
from liandong.documents.starts import by_starts, has_dateline, opens

LEAST_HANZI = 100
LEAST_SHARE = 0.3
_LISTING = 3
_LONGEST_ITEM = 30
_PAIR_REACH = 4
_LISTED_HANZI = 120
_LEAST_ITEM = 20
_BESIDE = r"(?:\s*<(?:span|i|em|b)\b[^<>]*>[^<>]{0,24}</(?:span|i|em|b)>)?"
_LINKS = re.compile(
    rf"(?:<li\b[^<>]*>{_BESIDE}\s*<a\b[^<>]*>[^<>]*(?:<(?:img|i|span)\b[^<>]*>[^<>]*(?:</(?:i|span)>)?[^<>]*)?</a>"
    rf"{_BESIDE}\s*</li>\s*){{5,}}",
    re.IGNORECASE,
)
_NOT_CONTENT = re.compile(r"[\W_]+")
_MOST_LINES = 50_000
"""On longer pages extractors take minutes: their lines stand as they are judged."""

_LEAST_RUN, _RUN_HANZI, _PARTING, _BESIDE_RUN = 3, 200, 3, 6
_NO_TEXT = (LineKind.JUNK, LineKind.LINK, LineKind.STOP)
_OF_A_RUN = (LineKind.PROSE, LineKind.ITEM, LineKind.HEADING, LineKind.ROW)
_SHORT = 8
_LONG = 20
_NEAR = 40
_REACH = 400
_SEARCHABLE = 100_000


@dataclass(frozen=True, slots=True)
class Selection:
    """The lines with their kinds, everything outside the main text junk; `fallback` where trafilatura found none."""

    lines: tuple[Line, ...]
    fallback: bool = False


def select(
    source: str, unseen: Sequence[tuple[int, int]], lines: Sequence[Line], links: Sequence[tuple[int, int]], hint: str
) -> Selection:
    """The lines of an HTML page with their kinds; what is not main text, head or tail of it becomes junk.

    `unseen` are the scripts of the source, `links` are the stretches of link text in the text of the
    lines, `hint` is the title that the page declares, folded.
    """
    linked = _linked(lines, links)
    judged = _judge(lines, linked)
    if _is_listing(judged):
        return Selection(judged)
    if len(lines) > _MOST_LINES:
        return Selection(judged, True)
    alone = _alone(judged)
    if alone:
        return Selection(_restrict(judged, alone, hint))
    prose = sum(count_hanzi(line.bare) for line in judged if line.kind is LineKind.PROSE)
    wanted = lean(source, unseen)
    for number, extract in enumerate((_trafilatura, _justext)):
        main = align(extract(wanted), judged)
        hanzi = sum(count_hanzi(judged[place].bare) for place in main if judged[place].kind not in _NO_TEXT)
        if hanzi >= LEAST_HANZI and hanzi >= LEAST_SHARE * prose:
            return Selection(_restrict(judged, main, hint), number > 0)
    return Selection(judged, True)


def _judge(lines: Sequence[Line], linked: Sequence[bool]) -> tuple[Line, ...]:
    """The lines with their kinds; a line of links is one whatever it says, unless it opens what follows the article."""
    unlinked = iter(classify([line for line, link in zip(lines, linked, strict=True) if not link]))
    judged = [
        line.of(LineKind.STOP if is_stop(line.bare) else LineKind.LINK) if link else next(unlinked)
        for line, link in zip(lines, linked, strict=True)
    ]
    filled = [place for place, line in enumerate(judged) if line.kind is not LineKind.BLANK]
    pairs: list[int] = []
    for at, (place, below) in enumerate(pairwise(filled)):
        if judged[place].kind is LineKind.LINK and judged[below].kind in (LineKind.PROSE, LineKind.META):
            if _is_headline(judged, filled, at):
                judged[place] = judged[place].of(LineKind.HEADING)
            elif judged[below].kind is LineKind.PROSE:
                pairs.append(at)
    return _without_teasers(judged, filled, pairs) if len(pairs) > 1 else tuple(judged)


def _without_teasers(lines: Sequence[Line], filled: Sequence[int], pairs: Sequence[int]) -> tuple[Line, ...]:
    """The lines, without the texts of others' articles: linked headlines with a paragraph each, two running at least,
    where the page has other paragraphs. `pairs` are the places, among the filled lines, of links above a paragraph.
    """
    kinds = [lines[place].kind for place in filled]
    pairs = [at for at in pairs if at + 2 == len(kinds) or kinds[at + 2] is not LineKind.PROSE]
    running = {
        place
        for one, two in pairwise(pairs)
        if two - one <= _PAIR_REACH and not any(kind is LineKind.HEADING for kind in kinds[one + 3 : two])
        for place in (filled[one + 1], filled[two + 1])
    }
    rest = sum(len(lines[p].bare) for p in filled if lines[p].kind is LineKind.PROSE and p not in running)
    if not running or rest < LEAST_HANZI:
        return tuple(lines)
    return tuple(line.of(LineKind.JUNK) if place in running else line for place, line in enumerate(lines))


def _is_headline(lines: Sequence[Line], filled: Sequence[int], at: int) -> bool:
    """Whether a line of links is the headline of an article that is given below it: a text, with a day above, below
    or beside it.
    """
    below = lines[filled[at + 1]]
    if below.kind is LineKind.META and DATE.search(below.bare):
        return at + 2 < len(filled) and lines[filled[at + 2]].kind is LineKind.PROSE
    if below.kind is not LineKind.PROSE:
        return False
    above = lines[filled[at - 1]] if at else None
    if has_dateline(below.bare) or (above and above.kind is LineKind.META and YEARED.search(above.bare)):
        return True
    if YEARED.search(lines[filled[at]].bare):
        return bool(DATE.search(lines[filled[at]].bare))
    closing = (lines[place] for place in filled[at + 2 : at + _LONGEST_ITEM] if lines[place].kind is not LineKind.PROSE)
    last = next(closing, None)
    return last is not None and last.kind is LineKind.META and bool(STAMP.match(last.bare) and YEARED.search(last.bare))


def _alone(lines: Sequence[Line]) -> list[int]:
    """The places of the page's only run of paragraphs, empty where there are several: an extractor has to choose only
    among those. A few lines beyond a list of links are no second run.
    """
    groups: list[list[int]] = [[]]
    links = 0
    for place, line in enumerate(lines):
        if line.kind is LineKind.PROSE:
            if links >= _PARTING and groups[-1]:
                groups.append([])
            groups[-1].append(place)
            links = 0
        links += line.kind is LineKind.LINK
    weights = [sum(count_hanzi(lines[place].bare) for place in group) for group in groups]
    weight = max(weights)
    prose = groups[weights.index(weight)]
    if len(prose) < _LEAST_RUN or weight < _RUN_HANZI or (sum(weights) - weight) * _BESIDE_RUN > weight:
        return []
    run = [place for place in range(prose[0], prose[-1] + 1) if lines[place].kind is not LineKind.BLANK]
    whole = all(lines[place].kind in _OF_A_RUN for place in run) and len(prose) * 2 >= len(run)
    return run if whole else []


def align(main: str, lines: Sequence[Line]) -> list[int]:
    """Places of the lines that the main text contains, short ones only in its order; punctuation and white space set
    aside, for extractors put in their own.
    """
    packed = _NOT_CONTENT.sub("", main)
    found: list[int] = []
    cursor = 0
    for place, line in enumerate(lines):
        wanted = _NOT_CONTENT.sub("", line.bare)
        if not wanted:
            continue
        at = packed.find(wanted, cursor, cursor + _REACH + len(wanted))
        if at < 0 and len(wanted) >= _LONG and len(packed) <= _SEARCHABLE:
            at = packed.find(wanted)
        if at >= 0 and (len(wanted) >= _SHORT or at - cursor <= _NEAR):
            found.append(place)
            cursor = at + len(wanted)
    return found


def _trafilatura(source: str) -> str:
    from trafilatura import extract

    return extract(source, output_format="txt", include_comments=False, include_tables=True, deduplicate=False) or ""


def lean(source: str, unseen: Sequence[tuple[int, int]]) -> str:
    """The source without its scripts and without lists of bare links, of which extractors keep nothing: most of a
    portal's page, and most of an extractor's time.
    """
    starts = [0, *(end for _, end in unseen)]
    ends = [*(start for start, _ in unseen), len(source)]
    return _LINKS.sub("", "".join(source[low:high] for low, high in zip(starts, ends, strict=True)))


def _justext(source: str) -> str:
    from justext import justext
    from lxml.etree import LxmlError

    try:
        paragraphs = justext(source, frozenset(), length_low=30, length_high=80, stopwords_low=0, stopwords_high=0)
    except (ValueError, LxmlError):
        return ""
    return "\n".join(paragraph.text for paragraph in paragraphs if not paragraph.is_boilerplate)


def _restrict(lines: Sequence[Line], main: Sequence[int], hint: str) -> tuple[Line, ...]:
    """Lines outside the main text become junk, but for headlines and source lines above and below it, and prose
    within it.
    """
    first, last = _opening(lines, main[0]), main[-1]
    chosen = {*range(first, main[0]), *main}
    ending = _ending(lines, main)
    told = False
    out = []
    for place, line in enumerate(lines):
        if place in chosen:
            told |= line.kind is LineKind.PROSE
            if line.kind is LineKind.STOP and place < ending and _is_box(lines, place):
                out.append(line.of(LineKind.JUNK))
                continue
            wanted = line.kind is LineKind.LINK and (told or line.bare in hint)
            out.append(line.of(LineKind.HEADING) if wanted else line)
        elif place < first:
            out.append(
                line if line.kind in (LineKind.META, LineKind.HEADING, LineKind.BLANK) else line.of(LineKind.JUNK)
            )
        elif place > last:
            near = place <= last + 4 and is_meta(line.bare)
            out.append(line if near or line.kind is LineKind.STOP else line.of(LineKind.JUNK))
        else:
            ends = line.kind is LineKind.STOP and place >= ending
            opening = line.kind is LineKind.HEADING and opens(lines, place)
            out.append(line if ends or opening or _belongs(line, hint) else line.of(LineKind.JUNK))
    return tuple(out)


def _opening(lines: Sequence[Line], first: int) -> int:
    """The place of the first of the paragraphs that run from the source line to where the extractor begins: it leaves
    out those that are no <p>."""
    place = first
    while place and lines[place - 1].kind in (LineKind.PROSE, LineKind.BLANK):
        place -= 1
    above = lines[place - 1] if place else None
    return place if above and above.kind is LineKind.META else first


def _ending(lines: Sequence[Line], main: Sequence[int]) -> int:
    """The place from which on little of the main text follows: what opens other matters there (网友评论) ends it."""
    prose = [(place, len(lines[place].bare)) for place in main if lines[place].kind is LineKind.PROSE]
    rest = sum(length for _, length in prose) // _BESIDE_RUN
    for place, length in reversed(prose):
        rest -= length
        if rest < 0:
            return place
    return main[0]


def _is_box(lines: Sequence[Line], place: int) -> bool:
    """Whether what opens other matters here is but a few links amid a text, which goes on below them."""
    for line in lines[place + 1 :]:
        if line.kind not in (LineKind.LINK, LineKind.JUNK, LineKind.BLANK):
            return line.kind is LineKind.PROSE
    return False


def _belongs(line: Line, hint: str) -> bool:
    """Whether a line that the extractor left out, though it stands amid its text, is of the article all the same."""
    if line.kind is LineKind.HEADING:
        return line.bare in hint or line.bare.endswith(":")
    return line.kind in (LineKind.PROSE, LineKind.META, LineKind.ITEM, LineKind.ROW)


def _linked(lines: Sequence[Line], links: Sequence[tuple[int, int]]) -> list[bool]:
    """For each line whether most of it is link text."""
    out = []
    first = 0
    for line in lines:
        low, high = line.start, line.end
        while first < len(links) and links[first][1] <= low:
            first += 1
        covered, place = 0, first
        while place < len(links) and links[place][0] < high:
            start, end = links[place]
            covered += max(min(end, high) - max(start, low), 0)
            place += 1
        out.append(covered * 10 > 6 * (high - low) and bool(line.bare) and not DATE.search(line.bare[:12]))
    return out


def _is_listing(lines: Sequence[Line]) -> bool:
    """Whether the page holds at least three articles one below another: extractors keep one of them, or none.

    They are whole ones, or items of an archive: of these none outweighs the others, as an article does the teasers
    below it.
    """
    filled = [line for line in lines if line.kind not in (LineKind.BLANK, LineKind.LINK)]
    blocks = by_rules(filled) or by_starts(filled)
    if len(blocks) < _LISTING:
        return False
    weights = [sum(count_hanzi(line.bare) for line in b if line.kind is LineKind.PROSE) for b in blocks]
    if sum(weight >= _LISTED_HANZI for weight in weights) >= _LISTING:
        return True
    items = [weight for weight in weights if weight >= _LEAST_ITEM]
    return len(items) >= _LISTING and max(items) * 2 <= sum(items)

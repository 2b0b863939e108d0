"""Which of the lines above an article is its title."""

import re
from collections.abc import Sequence

from liandong.documents.lexicon import DATE, LABELLED
from liandong.documents.lines import Line, LineKind

_SECTION = re.compile(r"^(?:\(?[一二三四五六七八九十]{1,3}[)、.]|[-\u2014]{2,}|[\u25cf\u25a0\u25c6])")
_SITE = re.compile(r"(?:网|门户|协会|政府网站|公众号|频道|栏目|中心|委员会)$")
_ENOUGH = 8


def choose_title(above: Sequence[Line], body: Sequence[Line], hint: str = "") -> Line | None:
    """The title line: the one the page declares, one that the body repeats, the nearest above the source line, the
    longest.
    """
    candidates = [
        line
        for line in above
        if line.kind in (LineKind.HEADING, LineKind.ITEM)
        and not _SECTION.match(line.bare)
        and not _is_labelled(line.bare)
        and not line.bare.endswith(":")
    ]
    if not candidates:
        return None
    if hint:
        declared = [
            line
            for line in candidates
            if line.bare and (line.bare in hint or hint in line.bare) and len(line.bare) >= 4
        ]
        if declared:
            return max(declared, key=lambda line: len(line.bare))
    repeated = {line.bare for line in body if line.kind is LineKind.HEADING}
    for line in candidates:
        if line.bare in repeated and len(line.bare) >= _ENOUGH:
            return line
    long = [line for line in candidates if len(line.bare) >= _ENOUGH] or candidates
    dated = next((line for line in above if line.kind is LineKind.META and DATE.search(line.bare)), None)
    if dated:
        before = [line for line in long if line.start < dated.start]
        if before:
            return _best(before[-3:])
    return _best(long[-3:])


def _is_labelled(bare: str) -> bool:
    """True for a field of a document's table: 索 引 号: 00000000/2023-00012"""
    label, colon, _ = bare.partition(":")
    return bool(colon) and bool(LABELLED.match(label.replace(" ", "") + ":"))


def _best(candidates: Sequence[Line]) -> Line:
    """Among neighbours the first that is long enough for a headline and does not name the site; the last of all
    otherwise.
    """
    for line in candidates:
        if len(line.bare) >= 12 and not _SITE.search(line.bare):
            return line
    return candidates[-1]

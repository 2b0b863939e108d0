"""Identity of projects: which two names of a document mean the same, and which name a zone."""

import re
from functools import lru_cache

from liandong.vocabulary import regions

_ENDING = re.compile(r"(?:建设|投资)?(?:项目|工程)$")
_APART = re.compile(r"[一二三四五六1-6]期|\d号线|总部|段$")
"""What one name has beyond the other makes another thing of it: a phase, a segment, a line."""
ZONE = re.compile(r"(?:试验区|示范区|先行区|合作区|自贸区|开发区|新区)$")
"""A zone is a site: it is a project only where money or a stage says so."""


def same_project(left: str, right: str) -> bool:
    """Whether two names of one document mean one project: equal without regions and the word 项目, or one within the
    other."""
    if left == right:
        return True
    a, b = core(left), core(right)
    if min(len(a), len(b)) < 3:
        return False
    short, long = sorted((a, b), key=len)
    if short == long:
        return True
    return len(short) >= 5 and (
        long.endswith(short)
        or (long.startswith(short) and not _APART.search(long, len(short)))
        or _subsequence(short, long)
    )


def _subsequence(short: str, long: str) -> bool:
    """中铁隧道局总部 in 中铁隧道局全国总部: the same ends with a qualifier left out in the middle."""
    if len(long) - len(short) > 3 or short[-2:] != long[-2:]:
        return False
    head = 0
    while head < len(short) and short[head] == long[head]:
        head += 1
    return head >= 4 and long.endswith(short[head:])


@lru_cache(maxsize=20_000)
def core(name: str) -> str:
    """A name without regions, brackets and a closing 项目 / 工程."""
    bare = regions.without_regions(re.sub(r"[()“”《》\s]", "", name))
    return _ENDING.sub("", bare) or bare

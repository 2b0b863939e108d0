"""Identity of projects: which names tell one from others, and which two of a document mean the same."""

import re
from collections.abc import Sequence
from functools import lru_cache

from liandong.statements.bodies import organisations
from liandong.statements.grammar.phrases import Token
from liandong.statements.grammar.reading import Reading
from liandong.statements.projects.project_nouns import is_generic
from liandong.vocabulary import regions
from liandong.vocabulary.regions import Region
from liandong.vocabulary.tables import sections
from liandong.vocabulary.verbs import FUNCTION_LETTERS

_KIND_OF = re.compile(
    r"(?:重大|重点|签约|开工|竣工|产业|投资|招商|招商引资|协作|合作|储备|在建|优质|推介|合同|招商|工业|省外|交通|服务|服务业|建设|实体|成果|开发|签约合作)项目$"
)
_GLOSS = re.compile(r"\((?<=[\u4e00-\u9fff]\()[a-z]{1,6}\)")
"""产业(ye)项目: how a character is spoken is no word of the name."""
_PLURAL = re.compile(r"项目|工程|平台|系统|重大|重点|[两三四五六七八九]大|级")
SPECIFIC = re.compile(r"[“”A-Za-z0-9·()—]|[\u4e00-\u9fff]{2,3}(?:省|市|区|县|新区)(?=[\u4e00-\u9fff]{3})")
_ENDING = re.compile(r"(?:建设|投资)?(?:项目|工程)$")
_APART = re.compile(r"[一二三四五六1-6]期|\d号线|总部|段$")
"""What one name has beyond the other makes another thing of it: a phase, a segment, a line."""
_ROAD = re.compile(
    r"(?:[GSXYC](?P<code>\d{3})|(?P<number>\d{3})[国省县]道)(?P<course>[\u4e00-\u9fff]{2,6}至[\u4e00-\u9fff]{2})"
)
"""A road by its number and course: G346甲乙至丙丁一级路 and 346国道甲乙至丙丁段 are one."""
ZONE = re.compile(r"(?:试验区|示范区|先行区|合作区|自贸区|开发区|新区)$")
"""A zone is a site: it is a project only where money or a stage says so."""
_NAME_TAGS = frozenset({"nr", "nrt", "nrfg", "ns", "nt", "nz", "j", "eng"})
_PLAIN = frozenset("新老大小高低东西南北中上下前后左右内外全首总主副省市县区镇乡村厂园路桥港城年月日号期座条家个人")
"""Single characters that qualify works and are of no brand."""
_COMMON = frozenset(sections("verbs.txt")["taken for names"])


def same_project(left: str, right: str) -> bool:
    """Whether two names of one document mean one project: equal without regions and the word 项目, or one within the
    other."""
    if left == right:
        return True
    if len(left) == len(right) and sum(a != b for a, b in zip(left, right, strict=True)) == 1:
        return False  # 甲市西华居污水处理工程, 甲市西庆居污水处理工程: 西华 is a county elsewhere
    roads = [match for match in (_ROAD.match(left), _ROAD.match(right)) if match]
    if len(roads) == 2 and len({((m["code"] or m["number"]), m["course"]) for m in roads}) == 1:
        return True
    a, b = core(left), core(right)
    if min(len(a), len(b)) < 3 or _elsewhere(left, right):
        return False
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if is_generic(short) and not _ends_alike(left, right):
        return False
    if short == long:
        return True
    return len(short) >= 5 and (
        long.endswith(short)
        or (long.startswith(short) and not _APART.search(long, len(short)))
        or _subsequence(short, long)
    )


def _ends_alike(left: str, right: str) -> bool:
    """Whether one name is the other with more before it, or both tell the same places in as many words: 甲乙产业园 and
    丙丁产业园 are two, though nothing else tells them apart."""
    one, other = (
        _ENDING.sub("", re.sub(r"[()“”《》\s]|[省市县区州](?=[\u4e00-\u9fff]{3})|(?<=园)区$", "", name))
        for name in (left, right)
    )
    return one.endswith(other) or other.endswith(one)


def _elsewhere(left: str, right: str) -> bool:
    """Whether both names tell where they are, and not the same: 甲县长江大桥, 乙市长江大桥."""
    here, there = _regions(left), _regions(right)
    return bool(here and there) and not any(
        regions.contains(a, b) is not False or regions.contains(b, a) is not False for a in here for b in there
    )


@lru_cache(maxsize=20_000)
def _regions(name: str) -> tuple[Region, ...]:
    """The regions that the name names, whichever of that name they are."""
    return tuple(region for hit in regions.find(name, lenient=True) for region in hit.candidates)


def _subsequence(short: str, long: str) -> bool:
    """甲局总部 in 甲局全国总部: the same ends with a qualifier left out in the middle."""
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


def is_specific(name: str, noun: str, bare: str) -> bool:
    """Whether the name tells one project from others: a place, a brand, a number or quotation, or much detail; no
    mere kind.

    `bare` is the name without regions.
    """
    name, bare = _GLOSS.sub("", name), _GLOSS.sub("", bare)
    kind = _KIND_OF.search(name)
    if is_generic(name) or len(name) <= len(noun) or (kind and kind.start() - (len(name) - len(bare)) < 2):
        return False
    if bare != name:
        return not is_generic(bare) or (len(bare) >= 3 and not _PLURAL.search(bare))
    return bool(SPECIFIC.search(name)) or len(name) - len(noun) >= 2


def is_owned(reading: Reading, start: int) -> bool:
    """Whether the name that begins at `start` is said to be a firm's: 甲集团的风电装备制造基地 is one thing."""
    if reading.plain[start - 1 : start] != "的":
        return False
    body = organisations.at(reading, start - 2)
    return body is not None and body.end == start - 1 and body.sort in ("legal", "firm")


def spelled(words: Sequence[Token]) -> bool:
    """Whether words open with two single characters that join nothing and are no common word: a brand (瀚榆) that the
    tagger does not know falls apart so."""
    if len(words) < 2 or words[0].end != words[1].start:
        return False
    return all(
        len(w.word) == 1
        and "\u4e00" <= w.word <= "\u9fff"
        and w.word not in FUNCTION_LETTERS
        and w.word not in _PLAIN
        and w.tag[0] not in "pdcrumqf"
        for w in words[:2]
    )


def names_something(word: Token) -> bool:
    """Whether a word is a name (of a person, place, body or brand), as none of a mere kind is."""
    return word.tag in _NAME_TAGS and len(word.word) > 1 and word.word not in _COMMON

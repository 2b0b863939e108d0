"""Kinds (种类): phrases that end in 项目 or 工程 and name none, for all that stands before only says of what sort they
are or what is done with them: 庞大项目, 外商直接投资项目, 甲市注重优质项目, 力促项目; 其他 | 铝材加工项目."""

import re

from liandong.statements.grammar.reading import Reading
from liandong.statements.projects.project_nouns import is_generic
from liandong.vocabulary.tables import sections
from liandong.vocabulary.verbs import IN_NAMES

_OF_SORT = frozenset({"a", "ad", "an", "b", "d", "mq", "p", "q", "r", "t", "y"})
"""Parts of speech that tell no work from others: adjectives, adverbs, times."""
_ACTS = frozenset(sections("projects.txt")["done_to_works"])
"""What is done with works: any other verb before them may be somebody's name (远航储能项目)."""
_JOINS = frozenset({"c", "f", "u", "uj", "ns"})
"""Places, and what joins words: of these alone nothing follows."""
_SORT_OF = re.compile(
    r"(?:其[他它]|[各此这]类|各[种个项]|同类|类似|相关|有关|更多|大量|众多|不少|一些|若干|多个|许多|一批)的?$"
)
"""Right before a phrase: it is a sort of works."""
_AMENITIES = ("广场", "服务站", "商业街")
"""员工文化广场, 社区服务站: what any place has, and of kinds alone."""
_MONTH = re.compile(r"\d{1,2}月份?")
_TELLS = re.compile(r"[“”A-Za-z0-9·()—]")


def names_nothing(reading: Reading, start: int, end: int, noun: str) -> bool:
    """Whether the words before the noun are places, words of kinds and sorts, and a verb whose object the works are."""
    if noun.startswith(_AMENITIES):
        return is_generic(reading.plain[start : end - len(noun)] + "项目")
    if not noun.startswith(("项目", "工程")):
        return False
    if _SORT_OF.search(reading.plain, max(0, start - 4), start):
        return True
    month = _MONTH.match(reading.plain, start, end)
    low, high = month.end() if month else start, end - len(noun)
    if _TELLS.search(reading.plain, low, high):
        return False
    regions = [(hit.start, hit.end) for hit in reading.regions_in(low, high)]
    words = [t for t in reading.tokens.between(low, high) if not any(a <= t.start and t.end <= b for a, b in regions)]
    nothing = False
    for behind, word in enumerate(reversed(words)):
        if word.tag in _JOINS or is_generic(word.word + "项目"):
            continue
        does = word.word in _ACTS and word.word not in IN_NAMES and behind <= 1  # 平望现代物流项目: no verb so far off
        if not does and word.tag not in _OF_SORT:
            return False
        nothing = True
    return nothing

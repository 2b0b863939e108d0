"""Changes (调整) of an investment: sums that by their words took the place of others.

由签约时的120亿元调整为138亿元 · 在原120亿元基础上追加18亿元,总投资达138亿元 · 总投资138亿元(原为120亿元) ·
增资扩产后总投资138亿元
"""

import re
from collections.abc import Mapping
from itertools import pairwise

from liandong.model import Role
from liandong.model.noun import Noun
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.measures.quantities import Quantity

_RAISE = r"(?:增资|增加|追加|提高|提升|上调|调增|调高|扩大|扩增|扩充|加码|上升|增长|增|扩|升|提|加)"
_LOWER = r"(?:减少|调减|下调|调低|压减|压缩|缩减|核减|削减|降低|下降|降|减)"
_ALTER = r"(?:调整|变更|修改|修订|更改|更正|优化|改|变)"
_TO = r"(?:投资|规模)?(?:为|至|到|成)了?"
_WORD = r"(?:总投资额|总投资|投资总额|投资额|投资规模|总额|总规模|投资)"
_OF = r"(?:项目|计划|协议|其|该|的)"
_SUM = rf"(?:{_OF}*+{_WORD})"
_ABOUT = r"(?:约|为|达到|达|共|合计|超过|超|逾|近|高达|突破|不低于|人民币|,|:|\s)*+"
_THEN = (
    r"(?:人民币)?[,]?(?:现在|如今|目前|现|之后|后来|后|最终|实际|已经|已|再次|再|又|也|将|拟|被|进一步|大幅|相应|规划"
    rf"|{_OF}|{_WORD})*+"
)
_BECAME = re.compile(rf"{_THEN}(?:(?P<up>{_RAISE})|(?P<down>{_LOWER})|{_ALTER}){_TO}{_ABOUT}")
"""Between two sums: the one became the other (120亿元,现追加至138亿元)."""
_MORE = re.compile(
    rf"(?:人民币)?的?{_SUM}?(?:的?基础(?:之)?上|之上)?[,]?(?:再|又|新)*(?:追加投资|新增投资|增加投资|增资|增加|追加|新增|增投|追投|多|增)(?:投资)?(?:了|约)*"
)
"""Between a sum and what came to it (在120亿元的基础上追加18亿元)."""
_NOW = re.compile(
    rf"(?:人民币)?[,]?(?:使得|使|令|之后|后|将|也|已)*+{_SUM}?+(?:将|也|已|随之|相应)*+(?:(?:{_RAISE}|{_ALTER})?(?:至|到|为)了?|达到?了?|合计|共计?){_ABOUT}"
)
"""Between what came to it and what it is now (追加18亿元,总投资达138亿元)."""
_ONCE = re.compile(
    r"[(,]?(?:而)?(?:原(?:来|先|本)?(?:计划|定|报|协议)?|签约时|此前|最初|当初|备案时)(?:的)?(?:总投资|投资额|投资|计划)?(?:额)?(?:仅|只)?(?:为|是|约|有)*"
)
"""Between a sum and what it once was (138亿元(原为120亿元))."""
_MORE_THAN = re.compile(
    r"[,(]?(?:比|较)(?:签约时?|原(?:来|先|计划|定|有)?|此前|最初|当初|备案时?|立项时?|开工时?|首次签约)[^,。;\d]{0,6}(?:增加|追加|提高|多|新增|增|上调|扩大)(?:出|投资)?了?约?"
)
"""Between a sum and how much more it is than it was (138亿元,较签约时增加18亿元)."""
_ADDED = re.compile(
    rf"(?:增资扩产(?:投资)?|增资扩股|增资|追加投资|追加|新增投资|增加投资|追投|增投|加码投资|再投资|再投)(?:了|额|金额)?{_ABOUT}$"
)
"""Before a sum: so much was added."""
_TO_NOW = re.compile(rf"(?:(?P<up>{_RAISE})|(?P<down>{_LOWER})|{_ALTER}){_TO}{_ABOUT}$")
"""Before a sum: to that the investment was changed."""
_AFTER = re.compile(
    rf"(?:增资扩产|增资扩股|增资|扩产|扩建|追加投资|追投|加码)(?:完成|落地|到位)?(?:之后|后|以后)[^。;\d]{{0,8}}?{_SUM}(?:额)?(?:将|也|已)*{_ABOUT}$"
)
"""Before a sum: that the investment is after an increase (增资扩产后,总投资达138亿元)."""
_MEANT = re.compile(
    r"(?:拟|(?<!原)计划|准备|打算|有望|力争|意向|将(?!近)|预计)(?:把|再|继续|进一步|使|对)?[^,。;\d]{0,6}$"
)
"""Before words of change: it is not made yet."""
_WILL = re.compile(r"拟|将(?!近)|计划|有望")
_HINT = re.compile(r"[增追提升扩调减降改原投]|变更|上调|压缩|优化|签约时|此前|最初|当初|备案时|加码")
"""A sentence without any of these tells of no change."""
_FAR = 30
"""Characters between two sums above which they have nothing to do with one another."""
_BACK = 26


class Change(Noun, frozen=True):
    """That a sum took the place of another, or that another took its place: the role, and the words that say so."""

    role: Role
    start: int
    end: int
    intended: bool = False
    """Whether it is only meant to be changed (拟增至138亿元)."""
    former: Quantity | None = None
    """The sum whose place it took, where that is told."""

    @property
    def replaces(self) -> bool:
        """Whether the sum holds from now on."""
        return self.role is not Role.FORMER and not self.intended

    @property
    def quote(self) -> tuple[int, int, Role]:
        return self.start, self.end, self.role


def changes(reading: Reading, sentence: Sentence) -> Mapping[int, Change]:
    """The changes that a sentence tells, by the start of the sum."""
    if not _HINT.search(sentence.text):
        return {}
    sums = [q for q in reading.quantities_in(sentence.start, sentence.end) if q.money]
    found: dict[int, Change] = {}
    for quantity in sums:
        found |= _alone(reading, sentence, quantity)
    for first, second in pairwise(sums):
        found |= _of_pair(reading, sentence, first, second)
    for first, more, last in zip(sums, sums[1:], sums[2:], strict=False):
        if _between(reading, first, more, _MORE) and _between(reading, more, last, _NOW):
            found |= _became(reading, sentence, first, last, Role.RAISED)
    return found


def added(reading: Reading, sentence: Sentence, quantity: Quantity) -> re.Match[str] | None:
    """The words by which the sum is what an investment was increased by; None for another sum."""
    told = _ADDED.search(reading.plain, max(sentence.start, quantity.start - _BACK), quantity.start)
    sums = [q for q in reading.quantities_in(sentence.start, quantity.start) if q.money]
    if told or not sums:
        return told
    return _between(reading, sums[-1], quantity, _MORE) or _between(reading, sums[-1], quantity, _MORE_THAN)


def intended(reading: Reading, sentence: Sentence, at: int) -> bool:
    """Whether what the words at `at` tell is only meant to be done."""
    return _MEANT.search(reading.plain, max(sentence.start, at - _BACK), at) is not None


def _alone(reading: Reading, sentence: Sentence, quantity: Quantity) -> dict[int, Change]:
    """增至138亿元, 增资后总投资138亿元: what it was before is left open."""
    low = max(sentence.start, quantity.start - _BACK)
    told = _TO_NOW.search(reading.plain, low, quantity.start) or _AFTER.search(reading.plain, low, quantity.start)
    if told is None:
        return {}
    role = _role(told) if told.re is _TO_NOW else Role.RAISED
    meant = intended(reading, sentence, told.start())
    return {quantity.start: Change(role, told.start(), quantity.end, meant)}


def _role(told: re.Match[str]) -> Role:
    return Role.RAISED if told["up"] else Role.LOWERED if told["down"] else Role.REVISED


def _of_pair(reading: Reading, sentence: Sentence, first: Quantity, second: Quantity) -> dict[int, Change]:
    """What two sums that follow one another tell of each other."""
    more = added(reading, sentence, first)
    if more:
        meant = intended(reading, sentence, more.start())
        now = _between(reading, first, second, _NOW)
        return {second.start: Change(Role.RAISED, more.start(), second.end, meant)} if now else {}
    became = _between(reading, first, second, _BECAME)
    if became:
        return _became(reading, sentence, first, second, _role(became))
    if _between(reading, first, second, _ONCE):
        return {
            second.start: Change(Role.FORMER, first.start, second.end),
            first.start: Change(Role.REVISED, first.start, second.end, former=second),
        }
    if _between(reading, first, second, _MORE_THAN):
        return {first.start: Change(Role.RAISED, first.start, second.end)}
    return {}


def _became(reading: Reading, sentence: Sentence, first: Quantity, last: Quantity, role: Role) -> dict[int, Change]:
    meant = bool(_MEANT.search(reading.plain, max(sentence.start, first.start - _BACK), first.start))
    meant = meant or _WILL.search(reading.plain, first.end, last.start) is not None
    return {
        first.start: Change(Role.FORMER, first.start, last.end, meant),
        last.start: Change(role, first.start, last.end, meant, first),
    }


def _between(reading: Reading, first: Quantity, second: Quantity, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """The words between two sums, where they are these and nothing else."""
    near = second.start - first.end <= _FAR
    return pattern.fullmatch(reading.plain, first.end, second.start) if near else None

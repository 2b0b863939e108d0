"""Retellings (复述): which agreements of a page are told again, and by which names."""

import re
from operator import itemgetter

from liandong.model import Role
from liandong.statements.agreements import agreement_papers
from liandong.statements.agreements.agreement_papers import GENERIC
from liandong.statements.draft import Draft
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.grammar.tellings import Tellings
from liandong.statements.measures.numerals import chinese_number

_SORT = re.compile(r"[双各三四五六]方|全面|战略|框架|合作|深化|书|正式|一份|新的")
_OFFICES = re.compile(r"(?:人民政府|政府|委|管委会|管理委员会|股份有限公司|有限责任公司|有限公司)$")
_HANDSHAKES = ("签约", "签下", "达成")
_RELATION = re.compile(r"(?:友好|姊妹|姐妹|友城|结对)[\u4e00-\u9fff]{0,6}$|关系$|伙伴$")
_SIGNED_THE = re.compile(r"(?:签[署订下]|达成)的$")
_REACH = 4
_PAIR = 2
_COUNTS = re.compile(r"签(?:署|订|下|约)?了?(?P<n>\d{1,2}|[二两三四五六七八九十]{1,3})[项份个]")
_SUM = re.compile(
    r"[\u4e00-\u9fff]{0,16}(?:协议|备忘录|文件|合同)书?(?:[及和与、][\u4e00-\u9fff]{0,8}(?:协议|备忘录|文件|合同)书?)?"
)
"""Behind the count of papers: 区域合作协议及备忘录."""
_NEAR = 4
"""Sentences behind those that count papers in which a bare name stands for them."""


class Before:
    """The agreements that the page told before."""

    def __init__(self) -> None:
        self._told: Tellings[Draft] = Tellings()
        self._seen: set[tuple[str, frozenset[str], tuple[str, ...]]] = set()

    def first(self, draft: Draft) -> bool:
        """Whether the page tells of the agreement for the first time; it is known from then on."""
        key = (draft.name, frozenset(draft.get("party")), tuple(draft.get("count")))
        if key in self._seen or any(_same(known, draft) for known in self._told.near(draft.name)):
            return False
        self._seen.add(key)
        self._told.add(draft.name, draft)
        return True


def _same(left: Draft, right: Draft) -> bool:
    """Whether two tellings on one page are of one agreement: the same name or two bare ones, and the same parties, of
    which one telling may give less."""
    if (left.start, left.end) == (right.start, right.end) and left.mention != right.mention:
        return False  # one paper, a pair each: 甲与乙行、丙行分别签署
    again = agreement_papers.BARE.fullmatch(right.name) is not None and len(right.get("party")) > 1
    again = again or (GENERIC.match(right.name) is not None and left.name.endswith(right.name))
    if left.name != right.name and not (again or _same_sort(left.name, right.name)):
        return False  # 双方…达成协议 tells again of the agreement that has a name
    ours, theirs = left.get("party"), right.get("party")
    if left.get("count") != right.get("count"):
        return False
    if left.name == right.name and set(ours) == set(theirs):
        return True
    if not ours or not theirs:
        return not theirs or (left.name == right.name and len(left.name) > 8)
    few, many = sorted((ours, theirs), key=len)
    return len(few) > 1 and _each_alike(few, many)


def _each_alike(few: list[str], many: list[str]) -> bool:
    """Whether each of a few parties is another one of many: 甲协会 and 乙协会 are not both 协会."""
    left = list(many)
    for one in sorted(few, key=len, reverse=True):
        twin = next((other for other in left if _alike(one, other)), None)
        if twin is None:
            return False
        left.remove(twin)
    return True


def _same_sort(one: str, other: str) -> bool:
    """Whether two bare names differ only in 战略, 全面 and the like."""
    bare = GENERIC.match(one) and GENERIC.match(other)
    return bool(bare) and _SORT.sub("", one) == _SORT.sub("", other)


def _alike(one: str, other: str) -> bool:
    """Whether one spelling of a party leaves out characters of the other: 虹口, 上海市虹口区人民政府."""
    short, long = sorted((_OFFICES.sub("", one), _OFFICES.sub("", other)), key=len)
    rest = iter(long)
    return short in long or (len(short) > 3 and all(c in rest for c in short))


def called(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """The drafts, 协议 of 甲与乙交换了协议文本 by the name of those that the sentences before it count, for which it
    stands: 8份友城协议书."""
    told: set[int] = set()
    counted: dict[int, list[tuple[int, Draft, Sentence]]] = {}
    for number, many in enumerate(drafts):
        where = reading.sentence_at(many.start) if many.get("count") and not many.get("party") else None
        if where:
            counted.setdefault(where.index, []).append((number, many, where))
    for draft in drafts if counted else ():
        home = reading.sentence_at(draft.start)
        if home is None or not agreement_papers.BARE.fullmatch(draft.name):
            continue
        near = [one for index in range(home.index - _NEAR, home.index + 1) for one in counted.get(index, ())]
        if near:
            _, many, where = min(near, key=itemgetter(0))
            told.add(id(many))
            draft.take_back("name")
            draft.words("name", many.start, many.end, where, also=((home.start, home.end, Role.SUBJECT),))
    return [draft for draft in drafts if id(draft) not in told]


def told_once(drafts: list[Draft]) -> list[Draft]:
    """The drafts without what only tells again of others: 甲与乙签约, where the page names the paper that they signed,
    缔结为友好城市 beside the paper in one sentence, and 双方续签协议, where another of that name has its sides."""
    of_party: dict[str, set[int]] = {}
    for draft in drafts:
        for party in draft.get("party"):
            of_party.setdefault(party, set()).add(id(draft))
    named = {draft.name for draft in drafts if draft.get("party")}
    papers: dict[int, list[set[str]]] = {}
    for draft in drafts:
        home = draft.reading.sentence_at(draft.start)
        if home and not (_RELATION.search(draft.name) or draft.name.endswith(_HANDSHAKES)):
            papers.setdefault(home.index, []).append(set(draft.get("party")))
    return [
        draft
        for draft in drafts
        if not (
            _handshake_of(draft, drafts, of_party)
            or _relation_of(draft, papers)
            or _bare_of(draft, named)
            or _referred_to(draft, drafts)
            or _summed_up(draft, drafts)
        )
    ]


def _bare_of(draft: Draft, named: set[str]) -> bool:
    """Whether it is a bare name without sides, under which others are told with theirs."""
    if draft.get("party") or draft.get("count") or not GENERIC.match(draft.name):
        return False
    return any(_same_sort(draft.name, name) or draft.name == name for name in named)


def _referred_to(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether 甲与乙签订的战略合作协议 only refers to what the page tells besides to have been signed by the same."""
    sides = draft.get("party")
    if len(sides) < _PAIR or not GENERIC.match(draft.name) or not _attributed(draft):
        return False
    others = (one for one in drafts if one is not draft and len(one.get("party")) >= _PAIR and not _attributed(one))
    return any(_each_alike(*sorted((sides, one.get("party")), key=len)) for one in others)


def _attributed(draft: Draft) -> bool:
    plain = draft.reading.plain
    return _SIGNED_THE.search(plain, max(draft.start - _REACH, 0), draft.start) is not None


def _summed_up(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether 签署六项合作协议及备忘录 only counts those that the sentences behind it name, so many."""
    reading = draft.reading
    home = reading.sentence_at(draft.start)
    counts = _COUNTS.search(reading.plain, home.start, draft.end) if home else None
    if home is None or counts is None or not _SUM.fullmatch(reading.plain, counts.end(), draft.end):
        return False
    number = int(counts["n"]) if counts["n"].isdigit() else chinese_number(counts["n"])
    ends = reading.sentences[min(home.index + _NEAR, len(reading.sentences) - 1)].end
    named = sum(home.end <= one.start < ends for one in drafts)
    return number is not None and 1 < number <= named


def _relation_of(draft: Draft, papers: dict[int, list[set[str]]]) -> bool:
    """Whether it is a relation, beside the paper that the same signed; `papers` are the sides by sentences."""
    home = draft.reading.sentence_at(draft.start) if _RELATION.search(draft.name) else None
    sides = set(draft.get("party")) if home else set()
    return home is not None and len(sides) > 1 and any(sides <= signed for signed in papers.get(home.index, ()))


def _handshake_of(draft: Draft, drafts: list[Draft], of_party: dict[str, set[int]]) -> bool:
    if not draft.name.endswith(_HANDSHAKES):
        return False
    theirs = sorted((of_party[party] for party in draft.get("party")), key=len)
    if not theirs:
        return len(drafts) > 1
    return any(one != id(draft) and all(one in others for others in theirs[1:]) for one in theirs[0])

"""Works without a noun of works (设立): firms that several found together, works that are set down somewhere (把甲总部
设在乙园), and items that are told not to have begun."""

import re
from collections.abc import Iterator
from operator import attrgetter

from liandong.statements.bodies import organisations
from liandong.statements.grammar.denials import hearsay, negated
from liandong.statements.grammar.phrases import trim
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.projects import project_groups
from liandong.statements.projects.project_groups import Member
from liandong.statements.projects.project_identity import names_something
from liandong.statements.projects.project_leads import Lead, stage_of
from liandong.statements.projects.project_nouns import NOUN, is_generic
from liandong.vocabulary.verbs import OUTSIDE_NAMES

_FOUNDS = re.compile(r"组建|成立|设立|创办|创立|揭牌|挂牌")
_SETS = r"(?:选在|选址[于在到]|设[于在到]|落[在到户]|建[在到]|安[在到]|布局[在到]|迁[至到])"
_FOUNDED = re.compile(r"(?:合资|合股|出资|联合|合作|携手|共同)[^。;]{0,16}?(?P<verb>组建|成立|设立|创立|创办)了?$")
"""Before a firm: several found it together."""
_NOT_NOW = re.compile(
    r"(?:[\d多几十]年前|早在|曾)|将|拟|计划|准备|打算|约定|有望|[要会](?:合资|出资|联合|共同|携手|组建|成立)"
)
"""Before a firm: it was founded long ago, or is still to be."""
_UNDONE = re.compile(
    r"取消|放弃|终止|中止|搁置|叫停|拒绝|不愿|不想|不同意|反对|考虑|商议|讨论|建议|提议|希望|呼吁|要求|(?:如果|假如|倘若|一旦|若(?!干))"
)
"""Before what is founded or set down: it was given up, is only talked of, or a condition."""
_UNVEILED = re.compile(
    r"(?:[于在]?(?:昨[天日]|今[天日]|日前|近日|同[天日]|当[天日]|\d{1,2}[月日])*)?(?:正式|也|同步|一并)*(?P<verb>揭牌|挂牌(?=成立|运营|揭牌))(?!仪|的)"
)
"""Behind a firm: it opens."""
_SET_DOWN = re.compile(
    r"[把将](?P<what>[^,。;:、把将]{4,30}?)(?:正式|最终|也|都|整体)*"
    rf"{_SETS}了?(?=[\u4e00-\u9fff]{{2}})"
)
_SET_BEHIND = re.compile(rf"[”」]?(?:正式|最终|也|都|整体)*{_SETS}")
_MARK = re.compile(r"[,。;:\n]")
_NO_START = re.compile(
    r"[其该此这那它他她各一]|[\d两三四五六七八九十多几]+[个项座条家]|会议|活动|论坛|现场|重点|重心|目光"
)
_ITEM = re.compile(
    r"(?:\(?[一二三四五六七八九十]{1,3}[、)]|\d{1,2}[.、)])?\s*(?P<name>[\u4e00-\u9fffA-Z“][^,。;:、]{4,40}),(?P<told>[^。;]{4,})"
)
_NUMBERED = re.compile(r"\(?[一二三四五六七八九十]{1,3}[、)]|\d{1,2}[.、)](?!\d)")
_NOT_BEGUN = re.compile(r"(?:未|没有?|无法|不能|不具备|才能|有待|暂缓|后)[^,。;]{0,6}(?:开工|动工|施工|开建|进场|启动)")
_FEWEST = 3


def find(reading: Reading) -> dict[int, list[Member]]:
    """These works and the members of groups, by number of the sentence; once per reading."""
    return reading.once(_with_groups)


def _with_groups(reading: Reading) -> dict[int, list[Member]]:
    """Of two that overlap the member of the group."""
    out = dict(project_groups.find(reading))
    for index, works in _found(reading).items():
        grouped = out.get(index, [])
        apart = [w for w in works if not any(m.start < w.end and w.start < m.end for m in grouped)]
        out[index] = sorted([*grouped, *apart], key=attrgetter("start"))
    return out


def _found(reading: Reading) -> dict[int, list[Member]]:
    out: dict[int, list[Member]] = {}
    for pattern, works in ((_FOUNDS, _firms), (_SET_DOWN, _set_down)):
        for sentence in reading.holding(pattern):
            told = sentence.paragraph and not sentence.heading and sentence.index not in hearsay(reading)
            found = [*works(reading, sentence)] if told else []
            if found:
                out[sentence.index] = [*out.get(sentence.index, ()), *found]
    return out | _unbegun(reading)


def _firms(reading: Reading, sentence: Sentence) -> Iterator[Member]:
    for firm in organisations.among(reading, sentence.start, sentence.end):
        if firm.sort != "legal" or firm.start < sentence.start:
            continue
        low = max(sentence.start, firm.start - 40)
        founded = _FOUNDED.search(reading.plain, low, firm.start)
        opened = _UNVEILED.match(reading.plain, firm.end, sentence.end)
        verb = opened or founded
        before = reading.plain[low : firm.start]
        if verb is None or _NOT_NOW.search(before) or _UNDONE.search(before):
            continue
        if negated(reading.plain, sentence.start, verb.start("verb")) or negated(
            reading.plain, sentence.start, verb.start()
        ):
            continue
        at = (verb.start("verb") - sentence.start, verb.end("verb") - sentence.start)
        yield Member(firm.start, firm.end, "", Lead(*at, "operating", False, True), sentence)


def _set_down(reading: Reading, sentence: Sentence) -> Iterator[Member]:
    for match in _SET_DOWN.finditer(sentence.text):
        low, high = trim(reading.plain, sentence.at(match.start("what")), sentence.at(match.end("what")))
        text = reading.plain[low:high]
        if negated(reading.plain, sentence.start, sentence.at(match.start())):
            continue
        if _UNDONE.search(sentence.text, max(0, match.start() - 20), match.start()):
            continue
        if _NO_START.match(text) or is_generic(text) or not _is_name(reading, low, high):
            continue
        yield Member(low, high, "", None, sentence)


def reach(reading: Reading, member: Member) -> int:
    """Where the words end that tell of the member: what is set down in 甲中心 is told of up to the next mark."""
    set_down = member.lead is None and _SET_BEHIND.match(reading.plain, member.end, member.end + 8)
    mark = _MARK.search(reading.plain, member.end) if set_down else None
    return mark.start() if mark else member.end


def _is_name(reading: Reading, start: int, end: int) -> bool:
    """Whether the words end in a noun of works and bear a name, or are a quotation, and none of them does or joins
    anything."""
    text = reading.plain[start:end]
    words = reading.tokens.between(start, end)
    if not (text[0] == "“" and text[-1] == "”"):
        proper = any(names_something(t) for t in words)
        if not any(m.end() == len(text) for m in NOUN.finditer(text + ",")):
            return False
        if not proper and not reading.regions_in(start, end):
            return False
    return not any(t.word in OUTSIDE_NAMES or t.tag in ("p", "d", "r", "uj") for t in words)


def _unbegun(reading: Reading) -> dict[int, list[Member]]:
    """Items that open with the name of a work and tell why it has not begun: 三、甲中心,手续没有办完,未开工。"""
    run: list[tuple[int, Member]] = []
    stated = 0
    if len(reading.holding(_NOT_BEGUN)) < 2:
        return {}
    for sentence in reading.body:
        before = reading.sentences[sentence.index - 1]
        numbered = _NUMBERED.match(sentence.text) is not None
        goes_on = before.text.endswith(";") and run and run[-1][0] == before.index
        item = _ITEM.match(sentence.text) if numbered or goes_on else None
        if item is None:
            continue
        denied = _NOT_BEGUN.search(sentence.text, *item.span("told"))
        lead = stage_of(sentence.text, *item.span("told"))
        if denied and (lead is None or lead.stage != "planned"):
            lead = Lead(*denied.span(), "planned", True, True)
        if lead is None or lead.stage != "planned":
            continue
        low, high = trim(reading.plain, sentence.at(item.start("name")), sentence.at(item.end("name")))
        if reading.tokens.predicate(low, high) < high or is_generic(reading.plain[low:high]):
            continue
        stated += denied is not None
        run.append((sentence.index, Member(low, high, "", lead, sentence)))
    if len(run) < _FEWEST or 2 * stated < len(run):
        return {}
    return {index: [member] for index, member in run}

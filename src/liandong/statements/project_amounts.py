"""Investment of a project: whose a sum is, and under which scope."""

import re

from liandong.statements.project_names import ProjectName
from liandong.statements.project_things import REFERS, Thing
from liandong.statements.quantities import Quantity
from liandong.statements.reading import Reading
from liandong.statements.sentences import Sentence

_INVEST = re.compile(
    r"(?P<word>(?:计划|预计|项目|规划|协议|意向|累计|固定资产|首期|一期|二期|三期|总)*(?:总投资额|投资总额|总投资|"
    r"投资额|投资规模|投资|总规模|投资金额|引资|建安费|造价|投资概算|概算))(?:约|为|达到|达|共|合计|超过|超|逾|近|"
    r"高达|突破|不低于|人民币|规模|,)*$"
)
_OF_SEVERAL = re.compile(r"[两三四五六七八九\d]+(?:余|多)?个[^,。]{0,12}(?:项目|工程)|共(?!同)|一批|等\d*个?项目")
"""Between a name and a sum: the sum is that of several, not of the last one named."""
_PHASE = re.compile(r"首期|一期|二期|三期|第一阶段")
_RELATIVE = re.compile(
    r"(?:人民币)?[,]?(?:的|、[^,。]{2,24}的|(?:在[^,。]{2,14})?(?:投资|规划)?(?:建设|新建|投建|打造|兴建|建))"
)


def note_amounts(
    reading: Reading, sentence: Sentence, here: list[tuple[ProjectName, Thing]], current: Thing | None
) -> None:
    for quantity in reading.quantities_in(sentence.start, sentence.end):
        if not quantity.money:
            continue
        before = reading.plain[max(sentence.start, quantity.start - 22) : quantity.start]
        match = _INVEST.search(before)
        if not match:
            continue
        thing = _owner(reading, sentence, quantity, here, current)
        if thing is None:
            continue
        thing.signals += 2
        thing.strong += 1
        scope = "first_phase" if _PHASE.search(match["word"]) else "total"
        thing.draft.say("amount", quantity.value, sentence, quantity.start, scope=scope)
        if scope == "first_phase":
            _whole_of(thing, quantity, sentence, here, current)


def _owner(
    reading: Reading,
    sentence: Sentence,
    quantity: Quantity,
    here: list[tuple[ProjectName, Thing]],
    current: Thing | None,
) -> Thing | None:
    """Whose investment it is: 总投资…的X is X's; else the last name before it in the sentence; else the current
    project's."""
    relative = _RELATIVE.match(reading.plain, quantity.end)
    if relative:
        low = quantity.end + 1
        following = [
            (n, t)
            for n, t in here
            if n.start >= low and n.start - low <= 24 and not re.search("[,。;]", reading.plain[low : n.start])
        ]
        if following or reading.plain.startswith("的", quantity.end):
            return following[0][1] if following else None
    preceding = [(n, t) for n, t in here if n.end <= quantity.start]
    if preceding:
        clause = reading.plain.rfind(",", sentence.start, quantity.start)
        if _OF_SEVERAL.search(reading.plain[preceding[-1][0].end : quantity.start]) or preceding[-1][0].listed:
            return None
        if reading.plain.startswith(("项目", "该项目"), clause + 1):
            return preceding[0][1]
        same_clause = [t for n, t in preceding if n.end > clause]
        return same_clause[-1] if same_clause else preceding[-1][1]
    if re.search(r"\d+个[^,。]{0,10}项目|共签约|共有|一批", sentence.text[: quantity.start - sentence.start]):
        return None
    return current if current and REFERS.match(sentence.text) else None


def _whole_of(
    thing: Thing,
    quantity: Quantity,
    sentence: Sentence,
    here: list[tuple[ProjectName, Thing]],
    current: Thing | None,
) -> None:
    """首期投资…的整车工厂 is a part of the park whose first phase it is: the park carries the sum under that scope
    too."""
    first = next((t for n, t in here if n.end <= quantity.start and t is not thing), None)
    whole = first or (current if current is not thing else None)
    if whole:
        whole.draft.say("amount", quantity.value, sentence, quantity.start, scope="first_phase")
        whole.signals += 1
        naming = whole.names[0]
        thing.draft.words("part_of", naming.start, naming.end, naming.sentence, ref=whole.draft.mention)

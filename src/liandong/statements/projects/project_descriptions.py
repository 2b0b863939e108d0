"""Projects without a name of their own: 甲将在乙地设立区域总部, 甲将全国总部迁至乙地."""

import re

from liandong.statements.bodies.organisations import OrganisationSpan
from liandong.statements.draft import Draft
from liandong.statements.grammar.phrases import clean
from liandong.statements.grammar.places import place_value
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.projects.project_names import ProjectName
from liandong.statements.projects.project_things import Thing, ToldStage

_DESCRIBED = re.compile(
    r"(?P<who>[^,。;“”:]{2,30}?)(?:未来)?(?:将|拟|计划|宣布|决定|正式){1,4}(?:于[^,。;]{2,10})?在"
    r"(?P<where>[^,。;]{2,14}?)(?:投资|合作)*(?:设立|建设|成立|新建|布局|打造|组建|投建)(?P<what>[^,。;!?]{2,24})"
)
_RELOCATED = re.compile(
    r"(?P<who>[^,。;“”:]{2,30}?)将(?:其)?(?P<what>(?:全国|区域|企业|集团|华南|全球)?总部)(?:整体)?(?:迁至|迁到|"
    r"迁往|落户|设在|落子)(?P<where>[^,。;]{2,14}?)(?=[,。;])"
)
_MEANS = re.compile(r"(?:将|拟|计划|宣布|决定|正式)[^。]{0,12}(?:在|迁|落户|设)")
_MADE_THERE = re.compile(r"在[^,。;]{2,14}?(?:投资|合作)*(?:设立|建设|成立|新建|布局|打造|组建|投建)")
"""What every description holds, and is cheap to look for."""
_MANY = re.compile("、[^、]+等")
"""乙电站、丙仓等项目: several, and none by a name."""
_THING = re.compile(r"总部|中心|基地|工厂|园|分公司|研究院|实验室|项目|平台|产线|生产线")


def described(reading: Reading, things: list[Thing], organisations: tuple[OrganisationSpan, ...]) -> list[Thing]:
    """甲将在乙地设立区域总部, 甲将全国总部迁至乙地: a thing without a name of its own, told apart by who; named by
    both."""
    out: list[Thing] = []
    for sentence in reading.holding(_MEANS):
        for pattern in (_DESCRIBED, _RELOCATED):
            needed = _MADE_THERE.search(sentence.text) if pattern is _DESCRIBED else "总部" in sentence.text
            match = pattern.search(sentence.text) if needed and _MEANS.search(sentence.text) else None
            if not match or not _THING.search(match["what"]) or _MANY.search(match["what"]):
                continue
            low, high = sentence.at(match.start("what")), sentence.at(match.end("what"))
            if any(n.start < high and low < n.end for t in things for n in t.names if t.signals):
                continue
            thing = _description(reading, sentence, match, organisations)
            known = next((t for t in things if thing and t.called(thing.draft.name)), None)
            if known and thing:
                _take_over(known, thing)
            elif thing:
                thing.stages += _told_stage(sentence, match)
                out.append(thing)
            break
    return out


def _take_over(known: Thing, described: Thing) -> None:
    """What a description says of a project that has a name elsewhere in the document."""
    described.draft.rename(known.draft)
    known.draft = described.draft
    known.names = [*described.names, *known.names]
    known.signals += 1
    known.proper = True


def _description(
    reading: Reading, sentence: Sentence, match: re.Match[str], organisations: tuple[OrganisationSpan, ...]
) -> Thing | None:
    low, high = sentence.at(match.start("what")), sentence.at(match.end("what"))
    who = [
        o
        for o in organisations
        if sentence.at(match.start("who")) <= o.start and o.end <= sentence.at(match.end("who")) + 1
    ]
    actor = who[-1].name if who else _actor(match["who"])
    if not actor:
        return None
    start = who[-1].start if who else sentence.at(match.start("who") + match["who"].find(actor))
    draft = Draft(reading, "project", low, high)
    draft.words("name", low, high, sentence, text=actor + clean(reading.text(low, high)))
    draft.words("party", start, who[-1].end if who else start + len(actor), sentence, text=actor)
    found = place_value(reading, sentence.at(match.start("where")), sentence.at(match.end("where")))
    if found:
        draft.say("place", found[2], sentence, found[0])
    name = ProjectName(sentence, low, high, draft.name, "", True, True)
    return Thing(draft, [name], signals=1, proper=True, one=True, made=True)


def _told_stage(sentence: Sentence, match: re.Match[str]) -> list[ToldStage]:
    if match.re is _RELOCATED:
        return []
    return [("planned", sentence.at(match.end("where")), sentence.at(match.start("what")), sentence, True)]


def _actor(text: str) -> str:
    found = re.search(r"(?:^|说|表示|,|未来|透露|介绍)(?P<name>[\u4e00-\u9fffA-Za-z]{2,16})$", text)
    name = found["name"] if found else ""
    name = re.sub(r"^(?:未来|目前|接下来|下一步|今后|该|此)", "", name)
    return "" if re.search(r"^(?:我们|公司|企业|双方|我|他|她|集团|政府|各|会议|论坛|也|还|并)$", name) else name

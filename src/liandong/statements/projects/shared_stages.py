"""Stages told of several works together (共同的阶段): of the event, of the heading of their list, of the lead."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

from liandong.statements.draft import Draft
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.measures.dates import later_date
from liandong.statements.projects.project_dates import ahead
from liandong.statements.projects.project_things import Thing, ToldStage
from liandong.statements.projects.stages import Stage, find_stages

_ALL = re.compile(
    r"这些项目|(?:此次|本次|上述)[^,。]{0,8}项目|[两三四五六七八九十]大(?:重点)?(?:项目|园区|[^,。]{0,8}园区)"
)
_SIGNING_TO_COME = re.compile(r"(?:将|拟|计划|推动|力争|促成|洽谈|意向)[^,。]{0,8}$")
_SIGNING = re.compile(r"签约|签了|签[署订](?!的《)|签下|落笔|达成(?=[^,。;]{0,10}协议)")
_CREDIT = re.compile(r"贷款|授信|融资|保函|租赁合同|(?:采购|购销|销售|供货|劳动|用工)[^,。;]{0,4}(?:合同|协议|订单)")
_OF_PROJECTS = re.compile(
    r"(?:集中|新|正式|现场|当场|全面|陆续|成功)?(?P<stage>签约|签下|开工|动工|竣工|投产)(?:了|的)?[^,。;]{0,12}?"
    r"(?:项目|工程|\d+个|[一二两三四五六七八九十]+个)|(?:项目|工程|\d个(?!企业|百分))[^,。;]{0,10}?(?:集中|陆续|正式|现场|当场|相继)?"
    r"(?P<then>签约|开工|动工|竣工|投产)"
)
"""A sentence that says of several projects what became of them: 集中开工项目92个, 19个项目当场签约."""
EVENT_STAGE = (
    ("集中竣工", "operating"),
    ("集中投产", "operating"),
    ("竣工", "operating"),
    ("投产", "operating"),
    ("开工", "started"),
    ("动工", "started"),
    ("奠基", "started"),
    ("签约", "signed"),
    ("签下", "signed"),
)
_OF_WORD = dict(EVENT_STAGE) | {
    "签下": "signed",
    "签署": "signed",
    "签订": "signed",
    "落笔": "signed",
    "合同": "signed",
    "签了": "signed",
    "达成": "signed",
}
_NUMBERED = re.compile(r"\s*(?:[(]?\d{1,2}[.、)]|\([一二三四五六七八九十]{1,3}\)|[★◎●·▪■◆①-⑳✅✔])")
_NOT_YET = re.compile(r"(?:还|尚|仍)?(?:没有?|未)(?:能|有|见)?(?:正式|全部|如期|试)?$")
_LEAD = 6
"""Sentences of the body that tell what the page is about."""
_OF_BANKS = re.compile(r"授信|贷款|银企|信贷|融资")
"""What is signed there is credit."""
_TALLIES = re.compile(r"\d+个|[一二两三四五六七八九十]+个|集中")
_AGREED_TO = re.compile(
    r"(?:协议|合同|备忘录)书?[》”]?[,:](?:将|拟|计划|约定|[^;。]{0,20}(?:建|投资|设立|打造|兴办|开发)|涉及|落子|落户|(?:这?(?:标志|意味)着)?“?$)"
)
"""签署投资合作协议,将投资…建设甲基地: what is agreed is the project."""
_INTENDED = re.compile(r"(?:战略|框架)[^,;。]{0,12}协议,(?:[^;。]{0,80},)?(?:并|还)?(?:打算|拟|计划)")
"""签署战略协议,打算建设甲中心: what a framework alone means to build is planned."""
BLOCKS = re.compile(
    r"预备|筹备|拟建|原定|推迟|延期|延后|改期|取消|暂缓|下[周月]|在谈|洽谈|谋划|储备|前期|意向|招标|有意|筹建|筹划|想要?再?|打算|没有|[尚还]未|还没"
)
"""Words of plans that a signing told of others cannot overrule."""
_TALLY = re.compile(r"项目|集中签约|签约仪式|签约会|合作事项")
_JOINTLY = re.compile(r"(?:双方|三方|四方|由[^,。;]{1,8}?|共同|合作|联手|携手)[^,。;]{0,12}(?:建|投|办|设)")
"""What the parties of an agreement told before are to build."""
_GOES_ON = re.compile(r"其中|此外|同时|另外|还有|一[是项个]|包括|分别|分量|最大|块头|单个|排|再看|先看|另")
_AS_AGREED = re.compile(r"”?(?:投资|建设|合作|战略|框架)*(?:协议|合同)")
CEREMONY = re.compile(
    r"(?:举行|组织|举办|召开)[^。;]{0,30}集中(?P<stage>开工|签约|竣工|动工|投产)|"
    r"集中(?P<then>开工|签约|竣工|动工|投产)(?:仪式|活动|大会)[^,。;]{0,6}(?:举行|举办|召开)"
)
"""A ceremony for many works together."""
_BY_CONTRACT = re.compile(r"(?:按照?|根据|依据)(?:该|上述)?(?:协议|合同)|(?:协议|合同)(?:里|中|约定|明确|规定)")
"""What an agreement provides for is signed with it."""
_KINDS = re.compile(r"(?P<stage>合同|签约)(?:项目[里中的]|名单)")
"""合同项目里的四个是: signed."""


def around(reading: Reading, thing: Thing) -> list[ToldStage]:
    """The stage that stands over the project: of the heading of its list, or of the sentence before it that tells of
    several (昨日,19个项目签约。其中…)."""
    first = next((name.sentence for name in thing.names if name.sentence.paragraph > 0), None)
    if first is None:
        return []
    table = any(name.row for name in thing.names)
    agreed = any(_AS_AGREED.match(reading.plain, name.end) for name in thing.names)
    name = next(n for n in thing.names if n.sentence is first)
    agreed = agreed or _BY_CONTRACT.search(reading.plain, first.start, name.start) is not None
    for sentence in _before(reading, first, table, agreed):
        text, own = sentence.text, sentence is first
        topic = (
            not own and len(text) <= 18 and (sentence.heading or text.startswith("【") or text.endswith(("。", ":")))
        )
        if topic and "\t" not in text:
            told = [s for s in find_stages(text) if not s.later or s.stage == "planned"]
            told = [s for s in told if s.stage != "planned"] or [s for s in told if BLOCKS.match(text, s.start)]
            if told:
                return [_placed(sentence, told[0])]
            if sentence.heading and not table:
                return []
        found = [_tallied(match) for match in _OF_PROJECTS.finditer(text)]
        found = [span for span in found if _counts(text, span[0])]
        if len({_OF_WORD[text[low:high]] for low, high in found}) > 1:
            return []
        found = (
            found or [m.span("stage") for m in _KINDS.finditer(text)][:1] or _signing(thing, first, sentence, agreed)
        )
        if found:
            low, high = found[0]
            return [(_OF_WORD[text[low:high]], sentence.at(low), sentence.at(high), sentence, False)]
    return []


def _signing(thing: Thing, first: Sentence, sentence: Sentence, agreed: bool) -> list[tuple[int, int]]:
    """The signing told in the sentence, where the project is what was signed: one of those signed there, or what the
    agreement of its own sentence says is to be built."""
    text = sentence.text
    signing = _SIGNING.search(text)
    if not signing or _CREDIT.search(text) or not _counts(text, signing.start()):
        return []
    if sentence is first:
        name = next(n for n in thing.names if n.sentence is first)
        if _INTENDED.search(text, signing.start(), max(name.start - sentence.start, signing.start())):
            return []
        meant = bool(_AGREED_TO.search(text, signing.start(), max(name.start - sentence.start, signing.start())))
    else:
        near = agreed or sentence.paragraph == first.paragraph
        name = next(n for n in thing.names if n.sentence is first)
        jointly = _JOINTLY.search(first.text, 0, max(name.start - first.start, 0))
        meant = near and bool(
            agreed or jointly or name.maker or name.group or _TALLY.search(text) or _GOES_ON.match(first.text)
        )
    return [signing.span()] if meant else []


def _tallied(match: re.Match[str]) -> tuple[int, int]:
    return match.span("stage" if match["stage"] else "then")


def _counts(text: str, low: int) -> bool:
    return not _SIGNING_TO_COME.search(text[:low]) and _reached(text, low)


def nearest(reading: Reading, thing: Thing, common: list[ToldStage]) -> list[ToldStage]:
    """What is told of all works together, unless the text has moved to another time; where it has come to another
    ceremony meanwhile, the stage of that."""
    first = next((name.sentence for name in thing.names if name.sentence.paragraph > 0), None)
    if first is None or not common or not common[0][3].paragraph:
        return [stage for stage in common if not elsewhen(reading, thing, stage)]
    held = reading.holding(CEREMONY)
    low, high = (bisect_left(held, index, key=attrgetter("index")) for index in (common[0][3].index + 1, first.index))
    for sentence in reversed(held[low:high]):
        match = CEREMONY.search(sentence.text)
        if match:
            low, high = match.span("stage" if match["stage"] else "then")
            word = sentence.text[low:high]
            return [(_OF_WORD[word], sentence.at(low), sentence.at(high), sentence, False)]
    return [stage for stage in common if not elsewhen(reading, thing, stage)]


def elsewhen(reading: Reading, thing: Thing, common: ToldStage) -> bool:
    """Whether the text has moved to another time between what it tells of all and the project."""
    first = next((name.sentence for name in thing.names if name.sentence.paragraph > 0), None)
    _, low, _, sentence, _ = common
    if first is None or sentence is first or first.start < low:
        return False
    days = {d.iso for d in reading.dates_in(sentence.start, sentence.end) if d.known}
    anchor, _ = reading.anchor
    days |= {anchor.value} if anchor else set()
    home = reading.openings[first.paragraph]
    start = max(sentence.end, reading.document.body_start)
    later = [d for d in reading.dates_in(start, first.end) if d.known and not ahead(reading, d)]
    later = [d for d in later if len(d.iso) == 10 or d.start >= home.start]
    later = [d for d in later if len(d.iso) >= 7 or not any(day.startswith(d.iso[:4]) for day in days)]
    later = [d for d in later if not later_date(reading.plain, d)]
    days = days or {d.iso for d in later[:1]}
    return any(not any(d.iso.startswith(day[:7]) or day.startswith(d.iso) for day in days) for d in later)


def _reached(text: str, low: int) -> bool:
    """Whether the word at `low` tells what was done; 另外两个还没有投产 does not."""
    told = [s for s in find_stages(text) if s.start <= low < s.end]
    return not told[0].later if told else not _NOT_YET.search(text, 0, low)


def _placed(sentence: Sentence, stage: Stage) -> ToldStage:
    return stage.stage, sentence.at(stage.start), sentence.at(stage.end), sentence, False


def _before(reading: Reading, first: Sentence, table: bool, agreed: bool) -> Iterator[Sentence]:
    """The sentence that names the project and those before it: of its paragraph, and the last above that where it
    introduces it (…如下:); of a table, or a numbered list, those above the whole of it."""
    above = reading.sentences[: first.index + 1][::-1]
    items = _NUMBERED.match(first.text) is not None
    reach = 60 if table or items else 12
    paragraphs, told = 0, False
    last = first.paragraph
    for sentence in above[:reach]:
        if sentence.paragraph == 0:
            break
        if sentence.paragraph != last:
            last, paragraphs = sentence.paragraph, paragraphs + (0 if _NUMBERED.match(sentence.text) else 1)
        if paragraphs and not (table or items or agreed):
            if paragraphs == 1 and (sentence.text.endswith(":") or "如下" in sentence.text):
                yield sentence
            break
        told = told or sentence.heading
        yield sentence
    heading = None if told else section_heading(reading, first)
    if heading:
        yield heading


def under_stage(reading: Reading, sentence: Sentence) -> bool:
    """Whether the sentence stands under a heading that tells how far the works of its section have come."""
    return sentence.paragraph in reading.once(_under_stages)


def _under_stages(reading: Reading) -> frozenset[int]:
    out, told = set(), False
    for sentence in reading.body:
        if sentence.heading and len(sentence.text) <= 18 and not any(c.isdigit() for c in sentence.text[2:]):
            told = any(not s.later for s in find_stages(sentence.text))
        elif told:
            out.add(sentence.paragraph)
    return frozenset(out)


def section_heading(reading: Reading, sentence: Sentence) -> Sentence | None:
    """The heading of the section in which the sentence stands; none where a short line tells what is the case."""
    return reading.once(_sections)[sentence.index]


def _sections(reading: Reading) -> tuple[Sentence | None, ...]:
    """For each sentence the nearest heading of a section above it."""
    out: list[Sentence | None] = []
    last: Sentence | None = None
    for sentence in reading.sentences:
        out.append(last)
        if sentence.paragraph == 0:
            last = None
        elif sentence.heading and len(sentence.text) <= 18 and not any(c.isdigit() for c in sentence.text[2:]):
            last = sentence
    return tuple(out)


def common_stage(reading: Reading, event: Draft | None) -> list[ToldStage]:
    """The stage that the title, or a sentence about all these projects, gives them together; empty where none does."""
    if event and "开竣工" not in event.name:
        told = [(word, stage) for word, stage in EVENT_STAGE if word in event.name]
        home = reading.sentence_at(event.start)
        if home and len({stage for _, stage in told}) == 1:
            at = event.start + max(event.reading.plain[event.start : event.end].find(told[0][0]), 0)
            return [(told[0][1], at, at + len(told[0][0]), home, False)]
        if told:
            return []
    for sentence in reading.sentences:
        if sentence.paragraph > 0 and not _ALL.search(sentence.text):
            continue
        told = [(word, stage) for word, stage in EVENT_STAGE if word in sentence.text]
        if "开竣工" in sentence.text or len({stage for _, stage in told}) > 1:
            continue
        for word, stage in told:
            at = sentence.text.find(word)
            if re.search(r"规划|拟|将|计划", sentence.text[max(0, at - 4) : at]):
                continue
            return [(stage, sentence.at(at), sentence.at(at + len(word)), sentence, False)]
    return []


def of_lead(reading: Reading) -> tuple[ToldStage, ...]:
    """The stage that the lead tells of a number of works (15个项目成功签约), where the page tells of no other."""
    found: list[ToldStage] = []
    lead = reading.sentences[: _LEAD + 1]
    if any(_OF_BANKS.search(sentence.text) for sentence in lead):
        return ()
    for sentence in lead:
        for match in () if _ALL.search(sentence.text) else _OF_PROJECTS.finditer(sentence.text):
            low, high = _tallied(match)
            if _TALLIES.search(sentence.text, max(0, match.start() - 6), match.end()) and _counts(sentence.text, low):
                stage = _OF_WORD[sentence.text[low:high]]
                found.append((stage, sentence.at(low), sentence.at(high), sentence, False))
    return tuple(found[:1]) if len({stage for stage, *_ in found}) == 1 else ()

"""Actors (主体): who is to do what a sentence promises."""

import re

from liandong.statements.bodies import organisations, persons
from liandong.statements.bodies.clauses import clause_end
from liandong.statements.bodies.organisation_bounds import past_leading
from liandong.statements.grammar.phrases import clean
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence

_WHEN = "下一步|下一?阶段|接下来|未来|今后|目前|近日|近期|日前|届时|随后|今年|明年|上半年|下半年|此外|另外|其中|同时"
_NOBODY = re.compile(
    r"^(?:\d|占地|总?投资|建筑面积|用地|预计|计划|其中|[一二三]期)|年内$|(?:有望|[^总]产值)$|^(?:共同|联合|累计|之后|今后|产值|[一二三四五六七八九十]是)$|^[一二两三四五六七八九十\d]+个?$|\d+(?:个|家|项)$"
)
"""What stands before a trigger and names nobody: a number, a day, a measure."""
_ADVERB = re.compile(
    r"(?:(?:全面|正式|全部|整体)?(?:建成|投产|达产|通车|开通|建设|完工|竣工|落成)(?:运营|使用|投产|投用|达产|"
    r"运行)?后|"
    rf"{_WHEN}|正式|并|还|也|则|又|均|都|明确|全部|整体|首次|预计|同样|会议明确|提出|表示|宣布|透露|项目)+$"
)
_MEASURE = re.compile(
    r"(?:产值|总产值|年产值|产能|规模|时间|面积|投资额?|总投资|收入|营收|税收|客流量?|吞吐量|人数|数量|占比|比重|"
    r"比例|能力|销售额|增加值|融资|年产能规模|里程|成本|就业岗位?|效率|效益|贡献|客户|人口|用户)$"
)
_GENERIC = re.compile(
    r"(?:该|本|此|这|上述|其|整个|前述)?(?:个|座|条|一)?(?:[\u4e00-\u9fff]{0,4}会议|项目|园区|产业园|线路|总部|基地|"
    r"平台|工厂|企业|公司|集团|中心|园|双方|各方|会议|机构|单位|计划|政策|大会|活动|方案|一期|二期|全部|建成|投产|"
    r"达产)?$"
)
_LEADS_IN = re.compile(
    r"依托|通过|随着|在|为|作为|围绕|截至|根据|按照|据|自|从|面向|针对|结合|瞄准|对|由于|经过|当|凭借|借助|基于|"
    r"位于|以|与|和|除|"
    r"推动|促进|力争|加快|实现|打造|培育|引进|联合|推进|加强|共建|建设"
)
_TITLED = re.compile(r"《[^《》]{2,40}》")
_POINTED = re.compile(r"(?:该|本|此|这一)[\u4e00-\u9fff]{1,6}?(?=总|将|计划|拟|占地|位于|预计|由|于|规划|,)")
_TIME = re.compile(rf"(?:(?:{_WHEN}|此前|同期|另有|并且?|而|据悉|据介绍|会上|会议上|当天|当前|如今|\d{{4}}年),?)+")
_SPEAKS = re.compile(r"[^,。;]{2,30}?(?:表示|说|介绍|透露|指出|称|认为|告诉记者|强调|宣布)$")
_SAYS = re.compile(r"(?:表示|说|介绍|透露|指出|称|告诉记者|宣布)[,:]")
_RELATIVE = re.compile(r"[^,。;的]{2,16}的(?=[\u4e00-\u9fff])")
_MEASURED = re.compile(
    r"(?:首期|一期|预计)?(?:总)?(?:规划|建筑|用地|占地|设计)?(?:总?面积|投资额?|总投资|年?产值|时速|产能)$|(?:正式|"
    r"率先|首次|成功|全面|定位|选址|现已|近日|近期)$"
)
_PREDICATES = frozenset(("将", "并", "已", "拟", "作为", "预计", "计划", "力争", "争取", "规划面积"))


def find(reading: Reading, sentence: Sentence, start: int, trigger: int) -> tuple[int, int, Sentence] | None:
    """Who is to do it: the noun phrase before the trigger, else the subject of the sentence or of one before it."""
    here = _phrase_before(reading, start, trigger)
    if here and reading.plain[here[0] : here[1]] in ("我们", "我方", "我"):
        return _speaker(reading, sentence, trigger)
    if here and not _generic(reading, *here):
        return *here, sentence
    subject = _subject(reading, sentence, trigger)
    if subject and not _generic(reading, *subject):
        return *subject, sentence
    if _SAYS.search(sentence.text):
        speaker = _speaker(reading, sentence, trigger)
        if speaker:
            return speaker
    for index in range(sentence.index - 1, max(sentence.index - 4, -1), -1):
        before = reading.sentences[index]
        if before.paragraph == 0:
            break
        subject = _subject(reading, before, before.end)
        if subject and not _generic(reading, *subject):
            return *subject, before
    if here and not _NOBODY.search(clean(reading.plain[here[0] : here[1]])):
        return *here, sentence
    pointed = _POINTED.search(reading.plain, sentence.start, trigger)
    return (pointed.start(), pointed.end(), sentence) if pointed else None


def _speaker(reading: Reading, sentence: Sentence, trigger: int) -> tuple[int, int, Sentence] | None:
    """The person in whose mouth 我们 stands: the last one named before it in its paragraph."""
    before = [p for p in persons.find(reading) if p.end <= trigger and p.sentence.paragraph == sentence.paragraph]
    return (before[-1].start, before[-1].end, before[-1].sentence) if before else None


def _generic(reading: Reading, start: int, end: int) -> bool:
    text = clean(reading.plain[start:end])
    return (
        len(text) < 2
        or bool(_GENERIC.fullmatch(text) or _MEASURE.search(text) or _ADVERB.fullmatch(text))
        or _NOBODY.search(text) is not None
    )


def _phrase_before(reading: Reading, floor: int, end: int) -> tuple[int, int] | None:
    """The noun phrase that ends before the trigger, adverbs between them left out."""
    adverb = _ADVERB.search(reading.plain, floor, end)
    while adverb and adverb.end() == end and adverb.start() > floor:
        end = adverb.start()
        adverb = _ADVERB.search(reading.plain, floor, end)
    while end > floor and reading.plain[end - 1] in " ,:":
        end -= 1
    if end - floor < 2:
        return None
    start = past_leading(reading, reading.tokens.name_start(end, floor), end)
    opening = _TIME.match(reading.plain, start, end)
    start = opening.end() if opening else start
    whole = organisations.at(reading, start)
    start = whole.start if whole and whole.end <= end else start
    return (start, end) if end - start >= 2 else None


def _subject(reading: Reading, sentence: Sentence, limit: int) -> tuple[int, int] | None:
    """The noun phrase that opens the sentence, past its adverbial clauses (依托…,); None where a pronoun opens it."""
    start = sentence.start
    while start < limit:
        end = min(clause_end(reading.plain, start), limit)
        opening = _TIME.match(reading.plain, start, end)
        start = opening.end() if opening else start
        titled = _TITLED.match(reading.plain, start, end)
        if titled:
            return titled.start(), titled.end()
        if reading.plain[start] in "该其此这本" and not reading.plain.startswith("本市", start):
            return None
        if not _LEADS_IN.match(reading.plain, start, end) and not _SPEAKS.match(reading.plain, start, end):
            stop = _nominal_end(reading, start, end)
            relative = _RELATIVE.match(reading.plain, start, end) if stop - start < 2 else None
            if relative:
                start, stop = relative.end(), _nominal_end(reading, relative.end(), end)
            measure = _MEASURED.search(reading.plain, start, stop)
            stop = measure.start() if measure else stop
            if stop - start >= 2:
                return start, stop
        start = end + 1
    return None


def _nominal_end(reading: Reading, start: int, end: int) -> int:
    """Where the noun phrase that begins at `start` ends: at the first verb of doing, adverb or preposition.

    A word belongs to the phrase when the name that ends with the word after it still begins at `start`.
    """
    body = organisations.at(reading, start)
    acts = body and (reading.plain.startswith("投资", body.end) or reading.tokens.predicate(body.end, end) == body.end)
    if body and acts and body.end <= end:
        return body.end  # a firm's brand may be a verb elsewhere
    stop = start
    for token in reading.tokens.between(start, min(end, start + 40) + 1):
        if token.start <= start:
            continue
        if reading.tokens.name_start(token.end, start) != start:
            break
        stop = min(token.start, end)
        if token.word in _PREDICATES or stop == end:
            break
    return stop

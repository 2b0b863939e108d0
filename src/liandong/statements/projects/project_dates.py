"""Dates of stages: the day on which a stage was reached, and whether a date lies ahead of the page."""

import re

from liandong.model import AsOf, Basis
from liandong.statements.draft import Draft
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.measures.dates import Date, later_date
from liandong.statements.projects import project_names
from liandong.statements.projects.project_things import Thing
from liandong.vocabulary.stages import STAGE_PATTERN

_SAME_DAY = re.compile(
    r"当[天日]|同[日天]|同场|当场|会上|现场|仪式上|活动上|大会|论坛上|会议|签约仪式|当晚|席间|会后|结束后"
)
_SAME_PERIOD = re.compile(r"同期|同年|同月|当年")
_SOME_DAY = frozenset({"今年", "去年", "前年", "本年"})
"""A year as seen from the page dates no stage: 去年已投产."""
_THAT_DAY = frozenset({"当天", "当日", "同日", "同一天"})
CLOSED_ON = re.compile(r"闭幕(?!式上)|落幕|收官|谢幕|落下了?帷幕|散场")
"""The day of an end, and not that on which things were done."""
_WORDS = {
    "signed": re.compile(r"签约|签署|签订|签下|落笔|推介会|洽谈会|对接会"),
    "started": re.compile(r"开工|动工|奠基|启动"),
    "operating": re.compile(r"揭牌|投产|竣工|启用|通车|开业|开园|落成|成立|挂牌|点火|上线|启动"),
}
"""Words with which a dated sentence tells of the same kind of day."""
_FAR = 12
"""Sentences back to which the day of a signing or groundbreaking is looked for."""
_HEAD = 4
"""Sentences of the body that tell when that happened which the title tells."""
_LOOSE = re.compile(r"^\d{4}(?:[QH]\d)?$")
"""A year or quarter, as names of meetings hold (2020年一季度集中开工仪式1月10日举行): the day is the day."""
_OF_ALL = re.compile(r"集中|仪式|大会|活动|会议|[会签]上|\d+个|[一二三四五六七八九十]+个|等|项目,")
"""Words of a sentence that dates more than the work which it names."""
_END = re.compile(r"[底末]$")
_MEANT = re.compile(
    r"(?:战略|框架)[^,;。]{0,14}[,:](?:[^;。]{0,80}?,)?(?:[^,;。将]{0,4})(?:约定|打算|(?:[双两三各]方|[两三]地|[两三][省市边])(?:还|均)?(?:将|拟|计划))"
    r"|(?:战略|框架)[^,;。]{0,14}[,:](?:[^;。]{0,80}?,)?(?:并|还)(?:将|拟|计划)"
)
_LONG_SINCE = re.compile(r"已经?(?:正式|全面|全部|陆续|建成|顺利|竣工|完工|通过|完成)*$")
"""Right before a stage: it was reached some day before (已经运营)."""
_NOW = re.compile(r"(?:^|[,;:、。 ])(?:截至|到)?(?:目前|如今|眼下|现如今|现已|今天)[^。;]*$")
"""How far a work has come by now: the day told above is that of something else."""
_STATE = re.compile(
    r"已经?(?:落地|引入|引进|建成|建起|投用|入驻|建设|[^,。;]{0,24}?(?:建成|建设)了)|(?:参观了?|走访了?|考察了|停留在|年内)|"
    r"[今去]年新?(?:开工|动工|签约|投产|竣工)"
)
"""What is the case with a work, and not what became of it at an event."""
_OF_A_NAME = re.compile(
    r"(?:度|[春夏秋冬]季|(?:[上下]半|全)年)?(?:第?[一二三四五六七八九十\d]+[批期个项])?(?:全[省市县区])?[^,。;:\d]{0,24}?(?:仪式|活动|大会|集中(?:签约|开工|动工|竣工|投产))"
)
"""Behind a year or quarter that a meeting bears in its name (2020年一季度项目集中开工仪式): no day of anything."""


def stage_date(
    reading: Reading, sentence: Sentence, low: int, high: int, stage: str, event: Draft | None
) -> Date | None:
    """The day of the stage at [low, high): that of its clause, else of its sentence, else the day told above it on
    which such things were done; None where the text gives none, or the event has it."""
    plain = reading.plain
    inside = _usable(reading, sentence.start, sentence.end)
    start = max(plain.rfind(mark, sentence.start, low) for mark in ",;")
    here = _usable(reading, max(start, sentence.start), low)
    clause = here or [d for d in inside if high <= d.start <= high + 2]
    since = [d for d in reading.dates_in(start + 1, low) if d.known and d.end == low and plain.startswith("以来", high)]
    clause = [d for d in clause if len(d.iso) >= 7 or (low - d.end <= 10 and not plain.startswith("新年", d.end))]
    if clause or since:
        told = (clause or since)[-1]
        loose = told.iso[:4] if _LOOSE.search(told.iso) else told.iso if len(told.iso) == 7 else ""
        days = [d for d in inside if loose and len(d.iso) == 10 and d.iso.startswith(loose)]
        return days[0] if days else told
    before = [d for d in inside if d.end <= low and (d.start - sentence.start <= 3 or len(d.iso) >= 7)]
    before = [d for d in before if d.start - sentence.start <= 12 or not STAGE_PATTERN.search(plain, d.end, start)]
    if before:
        return before[-1]
    if stage in ("building", "planned", "approved"):
        return None
    if event is not None and any(s.property == "date" and len(s.value.text) >= 7 for s in event.statements):
        return None
    own = [d for d in reading.dates_in(sentence.start, sentence.end) if d.end <= low]
    if any(not d.known or len(d.iso) == 10 for d in own):
        return None  # it has a day of its own, which cannot be meant, or whose year the text leaves open
    if sentence.paragraph == 0:
        return _day_below(reading, stage)
    same = _SAME_DAY.search(sentence.text)
    if not same and _NOW.search(sentence.text, 0, low - sentence.start):
        return None
    if stage == "operating" and not same and _LONG_SINCE.search(plain, sentence.start, low):
        return None
    return _day_above(reading, sentence, stage)


def _day_below(reading: Reading, stage: str) -> Date | None:
    """The day of the first sentences of the body, where they tell of what the title tells (10个项目开工)."""
    words = _WORDS.get(stage)
    for sentence in reading.body[:_HEAD] if words else ():
        days = [d for d in _usable(reading, sentence.start, sentence.end) if len(d.iso) == 10]
        if days and words and words.search(sentence.text):
            return days[0]
    return None


def _day_above(reading: Reading, sentence: Sentence, stage: str) -> Date | None:
    """The day of the nearest sentence above that tells of such a stage, or on which what is told happened (当天)."""
    words = _WORDS.get(stage)
    same = _SAME_DAY.search(sentence.text)
    period = _SAME_PERIOD.search(sentence.text)
    if words is None:
        return None
    for above in reversed(reading.sentences[max(0, sentence.index - _FAR) : sentence.index]):
        if above.paragraph == 0:
            return None
        days = [d for d in _usable(reading, above.start, above.end) if len(d.iso) >= (4 if period else 7)]
        if not days or CLOSED_ON.search(above.text) or (not (same or period) and _of_another(reading, above)):
            continue
        told = words.search(above.text)
        if told or same or period:
            ahead = [d for d in days if told is None or d.end <= above.at(told.end())]
            last = (ahead or days)[-1]
            return next((d for d in days if len(last.iso) == 7 and d.iso[:8] == last.iso + "-"), last)
        if above.paragraph == sentence.paragraph:
            return None
    return None


def _of_another(reading: Reading, sentence: Sentence) -> bool:
    """Whether the sentence dates one project that it names, and no ceremony of many."""
    named = any(n.specific and not n.where for n in project_names.in_sentence(reading, sentence))
    return named and not _OF_ALL.search(sentence.text)


def _usable(reading: Reading, start: int, end: int) -> list[Date]:
    """The days in [start, end) on which something may have been done."""
    return [stated for d in reading.dates_in(start, end) if (stated := reading.once_for(_usable_one, d))]


def _usable_one(reading: Reading, d: Date) -> Date | None:
    """The day that it tells, where something may have been done on it."""
    usable = (
        d.known
        and len(d.iso) >= 4
        and "/" not in d.iso
        and not later_date(reading.plain, d)
        and not ahead(reading, d)
        and reading.plain[d.start - 1 : d.start] not in ("比", "较", "《")
        and reading.plain[d.start : d.end] not in _SOME_DAY
        and not (_LOOSE.search(d.iso) and _OF_A_NAME.match(reading.plain, d.end))
    )
    return _stated(reading, d) if usable else None


def _stated(reading: Reading, date: Date) -> Date:
    """The day that 当天 means, where it was told."""
    if reading.plain[date.start : date.end] not in _THAT_DAY:
        return date
    told = [d for d in reading.dates if d.end <= date.start and d.iso == date.iso]
    return told[-1] if told else date


def is_later(reading: Reading, sentence: Sentence, low: int, high: int) -> bool:
    """Whether the clause of the stage at [low, high) dates it behind the page: it is still to come."""
    plain = reading.plain
    start = max(max(plain.rfind(mark, sentence.start, low) for mark in ",;。") + 1, sentence.start)
    dates = [d for d in reading.dates_in(start, low) if d.known] or [
        d
        for d in reading.dates_in(high, min(high + 12, sentence.end))
        if d.known and d.start <= high + 1 and plain[high : d.start] not in (",", ";", "。", ":")
    ]
    return bool(dates) and ahead(reading, dates[-1])


def of_another_time(thing: Thing, told: Sentence, day: str) -> bool:
    """Whether the work's own sentences, or the one that tells its stage, speak of another time than the event's day:
    2020年,两地共建甲医院; 甲中心等一批项目已经落地; 今年新开工的甲中心."""
    reading = thing.draft.reading
    first = next((name for name in thing.names if name.sentence.paragraph), None)
    if first:
        opens = first.sentence
        while opens.index and reading.sentences[opens.index - 1].text[-1:] == ";":
            opens = reading.sentences[opens.index - 1]
        if _STATE.search(reading.plain, opens.start, first.sentence.end):
            return True
        if _other_than(reading, first.sentence, first.start, day):
            return True
    return told.paragraph > 0 and _other_than(reading, told, told.end, day)


def only_meant(thing: Thing, signed: Sentence) -> bool:
    """Whether the sentence signs a framework that only means the work to be built: 签署战略协议,约定建设甲基地."""
    plain = thing.draft.reading.plain
    named = next((name.start for name in thing.names if name.sentence is signed), None)
    return named is not None and _MEANT.search(plain, signed.start, named) is not None


def _other_than(reading: Reading, sentence: Sentence, end: int, day: str) -> bool:
    """Whether the sentence tells a time before `end` which neither is nor holds the day."""
    told = [d for d in reading.dates_in(sentence.start, end) if d.known and not ahead(reading, d)]
    told = [d for d in told if not _OF_A_NAME.match(reading.plain, d.end)]
    return bool(told) and not any(day.startswith(d.iso) or d.iso.startswith(day) for d in told)


def ahead(reading: Reading, date: Date) -> bool:
    """Whether the date lies behind the day of the page; False where the page has none."""
    anchor, _ = reading.anchor
    if anchor is None or anchor.value.startswith("-") or not date.known:
        return False
    day, iso = anchor.value, date.iso.split("/")[-1]
    if iso[:4] != day[:4] or "Q" in iso or "H" in iso:
        return iso[:4] > day[:4]
    ends = _END.search(reading.plain[date.start : date.end]) or reading.plain.startswith(("底", "末"), date.end)
    if ends and len(iso) == 4:
        return day[5:7] not in ("12", "")
    length = min(len(iso), len(day))
    return iso[:length] > day[:length]


def said_when(reading: Reading) -> AsOf | None:
    """The day of the page, as of which it says what it says."""
    anchor, basis = reading.anchor
    return AsOf(anchor.value, basis or Basis.PAGE) if anchor and not anchor.value.startswith("-") else None

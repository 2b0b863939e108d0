"""Stage and date of a project: what the text says of it, else what it says of all its projects together."""

import re

from liandong.model import Modality, Statement, Value
from liandong.model.kinds import STAGES
from liandong.statements.clauses import clause_subject
from liandong.statements.dates import later_date
from liandong.statements.draft import Draft
from liandong.statements.project_names import ProjectName
from liandong.statements.project_things import REFERS, Thing, ToldStage
from liandong.statements.reading import Reading
from liandong.statements.sentences import Sentence
from liandong.statements.stages import find_stages

_ALL = re.compile(
    r"这些项目|(?:此次|本次|上述)[^,。]{0,8}项目|[两三四五六七八九十]大(?:重点)?(?:项目|园区|[^,。]{0,8}园区)|"
    r"(?:一批)?重大项目"
)
_SIGNING_TO_COME = re.compile(r"(?:将|拟|计划|推动|力争|促成|洽谈|意向)[^,。]{0,8}$")
_SIGNING = re.compile(r"签约|签署|签订|签下")
_EVENT_STAGE = (
    ("集中竣工", "operating"),
    ("集中投产", "operating"),
    ("竣工", "operating"),
    ("开工", "started"),
    ("动工", "started"),
    ("奠基", "started"),
    ("启航", "started"),
    ("签约", "signed"),
)


def note_stages(
    reading: Reading, sentence: Sentence, here: list[tuple[ProjectName, Thing]], current: Thing | None
) -> None:
    text = sentence.text
    if not here and not REFERS.match(text):
        return
    for stage in find_stages(text):
        low, high = sentence.at(stage.start), sentence.at(stage.end)
        if any(n.start <= low < n.end for n, _ in here) or not reading.tokens.begins(low):
            continue  # a word of a name (改扩建项目) tells no stage
        clause_start = max(text.rfind(mark, 0, stage.start) for mark in ",。;:") + 1
        clause_end = min((i for i in (text.find(mark, stage.end) for mark in ",。;") if i >= 0), default=len(text))
        inside = [t for n, t in here if sentence.at(clause_start) <= n.start < sentence.at(clause_end)]
        before = [t for n, t in here if n.end <= low]
        alone = clause_subject(reading, sentence.at(clause_start), low) is None
        listed = [t for n, t in here if n.listed]
        targets = (
            listed or inside or (before[-1:] if alone else []) or ([current] if current and REFERS.match(text) else [])
        )
        for thing in dict.fromkeys(id(t) for t in targets):
            owner = next(t for t in targets if id(t) == thing)
            owner.stages.append((stage.stage, low, high, sentence, stage.later))


def say_stage(reading: Reading, thing: Thing, common: list[ToldStage]) -> None:
    """Says every stage stated; where none is, that of the event or sentence which tells of all projects together."""
    now = [s for s in thing.stages if not s[4] and s[0] in STAGES and s[0] != "planned"]
    if not any(s[0] != "signed" for s in now):
        together = common or ([] if now else _under_heading(reading, thing) or _signed_here(reading, thing))
        thing.together = bool(together)
        now += together
    later = [s for s in thing.stages if s[4] or s[0] == "planned"]
    for stage, low, high, sentence, _ in now:
        thing.draft.say("status", Value(reading.text(low, high), stage), sentence, low)
    if not now and later:
        _, low, high, sentence, _ = later[0]
        thing.draft.say("status", Value(reading.text(low, high), "planned"), sentence, low, modality=Modality.WILL)


def _under_heading(reading: Reading, thing: Thing) -> list[ToldStage]:
    """The stage that the heading above a list gives to its items: 【竣工】, 二、开工项目."""
    first = next((name.sentence for name in thing.names if name.sentence.paragraph > 0), None)
    above = reading.sentences[: first.index] if first else ()
    for sentence in reversed(above):
        text = sentence.text
        if len(text) <= 16 and (sentence.heading or text.startswith("【")):
            told = [s for s in find_stages(text) if not s.later]
            if told:
                stage = told[0]
                return [(stage.stage, sentence.at(stage.start), sentence.at(stage.end), sentence, False)]
            return []
    return []


def _signed_here(reading: Reading, thing: Thing) -> list[ToldStage]:
    """A project that stands behind a signing in its paragraph (…签约。其中,甲拟在乙地投建…) is signed."""
    first = next((name.sentence for name in thing.names if name.sentence.paragraph > 0), None)
    if first is None:
        return []
    for sentence in reversed(reading.sentences[: first.index + 1]):
        if sentence.paragraph != first.paragraph:
            break
        match = _SIGNING.search(sentence.text)
        if match and not _SIGNING_TO_COME.search(sentence.text[: match.start()]):
            return [("signed", sentence.at(match.start()), sentence.at(match.end()), sentence, False)]
    return []


def common_stage(reading: Reading, event: Draft | None) -> list[ToldStage]:
    """The stage that the title, or a sentence about all these projects, gives them together; empty where none does."""
    if event:
        told = [(word, stage) for word, stage in _EVENT_STAGE if word in event.name]
        home = reading.sentence_at(event.start)
        if home and len({stage for _, stage in told}) == 1:
            at = event.start + max(event.reading.plain[event.start : event.end].find(told[0][0]), 0)
            return [(told[0][1], at, at + len(told[0][0]), home, False)]
        if told:
            return []
    for sentence in reading.sentences:
        if sentence.paragraph > 0 and not _ALL.search(sentence.text):
            continue
        for word, stage in _EVENT_STAGE:
            at = sentence.text.find(word)
            if at >= 0:
                if re.search(r"规划|拟|将|计划", sentence.text[max(0, at - 4) : at]):
                    continue
                return [(stage, sentence.at(at), sentence.at(at + len(word)), sentence, False)]
    return []


def furthest(reached: list[Statement]) -> str:
    """The furthest stage of the lattice among what was reached."""
    return max((s.value.text for s in reached), key=lambda stage: STAGES[stage][0] or 0)


def say_date(reading: Reading, thing: Thing, event: Draft | None) -> None:
    """The day of the stage: the date of the sentence that tells it, else that of the event at which it was reached."""
    reached = [
        s for s in thing.draft.statements if s.property == "status" and s.value.text not in ("planned", "building")
    ]
    for status in reached:
        sentence = reading.sentence_at(status.evidence[0].document_start)
        if sentence is None:
            continue
        dates = [
            d
            for d in reading.dates_in(sentence.start, sentence.end)
            if d.known and len(d.iso) >= 7 and not later_date(reading.plain, d)
        ]
        if dates:
            thing.draft.date("date", dates[0], sentence, scope=status.value.text)
            return
    if event and reached and (thing.together or thing.draft.get("event")):
        for statement in event.statements:
            if statement.property == "date" and statement.value.text:
                thing.draft.repeat("date", statement, scope=furthest(reached))

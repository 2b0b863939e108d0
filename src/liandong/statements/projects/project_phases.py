"""Phases (分期): what is told of 一期 and 二期 of the project spoken of, each with its own sum and stage."""

import re
from collections.abc import Sequence

from liandong.statements.bodies import organisations
from liandong.statements.draft import Draft
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.measures.quantities import Quantity
from liandong.statements.projects.project_amounts import invested
from liandong.statements.projects.project_dates import is_later
from liandong.statements.projects.project_names import ProjectName
from liandong.statements.projects.project_sums import OF_WHOLE
from liandong.statements.projects.project_things import Thing
from liandong.statements.projects.stages import Stage

_N = "[一二三四五六七八九十]"
_PHASE = re.compile(
    rf"(?:(?<![新近上下每同本另末月日至到分共成达前后整等待这该各—~-])(?P<phase>第?{_N}(?:(?:期?[、和与]|[—~至到-])第?{_N})*期|首期(?=[,:\d工项建投总占用]))"
    r"|(?:^|[,;:、(]|其中|项目|工程|基地|园)(?P<digits>\d{1,2}(?:[、—~至到-]\d{1,2})*期))"
    rf"\)?(?:工程|项目|厂房|建设)?(?!{_N}|[和与至及货刊间盟待员生校营课班展债]|学员|杂志|基金|国债|训练|培训|报告|叠加)"
)
"""The mark of a phase, or of several: 一期, 一、二期, 7—8期."""
_LEADS = re.compile(
    r"(?:^|[,。;:、(]|其中|项目|工程|基地|中心|[园区厂城馆港站路线桥]|目前|现在|现已?|年|的(?<=[目程司业地园其]的)|"
    r"建设|[新投兴扩续再]建|启动|开动|开工|实施|推进|规划|投资|投入|建成|完成|竣工|投产|[上建了由在对将把为是从但而则若及和与]|随着|如果|一旦)$"
)
"""Before the mark of a phase: it is one of the work; that of a fund (产业基金二期) stands behind its name."""
_IF = re.compile(r"(?:若(?!干)|如果|假如|倘|一旦|只要|视情)[^,;:。]*(?:,[^,;:。]*)?$")
"""Before a stage: its clause, or the one before, tells under what condition it comes."""
_OF_OTHER = re.compile("试验|临床|理财|授信|股权|份额|融资|募")
"""Right behind the mark: it is that of a trial, or of money."""
_OF_WHOLE = re.compile(f"[,:](?:{OF_WHOLE})")
_HEADED = re.compile(
    r"[—\-\W]{0,3}(?:第[一二三四五六]阶段)?\(?(?:第?[一二三四五六]期|首期)\)?(?![一二三四五六和与、及])"
)
_OWN = re.compile(rf"\(?(?:第?{_N}(?:[、—~至到-]第?{_N})*期|\d{{1,2}}期|首期)\)?")
"""The phase in the name of a work; what stands before it is the whole's."""
_PHASED = re.compile(r"(?:\(?第?[一二三四五六1-6]期\)?)?(?:建设)?(?:项目|工程)?(?:\(?第?[一二三四五六1-6]期\)?)?$")
_TURNS = re.compile("的是")
_PARTED = re.compile(r"分(?:成|为|作)?(?:[两二三四五六七八]|\d)期")
_SEVERAL = re.compile(rf"{_PARTED.pattern}|[两三四五六七八]期(?:合计|合在一起|项目|工程|全部|都|均)")
"""The work has several phases, whatever is told of them."""
_JOINTS = re.compile(r"期?[、和与]第?")
_MOST_APART = 3
"""Phases joined in one mark that are told of one by one; more of them are one part of the work."""
_SET_OFF = re.compile(r"(?:(?:预计|计划|合计|总计|大约|[约超近逾共需为达])*|)")
_PAID = re.compile(r"(?:用于|用来|来|去)?(?:投资|开工|启动|建设|新建|投建|兴建|实施|推进|上|建)*[了的]?")
"""Between a sum or a stage and the phase behind it: 掏出2000万元上二期, 启动了二期."""
_NUMBERS = "一二三四五六"
_HEAD = 12
_AT_LEAST = ("一期", "二期")
_FIRST = re.compile(r"前(?P<last>[两二三四五六])期")
_CONDITION = re.compile(r"(?:后|时|以后|之后|前)(?:[,。;]|$)")


def _is_its(reading: Reading, low: int, high: int, quantity: Quantity) -> bool:
    """Whether the sum is what is invested in the phase at [low, high): it is said to be, or stands alone in a clause of
    what the phase is (一期:磷酸铁锂2万吨,3.5亿元)."""
    plain = reading.plain
    if _OF_WHOLE.search(plain, high, quantity.start):
        return False  # 二期占地90亩,两期投资共6亿元
    if invested(reading, low, quantity.start):
        return True
    if _SET_OFF.fullmatch(plain, high, quantity.start):
        return True  # 二期约15亿元
    alone = plain[quantity.start - 1] in ",:" and plain[quantity.end : quantity.end + 1] in ("", ",", "。", ";", "\n")
    return alone and plain.startswith(":", high)


def opens(text: str) -> bool:
    """Whether a line is headed by a phase (二期:计划投资13亿元), or opens with how many there are (准备分两期走)."""
    if "期" not in text[:_HEAD]:
        return False
    return _HEADED.match(text) is not None or _PARTED.search(text, 0, _HEAD) is not None


def _own(thing: Thing) -> str:
    """The phase that the name of the thing bears; empty where it is no phase."""
    match = _OWN.search(thing.draft.name)
    return _plain(match.group()) if match else ""


def _plain(phase: str) -> str:
    return phase.strip("()").removeprefix("第").replace("首", "一")


def _leads(sentence: Sentence, mark: re.Match[str], here: Sequence[tuple[ProjectName, Thing]]) -> bool:
    """Whether the mark is that of a work: it stands where one is told of, or in or right behind the name of one."""
    start = mark.start(mark.lastgroup or "phase")
    low = sentence.at(start)
    if _OF_OTHER.match(sentence.text, mark.end()):
        return False
    return _LEADS.search(sentence.text, 0, start) is not None or any(n.start <= low <= n.end for n, _ in here)


def _of_firm(reading: Reading, sentence: Sentence, low: int) -> bool:
    """Whether the words before a phase turn to a firm: 开工的是甲有限公司,一期投2000万元."""
    for match in _TURNS.finditer(reading.plain, sentence.start, low):
        body = organisations.at(reading, match.end())
        if body and body.sort == "legal":
            return True
    return False


def _each(phase: str) -> list[str]:
    """The phases of one mark: 一、二期 is two of them, 7—8期 a stretch, and so one."""
    numbers = _JOINTS.split(_plain(phase).removesuffix("期"))
    return [f"{number}期" for number in numbers] if len(numbers) <= _MOST_APART else [_plain(phase)]


class Phases:
    """The phases told of in one document, by the name of their whole."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], tuple[Thing, Thing]] = {}
        self._spoken: dict[str, set[str]] = {}

    def note(
        self,
        reading: Reading,
        sentence: Sentence,
        here: Sequence[tuple[ProjectName, Thing]],
        current: Thing | None,
        told: Sequence[Stage],
    ) -> list[Stage]:
        """Takes down what the sentence tells of a phase: its stages, and its investment. Gives the stages that are
        those of another phase than the one which the work spoken of is."""
        if "期" not in sentence.text or not sentence.paragraph:
            return []
        self._note_first(sentence, current, told)
        last = next((t for n, t in reversed(here) if not n.where), current)
        if last and _SEVERAL.search(sentence.text):
            self._spoken.setdefault(_whole(last), set()).update(_AT_LEAST)
        marks = [*_PHASE.finditer(sentence.text)]
        others: list[Stage] = []
        for number, match in enumerate(marks):
            group = match.lastgroup or "phase"
            following = marks[number + 1] if number + 1 < len(marks) else None
            low, high = sentence.at(match.start(group)), sentence.at(match.end())
            if not _leads(sentence, match, here):
                break  # 客商考察了张江药谷一期,二期在建: those behind it are of the other thing too
            owner = next((t for n, t in reversed(here) if n.end <= low and not n.where), None)
            owner = owner or (None if _of_firm(reading, sentence, low) else current)
            if (
                owner is None
                or _OWN.match(owner.draft.name)
                or _own(owner) == _plain(match[group])
                or any(n.start <= low < n.end for n, _ in here)
                or _CONDITION.match(reading.plain, high)
            ):
                continue
            end = sentence.at(following.start()) if following else sentence.end
            end = min((n.start for n, _ in here if n.start >= high), default=end) if following is None else end
            stages = [s for s in told if high <= sentence.at(s.start) < end]
            stages = stages or [s for s in told if _PAID.fullmatch(reading.plain, sentence.at(s.end), low)]
            stages = [s for s in stages if not sentence.text.startswith("计划投资", s.start)]  # which tells of the sum
            wished = [s for s in stages if _IF.search(sentence.text, 0, s.start)]
            others += stages if _own(owner) else wished
            stages = [s for s in stages if s not in wished]
            sums = [q for q in reading.quantities_in(high, end) if q.money and _is_its(reading, low, high, q)]
            sums = sums or [
                q
                for q in reading.quantities_in(sentence.start, low)
                if q.money and _PAID.fullmatch(reading.plain, q.end, low) and invested(reading, sentence.start, q.start)
            ]
            for phase in _each(match[group]):
                self._tell(reading, sentence, owner, (phase, low, sentence.at(match.end(group))), stages, sums[:1])
        return others

    def _tell(
        self,
        reading: Reading,
        sentence: Sentence,
        owner: Thing,
        mark: tuple[str, int, int],
        stages: list[Stage],
        sums: list[Quantity],
    ) -> None:
        """What is told of one phase, where any of it has come or costs a sum."""
        self._spoken.setdefault(_whole(owner), {_own(owner)} - {""}).update((mark[0], _AT_LEAST[0]))
        ahead = [s.later or is_later(reading, sentence, sentence.at(s.start), sentence.at(s.end)) for s in stages]
        if all(ahead) and not sums:
            return
        part = self._part(reading, sentence, owner, *mark)
        for one, later in zip(stages, ahead, strict=True):
            part.stages.append((one.stage, sentence.at(one.start), sentence.at(one.end), sentence, later))
        for quantity in sums:
            part.draft.say("amount", quantity.value, sentence, quantity.start, scope="total")

    def _note_first(self, sentence: Sentence, current: Thing | None, told: Sequence[Stage]) -> None:
        """前三期都已达产 tells it of each of the first three."""
        match = _FIRST.search(sentence.text)
        stage = next((s for s in told if match and 0 <= s.start - match.end() <= 6 and not s.later), None)
        if match is None or stage is None:
            return
        for (owner, phase), (_, part) in self._found.items():
            if (
                current
                and owner == _whole(current)
                and phase[0] in _NUMBERS[: _NUMBERS.index(match["last"].replace("两", "二")) + 1]
            ):
                at = (sentence.at(stage.start), sentence.at(stage.end))
                part.stages.append((stage.stage, *at, sentence, False))

    def _part(self, reading: Reading, sentence: Sentence, owner: Thing, phase: str, low: int, high: int) -> Thing:
        """The thing that the phase of this project is; a new one at its first mention."""
        key = (_whole(owner), phase)
        if key not in self._found:
            text = key[0] + phase
            name = ProjectName(sentence, low, high, text, "", True, True)
            draft = Draft(reading, "project", low, high)
            draft.words("name", low, high, sentence, text=text)
            self._found[key] = (owner, Thing(draft, [name], signals=1, strong=1, proper=True, one=True))
        return self._found[key][1]

    def parts(self, things: Sequence[Thing]) -> list[tuple[Thing, Thing]]:
        """Each project that is told phase by phase, with each phase that bears no name elsewhere; where one phase alone
        is told of, without a sum beside that of the whole, it is the project so far."""
        return [
            (owner, part)
            for (whole, _), (owner, part) in self._found.items()
            if (len(self._spoken[whole]) > 1 or _costs_apart(part, owner))
            and not any(t.called(part.draft.name) or _is_it(part, t, whole) for t in things if t is not owner)
        ]


def _costs_apart(part: Thing, whole: Thing) -> bool:
    """Whether both have a sum of their own: 总投资20亿元,其中一期8亿元."""
    own = part.draft.get("amount")
    return bool(own) and any(amount not in own for amount in whole.draft.get("amount"))


def _is_it(part: Thing, thing: Thing, whole: str) -> bool:
    """Whether the thing is that phase under a shorter name: it costs as much."""
    sums = part.draft.get("amount")
    return bool(sums) and sums == thing.draft.get("amount") and thing.draft.name in whole


def _whole(thing: Thing) -> str:
    """The name of the work of which the thing is told phase by phase, or itself is a phase."""
    name = thing.draft.name
    match = _OWN.search(name)
    return name[: match.start()] if match and match.start() >= 3 else _PHASED.sub("", name)


def phased(before: Thing | None, spoken: dict[int, Thing], current: Thing | None) -> Thing | None:
    """The project whose phases a run of lines tells: that of the line above, the one spoken of, or the last that was
    told with its sum."""
    told = [thing for thing in spoken.values() if thing.draft.get("amount")] or [*spoken.values()]
    return before or current or (told[-1] if told else None)


def unlink_themselves(drafts: list[Draft]) -> None:
    """Nothing is a part of itself: a part that came to be named like its whole loses the link."""
    for draft in drafts:
        if draft.kind.name == "project" and draft.name in draft.get("part_of"):
            draft.take_back("part_of")

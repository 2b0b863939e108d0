"""Phases (分期): what is told of 一期 and 二期 of the project spoken of, each with its own sum and stage."""

import re
from collections import Counter
from collections.abc import Sequence

from liandong.statements.draft import Draft
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.measures.quantities import Quantity
from liandong.statements.projects.project_amounts import invested
from liandong.statements.projects.project_dates import is_later
from liandong.statements.projects.project_names import ProjectName
from liandong.statements.projects.project_things import Thing
from liandong.statements.projects.stages import Stage

_PHASE = re.compile(
    r"(?:^|[,;。:、(—-]|其中|项目|工程|看)(?P<phase>第?[一二三四五六]期|首期(?=[,:\d]))\)?(?:工程|项目|厂房|建设)?"
    r"(?![一二三四五六]|和|与|、|及|学员|班|展|杂志|基金|债|国债|至)"
)
_HEADED = re.compile(r"[—\-\W]{0,3}(?:第[一二三四五六]阶段)?\(?(?:第?[一二三四五六]期|首期)\)?(?:工程|项目)?[:,\d]")
_PHASED = re.compile(r"(?:\(?第?[一二三四五六1-6]期\)?)?(?:建设)?(?:项目|工程)?(?:\(?第?[一二三四五六1-6]期\)?)?$")
_IN_NAME = re.compile(r"[一二三四五六]期")
_NUMBERS = "一二三四五六"
_FIRST = re.compile(r"前(?P<last>[两二三四五六])期")
_CONDITION = re.compile(r"(?:后|时|以后|之后|前)(?:[,。;]|$)")


def _is_its(reading: Reading, low: int, high: int, quantity: Quantity) -> bool:
    """Whether the sum is what is invested in the phase at [low, high): it is said to be, or stands alone in a clause of
    what the phase is (一期:磷酸铁锂2万吨,3.5亿元)."""
    if invested(reading, low, quantity.start):
        return True
    plain = reading.plain
    if quantity.start == high:
        return True  # 二期15亿元
    alone = plain[quantity.start - 1] in ",:" and plain[quantity.end : quantity.end + 1] in ("", ",", "。", ";", "\n")
    return alone and plain.startswith(":", high)


def opens(text: str) -> bool:
    """Whether a line is headed by a phase: 二期:计划投资13亿元, 第一阶段(一期),."""
    return "期" in text[:9] and _HEADED.match(text) is not None


class Phases:
    """The phases told of in one document, by their project."""

    def __init__(self) -> None:
        self._found: dict[tuple[int, str], tuple[Thing, Thing]] = {}

    def note(
        self,
        reading: Reading,
        sentence: Sentence,
        here: Sequence[tuple[ProjectName, Thing]],
        current: Thing | None,
        told: Sequence[Stage],
    ) -> None:
        """Takes down what the sentence tells of a phase: its stages, and its investment."""
        if "期" not in sentence.text or not sentence.paragraph:
            return
        self._note_first(sentence, current, told)
        marks = [*_PHASE.finditer(sentence.text)]
        for number, match in enumerate(marks):
            following = marks[number + 1] if number + 1 < len(marks) else None
            low, high = sentence.at(match.start("phase")), sentence.at(match.end())
            end = sentence.at(following.start("phase")) if following else sentence.end
            owner = next((t for n, t in reversed(here) if n.end <= low and not n.where), current)
            if (
                owner is None
                or _IN_NAME.search(owner.draft.name)
                or any(n.start <= low < n.end for n, _ in here)
                or _CONDITION.match(reading.plain, high)
            ):
                continue
            end = min((n.start for n, _ in here if n.start >= high), default=end) if following is None else end
            stages = [s for s in told if high <= sentence.at(s.start) < end]
            stages = [s for s in stages if not sentence.text.startswith("计划投资", s.start)]  # which tells of the sum
            ahead = [s.later or is_later(reading, sentence, sentence.at(s.start), sentence.at(s.end)) for s in stages]
            sums = [q for q in reading.quantities_in(high, end) if q.money and _is_its(reading, low, high, q)]
            if all(ahead) and not sums:
                continue
            part = self._part(reading, sentence, owner, match["phase"], low)
            for one, later in zip(stages, ahead, strict=True):
                part.stages.append((one.stage, sentence.at(one.start), sentence.at(one.end), sentence, later))
            for quantity in sums[:1]:
                part.draft.say("amount", quantity.value, sentence, quantity.start, scope="total")

    def _note_first(self, sentence: Sentence, current: Thing | None, told: Sequence[Stage]) -> None:
        """前三期都已达产 tells it of each of the first three."""
        match = _FIRST.search(sentence.text)
        stage = next((s for s in told if match and 0 <= s.start - match.end() <= 6 and not s.later), None)
        if match is None or stage is None:
            return
        for (owner, phase), (_, part) in self._found.items():
            if owner == id(current) and phase[0] in _NUMBERS[: _NUMBERS.index(match["last"].replace("两", "二")) + 1]:
                at = (sentence.at(stage.start), sentence.at(stage.end))
                part.stages.append((stage.stage, *at, sentence, False))

    def _part(self, reading: Reading, sentence: Sentence, owner: Thing, phase: str, low: int) -> Thing:
        """The thing that the phase of this project is; a new one at its first mention."""
        key = (id(owner), phase.removeprefix("第").replace("首", "一"))
        if key not in self._found:
            text = _PHASED.sub("", owner.draft.name) + key[1]
            name = ProjectName(sentence, low, low + len(phase), text, "", True, True)
            draft = Draft(reading, "project", low, low + len(phase))
            draft.words("name", low, low + len(phase), sentence, text=text)
            self._found[key] = (owner, Thing(draft, [name], signals=1, strong=1, proper=True, one=True))
        return self._found[key][1]

    def parts(self, things: Sequence[Thing]) -> list[tuple[Thing, Thing]]:
        """Each project that is told phase by phase, with each phase that bears no name elsewhere; where one phase alone
        is told of, it is the project so far."""
        several = Counter(owner for owner, _ in self._found)
        return [
            (owner, part)
            for owner, part in self._found.values()
            if several[id(owner)] > 1 and not any(t.called(part.draft.name) for t in things if t is not owner)
        ]


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

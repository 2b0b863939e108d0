"""Grounds (园内): the named park in which a project lies where its sentence only says 园区, 科技园 or 经开区."""

import re

from liandong.statements.grammar.denials import negated
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.projects import project_names
from liandong.statements.projects.project_things import Thing
from liandong.vocabulary.patterns import any_of

_KINDS = ("园区", "科技园", "产业园", "工业园", "经开区", "高新区", "开发区", "合作区", "试验区", "科技城")
_MEANT = re.compile(
    rf"(?:(?<=[,;:。])|^|(?<=[在进入到户])|(?<=户于)|(?<=落子)|(?<=落地))(?:本|该|这个|整个)?(?P<kind>{any_of(_KINDS)}|园)"
    r"(?=里|内|中|手[里中]|安家|[,。;]|已|新?引进|引入|投资|建设|[头第]一|的|拿下|签下|又)"
)
"""园区 where it speaks of the park named before: 都已在园区安家, 园区手里的两个项目."""
_OF_IT = re.compile(r"(?:管委会|工作|企业|招商|负责|建设)")
_MARK = re.compile("[,;:]")
"""Between 园区 and a name behind it: the clause that names the park is another's (园区里一家企业说,甲项目开工)."""
_PARK = re.compile(rf"(?:{any_of(_KINDS)}|[\u4e00-\u9fff)]园|新区|示范区)$")


def of_park(reading: Reading, thing: Thing) -> bool:
    """Says the park last named before, where the sentence that names the project speaks of it as 园区."""
    first = next((n for n in thing.names if n.sentence.paragraph > 0), None)
    if first is None or _PARK.search(first.name):
        return False
    sentence = first.sentence
    for match in _MEANT.finditer(sentence.text):
        if _OF_IT.match(sentence.text, match.end()) or _MARK.search(
            reading.plain, sentence.at(match.end()), first.start
        ):
            continue
        if negated(reading.plain, sentence.start, sentence.at(match.start())):
            continue
        park = _last_named(reading, sentence.at(match.start("kind")), match["kind"])
        if park is not None and not (park[0] < first.end and first.start < park[1]):
            thing.draft.words("place", park[0], park[1], park[2], confidence=0.5)
            return True
    return False


def _last_named(reading: Reading, before: int, kind: str) -> tuple[int, int, Sentence] | None:
    """The park that was named last before, and is of that kind."""
    last = None
    for start, end, sentence in reading.once(_parks):
        if end > before:
            break
        name = reading.plain[start:end]
        if (
            name.endswith(kind)
            or (kind in ("园区", "园") and "园" in name[-3:])
            or (kind == "经开区" and "开发区" in name[-3:])
        ):
            last = start, end, sentence
    return last


def _parks(reading: Reading) -> tuple[tuple[int, int, Sentence], ...]:
    """Every named park of the text, from left to right."""
    found = {
        (n.start, n.end): n.sentence
        for n in project_names.find(reading)
        if n.specific and n.proper and _PARK.search(n.name) and "项目" not in n.name
    }
    for sentence in reading.body:
        for hit in reading.regions_in(sentence.start, sentence.end):
            if hit.candidates[0].level == "zone" and _PARK.search(hit.name):
                found.setdefault((hit.start, hit.end), sentence)
    return tuple((start, end, sentence) for (start, end), sentence in sorted(found.items(), key=lambda item: item[0]))

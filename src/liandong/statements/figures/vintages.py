"""Vintages (数据版次) of a figure: told as a preliminary number (初步核算), or as the revised one (最终核实)."""

import re

from liandong.model import Role
from liandong.model.noun import Noun
from liandong.statements.draft import Draft
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.measures.quantities import Quantity

_WORDS = re.compile(
    r"(?P<first>初步(?:统计核算|核算|统计|测算|汇总|数据?)|初核数|快报(?:数|统计)|统计快报)"
    r"|(?P<final>最终(?:核实|核算|核定|数据?)|终核数|核实(?:后|数|结果)|(?:修订|修正|订正)(?:后|数|为|至|到|结果)|核定(?:后|为)|更正(?:后|为)"
    r"|普查(?:结果|数据|资料)?[^,。;]{0,8}(?:修订|调整|核实))"
)
_REVISED_TO = re.compile(
    r"(?:左右)?[,]?(?:现|后|已|最终)*+(?:经(?:过)?[^,。;\d]{0,12}?)?(?:最终)?(?:修订|修正|订正|核实|核定|更正|调整)(?:后)?(?:的)?(?:为|至|到|成)(?:了)?(?:约|达)*"
)
"""Between two numbers: the one was revised to the other."""
_FIGURE = re.compile(r"初步|快报|统计|核实|核算|修订|修正|订正|核定|更正|普查")
"""总投资由120亿元调整为138亿元 is a change in the world: numbers are revised by who counts."""


class Vintage(Noun, frozen=True):
    """What a sentence tells of the vintage of a number: the words that say so, and the number that it was before."""

    also: tuple[tuple[int, int, Role], ...] = ()
    former: Quantity | None = None


_PLAIN = Vintage()
"""That of a number of which nothing is said."""


def vintage(reading: Reading, sentence: Sentence, before: Quantity | None, quantity: Quantity) -> Vintage:
    """The vintage of a number; `before` is the one that is told before it in its sentence."""
    plain = reading.plain
    if not _FIGURE.search(sentence.text):
        return _PLAIN
    if before and before.dimension == quantity.dimension and _REVISED_TO.fullmatch(plain, before.end, quantity.start):
        return Vintage(((before.start, quantity.end, Role.REVISED),), before)
    found = [*_WORDS.finditer(plain, sentence.start, quantity.start)]
    if not found:
        return _PLAIN
    last = found[-1]
    return Vintage(((last.start(), last.end(), Role.PRELIMINARY if last["first"] else Role.REVISED),))


def say_former(draft: Draft, sentence: Sentence, told: Vintage) -> None:
    """Says the number that was revised beside the one that it was revised to, under what is said of that one."""
    if told.former is None:
        return
    now = next((s for s in draft.statements if s.property == "value"), None)
    if now is not None:
        also = tuple((start, end, Role.FORMER) for start, end, _ in told.also)
        former = told.former
        draft.say("value", former.value, sentence, former.start, also=also, as_of=now.as_of, scope=now.scope)

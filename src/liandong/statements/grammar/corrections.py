"""Corrections (更正): two numbers of which a text says that the one is wrong and the other right."""

import re

from liandong.statements.grammar.reading import Reading
from liandong.statements.measures.quantities import Quantity

_WORDS = ("更正", "勘误", "订正", "有误", "错误", "笔误", "误写", "误将", "误把", "误植", "误为")
"""Words without one of which no text corrects anything: far cheaper to look for."""
_RIGHT = (
    r"(?:应(?:当|该)?(?:为|是|改为|更正为|作)|(?:更正|修正|订正|勘误)[为成]|正确(?:的)?(?:数据|数字|金额|表述|数值)?应?[为是]|实际?[为是])"
    r"[“「]?(?:人民币|约|近|超过?|逾|共|总投资|投资)*"
)
_WRONG_FIRST = re.compile(
    r"[”」)]?的?(?:这一|一处|相关)?(?:数据|表述|数字|金额|说法|内容|数值)?(?:有误|错误|[系为属]笔误|不准确|有差错)?[,。;:]?(?:现|特|经核实,?)*"
    + _RIGHT
)
_RIGHT_FIRST = re.compile(
    r"[”」)]?[,]?(?:错误地?|误)?(?:写|报道?|印|刊|登|打|植|标|说|录|述)(?:道|登|成|为|作)+[“「]?(?:人民币|约|近|超过?|逾|共|总投资|投资)*"
)
_MISTOOK = re.compile(r"误(?:将|把)[^。;]{0,40}$")


_NEAR = 40
"""Characters between the two."""


def corrected(reading: Reading) -> dict[int, tuple[Quantity, bool]]:
    """By the place of each number that is wrong or put right: the other of the two, and whether it itself is right."""
    return reading.once(_corrected)


def _corrected(reading: Reading) -> dict[int, tuple[Quantity, bool]]:
    plain = reading.plain
    if not any(word in plain for word in _WORDS):
        return {}
    found: dict[int, tuple[Quantity, bool]] = {}
    for first, second in zip(reading.quantities, reading.quantities[1:], strict=False):
        if first.dimension != second.dimension or second.start - first.end > _NEAR:
            continue
        if _WRONG_FIRST.fullmatch(plain, first.end, second.start):
            found |= {first.start: (second, False), second.start: (first, True)}
        elif _RIGHT_FIRST.fullmatch(plain, first.end, second.start) and _MISTOOK.search(plain, 0, first.start):
            found |= {first.start: (second, True), second.start: (first, False)}
    return found

"""Stages (阶段) of projects in running text: planned, signed, started, building, operating, and whether the text means now or later."""

import re
from dataclasses import dataclass

from liandong.vocabulary.stages import STAGE_PATTERN, STAGE_WORDS

_LATER = re.compile(r"(?:将于?|拟|计划|预计|有望|力争|争取|即将|后|待|确保|规划|准备|可|目标|未来|到\d{4}年底?|至\d{4}年|\d{4}年底?前)[^,;。]{0,14}$")
_AFTER_LATER = re.compile(r"^(?:后|之后|以后|达产|时|前)")
_NOT = re.compile(r"(?:未|不|没有|尚未|暂未|停止)$")


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage word at [start, end) of the text that was read; `later` tells one that is still to come."""

    start: int
    end: int
    stage: str
    later: bool


def find_stages(text: str) -> tuple[Stage, ...]:
    """The stage words of a clause; a stage to come (预计2018年建成, 建成后) is marked so, a denied one left out."""
    out = []
    for match in STAGE_PATTERN.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        if _NOT.search(before):
            continue
        later = bool(_LATER.search(before)) or bool(_AFTER_LATER.match(after))
        out.append(Stage(match.start(), match.end(), STAGE_WORDS[match.group()], later))
    return tuple(out)

"""Guests (来宾): the regions that a text names only because somebody comes from there, or meets there."""

import re

from liandong.statements.grammar.reading import Reading
from liandong.vocabulary.regions import RegionHit

_VENUE = re.compile(r"[^,。;]{0,8}?(?:签|举行|召开|举办|会见|开幕)")
_COME_BEFORE = ("来自", "到", "赴", "从", "去", "由")
_COME_BEHIND = (
    "企业",
    "客商",
    "举行",
    "召开",
    "举办",
    "市委",
    "籍",
    "站",
    "日报",
    "晚报",
    "讯",
    "商会",
    "对口",
    "帮扶",
    "援建",
)


def is_guest(reading: Reading, hit: RegionHit) -> bool:
    """Whether the region is where somebody comes from, or where a meeting is held: 来自甲市, 在甲市举行."""
    plain = reading.plain
    if plain[hit.start - 1 : hit.start] == "在" and _VENUE.match(plain, hit.end):
        return True
    before = plain[max(0, hit.start - 3) : hit.start]
    return before.endswith(_COME_BEFORE) or plain.startswith(_COME_BEHIND, hit.end)

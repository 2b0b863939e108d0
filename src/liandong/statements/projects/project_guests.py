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


_HELPS = re.compile(r"(?:对口|结对)?(?:帮扶|支援|援建|援助)")


def is_guest(reading: Reading, hit: RegionHit) -> bool:
    """Whether the region is where somebody comes from, or where a meeting is held: 来自甲市, 在甲市举行; or whether
    it is one that helps another (甲市对口帮扶乙县)."""
    if hit.candidates[0].code in reading.once(_helpers):
        return True
    plain = reading.plain
    if plain[hit.start - 1 : hit.start] == "在" and _VENUE.match(plain, hit.end):
        return True
    before = plain[max(0, hit.start - 3) : hit.start]
    return before.endswith(_COME_BEFORE) or plain.startswith(_COME_BEHIND, hit.end)


def _helpers(reading: Reading) -> frozenset[str]:
    """Codes of the regions that the text tells to help another, named right behind that."""
    starts = {hit.start for hit in reading.regions}
    helping = ((hit, _HELPS.match(reading.plain, hit.end)) for hit in reading.regions)
    return frozenset(hit.candidates[0].code for hit, helps in helping if helps and helps.end() in starts)

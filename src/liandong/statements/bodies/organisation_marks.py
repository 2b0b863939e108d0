"""Marks of organisations (机构标识): where one is, by its own name or the words beside it, and its 统一社会信用代码."""

import re

from liandong.statements.draft import Draft
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.vocabulary.regions import RegionHit

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""GB 32100-2015: digits and letters without I, O, S, V, Z."""
_CODE = re.compile(rf"(?<![0-9A-Za-z])[159Y][1239]\d{{6}}[{_ALPHABET}]{{10}}(?![0-9A-Za-z])")
_LABEL = re.compile(r"[^。;\n]{0,6}(?:统一)?社会信用代码(?:证)?(?:号码?)?(?:为|是)?[\s:]*$")
_BEHIND = re.compile(
    r"[,(]?(?:其|公司|集团)?(?:总部|注册地|注册地址|住所)?(?:位于|设在|坐落于|坐落在|注册于|注册在|注册地为|地处)(?:了)?"
)
_BEFORE = re.compile(r"(?:总部|注册地)?(?:位于|设在|坐落于|坐落在|注册于|注册在|地处)$")
_BRANCH = re.compile(r"(?:市|省|县|区)?(?:分行|支行|分公司|分院|分校|分局|办事处|代表处)")
_ABROAD = re.compile(r"(?:驻|赴|对|援)$")


def valid(code: str) -> bool:
    """Whether the last character of a code of 18 is its check character (GB 32100-2015: weights 3^i mod 31)."""
    if len(code) != 18 or any(c not in _ALPHABET for c in code):
        return False
    total = sum(_ALPHABET.index(c) * pow(3, i, 31) for i, c in enumerate(code[:17]))
    return _ALPHABET[(31 - total % 31) % 31] == code[17]


def say_place(reading: Reading, draft: Draft, sentence: Sentence, start: int, end: int) -> None:
    """Where the organisation named at [start, end) is: as the text says beside it, else the region in its name."""
    if draft.get("place"):
        return
    hit = _told(reading, sentence, start, end) or _in_name(reading, start, end)
    if hit is not None:
        draft.words("place", hit.start, hit.end, sentence)


def _told(reading: Reading, sentence: Sentence, start: int, end: int) -> RegionHit | None:
    behind = _BEHIND.match(reading.plain, end, sentence.end)
    if behind:
        return next((h for h in reading.regions_in(behind.end(), sentence.end) if h.start == behind.end()), None)
    if reading.plain[start - 1 : start] != "的":
        return None
    for hit in reading.regions_in(max(start - 14, sentence.start), start - 1):
        if hit.end == start - 1 and _BEFORE.search(reading.plain, sentence.start, hit.start):
            return hit
    return None


def _in_name(reading: Reading, start: int, end: int) -> RegionHit | None:
    """The region in its brackets (香港中文大学(深圳)), of which it is the branch, or with which the name opens; none
    where it may mean several."""
    hits = [h for h in reading.regions_in(start, end) if h.region is not None and not h.region.members]
    for hit in hits:
        bracketed = reading.plain[hit.start - 1] == "(" and reading.plain.startswith(")", hit.end)
        if bracketed and hit.region and hit.region.level != "country":
            return hit
    for hit in reversed(hits):
        if _BRANCH.match(reading.plain, hit.end, end):
            return hit
    opening = None
    for hit in hits:
        if hit.start == (opening.end if opening else start):
            opening = hit
    if opening is None or _ABROAD.search(reading.plain, start, opening.start) or opening.end == end:
        return None
    return opening


def say_code(reading: Reading, draft: Draft, sentence: Sentence, end: int, limit: int) -> None:
    """The code that stands behind the name [.., end) and before `limit`, where the next name begins."""
    following = reading.sentences[sentence.index + 1 : sentence.index + 2]
    for home in (sentence, *following):
        low = end if home is sentence else home.start
        for match in _CODE.finditer(reading.plain, low, min(limit, home.end)):
            near = reading.plain[low : match.start()]
            if _LABEL.fullmatch(near.lstrip(" ,(")) and valid(match.group()) and not draft.get("uscc"):
                draft.words("uscc", match.start(), match.end(), home)
                return

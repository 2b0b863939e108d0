"""Kinds of characters: Hanzi, the common ones, and the letters of other scripts."""

import re
from functools import cache

_RUN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]+")
KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
HANGUL = re.compile("[\uac00-\ud7a3]")
LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
OTHER_LETTERS = re.compile("[\u0370-\u03ff\u0400-\u04ff\u0590-\u06ff\u0900-\u0e7f]")
BROKEN = re.compile("[\ufffd\ue000-\uf8ff]")


def count_hanzi(text: str) -> int:
    return sum(map(len, _RUN.findall(text)))


def without_hanzi(text: str) -> str:
    """Everything but the Hanzi of a text."""
    return _RUN.sub("", text)


@cache
def common_hanzi() -> frozenset[str]:
    """The 3,755 commonest simplified characters (level 1 of GB 2312-1980)."""
    codes = (bytes((lead, trail)) for lead in range(0xB0, 0xD8) for trail in range(0xA1, 0xFF))
    return frozenset(code.decode("gb2312", "ignore") for code in codes) - {""}


def count_common(text: str) -> int:
    """How many of a text's characters are common Hanzi."""
    return sum(map(len, _common_runs().findall(text)))


@cache
def _common_runs() -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted(common_hanzi()))}]+")

"""Characters (字): traditional ones as simplified, and which characters are read alike."""

import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache


def folded(text: str) -> str:
    """The text in one width, small letters and simplified characters: how a name is compared, never how it is shown."""
    return _convert()(unicodedata.normalize("NFKC", text)).lower()


@cache
def _convert() -> Callable[[str], str]:
    from opencc import OpenCC

    convert = OpenCC("t2s").convert

    def simplified(text: str) -> str:
        try:
            return str(convert(text))
        except UnicodeEncodeError:  # half a character, of which OpenCC reads nothing
            return text

    return simplified


@lru_cache(1 << 12)
def alike(left: str, right: str) -> bool:
    """Whether two characters share a reading, its tone aside: who types by sound writes one for the other (致, 志)."""
    return bool(_readings(left) & _readings(right))


@lru_cache(1 << 12)
def _readings(character: str) -> frozenset[str]:
    from pypinyin import Style, pinyin

    found = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
    return frozenset(reading for each in found for reading in each)

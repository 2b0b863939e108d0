"""Text to the words of the index: simplified, half-width, lower case; Latin and digit runs whole, Chinese as bigrams.

A run of Chinese characters ABC becomes AB BC C: every character begins exactly one word, so a phrase of bigrams is
contiguous text, and a single character is found as the beginning of a word.
"""

import re
from functools import cache
from operator import add

CHINESE = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""The Chinese characters, as the inside of a class of a regular expression."""

_RUN = re.compile(f"([{CHINESE}]+)|((?:(?![{CHINESE}_])\\w)+)")


def fold(text: str) -> str:
    """The text in the form in which it is searched; every character keeps its place."""
    return text.translate(_folding())


def segment(folded: str) -> list[str]:
    """The words of a folded text, in order."""
    words: list[str] = []
    for chinese, other in _RUN.findall(folded):
        if chinese:
            words += map(add, chinese, chinese[1:])
            words.append(chinese[-1])
        else:
            words.append(other)
    return words


def is_chinese(word: str) -> bool:
    """Whether a word of the index is made of Chinese characters."""
    run = _RUN.match(word)
    return run is not None and run[1] is not None


@cache
def _folding() -> dict[int, str]:
    """One character for one, so that a place in the folded text is a place in the text: full width, case, script."""
    from opencc import OpenCC

    table = {0x3000: " "}
    table.update({code: chr(code - 0xFEE0).lower() for code in range(0xFF01, 0xFF5F)})
    table.update({code: low for code in range(0x2000) if (low := chr(code).lower()) != chr(code) and len(low) == 1})
    convert = OpenCC("t2s").convert
    for code in (*range(0x3400, 0xA000), *range(0xF900, 0xFB00)):
        simplified = convert(chr(code))
        if simplified != chr(code) and len(simplified) == 1:
            table[code] = simplified
    return table

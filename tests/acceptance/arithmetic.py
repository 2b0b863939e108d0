"""What a written Chinese number amounts to, worked out without the program: an oracle for the proofs."""

import re
import unicodedata
from decimal import Decimal

_DIGITS = {
    char: value
    for value, chars in enumerate(("〇零", "一", "二两", "三", "四", "五", "六", "七", "八", "九"))
    for char in chars
}
_TENS = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_NUMBER = re.compile(
    r"(?P<digits>\d+(?:\.\d+)?|[〇零一二两三四五六七八九十百千]+(?:点[〇零一二三四五六七八九]+)?)(?P<scale>[十百千万亿]*)"
)
_FRACTION = re.compile(r"(?P<of>[一二三四五六七八九十百]+)分之(?P<part>[一二三四五六七八九十百点]+)")

_BARE = re.compile(r"(?<![\d〇零一二两三四五六七八九十百千万亿点])[十百千万亿]+")
"""超万亿: a scale alone is one of it."""
_TENTHS = re.compile(r"([一二两三四五六七八九\d]+)成")


def amounts(words: str) -> set[Decimal]:
    """Every number that the words can mean: each number by itself, and what stands together added up (1亿2000万)."""
    text = re.sub(r"(?<=\d),(?=\d)|\s", "", unicodedata.normalize("NFKC", words))
    found: set[Decimal] = set()
    running, end, last = Decimal(0), -1, Decimal(0)
    for match in _NUMBER.finditer(text):
        scale = Decimal(1)
        for char in match["scale"]:
            scale *= _SCALES[char]
        value = _plain(match["digits"]) * scale
        found |= {value, -value}
        running = running + value if match.start() == end and scale < last else value
        end, last = match.end(), scale
        found.add(running)
    for match in _BARE.finditer(text):
        scale = Decimal(1)
        for char in match.group():
            scale *= _SCALES[char]
        found.add(scale)
    found |= {_plain(match[1]) * 10 for match in _TENTHS.finditer(text)}
    found |= {Decimal(50)} if "半" in text else set()
    for match in _FRACTION.finditer(text):
        found.add(_plain(match["part"]) * 100 / _plain(match["of"]))
    return found


def _plain(digits: str) -> Decimal:
    if digits[0].isdigit() and digits.isascii():
        return Decimal(digits)
    whole, _, behind = digits.partition("点")
    total = section = 0
    if not set(whole) & set(_TENS):
        total = int("".join(str(_DIGITS[char]) for char in whole))
    else:
        for char in whole:
            if char in _TENS:
                total += (section or 1) * _TENS[char]
                section = 0
            else:
                section = _DIGITS[char]
        total += section
    fraction = "".join(str(_DIGITS[char]) for char in behind)
    return Decimal(f"{total}.{fraction}") if fraction else Decimal(total)

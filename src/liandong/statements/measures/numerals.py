"""Chinese numerals (汉字数字) as integers."""

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}


def chinese_number(text: str) -> int | None:
    """The integer that a run of Chinese numerals below 10,000 says; None where it says none (千百, 三五).

    百 and 千 alone are 100 and 1,000; digits in a row (二〇一八) are read one by one.
    """
    if len(text) > 1 and all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text)) if len(text) != 2 or "零" in text or "〇" in text else None
    total, digit, last = 0, None, 10_000
    for character in text:
        if character in _DIGITS:
            if digit not in (None, 0):
                return None
            digit = _DIGITS[character]
            continue
        place = _PLACES.get(character)
        if place is None or place >= last:
            return None
        total += (1 if digit in (None, 0) else digit) * place
        digit, last = None, place
    return total + (digit or 0) if text else None

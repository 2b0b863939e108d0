"""Words of approximation (约, 超, 近, 余) before and behind a number, and the bounds that they state."""

from decimal import Decimal

from liandong.vocabulary.patterns import longest_first

AT_LEAST = ("不低于", "不少于", "至少", "突破", "超过", "超出", "大于", "超", "逾", "过", "上")
AT_MOST = ("不足", "不到", "不超过", "不高于", "不多于", "至多", "最多", "少于", "低于")
NEARLY = ("接近", "将近", "近")
ABOUT = ("大约", "大概", "约为", "约")
OR_MORE = ("以上", "余", "多", "几", "之多")
_BOUND_TO = {"约": "签集节合预违条公契特制缔续", "近": "附最靠邻", "过": "通超经不", "超": "赶反"}
"""Characters that make another word with a qualifier: 签约18个 counts 18, not about 18."""


_UP = "(?<![早晚天晨以线网街会路场海之身基边手地车船市])上(?=[百千万](?![分米]))"
"""上百家, 上千亿: a bound before a round number alone."""


def _source(word: str) -> str:
    if word == "上":
        return _UP
    return f"(?<![{_BOUND_TO[word]}]){word}" if word in _BOUND_TO else word


BEFORE = "|".join(_source(word) for word in longest_first((*AT_LEAST, *AT_MOST, *NEARLY, *ABOUT)))
"""The source of a pattern for a qualifier before a number."""


def bounds(
    number: Decimal, step: Decimal, before: str | None, after: str | None
) -> tuple[Decimal | None, Decimal | None]:
    """Lower and upper bound in the words of the text, None where they set none.

    超 / 以上 give a lower bound, 近 / 以下 an upper one, 余 / 约 / 左右 both, no wider than one step: the place of
    the last digit that is not zero (约7500 is 7400 to 7600).
    """
    if not before and not after:
        return None, None
    wide = max(step, _last_digit(number))
    if before in AT_LEAST or after in OR_MORE:
        loose = after in ("余", "多", "几") and before not in AT_LEAST
        return number, number + wide if loose else None
    if before in AT_MOST or after in ("以下", "以内"):
        return None, number
    if before in NEARLY:
        return number - wide, number
    if before in ABOUT or after in ("左右", "上下"):
        return number - wide, number + wide
    return None, None


def _last_digit(number: Decimal) -> Decimal:
    return Decimal(1).scaleb(int(number.normalize().as_tuple().exponent)) if number else Decimal(1)

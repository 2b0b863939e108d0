"""What a cell of a ledger workbook may hold: numbers, sums, days, stages; and why one cannot be read."""

import re
from datetime import date
from decimal import Decimal
from functools import cache

from liandong.documents.ledger_columns import Column, Part, is_money
from liandong.documents.workbook_marks import ERRORS, FORMULA
from liandong.model import PropertyType
from liandong.model.kinds import STAGES
from liandong.vocabulary.ledger import stage_words

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = r"万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百"
_WORDS = r"不低于|不少于|至少|突破|超过|超|逾|不超过|不高于|接近|近|大约|约为|约"
_HAN = r"[零〇一二两三四五六七八九十百千]+"
_TO = r"(?:[-—–~～－]{1,2}|至|到)"
QUANTITY = re.compile(
    rf"(?P<bound>{_WORDS})?\s*(?:(?P<low>{_NUMBER})(?P<low_scale>{_SCALE})?(?P<low_unit>[^\d\s()（）,，;；。—–~～－至到-]{{1,6}}?)?\s*{_TO}\s*)?"
    rf"(?:(?P<number>(?:{_NUMBER})|{_HAN})\s*(?:余|多|几)?(?P<scale>{_SCALE})?|{_SCALE})(?:余|多)?\s*"
    r"(?P<unit>(?!以上|左右|以下|以内)[^\d\s()（）,，;；。]{1,8}?(?:/[^\d\s()（）,，;；。]{1,4})?)?(?:以上|左右|以下|以内)?"
    r"(?:\s*[(（](?P<scope>[^()（）]{1,24})[)）])?"
)
"""A number with what may stand around it in a cell: bound, range, scale, unit, and the scope in brackets."""

_LONGEST = 24
"""Digits of the longest number that is read; Excel itself keeps 15."""
_BOUND = re.compile(r"(?P<number>.*?)(?P<bound>(?:以上|左右|以下|以内)?)", re.DOTALL)
_LARGE = re.compile(r"亿\s*(?:余|多|几)?\s*$")
_OWN_SCALE = re.compile(r"^[十百千万亿]+(?=.)")
_SIZES = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}


def with_unit(text: str, unit: str) -> str:
    """The number of a cell with a unit that stands elsewhere, before the words that bound it: 3000万元以上. A cell that
    counts in 亿 itself does so whatever the heading counts in: 5亿 under 万元 is 5亿元."""
    match = _BOUND.fullmatch(text)
    number, bound = (match["number"], match["bound"]) if match else (text, "")
    return f"{number}{_OWN_SCALE.sub('', unit) if _LARGE.search(number) else unit}{bound}"


_OF_DAY = re.compile(
    r"(?:(?<=日)|[T\s]|[(（](?:周|星期)[一二三四五六日天][)）])\s*+"
    r"(?:(?:凌晨|早上|上午|中午|下午|晚上|晚)?\s*+\d{1,2}(?:[:：]\d{1,2}(?:[:：]\d{1,2}(?:\.\d+)?)?|[时点](?:\d{1,2}分?|半)?)"
    r"(?:\s*+[AaPp][Mm])?)?$"
)
"""The time of day, or the day of the week, behind a day."""
_DATES = (
    re.compile(r"(?P<y>\d{4})(?:[-/.](?P<m>\d{1,2})(?:[-/.](?P<d>\d{1,2}))?)?"),
    re.compile(r"(?P<y>\d{4})年(?:(?P<m>\d{1,2})月(?:(?P<d>\d{1,2})日)?)?"),
    re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})"),
)
_PARTS = re.compile(
    r"(?P<y>(?:19|20)\d{2})(?:年?\s*(?:(?P<half>[上下])半年|第?(?P<quarter>[一二三四1-4])季度)|(?P<code>H[12]|Q[1-4]))"
)
"""A half or quarter of a year, in words or as the ledger writes it."""

OPEN_DATE = re.compile(
    r"\d{1,2}月(?:\d{1,2}日)?|(?:今年|明年|未来|今后)?(?:[一二三四五六七八九十两\d]+(?:年|个月)|年)?(?:之?内|底|底前|末)?"
)
"""A date or term whose year the cell leaves open (10月17日, 三年内, 今年年底): kept as written, and open."""


def iso_date(text: str) -> str | None:
    """The date in ISO 8601 at the precision written, a half or quarter as 2024H1, 2024Q3; None for what is no date of
    the calendar. The time of a day is passed over."""
    text = text.strip()
    part = _PARTS.fullmatch(text)
    if part:
        half = part["half"] and f"H{'上下'.index(part['half']) + 1}"
        quarter = part["quarter"] and f"Q{'一1二2三3四4'.index(part['quarter']) // 2 + 1}"
        return part["y"] + (part["code"] or half or quarter)
    day = _OF_DAY.sub("", text).strip()
    found = _calendar(day)
    return found if day == text or (found and len(found) == 10) else None


def _calendar(text: str) -> str | None:
    for pattern in _DATES:
        match = pattern.fullmatch(text)
        if match:
            return _iso(match["y"], match["m"], match["d"])
    return None


def _iso(year: str, month: str | None, day: str | None) -> str | None:
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join([year, *(part.zfill(2) for part in (month, day) if part)])


@cache
def _stages() -> dict[str, str]:
    words = ((word, code) for code, (_, zh, en) in STAGES.items() for word in (code, zh, en))
    return {word.lower(): code for word, code in words}


def stage(text: str) -> str | None:
    """The code of a project's stage that the cell names in Chinese, in English, by its code or in an office's words."""
    plain = text.strip().lower()
    return _stages().get(plain) or stage_words().get(plain)


def split_cell(column: Column, text: str) -> tuple[tuple[int, int], ...]:
    """The stretches of the values in a cell: by semicolon or line break; names also by 、 where neither stands."""
    if not column.listed:
        return ((0, len(text)),)
    names = column.of.type is PropertyType.NAME and column.part is Part.VALUE
    apart = r"[；;\n]" if re.search(r"[；;\n]", text) or not names else "、"
    spans, position = [], 0
    for match in re.finditer(rf"{apart}|$", text):
        piece = text[position : match.start()]
        left = len(piece) - len(piece.lstrip())
        if piece.strip():
            spans.append((position + left, position + len(piece.rstrip())))
        position = match.end()
    return tuple(spans)


def fault(column: Column, text: str) -> str | None:
    """Why the cell cannot be read, as the code of a reason; None where it can."""
    if text == FORMULA:
        return "sheet_formula"
    if ERRORS.fullmatch(text):
        return "sheet_error"
    if column.part in (Part.UNIT, Part.SCOPE):
        return None
    pieces = [text[a:b] for a, b in split_cell(column, text)]
    match column.of.type:
        case PropertyType.AMOUNT | PropertyType.QUANTITY | PropertyType.COUNT:
            return next((reason for piece in pieces if (reason := _no_number(column, piece))), None)
        case PropertyType.DATE:
            return None if all(iso_date(piece) or OPEN_DATE.fullmatch(piece) for piece in pieces) else "sheet_date"
        case PropertyType.STAGE:
            return None if all(map(stage, pieces)) else "sheet_stage"
        case _:
            return None


def _no_number(column: Column, text: str) -> str | None:
    """Why a piece of a cell is no number, or no sum of money; None where it is."""
    match = QUANTITY.fullmatch(text)
    if match is None or not _ascends(match) or len(match["number"] or "") > _LONGEST:
        return "sheet_number"
    if column.of.type is not PropertyType.AMOUNT:
        return None
    if not (match["number"] or match["bound"]):  # 亿元 alone; 超亿元 is a sum
        return "sheet_number"
    if match["unit"]:
        return None if is_money(match["unit"]) else "sheet_money"
    unit = "万元" if column.part is Part.WAN else column.unit
    counted = "万" in (match["scale"] or "") and not _LARGE.search(match["scale"])
    return "sheet_unit" if not unit or (counted and _OWN_SCALE.match(unit)) else None  # 5万 under 万元: which of them?


def _ascends(match: re.Match[str]) -> bool:
    """Whether a range (3亿元～5亿元) has both ends in one unit, and its lower end first."""
    if not match["low"]:
        return True
    if not match["number"] or not re.match(r"\d", match["number"]) or match["low_unit"] not in (None, match["unit"]):
        return False
    scale = match["scale"] or ""
    low = scale if not (match["low_scale"] or match["low_unit"]) else match["low_scale"] or ""
    return _size(match["low"], low) < _size(match["number"], scale)


def _size(number: str, scale: str) -> Decimal:
    return Decimal(number.replace(",", "")).scaleb(sum(_SIZES[char] for char in scale))

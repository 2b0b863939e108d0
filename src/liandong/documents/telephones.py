"""Telephone numbers in a stretch of text: as the mainland, Hong Kong and Macau write them, and shorter behind a label.

All patterns read text whose digits, dashes, blanks and brackets are half-width (`masking` sees to it).
"""

import re
from collections.abc import Iterator

_PART = r"(?: ?-{1,2} ?| {1,2})"
"""What parts the groups of a number: a dash or two, blanks."""
_AREA = r"0(?:10|2\d|[3-9]\d\d)"
_LOCAL = rf"(?:\d{{7,8}}|\d{{3,4}}{_PART}\d{{4}})"
_EXTENSION = rf"(?: ?(?:-|转|轉|分机|内线|ext\.?) ?\d{{1,5}}(?! ?-{{1,2}} ?\d)|/\d{{1,4}}(?!{_PART}\d))?(?!\d)"
_CHINA = r"(?:\(?(?:\+|00) ?86 ?\)?|\(86\)|(?<!\d)86(?=-| ?1[3-9]\d))"
_MOBILE = rf"1[3-9]\d(?:{_PART}?\d{{4}}){{2}}(?!\d|\.\d)"
_LANDLINE = rf"(?:\({_AREA}\){_PART}?|{_AREA}{_PART}){_LOCAL}{_EXTENSION}"
_ABROAD = rf"(?:\(0\){_PART}?)?\(?0?(?:10|2\d|[3-9]\d\d)\)?{_PART}?{_LOCAL}{_EXTENSION}"
_FREE = rf"[48]00(?:{_PART}?\d{{3}}{_PART}?\d{{4}}|{_PART}?\d{{4}}{_PART}?\d{{3}})(?!\d)"
_HONG_KONG = r"[235689]\d{3}"
_MACAU = r"[268]\d{3}"
_DELTA = "|".join(
    rf"(?:\(?(?:\+|00) ?{code} ?\)?|\({code}\)|{code}(?=-)){_PART}?{first}{_PART}?\d{{4}}(?!\d)"
    for code, first in (("852", _HONG_KONG), ("853", _MACAU))
)
_KNOWN = (
    rf"(?P<coded>{_CHINA}{_PART}?(?:{_MOBILE}|{_ABROAD})|\+86{_PART}?{_LOCAL}{_EXTENSION}|{_DELTA})"
    rf"|(?P<area>{_LANDLINE})|(?P<bare>{_MOBILE}|(?P<free>{_FREE}))"
)
_ALONE = re.compile(rf"(?<!\d)(?<!\d[-.])(?:{_KNOWN})", re.ASCII)
"""Telephones that show by themselves to be such. None stands inside a code in groups (2020-320100-38-03-512345)."""
_TOLD = re.compile(rf"{_KNOWN}|(?P<local>(?:85[23]{_PART})?{_LOCAL}{_EXTENSION}|\d{{9,12}}(?!\d))", re.ASCII)
"""Those where the text says that one comes."""

_LABEL = re.compile(
    r".*(?:(?:电话|電話|手机|手機|座机|座機|总机|總機|热线|熱線|传真|傳真|致电|致電|来电|來電|拨打|撥打"
    r"|(?<![a-z])(?:telephone|tel|phone|fax|mobile|mob|cell|hotline|whatsapp)\.?)"
    r"|(?P<person>(?:联系|联络|聯[繫絡])(?:人|方式))|(?P<verb>咨询|諮詢|垂询|报名|联系|联络|聯[繫絡]))"
    r"\)?(?:号码?|號碼?| ?\([^()\d\n]{1,10}\))? ?(?:为|為|是|请拨|請撥)?"
    r"(?P<colon> ?:)?(?P<between>[^\d\n。;!?]{0,12}?)[ (+]{0,4}$",
    re.ASCII | re.IGNORECASE | re.DOTALL,
)
"""What announces a telephone, up to it, the last before it: the name of who answers may stand between."""
LOOK_BACK = 40
"""Characters before a number in which its label is looked for."""

_NEXT = re.compile(r"(?: ?\([^()\d\n]{1,12}\))? ?(?:[,、;/|或和及与與-]|以及)? {0,2}(?=[\d(+])")
"""What parts the numbers of a list; who answers may stand in brackets behind each."""
_COUNTED = re.compile(
    r" ?\(?(?:[多余十百千万亿元%‰]|人民币|[美港欧日]元|港币|澳门元|英镑|韩元|吨|公?斤|克|公里|公顷|平方|立方|亩"
    r"|[千兆吉]?瓦|千?升|米|年|人次|人(?![工事员])|名|家(?!长)|户|个(?!人)|[件台辆套只头株棵份股项张枚颗块笔条箱艘架座栋幢双期]"
    r"|号(?!码)|m²|㎡|km|[kMG]W|\.\d)"
)
"""What follows a sum, a count or the number of a document."""
_SUM = re.compile(r" ?\(?(?:[多余]?[万亿元%‰]|\.\d)")
_NAMED_CODE = re.compile(
    r"(?:编号|編號|代码|代碼|编码|文号|案号|批号|货号|单号|订单号?|备案号|注册号|登记号|许可证号|账号|帐号|卡号|股票|第|(?:no|isbn|issn)\.?|№)"
    r" ?(?:为|:)? ?[(+]?$",
    re.IGNORECASE,
)
_LETTER = re.compile("[A-Za-z]")
_IN_ROW = re.compile(r"\d \||\| \d")
"""Numbers on either side: of those in groups of a blank, a row of figures has some."""
_DAY = re.compile(r"(?:19|20)\d\d(?:(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])| ?-{1,2} ?(?:19|20)\d\d)(?!\d)")
"""A day in one number, or two years: no telephone unless a colon stands before."""


def telephones(text: str, first: int, last: int, told_before: int | None) -> Iterator[tuple[int, int]]:
    """Where telephones stand in a text, of those that begin in [first, last), a run of digits.

    `told_before` is the end of the telephone before: the next of a list needs no label of its own.
    """
    at = _begin(text, first)
    following = _NEXT.match(text, told_before) if told_before is not None else None
    if following and following.end() >= at:
        at, told, plain = following.end(), True, False
    else:
        told, plain = _told(text, at)
    while at < last:
        match = _TOLD.match(text, at) if told else None
        if match is None or not _is_telephone(text, match, told=True, plain=plain):
            match = _ALONE.search(text, at)
            if match is None or match.start() >= last:
                return
            if not _is_telephone(text, match, told=False, plain=False):
                at, told = match.start() + 1, False
                continue
        yield match.span()
        following = _NEXT.match(text, match.end())
        at, told, plain = (following or match).end(), following is not None, False


def named_code(text: str, start: int) -> bool:
    """Whether what stands before calls the number a code (编号, 代码, 第)."""
    return bool(_NAMED_CODE.search(text, max(start - 8, 0), start))


def counted(text: str, end: int) -> bool:
    """Whether what follows makes the number a sum, a count or the number of a document."""
    return bool(_COUNTED.match(text, end))


def _begin(text: str, first: int) -> int:
    """Where the number begins whose first digit stands there: bracket and plus belong to it."""
    while first and text[first - 1] in "(+":
        first -= 1
    return first


def _told(text: str, at: int) -> tuple[bool, bool]:
    """Whether the text says that a telephone begins here, and whether so plainly (电话:) that no date can follow."""
    label = _LABEL.match(text, max(at - LOOK_BACK, 0), at)
    if label is None:
        return False, False
    colon, near = bool(label["colon"]), not label["between"].strip()
    if label["verb"]:
        return colon, colon and near
    return colon or near or bool(label["person"]), colon and near


def _is_telephone(text: str, match: re.Match[str], *, told: bool, plain: bool) -> bool:
    """Whether a number in the form of one is a telephone, by what stands around it."""
    start, end = match.span()
    number = match.group()
    if match["coded"] and not number.isdigit():
        return True
    if not told and (named_code(text, start) or (number.isdigit() and _LETTER.match(text, max(start - 1, 0), start))):
        return False
    if match["area"]:
        return plain or not _SUM.match(text, end)
    if plain:
        return not _SUM.match(text, end)
    if told and not match["coded"] and not match["bare"]:
        return not counted(text, end) and not _DAY.match(text, start)
    if "-" in number:
        return True
    if (
        match["free"]
        and " " in number
        and not told
        and _IN_ROW.search(f"{text[max(start - 2, 0) : start]}|{text[end : end + 2]}")
    ):
        return False
    return not counted(text, end)

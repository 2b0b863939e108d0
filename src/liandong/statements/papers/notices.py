"""Notices (公文): what the head and the sign-off of an official document say of the policy that it issues."""

import re
from collections.abc import Iterator

from liandong.statements.draft import Draft
from liandong.statements.grammar.phrases import clean
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence

NUMBER = re.compile(
    r"(?:(?!据|见|经|根据|按照|依据|关于|文号|文件|发文|字号)[\u4e00-\u9fff]){1,12}?\s?[〔\[(【「﹝〈﹙]\s?(?:\d{2,4}|"
    r"[xX×*]{2,4})?\s?[〕\])】」﹞〉﹚]\s?(?:第)?\s?\d{1,5}\s?号"
    r"|(?:公告|通告|令)\s?\d{4}年第?\d{1,4}号|第\d{1,4}号令"
)
"""A document number: 晋政办发〔2017〕55号 in any brackets, its year lost or not."""
_ISSUES = re.compile(
    r"现(?:将[^。\n]{2,80})?(?:予以?|正式)?(?:印发|公布|发布|转发|下达|颁布)(?:给你们|你们|如下)?|业经[^。\n]{2,60}(?:同意|通过)|"
    r"请(?:认真)?(?:结合实际)?[^。\n]{0,10}(?:贯彻执行|抓好落实|贯彻落实|组织实施|遵照执行)"
)
_ADDRESSED = re.compile(r"\s*(?:各|省|市|县|区|有关|机关)[^。;\n]{2,120}:\s*(?=\n|$)")
_NAMED = re.compile(
    r"《(?P<name>[^《》\n]{4,80})》[^。\n]{0,60}?现(?:予以?)?(?:印发|公布|发布|转发|下达)|"
    r"现将[^《》。\n]{0,20}《(?P<also>[^《》\n]{4,80})》[^。\n]{0,30}?(?:印发|公布|发布|转发|下达)"
)
_TITLE = re.compile(
    r"(?P<who>[^《》]{2,80}?)?\s*关于(?:印发|发布|公布|下发|颁布|转发|批转)\s*《?(?P<name>[^\n]{4,80}?)》?\s*的(?:通知|公告|通告|决定|函)"
)
_OWN_TITLE = re.compile(
    r"(?P<name>(?P<who>[^《》,。\s]{2,40}?)?\s*关于[^《》,。]{4,60}的(?:若干)?(?:实施|指导)?(?:意见|措施|办法|决定|规定|通告|公告|方案|"
    r"政策))(?:\(试行\))?$|"
    r"(?P<plain>[^《》,。:?!]{4,40}(?:管理办法|实施办法|暂行办法|实施方案|行动方案|工作方案|行动计划|实施细则|若干措施|若干政策|条例|规划|规定|工作要点|"
    r"总体方案))(?:\(试行\)|\(暂行\))?$"
)
_ISSUER = re.compile(
    r"(?:发文机关|发文单位|发布机构|制定机关|印发机关|发文机构|发布机关|公开主体)\s*:\s*"
    r"(?P<value>[\u4e00-\u9fff、 ]{3,60}?)(?=\s{2}|\s*\n|"
    r"\s+\S{2,6}:|$)"
)
_HEAD_NUMBER = re.compile(rf"(?:发文字号|文\s?号|文件编号|发文文号|文件字号)\s*:\s*(?P<value>{NUMBER.pattern})")
_HEAD_DATE = re.compile(r"(?:成文日期|印发日期|发文日期|签发日期|印发时间|发文时间|成文时间)\s*:\s*")
"""发布日期 is the page's own date, not that of the document."""
_SIGNED = re.compile(
    r"(?:^|\n)[ \t]*(?P<who>(?:[\u4e00-\u9fff]{2,30}(?:政府|办公厅|办公室|委员会|局|厅|委|部|管委会|院|行|"
    r"党组|署|中心|领导小组)[ 、\t]{0,4}){1,6})"
    r"(?:\n?[ \t]*(?P<day>\d{4}年\d{1,2}月\d{1,2}日))?[ \t]*(?=\n|$)"
)
_NUMBER_LINE = re.compile(rf"(?:^|\n)[ \t]*\(?(?P<value>{NUMBER.pattern})\)?[ \t]*(?=\n|$)")
_HEAD = 300
"""Characters at the head of the body in which number, office and day of issue stand."""
_OFFICE_END = re.compile(r"[委局厅办室府部会院行]")
_ORGAN = re.compile(r"(?:政府|办公厅|办公室|委员会|局|厅|委|部|管委会|院|国务院|行|党组|署|中心|领导小组|市|省|区|县)$")


def is_notice(reading: Reading) -> bool:
    """Whether the page is an official document that issues a policy, not news about one."""
    start = reading.document.body_start
    opening = reading.plain[start : start + 600]
    head = reading.plain[: start + 400]
    return bool(_ISSUES.search(opening) or _HEAD_NUMBER.search(head) or _ADDRESSED.match(opening))


def issued(reading: Reading) -> tuple[int, int, Sentence] | None:
    """The name of the policy that the notice issues, as its body or its title names it."""
    body = _NAMED.search(reading.plain, reading.document.body_start, reading.document.body_start + 1200)
    if body:
        group = "name" if body["name"] else "also"
        sentence = reading.sentence_at(body.start(group))
        if sentence and body.end(group) <= sentence.end:
            return body.start(group), body.end(group), sentence
    title = reading.title
    if title is None:
        return None
    match = _TITLE.search(title.text) or _OWN_TITLE.search(title.text)
    if match is None:
        return None
    group = "name" if match["name"] else "plain"
    return title.at(match.start(group)), title.at(match.end(group)), title


def describe(reading: Reading, draft: Draft) -> None:
    """Says issuer, document number and day of issue of the notice's policy, from its title, the line below it, the
    table at the head of its body, and its sign-off; what else the site prints above the body proves nothing."""
    head = reading.document.body_start + _HEAD
    signed = _sign_off(reading)
    issuers = [*_field(reading, _ISSUER, head)] or [*_title_issuers(reading)]
    if signed and not issuers:
        issuers = [*_parts(reading, signed.start("who"), signed.end("who"))]
    if issuers:
        draft.take_back("issuer")
    for start, end in issuers:
        draft.words("issuer", start, end, reading.line_at(start))
    number = next(_field(reading, _HEAD_NUMBER, head), None) or next(_field(reading, _NUMBER_LINE, head), None)
    number = number or _below_title(reading)
    draft.take_back("document_number")
    if number:
        draft.words("document_number", *number, reading.line_at(number[0]), text=clean(reading.text(*number)))
    _say_day(reading, draft, signed, head)


def _say_day(reading: Reading, draft: Draft, signed: re.Match[str] | None, head: int) -> None:
    days = reading.dates_in(signed.start("day"), signed.end("day")) if signed and signed["day"] else ()
    if not days:
        match = _HEAD_DATE.search(reading.plain, reading.document.body_start, head)
        days = reading.dates_in(match.end(), min(match.end() + 14, head)) if match else ()
    if days:
        draft.take_back("date")
        draft.date("date", days[0], reading.line_at(days[0].start))


def _sign_off(reading: Reading) -> re.Match[str] | None:
    """The line of the issuing office with its day below it."""
    found = None
    for match in _SIGNED.finditer(reading.plain, reading.document.body_start, reading.document.body_end):
        if match["day"]:
            return match
        found = found or match
    return found


def _field(reading: Reading, pattern: re.Pattern[str], limit: int) -> Iterator[tuple[int, int]]:
    document = reading.document
    match = pattern.search(reading.plain, max(document.body_start - 1, 0), min(limit, document.body_end))
    if match:
        yield from _parts(reading, match.start("value"), match.end("value"))


def _below_title(reading: Reading) -> tuple[int, int] | None:
    """The number that stands in a line of its own between title and body."""
    title, document = reading.title, reading.document
    match = _NUMBER_LINE.search(reading.plain, title.end, document.body_start) if title else None
    return match.span("value") if match else None


def _title_issuers(reading: Reading) -> Iterator[tuple[int, int]]:
    """甲市人民政府办公厅关于印发…: who stands before 关于 in the title."""
    title = reading.title
    match = title and (_TITLE.search(title.text) or _OWN_TITLE.search(title.text))
    if title and match and match["who"] and _ORGAN.search(match["who"].strip()):
        yield from _parts(reading, title.at(match.start("who")), title.at(match.end("who")))


def _parts(reading: Reading, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The several offices or the one number of [start, end), parted by blanks and 、."""
    for part in re.compile(r"[^\s、]+").finditer(reading.plain, start, end):
        low = part.start()
        for hit in reading.regions_in(low + 4, part.end()):
            if _OFFICE_END.match(reading.plain, hit.start - 1) and hit.start - low >= 4:
                yield low, hit.start  # 甲市发展改革委|甲市财政局
                low = hit.start
        if part.end() - low >= 3:
            yield low, part.end()

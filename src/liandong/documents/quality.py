"""Quality flags of one article: what a reader of its values must know about it."""

import re

from liandong.documents.flags import Flag
from liandong.documents.metadata import SPAM_SOURCE, Metadata, Span
from liandong.vocabulary import names
from liandong.vocabulary.patterns import any_of, each

_DIGITS_DELETED: tuple[tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]], ...] = (
    (
        re.compile(r"\.\d+ *(?:亿|万|%)"),
        re.compile(r"(?<!\d)$"),
        re.compile(""),
    ),
    (
        re.compile(r"亿元|万元|元"),
        re.compile(
            r"(?:投资|总额|金额|资金|产值|规模|收入|税收|总计|合计|共计|累计|完成|实现)(?:额|总额)?(?:达到?|约|为|了|"
            r"超过?|近|逾){0,2} *$"
        ),
        re.compile(r"(?!/|以上|以下|级|大关|人民币|[\u4e00-\u9fff]{0,4}(?:门槛|项目))"),
    ),
    (
        re.compile(r"个(?:重大|重点|优质|项目|产业|签约|合作)"),
        re.compile(r"(?:共有|签约|签订|签署|引进|落户|开工|包括|其中|新增|涉及|带来|集中)$"),
        re.compile(""),
    ),
    (
        re.compile(r"%"),
        re.compile(r"(?:增长|增速|下降|提高|占比?|同比|环比|比重(?:达|超过?)?)(?:达到?|了|约|为)? *$"),
        re.compile(""),
    ),
    (re.compile(r"年 *月 *日"), re.compile(r"(?<![\d一二三四五六七八九十某当每本上下])$"), re.compile("")),
)
"""What lost its number: the unit, what stands right before it, and what must follow."""

_PLACE_DELETED = (
    re.compile(r"[市县](?:举行|召开|举办|迎来|开工|签约)"),
    re.compile(r"(?:^|[,。;\n日]) *$"),
)
_REACH = 10
_SEO = re.compile(
    r"本文将|在21世纪的今天|随着全球化的|飞速发展|备受瞩目|我们有理由相信|综上所述|总而言之|智慧盛宴|应运而生|"
    r"接下来,?(?:让我们|我们)|你是否|小编|"
    r"扮演(?:着)?更加重要的角色|注入了?新的?(?:动力|活力|动能)|贡献更多|不仅.{2,40}?更是?|深入探讨|展望未来"
)
_SECTIONS = re.compile(r"(?:^|[\n。 ])(?:[一二三四五六七]、|\d{1,2}(?:\.\d)?[、.](?!\d))")
_HAN = r"[\u4e00-\u9fff]"
_SURNAME = any_of((*names.SURNAMES - names.WORDLIKE_SURNAMES, *names.COMPOUND_SURNAMES))
_WORDLIKE = any_of(names.WORDLIKE_SURNAMES)
_PERSON = re.compile(
    r"(?:书记|[市区县省部局院校处科厅州镇]长|主任|主席|会长|董事长|总经理|总裁|教授|研究员|记者|专家|理事长|"
    r"秘书长|负责人|官|创始人|经济学家|院士|委员)"
    rf"(?!{any_of(names.WORDS_LIKE_NAMES)})"
    rf"(?:{_SURNAME}{_HAN}{{1,2}}|{_WORDLIKE}{_HAN}{{1,2}}(?:表示|介绍|说|认为|指出|强调|透露|主持|出席|致辞|讲话|宣布))"
)
"""A post and the name of its holder; a family name that is rather a word wants a verb of speech behind the name."""
_CUT = re.compile(
    r"(?:\.{3}|…+)\s*$|剩余\d+%|未完待续|免费预览|展开全文|阅读全文|点击(?:阅读|查看)全文|_第\d+页|下一页$"
)
_ENDED = re.compile(r"[。!?;:…)”\"'’」』】\]]$")
_TOLD_BY_THEN = (
    r"[^。,;]{0,8}?20\d{2}\s*年[底末]?,?[^,。;!?\n]{0,30}?"
    r"(?:(?<![为除])了(?!解)|已(?!有|经?(?:建|规划)的)|共有\d)"
)
"""到2020年底,投了23个项目: what was so by then, and no more to come."""
_NO_LONGER = r"(?<!原[\u4e00-\u9fff]{2})"
_TO_COME = re.compile(
    rf"(?:{each('预计 将于 将在 计划 拟于 力争 争取 有望', _NO_LONGER)}|到(?<![原复回达]到)(?!了|{_TOLD_BY_THEN}))"
    r"[^。,;]{0,8}?(?P<year>20\d{2})\s*年"
)
"""A year by which something is meant to be; a level gone back to (恢复到2019年同期) is none."""
_YEARS_AHEAD = re.compile(r"20\d{2}(?=\s*年)")
_LEAD = 80
_OPENING_DAY = re.compile(r"[^。!?;\n\d]{0,24}(\d{1,2})月(\d{1,2})日")
_NEW = 7
"""Days after which a report of a day is posted while it is new."""
_YEAR = re.compile(
    r"(?<![\d从自])(?<!早在)(?<!始于)(?<!成立于)(?P<year>20\d{2})\s*年(?![^,。;!?\n]{0,16}(?:以来|算起|至今|开始|起,))"
)
"""A year that is told, not one since which something has been (从2011年7月算起)."""


def flags_of(plain: str, body: Span, noted: Metadata) -> list[Flag]:
    """The flags that the text of a document earns by itself; `plain` is folded."""
    text = plain[body[0] : body[1]]
    found: list[Flag] = []
    unsourced = not (noted.published or noted.medium or noted.dateline) and not _PERSON.search(text)
    spam = any(SPAM_SOURCE.match(value) for value in _source_values(plain, body))
    if unsourced:
        found.append(Flag.UNSOURCED)
    if _is_spun(text, unsourced):
        found.append(Flag.SPUN)
    if spam:
        found.append(Flag.SPAM_SOURCE)
    if spam or _is_stale(text, noted):
        found.append(Flag.REPOSTED)
    if any(_stands(text, *pattern) for pattern in _DIGITS_DELETED):
        found.append(Flag.DIGITS_DELETED)
    if _stands(text, *_PLACE_DELETED):
        found.append(Flag.PLACE_DELETED)
    if _is_cut(text):
        found.append(Flag.PARTIAL)
    return found


def _stands(text: str, what: re.Pattern[str], before: re.Pattern[str], after: re.Pattern[str] | None = None) -> bool:
    """Whether the pattern stands somewhere between these neighbours (looked at only there: much faster than one
    pattern).
    """
    for match in what.finditer(text):
        start = match.start()
        if start and text[start - 1].isdecimal():  # the number is there, which is much the commonest case
            continue
        if before.search(text[max(0, start - _REACH) : start]) and (after is None or after.match(text, match.end())):
            return True
    return False


def _source_values(plain: str, body: Span) -> list[str]:
    return re.findall(r"(?:来源|作者)\s*:\s*([A-Za-z_]*\d{4,})", plain[: body[0]] + "\n" + plain[body[1] :])


def _is_spun(text: str, unsourced: bool) -> bool:
    """Text made by machine: phrases of search-engine prose, numbered sections, and nobody who vouches for it."""
    if not unsourced:
        return False
    phrases, sections = len(set(_SEO.findall(text))), len(_SECTIONS.findall(text))
    return phrases >= 3 or (phrases >= 1 and sections >= 3)


def _is_stale(text: str, noted: Metadata) -> bool:
    """Whether the page date is that of a later re-posting: the text expects what lies years before it, or opens
    years before it.
    """
    if not noted.published or noted.published.value.startswith("-"):
        return False
    posted = int(noted.published.value[:4])
    years = {int(year) for year in _YEARS_AHEAD.findall(text)}
    if _opens_days_before(text, noted.published.value):
        return False
    if any(year < posted for year in years) and any(int(year) < posted for year in _TO_COME.findall(text)):
        return True
    lead = [int(year) for year in _YEAR.findall(text[:_LEAD])]
    return bool(lead) and posted - max(lead) >= 2


def _opens_days_before(text: str, posted: str) -> bool:
    """Whether the text opens with a day that lies a few days before the page's: then it was posted when it was new."""
    opens = _OPENING_DAY.match(text)
    month, day = (int(part) for part in opens.groups()) if opens else (0, 0)
    if len(posted) != 10 or not 1 <= month <= 12 or not 1 <= day <= 28 + 3 * (month != 2):
        return False
    return 0 <= (int(posted[5:7]) - month) * 31 + int(posted[8:]) - day <= _NEW


def _is_cut(text: str) -> bool:
    last = text.rstrip().rsplit("\n", 1)[-1]
    if _CUT.search(last[-30:]):
        return True
    return len(last) >= 60 and not _ENDED.search(last)

"""Whether a short text tells something that a ledger keeps: a sum or a count beside a word of signing, building or
issuing.
"""

import re

from liandong.documents.fiction import is_told

_AMOUNT = re.compile(
    r"[\d一二三四五六七八九十百千两]\s*(?:[多余几]\s*)?(?:[万亿]\s*)*(?:元|美元|港元|港币|欧元|日元|人民币)"
    r"|\d\s*[多余]?\s*[万亿]\b|\d\s*[多余]?\s*[个项宗份家](?:[\u4e00-\u9fff]{0,6})(?:项目|协议|合同|企业|合作|订单|文件)"
    r"|\((?:单位:)?[万亿]元\)|\d\s*[多余]?\s*(?:亩|平方米|平方公里|公顷|万吨|兆瓦)"
)
_WORD = re.compile(
    r"签[约署订下]|协议|开工|动工|奠基|竣工|投产|揭牌|落户|落地|印发|发布|出台|备案|核准|批复|立项|中标|更正|应为|勘误|"
    r"总投资|投资额|投资方|计划投资|项目名称|建设内容|项目代码"
)
_CELL_BREAK = re.compile(r"[\s,、;|]+")
_SELLING = re.compile(
    r"加盟|热线|优惠|包邮|代理商|招聘|薪资|月薪|小说|下注|彩金|首充|贷款|办理|代办|领取|抢购|特价|概念股|主力资金|涨停|跌停|净流[入出]"
)


_LONG = 300
"""Characters from which on a single word of selling (手续由专人代办) makes no advertisement."""


def _sells(plain: str) -> bool:
    return len(set(_SELLING.findall(plain))) > (len(plain) >= _LONG)


def _is_shell(plain: str) -> bool:
    """Whether a text is but a line or two of keywords."""
    lines = [line for line in plain.split("\n") if line.strip()]
    cells = [cell for cell in _CELL_BREAK.split(plain) if cell]
    return len(lines) <= 2 and "。" not in plain and len(cells) >= 6 and sum(map(len, cells)) <= 6 * len(cells)


def tells(plain: str) -> bool:
    """Whether a text, folded, holds an amount or a count with such a word, and neither sells nor tells a story."""
    found = _AMOUNT.search(plain) and _WORD.search(plain)
    return bool(found) and not _is_shell(plain) and not _sells(plain) and not is_told(plain)

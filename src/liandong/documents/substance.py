"""Whether a short text tells something that a ledger keeps: a sum or a count beside a word of signing, building or
issuing.
"""

import re

_AMOUNT = re.compile(
    r"[\d一二三四五六七八九十百千两]\s*(?:[多余几]\s*)?(?:[万亿]\s*)*(?:元|美元|港元|港币|欧元|日元|人民币)"
    r"|\d\s*[多余]?\s*[万亿]\b|\d\s*[多余]?\s*[个项宗份家](?:[\u4e00-\u9fff]{0,6})(?:项目|协议|合同|企业|合作|订单|文件)"
    r"|\d\s*[多余]?\s*(?:亩|平方米|平方公里|公顷|万吨|兆瓦)"
)
_WORD = re.compile(
    r"签[约署订下]|协议|开工|动工|奠基|竣工|投产|揭牌|落户|落地|印发|发布|出台|备案|核准|批复|立项|中标|更正|应为|勘误|"
    r"总投资|投资额|投资方|计划投资|项目名称|建设内容|项目代码"
)
_SELLING = re.compile(r"加盟|热线|优惠|包邮|代理商|招聘|薪资|月薪|小说|下注|彩金|首充|贷款|办理|代办|领取|抢购|特价")


def tells(plain: str) -> bool:
    """Whether a text, folded, holds an amount or a count with such a word, and nothing that sells."""
    return bool(_AMOUNT.search(plain) and _WORD.search(plain)) and not _SELLING.search(plain)

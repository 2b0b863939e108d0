"""Purposes (用途): what the money of a product may be used for."""

import re

from liandong.matching.reading import words
from liandong.matching.reading.sections import Piece, Topic

_USED = re.compile(
    r"(?:用于|用途|投向|限定为|拿去|(?=进货|备货)|用来|变[成为]|支付|(?=购买|购置|采购|置办|添置|买[新下车设])|支持|满足|解决|补充|帮助|弥补|面向(?=[^,。;]*项目)|为(?=[^,。;]*(?:周转|经营|货源|备货|采购|改造|购置)[^,。;]{0,6}提供)|(?:对准|针对)(?=[^,。;]{0,14}(?:周转|用款))|帮(?=[^,。;]{0,12}[付发买收][^,。;]{1,8}[款钱料资])|向(?=[^,。;]*项目[^,。;]{0,3}提供)|盘活|解决|发放(?=[^,。;]{0,8}工资)|(?=(?:偿还|归还|置换|结清)[^,。;]{0,12}(?:贷款|旧贷|债务|借款|融资|欠款)))(?P<what>[^。;]*)"
    r"|(?P<named>流动资金|固定资产|技术改造|技改|研发|并购|基础设施)(?:类|性)?(?:贷款|融资|资金|最长|最高|不超过|中长期|期限|额度)|(?P<trade>贸易融资)"
)
_NOT_USED = re.compile(
    r"不得|不能|禁止|严禁|不可|不支持|原流动资金|流动资金贷款[^,。;]{0,4}(?:到期|转贷)|已用于|贴息|占|比例|原贷款|未结清|到期前"
)
_FOR_WHOM = re.compile(r"^[^,。;]*?(?:企业|客户|商户|主体|经营户|农户|机构)(?:的)?")
_STATED = (Topic.NONE, Topic.OTHER, Topic.TERM, Topic.AMOUNT, Topic.MIXED)
_SILENT = (Topic.TITLE, Topic.PARTY, Topic.ASIDE, Topic.BARRED)
_SAID = re.compile("(?<!适)用于|用途|拿去|用来|只可用")
_OF_TRADE = re.compile("出口|进口|外贸|跨境")
_FOR_TRADE = re.compile("[备组][货织]|备料|货源|装运|货款|采购|垫[付资]|短期资金")
"""What is turnover but where goods cross the border."""
_BY_NAME = (
    ("固定资产", "直租|(?:厂房|设备|商铺|用房)[^,。;]{0,4}(?:按揭|购置|分期|购建)"),
    ("技术改造", "技改|技术改造|设备更新"),
    ("贸易", "(?:卖方|买方)信贷|押汇|打包贷|福费廷|(?:进|出)口[^,。;质押]{0,6}融资|贸易融资"),
    ("偿还债务", "(?<!周)转贷|续贷|过桥"),
    ("并购", "并购"),
    ("流动资金", "流动资金|流贷"),
)
"""What the name of a product tells that its money is for."""


def purposes(piece: Piece) -> frozenset[str]:
    """The words for what a sentence says that the money is for."""
    text = ",".join(part for part in piece.text.split(",") if not _NOT_USED.search(part))
    if piece.topic is Topic.PURPOSE:
        return _narrowed(text)
    buying = piece.topic in (Topic.CONDITIONS, Topic.BORROWER) and re.search(
        "(?:购买|购置|新建|改造|买新)[^,。;]{0,40}的[^,。;的]{0,6}(?:企业|客户|商户)", text
    )
    under = re.search("支持(?:范围|内容|方向)", piece.heading)
    praised = piece.topic is Topic.ASIDE and re.search("特色|特点|优势|亮点", piece.heading)
    if (
        piece.topic not in _STATED
        and not praised
        and (piece.topic in _SILENT or not (_SAID.search(text) or under or buying))
    ):
        return frozenset()
    if under or buying:
        return _narrowed(text)
    told = ";".join(
        _FOR_WHOM.sub("", match["what"] or match["named"] or match["trade"] or "") for match in _USED.finditer(text)
    )
    return _narrowed(told, text)


def by_name(name: str) -> frozenset[str]:
    """The words for what the name of a product says that its money is for."""
    return frozenset(word for word, pattern in _BY_NAME if re.search(pattern, name))


def _narrowed(text: str, whole: str = "") -> frozenset[str]:
    """The words for what a text, a part of the whole, names. Building infrastructure is no purchase of fixed
    assets, and buying what crosses the border is no turnover."""
    named = words.found(words.PURPOSES, text)
    over = {"固定资产"} if "基础设施" in named and not re.search("固定资产|购[置建]", text) else set()
    if _OF_TRADE.search(whole or text) and "流动资金" not in words.found(words.PURPOSES, _FOR_TRADE.sub(" ", text)):
        over.add("流动资金")
    return frozenset(named) - over

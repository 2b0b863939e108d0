"""Purposes (用途): what the money of a product may be used for."""

import re

from liandong.matching.reading import words
from liandong.matching.reading.sections import Piece, Topic

_USED = re.compile(
    r"(?:用于|用途|投向|限定为|拿去|(?=进货|备货)|用来|支付|购买|购置|采购|支持|满足|解决|补充|帮助|弥补|面向(?=[^,。;]*项目)|为(?=[^,。;]*(?:周转|经营)[^,。;]{0,6}提供)|向(?=[^,。;]*项目[^,。;]{0,3}提供)|盘活|解决|发放(?=[^,。;]{0,8}工资)|(?=(?:偿还|归还|置换|结清)[^,。;]{0,12}(?:贷款|旧贷|债务|借款|融资|欠款)))(?P<what>[^。;]*)"
    r"|(?P<named>流动资金|固定资产|技术改造|技改|研发|并购|基础设施)(?:类|性)?(?:贷款|融资|资金|最长|最高|不超过|中长期|期限|额度)|(?P<trade>贸易融资)"
)
_NOT_USED = re.compile(r"不得|不能|禁止|严禁|不可|不支持|原流动资金|已用于|贴息|占|比例|原贷款|未结清|到期前")
_FOR_WHOM = re.compile(r"^[^,。;]*?(?:企业|客户|商户|主体|经营户|农户|机构)(?:的)?")
_STATED = (Topic.NONE, Topic.OTHER, Topic.TERM, Topic.AMOUNT, Topic.MIXED)
_SILENT = (Topic.TITLE, Topic.PARTY, Topic.ASIDE, Topic.BARRED)
_SAID = re.compile("用于|用途")


def purposes(piece: Piece) -> frozenset[str]:
    """The words for what a sentence says that the money is for."""
    text = ",".join(part for part in piece.text.split(",") if not _NOT_USED.search(part))
    if piece.topic is Topic.PURPOSE:
        return _narrowed(words.found(words.PURPOSES, text))
    buying = piece.topic in (Topic.CONDITIONS, Topic.BORROWER) and re.search(
        "(?:购买|购置|新建|改造)[^,。;]{0,16}的(?:企业|客户)", text
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
        return _narrowed(words.found(words.PURPOSES, text))
    told = ";".join(
        _FOR_WHOM.sub("", match["what"] or match["named"] or match["trade"] or "") for match in _USED.finditer(text)
    )
    return _narrowed(words.found(words.PURPOSES, told))


def _narrowed(named: dict[str, tuple[int, int]]) -> frozenset[str]:
    """Building infrastructure is no purchase of fixed assets."""
    return frozenset(named) - ({"固定资产"} if "基础设施" in named else set())

"""Words (词语): what pledges, guarantees, purposes and titles are called in booklets."""

import re

PLEDGES: tuple[tuple[str, str], ...] = (
    ("房产", "房产|房地产|不动产|厂房|住宅|商铺|写字楼|办公楼"),
    ("土地", "土地使用权|土地|国有建设用地"),
    ("设备", "机器设备|生产设备|设备"),
    ("存货", "存货|仓单|库存"),
    ("应收账款", "应收账款|应收款|收费权|收益权"),
    ("知识产权", "知识产权|专利权?|商标权?|著作权|软著"),
    ("股权", "股权|股票"),
    ("票据", "票据|承兑汇票|商票"),
    ("存单", "存单|保证金存款"),
    ("订单", "订单"),
    ("保单", "保单"),
    ("林权", "林权"),
)
GUARANTEES: tuple[tuple[str, str], ...] = (
    ("个人保证", r"(?:实际控制人|实控人|法定代表人|法人代表|股东|个人|自然人)[^,。;、]{0,12}(?:保证|担保|连带责任)"),
    ("企业保证", r"(?:企业法人|关联企业|母公司|集团|第三方企业|第三方|企业)[^,。;、]{0,8}(?:保证|担保)(?!公司)"),
    ("融资担保", r"(?:融资性?|政府性|政策性)?担保(?:公司|机构|集团)|融资担保"),
    ("保证保险", r"保证保险|履约保险"),
    ("风险补偿", r"风险补偿|风险分担|风险资金池|政府增信"),
    ("联合保证", r"联保|互保|联合保证"),
)
PURPOSES: tuple[tuple[str, str], ...] = (
    ("流动资金", "流动资金|经营周转|日常经营|生产经营|资金周转|周转|原材料|备货|营运资金"),
    ("技术改造", "技术改造|技改|设备更新|智能化改造|数字化改造|生产线升级"),
    ("固定资产", "固定资产|购置|采购设备|购买设备|厂房建设|项目建设|购建|基建|新建|扩建|扩产|购置厂房|购房|购地"),
    ("研发", "研发|研究开发|成果转化"),
    ("并购", "并购|收购|股权受让"),
    ("贸易", "进出口|外贸|国际贸易|贸易"),
    ("偿还债务", "偿还|归还|置换|还旧|续贷|转贷"),
    ("基础设施", "基础设施"),
)
TITLES = (
    *("高新技术企业", "科技型中小企业", "创新型中小企业", "瞪羚企业", "独角兽企业", "制造业单项冠军", "单项冠军企业"),
    *("专精特新小巨人企业", "专精特新“小巨人”企业", "专精特新中小企业", "专精特新企业", "专精特新", "绿色工厂"),
    *("小微企业", "小型微型企业", "规模以上工业企业", "规上企业", "个体工商户", "农业龙头企业"),
    *("上市公司", "拟上市企业", "上市后备企业"),
)  # fmt: skip
UNSECURED = re.compile(
    r"无需(?:提供)?(?:任何)?(?:抵押|抵质押|担保)|免(?:抵押|担保|抵质押)|纯?信用(?:方式|贷款|免担保)|(?<![\u4e00-\u9fff])信用(?=[或、/和及,]|$)|[或、/和及]信用$|不需要(?:抵押|担保)"
)
"""Nothing need be pledged, and nobody need answer."""


def found(table: tuple[tuple[str, str], ...], text: str) -> dict[str, tuple[int, int]]:
    """The words of a table that a text names, each with its first place."""
    return {word: match.span() for word, pattern in table if (match := re.search(pattern, text))}


def titles(text: str) -> list[tuple[str, int, int]]:
    """The titles that a text names, left to right, the longest at each place."""
    names = "|".join(re.escape(title) for title in sorted(TITLES, key=len, reverse=True))
    pattern = f"(?:国家级?|省级|市级)?(?:{names})"
    return [(match[0], match.start(), match.end()) for match in re.finditer(pattern, text)]

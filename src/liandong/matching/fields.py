"""Fields (要素): what an offer may ask of a need, and which of it a firm may change."""

from liandong.model.kinds import STAGES
from liandong.rules import Field, Kind, Schema

PLEDGES = ("房产", "土地", "设备", "存货", "应收账款", "知识产权", "股权", "票据", "存单", "订单", "保单", "林权")
"""What can be pledged (抵质押物)."""

GUARANTEES = ("个人保证", "企业保证", "融资担保", "保证保险", "风险补偿", "联合保证")
"""Who answers for a loan besides the firm (增信)."""

RATINGS = ("AAA", "AA", "A", "BBB", "BB", "B", "CCC", "CC", "C", "D")
"""Credit ratings (信用等级), the best first."""

PURPOSES = ("流动资金", "固定资产", "技术改造", "研发", "并购", "贸易", "偿还债务", "基础设施")

FIELDS = Schema(
    (
        Field("amount", "融资金额", Kind.NUMBER, "万元"),
        Field("term", "期限", Kind.NUMBER, "月"),
        Field("rate_most", "可接受利率", Kind.NUMBER, "%"),
        Field("region", "地区", Kind.REGION),
        Field("industry", "行业", Kind.INDUSTRY),
        Field("purpose", "用途", Kind.WORD, words=PURPOSES),
        Field("pledges", "抵质押物", Kind.WORDS, words=PLEDGES),
        Field("guarantees", "增信", Kind.WORDS, words=GUARANTEES),
        Field("rating", "信用等级", Kind.WORD, words=RATINGS),
        Field("age", "成立时间", Kind.NUMBER, "月"),
        Field("stage", "项目阶段", Kind.WORD, words=tuple(told for _, told, _ in STAGES.values())),
        Field("titles", "资质", Kind.WORDS),
    )
)
"""What can be asked of a need: amounts in 万元, terms and ages in months, rates in percent a year."""

CHANGEABLE = frozenset({"amount", "term", "rate_most", "pledges", "guarantees"})
"""The fields that a firm may change so that a product takes it: how much it asks and for how long, what it pays, what
it pledges and who answers for it. Where it is, what it does, how it is rated and how old it is it may not."""

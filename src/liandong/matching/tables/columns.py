"""Columns (列) of the two booklets' tables: what each holds, and under which headings."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from liandong.documents.kept_headings import bare
from liandong.messages import LANGUAGES, text


class Form(StrEnum):
    """What a cell of a column may hold."""

    TEXT = "text"
    NUMBER = "number"
    """One number in the column's unit, or with its own."""
    STRETCH = "stretch"
    """From a number to another, or up to one, or from one on: 50-1000万元, 不超过1000万元."""
    COUNT = "count"
    FIRST_DAY = "first_day"
    LAST_DAY = "last_day"
    SOMETIME = "sometime"
    """A day, or the year or month alone."""
    ONE = "one"
    """One word, region or industry."""
    SEVERAL = "several"
    """Several of them, parted by 、."""
    CLAUSES = "clauses"
    """Conditions in words, parted by semicolons or lines."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: `name` is what it fills of a need or an offer, `of` the field of `FIELDS` whose unit and
    words it has, `others` are headings besides our own. One that is not `offered` stands in no template."""

    name: str
    form: Form
    of: str = ""
    others: tuple[str, ...] = ()
    needed: bool = False
    offered: bool = True
    width: float = 14


@dataclass(frozen=True)
class Table:
    """The table of one booklet; `name` is its code in the catalogues. What has the same `owner` and title is one."""

    name: str
    owner: str
    columns: tuple[Column, ...]

    @property
    def sheet(self) -> str:
        """The code of the sheet's name."""
        return f"match.sheet_{self.name}"

    def heading(self, column: Column, lang: str) -> str:
        """Our own heading of a column."""
        return text(f"match.column_{self.name}_{column.name}", lang)

    @cached_property
    def known(self) -> dict[str, Column]:
        """The columns by their headings, without what stands in brackets."""
        return {
            bare(heading): column
            for column in self.columns
            for heading in (*(self.heading(column, lang) for lang in LANGUAGES), *column.others)
        }

    def column(self, name: str) -> Column:
        """The column of this name."""
        return next(column for column in self.columns if column.name == name)


_DAYS = (
    Column("since", Form.FIRST_DAY, others=("生效日期", "起始日期", "发布日期", "valid from")),
    Column("until", Form.LAST_DAY, others=("失效日期", "有效期", "到期日期", "截止时间", "valid until")),
)

NEEDS = Table(
    "needs",
    "firm",
    (
        Column("code", Form.TEXT, others=("需求编号", "项目编号")),
        Column("title", Form.TEXT, others=("需求名称", "融资项目", "融资需求", "需求", "need"), needed=True, width=28),
        Column("firm", Form.TEXT, others=("企业", "公司名称", "项目单位", "融资主体", "申报单位", "company"), width=28),
        Column("amount", Form.NUMBER, "amount", ("融资需求金额", "资金需求", "融资额", "贷款金额", "金额")),
        Column("term", Form.NUMBER, "term", ("融资期限", "贷款期限", "用款期限")),
        Column("rate_most", Form.NUMBER, "rate_most", ("最高利率", "期望利率", "利率", "rate")),
        Column("region", Form.ONE, "region", ("所在地区", "所在地", "项目地点", "所属地区", "place")),
        Column("industry", Form.ONE, "industry", ("所属行业", "行业类别"), width=20),
        Column("purpose", Form.ONE, "purpose", ("资金用途", "融资用途", "贷款用途")),
        Column("pledges", Form.SEVERAL, "pledges", ("抵押物", "抵质押", "可抵质押物", "collateral"), width=20),
        Column("guarantees", Form.SEVERAL, "guarantees", ("增信方式", "增信措施", "担保方式", "担保"), width=20),
        Column("rating", Form.ONE, "rating", ("信用评级", "信用级别")),
        Column("founded", Form.SOMETIME, others=("成立时间", "注册日期", "成立年份")),
        Column("stage", Form.ONE, "stage", ("阶段", "建设阶段")),
        Column("titles", Form.SEVERAL, "titles", ("企业资质", "认定资质", "荣誉资质"), width=24),
        *_DAYS,
    ),
)
"""项目融资需求表: a need a row."""

OFFERS = Table(
    "offers",
    "institution",
    (
        Column("code", Form.TEXT, others=("产品编号", "产品代码")),
        Column("title", Form.TEXT, others=("金融产品", "产品", "贷款产品"), needed=True, width=28),
        Column(
            "institution", Form.TEXT, others=("机构", "机构名称", "银行", "所属机构", "bank"), needed=True, width=28
        ),
        Column("amount_least", Form.NUMBER, "amount", ("最低额度", "最低金额")),
        Column("amount_most", Form.NUMBER, "amount", ("最高额度", "最高金额", "授信上限")),
        Column("amount", Form.STRETCH, "amount", ("贷款额度", "授信额度", "融资额度"), offered=False),
        Column("term_least", Form.NUMBER, "term", ("最短期限",)),
        Column("term_most", Form.NUMBER, "term", ("最长期限",)),
        Column("term", Form.STRETCH, "term", ("贷款期限", "授信期限", "融资期限"), offered=False),
        Column("rate_least", Form.NUMBER, "rate_most", ("最低利率",)),
        Column("rate_most", Form.NUMBER, "rate_most", ("最高利率",)),
        Column("rate", Form.STRETCH, "rate_most", ("贷款利率", "年利率", "利率区间", "年化利率"), offered=False),
        Column("regions", Form.SEVERAL, "region", ("地区", "服务地区", "适用区域", "服务区域"), width=20),
        Column("industries", Form.SEVERAL, "industry", ("行业", "支持行业", "服务行业"), width=24),
        Column("purposes", Form.SEVERAL, "purpose", ("用途", "资金用途"), width=20),
        Column("pledges", Form.SEVERAL, "pledges", ("抵押物", "抵质押要求", "抵质押", "collateral"), width=20),
        Column("guarantees", Form.SEVERAL, "guarantees", ("增信", "增信措施", "担保方式"), width=20),
        Column("ratings", Form.SEVERAL, "rating", ("信用等级", "信用评级要求")),
        Column("titles", Form.SEVERAL, "titles", ("资质", "企业资质"), width=24),
        Column("age_least", Form.NUMBER, "age", ("成立时间", "成立年限", "成立年限要求")),
        Column(
            "further", Form.CLAUSES, others=("其他要求", "准入条件", "申请条件", "办理条件", "conditions"), width=36
        ),
        Column("capacity", Form.COUNT, others=("受理笔数", "可受理数量")),
        Column("quota", Form.NUMBER, "amount", ("投放总额", "资金总额", "总额")),
        *_DAYS,
    ),
)
"""金融产品表: a product a row."""

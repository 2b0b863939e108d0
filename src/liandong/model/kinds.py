"""The kinds of record, each declared once: properties, types, fold rules, headings, and what lists are narrowed by.
Store, fold, exchange and search read it."""

from dataclasses import dataclass, replace
from enum import StrEnum


class PropertyType(StrEnum):
    NAME = "name"
    TEXT = "text"
    DATE = "date"
    PERIOD = "period"
    AMOUNT = "amount"
    COUNT = "count"
    QUANTITY = "quantity"
    PLACE = "place"
    STAGE = "stage"
    REFERENCE = "reference"


class FoldRule(StrEnum):
    """`one` value per scope wins; of `many` each stands; `latest` as-of wins; `history` keeps the stages in order."""

    ONE = "one"
    MANY = "many"
    LATEST = "latest"
    HISTORY = "history"


class Facet(StrEnum):
    """What lists and searches are narrowed by (筛选项)."""

    KIND = "kind"
    REGION = "region"
    INDUSTRY = "industry"
    PERIOD = "period"
    AMOUNT = "amount"
    STATUS = "status"
    SOURCE = "source"
    CONFLICT = "conflict"
    FAMILIES = "families"
    MISSING = "missing"


FACET_NAMES: dict[Facet, tuple[str, ...]] = {
    Facet.KIND: ("类型", "类别"),
    Facet.REGION: ("地区", "区域", "place"),
    Facet.INDUSTRY: ("行业", "领域", "sector"),
    Facet.PERIOD: ("时间", "日期", "date"),
    Facet.AMOUNT: ("金额", "投资额"),
    Facet.STATUS: ("状态", "阶段", "stage"),
    Facet.SOURCE: ("来源",),
    Facet.CONFLICT: ("冲突",),
    Facet.FAMILIES: ("独立来源", "来源数"),
    Facet.MISSING: ("缺项", "缺"),
}
"""What a filter is called beside its own name: the Chinese name first, then other names."""

_NARROWED = {
    PropertyType.PLACE: Facet.REGION,
    PropertyType.DATE: Facet.PERIOD,
    PropertyType.PERIOD: Facet.PERIOD,
    PropertyType.AMOUNT: Facet.AMOUNT,
    PropertyType.QUANTITY: Facet.AMOUNT,
    PropertyType.STAGE: Facet.STATUS,
}


@dataclass(frozen=True, slots=True)
class Property:
    """A property; `narrows` is a facet that its values count for where their type does not say so."""

    name: str
    type: PropertyType
    zh: str
    en: str
    fold: FoldRule = FoldRule.ONE
    refers_to: str | None = None
    narrows: Facet | None = None

    @property
    def facet(self) -> Facet | None:
        """By which facet its values narrow a list; None where by none."""
        return self.narrows or _NARROWED.get(self.type)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record; `expected` are the properties without which a record of it is not fully told."""

    name: str
    zh: str
    en: str
    properties: tuple[Property, ...]
    expected: tuple[str, ...]

    def property(self, name: str) -> Property:
        """The declared property; KeyError for one that this kind does not have."""
        for candidate in self.properties:
            if candidate.name == name:
                return candidate
        raise KeyError(f"{self.name} has no property {name!r}")


SCOPES: dict[str, tuple[str, str]] = {
    "total": ("总额", "total"),
    "operating": ("投产", "operating"),
    "started": ("开工", "started"),
    "building": ("在建", "building"),
    "approved": ("立项", "approved"),
    "suspended": ("暂停", "suspended"),
    "terminated": ("终止", "terminated"),
    "signed": ("签约", "signed"),
    "per_project": ("单个项目", "per project"),
    "on_site": ("现场", "on site"),
    "annual": ("年度", "annual"),
    "cumulative": ("累计", "cumulative"),
    "planned": ("规划", "planned"),
    "first_phase": ("首期", "first phase"),
    "increase": ("增资", "capital increase"),
    "annual_output": ("年产值", "annual output"),
    "registered_capital": ("注册资本", "registered capital"),
    "financing": ("融资", "financing"),
}
"""What a figure counts, in Chinese and English, or the stage that a date is the day of: values clash only within one
scope."""

USUAL_SCOPES: dict[tuple[str, str], str] = {("project", "amount"): "total"}
"""What an amount counts where nothing is said, by kind and property: a project's 投资额 is the total, other sums stay
open."""

STAGES: dict[str, tuple[int | None, str, str]] = {
    "planned": (0, "意向", "planned"),
    "signed": (1, "签约", "signed"),
    "approved": (2, "立项", "approved"),
    "started": (3, "开工", "started"),
    "building": (4, "在建", "building"),
    "operating": (5, "投产", "operating"),
    "suspended": (None, "暂停", "suspended"),
    "terminated": (None, "终止", "terminated"),
}
"""The lattice of project stages: rank (None for the two side states), Chinese, English."""

_T, _F = PropertyType, FoldRule
_NAME = Property("name", _T.NAME, "名称", "Name")
_DATE = Property("date", _T.DATE, "日期", "Date")
_PLACE = Property("place", _T.PLACE, "地点", "Place")
_EVENT = Property("event", _T.REFERENCE, "所属活动", "Event", _F.MANY, "event")
_PARTY = Property("party", _T.NAME, "参与方", "Parties", _F.MANY, "organisation")
_PARTNER = replace(_PARTY, narrows=Facet.REGION)
_FIELD = Property("field", _T.TEXT, "领域", "Fields", _F.MANY, narrows=Facet.INDUSTRY)
_STATUS = Property("status", _T.STAGE, "状态", "Status", _F.HISTORY)
_ISSUER = Property("issuer", _T.NAME, "发布机构", "Issuer", _F.MANY, "organisation", Facet.REGION)
_PART_OF = Property("part_of", _T.REFERENCE, "上级", "Part of", _F.MANY)

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(
            "event", "活动", "Events",
            (
                _NAME, _DATE, _PLACE,
                Property("organizer", _T.NAME, "主办承办", "Organisers", _F.MANY, "organisation", Facet.REGION),
                Property("projects_signed", _T.COUNT, "签约项目数", "Projects signed"),
                Property("projects_started", _T.COUNT, "开工项目数", "Projects started"),
                Property("amount", _T.AMOUNT, "金额", "Amount"),
                _FIELD,
            ),
            ("name", "date", "place", "organizer"),
        ),
        Kind(
            "project", "项目", "Projects",
            (
                _NAME, _PARTY, _PLACE,
                Property("amount", _T.AMOUNT, "投资额", "Investment"),
                _STATUS,
                Property("sector", _T.TEXT, "行业", "Sector", _F.MANY, narrows=Facet.INDUSTRY),
                _DATE, _EVENT, _PART_OF,
            ),
            ("name", "party", "place", "amount", "status"),
        ),
        Kind(
            "agreement", "协议", "Agreements",
            (
                _NAME, _PARTNER, _FIELD, _DATE,
                Property("amount", _T.AMOUNT, "金额", "Amount"),
                Property("count", _T.COUNT, "份数", "Count"),
                _EVENT, _PART_OF,
            ),
            ("name", "party", "field", "date"),
        ),
        Kind(
            "mechanism", "机制", "Mechanisms",
            (
                _NAME,
                Property("member", _T.NAME, "成员", "Members", _F.MANY, "organisation", Facet.REGION),
                _DATE, _EVENT,
            ),
            ("name", "member"),
        ),
        Kind(
            "policy", "政策", "Policies",
            (_NAME, _ISSUER, _DATE, Property("document_number", _T.TEXT, "文号", "Document number"), _EVENT),
            ("name", "issuer", "date"),
        ),
        Kind("publication", "成果", "Publications", (_NAME, _ISSUER, _DATE, _EVENT), ("name", "issuer", "date")),
        Kind(
            "organisation", "机构", "Organisations",
            (
                replace(_NAME, narrows=Facet.REGION),
                Property("short_name", _T.NAME, "简称", "Short names", _F.MANY),
                _PLACE,
                Property("uscc", _T.TEXT, "统一社会信用代码", "Unified social credit code"),
            ),
            ("name", "place"),
        ),
        Kind(
            "person", "人物", "Persons",
            (
                _NAME,
                Property("post", _T.TEXT, "职务", "Posts", _F.MANY),
                Property("institution", _T.NAME, "单位", "Institutions", _F.MANY, "organisation", Facet.REGION),
                _EVENT,
            ),
            ("name", "post", "institution"),
        ),
        Kind(
            "site", "载体", "Sites",
            (_NAME, _PLACE, Property("operator", _T.NAME, "运营方", "Operators", _F.MANY, "organisation"), _STATUS),
            ("name", "place"),
        ),
        Kind(
            "figure", "数据", "Figures",
            (
                Property("subject", _T.NAME, "主体", "Subject", narrows=Facet.REGION),
                Property("metric", _T.TEXT, "指标", "Metric"),
                Property("value", _T.QUANTITY, "数值", "Value"),
                Property("period", _T.PERIOD, "时期", "Period"),
                _EVENT,
            ),
            ("subject", "metric", "value", "period"),
        ),
        Kind(
            "commitment", "承诺", "Commitments",
            (
                Property("actor", _T.NAME, "承诺方", "Who", _F.MANY, narrows=Facet.REGION),
                Property("content", _T.TEXT, "内容", "What"),
                Property("target", _T.QUANTITY, "目标", "Target", _F.MANY),
                Property("due", _T.DATE, "期限", "Due"),
                _EVENT,
                Property("project", _T.REFERENCE, "项目", "Project", _F.MANY, "project"),
            ),
            ("actor", "content", "due"),
        ),
        Kind(
            "proposal", "建议", "Proposals",
            (
                Property("speaker", _T.NAME, "建议人", "Speaker", _F.ONE, "person"),
                Property("content", _T.TEXT, "内容", "Content"),
                _EVENT,
            ),
            ("speaker", "content"),
        ),
    )
}  # fmt: skip
"""Every kind of record by name, in the order in which people read a ledger."""

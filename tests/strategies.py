"""Hypothesis strategies for the nouns: pages, documents, mentions, values, evidence, statements, whole little corpora.

Import as `from tests.strategies import statements`. Everything drawn keeps the contracts of liandong.model: the quote
with role `value` contains the raw value, spans lie inside the text, numbers are Decimals in base units. (Statements and
documents are drawn apart: quotes do not stand in a drawn document.) Names come from a small pool on purpose, so that
mentions of one thing meet.
"""

from dataclasses import dataclass, field
from decimal import Decimal

from hypothesis import strategies as st

from liandong.model import (
    KINDS,
    AsOf,
    Basis,
    Change,
    Document,
    EditKind,
    Evidence,
    MappedText,
    Mention,
    Modality,
    Noted,
    Page,
    Polarity,
    PropertyType,
    Quote,
    Role,
    Statement,
    Tier,
    Value,
    content_id,
)
from liandong.model.kinds import SCOPES, STAGES

HAN = "广深佛莞上海南沙番禺产业园项目签约开工投资协议论坛第一二三亿元万家个中心企业科技创新合作发展联动示范区"
"""Characters that texts are drawn from."""

NAMES: dict[str, tuple[str, ...]] = {
    "event": ("广州深圳双城联动论坛", "广州深圳“双城联动”论坛", "第三届高新技术峰会", "第四届高新技术峰会", "推介会"),
    "project": ("思科智慧城", "思科(广州)智慧城", "广州地铁18号线", "广州地铁22号线", "云湖产业园二期", "产业园"),
    "agreement": ("战略合作框架协议", "专项合作协议", "产业合作备忘录"),
    "mechanism": ("四市联席会议", "长三角高端智库联盟"),
    "policy": ("《关于促进产业发展的若干措施》", "关于促进产业发展的若干措施", "长三角一体化发展倡议"),
    "publication": ("区域协同发展指数报告", "区域协同发展指数报告(2024)"),
    "organisation": ("广州市甲乙科技有限公司", "甲乙科技", "广州丙丁科技有限公司", "深圳市委", "深圳市政府"),
    "person": ("王珺", "樊纲", "范恒山"),
    "site": ("绿地中央广场", "云湖产业园"),
}
"""Names by kind of record: variants of one thing, and near misses."""

PAGE_HASHES = tuple(f"{n:064x}" for n in (0xA1, 0xB2, 0xC3, 0xD4))
TEXT = st.text(alphabet=HAN, min_size=1, max_size=12)
_UNITS = ("元", "个", "家", "平方公里", "亩", "%")
_DATES = ("2017", "2020-10", "2020-10-22", "2023-08-30", "2025")


def pages() -> st.SearchStrategy[Page]:
    """Plain text pages in UTF-8."""
    line = st.text(alphabet=HAN + "。,\n 08月31日", max_size=60)
    names = st.from_regex(r"[a-z0-9]{1,8}\.txt", fullmatch=True)
    return st.builds(lambda name, text: Page.of(name, "text/plain", text.encode()), names, line)


@st.composite
def mapped_texts(draw: st.DrawFn) -> MappedText:
    """Texts with an offset map: a drawn text in which some stretches were replaced or dropped."""
    mapped = MappedText(draw(st.text(alphabet=HAN + "。,\n", min_size=8, max_size=80)), origin=draw(st.integers(0, 50)))
    cuts = sorted(draw(st.sets(st.integers(0, len(mapped.text)), max_size=6)))
    kinds = st.sampled_from(EditKind)
    changes = [
        Change(low, high, draw(st.text(alphabet=HAN, max_size=3)), draw(kinds), "drawn")
        for low, high in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    return mapped.replace(changes)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Documents of a title line, a body and perhaps a tail, with their offset map."""
    mapped = draw(mapped_texts())
    text = mapped.text
    first = draw(st.integers(0, len(text)))
    second = draw(st.integers(first, len(text)))
    low, high = mapped.page_span(first, second)
    page = draw(st.sampled_from(PAGE_HASHES))
    revision = content_id("revision", text)
    title = Noted(text[:first], 0, first) if first else None
    return Document(
        id=content_id("document", page, low, high), page=page, path=f"{page[-2:]}.txt", revision=revision, text=text,
        body_start=first, body_end=second, start=low, end=high, edits=mapped.edits, origin=mapped.origin, title=title,
    )  # fmt: skip


def mentions(kind: str | None = None) -> st.SearchStrategy[Mention]:
    """Mentions on a handful of pages; of `kind`, or of any."""
    kinds = st.just(kind) if kind else st.sampled_from(sorted(KINDS))
    return st.builds(_mention, st.sampled_from(PAGE_HASHES), st.integers(0, 400), st.integers(1, 12), kinds)


def _mention(page: str, start: int, length: int, kind: str) -> Mention:
    return Mention(page, start, start + length, kind)


@st.composite
def quantities(draw: st.DrawFn, unit: str | None = None) -> Value:
    """Numbers with a unit: plain, approximate, bounded or a range; in base units."""
    unit = unit or draw(st.sampled_from(_UNITS))
    number = Decimal(draw(st.integers(1, 400)))
    scale, factor = ("亿", Decimal(10**8)) if unit == "元" else ("", Decimal(1))
    qualifier = draw(st.sampled_from((None, "约", "超过", "近")))
    raw = f"{qualifier or ''}{number}{scale}{unit}"
    base = number * factor
    low = base if qualifier == "超过" else None
    high = base if qualifier == "近" else None
    currency = "CNY" if unit == "元" else None
    return Value(raw, format(base, "f"), base, low, high, unit, currency, factor, qualifier)


def values(kind: PropertyType, record_kind: str = "project") -> st.SearchStrategy[Value]:
    """Values of one type of property; names come from the pool of `record_kind`."""
    match kind:
        case PropertyType.AMOUNT:
            return quantities("元")
        case PropertyType.COUNT:
            return quantities("个")
        case PropertyType.QUANTITY:
            return quantities()
        case PropertyType.DATE | PropertyType.PERIOD:
            return st.sampled_from(_DATES).map(lambda date: Value(date, date))
        case PropertyType.STAGE:
            return st.sampled_from(sorted(STAGES)).map(lambda stage: Value(STAGES[stage][1], stage))
        case PropertyType.PLACE:
            return st.sampled_from(("广州", "广州市南沙区", "深圳市", "上海市普陀区")).map(lambda p: Value(p, p))
        case PropertyType.NAME:
            pool = NAMES.get(record_kind, ("甲市", "乙县"))
            return st.sampled_from(pool).map(lambda name: Value(name, name))
        case _:
            return TEXT.map(lambda text: Value(text, text))


@st.composite
def evidence(draw: st.DrawFn, raw: str, page: str, document: str) -> Evidence:
    """One quote that proves `raw`, sometimes a second one for the year."""
    before, after = draw(st.text(alphabet=HAN, max_size=6)), draw(st.text(alphabet=HAN, max_size=6))
    at = draw(st.integers(0, 400))
    first = _quote(Role.VALUE, before + raw + after, at, page, document)
    if draw(st.booleans()):
        return (first,)
    return first, _quote(Role.YEAR, "2020-10-23", 500, page, document)


def _quote(role: Role, text: str, at: int, page: str, document: str) -> Quote:
    return Quote(role, document, at, at + len(text), text, page, at, at + len(text))


def document_of(page: str) -> str:
    """The id of the one document that the drawn statements give each page."""
    return content_id("document", page)


@st.composite
def statements(draw: st.DrawFn, kind: str | None = None, mention: Mention | None = None) -> Statement:
    """Statements about a drawn mention (or about `mention`), of a property that its kind declares."""
    mention = mention or draw(mentions(kind))
    declared = draw(st.sampled_from(KINDS[mention.kind].properties))
    owner = mention.kind if declared.name in ("name", "short_name") else declared.refers_to or "organisation"
    value = draw(values(declared.type, owner))
    money = declared.type in (PropertyType.AMOUNT, PropertyType.QUANTITY)
    document = document_of(mention.page)
    return Statement(
        mention=mention,
        property=declared.name,
        value=value,
        evidence=draw(evidence(value.raw, mention.page, document)),
        document=document,
        extractor="drawn@1",
        scope=draw(st.sampled_from((None, "total", *sorted(SCOPES)))) if money else None,
        as_of=draw(st.none() | st.sampled_from(_DATES).map(lambda date: AsOf(date, Basis.STATED))),
        polarity=draw(st.sampled_from((Polarity.ASSERTED,) * 9 + (Polarity.DENIED,))),
        modality=draw(st.sampled_from(Modality)),
        confidence=draw(st.sampled_from((0.6, 0.9, 0.95))),
    )


@dataclass(frozen=True, slots=True)
class DrawnSurvey:
    """A survey as the fold reads it: family and tier by document id."""

    families: dict[str, str] = field(default_factory=dict)
    tiers: dict[str, Tier] = field(default_factory=dict)


def surveys() -> st.SearchStrategy[DrawnSurvey]:
    """Surveys over the documents that `statements` draws; two pages may copy each other."""
    ids = [document_of(page) for page in PAGE_HASHES]
    families = st.fixed_dictionaries({id_: st.sampled_from((ids[0], id_)) for id_ in ids})
    tiers = st.fixed_dictionaries({id_: st.sampled_from(Tier) for id_ in ids})
    return st.builds(DrawnSurvey, families, tiers)


@st.composite
def corpora(draw: st.DrawFn, max_things: int = 6) -> tuple[Statement, ...]:
    """Statements about a few things on a few pages: most are named, some refer to another mention."""
    things = draw(st.lists(mentions(), min_size=1, max_size=max_things, unique_by=lambda m: m.id))
    drawn: list[Statement] = []
    for thing in things:
        drawn += draw(st.lists(statements(mention=thing), min_size=1, max_size=4))
        other = draw(st.none() | st.sampled_from(things))
        link = _referring(thing, other) if other else None
        drawn += [link] if link else []
    return tuple({s.id: s for s in drawn}.values())


def _referring(thing: Mention, other: Mention) -> Statement | None:
    """`thing` stands under `other`, where its kind can say so."""
    names = {p.name for p in KINDS[thing.kind].properties if p.type is PropertyType.REFERENCE}
    names &= {"event"} if other.kind == "event" else {"part_of"}
    if not names or thing == other:
        return None
    document = document_of(thing.page)
    quotes = (_quote(Role.VALUE, "会上签约", thing.start, thing.page, document),)
    return Statement(thing, min(names), Value("会上", "会上"), quotes, document, "drawn@1", ref=other.id)

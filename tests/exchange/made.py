"""A small ledger made by hand: every shape of value that an export must carry, hostile text included."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from liandong.model import (
    Answer,
    AsOf,
    Basis,
    Conflict,
    Document,
    FoldedValue,
    Health,
    Mention,
    Modality,
    Noted,
    Page,
    Polarity,
    Quote,
    Record,
    Role,
    SetAside,
    Statement,
    Tier,
    Value,
    Verdict,
    noun,
)
from liandong.records import day_of, health
from liandong.workspace.past import Extent

TEXT = (
    "江临区与海晏区举行合作推介会\n来源：样例日报 2023-08-31\n"
    "8月30日，江临区、海晏区投资合作推介会在云津市举行。会上签约18个项目，总投资170亿元。\n"
    "其中，江临智造园总投资约51亿元，首期20亿元，现已开工建设；园区占地7500亩。\n"
    "另据介绍，江临智造园计划到2025年实现年产值超过300亿元。"
)
OTHER = "江临智造园简介\n江临智造园总投资62亿元，由晏海港务集团投资3亿美元参股。"
HOSTILE = '=HYPERLINK("http://x.invalid","点我")</script><b>&\x07'


@dataclass
class Made:
    """A ledger in memory, handed out in the order that the read side promises."""

    document_list: Sequence[Document]
    statement_list: Sequence[Statement]
    record_list: Sequence[Record]
    answer_list: Sequence[Answer] = ()
    aside: tuple[SetAside, ...] = ()
    pages: dict[str, Page] = field(default_factory=dict)

    extent: Extent = field(default_factory=Extent)

    def records(self, kind: str | None = None) -> Iterator[Record]:
        return iter(sorted((r for r in self.record_list if kind in (None, r.kind)), key=lambda r: r.id))

    def documents(self) -> Iterator[Document]:
        return iter(sorted(self.document_list, key=lambda d: (d.path, d.start, d.id)))

    def document(self, document_id: str, /) -> Document:
        return next(d for d in self.document_list if d.id == document_id)

    def statements(self) -> Iterator[Statement]:
        return iter(sorted(self.statement_list, key=lambda s: s.id))

    def answers(self, record_id: str | None = None, /) -> Iterator[Answer]:
        return iter([a for a in self.answer_list if record_id in (None, a.record)])

    def set_aside(self) -> tuple[SetAside, ...]:
        return self.aside

    def page(self, page_hash: str, /) -> Page:
        return self.pages[page_hash]

    def tier(self, document_id: str, /) -> Tier:
        return Tier.OFFICIAL_MEDIA

    def family(self, document_id: str, /) -> str:
        return document_id

    def health(self, record: Record) -> Health:
        return health(record, lambda id_: day_of(self.document(id_)))


def document(path: str, text: str) -> Document:
    """A document whose text is its page as found, title in the first line."""
    page = Page.of(path, "text/plain", text.encode())
    title = Noted(text.split("\n", 1)[0], 0, text.index("\n"))
    body = text.index("\n") + 1
    return Document(page.hash[:32], page.hash, path, "1", text, body, len(text), body, len(text), title=title)


def quote(doc: Document, sentence: str, role: Role = Role.VALUE) -> Quote:
    start = doc.text.index(sentence)
    end = start + len(sentence)
    return Quote(role, doc.id, start, end, sentence, doc.page, *doc.mapped.page_span(start, end))


def statement(
    doc: Document, mention: Mention, prop: str, value: Value, sentence: str, scope: str | None = None
) -> Statement:
    return Statement(mention, prop, value, (quote(doc, sentence),), doc.id, "made@1", scope=scope)


def money(raw: str, yuan: int | str, scope_currency: str = "CNY") -> Value:
    number = Decimal(yuan)
    return Value(raw, str(number), number, unit="元" if scope_currency == "CNY" else "美元", currency=scope_currency)


def folded(
    value: Value,
    *quotes: Quote,
    conflict: Conflict = Conflict.NONE,
    scope: str | None = None,
    as_of: AsOf | None = None,
    ref: str | None = None,
    statements: tuple[str, ...] = (),
) -> FoldedValue:
    return FoldedValue(
        value, scope, as_of, Modality.DONE, conflict, quotes, statements, 1, Tier.OFFICIAL_MEDIA, 0.9, ref
    )


OPENING = "8月30日，江临区、海晏区投资合作推介会在云津市举行。"
SIGNING = "会上签约18个项目，总投资170亿元。"
PARK = "其中，江临智造园总投资约51亿元，首期20亿元，现已开工建设；园区占地7500亩。"
PROMISE = "另据介绍，江临智造园计划到2025年实现年产值超过300亿元。"
ELSEWHERE = "江临智造园总投资62亿元，由晏海港务集团投资3亿美元参股。"


def same(text: str) -> Value:
    """A value that is understood as it is written."""
    return Value(text, text)


def record(identity: str, kind: str, families: int, **properties: FoldedValue | tuple[FoldedValue, ...]) -> Record:
    listed = ((name, each if isinstance(each, tuple) else (each,)) for name, each in properties.items())
    return Record(identity, kind, (identity,), tuple(listed), families)


def an_event(identity: str, first: Document, statements: tuple[str, ...]) -> Record:
    opening, signing = quote(first, OPENING), quote(first, SIGNING)
    year = quote(first, "来源：样例日报 2023-08-31", Role.YEAR)
    return record(
        identity,
        "event",
        1,
        name=folded(same("江临区、海晏区投资合作推介会"), opening, statements=statements),
        date=folded(Value("8月30日", "2023-08-30"), opening, year, as_of=AsOf("2023-08-30", Basis.PAGE)),
        place=folded(same("云津市"), opening),
        projects_signed=folded(Value("18个", "18", Decimal(18), unit="个"), signing),
        amount=folded(money("170亿元", 17_000_000_000), signing, scope="total"),
    )


def a_project(identity: str, event: str, first: Document, second: Document) -> Record:
    park, elsewhere = quote(first, PARK), quote(second, ELSEWHERE)
    about = Value("约51亿元", "5100000000", None, Decimal(5_000_000_000), Decimal(5_200_000_000), "元", "CNY")
    dollars = money("3亿美元", 300_000_000, "USD")
    return record(
        identity,
        "project",
        2,
        name=folded(same("江临智造园"), park, elsewhere),
        amount=(
            folded(about, park, conflict=Conflict.REAL),
            folded(money("62亿元", 6_200_000_000), elsewhere, conflict=Conflict.REAL),
            folded(money("20亿元", 2_000_000_000), park, conflict=Conflict.SCOPE, scope="first_phase"),
            folded(dollars, elsewhere, conflict=Conflict.SCOPE, scope="increase"),
        ),
        status=folded(Value("开工", "started"), park),
        event=folded(same("会上"), quote(first, SIGNING), ref=event),
    )


def small_records(project: str, first: Document, bad: Document, hostile: str) -> tuple[Record, ...]:
    park, promise = quote(first, PARK), quote(first, PROMISE)
    output = Value("超过300亿元", "30000000000", None, Decimal(30_000_000_000), None, "元", "CNY", qualifier="超过")
    figure = record(
        "f" * 32,
        "figure",
        1,
        subject=folded(same("江临智造园"), park, ref=project),
        metric=folded(Value("占地", "占地面积"), park),
        value=folded(Value("7500亩", "7500", Decimal(7500), unit="亩"), park),
    )
    commitment = record(
        "c" * 32,
        "commitment",
        1,
        actor=folded(same("江临智造园"), promise),
        content=folded(same("实现年产值超过300亿元"), promise),
        target=folded(output, promise),
        due=folded(Value("2025年", "2025"), promise),
    )
    return figure, commitment, record("0" * 32, "organisation", 1, name=folded(same(hostile), quote(bad, hostile)))


def with_denials() -> Made:
    """The same ledger; its project's investment is only denied, and beside its place a source denies another."""
    made = ledger()
    first, second = made.document_list[:2]
    project = next(made.records("project"))
    no = Polarity.DENIED
    amount = noun.replace(folded(money("62亿元", 6_200_000_000), quote(second, ELSEWHERE)), polarity=no)
    elsewhere = noun.replace(folded(same("海晏区"), quote(first, OPENING)), polarity=no)
    denied = record(
        project.id,
        "project",
        2,
        name=project.values("name"),
        place=(folded(same("江临区"), quote(first, OPENING)), elsewhere),
        amount=amount,
    )
    made.record_list = [denied if each.id == project.id else each for each in made.record_list]
    return made


def with_changes() -> Made:
    """The same ledger; its project's investment was 62亿元 until it was raised to 70亿元."""
    made = ledger()
    second = made.document_list[1]
    project = next(made.records("project"))
    now = folded(money("70亿元", 7_000_000_000), quote(second, ELSEWHERE), scope="total")
    before = noun.replace(
        folded(money("62亿元", 6_200_000_000), quote(second, ELSEWHERE), scope="total"), superseded=True
    )
    changed = record(project.id, "project", 2, amount=(now, noun.replace(before, superseded=True)))
    made.record_list = [changed if each.id == project.id else each for each in made.record_list]
    return made


def ledger(hostile: str = HOSTILE) -> Made:
    """Two documents, an event, a project with conflicts and scopes, a figure, a commitment, a hostile organisation."""
    first, second = document("推介会.txt", TEXT), document("简介.txt", OTHER)
    bad = document("hostile.txt", f"标题\n{hostile}在此。")
    fair, park = TEXT.index("推介会在"), TEXT.index("江临智造园")
    event = Mention(first.page, fair, fair + 3, "event")
    project = Mention(first.page, park, park + 5, "project")
    statements = [
        statement(first, event, "name", same("江临区、海晏区投资合作推介会"), OPENING),
        statement(first, project, "name", same("江临智造园"), PARK),
        statement(first, project, "amount", money("170亿元", 17_000_000_000), SIGNING, "total"),
    ]
    records = [
        an_event(event.id, first, (statements[0].id,)),
        a_project(project.id, event.id, first, second),
        *small_records(project.id, first, bad, hostile),
    ]
    sum_shown = "51亿元 + 62亿元 + 57亿元 = 170亿元"
    answers = [
        Answer("a1", event.id, "parts-total", Verdict.HOLDS, (statements[2].id,), sum_shown),
        Answer("a2", project.id, "parts-total", Verdict.UNKNOWN, (), "", reason="parts_incomplete"),
    ]
    documents = [first, second, bad]
    pages = {doc.page: Page.of(doc.path, "text/plain", doc.text.encode()) for doc in documents}
    aside = (SetAside("小说.txt", None, "novel", "对白过多"), SetAside("a.txt", first.page, "advertisement", "", 3, 9))
    return Made(documents, statements, records, answers, aside, pages)

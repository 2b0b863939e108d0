"""The whole of a document's statements: proved, declared, sorted, the same each time; no text makes it fail."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from liandong.model import KINDS, Document, Role, Statement
from liandong.statements import extract
from tests.statements.written import written

NEWS = (
    "2024年5月16日，长江产业合作大会在无锡举行。大会由江苏省商务厅、无锡市人民政府联合主办。会上共签约项目42个，总投资386.5亿元。\n"
    "无锡市与盐城市签署战略合作框架协议，涉及储能、氢能、智能网联等领域。海宁泛半导体产业园项目总投资30亿元，已正式开工。\n"
    "无锡市市长赵建军表示：“要加快建设产业链协同平台。”到2027年，无锡市力争新增上市企业50家。\n"
    "会上发布《长江产业协同发展研究报告》。江南大学、苏州大学加入太湖科创联盟。\n"
)


def _assert_sound(document: Document, statements: tuple[Statement, ...]) -> None:
    assert list(statements) == sorted(statements, key=lambda s: s.id)
    mentions = {s.mention.id for s in statements}
    for statement in statements:
        KINDS[statement.mention.kind].property(statement.property)
        assert statement.evidence[0].role is Role.VALUE
        assert statement.value.raw
        assert statement.value.raw in statement.evidence[0].text
        assert statement.ref is None or statement.ref in mentions
        for quote in statement.evidence:
            assert quote.text == document.text[quote.document_start : quote.document_end]
            assert quote.start is not None
            assert quote.end is not None


def test_news_gives_statements_of_many_kinds() -> None:
    document = written(NEWS).document
    statements = extract(document)
    _assert_sound(document, statements)
    kinds = {s.mention.kind for s in statements}
    assert kinds >= {
        "event", "agreement", "project", "figure", "organisation", "person", "commitment", "publication", "mechanism",
    }  # fmt: skip


def test_the_same_document_gives_the_same_statements() -> None:
    document = written(NEWS).document
    assert extract(document) == extract(document)


def test_an_empty_body_gives_nothing_of_its_own() -> None:
    document = written("").document
    assert all(s.evidence[0].document_end <= document.body_start for s in extract(document))


_PIECES = st.sampled_from([piece for line in NEWS.split("\n") for piece in line.replace("，", "，|").split("|")])


@settings(max_examples=40, deadline=None)
@given(st.lists(_PIECES, max_size=8).map("".join))
def test_news_in_any_order_gives_sound_statements(body: str) -> None:
    document = written(body).document
    _assert_sound(document, extract(document))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_no_text_makes_it_fail(body: str) -> None:
    document = written(body).document
    _assert_sound(document, extract(document))


@settings(max_examples=40, deadline=None)
@example(137, 4, "")
@given(st.integers(0, len(NEWS)), st.integers(0, len(NEWS)), st.text("“”（）《》。，;1亿元年月日\n", max_size=4))
def test_news_cut_anywhere_gives_sound_statements(low: int, high: int, between: str) -> None:
    document = written(NEWS[:low] + between + NEWS[high:]).document
    _assert_sound(document, extract(document))

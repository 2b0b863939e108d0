"""Queries against a real index: what is found is exactly what a plain search of the text finds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liandong.search import parse, snippet
from liandong.search.segment import fold, segment
from liandong.store.rows import IndexEntry, Phrase
from liandong.store.sqlite import SqliteStore

CHINESE = st.text(alphabet="广州深圳莞，。 ", min_size=1, max_size=30)


def found(store: SqliteStore, texts: list[str], query: str) -> set[int]:
    """Numbers of the texts that the index offers and the text bears out."""
    asked = parse(query)
    with store.drafting("r", "c") as draft:
        draft.forget("document")
        draft.index(IndexEntry("document", str(n), " ".join(segment(fold(t)))) for n, t in enumerate(texts))
        offered = draft.match(asked.asked, 1000) if asked.groups else ()
    return {int(id_) for _, id_ in offered if snippet(texts[int(id_)], asked)}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> SqliteStore:
    return SqliteStore(tmp_path_factory.mktemp("index"))


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(CHINESE, min_size=1, max_size=8), query=st.text(alphabet="广州深圳莞", min_size=1, max_size=4))
def test_the_index_finds_every_text_that_holds_the_word_and_no_other(
    store: SqliteStore, texts: list[str], query: str
) -> None:
    assert found(store, texts, query) == {n for n, text in enumerate(texts) if query in text}


@pytest.mark.parametrize(
    ("text", "query", "hit"),
    [
        ("总投资170亿元", "170亿", True),
        ("总投资170亿元", "170", True),
        ("总投资170亿元", "17", True),  # a number may go on
        ("2017年", "17", False),  # but not begin before
        ("A座5G基地", "5g基", True),
        ("廣州與深圳", "广州", True),
        ("广州与深圳", "廣州", True),
        ("ＡＢ公司", "ab公司", True),
        ("广州，深圳", "广州深圳", False),
        ("1.75万亿", "1.75万亿", True),
        ("广州和深圳", "深圳 广州", True),
        ("广州和佛山", "深圳 广州", False),
        ("思科(广州)智慧城", "思科(广州)", True),
        ("东莞", "莞", True),
    ],
)
def test_words_are_found_as_people_type_them(store: SqliteStore, text: str, query: str, hit: bool) -> None:
    assert found(store, [text], query) == ({0} if hit else set())


@pytest.mark.parametrize("query", ["", "  ", '""', "* ^ NEAR ( )", "，。"])
def test_a_query_without_words_finds_nothing(store: SqliteStore, query: str) -> None:
    assert found(store, ["广州 near * ^"], query) == (set() if "NEAR" not in query else {0})


def test_a_query_cannot_speak_the_language_of_the_index(store: SqliteStore) -> None:
    assert found(store, ["广州", "深圳"], "广州* NOT 深圳") == set()
    assert found(store, ["广州 not 深圳"], "广州 NOT 深圳") == {0}


def test_a_run_of_one_character_in_the_middle_must_stand_alone() -> None:
    assert parse("A座5").asked.groups == ((Phrase(("a", "座", "5"), prefix=True),),)


def test_the_snippet_marks_every_word_and_counts_within_itself() -> None:
    text = "无关。" * 30 + "广州开发区\n与广州港" + "无关。" * 30
    shown = snippet(text, parse("广州 开发"))
    assert shown is not None
    assert "\n" not in shown.text
    assert [shown.text[low:high] for low, high in shown.marks] == ["广州开发", "广州"]


def test_a_text_without_one_of_the_words_has_no_snippet() -> None:
    assert snippet("广州", parse("广州 深圳")) is None

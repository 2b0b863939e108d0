"""The index of both stores: counts are those of reading every text, in texts longer than one vector takes too."""

from collections.abc import Callable, Iterator
from contextlib import closing
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liandong.search.segment import fold, segment
from liandong.store import open_store
from liandong.store.protocol import Store
from liandong.store.rows import Asked, IndexEntry, Phrase

SIGNS = "广州深圳签约1a 。"
TEXTS = st.text(alphabet=SIGNS, max_size=60) | st.text(alphabet="广州", min_size=20, max_size=60)
QUERIES = st.text(alphabet=SIGNS, min_size=1, max_size=12).map(lambda text: segment(fold(text))).filter(bool)


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    with closing(open_store(place)) as opened:
        yield opened


@pytest.fixture
def small_vectors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Vectors of PostgreSQL that take a few words only, so that short texts are parted."""
    if find_spec("psycopg") is None:
        return
    module = import_module("liandong.store.postgres.index")
    for name, limit in (("_PART_WORDS", 9), ("_MOST_PLACES", 4), ("_SEAM", 3)):
        monkeypatch.setattr(module, name, limit)


def fill(store: Store, texts: list[str]) -> None:
    with store.drafting("r", "c") as draft:
        draft.forget("document")
        draft.index(IndexEntry("document", f"{n:02}", " ".join(segment(fold(text)))) for n, text in enumerate(texts))


def found(store: Store, *phrases: Phrase, limit: int = 10_000) -> list[str]:
    return [id_ for _, id_ in store.view(store.newest()).match(Asked(tuple((phrase,) for phrase in phrases)), limit)]


def read(texts: list[str], *phrases: Phrase) -> set[str]:
    """What holds every phrase, by looking at every text."""
    held = [f" {' '.join(segment(fold(text)))} " for text in texts]
    asked = [f" {' '.join(phrase.words)}{'' if phrase.prefix else ' '}" for phrase in phrases]
    return {f"{n:02}" for n, text in enumerate(held) if all(each in text for each in asked)}


@pytest.mark.usefixtures("small_vectors")
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(TEXTS, max_size=6), st.lists(st.tuples(QUERIES, st.booleans()), min_size=1, max_size=3))
def test_it_finds_what_reading_every_text_finds(
    store: Store, texts: list[str], asked: list[tuple[list[str], bool]]
) -> None:
    fill(store, texts)
    phrases = [Phrase(tuple(words), prefix) for words, prefix in asked]
    assert sorted(found(store, *phrases)) == sorted(read(texts, *phrases))


@pytest.mark.usefixtures("small_vectors")
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(TEXTS, max_size=6),
    st.lists(st.lists(st.tuples(QUERIES, st.booleans()), min_size=1, max_size=2), min_size=1, max_size=2),
    st.lists(st.tuples(QUERIES, st.booleans()), max_size=2),
)
def test_alternatives_and_exclusions_are_those_of_reading_every_text(
    store: Store,
    texts: list[str],
    groups: list[list[tuple[list[str], bool]]],
    without: list[tuple[list[str], bool]],
) -> None:
    fill(store, texts)
    asked = [[Phrase(tuple(words), prefix) for words, prefix in group] for group in groups]
    out = [Phrase(tuple(words), prefix) for words, prefix in without]
    wanted = set.intersection(*(set().union(*(read(texts, phrase) for phrase in group)) for group in asked))
    wanted -= set().union(*(read(texts, phrase) for phrase in out))
    question = Asked(tuple(map(tuple, asked)), tuple(out))
    view = store.view(store.newest())
    assert {id_ for _, id_ in view.match(question, 10_000)} == wanted
    assert view.count(question) == len(wanted)


def test_a_text_longer_than_a_vector_takes_is_found_by_words_and_phrases_anywhere_in_it(store: Store) -> None:
    signs = [chr(0x4E00 + n * 7 % 6_000) for n in range(40_000)]
    texts = ["".join(signs), "".join(signs[:500])]
    fill(store, texts)
    for start in (0, 300, 7_960, 7_990, 8_005, 15_960, 16_383, 23_900, 39_990):
        for length in (2, 4, 9):
            phrase = Phrase(tuple(segment(fold("".join(signs[start : start + length])))[:-1]), prefix=False)
            assert set(found(store, phrase)) == read(texts, phrase), (start, length)
    long = Phrase(tuple(segment(fold("".join(signs[7_900:8_100])))[:-1]), prefix=False)
    assert found(store, long) == ["00"]
    wrong = Phrase((*long.words[:100], "不在", *long.words[100:]), prefix=False)
    assert found(store, wrong) == []
    swapped = Phrase((*long.words[64:96], *long.words[:64]), prefix=False)  # each stretch stands there, the whole not
    assert found(store, swapped) == []


def test_a_word_that_stands_in_a_text_a_thousand_times_is_found_at_its_last_place(store: Store) -> None:
    texts = ["签约" * 3_000 + "深圳", "的" * 3_000, "签约"]
    fill(store, texts)
    for words in (("约深",), ("签约", "约深", "深圳"), ("的的", "的的"), ("签约", "约签") * 40):
        phrase = Phrase(words, prefix=False)
        assert set(found(store, phrase)) == read(texts, phrase), words


def test_words_of_any_length_and_any_signs_are_taken(store: Store) -> None:
    texts = ["a" * 5_000 + " 深圳", "don't \\ back:slash & | ! <-> *", "ß straße ² ١٢٣ 𠮷野家", ""]
    fill(store, texts)
    assert found(store, Phrase(("深圳",), prefix=False)) == ["00"]
    assert found(store, Phrase(("a" * 5_000,), prefix=False)) == ["00"]
    assert found(store, Phrase(("don", "t"), prefix=False)) == ["01"]
    assert found(store, Phrase(("𠮷野", "野家"), prefix=False)) == ["02"]
    assert found(store, Phrase(("straße",), prefix=False)) == ["02"]
    for word in ("'", "\\", "a'b", "\\'", ":*", "a:1"):
        assert found(store, Phrase((word,), prefix=False)) in ([], ["00"], ["01"])


def test_the_best_come_first_and_equal_ones_by_name(store: Store) -> None:
    texts = ["签约 " + "北京 " * 9, "签约 签约 签约", "签约", "北京", "签约"]
    fill(store, texts)
    phrase = Phrase(("签约",), prefix=False)
    assert found(store, phrase) == ["01", "02", "04", "00"]
    assert found(store, phrase, limit=2) == ["01", "02"]


def test_both_stores_rank_alike(database: Callable[[], str], tmp_path: Path) -> None:
    texts = [("签约" * (n % 5) + "北京" * (n % 7) + "广州深圳" * (n % 3)) or "无" for n in range(60)]
    with closing(open_store(tmp_path)) as one, closing(open_store(database())) as other:
        for each in (one, other):
            fill(each, texts)
        for asked in (("签约",), ("北京",), ("广州", "州深"), ("约北",)):
            phrase = Phrase(asked, prefix=False)
            assert found(one, phrase) == found(other, phrase)
            both = phrase, Phrase(("北",), prefix=True)
            assert found(one, *both) == found(other, *both)


def test_what_common_words_stand_in_is_found_beyond_what_is_ranked(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("liandong.store.sqlite.index"), "_RANKED", 3)
    if find_spec("psycopg") is not None:
        monkeypatch.setattr(import_module("liandong.store.postgres.index"), "_RANKED", 3)
    texts = ["签约" + "北京" * n for n in range(12)]
    fill(store, texts)
    phrase = Phrase(("签约",), prefix=False)
    assert len(found(store, phrase)) == 12
    phrase = Phrase(("签",), prefix=True)
    assert len(found(store, phrase)) == 12
    assert len(found(store, phrase, limit=2)) == 2
    assert found(store, phrase, limit=2) == ["00", "01"]  # more than are ranked: by id

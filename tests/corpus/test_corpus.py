"""The labels of the corpus fit their pages, and its splits share nothing."""

import re
from collections import Counter
from itertools import combinations

import pytest

from liandong.evaluation.gold import KINDS
from tests.corpus import grammar
from tests.corpus.frames import FRAMES
from tests.corpus.grammar import HALVES, Half
from tests.corpus.measure import main
from tests.corpus.splits import FOLDER, SHOWN, SPLITS, TOLD, Split, files, generated, sources, told
from tests.samples.label import DEFAULTS, Row, decoded

STATUSES = {None, "planned", "signed", "started", "building", "operating"}
MEDIA = {"newspaper", "government", "portal", "wechat", "agency", "mirror", "company", "hk"}
DAMAGE = {
    "nav", "footer", "headlines", "spun", "listing", "joined", "traditional", "table", "spam", "numbers_deleted",
    "no_date", "glued", "half_width", "full_width", "pinyin", "censored",
}  # fmt: skip
SHINGLE = 24
"""Characters of a stretch that two pages hardly share by chance."""


@pytest.fixture(scope="module", params=SPLITS)
def split(request: pytest.FixtureRequest) -> Split:
    chosen: Split = request.param
    return chosen


@pytest.fixture(scope="module")
def rows(split: Split) -> list[Row]:
    """The rows of the gold; making them fails where an anchor stands twice on its page, or nowhere."""
    return [*told(split), *generated(split)]


@pytest.fixture(scope="module")
def texts(split: Split) -> dict[str, str]:
    encodings = {label["file"]: label["encoding"] for label in sources(split)}
    return {name: decoded(content, encodings[name]) for name, content in files(split).items()}


def test_every_page_is_labelled_and_every_label_has_its_page(split: Split, rows: list[Row]) -> None:
    assert {row["file"] for row in rows} == set(files(split))


def test_ids_and_file_names_are_unique_over_all_splits() -> None:
    ids = Counter(label["id"] for split in SPLITS for label in sources(split))
    names = Counter(name for split in SPLITS for name in files(split))
    assert [each for each, count in (ids + names).items() if count > 1] == []


def test_a_label_is_named_like_its_file() -> None:
    for path in FOLDER.glob("*/labels/*.toml"):
        assert f'id = "{path.stem}"' in path.read_text(encoding="utf-8")


def test_every_label_says_what_page_it_is(split: Split) -> None:
    for label in sources(split):
        assert label["medium"] in MEDIA, label["id"]
        assert set(label["damage"]) <= DAMAGE, label["id"]
        assert label["source_facts"], label["id"]
        assert label["region"], label["id"]
        assert label["records"] == [] or label["main"], label["id"]


def test_records_are_of_known_kinds_and_stages_and_say_what_their_kind_must(rows: list[Row]) -> None:
    for row in rows:
        for record in row["records"]:
            assert record["kind"] in {*KINDS, "alliance"}, row["id"]
            assert set(DEFAULTS[record["kind"]]) <= set(record), row["id"]
            assert record.get("status") in STATUSES, row["id"]
            if record["kind"] == "figure":
                assert isinstance(record["value"], int | float), row["id"]
                assert record["subject"], row["id"]
                assert record["metric"], row["id"]
            else:
                assert record["name"], row["id"]


def test_every_proof_stands_inside_its_article(rows: list[Row], texts: dict[str, str]) -> None:
    for row in rows:
        text = texts[row["file"]]
        for record in [*row["records"], *row.get("unscored", [])]:
            for start, end in [(record["start"], record["end"]), *record.get("evidence_more", [])]:
                assert row["main_start"] <= start < end <= row["main_end"], (row["id"], record.get("name"))
                assert text[start:end].strip(), (row["id"], record.get("name"))


def test_articles_of_a_listing_do_not_overlap(rows: list[Row]) -> None:
    items: dict[str, list[tuple[int, int]]] = {}
    for row in rows:
        if "item_start" in row:
            items.setdefault(row["file"], []).append((row["item_start"], row["item_end"]))
    assert items
    for spans in items.values():
        assert all(before[1] <= after[0] for before, after in combinations(sorted(spans), 2))


def shingles(text: str) -> set[str]:
    """Every stretch of characters that is long enough to tell a page."""
    plain = re.sub(r"<[^>]*>|\W", "", text)
    return {plain[at : at + SHINGLE] for at in range(len(plain) - SHINGLE + 1)}


def test_the_splits_share_no_page() -> None:
    """Neither bytes, nor a fifth of the longer stretches of a page."""
    contents = [content for split in SPLITS for content in set(files(split).values())]
    assert len(contents) == len(set(contents))
    for one, other in combinations(TOLD, 2):
        left, right = _stretches(one), _stretches(other)
        assert [
            (name, twin)
            for name, mine in left.items()
            for twin, theirs in right.items()
            if mine and theirs and len(mine & theirs) > min(len(mine), len(theirs)) / 5
        ] == []


def _stretches(split: Split) -> dict[str, set[str]]:
    """The stretches of each page that retells."""
    pages = {path.name: path.read_bytes() for path in (FOLDER / split / "pages").iterdir()}
    encodings = {label["file"]: label["encoding"] for label in sources(split)}
    return {name: shingles(decoded(content, encodings[name])) for name, content in pages.items()}


def test_there_are_enough_pages() -> None:
    assert sum(len(list((FOLDER / split / "pages").iterdir())) for split in TOLD) >= 100
    assert sum(len(grammar.pages(half)) for half in HALVES) >= 80
    assert len(FRAMES) >= 12


# The grammar ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("half", HALVES)
def test_the_grammar_makes_the_same_pages_again(half: Half) -> None:
    first = grammar.pages(half)
    grammar.pages.cache_clear()
    assert grammar.pages(half) == first


def test_every_frame_and_every_damage_comes_in_both_halves() -> None:
    frames, damage = ([{_what(label, key) for page in grammar.pages(half) for label in page.labels} for half in HALVES]
                      for key in ("source_facts", "damage"))  # fmt: skip
    assert {f"template grammar, frame {name}" for name in FRAMES} == frames[0] == frames[1]
    wanted = {"nav", "footer", "headlines", "half_width", "full_width", "pinyin", "glued", "no_date", "listing"}
    for words in damage:
        assert wanted <= {word for joined in words for word in joined.split()}


def _what(label: Row, key: str) -> str:
    return str(label[key]) if isinstance(label[key], str) else " ".join(label[key])


def test_no_word_of_one_half_stands_on_a_page_of_the_other() -> None:
    for one, other in (HALVES, HALVES[::-1]):
        text = "\n".join([*(page.text for page in grammar.pages(other)), *grammar.lines_of(other)])
        assert [word for word in grammar.words_of(one) if word in text] == []


def test_the_halves_share_no_wording() -> None:
    lines = [{line for line in grammar.lines_of(half) if len(line) > 3} for half in HALVES]
    assert lines[0] & lines[1] == set()


@pytest.mark.parametrize("half", HALVES)
def test_pages_of_one_frame_differ_in_more_than_their_numbers(half: Half) -> None:
    """No two pages have the same sentences in the same order once names and numbers are taken out."""
    names = re.compile("|".join(map(re.escape, sorted(grammar.words_of(half), key=len, reverse=True))))
    skeletons = Counter(re.sub(r"[\d.]+", "#", names.sub("@", page.text)) for page in grammar.pages(half))
    assert [text for text, count in skeletons.items() if count > 1] == []


# Measuring ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("asked", [["--errors"], ["--errors", "list.html"]])
@pytest.mark.parametrize("closed", [split for split in SPLITS if split != SHOWN])
def test_the_errors_of_closed_splits_are_refused(
    closed: Split, asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([closed, *asked])
    assert "are not shown" in capsys.readouterr().err


def test_the_totals_told_are_those_of_the_corpus(split: Split) -> None:
    rows = [*told(split), *generated(split)]
    counts = (len({row["file"] for row in rows}), len(rows), sum(len(row["records"]) for row in rows))
    lines = (FOLDER / "README.md").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith(f"| {split} | {' | '.join(map(str, counts))} |")]

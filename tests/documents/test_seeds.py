"""The five seed pages that lie beside the project: articles, titles, dates and flags of each."""

import json
from typing import Any

import pytest

from liandong.documents import Outcome, read
from liandong.model import Document, EditKind, Page
from tests.beside import SEED_LABELS, SEEDS, needs_seeds
from tests.documents.made import assert_mapped

pytestmark = [pytest.mark.seeds, needs_seeds]
LEAST_F1 = 0.995
"""Mean main-text F1 over the labelled articles; 1.0 was reached when this was written."""


def source(number: str) -> str:
    return next(SEEDS.glob(f"{number}_*.txt")).read_text(encoding="utf-8")


def seed(number: str) -> Outcome:
    path = next(SEEDS.glob(f"{number}_*.txt"))
    return read(Page.of(path.name, "text/plain", path.read_bytes()))


def single(number: str) -> Document:
    (document,) = seed(number).documents
    assert_mapped(document, source(number))
    return document


def labelled() -> list[dict[str, Any]]:
    lines = SEED_LABELS.read_text(encoding="utf-8").splitlines()
    return [page for page in map(json.loads, lines) if page.get("main_start") is not None]


def test_main_text_and_page_dates_are_those_of_the_labels() -> None:
    total = 0.0
    for page in labelled():
        low, high = page["main_start"], page["main_end"]
        documents = seed(page["file"][:3]).documents
        best = max(documents, key=lambda d: min(d.end, high) - max(d.start, low))
        both = max(0, min(best.end, high) - max(best.start, low))
        total += 2 * both / (best.end - best.start + high - low)
        assert (best.published.value if best.published and best.published.value[0] != "-" else None) == page[
            "published"
        ]
    assert total / len(labelled()) >= LEAST_F1


def test_no_seed_is_set_aside() -> None:
    assert [seed(number).set_aside for number in ("000", "001", "002", "003", "004")] == [()] * 5


def test_000_is_flagged_unsourced_and_ends_before_the_footer() -> None:
    document = single("000")
    assert {"unsourced", "spun"} <= set(document.flags)
    assert document.body.endswith("贡献更多“中国智慧”和“中国方案”。")
    assert document.body.count("智慧盛宴") == 0


def test_001_is_one_document_with_both_pieces_and_its_source() -> None:
    document = single("001")
    assert "专家学者和企业家代表建言广深双城联动" in document.body
    assert "邮箱" not in document.text
    assert document.title is not None
    assert document.title.value == "广州深圳“双城联动”论坛在深举行"
    assert document.medium is not None
    assert document.medium.value == "深圳特区报"


def test_002_has_neither_trailing_headlines_nor_residue_and_proves_its_year() -> None:
    document = single("002")
    assert "资料图" not in document.text
    assert "柬埔寨" not in document.text
    assert document.published is not None
    assert document.published.value == "2023-08-31"
    assert document.published.year is not None
    assert document.text[slice(*document.published.year)] == "2023"


def test_003_is_readable_and_says_what_it_guessed() -> None:
    document = single("003")
    for phrase in ("高质量两个关键词", "区域层面的智库联盟", "更大的力量。", "上海科旸围绕科技创新", "启动仪式。"):
        assert phrase in document.text
    assert "?/p>" not in document.text
    assert "(zh" not in document.text
    guessed = [edit for edit in document.edits if edit.kind is EditKind.GUESSED]
    assert [document.text[edit.start : edit.end] for edit in guessed] == ["海"]
    assert {"mangled", "guessed"} <= set(document.flags)
    assert document.dateline is not None
    assert document.dateline.value == "--10-18"
    assert document.published is None
    low, high = document.mapped.page_span(document.text.index("两个关键词"), document.text.index("两个关键词") + 2)
    assert source("003")[low:high] == "?jī)蓚€(gè)"


def test_004_is_ten_documents_posted_at_once() -> None:
    documents = seed("004").documents
    titles = [page["title"] for page in labelled() if page["id"].startswith("seed004")]
    assert [document.title.value if document.title else None for document in documents] == titles
    assert all("reposted" in document.flags for document in documents)
    assert "资金筹措方式单一、融资渠道" in documents[4].body
    for document in documents:
        assert_mapped(document, source("004"))

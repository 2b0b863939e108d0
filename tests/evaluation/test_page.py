"""The list of errors as a page: every error in it, text escaped, nothing asked of a network."""

import re
from pathlib import Path

import pytest

from liandong.errors import ExportError
from liandong.evaluation import Evaluation, evaluate, page
from tests.evaluation.test_breakdown import LABEL, document
from tests.evaluation.test_score import gold, record, told

HOSTILE = "</script><img src=x onerror=alert(1)>{{ 7*7 }}\u0007"


@pytest.fixture
def measured(tmp_path: Path) -> Evaluation:
    """One error of each sort, with hostile names and texts."""
    labels = gold(
        tmp_path,
        LABEL | {"status": "started", "amount_cny": 5100000000},
        {"kind": "policy", "name": f"措施{HOSTILE}", "start": 3, "end": 22},
    )
    rows = [
        record("r", "project", name=[told("江临智造产业园", 3)], status=[told("signed", 3)]),
        record("s", "event", name=[told(f"开工仪式{HOSTILE}", 14)]),
    ]
    row = document()
    return evaluate([row | {"text": row["text"].replace("昨日", HOSTILE)}], rows, labels)


def set_out(measured: Evaluation, lang: str) -> str:
    return "".join(page.render(measured, lang))


@pytest.mark.parametrize(
    ("lang", "words"), [("zh", ("漏记", "多记", "错值")), ("en", ("missed", "extra", "wrong value"))]
)
def test_every_error_stands_on_the_page_in_its_group(measured: Evaluation, lang: str, words: tuple[str, ...]) -> None:
    text = set_out(measured, lang)
    assert len(re.findall(r'<details class="rec error"', text)) == 4
    assert re.findall(r'<section class="kind" id="(\w+)"', text) == ["event", "project", "policy"]
    assert all(f">{word}</span>" in text for word in words)
    assert "5,100,000,000" in text


def test_stages_are_told_in_the_language_of_the_page(measured: Evaluation) -> None:
    assert "开工 → 签约" in set_out(measured, "zh")
    assert "started → signed" in set_out(measured, "en")


def test_texts_of_pages_and_labels_are_data(measured: Evaluation) -> None:
    text = set_out(measured, "zh")
    assert "<img" not in text
    assert "&lt;/script&gt;&lt;img" in text
    assert "{{ 7*7 }}" in text
    assert "\u0007" not in text


def test_the_page_asks_nothing_of_any_network(measured: Evaluation) -> None:
    text = set_out(measured, "en")
    assert "default-src 'none'" in text.replace("&#39;", "'")
    assert not re.search(r"""(?:src|href)=["'](?:https?:)?//""", text)


def test_anchors_are_unique_and_links_to_a_page_are_quoted(measured: Evaluation) -> None:
    text = set_out(measured, "en")
    ids = re.findall(r'id="(e-\d+)"', text)
    assert len(set(ids)) == len(ids) == 4
    assert 'href="#page=a"' in text


def test_a_ledger_without_errors_says_so(tmp_path: Path) -> None:
    labels = gold(tmp_path, LABEL)
    result = evaluate([document()], [record("r", "project", name=[told("江临智造产业园", 3)])], labels)
    assert "No errors" in set_out(result, "en")


def test_equal_errors_give_equal_bytes(measured: Evaluation, tmp_path: Path) -> None:
    for name in ("one.html", "two.html"):
        page.write(measured, tmp_path / name)
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_another_kind_of_file_is_refused(measured: Evaluation, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"must end in \.html"):
        page.write(measured, tmp_path / "errors.xlsx")

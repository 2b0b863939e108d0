"""The scorer against labels made here, and against the independent one that lies beside the project."""

import json
import random
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from liandong import open_workspace
from liandong.errors import GoldError
from liandong.evaluation import evaluate, figures, read_gold, render
from liandong.evaluation.likeness import likeness, members, same_number, shared_members, unit, within
from liandong.exchange.jsonl import document_rows, record_rows
from tests.beside import SEED_LABELS, SEEDS, SHARED

REFERENCE = SHARED / "gold" / "evaluate.py"
Row = dict[str, Any]


def told(value: str, start: int, number: str | None = None, unit_: str | None = None, path: str = "a.txt") -> Row:
    return {
        "value": value,
        "number": number,
        "unit": unit_,
        "evidence": [{"path": path, "start": start, "end": start + 9}],
    }


def record(identity: str, kind: str, **properties: list[Row]) -> Row:
    return {"id": identity, "kind": kind, "families": 1, "properties": properties}


def gold(folder: Path, *records: Row, **page: Any) -> Path:
    path = folder / "gold.jsonl"
    row = {"id": "a", "file": "a.txt", "main_text_first": "x", "records": list(records), **page}
    path.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


PROJECT = {"kind": "project", "name": "江临智造产业园", "start": 0, "end": 10}


def test_a_project_of_the_same_name_is_found(tmp_path: Path) -> None:
    result = evaluate([], [record("r", "project", name=[told("江临智造产业园", 500)])], gold(tmp_path, PROJECT))
    assert (result.all.found, result.all.missed, result.all.extra) == (1, 0, 0)


def test_another_name_or_holder_that_the_label_takes_for_as_good_counts(tmp_path: Path) -> None:
    named = PROJECT | {"name_alt": ["滨江数谷"]}
    figure = {
        "kind": "figure",
        "subject": "江临市",
        "metric": "项目",
        "value": 223,
        "unit": "个",
        "start": 0,
        "end": 10,
    }
    seen = [
        record("p", "project", name=[told("滨江数谷", 500)]),
        record(
            "f", "figure", value=[told("223个", 1, "223", "个")], subject=[told("制造业", 1)], metric=[told("项目", 1)]
        ),
    ]
    alone = evaluate([], seen, gold(tmp_path, PROJECT, figure))
    both = evaluate([], seen, gold(tmp_path, named, figure | {"subject_alt": ["制造业项目"]}))
    assert (alone.all.found, alone.fields["figure.subject"].right) == (1, 0)
    assert (both.all.found, both.fields["figure.subject"].right) == (2, 1)


def test_what_is_missed_and_what_is_too_much_is_named(tmp_path: Path) -> None:
    result = evaluate([], [record("r", "event", name=[told("春季推介会", 500)])], gold(tmp_path, PROJECT))
    assert [(m.kind, m.name) for m in result.misses] == [("project", "江临智造产业园")]
    assert [(e.kind, e.record, e.name) for e in result.extras] == [("event", "r", "春季推介会")]
    assert result.all.f1 == 0


def test_a_value_proved_on_another_page_does_not_count_here(tmp_path: Path) -> None:
    rows = [record("r", "project", name=[told("江临智造产业园", 0, path="b.txt")])]
    assert evaluate([], rows, gold(tmp_path, PROJECT)).all.found == 0


def test_a_figure_needs_number_unit_and_sentence(tmp_path: Path) -> None:
    label = {"kind": "figure", "subject": "园区", "metric": "占地", "value": 7500, "unit": "亩", "start": 0, "end": 10}
    path = gold(tmp_path, label)

    def found(number: str, unit_: str, start: int) -> int:
        rows = [record("r", "figure", value=[told(number, start, number, unit_)])]
        return evaluate([], rows, path).all.found

    assert found("7500", "畝", 5) == 1
    assert found("7501", "亩", 5) == 0
    assert found("7500", "公顷", 5) == 0
    assert found("7500", "亩", 10) == 0


def test_a_figure_that_repeats_a_labelled_amount_is_no_mistake(tmp_path: Path) -> None:
    path = gold(tmp_path, PROJECT | {"amount_cny": 5100000000})
    rows = [record("r", "figure", value=[told("5100000000", 3, "5100000000", "元")])]
    assert evaluate([], rows, path).all.extra == 0
    rows = [record("r", "figure", value=[told("5200000000", 3, "5200000000", "元")])]
    assert evaluate([], rows, path).all.extra == 1


def test_an_open_date_is_right_where_the_label_gives_none_and_an_invented_one_wrong(tmp_path: Path) -> None:
    path = gold(tmp_path, PROJECT | {"date": None})
    name = [told("江临智造产业园", 0)]
    assert evaluate([], [record("r", "project", name=name)], path).fields["project.date"].share == 1
    rows = [record("r", "project", name=name, date=[told("2023-08-30", 0)])]
    assert evaluate([], rows, path).fields["project.date"].share == 0


def test_two_labels_of_one_thing_must_come_out_as_one_record(tmp_path: Path) -> None:
    other = PROJECT | {"name": "云湖科创城", "same_as": {"id": "a", "name": "江临智造产业园"}}
    path = gold(tmp_path, PROJECT, other)
    apart = [record(i, "project", name=[told(n, 0)]) for i, n in (("r", "江临智造产业园"), ("s", "云湖科创城"))]
    share = evaluate([], apart, path).identity
    assert share is not None
    assert (share.right, share.of) == (0, 1)


def test_documents_are_measured_by_their_overlap(tmp_path: Path) -> None:
    path = gold(tmp_path, main_start=100, main_end=200, title="江临区举行推介会", published="2023-08-31")
    row = {
        "id": "d",
        "path": "x/a.txt",
        "title": "江临区举行推介会",
        "published": "2023-08-31",
        "start": 150,
        "end": 250,
    }
    documents = evaluate([row], [], path).documents
    assert documents.main_text.share == pytest.approx(0.5)
    assert (documents.titles.share, documents.published.share) == (1, 1)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "line 2.*not JSON"),
        ("[]", "line 2.*JSON object"),
        ('{"id": 3, "records": []}', "line 2, field 'id'"),
        ('{"id": "x", "records": [{"kind": "spaceship"}]}', "JSON object|line 2"),
        ('{"id": "x", "main_text_first": "y", "records": [{"kind": "ship"}]}', "line 2, record 1, field 'kind'"),
        ('{"id": "x", "main_text_first": "y", "records": [{"kind": "policy", "name": "n"}]}', "field 'start'"),
        (
            '{"id": "x", "main_text_first": "y", "records": [{"kind": "event", "name": "n", "start": 0, "end": 1, '
            '"amount_cny": "many"}]}',
            "record 1, field 'amount_cny'.*many",
        ),
        ("[" * 100_000, "line 2.*not JSON"),
        ('{"id": ' * 100_000, "line 2.*not JSON"),
        ('{"id": "x", "count": NaN}', "line 2.*not JSON.*NaN"),
        ('{"id": "x", "count": -Infinity}', "line 2.*not JSON.*Infinity"),
        (
            '{"id": "x", "main_text_first": "y", "records": [{"kind": "event", "name": "n", "start": 0, "end": 1, '
            '"count": 1e999}]}',
            "record 1, field 'count'",
        ),
        (
            '{"id": "x", "main_text_first": "y", "records": [{"kind": "event", "name": "n", "start": 0, "end": 1, '
            '"same_as": {"id": "x", "name": ["a"]}}]}',
            "record 1, field 'same_as'",
        ),
    ],
    ids=lambda value: value[:40],
)
def test_a_bad_label_is_named_by_line_and_field(tmp_path: Path, line: str, words: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "ok", "main_text_first": "y", "records": []}\n' + line + "\n", encoding="utf-8")
    if "spaceship" in line:  # not labelled for its records, so not read
        labels = read_gold(path)
        assert (len(labels.pages), labels.passed) == (1, {"no_main_text_first": 1})
        return
    with pytest.raises(GoldError, match=words):
        read_gold(path)


def test_a_file_of_labels_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"none\.jsonl"):
        read_gold(tmp_path / "none.jsonl")


def test_names_units_and_lists_are_compared_as_a_reader_would() -> None:
    assert likeness("“双城联动”论坛", "双城联动论坛") == 1
    assert likeness("長三角產業聯盟", "长三角产业联盟") == 1
    assert likeness("智造产业园", "江临智造产业园") >= 0.8
    assert likeness("", "江临") == 0
    assert within("江临", "江临区")
    assert not within("", "江临区")
    assert [unit(u) for u in ("個", "RMB", "％", "户")] == ["个", "元", "%", "家"]
    assert same_number("17000000000", Decimal(17_000_000_000))
    assert members(["江临市委、市政府", "云东省江临市人民政府"]) == ["江临市委", "江临市"]
    assert shared_members(["江临市", "云津市"], ["云津市", "海晏区"], ["海晏区"]) == (1, 2, 1)


def test_the_table_has_a_row_for_each_figure(tmp_path: Path) -> None:
    path = gold(tmp_path, PROJECT | {"place": "江临区"}, main_start=0, main_end=9, title="题")
    result = evaluate([], [record("r", "project", name=[told("江临智造产业园", 0)])], path)
    rows = {(row.group, row.name): row.score for row in render(result)}
    assert rows["kind", "project"] == rows["total", "all"] == 1
    assert rows["field", "project.place"] == 0
    assert ("document", "title") in rows


# Against the independent scorer ---------------------------------------------------------------------------------------

needs_reference = pytest.mark.skipif(
    not (REFERENCE.exists() and SEED_LABELS.exists()),
    reason="the independent scorer and its labels lie beside the project",
)


def reference(folder: Path, documents: list[Row], records: list[Row]) -> Row:
    for name, rows in (("documents.jsonl", documents), ("records.jsonl", records)):
        folder.joinpath(name).write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    command = [sys.executable, str(REFERENCE), "--json", "--gold", str(SEED_LABELS)]
    command += ["--records", str(folder / "records.jsonl"), "--documents", str(folder / "documents.jsonl")]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    found: Row = json.loads(done.stdout)
    return found


def ours(documents: list[Row], records: list[Row]) -> Row:
    found = figures(evaluate(documents, records, SEED_LABELS))
    del found["passed_over"]  # of which the other scorer says nothing
    return found


OURS_ALONE = {"damage", "media", "values", "confidence", "errors"}
"""What the independent scorer does not work out."""


def assert_same(one: Any, other: Any, where: str = "") -> None:
    if isinstance(one, dict):
        assert one.keys() - (set() if where else OURS_ALONE) == other.keys(), where
        for key in other:
            assert_same(one[key], other[key], f"{where}.{key}")
    else:
        assert one == pytest.approx(other, abs=1e-9), where


def damaged_copy(chance: random.Random) -> tuple[list[Row], list[Row]]:
    """A ledger as a bad reader would make it from the labels: things dropped, renamed, joined, moved and invented."""
    pages = [json.loads(line) for line in SEED_LABELS.read_text(encoding="utf-8").splitlines()]
    documents, records = [], []
    for page in pages:
        if page.get("main_start") is not None:
            low, high = page["main_start"] + chance.randint(-30, 30), page["main_end"] + chance.randint(-30, 30)
            title = (page["title"] or "")[: chance.randint(3, 60)]
            documents.append({"id": page["id"], "path": page["file"], "title": title, "published": page["published"],
                              "start": low, "end": high})  # fmt: skip
        for label in page.get("records") or []:
            if chance.random() < 0.8:
                records.append(spoiled(label, page["file"], chance))
    return documents, records


KEYS = (
    "name", "date", "place", "status", "amount_cny", "projects_signed", "subject", "metric", "value", "period",
    "parties", "fields", "members", "organizers",
)  # fmt: skip


def spoiled(label: Row, path: str, chance: random.Random) -> Row:
    start = label["start"] + chance.choice((0, 0, 0, 5, 400))

    def one(value: Any, unit_: str | None = None) -> Row:
        number = None if isinstance(value, str) else str(value if chance.random() < 0.8 else value + 1)
        text = value[: chance.randint(2, 30)] if isinstance(value, str) else str(value)
        return told(text, start, number, unit_, path)

    names = {
        "amount_cny": "amount",
        "parties": "party",
        "fields": "field",
        "members": "member",
        "organizers": "organizer",
    }
    properties: dict[str, list[Row]] = {}
    for key in KEYS:
        value = label.get(key)
        if value in (None, []) or chance.random() < 0.15:
            continue
        listed = value if isinstance(value, list) else [value]
        kept = [each for each in listed if chance.random() < 0.85] or listed
        unit_ = label.get("unit") if key == "value" else None
        properties[names.get(key, key)] = [one(each, unit_) for each in kept]
    kind = "mechanism" if label["kind"] == "alliance" else label["kind"]
    kind = chance.choice(("project", "site", "policy")) if chance.random() < 0.1 else kind
    return record(chance.choice("abcdefgh") * 8 if chance.random() < 0.2 else f"{chance.random()}", kind, **properties)


@needs_reference
@pytest.mark.seeds
@pytest.mark.parametrize("seed", range(6))
def test_all_figures_are_those_of_the_independent_scorer(tmp_path: Path, seed: int) -> None:
    documents, records = damaged_copy(random.Random(seed))
    assert_same(ours(documents, records), reference(tmp_path, documents, records))


@needs_reference
@pytest.mark.seeds
def test_an_empty_ledger_scores_the_same_as_with_the_independent_scorer(tmp_path: Path) -> None:
    assert_same(ours([], []), reference(tmp_path, [], []))


@needs_reference
@pytest.mark.seeds
def test_the_ledger_of_the_seeds_scores_the_same_as_with_the_independent_scorer(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "w", create=True) as workspace:
        workspace.build([SEEDS])
        documents, records = (list(rows(workspace.ledger())) for rows in (document_rows, record_rows))
    assert len(records) > 50
    assert_same(ours(documents, records), reference(tmp_path, documents, records))


def test_an_empty_file_of_labels_and_what_is_no_file_are_told(tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").write_text(" \n\n", encoding="utf-8")
    with pytest.raises(GoldError, match=r"empty\.jsonl: holds no labels"):
        read_gold(tmp_path / "empty.jsonl")
    (tmp_path / "endless.jsonl").symlink_to("/dev/zero")
    with pytest.raises(GoldError, match=r"endless\.jsonl: a pipe or device"):
        read_gold(tmp_path / "endless.jsonl")


def test_a_file_of_labels_may_begin_with_the_mark_of_its_encoding(tmp_path: Path) -> None:
    line = json.dumps({"id": "1", "records": []})
    (tmp_path / "marked.jsonl").write_text(line, encoding="utf-8-sig")
    assert [page.id for page in read_gold(tmp_path / "marked.jsonl").pages] == ["1"]

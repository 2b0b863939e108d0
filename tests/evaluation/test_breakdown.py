"""Figures by damage and medium, money, date and region, and the errors one by one."""

import json
from pathlib import Path
from typing import Any

import pytest

from liandong.evaluation import evaluate, figures, render
from tests.evaluation.test_score import PROJECT, Row, gold, record, told

TEXT = "导航\n江临智造产业园总投资51亿元，昨日开工。\n页脚"
LABEL = PROJECT | {"start": 3, "end": 23}


def page(name: str, records: list[Row], **more: Any) -> Row:
    return {"id": name, "file": f"{name}.txt", "main_text_first": "x", "records": records, **more}


def labelled(folder: Path, *pages: Row) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in pages), encoding="utf-8")
    return path


def document(path: str = "a.txt") -> Row:
    return {
        "id": "d", "path": path, "start": 3, "end": 23, "text": TEXT[3:], "origin": 3, "edits": [], "title": None,
        "published": None,
    }  # fmt: skip


def test_a_page_counts_for_each_word_of_its_damage_and_for_its_medium(tmp_path: Path) -> None:
    path = labelled(
        tmp_path,
        page("a", [PROJECT], damage=["nav", "footer", "nav"], medium="newspaper"),
        page("b", [PROJECT], damage=["footer"], medium="portal"),
        page("c", [PROJECT]),
    )
    result = evaluate([], [record("r", "project", name=[told("江临智造产业园", 0)])], path)
    assert {name: (s.found, s.missed) for name, s in result.damage.items()} == {"footer": (1, 1), "nav": (1, 0)}
    assert {name: (s.found, s.missed) for name, s in result.media.items()} == {"newspaper": (1, 0), "portal": (0, 1)}
    scores = {(row.group, row.name): row.score for row in render(result)}
    assert scores["damage", "nav"] == 1
    assert scores["medium", "portal"] == 0
    assert figures(result)["damage"]["footer"]["recall"] == 0.5


@pytest.mark.parametrize(
    ("properties", "said", "right"),
    [
        ({"amount": [told("51亿元", 3, "5100000000", "元")]}, 1, 1),
        ({"amount": [told("15亿元", 3, "1500000000", "元"), told("51亿元", 3, "5100000000", "元")]}, 1, 0),
        ({}, 0, 0),
    ],
)
def test_money_is_right_wrong_or_left_open(tmp_path: Path, properties: Row, said: int, right: int) -> None:
    rows = [record("r", "project", name=[told("江临智造产业园", 0)], **properties)]
    money = evaluate([], rows, gold(tmp_path, PROJECT | {"amount_cny": 5100000000})).values["money"]
    assert (money.of, money.said, money.right) == (1, said, right)


@pytest.mark.parametrize(
    ("date", "right"), [("2023-08-30", True), ("2023-08-30T09:00", True), ("2023-08", False), ("2022-08-30", False)]
)
def test_a_date_is_right_as_far_as_the_label_goes(tmp_path: Path, date: str, right: bool) -> None:
    rows = [record("r", "policy", name=[told("若干措施", 0)], date=[told(date, 0)])]
    label = {"kind": "policy", "name": "若干措施", "start": 0, "end": 9, "date": "2023-08-30"}
    assert evaluate([], rows, gold(tmp_path, label)).values["date"].right == right


@pytest.mark.parametrize(
    ("wanted", "found", "right"),
    [
        ("广州市", "广州", True),
        ("广州市", "广州市番禺区", True),
        ("番禺区", "广州", True),
        ("广州市番禺区", "广东省", False),
        ("广州市", "深圳市", False),
        ("广州市", "珠岛宾馆", None),
    ],
)
def test_a_region_is_right_by_its_code(tmp_path: Path, wanted: str, found: str, right: bool | None) -> None:
    rows = [record("r", "project", name=[told("江临智造产业园", 0)], place=[told(found, 0)])]
    region = evaluate([], rows, gold(tmp_path, PROJECT | {"place": wanted})).values["region"]
    assert (region.of, region.said, region.right) == (1, right is not None, bool(right))


def test_a_place_without_a_known_region_is_not_asked(tmp_path: Path) -> None:
    rows = [record("r", "project", name=[told("江临智造产业园", 0)], place=[told("江临区", 0)])]
    assert "region" not in evaluate([], rows, gold(tmp_path, PROJECT | {"place": "江临区"})).values


def test_a_miss_tells_its_sentence_what_was_wanted_and_what_was_found_there(tmp_path: Path) -> None:
    rows = [record("r", "figure", value=[told("51亿元", 5, "5100000000", "元")], subject=[told("园区", 5)])]
    (miss,) = evaluate([document()], rows, gold(tmp_path, LABEL | {"place": "江临区"})).misses
    assert (miss.file, miss.span) == ("a.txt", (3, 23))
    assert (miss.sentence.text, miss.sentence.before) == ("江临智造产业园总投资51亿元，昨日开工。", "")
    assert dict(miss.wanted) == {"name": "江临智造产业园", "place": "江临区"}
    assert [(each.kind, each.name, dict(each.fields)["value"]) for each in miss.found] == [
        ("figure", "园区 5100000000", "5100000000 元")
    ]


def test_an_extra_tells_what_the_labels_have_in_its_sentence(tmp_path: Path) -> None:
    rows = [
        record("r", "project", name=[told("江临智造产业园", 3)]),
        record("s", "event", name=[told("开工仪式", 14)], date=[told("2023-08-30", 3)]),
    ]
    (extra,) = evaluate([document()], rows, gold(tmp_path, LABEL)).extras
    assert (extra.record, extra.span) == ("s", (14, 23))
    assert extra.sentence.text == "1亿元，昨日开工。"
    assert dict(extra.found) == {"name": "开工仪式", "date": "2023-08-30"}
    assert [each.name for each in extra.wanted] == ["江临智造产业园"]


def test_a_wrong_value_tells_both_values_and_a_list_all_its_members(tmp_path: Path) -> None:
    properties = {"status": [told("signed", 5)], "party": [told("甲公司", 5)]}
    rows = [record("r", "project", name=[told("江临智造产业园", 5)], **properties)]
    label = LABEL | {"status": "started", "parties": ["甲公司", "乙公司"], "amount_cny": 5100000000}
    result = evaluate([document()], rows, gold(tmp_path, label))
    assert {(w.field, w.wanted, w.found) for w in result.wrongs} == {
        ("status", "started", "signed"),
        ("amount", "5100000000", ""),
        ("party", "甲公司、乙公司", "甲公司"),
    }
    wrong = figures(result)["errors"]["wrong"][0]
    assert (wrong["page"], wrong["sentence"]) == ("a", "江临智造产业园总投资51亿元，昨日开工。")


def test_a_sentence_is_found_through_the_repairs_of_its_document(tmp_path: Path) -> None:
    row = document() | {"text": "江臨智造", "origin": 3, "edits": [[1, 2, 4, 10, "exact", "pinyin"]]}
    (miss,) = evaluate([row], [], gold(tmp_path, LABEL | {"start": 3, "end": 12})).misses
    assert miss.sentence.text == "江臨智造"


def test_a_page_that_was_not_read_has_no_sentence(tmp_path: Path) -> None:
    (miss,) = evaluate([], [], gold(tmp_path, LABEL)).misses
    assert miss.sentence.text == ""

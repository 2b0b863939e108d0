"""As known on and as of: any version answers as it did, and records stand as they stood on a day."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from liandong import Workspace, open_workspace
from liandong.errors import LiandongError, UnknownVersion
from liandong.exchange import export
from liandong.store.rows import Version
from liandong.workspace.past import day_of, version_of
from tests.workspace import tiny

VERSIONS = (
    Version(1, "2024-05-01T08:00:00+00:00"),
    Version(2, "2024-05-01T09:00:00+00:00"),
    Version(3, "2024-05-04T23:30:00+08:00"),
)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """Two versions: 甲园 is told of once more in the second."""
    with open_workspace(tmp_path / "ws", create=True, code=tiny.spine()) as opened:
        opened.build([tiny.write(tmp_path / "in", {"a.txt": "甲园 amount 170\n乙园 amount 5"})])
        opened.build([tiny.write(tmp_path / "more", {"b.txt": "甲园 place 广州\n丙园 amount 9"})])
        yield opened


@pytest.mark.parametrize(
    ("wanted", "number"),
    [
        (1, 1),
        ("2", 2),
        (" 3 ", 3),
        ("2024-05-02", 2),
        (date(2024, 5, 3), 2),
        ("2024-05-06", 3),
        ("2024-05-01T08:30:00+00:00", 1),
        ("2024-05-01T17:00:00+08:00", 2),
        (datetime(2024, 5, 4, 15, 30, tzinfo=UTC), 3),
    ],
)
def test_a_version_is_known_by_number_day_or_moment(wanted: int | str | date, number: int) -> None:
    assert version_of(VERSIONS, wanted) == number


@pytest.mark.parametrize("wanted", [0, 4, "99", "2024-04-29", date(1, 1, 2), "2024-05-01T07:59:59+00:00"])
def test_where_there_was_no_version_those_that_are_there_are_told(wanted: int | str | date) -> None:
    with pytest.raises(UnknownVersion, match=r"there are: 1 \(2024-05-01T08:00:00\+00:00\), 2 "):
        version_of(VERSIONS, wanted)


@pytest.mark.parametrize("versions", [(), (Version(1, ""),)])
def test_a_version_that_does_not_say_when_was_always_there(versions: Sequence[Version]) -> None:
    if versions:
        assert version_of(versions, "2024-05-01") == 1
    else:
        with pytest.raises(UnknownVersion):
            version_of(versions, "2024-05-01")


@pytest.mark.parametrize("wanted", ["yesterday", "2024-02-30", "2024-13-01T00:00", "-1", ""])
def test_what_is_no_day_is_told(wanted: str) -> None:
    with pytest.raises(LiandongError):
        version_of(VERSIONS, wanted)
    with pytest.raises(LiandongError):
        day_of(wanted)


def test_a_day_is_its_end() -> None:
    wanted = ("2023", "2023-02", "2023年5月1日", date(2024, 2, 29))
    assert [day_of(each) for each in wanted] == [20231231, 20230231, 20230501, 20240229]


def test_the_ledger_is_read_as_known_then(workspace: Workspace) -> None:
    first, second = workspace.ledger(known_on=1), workspace.ledger()
    assert [each.number for each in workspace.versions()] == [1, 2]
    assert [r.label for r in first.find("")] == [r.label for r in first.records()]
    assert {r.label for r in first.records()} == {"甲园", "乙园"}
    assert {r.label for r in second.records()} == {"甲园", "乙园", "丙园"}
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    assert workspace.ledger(known_on=tomorrow).version == 2


@pytest.mark.parametrize(
    ("query", "then", "now"),
    [
        ("甲园", {"document a.txt", "record 甲园"}, {"document a.txt", "document b.txt", "record 甲园"}),
        ("地区:广州", set(), {"record 甲园"}),
        ("甲园 -地区:广州 类型:项目", {"record 甲园"}, set()),
        ("丙园", set(), {"document b.txt", "record 丙园"}),
        ("170 类型:项目", {"record 甲园"}, {"record 甲园"}),
        ("乙园 或 丙园 类型:项目", {"record 乙园"}, {"record 乙园", "record 丙园"}),
    ],
)
def test_an_older_version_is_searched_as_it_was(
    workspace: Workspace, query: str, then: set[str], now: set[str]
) -> None:
    for version, wanted in ((1, then), (2, now)):
        ledger = workspace.ledger(known_on=version)
        assert {f"{hit.target} {hit.label}" for hit in ledger.search(query)} == wanted
        records = {label for label in wanted if label.startswith("record ")}
        assert {f"record {record.label}" for record in ledger.find(query)} == records


def test_what_is_told_without_a_day_stands_on_every_day_with_its_checks(workspace: Workspace) -> None:
    for version in (1, 2):
        ledger, then = (workspace.ledger(known_on=version, as_of=day) for day in (None, "2023-12-31"))
        assert list(then.records()) == list(ledger.records())
        assert list(then.answers()) == list(ledger.answers()) != []
        for record in ledger.records():
            assert list(then.answers(record.id)) == list(ledger.answers(record.id))


PAGES = {
    "签约.txt": """江临智能装备产业园项目签约
来源：样例日报 2031-05-19
样例日报云津5月18日电 5月18日，江临智能装备产业园项目在江临区签约，总投资51亿元，由晏海港务集团有限公司投资建设。
""",
    "开工.txt": """江临智能装备产业园项目开工
来源：样例晚报 2032-09-02
样例晚报云津9月1日电 2032年9月1日，江临智能装备产业园项目在江临区开工建设。该项目总投资51亿元。
""",
}


def test_a_project_stands_as_it_stood(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "ws", create=True) as workspace:
        workspace.build([tiny.write(tmp_path / "in", PAGES)])
        now, then = workspace.ledger(), workspace.ledger(as_of="2031-12-31")
        (project,) = now.find("江临智能装备产业园 类型:项目")
        assert "2032" in str(project.values("date"))
        assert "2032" not in str([v.value.text for v in then.record(project.id).values("date")])
        assert [r.id for r in then.find("时间:2032 类型:项目")] == []
        assert [r.id for r in now.find("时间:2032 类型:项目")] == [project.id]
        assert [hit.id for hit in then.search("智能装备 类型:项目")] == [project.id]


CHANGED = {
    "签约.txt": """江临智能装备产业园项目签约
来源：样例日报 2031-05-19
样例日报云津5月18日电 5月18日，江临智能装备产业园项目在江临区签约，总投资51亿元，由晏海港务集团有限公司投资建设。
""",
    "公示.txt": """江临区重点项目公示
来源：江临发布 2031-06-20
江临发布6月20日消息 江临智能装备产业园项目总投资51亿元，选址在江临区，由晏海港务集团有限公司投资建设。
""",
    "增资.txt": """江临智能装备产业园项目增资扩产
来源：样例晚报 2032-09-02
样例晚报云津9月1日电 江临智能装备产业园项目在江临区扩建，总投资由51亿元增至60亿元，由晏海港务集团有限公司投资建设。
""",
}


def test_an_increase_is_history_afterwards_and_unheard_of_before(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "ws", create=True) as workspace:
        workspace.build([tiny.write(tmp_path / "in", CHANGED)])
        now, then = workspace.ledger(), workspace.ledger(as_of="2031-12-31")
        (project,) = now.find("江临智能装备产业园 类型:项目")
        told, checks = [], []
        for ledger in (now, then):
            amounts = ledger.record(project.id).values("amount")
            told.append([(v.value.raw, v.conflict.value, v.superseded) for v in amounts])
            checks.append([a.shown for a in ledger.answers(project.id) if a.recipe == "several-sources"])
        assert told == [[("60亿元", "none", False), ("51亿元", "none", True)], [("51亿元", "none", False)]]
        assert checks == [[], ["51亿元 × 3"]]
        export(then, "jsonl", tmp_path / "out")
        answers = (tmp_path / "out" / "answers.jsonl").read_text(encoding="utf-8")
        assert "51亿元 × 3" in answers

"""Bad input through the program's own spine: each file is named with its reason, and the good page is in the ledger."""

import random
from pathlib import Path

import pytest

from liandong import open_workspace
from liandong.workspace import BuildReport

GOOD = (
    "示例区与样本区签署合作协议\n2024-05-16 来源:示例日报\n\n"
    "5月16日,示例区与样本区在示例区会展中心举行合作项目签约仪式。会上共签约项目12个,总投资56亿元。\n"
    "其中,示例智能装备产业园项目总投资20亿元,由样本装备有限公司投资建设,选址示例区高新园。\n"
    "双方表示,将建立联席会议制度,每年召开一次会议,推动产业协作和交通互联互通。\n"
)


def novel() -> str:
    """A love story of about two megabytes in which everybody signs contracts all the time."""
    dice = random.Random(11)
    who = ("她", "他", "林夕", "顾总", "苏婉", "老管家")
    does = ("轻声说道", "冷冷一笑", "红了眼眶", "摔门而去", "低头不语", "紧紧抱住对方")
    says = (
        "“签约吧,我等你。”",
        "“这份约我签定了!”",
        "“你还要签约到什么时候?”",
        "“签约,签约,又是签约……”",
        "“不签约就分手。”",
    )
    chapters = []
    for number in range(400):
        lines = [f"{dice.choice(who)}{dice.choice(does)},{dice.choice(says)}签约的笔落在了地上。" for _ in range(60)]
        chapters.append(f"第{number + 1}章 签约之夜\n\n" + "\n".join(lines))
    return "\n\n".join(chapters)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[BuildReport, set[str]]:
    """The report of a build over the whole matrix, and the paths of the documents in the ledger."""
    root = tmp_path_factory.mktemp("bad")
    pages = root / "in"
    pages.mkdir()
    (pages / "good.txt").write_text(GOOD, encoding="utf-8")
    (pages / "good-gbk.txt").write_bytes(GOOD.replace("12个", "13个").encode("gb18030"))
    (pages / "empty.txt").touch()
    (pages / "rubbish.txt").write_bytes(random.Random(3).randbytes(50_000))
    (pages / "line.txt").write_bytes("签约项目总投资亿元,".encode() * 2_000_000)
    (pages / "novel.txt").write_text(novel(), encoding="utf-8")
    (pages / "wrong.txt").write_bytes(GOOD.encode("gb18030")[1::2] * 20)
    (pages / "report.pdf").write_bytes(b"%PDF-1.7\n" + random.Random(4).randbytes(500))
    (pages / "loop").symlink_to(pages)
    with open_workspace(root / "ws", create=True) as workspace:
        report = workspace.build([pages, root / "absent"])
        return report, {document.path for document in workspace.ledger().documents()}


def reasons(built: tuple[BuildReport, set[str]]) -> dict[str, str]:
    return {aside.path: aside.reason for aside in built[0].set_aside}


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("empty.txt", {"empty"}),
        ("rubbish.txt", {"binary"}),
        ("line.txt", {"too_large"}),
        ("novel.txt", {"novel", "keyword_shell"}),
        ("wrong.txt", {"undecodable", "foreign"}),
        ("report.pdf", {"unsupported"}),
        ("loop", {"symlink_loop"}),
        ("absent", {"missing"}),
    ],
)
def test_each_bad_file_is_named_with_its_reason(
    built: tuple[BuildReport, set[str]], path: str, reason: set[str]
) -> None:
    assert reasons(built).get(path) in reason


def test_the_good_pages_are_in_the_ledger_whatever_their_encoding(built: tuple[BuildReport, set[str]]) -> None:
    report, paths = built
    assert {"good.txt", "good-gbk.txt"} <= paths
    assert report.records.get("event", 0) >= 1


def test_the_report_tells_what_was_unreadable_from_what_was_judged(built: tuple[BuildReport, set[str]]) -> None:
    unreadable = {aside.path for aside in built[0].unreadable}
    assert {"empty.txt", "rubbish.txt", "line.txt", "report.pdf", "loop", "absent"} <= unreadable
    assert "novel.txt" not in unreadable


def test_a_line_of_a_megabyte_is_read_like_any_other_page(tmp_path: Path) -> None:
    """It would not end today if any step of reading were quadratic in the length of a line."""
    (tmp_path / "ws").mkdir()
    (tmp_path / "ws" / "liandong.toml").write_text("max_page_bytes = 100000000", encoding="utf-8")
    (tmp_path / "line.txt").write_bytes("签约项目总投资亿元,".encode() * 40_000)
    with open_workspace(tmp_path / "ws", create=True) as workspace:
        report = workspace.build([tmp_path / "line.txt"])
    assert report.pages_new == 1

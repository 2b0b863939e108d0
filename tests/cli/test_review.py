"""`liandong review`: a session from end to end on the sample pages, whose log reads like an audit; each act by itself.

The golden files stand beside this one, numbers of records and acts blotted out; to make them anew after a change that
is meant, run the tests with LIANDONG_GOLDEN=write and read the difference.
"""

import json
import os
import re
from pathlib import Path

import pytest

from liandong import Document, open_workspace
from liandong.samples import folder as samples
from tests.cli.conftest import Run

HERE = Path(__file__).parent / "golden"
FAB = "12英寸特色工艺晶圆制造基地"
WHO = ("--actor", "周敏")


def at(minute: int) -> tuple[str, str]:
    return "--at", f"2026-11-26T10:{minute:02}:00+08:00"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("review") / "ledger"
    with samples() as pages, open_workspace(place, create=True) as opened:
        opened.build([pages])
    return place


def same_as_golden(name: str, text: str) -> None:
    found = re.sub(r"\b(?=[0-9a-f]*\d)[0-9a-f]{10,}\b", "~~~~~~~~~~", text)
    file = HERE / name
    if os.environ.get("LIANDONG_GOLDEN") == "write":
        file.write_text(found, encoding="utf-8")
    assert found == file.read_text(encoding="utf-8")


def test_a_session_from_end_to_end_whose_log_reads_like_an_audit(workspace: Path, run: Run) -> None:
    def review(*arguments: str, typed: str | None = None) -> str:
        result = run("review", *arguments, "-w", workspace, lang="zh", typed=typed)
        assert result.exit_code == 0, result.output
        return result.output

    with open_workspace(workspace) as opened:
        ids = [record.id for record in opened.ledger().records("person") if record.label == "冼若谷"]
    assert len(ids) == 2  # of one name, and not joined for that alone
    review("same", ids[0][:8], ids[1][:8], *WHO, *at(1), "--reason", "两处职务相同", "--no-build")
    review("correct", FAB, "投资额", "139亿元", *WHO, *at(2), "--reason", "抄录有误", "--no-build")
    review(
        *(
            "enter",
            "project",
            "名称=砚江过江隧道",
            "投资额=60亿元（首期）",
            "状态=开工",
            "日期=2026年10月",
            "地点=澜江新区",
        ),
        *(*WHO, *at(3), "--reason", "现场核实，电话13812345678", "--no-build"),
    )
    told = review("log", "--json")
    wrong = next(act["id"] for act in json.loads(told) if act["deed"] == "correct")
    review("undo", wrong[:8], *WHO, *at(4), "--reason", "以备案证为准", "--no-build")
    review("confirm", FAB, "amount", "138亿元", *WHO, *at(5), "--reason", "备案证")
    review("reject", FAB, "amount", "120亿元", *WHO, *at(6), "--reason", "签约时的数，后已调整")
    with open_workspace(workspace) as opened:
        assert [r.label for r in opened.ledger().records("person")].count("冼若谷") == 1
        assert [r.label for r in opened.ledger().records("project")].count("砚江过江隧道") == 1
    same_as_golden("review_log.txt", review("log"))
    card = run("show", FAB, "-w", workspace, lang="zh").output
    same_as_golden("review_show.txt", card[card.index("投资额\n") : card.index("状态\n")])
    english = run("review", "log", "-w", workspace).output
    assert english.splitlines()[0].startswith("No.\tWhen\tWho\tWhat")


def test_questions_are_asked_and_answered_in_a_pipe(tmp_path: Path, pages: Path, run: Run) -> None:
    place = tmp_path / "ledger"
    assert run("build", "-w", place, pages).exit_code == 0
    typed = "h\n9\nx 9\nx 1 看错了\nu\n2 备案证\nq\n"
    result = run("review", "-w", place, *WHO, lang="zh", typed=typed)
    assert result.exit_code == 0, result.output
    assert "[1/2] 数值不一致" in result.output
    assert "【51亿元】" in result.output
    assert "不明白“9”" in result.output
    assert "已撤销：否定" in result.output
    assert "操作 1 次，台账已更新，现为版本 2。" in result.output
    with open_workspace(place) as opened:
        assert [(act.deed.value, act.undone) for act in opened.log()] == [
            ("reject", True),
            ("undo", False),
            ("confirm", False),
        ]
        assert {act.attestation.actor for act in opened.log()} == {"周敏"}
        assert opened.log()[-1].attestation.reason == "备案证"
    rest = json.loads(run("review", "list", "-w", place, "--json").output)
    assert {item["question"] for item in rest} == {"conflict"}  # the pages are of a year to come: later than any answer
    assert run("review", "-w", place, typed="s\n").output.count("sources") > 2
    some = run("review", "-w", place, "--limit", "1", typed="s\n").output
    assert "[1/2]" in some
    assert "1 more: --limit" in some
    assert "1 more: --limit" in run("review", "list", "-w", place, "--limit", "1").output


def test_the_last_answer_can_be_taken_back(tmp_path: Path, pages: Path, run: Run) -> None:
    place = tmp_path / "ledger"
    run("build", "-w", place, pages)
    questions = len(json.loads(run("review", "list", "-w", place, "--json").output))
    result = run("review", "-w", place, *WHO, typed="s\n" * (questions - 1) + "1 备案证\nu\nu\n\n")
    assert "All questions are answered." in result.output
    assert "Taken back: confirm" in result.output
    assert "Nothing was done yet" in result.output
    with open_workspace(place) as opened:
        assert [act.deed.value for act in opened.log()] == ["confirm", "undo"]


def test_a_build_that_takes_in_what_persons_did_says_so(tmp_path: Path, pages: Path, run: Run) -> None:
    place = tmp_path / "ledger"
    run("build", "-w", place, pages)
    assert run("build", "-w", place, pages).output.startswith("Nothing new")
    run("review", "enter", "project", "name=砚江隧道", "-w", place, *WHO, "--reason", "核实", "--no-build")
    assert run("build", "-w", place, pages).output.startswith("No new pages: all 2 were read before.")


def test_a_time_that_lies_ahead_is_told(tmp_path: Path, pages: Path, run: Run) -> None:
    place = tmp_path / "ledger"
    run("build", "-w", place, pages)
    entered = ("review", "enter", "project", "-w", place, *WHO, "--reason", "核实", "--no-build")
    ahead = run(*entered, "name=甲", "--at", "2999-01-01T00:00:00+08:00")
    assert (ahead.exit_code, "lies ahead" in ahead.stderr) == (0, True)
    assert "lies ahead" not in run(*entered, "name=乙").stderr


def test_values_that_are_of_two_things_part_them(tmp_path: Path, pages: Path, run: Run) -> None:
    place = tmp_path / "ledger"
    run("build", "-w", place, pages)
    result = run("review", "-w", place, *WHO, "--reason", "两处项目", typed="c 很多\nd 1 2\nc 70亿元\nq\n")
    assert "is no number" in result.output
    assert "Written down: different" in result.output
    with open_workspace(place) as opened:
        labels = [r.label for r in opened.ledger().records("project")]
    assert len([label for label in labels if "智能装备产业园" in label]) == 2


def test_members_of_a_record_are_listed_with_their_sentences_so_that_it_can_be_parted(
    tmp_path: Path, pages: Path, run: Run
) -> None:
    place = tmp_path / "ledger"
    run("build", "-w", place, pages)
    rows = [
        row.split("\t") for row in run("review", "members", "江临智能装备产业园项目", "-w", place).output.splitlines()
    ]
    assert rows[0] == ["Id", "File", "Sentence"]
    assert {path for _, path, _ in rows[1:]} == {"推介会.txt", "再报道.txt"}
    ends = {path: id_ for id_, path, _ in rows[1:]}
    result = run("review", "different", *ends.values(), "-w", place, *WHO, "--reason", "两处", "--no-build")
    assert "They show in the ledger after the next build." in result.output


@pytest.mark.parametrize(
    ("given", "code", "said"),
    [
        ([], 2, "-w/--workspace is missing"),
        (["enter", "project", "名称"], 2, "is not PROPERTY=VALUE"),
        (["enter", "bridge", "name=甲", "--reason", "x"], 1, "there is no kind 'bridge'"),
        (["undo", "abcdef1", "--reason", "x"], 1, "the log has no act"),
        (["enter", "project", "name=甲"], 1, "no reason is given"),
        (["erase", "nothing.txt", "--reason", "x"], 1, "neither a page"),
        (["enter", "project", "name=甲", "--reason", "x", "--actor", ""], 1, "nobody is named"),
        (["enter", "project", "name=甲", "name=乙", "--reason", "x"], 1, "has one value"),
        (["correct", "江临智能装备产业园项目", "amount", "-5亿元"], 2, "values have no minus sign"),
        (["correct", "江临智能装备产业园项目", "amount", "180", "--reason", "x"], 1, "has no unit of money"),
    ],
)
def test_what_cannot_be_done_is_said_with_a_remedy(
    ledger: Path, run: Run, given: list[str], code: int, said: str
) -> None:
    result = run("review", *given, *(["-w", ledger] if given else []))
    assert result.exit_code == code
    assert said in result.output
    assert "What to do:" in result.output


def test_the_actor_is_the_user_of_the_system_where_none_is_named(
    tmp_path: Path, pages: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "zhoumin")
    place = tmp_path / "ledger"
    run("build", "-w", place, pages)
    run("review", "enter", "organisation", "name=云津港务", "-w", place, "--reason", "核实", "--no-build")
    assert json.loads(run("review", "log", "-w", place, "--json").output)[0]["actor"] == "zhoumin"


def test_the_log_goes_on_telling_of_an_entry_that_was_erased(tmp_path: Path, pages: Path, run: Run) -> None:
    assert run("build", "-w", tmp_path, pages).exit_code == 0
    entered = run(
        "review", "enter", "project", "name=甲乙丙产业园", "-w", tmp_path, "--actor", "王某", "--reason", "误"
    )
    assert entered.exit_code == 0
    (page,) = [d.page for d in _documents(tmp_path) if d.attested]
    assert run("review", "erase", page, "-w", tmp_path, "--actor", "王某", "--reason", "误录").exit_code == 0
    log = run("review", "log", "-w", tmp_path)
    assert (log.exit_code, "erased" in log.output, "甲乙丙" in log.output) == (0, True, False)


def _documents(workspace: Path) -> list[Document]:
    with open_workspace(workspace) as opened:
        return list(opened.ledger().documents())


def test_a_page_is_erased_by_its_file(tmp_path: Path, pages: Path, run: Run) -> None:
    place = tmp_path / "ledger"
    run("build", "-w", place, pages)
    result = run("review", "erase", "再报道.txt", "-w", place, *WHO, "--reason", "权利人要求")
    assert result.exit_code == 0, result.output
    assert "陆海生" not in run("list", "-w", place, "--kind", "person").output
    assert "erase" in run("review", "log", "-w", place).output

"""The command line as a whole: languages, version, help, usage, encodings, Ctrl-C."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from liandong import __version__
from liandong.cli.application import language_first
from liandong.cli.outcome import INTERRUPTED, reported
from liandong.cli.terminal import marked, safe
from liandong.cli.voice import Voice
from tests.cli.conftest import PAGES, Run

COMMANDS = ("demo", "build", "list", "show", "search", "review", "export", "evaluate", "template")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(("lang", "word"), [("zh", "显示本说明"), ("en", "Show this help")])
def test_every_command_has_help_in_both_languages(run: Run, command: str, lang: str, word: str) -> None:
    result = run(command, "--help", lang=lang)
    assert result.exit_code == 0
    assert word in result.output


def test_help_is_not_half_translated(run: Run) -> None:
    output = run("list", "-h", lang="zh").output
    assert "用法：" in output
    assert "[必填]" in output
    assert "[默认：50]" in output
    assert not any(word in output for word in ("Usage", "OPTIONS", "required", "default"))
    assert "[required]" in run("list", "-h", lang="en").output


def test_settings_that_are_wrong_are_told_in_chinese(ledger: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIANDONG_WORKERS", "many")
    output = run("list", "-w", ledger, lang="zh").output
    assert "环境变量 LIANDONG_WORKERS：workers 写成了 'many'，应为不小于 0、不大于 1024 的整数" in output


def test_help_lists_every_command(run: Run) -> None:
    output = run("--help").output
    assert all(f" {command} " in output for command in COMMANDS)


def test_the_version_is_printed(run: Run) -> None:
    assert run("--version").output.strip() == f"liandong {__version__}"


@pytest.mark.parametrize(
    ("given", "option", "ordered"),
    [
        (["list", "-w", "x", "--lang", "zh"], "zh", ["--lang", "zh", "list", "-w", "x"]),
        (["list", "--lang=en", "-w", "x"], "en", ["--lang=en", "list", "-w", "x"]),
        (["--lang", "zh", "list"], "zh", ["--lang", "zh", "list"]),
        (["search", "-w", "x", "--", "--lang", "zh"], None, ["search", "-w", "x", "--", "--lang", "zh"]),
        (["list", "--lang"], None, ["list", "--lang"]),
    ],
)
def test_the_language_may_stand_anywhere(given: list[str], option: str | None, ordered: list[str]) -> None:
    assert language_first(given) == (option, ordered)


def test_an_unknown_language_is_wrong_usage(run: Run) -> None:
    assert run("list", "-w", "x", "--lang", "fr").exit_code == 2


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["list"], "没有写 -w/--workspace"),
        (["build", "-w", "x"], "没有写 PATH"),
        (["list", "-w", "x", "--colour"], "没有 --colour 这个选项"),
        (["lst"], "没有“lst”这个命令"),
        (["export", "-w", "x", "--format", "pdf", "--out", "y"], "--format 只能写：jsonl、xlsx、html"),
        (["list", "-w", "x", "--limit", "many"], "--limit 的值不对"),
    ],
)
def test_wrong_usage_is_said_in_chinese(run: Run, given: list[str], said: str) -> None:
    result = run(*given, lang="zh")
    assert result.exit_code == 2
    assert said in result.output
    assert "-h" in result.output


@pytest.mark.parametrize("given", [[], ["--lang", "zh"]])
def test_without_a_command_the_help_is_shown(run: Run, given: list[str]) -> None:
    result = run(*given, lang="zh")
    assert result.exit_code == 2
    assert "用自带的示例页面走一遍" in result.output


def test_an_unknown_command_is_wrong_usage(run: Run) -> None:
    assert run("buid").exit_code == 2


def liandong(*arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))}
    return subprocess.run(
        [sys.executable, "-m", "liandong", *map(str, arguments)],
        env=kept | environment,
        capture_output=True,
        check=False,
    )


def test_the_locale_chooses_the_language() -> None:
    assert "台账" in liandong("--help", LANG="zh_CN.UTF-8", PYTHONUTF8="1").stdout.decode()
    assert "ledger" in liandong("--help", LANG="en_GB.UTF-8", PYTHONUTF8="1").stdout.decode()


def test_a_console_that_cannot_show_chinese_gets_question_marks(ledger: Path) -> None:
    result = liandong("list", "-w", ledger, PYTHONIOENCODING="ascii")
    assert result.returncode == 0
    assert b"?" in result.stdout
    assert result.stderr == b""


def test_a_chinese_windows_console_gets_its_own_bytes(ledger: Path) -> None:
    result = liandong("--lang", "zh", "list", "-w", ledger, PYTHONIOENCODING="gbk")
    assert result.returncode == 0
    assert "项目" in result.stdout.decode("gbk")


def test_an_error_goes_to_standard_error_without_a_traceback(tmp_path: Path) -> None:
    result = liandong("show", "abcdef", "-w", tmp_path, PYTHONUTF8="1", LANG="en_GB.UTF-8")
    assert result.returncode == 1
    assert result.stdout == b""
    assert result.stderr.decode().startswith("Error: there is no ledger in ")
    assert b"Traceback" not in result.stderr


def test_ctrl_c_is_answered_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as ending, reported(Voice("en")):
        raise KeyboardInterrupt
    assert ending.value.exit_code == INTERRUPTED
    assert "run the same command again" in capsys.readouterr().err


def test_ctrl_c_during_a_build_ends_it_with_130_and_the_next_build_goes_on(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    pty = pytest.importorskip("pty", reason="a terminal of this kind is known on Unix only")
    (tmp_path / "ledger").mkdir()
    (tmp_path / "ledger" / "liandong.toml").write_text("batch_pages = 2", encoding="utf-8")
    for number in range(80):
        text = PAGES["推介会.txt"] + f"会议还听取了第{number + 1}组代表的意见。\n"
        (tmp_path / "pages" / f"{number:03}.txt").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "liandong", "--lang", "en", "build", "-w", "ledger", "pages", "--workers", "1"]
    ours, theirs = pty.openpty()
    process = subprocess.Popen(command, cwd=tmp_path, env=os.environ | {"TERM": "xterm"}, stdout=theirs, stderr=theirs)
    os.close(theirs)
    seen = b""
    while b"Reading pages" not in seen:  # the progress bar on the terminal
        seen += os.read(ours, 4096)
    process.send_signal(signal.SIGINT)
    try:
        while piece := os.read(ours, 4096):
            seen += piece
    except OSError:  # how Linux says that the other end is closed
        pass
    os.close(ours)
    assert process.wait() == INTERRUPTED
    assert b"Stopped." in seen
    assert b"Traceback" not in seen
    again = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert again.returncode == 0


def test_words_of_a_page_cannot_steer_the_terminal() -> None:
    assert safe("a\x1b[31mb\u202ec\nd\te\u061c") == "a·[31mb·c d e·"


def test_marks_stand_where_they_should() -> None:
    assert marked("总投资51亿元。", [(3, 7)]).plain == "总投资【51亿元】。"
    assert marked("ab", []).plain == "ab"
    assert marked("【本报讯】总投资51亿元。", [(8, 12)]).plain == "【本报讯】总投资〖51亿元〗。"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["list", "--limit", "-1"], "--limit must be a whole number of at least 1"),
        (["build", "x", "--workers", "99999"], "--workers must be a whole number of at most"),
        (["list", "--conflict"], "--conflict needs a value"),
        (["list", "--known-on", "abc"], "abc is neither a version nor a day"),
        (["restore", "nothing.zip"], "the copy cannot be used: nothing.zip: no such file or folder"),
    ],
)
def test_what_cannot_be_used_is_told_for_what_it_is(arguments: list[str], said: str, ledger: Path) -> None:
    place = ledger.with_name("other") if arguments[0] == "restore" else ledger
    command = [sys.executable, "-m", "liandong", "--lang", "en", arguments[0], "-w", str(place), *arguments[1:]]
    told = subprocess.run(command, capture_output=True, check=False, text=True).stderr
    assert told.startswith(f"Error: {said}")


def test_the_last_day_of_the_calendar_is_today_s_ledger(ledger: Path, run: Run) -> None:
    assert run("list", "-w", ledger, "--known-on", "9999-12-31").exit_code == 0

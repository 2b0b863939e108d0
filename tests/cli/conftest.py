"""A small ledger built through the command line, and a way to call it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from liandong.cli.application import application, language_first
from liandong.cli.voice import Voice
from liandong.messages import language

Run = Callable[..., Result]

PAGES = {
    "推介会.txt": """云津市江临区与海晏区举行投资合作推介会
来源：样例日报 2031-05-19
样例日报云津5月18日电 5月18日，江临区与海晏区投资合作推介会在云津市江临区举行。会上签约项目18个，总投资170亿元。
其中，江临智能装备产业园项目总投资51亿元，由晏海港务集团有限公司投资建设，位于江临区。
江临区投资促进局局长周明远表示，到2033年，江临智能装备产业园将实现年产值300亿元。
""",
    "再报道.txt": """江临智能装备产业园项目开工
来源：样例晚报 2031-09-02
样例晚报云津9月1日电 9月1日，江临智能装备产业园项目在江临区开工建设。该项目总投资62亿元，占地面积1200亩。
晏海港务集团有限公司董事长陆海生出席开工仪式。
""",
}
"""Two made-up reports on one made-up project, which disagree on its investment."""


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    for name, text in PAGES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def run() -> Run:
    """Calls the command line in this process, as `main` does: `run("list", "-w", folder, lang="zh")`, with the lines
    that a person `typed`."""

    def call(*arguments: object, lang: str = "en", program: str = "liandong", typed: str | None = None) -> Result:
        option, ordered = language_first([str(argument) for argument in arguments])
        app = application(Voice(language(option or lang), program))
        return CliRunner().invoke(app, ordered, input=typed, prog_name="liandong")

    return call


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory, pages: Path, run: Run) -> Path:
    """A workspace with both pages; read it, do not build into it."""
    folder = tmp_path_factory.mktemp("workspace") / "ledger"
    result = run("build", "-w", folder, pages)
    assert result.exit_code == 0, result.output
    return folder
